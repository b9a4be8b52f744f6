import { AreasDocument, type TeachersQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';

type Row = TeachersQuery['teachers']['items'][number];

export default function TeacherList() {
  const t = useT();
  const label = useLabel();
  const name = useName();
  const areas = useRead(AreasDocument, {}).data?.areas ?? [];
  return (
    <ResourceList<Row>
      title={t('people.teachersTitle')} sub={t('people.teachersSub')} to={({ id }) => `/teachers/${id}/show`}
      empty={{ title: t('people.teachersNone'), text: t('people.teachersNoneText') }}
      sorts={[{ id: 'NAME', name: t('people.byName') }, { id: 'NUMBER', name: t('people.byNumber') }, { id: 'SCHOOL', name: t('people.bySchool') }]}
      filters={[
        { source: 'search', search: t('people.teachersSearch') },
        { source: 'areaId', label: t('people.area'), choices: areas.map((area) => ({ id: area.id, name: name(area) })) },
        { source: 'schoolId', field: (value, onChange) => <SchoolField label={t('people.school')} value={value} onChange={onChange} /> },
        { source: 'stage', label: t('people.stage'), choices: useChoices('stage') },
        { source: 'subject', label: t('people.subject'), choices: useChoices('subject') },
      ]}
      columns={[
        { key: 'name', label: t('people.name'), value: (row) => row.name, card: 'title' },
        { key: 'number', label: t('people.number'), value: (row) => row.number, card: 'side' },
        { key: 'school', label: t('people.school'), value: (row) => name(row.school) },
        { key: 'stage', label: t('people.stage'), value: (row) => label('stage', row.stage) },
        { key: 'subject', label: t('people.subject'), value: (row) => label('subject', row.subject) },
        { key: 'title', label: t('people.title'), value: (row) => label('title', row.title) },
        { key: 'post', label: t('people.post'), value: (row) => label('post', row.post), card: 'hidden' },
        { key: 'status', label: t('people.status'), value: (row) => (row.status === 'ACTIVE' ? label('teacherStatus', row.status) : <StatusChip tone="plain" label={label('teacherStatus', row.status)} />), card: 'hidden' },
      ]}
    />
  );
}
