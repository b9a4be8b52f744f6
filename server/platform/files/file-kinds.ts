export type FileKind = 'xlsx' | 'docx' | 'pptx' | 'zip' | 'csv' | 'pdf' | 'jpeg' | 'png';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const KINDS: Record<FileKind, { readonly bytes: readonly number[]; readonly mediaType: string }> = {
  xlsx: { bytes: ZIP, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  docx: { bytes: ZIP, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  pptx: { bytes: ZIP, mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' },
  zip: { bytes: ZIP, mediaType: 'application/zip' },
  csv: { bytes: [], mediaType: 'text/csv' },
  pdf: { bytes: [0x25, 0x50, 0x44, 0x46], mediaType: 'application/pdf' },
  jpeg: { bytes: [0xff, 0xd8, 0xff], mediaType: 'image/jpeg' },
  png: { bytes: [0x89, 0x50, 0x4e, 0x47], mediaType: 'image/png' },
};

/** The media type of a file by its first bytes, or null when it is none of these kinds. Office files begin alike: their names tell them apart. */
export function mediaTypeOf(bytes: Uint8Array, name: string, kinds: readonly FileKind[]): string | null {
  const fitting = kinds.filter((each) => (each !== 'csv' || isText(bytes)) && KINDS[each].bytes.every((byte, at) => bytes[at] === byte));
  const kind = fitting.find((each) => name.toLowerCase().endsWith(`.${each}`)) ?? fitting[0];
  return kind ? KINDS[kind].mediaType : null;
}

/** Text has no zero bytes, but for UTF-16, which begins with its mark: an old .xls has them, and so has every container. */
function isText(bytes: Uint8Array): boolean {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return isWide || !bytes.subarray(0, 4096).includes(0);
}

/** What a claim may rest on. */
export const EVIDENCE_KINDS: readonly FileKind[] = ['pdf', 'jpeg', 'png', 'xlsx'];
export const MOST_EVIDENCE_BYTES = 10 * 1024 * 1024;
