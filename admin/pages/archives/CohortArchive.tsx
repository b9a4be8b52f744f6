import LockIcon from '@mui/icons-material/LockOutlined';
import OpenIcon from '@mui/icons-material/LockOpenOutlined';
import { Alert, Box, Button, LinearProgress, TextField, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';

import { ArchiveReopenDocument, ArchiveSealDocument, CohortArchiveDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { CohortHead, OfCohort } from '../../resources/cohorts/CohortPage.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { ARCHIVE_TONES, type ArchiveSheet } from './archive-tones.js';
import { ArchivePartPanel } from './ArchivePartPanel.js';
import { BoundArchives } from './BoundArchives.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

/** What a class has to keep, part by part: what is there, what is missing, and the place to put it. */
export default function CohortArchive() {
  return <OfCohort>{(cohort) => <Archive cohort={cohort} />}</OfCohort>;
}

function Archive({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const { data, error, refetch } = useRead(CohortArchiveDocument, { cohortId: cohort.id });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const archive = data.cohortArchive;
  if (!archive) return <><CohortHead cohort={cohort} /><EmptyState title={t('archives.notFound')} /></>;
  const { state, present, asked, archivedAt, archivedByName, reopenedAt, reopenReason } = archive;
  return (
    <>
      <CohortHead cohort={cohort} status={<StatusChip tone={ARCHIVE_TONES[state]} label={t(`archives.states.${state}`)} />} actions={archive.viewerCanRule && <Sealing archive={archive} />} />
      {archivedAt && <Alert severity="success" sx={{ mb: 2.5 }}>{t('archives.sealedBy', { name: archivedByName ?? '', at: formatInstant(archivedAt) })}</Alert>}
      {!archivedAt && reopenedAt && <Alert severity="info" sx={{ mb: 2.5 }}>{t('archives.reopenedFor', { at: formatInstant(reopenedAt), reason: reopenReason ?? '' })}</Alert>}
      <Panel>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '240px 1fr' }, gap: 3, alignItems: 'center' }}>
          <Box>
            <Typography sx={{ fontSize: 20, fontWeight: 600 }}>{t('archives.progressOf', { present, asked })}</Typography>
            <LinearProgress variant="determinate" value={asked === 0 ? 0 : (100 * present) / asked} aria-label={t('archives.progressLabel', { present, asked })} sx={{ mt: 1, height: 8, borderRadius: 4 }} />
          </Box>
          <BoundArchives archive={archive} />
        </Box>
      </Panel>
      <Panel flush>{archive.items.map((item) => <ArchivePartPanel key={item.part} archive={archive} item={item} />)}</Panel>
    </>
  );
}

function Sealing({ archive }: { archive: ArchiveSheet }) {
  const t = useT();
  const missingReason = useMissingReason();
  const titleOf = useTitle();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const { cohortId, present, viewerCanSeal, archivedAt } = archive;
  const seal = useCommand(ArchiveSealDocument, { done: t('archives.sealed'), onDone: () => setAsking(false) });
  const reopen = useCommand(ArchiveReopenDocument, { done: t('archives.reopened'), onDone: () => { setAsking(false); setReason(''); } });
  if (archivedAt) return (
    <>
      <Button variant="outlined" startIcon={<OpenIcon />} onClick={() => setAsking(true)}>{t('archives.reopen')}</Button>
      <ConfirmDialog
        open={isAsking} title={t('archives.reopenTitle')} consequence={t('archives.reopenText')} undo={t('archives.reopenUndo')} confirmLabel={t('archives.reopen')} isPending={reopen.isPending} missing={missingReason(reason, t('archives.reason'))}
        onConfirm={() => void reopen.run({ cohortId, reason: reason.trim() })} onClose={() => setAsking(false)}
      >
        <TextField autoFocus fullWidth required label={t('archives.reason')} value={reason} onChange={(event) => setReason(event.target.value)} slotProps={{ htmlInput: { maxLength: 300 } }} sx={{ mt: 2 }} />
      </ConfirmDialog>
    </>
  );
  return (
    <>
      <Tooltip title={viewerCanSeal.reason ?? ''}><span tabIndex={viewerCanSeal.allowed ? undefined : 0} aria-label={viewerCanSeal.reason ?? undefined}><Button variant="contained" startIcon={<LockIcon />} disabled={!viewerCanSeal.allowed} onClick={() => setAsking(true)}>{t('archives.seal')}</Button></span></Tooltip>
      <ConfirmDialog
        open={isAsking} title={t('archives.sealTitle', { title: titleOf(archive) })} consequence={t('archives.sealText', { present })} undo={t('archives.sealUndo')} confirmLabel={t('archives.seal')} isPending={seal.isPending}
        onConfirm={() => void seal.run({ cohortId })} onClose={() => setAsking(false)}
      />
    </>
  );
}
