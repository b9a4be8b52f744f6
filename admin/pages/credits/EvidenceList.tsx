import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNotify } from 'react-admin';

import { ownError } from '../../data/api-error.js';
import { useT } from '../../i18n/useT.js';
import { formatBytes } from '../../shared/format.js';
import type { Review } from './ClaimPanel.js';

type File = Review['evidence'][number];

/** What a claim rests on. A picture shows here; other files are opened or saved. */
export function EvidenceList({ claimId, evidence, sourceType }: { claimId: string; evidence: readonly File[]; sourceType: string }) {
  const t = useT();
  if (evidence.length === 0) return <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t(sourceType === 'PROVIDER' ? 'credits.panel.providerEvidence' : sourceType === 'STUDIO' ? 'credits.panel.studioEvidence' : 'credits.panel.noEvidence')}</Typography>;
  return <Stack spacing={1}>{evidence.map((file) => <EvidenceFile key={file.id} claimId={claimId} file={file} />)}</Stack>;
}

function EvidenceFile({ claimId, file }: { claimId: string; file: File }) {
  const t = useT();
  const notify = useNotify();
  const [picture, setPicture] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  useEffect(() => () => { if (picture) URL.revokeObjectURL(picture); }, [picture]);
  const open = async () => {
    setPending(true);
    try {
      const response = await fetch(`/downloads/claim-evidence/${claimId}/${file.id}`, { credentials: 'same-origin' });
      if (!response.ok) throw ownError('UNAVAILABLE');
      const url = URL.createObjectURL(await response.blob());
      if (file.mediaType.startsWith('image/')) setPicture(url);
      else showElsewhere(url, file);
    } catch {
      notify(t('common.downloadFailed', { reason: file.name }), { type: 'error' });
    } finally {
      setPending(false);
    }
  };
  return (
    <Box>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>{file.name} <Box component="span" sx={{ color: 'text.secondary' }}>{formatBytes(file.sizeBytes)}</Box></Typography>
        {!picture && <Button variant="outlined" loading={isPending} onClick={() => void open()} sx={{ flexShrink: 0 }}>{t('credits.panel.open')}</Button>}
      </Stack>
      {file.sameContentCount > 0 && <Alert severity="warning" sx={{ mt: 0.5 }}>{t('credits.panel.same', { smart_count: file.sameContentCount })}</Alert>}
      {picture && <Box component="img" src={picture} alt={file.name} sx={({ tokens }) => ({ mt: 1, maxWidth: '100%', border: `1px solid ${tokens.line}`, borderRadius: 1 })} />}
    </Box>
  );
}

/** A PDF opens beside the desk, anything else is saved. */
function showElsewhere(url: string, { name, mediaType }: File): void {
  const link = document.createElement('a');
  link.href = url;
  if (mediaType === 'application/pdf') link.target = '_blank';
  else link.download = name;
  link.rel = 'noopener';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 300_000);
}
