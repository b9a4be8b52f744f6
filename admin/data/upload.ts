import { currentLocale } from '../i18n/locale.js';
import { ApiError, apiErrorOf, type ErrorAnswer, ownError } from './api-error.js';
import { signInAgain } from './session.js';

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface UploadOptions {
  /** From 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** A line that says nothing for so long is lost, though nobody says so. */
const SILENCE_MS = 45_000;

/**
 * Sends one file for a purpose (`roster`, `evidence`, …) and tells how far it is.
 *
 * @throws ApiError NETWORK or TIMEOUT when the connection was lost: the file is still at hand and can be sent again.
 */
export async function upload(purpose: string, file: File, options: UploadOptions = {}): Promise<UploadedFile> {
  try {
    return await send(purpose, file, options);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'UNAUTHENTICATED' || !(await signInAgain())) throw error;
    return send(purpose, file, options);
  }
}

/** XMLHttpRequest, since fetch does not tell the progress of what it sends. */
function send(purpose: string, file: File, { onProgress, signal }: UploadOptions): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const http = new XMLHttpRequest();
    http.open('POST', `/uploads/${purpose}`);
    http.responseType = 'json';
    http.setRequestHeader('accept-language', currentLocale());
    let silence: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => { reject(ownError('TIMEOUT')); http.abort(); }, SILENCE_MS);
    };
    http.upload.onprogress = ({ loaded, total }) => {
      listen();
      onProgress?.(total > 0 ? loaded / total : 0);
    };
    http.onloadend = () => clearTimeout(silence);
    http.onerror = () => reject(ownError('NETWORK'));
    http.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'));
    http.onload = () => {
      const answer = http.response as (UploadedFile & { errors?: ErrorAnswer[] }) | null;
      const [error] = answer?.errors ?? [];
      if (http.status === 200 && answer) resolve(answer);
      else reject(error ? apiErrorOf(error) : ownError('UNAVAILABLE'));
    };
    signal?.addEventListener('abort', () => http.abort(), { once: true });
    const form = new FormData();
    form.append('file', file);
    listen();
    http.send(form);
  });
}
