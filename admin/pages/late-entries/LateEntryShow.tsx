import { Alert, Box, Button, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { LateEntryBatchDocument, type LateEntryBatchQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Facts } from '../../shared/Facts.js';
import { formatCredits, formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { BATCH_TONES } from './batch-tones.js';
import { BatchActions } from './BatchActions.js';
import { EditDialog } from './EditDialog.js';
import { FillPanel } from './FillPanel.js';
import { LateEntryRows } from './LateEntryRows.js';

export type Batch = NonNullable<LateEntryBatchQuery['lateEntryBatch']>;

/** The submission that somebody is looking at: the page is read again while he reads, and he posts nothing that he did not read. */
interface Seen { readonly id: string; readonly revision: number }

/** One batch: the order, its figures, the next step, and every row. */
export default function LateEntryShow() {
  const t = useT();
  const locale = useLocale();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(LateEntryBatchDocument, { id });
  const [seen, setSeen] = useState<Seen | null>(null);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { lateEntryBatch: batch } = data;
  if (!batch) return <ErrorPanel error={null} />;
  if (seen?.id !== id) setSeen({ id, revision: batch.revision });
  const revision = seen?.id === id ? seen.revision : batch.revision;
  const isNews = batch.viewerCanApprove.allowed && batch.revision !== revision;
  const { orderNumber, orderTitle, organ, orderDay, fromDay, toDay, cutOffDay, status, readyCount, suspectCount, refusedCount, worthCenticredits, expectedCenticredits, postedCenticredits } = batch;
  const isPosted = status === 'POSTED' || status === 'REVERSED';
  const credits = isPosted ? postedCenticredits : expectedCenticredits;
  return (
    <>
      <PageHeader
        title={orderNumber} status={<StatusChip tone={BATCH_TONES[status]} label={t(`lateEntries.statuses.${status}`)} />} sub={orderTitle}
        actions={<><Button variant="outlined" component={Link} to="/late-entries">{t('lateEntries.all')}</Button><DownloadButton href={`/downloads/late-entries/${id}/rows.xlsx?lang=${locale}`} label={t('lateEntries.rows.excel')} /></>}
      />
      {status === 'OPEN' && batch.returnReason && <Alert severity="warning" sx={{ mb: 2.5 }}>{t('lateEntries.history.returned', { name: batch.decidedBy, at: batch.decidedAt && formatInstant(batch.decidedAt), reason: batch.returnReason })}</Alert>}
      {isNews && (
        <Alert severity="warning" sx={{ mb: 2.5 }} action={<Button color="inherit" onClick={() => setSeen({ id, revision: batch.revision })}>{t('lateEntries.news.looked')}</Button>}>
          {t('lateEntries.news.text', { name: batch.submittedBy, at: batch.submittedAt && formatInstant(batch.submittedAt) })}
        </Alert>
      )}
      <Panel>
        <Stats>
          <Stat label={t(isPosted ? 'lateEntries.statuses.POSTED' : 'lateEntries.figures.ready')} value={readyCount} />
          <Stat label={t('lateEntries.figures.suspect')} value={suspectCount} />
          <Stat label={t('lateEntries.figures.refused')} value={refusedCount} />
          <Stat label={t('lateEntries.figures.worth')} value={formatCredits(worthCenticredits)} />
          <Stat label={t(isPosted ? 'lateEntries.figures.posted' : 'lateEntries.figures.expected')} value={formatCredits(credits)} />
          <Stat label={t('lateEntries.figures.lost')} value={formatCredits(worthCenticredits - credits)} />
        </Stats>
        <BatchActions key={batch.revision} batch={batch} shownRevision={revision} />
      </Panel>
      <Panel title={t('lateEntries.order')} actions={<OrderActions batch={batch} />}>
        <Facts facts={[
          { label: t('lateEntries.organ'), value: organ }, { label: t('lateEntries.orderDay'), value: orderDay }, { label: t('lateEntries.days'), value: `${fromDay} – ${toDay}` }, { label: t('lateEntries.cutOffDay'), value: cutOffDay },
        ]} />
        <Box sx={{ mt: 2 }}>{historyOf(batch, t).map((each) => <Typography key={each} sx={{ fontSize: 13, color: 'text.secondary' }}>{each}</Typography>)}</Box>
      </Panel>
      {batch.viewerCanFill.allowed && <FillPanel batchId={id} />}
      <LateEntryRows batch={batch} />
    </>
  );
}

/** The document itself, and the way to mend what was typed of it. */
function OrderActions({ batch }: { batch: Batch }) {
  const t = useT();
  const [isEditing, setEditing] = useState(false);
  const { id, fileName, viewerCanEdit: { allowed, reason } } = batch;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <DownloadButton variant="text" href={`/downloads/late-entries/${id}/order`} label={fileName} />
      <Tooltip title={reason ?? ''}><span><Button variant="outlined" disabled={!allowed} onClick={() => setEditing(true)}>{t('lateEntries.edit.title')}</Button></span></Tooltip>
      {isEditing && <EditDialog batch={batch} onClose={() => setEditing(false)} />}
    </Box>
  );
}

function historyOf({ status, openedBy, openedAt, submittedBy, submittedAt, decidedBy, decidedAt, returnReason, reversedBy, reversedAt, reversalReason }: Batch, t: ReturnType<typeof useT>): string[] {
  const at = (instant: string | null | undefined) => (instant ? formatInstant(instant) : '');
  const decided = status === 'DISCARDED' ? t('lateEntries.history.discarded', { name: decidedBy, at: at(decidedAt), reason: returnReason }) : status === 'POSTED' || status === 'REVERSED' ? t('lateEntries.history.posted', { name: decidedBy, at: at(decidedAt) }) : null;
  return [
    t('lateEntries.history.opened', { name: openedBy, at: at(openedAt) }),
    ...(submittedBy && status !== 'OPEN' ? [t('lateEntries.history.submitted', { name: submittedBy, at: at(submittedAt) })] : []),
    ...(decided ? [decided] : []),
    ...(reversedBy ? [t('lateEntries.history.reversed', { name: reversedBy, at: at(reversedAt), reason: reversalReason })] : []),
  ];
}
