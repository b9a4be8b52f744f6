import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Alert, Box, Button, LinearProgress, Stack, Typography } from '@mui/material';
import { type DragEvent, useRef, useState } from 'react';

import { asApiError } from '../data/api-error.js';
import { upload, type UploadedFile } from '../data/upload.js';
import { useT } from '../i18n/useT.js';
import { formatBytes } from './format.js';

interface UploadBoxProps {
  /** What the server keeps it for: `roster`, `evidence`, … */
  readonly purpose: string;
  /** File endings, such as `.xlsx`. */
  readonly accept: string;
  readonly mostBytes: number;
  /** What to bring, in a sentence. */
  readonly hint?: string;
  readonly onUploaded: (file: UploadedFile) => void;
}

type State = { at: 'empty' } | { at: 'sending'; file: File; share: number } | { at: 'failed'; file: File; reason: string } | { at: 'done'; file: UploadedFile };

/** Takes one file by drop or choice. A file that did not arrive stays at hand and can be sent again. */
export function UploadBox({ purpose, accept, mostBytes, hint, onUploaded }: UploadBoxProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>({ at: 'empty' });
  const [isOver, setOver] = useState(false);

  const send = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > mostBytes) return setState({ at: 'failed', file, reason: t('common.upload.tooLarge', { most: formatBytes(mostBytes) }) });
    setState({ at: 'sending', file, share: 0 });
    try {
      const uploaded = await upload(purpose, file, { onProgress: (share) => setState({ at: 'sending', file, share }) });
      setState({ at: 'done', file: uploaded });
      onUploaded(uploaded);
    } catch (error) {
      setState({ at: 'failed', file, reason: asApiError(error).message });
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  const choose = () => input.current?.click();

  return (
    <Box
      onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}
      sx={({ tokens }) => ({ p: 2.5, borderRadius: 1, border: `1.5px dashed ${isOver ? tokens.accent : tokens.line}`, bgcolor: isOver ? tokens.accentSoft : tokens.raised })}
    >
      <input ref={input} type="file" accept={accept} hidden onChange={(event) => { void send(event.target.files?.[0]); event.target.value = ''; }} />
      {state.at === 'empty' && (
        <Stack spacing={1} sx={{ alignItems: 'center', textAlign: 'center' }}>
          <Button variant="outlined" startIcon={<UploadIcon />} onClick={choose}>{t(isOver ? 'common.upload.dropHere' : 'common.upload.drop')}</Button>
          {hint && <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{hint}</Typography>}
        </Stack>
      )}
      {state.at === 'sending' && (
        <>
          <Typography sx={{ mb: 1 }}>{state.file.name} · {t('common.upload.sending', { percent: Math.round(state.share * 100) })}</Typography>
          <LinearProgress variant="determinate" value={state.share * 100} />
        </>
      )}
      {state.at === 'failed' && (
        <Alert severity="error" action={<><Button onClick={() => void send(state.file)}>{t('common.retry')}</Button><Button onClick={choose}>{t('common.upload.another')}</Button></>}>
          {t('common.upload.failed', { name: state.file.name, reason: state.reason })}
        </Alert>
      )}
      {state.at === 'done' && (
        <Alert severity="success" action={<Button onClick={choose}>{t('common.upload.another')}</Button>}>
          {t('common.upload.done', { name: state.file.name, size: formatBytes(state.file.sizeBytes) })}
        </Alert>
      )}
    </Box>
  );
}
