import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';

import { asApiError } from '../data/api-error.js';
import { download } from '../data/download.js';
import { useT } from '../i18n/useT.js';

interface DownloadButtonProps {
  /** A GET address of this server that answers with a file. */
  readonly href: string;
  /** “导出 Excel” when left out. */
  readonly label?: string;
  readonly variant?: 'outlined' | 'contained' | 'text';
}

/** Fetches a file with a sign of waiting, and says why when there is none. */
export function DownloadButton({ href, label, variant = 'outlined' }: DownloadButtonProps) {
  const t = useT();
  const notify = useNotify();
  const [isPending, setPending] = useState(false);
  const fetchFile = async () => {
    setPending(true);
    await download(href).catch((error: unknown) => notify(t('common.downloadFailed', { reason: asApiError(error).message }), { type: 'error', multiLine: true }));
    setPending(false);
  };
  return <Button variant={variant} startIcon={<DownloadIcon />} loading={isPending} onClick={() => void fetchFile()}>{label ?? t('common.exportExcel')}</Button>;
}
