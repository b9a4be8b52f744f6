import { AreasDocument, type SchoolsQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { Count } from '../../shared/Formatted.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { useName } from '../../shared/useName.js';

type Row = SchoolsQuery['schools']['items'][number];

export default function SchoolList() {
  const t = useT();
  const label = useLabel();
  const name = useName();
  const areas = useRead(AreasDocument, {}).data?.areas ?? [];
  return (
    <ResourceList<Row>
      title={t('people.schoolsTitle')} sub={t('people.schoolsSub')} to={({ id }) => `/teachers?filter=${encodeURIComponent(JSON.stringify({ schoolId: id }))}`}
      empty={{ title: t('common.nothingYet'), text: t('people.teachersNoneText') }}
      filters={[
        { source: 'search', search: t('people.schoolsSearch') },
        { source: 'areaId', label: t('people.area'), choices: areas.map((area) => ({ id: area.id, name: name(area) })) },
      ]}
      columns={[
        { key: 'name', label: t('people.schoolName'), value: name, card: 'title' },
        { key: 'code', label: t('people.schoolCode'), value: (row) => row.code, card: 'hidden' },
        { key: 'kind', label: t('people.kind'), value: (row) => label('schoolKind', row.kind) },
        { key: 'area', label: t('people.area'), value: (row) => name(row.area) },
        { key: 'remoteness', label: t('people.remoteness'), value: (row) => label('remoteness', row.remoteness) },
        { key: 'teacherCount', label: t('people.teacherCount'), value: (row) => <Count value={row.teacherCount} />, align: 'right', card: 'side' },
      ]}
    />
  );
}
