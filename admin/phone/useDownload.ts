import { useState } from 'react';

import { asApiError } from '../data/api-error.js';
import { download } from '../data/download.js';
import { useT } from './words.js';

/** A paper fetched by a button: it says that it is on its way, and why it did not come. */
export function useDownload(): { fetchFile: (path: string) => Promise<void>; isPending: boolean; problem: string | null } {
  const t = useT();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const fetchFile = async (path: string) => {
    setPending(true);
    await download(path).then(() => setProblem(null), (error: unknown) => setProblem(t('common.downloadFailed', { reason: asApiError(error).message })));
    setPending(false);
  };
  return { fetchFile, isPending, problem };
}
