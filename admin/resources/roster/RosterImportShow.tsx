import { Alert, AlertTitle, Button } from '@mui/material';
import { Link, useParams } from 'react-router';

import { RosterImportApplyDocument, RosterImportDocument, type RosterImportQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { JobPanel } from '../../shared/JobPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { RosterApply } from './RosterApply.js';
import { RosterCounts } from './RosterCounts.js';
import { RosterDone } from './RosterDone.js';
import { RosterProblems } from './RosterProblems.js';
import { RosterSteps } from './RosterSteps.js';
import { RosterStatus } from './status.js';

export type RosterImport = NonNullable<RosterImportQuery['rosterImport']>;

const LOOK_EVERY_MS = 1_500;
const STEP = { PREPARING: 2, PLANNED: 2, REFUSED: 2, APPLYING: 3, APPLIED: 4, UNDONE: 4 } as const;

/** One import from the check to its end; the page follows the work by itself. */
export default function RosterImportShow() {
  const t = useT();
  const { id = '' } = useParams();
  const first = useRead(RosterImportDocument, { id });
  const status = first.data?.rosterImport?.status;
  const isAtWork = status === 'PREPARING' || status === 'APPLYING';
  // The same query: while somebody works on it, it is asked again and again.
  useRead(RosterImportDocument, { id }, { every: LOOK_EVERY_MS, enabled: isAtWork });
  if (first.error) return <ErrorPanel error={first.error} onRetry={() => void first.refetch()} />;
  if (!first.data) return <Loading />;
  const { rosterImport } = first.data;
  if (!rosterImport) return <ErrorPanel error={null} />;
  const canStartAnew = !isAtWork || rosterImport.isStalled;
  return (
    <>
      <PageHeader
        title={rosterImport.fileName} status={<RosterStatus {...rosterImport} />} sub={t('roster.byAt', { name: rosterImport.createdBy, at: formatInstant(rosterImport.createdAt) })}
        actions={<>
          <Button variant="outlined" component={Link} to="/roster-imports">{t('roster.history')}</Button>
          {canStartAnew && <Button variant="outlined" component={Link} to="/roster-imports/create">{t(rosterImport.status === 'APPLIED' ? 'roster.start' : 'roster.uploadAgain')}</Button>}
        </>}
      />
      <RosterSteps at={STEP[rosterImport.status]} />
      <Body rosterImport={rosterImport} />
    </>
  );
}

function Body({ rosterImport }: { rosterImport: RosterImport }) {
  const t = useT();
  const { status, isStalled, refusal, counts, fileName, undoneBy, undoneAt } = rosterImport;
  if (status === 'PREPARING') return isStalled ? <Alert severity="error">{t('roster.stalledCheck')}</Alert> : <AtWork rosterImport={rosterImport} title={t('roster.checking', { file: fileName })} text={t('roster.checkingText')} />;
  if (status === 'APPLYING') return isStalled ? <Stalled rosterImport={rosterImport} /> : <AtWork rosterImport={rosterImport} title={t('roster.writing', { file: fileName })} text={t('roster.writingText')} />;
  return (
    <>
      {refusal && <Alert severity={status === 'APPLIED' ? 'warning' : 'error'} sx={{ mb: 2.5 }}><AlertTitle sx={{ fontSize: 14, fontWeight: 600 }}>{t(status === 'APPLIED' ? 'roster.halfTitle' : 'roster.refusedTitle')}</AlertTitle>{refusal}</Alert>}
      {status === 'UNDONE' && <Alert severity="info" sx={{ mb: 2.5 }}>{t('roster.undone', { name: undoneBy, at: undoneAt && formatInstant(undoneAt) })}</Alert>}
      {status === 'APPLIED' && <RosterDone rosterImport={rosterImport} />}
      {counts && <RosterCounts counts={counts} />}
      {status === 'PLANNED' && <RosterApply rosterImport={rosterImport} />}
      <RosterProblems rosterImport={rosterImport} />
    </>
  );
}

function AtWork({ rosterImport: { jobId, rowsWritten, rowsToWrite, status }, title, text }: { rosterImport: RosterImport; title: string; text: string }) {
  return <JobPanel jobId={jobId ?? null} title={title} text={text} {...(status === 'APPLYING' ? { known: { done: rowsWritten, total: rowsToWrite } } : {})} />;
}

function Stalled({ rosterImport: { id, onlyGoodRows, rowsWritten, rowsToWrite } }: { rosterImport: RosterImport }) {
  const t = useT();
  const goOn = useCommand(RosterImportApplyDocument);
  return <Alert severity="warning" action={<Button loading={goOn.isPending} onClick={() => void goOn.run({ importId: id, onlyGoodRows })}>{t('roster.goOn')}</Button>}>{t('roster.stalledText', { written: rowsWritten, total: rowsToWrite })}</Alert>;
}
