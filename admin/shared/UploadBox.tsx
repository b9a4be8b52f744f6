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
  /** Several at once, sent one after the other. */
  readonly multiple?: boolean;
  /** The next file waits for what is done with this one; false when it was refused, and the person was told. */
  readonly onUploaded: (file: UploadedFile) => void | Promise<boolean>;
}

type State = { at: 'empty' } | { at: 'sending'; file: File; share: number } | { at: 'failed'; files: File[]; reason: string } | { at: 'done'; files: UploadedFile[] };

/** Takes a file by drop or choice. What did not arrive stays at hand and can be sent again. */
export function UploadBox({ purpose, accept, mostBytes, hint, multiple = false, onUploaded }: UploadBoxProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>({ at: 'empty' });
  const [isOver, setOver] = useState(false);

  const send = async (file: File): Promise<UploadedFile | string | null> => {
    if (!isTaken(file.name, accept)) return t('common.upload.wrongType', { types: endingsOf(accept).join(t('common.listComma')) });
    if (file.size > mostBytes) return t('common.upload.tooLarge', { most: formatBytes(mostBytes) });
    setState({ at: 'sending', file, share: 0 });
    try {
      const uploaded = await upload(purpose, file, { onProgress: (share) => setState({ at: 'sending', file, share }) });
      return (await onUploaded(uploaded)) === false ? null : uploaded;
    } catch (error) {
      return asApiError(error).message;
    }
  };
  const sendAll = async (files: readonly File[]) => {
    const failed: File[] = [];
    const done: UploadedFile[] = [];
    let reason = '';
    for (const file of multiple ? files : files.slice(0, 1)) {
      const sent = await send(file);
      if (typeof sent === 'string') {
        reason = sent;
        failed.push(file);
      } else if (sent) done.push(sent);
    }
    if (failed.length > 0) setState({ at: 'failed', files: failed, reason });
    else setState(done.length > 0 ? { at: 'done', files: done } : { at: 'empty' });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void sendAll([...event.dataTransfer.files]);
  };
  const choose = () => input.current?.click();

  return (
    <Box
      onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}
      sx={({ tokens }) => ({ p: 2.5, borderRadius: 1, border: `1.5px dashed ${isOver ? tokens.accent : tokens.line}`, bgcolor: isOver ? tokens.accentSoft : tokens.raised })}
    >
      <input ref={input} type="file" accept={accept} multiple={multiple} hidden onChange={(event) => { void sendAll([...event.target.files ?? []]); event.target.value = ''; }} />
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
        <Alert severity="error" action={<><Button onClick={() => void sendAll(state.files)}>{t('common.retry')}</Button><Button onClick={choose}>{t('common.upload.another')}</Button></>}>
          {t('common.upload.failed', { name: namesOf(state.files), reason: state.reason })}
        </Alert>
      )}
      {state.at === 'done' && (
        <Alert severity="success" action={<Button onClick={choose}>{t('common.upload.another')}</Button>}>
          {t('common.upload.done', { name: namesOf(state.files), size: formatBytes(state.files.reduce((sum, each) => sum + each.sizeBytes, 0)) })}
        </Alert>
      )}
    </Box>
  );
}

const endingsOf = (accept: string): string[] => accept.split(',').map((each) => each.slice(1).toUpperCase());
/** What has no ending at all is for the server to look into. */
const isTaken = (name: string, accept: string): boolean => !name.includes('.') || endingsOf(accept).includes(name.slice(name.lastIndexOf('.') + 1).toUpperCase());

const namesOf = (files: readonly { readonly name: string }[]): string => (files.length > 1 ? `${files[0]?.name ?? ''} (+${files.length - 1})` : files[0]?.name ?? '');
