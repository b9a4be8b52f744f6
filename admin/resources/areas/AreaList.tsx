import type { AreasQuery } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';

type Row = AreasQuery['areas'][number];

export default function AreaList() {
  const t = useT();
  const label = useLabel();
  const name = useName();
  return (
    <ResourceList<Row>
      title={t('people.areasTitle')} sub={t('people.areasSub')} perPage={100} to={({ id }) => `/schools?filter=${encodeURIComponent(JSON.stringify({ areaId: id }))}`}
      empty={{ title: t('common.nothingYet'), text: t('people.teachersNoneText') }}
      filters={[{ source: 'search', search: t('people.areasSearch') }, { source: 'stage', label: t('people.areaStage'), choices: useChoices('areaStage') }]}
      columns={[
        { key: 'name', label: t('people.areaName'), value: name, card: 'title' },
        { key: 'code', label: t('people.areaCode'), value: (row) => row.code, card: 'side' },
        { key: 'stage', label: t('people.areaStage'), value: (row) => label('areaStage', row.stage) },
      ]}
    />
  );
}
