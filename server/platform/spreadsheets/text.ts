/** What was mended in a text, in the order in which it is done. */
export type Mend = 'CONTROL_REMOVED' | 'INVISIBLE_REMOVED' | 'HALF_WIDTH' | 'NORMALISED' | 'SPACES_TRIMMED' | 'SPACES_COLLAPSED';

export interface CleanedText {
  text: string;
  /** Empty when the text was clean. */
  mends: Mend[];
}

const CLEAN = /^(?:[!-~\u4e00-\u9fff\u3001\u3002\u300a\u300b]+(?: [!-~\u4e00-\u9fff\u3001\u3002\u300a\u300b]+)*)?$/u;
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Cs}/gu;
/** Zero-width and direction marks, soft hyphen, BOM, fillers; variation selectors stay: they tell rare characters apart. */
const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0001}\u{e0020}-\u{e007f}]/gu;
const FULL_WIDTH_ALPHANUMERIC = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/gu;
/** Full-width punctuation, signs and currency: what Chinese text is written with, and NFKC would take away. */
const CHINESE_PUNCTUATION = /([\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffe6\u2026\u2025\u2033\u2034\u2460-\u24ff\u3251-\u32bf]+)/u;
/** Tabs and line breaks too. */
const SPACES = /[\p{Z}\s\u0085]+/gu;
const OUTER_SPACES = /^[\p{Z}\s\u0085]+|[\p{Z}\s\u0085]+$/gu;

/**
 * Text as it should be kept: NFKC, half-width digits and letters, no control or zero-width
 * characters, every kind of space trimmed and collapsed to one. Chinese punctuation （，：）, ellipses
 * and circled numbers stay as written, because titles are printed; {@link matchingKey} folds them too.
 * Tabs and line breaks count as spaces.
 */
export function cleanText(value: string): CleanedText {
  if (CLEAN.test(value)) return { text: value, mends: [] };
  const mends: Mend[] = [];
  let text = value;
  const mend = (kind: Mend, next: string): void => {
    if (next !== text) mends.push(kind);
    text = next;
  };
  mend('CONTROL_REMOVED', text.replace(CONTROL, ''));
  mend('INVISIBLE_REMOVED', text.replace(INVISIBLE, ''));
  mend('HALF_WIDTH', text.replace(FULL_WIDTH_ALPHANUMERIC, (character) => character.normalize('NFKC')));
  mend('NORMALISED', normalised(text));
  mend('SPACES_TRIMMED', text.replace(OUTER_SPACES, ''));
  mend('SPACES_COLLAPSED', text.replace(SPACES, ' '));
  return { text, mends };
}

/** NFKC of everything but Chinese punctuation; spaces are left to the later steps. */
function normalised(text: string): string {
  return text
    .split(/([\p{Z}\s]+)/u)
    .map((part, index) => index % 2 === 1 ? part : part.split(CHINESE_PUNCTUATION).map((piece, at) => at % 2 === 1 ? piece : piece.normalize('NFKC')).join(''))
    .join('');
}

/** A key to compare texts by, never to show: clean, full NFKC, lower case, without any space. */
export function matchingKey(value: string): string {
  return cleanText(value).text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}
