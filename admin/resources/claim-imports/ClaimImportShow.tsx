import { Alert, AlertTitle, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { CreditClaimImportApplyDocument, CreditClaimImportDocument, type CreditClaimImportQuery, CreditClaimImportUndoDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useJobProgress } from '../../data/useJobProgress.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatCredits, formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { useName } from '../../shared/useName.js';
import { ClaimImportRows } from './ClaimImportRows.js';
import { ImportStatus } from './status.js';

type Import = NonNullable<CreditClaimImportQuery['creditClaimImport']>;

const LOOK_EVERY_MS = 1_500;

/** One workbook of claims from the check to its end; the page follows the work by itself. */
export default function ClaimImportShow() {
  const t = useT();
  const name = useName();
  const locale = useLocale();
  const { id = '' } = useParams();
  const first = useRead(CreditClaimImportDocument, { id });
  const status = first.data?.creditClaimImport?.status;
  // The same query: while somebody works on it, it is asked again and again.
  useRead(CreditClaimImportDocument, { id }, { every: LOOK_EVERY_MS, enabled: status === 'PREPARING' || status === 'APPLYING' });
  if (first.error) return <ErrorPanel error={first.error} onRetry={() => void first.refetch()} />;
  if (!first.data) return <Loading />;
  const { creditClaimImport: claims } = first.data;
  if (!claims) return <ErrorPanel error={null} />;
  const isChecked = claims.status !== 'PREPARING' && claims.status !== 'REFUSED';
  return (
    <>
      <PageHeader
        title={claims.fileName} status={<ImportStatus {...claims} />} sub={<>{name(claims.school)} · {t('claimImports.byAt', { name: claims.createdBy, at: formatInstant(claims.createdAt) })}</>}
        actions={<><Button variant="outlined" component={Link} to="/claim-imports">{t('claimImports.history')}</Button>{isChecked && <DownloadButton href={`/downloads/credit-claim-imports/${id}.xlsx?lang=${locale}`} label={t('claimImports.rows.excel')} />}</>}
      />
      <Body claims={claims} />
      {isChecked && <ClaimImportRows claims={claims} />}
    </>
  );
}

function Body({ claims }: { claims: Import }) {
  const t = useT();
  const { status, isStalled, refusal, readyCount, suspectCount, refusedCount, worthCenticredits, decidedCount, undoneBy, undoneAt } = claims;
  if (status === 'PREPARING' || status === 'APPLYING') return isStalled ? <Stalled claims={claims} /> : <AtWork claims={claims} />;
  if (status === 'REFUSED') return <Alert severity="error" sx={{ mb: 2.5 }} action={<Button component={Link} to="/claim-imports/create">{t('claimImports.start')}</Button>}><AlertTitle sx={{ fontSize: 14, fontWeight: 600 }}>{t('claimImports.refusedTitle')}</AlertTitle>{refusal}</Alert>;
  return (
    <>
      {status === 'UNDONE' && <Alert severity="info" sx={{ mb: 2.5 }}>{t('claimImports.undone', { name: undoneBy, at: undoneAt && formatInstant(undoneAt) })}</Alert>}
      <Panel>
        <Stats>
          <Stat label={t(status === 'PLANNED' ? 'claimImports.figures.ready' : 'claimImports.rows.filed')} value={readyCount} />
          <Stat label={t('claimImports.figures.suspect')} value={suspectCount} />
          <Stat label={t('claimImports.figures.refused')} value={refusedCount} />
          <Stat label={t('claimImports.figures.worth')} value={formatCredits(worthCenticredits)} />
          {status === 'APPLIED' && <Stat label={t('claimImports.figures.decided')} value={decidedCount} />}
        </Stats>
        {status === 'PLANNED' && <Apply claims={claims} />}
        {status === 'APPLIED' && <Undo claims={claims} />}
      </Panel>
    </>
  );
}

function AtWork({ claims: { jobId, fileName, status } }: { claims: Import }) {
  const t = useT();
  const job = useJobProgress(jobId);
  const share = job && job.progressTotal > 0 ? Math.min(100, (100 * job.progressDone) / job.progressTotal) : undefined;
  const title = t(status === 'PREPARING' ? 'claimImports.working.check' : 'claimImports.working.file', { file: fileName });
  return (
    <Panel title={title}>
      <LinearProgress {...(share === undefined ? {} : { variant: 'determinate', value: share })} aria-label={title} sx={{ height: 6, borderRadius: 3, my: 1 }} />
      <Typography sx={{ color: 'text.secondary' }}>{t('claimImports.working.text')}</Typography>
    </Panel>
  );
}

function Stalled({ claims: { id, onlyGoodRows, status } }: { claims: Import }) {
  const t = useT();
  const goOn = useCommand(CreditClaimImportApplyDocument);
  const again = status === 'APPLYING'
    ? <Button loading={goOn.isPending} onClick={() => void goOn.run({ importId: id, onlyGoodRows })}>{t('claimImports.goOn')}</Button>
    : <Button component={Link} to="/claim-imports/create">{t('claimImports.start')}</Button>;
  return <Alert severity="warning" sx={{ mb: 2.5 }} action={again}>{t('claimImports.stalledText')}</Alert>;
}

/** All of it or the good rows alone; the server says which of the two can be done. */
function Apply({ claims: { id, readyCount, suspectCount, refusedCount, viewerCanApply, viewerCanApplyGoodRows } }: { claims: Import }) {
  const t = useT();
  const [isAsked, setAsked] = useState(false);
  const apply = useCommand(CreditClaimImportApplyDocument, { onDone: () => setAsked(false) });
  const count = readyCount + suspectCount;
  return (
    <>
      {!viewerCanApply.allowed && <Alert severity={viewerCanApplyGoodRows.allowed ? 'warning' : 'info'} sx={{ mt: 2 }}>{viewerCanApply.reason}</Alert>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 2, '&:empty': { mt: 0 } }}>
        {viewerCanApplyGoodRows.allowed && <Button variant="contained" onClick={() => setAsked(true)}>{t(viewerCanApply.allowed ? 'claimImports.apply.all' : 'claimImports.apply.good', { count })}</Button>}
        {refusedCount > 0 && <Button variant="outlined" component={Link} to="/claim-imports/create">{t('claimImports.apply.again')}</Button>}
      </Box>
      <ConfirmDialog
        open={isAsked} title={t('claimImports.apply.title', { count })} confirmLabel={t('claimImports.apply.confirm')} undo={t('claimImports.apply.undo')} isPending={apply.isPending}
        consequence={<>{t('claimImports.apply.consequence')}{suspectCount > 0 && <><br />{t('claimImports.apply.suspects', { smart_count: suspectCount })}</>}{refusedCount > 0 && <><br />{t('claimImports.apply.leftOut', { smart_count: refusedCount })}</>}</>}
        onClose={() => setAsked(false)} onConfirm={() => void apply.run({ importId: id, onlyGoodRows: refusedCount > 0 })}
      />
    </>
  );
}

function Undo({ claims: { id, viewerCanUndo } }: { claims: Import }) {
  const t = useT();
  const [isAsked, setAsked] = useState(false);
  const undo = useCommand(CreditClaimImportUndoDocument, { onDone: () => setAsked(false) });
  if (!viewerCanUndo.allowed) return <Typography sx={{ mt: 1.5, fontSize: 13, color: 'text.secondary' }}>{viewerCanUndo.reason}</Typography>;
  return (
    <>
      <Button variant="outlined" color="error" sx={{ mt: 2 }} onClick={() => setAsked(true)}>{t('claimImports.undo.button')}</Button>
      <ConfirmDialog open={isAsked} title={t('claimImports.undo.title')} confirmLabel={t('claimImports.undo.button')} undo={t('claimImports.undo.undo')} consequence={t('claimImports.undo.consequence')} isPending={undo.isPending} onClose={() => setAsked(false)} onConfirm={() => void undo.run({ importId: id })} />
    </>
  );
}
