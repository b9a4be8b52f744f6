import { Box } from '@mui/material';
import { useState } from 'react';

import { type BatchCardFragment, ExternalRecordsDocument, type LearningRecordStatus } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { useChoices } from '../../shared/useChoices.js';
import { type RecordRow, useRecordColumns } from './record-columns.js';

const PER_PAGE = 50;

/** What the batch held, in its order, with what it was told. */
export function BatchRecords({ batch, status, onStatus }: { batch: BatchCardFragment; status: LearningRecordStatus | null; onStatus: (status: LearningRecordStatus | null) => void }) {
  const t = useT();
  const [page, setPage] = useState(1);
  const columns = useRecordColumns();
  const statuses = useChoices('learningRecordStatus');
  const { data, error, refetch, isPlaceholderData } = useRead(ExternalRecordsDocument, { filter: { batchId: batch.id, status: status ? [status] : null }, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const change = (value: string | null): void => {
    setPage(1);
    onStatus(value as LearningRecordStatus | null);
  };
  return (
    <Panel title={t('intake.batches.list')} flush actions={<Box sx={{ width: 168 }}><ChoiceField label={t('intake.records.answer')} value={status} choices={statuses} onChange={change} /></Box>}>
      {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
      {!data && !error && <Loading />}
      {data && <ResponsiveList<RecordRow> rows={data.externalRecords.items.map((each) => ({ ...each, id: `${each.ordinal}` }))} columns={columns} label={t('intake.batches.list')} isStale={isPlaceholderData} empty={<EmptyState title={t('common.noMatchTitle')} text={t('common.noMatchText')} />} />}
      {data && data.externalRecords.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={data.externalRecords.totalCount} onPage={setPage} />}
    </Panel>
  );
}
