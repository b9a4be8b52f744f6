import { Alert, AlertTitle, Button, Stack } from '@mui/material';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { RegistrationImportCancelDocument, RegistrationImportDocument, type RegistrationImportQuery, RegistrationImportTakeDocument, type RegistrationLineOutcome } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Count } from '../../shared/Formatted.js';
import { JobPanel } from '../../shared/JobPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { ImportLines } from './ImportLines.js';
import { ImportState, ImportSteps, sumsOf, useDeskOf } from './import-words.js';

export type List = NonNullable<RegistrationImportQuery['registrationImport']>;

const LOOK_EVERY_MS = 1_500;
const STEP = { CHECKING: 2, REFUSED: 1, CHECKED: 2, TAKING: 3, TAKEN: 4, CANCELLED: 2 } as const;

/** One list from the check to its end; the page follows the work by itself. */
export default function ImportShow() {
  const t = useT();
  const titleOf = useTitle();
  const deskOf = useDeskOf();
  const { id = '' } = useParams();
  const first = useRead(RegistrationImportDocument, { id });
  const list = first.data?.registrationImport;
  const isAtWork = (list?.status === 'CHECKING' || list?.status === 'TAKING') && !list.isStalled;
  // The same query: while somebody works on it, it is asked again and again.
  useRead(RegistrationImportDocument, { id }, { every: LOOK_EVERY_MS, enabled: isAtWork });
  if (first.error) return <ErrorPanel error={first.error} onRetry={() => void first.refetch()} />;
  if (!first.data) return <Loading />;
  if (!list) return <EmptyState title={t('registrationImport.notFound')} />;
  return (
    <>
      <PageHeader
        title={list.fileName} status={<ImportState {...list} />} sub={<><Link to={deskOf(list.cohort)} style={{ color: 'inherit' }}>{titleOf(list.cohort)}</Link> · {list.createdBy} · {formatInstant(list.createdAt)}</>}
        actions={<>
          <Button variant="outlined" component={Link} to={deskOf(list.cohort)}>{t('registrationImport.toDesk')}</Button>
          {!isAtWork && <Button variant="outlined" component={Link} to={`/cohorts/${list.cohort.id}/registration-import`}>{t('registrationImport.another')}</Button>}
        </>}
      />
      <ImportSteps at={STEP[list.status]} />
      <Body list={list} />
    </>
  );
}

function Body({ list }: { list: List }) {
  const t = useT();
  const { status, isStalled, fileName, refusal, ignoredColumns, counts, taken, takenBy, takenAt } = list;
  const { ready, bad, rows } = sumsOf(counts);
  const goOn = useCommand(RegistrationImportTakeDocument);
  if (status === 'CHECKING') return isStalled ? <Alert severity="error">{t('registrationImport.stalledCheck')}</Alert> : <JobPanel jobId={list.jobId ?? null} title={t('registrationImport.checking', { file: fileName })} text={t('registrationImport.checkingText')} />;
  if (status === 'REFUSED') return <Alert severity="error"><AlertTitle sx={{ fontSize: 14, fontWeight: 600 }}>{t('registrationImport.refusedTitle')}</AlertTitle>{refusal}</Alert>;
  const isTaken = status === 'TAKEN';
  return (
    <>
      {status === 'TAKING' && (isStalled
        ? <Alert severity="warning" sx={{ mb: 2.5 }} action={<Button loading={goOn.isPending} onClick={() => void goOn.run({ importId: list.id })}>{t('registrationImport.goOn')}</Button>}>{t('registrationImport.stalledTake', { taken })}</Alert>
        : <JobPanel jobId={list.jobId ?? null} title={t('registrationImport.taking', { file: fileName })} text={t('registrationImport.takingText')} known={{ done: taken, total: ready }} />)}
      {isTaken && <Alert severity="success" sx={{ mb: 2.5 }}>{t('registrationImport.take.done', { name: takenBy, at: takenAt && formatInstant(takenAt), taken })}</Alert>}
      {ignoredColumns.length > 0 && <Alert severity="info" sx={{ mb: 2.5 }}>{t('registrationImport.ignored', { columns: ignoredColumns.join('、') })}</Alert>}
      <Panel title={t(isTaken ? 'registrationImport.counts.titleTaken' : 'registrationImport.counts.title')}>
        <Stats>
          <Stat label={t('registrationImport.counts.rows')} value={<Count value={rows} />} />
          <Stat label={t(isTaken ? 'registrationImport.counts.taken' : 'registrationImport.counts.ready')} value={<Count value={isTaken ? taken : ready} />} />
          <Stat label={t('registrationImport.counts.bad')} value={<Count value={bad} />} />
        </Stats>
        {status === 'CHECKED' && <Take list={list} />}
      </Panel>
      <ImportLines list={list} />
    </>
  );
}

/** What will follow, and the way out. */
function Take({ list: { id, counts, viewerCanTake } }: { list: List }) {
  const t = useT();
  const [isAsked, setAsked] = useState(false);
  const take = useCommand(RegistrationImportTakeDocument, { onDone: () => setAsked(false) });
  const cancel = useCommand(RegistrationImportCancelDocument, { done: t('registrationImport.take.cancelled') });
  const { ready, bad } = sumsOf(counts);
  const of = (outcome: RegistrationLineOutcome): number => counts.find((each) => each.outcome === outcome)?.count ?? 0;
  return (
    <>
      {!viewerCanTake.allowed && <Alert severity="warning" sx={{ mt: 2 }}>{viewerCanTake.reason}</Alert>}
      <Stack direction="row" spacing={1} useFlexGap sx={{ mt: 2, flexWrap: 'wrap' }}>
        {viewerCanTake.allowed && <Button variant="contained" onClick={() => setAsked(true)}>{t('registrationImport.take.act', { count: ready })}</Button>}
        <Button variant="outlined" loading={cancel.isPending} onClick={() => void cancel.run({ importId: id })}>{t('registrationImport.take.cancel')}</Button>
      </Stack>
      <ConfirmDialog
        open={isAsked} title={t('registrationImport.take.title', { count: ready })} confirmLabel={t('registrationImport.take.confirm')} undo={t('registrationImport.take.undo')} isPending={take.isPending}
        consequence={<>{t('registrationImport.take.text', { admitted: of('ADMITTED'), waiting: of('WAITING'), requested: of('REQUESTED') })}{bad > 0 && <><br />{t('registrationImport.take.leftOut', { count: bad })}</>}</>}
        onClose={() => setAsked(false)} onConfirm={() => void take.run({ importId: id })}
      />
    </>
  );
}
