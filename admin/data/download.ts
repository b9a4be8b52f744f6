import { currentLocale } from '../i18n/locale.js';
import { apiErrorOf, type ErrorAnswer, ownError } from './api-error.js';
import { signInAgain } from './session.js';

/** Fetches a file and hands it to the browser under the name that the server gave it. With a body it is posted, for what the server has not kept. */
export async function download(href: string, body?: object): Promise<void> {
  const response = await fetch(href, {
    credentials: 'same-origin', headers: { 'accept-language': currentLocale(), ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
  if (response.status === 401 && (await signInAgain())) return download(href, body);
  if (!response.ok) {
    const [error] = ((await response.json().catch(() => null)) as { errors?: ErrorAnswer[] } | null)?.errors ?? [];
    throw error ? apiErrorOf(error) : ownError('UNAVAILABLE');
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nameIn(response.headers.get('content-disposition')) ?? href.split('/').pop() ?? 'download';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** RFC 6266: `filename*=UTF-8''…` before `filename="…"`. */
export function nameIn(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? null);
}
