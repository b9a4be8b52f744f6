import { ownError } from '../../data/api-error.js';
import { download } from '../../data/download.js';

const SHOWN = /^(application\/pdf|image\/(png|jpeg))$/;

/**
 * Opens a PDF or a picture beside the desk; anything else is saved.
 * @throws ApiError
 */
export async function openFile(url: string, mediaType: string): Promise<void> {
  if (!SHOWN.test(mediaType)) return download(url);
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw ownError('UNAVAILABLE');
  const address = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), { href: address, target: '_blank', rel: 'noopener' });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 300_000);
}
