import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router';

import { useT } from '../../i18n/useT.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { useChoices } from '../../shared/useChoices.js';
import { type RecordRow, useRecordColumns } from './record-columns.js';
import { useProviderChoices } from './useProviderChoices.js';

export default function RecordList() {
  const t = useT();
  return (
    <ResourceList<RecordRow>
      title={t('intake.records.title')} sub={t('intake.records.sub')} empty={{ title: t('intake.records.none'), text: t('intake.batches.noneText') }}
      filters={[
        { source: 'search', search: t('intake.records.search') },
        { source: 'providerId', label: t('intake.batches.provider'), choices: useProviderChoices() },
        { source: 'status', label: t('intake.records.answer'), choices: useChoices('learningRecordStatus') },
      ]}
      columns={[...useRecordColumns(), { key: 'batch', label: t('intake.records.batch'), value: ({ batchId, batchKey }) => <MuiLink component={Link} to={`/intake-batches/${batchId}/show`}>{batchKey}</MuiLink>, card: 'hidden' }]}
    />
  );
}
