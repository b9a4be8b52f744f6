import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';

import { ArchiveBindDocument, type BoundArchiveKind } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { formatBytes, formatInstant } from '../../shared/format.js';
import { JobProgressDialog } from '../../shared/JobProgressDialog.js';
import { StatusChip } from '../../shared/StatusChip.js';
import type { ArchiveSheet } from './archive-tones.js';

/** The zip and the PDF: when they were made, whether something changed since, and the buttons. */
export function BoundArchives({ archive }: { archive: ArchiveSheet }) {
  const t = useT();
  const [following, setFollowing] = useState<{ kind: BoundArchiveKind; jobId: string } | null>(null);
  const bind = useCommand(ArchiveBindDocument);
  const start = async (kind: BoundArchiveKind) => {
    const payload = await bind.run({ cohortId: archive.cohortId, kind });
    const jobId = payload?.archive?.[kind === 'ZIP' ? 'zip' : 'pdf'].jobId;
    if (jobId) setFollowing({ kind, jobId });
  };
  const href = (kind: BoundArchiveKind): string => `/downloads/cohort-archive/${archive.cohortId}.${kind.toLowerCase()}`;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
      {(['ZIP', 'PDF'] as const).map((kind) => {
        const { madeAt, sizeBytes, isStale, jobId } = archive[kind === 'ZIP' ? 'zip' : 'pdf'];
        return (
          <Box key={kind}>
            <Typography sx={{ fontWeight: 600 }}>{t(kind === 'ZIP' ? 'archives.zip' : 'archives.pdf')}</Typography>
            <Typography component="div" sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>
              {madeAt ? t('archives.madeAt', { at: formatInstant(madeAt), size: formatBytes(sizeBytes ?? 0) }) : t('archives.notMade')} {isStale && <StatusChip tone="warn" label={t('archives.stale')} />}
            </Typography>
            <Stack direction="row" spacing={1} className="no-print" sx={{ flexWrap: 'wrap' }} useFlexGap>
              {madeAt && <DownloadButton href={href(kind)} label={t('archives.download')} variant={isStale ? 'outlined' : 'contained'} />}
              {jobId ? <Button variant="text" onClick={() => setFollowing({ kind, jobId })}>{t('archives.making')}…</Button>
                : <Button variant={madeAt && !isStale ? 'text' : 'outlined'} loading={bind.isPending} onClick={() => void start(kind)}>{t(madeAt ? 'archives.again' : kind === 'ZIP' ? 'archives.makeZip' : 'archives.makePdf')}</Button>}
            </Stack>
          </Box>
        );
      })}
      <JobProgressDialog jobId={following?.jobId ?? null} title={t('archives.makingTitle')} onClose={() => setFollowing(null)}>
        {() => following && <Stack direction="row" spacing={2} sx={{ mt: 2, alignItems: 'center' }}><Typography>{t('archives.made')}</Typography><DownloadButton href={href(following.kind)} label={t('archives.download')} variant="contained" /></Stack>}
      </JobProgressDialog>
    </Box>
  );
}
