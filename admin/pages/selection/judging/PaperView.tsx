import FileIcon from '@mui/icons-material/DescriptionOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';

import { asApiError } from '../../../data/api-error.js';
import type { PaperFragment } from '../../../data/generated/operations.js';
import { useT } from '../../../i18n/useT.js';
import { formatBytes } from '../../../shared/format.js';
import { openFile } from '../open-file.js';
import { useLesson } from '../selection-words.js';

/** The work and nothing else: code, subject, title, statement, files under numbers. */
export function PaperView({ paper }: { paper: PaperFragment }) {
  const t = useT();
  const lesson = useLesson();
  return (
    <Box component="article" sx={{ px: { xs: 2, md: 3 }, py: 2.5, minWidth: 0 }}>
      <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('selection.judging.paper', { code: paper.blindCode })} · {lesson(paper)}</Typography>
      <Typography variant="h2" sx={{ fontSize: { xs: 18, md: 20 }, mt: 0.5, mb: 2 }}>{paper.work}</Typography>
      <Typography variant="h3" sx={{ fontSize: 13, color: 'text.secondary', mb: 0.5 }}>{t('selection.judging.statement')}</Typography>
      <Typography component="div" sx={{ fontSize: 15, lineHeight: 1.8, whiteSpace: 'pre-wrap', maxWidth: '44em' }}>{paper.statement}</Typography>
      <Typography variant="h3" sx={{ fontSize: 13, color: 'text.secondary', mt: 2.5, mb: 0.75 }}>{t('selection.judging.evidence')}</Typography>
      {paper.evidence.length === 0 && <Typography sx={{ color: 'text.secondary', fontSize: 13 }}>{t('selection.judging.noEvidence')}</Typography>}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>{paper.evidence.map((file) => <FileButton key={file.ordinal} file={file} />)}</Stack>
    </Box>
  );
}

function FileButton({ file: { ordinal, kind, sizeBytes, url } }: { file: PaperFragment['evidence'][number] }) {
  const t = useT();
  const notify = useNotify();
  const [isPending, setPending] = useState(false);
  const open = async (): Promise<void> => {
    setPending(true);
    await openFile(url, kind).catch((error: unknown) => notify(t('common.downloadFailed', { reason: asApiError(error).message }), { type: 'error' }));
    setPending(false);
  };
  return <Button variant="outlined" startIcon={<FileIcon />} loading={isPending} onClick={() => void open()}>{t('selection.judging.file', { n: ordinal })}<Typography component="span" sx={{ ml: 1, fontSize: 12, color: 'text.secondary' }}>{formatBytes(sizeBytes)}</Typography></Button>;
}
