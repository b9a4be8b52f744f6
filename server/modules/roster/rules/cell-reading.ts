import { readDate } from '../../organisations/rules/date-reading.js';
import { maskedNationalId, refusalOfNationalId } from '../../teachers/rules/national-id.js';
import { nearest } from '../../teachers/rules/nearest.js';
import type { ProblemParams, RosterCell, RosterProblemCode } from './roster-plan.js';
import type { ColumnKind, TemplateColumn } from './template.js';
import type { Word } from '../../organisations/rules/vocabulary.js';

export interface CellProblem {
  readonly severity: 'error' | 'mended';
  readonly code: RosterProblemCode;
  readonly params: ProblemParams;
}

export interface CellReading {
  /** What to store: trimmed text, a vocabulary code or a day. Null when the cell is empty or refused. */
  readonly value: string | null;
  readonly problems: readonly CellProblem[];
}

const NO_PROBLEMS: readonly CellProblem[] = [];
/** What most cells hold: nothing in it can need mending, apart from small letters in a code. */
const PLAIN = /^(?:[!-~]+|[\u4e00-\u9fff]+)$/;
const CODE_LIKE: ReadonlySet<ColumnKind> = new Set(['code', 'national_id', 'mobile', 'date']);
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;
/** Excel keeps fifteen digits. */
const EXCEL_DIGITS = 15;
const SPACES = /[\s\u00a0\u200b-\u200d\u2060\u3000\ufeff]+/gu;
const PERSON = /^[\p{L}\p{M}\p{Co}·.'’ -]{2,}$/u;
const MOBILE = /^1[2-9]\d{9}$/;

/** Reads one cell by its column: mends what has one reading, and refuses the rest with the first reason. */
export function readCell(cell: RosterCell | undefined, column: TemplateColumn, today: string): CellReading {
  if (!cell) return missing(column);
  const problems: CellProblem[] = [];
  const refuse = (code: RosterProblemCode, params: ProblemParams = {}): CellReading => ({
    value: null, problems: [...problems, { severity: 'error', code, params }],
  });
  const mend = (code: RosterProblemCode, taken: string): void => {
    problems.push({ severity: 'mended', code, params: { taken: shown(taken, column) } });
  };

  if (cell.merged) return refuse('MERGED_CELL');
  if (cell.type === 'error' || (cell.type === 'formula' && (cell.value === null || /^#[A-Z]/.test(String(cell.value))))) {
    return refuse('FORMULA_ERROR');
  }
  if (cell.value === null || cell.type === 'empty') return missing(column);
  if (typeof cell.value === 'boolean' || (cell.type === 'date' && column.kind !== 'date')) {
    return refuse('WRONG_TYPE', { type: cell.type });
  }
  if (column.kind !== 'date' && isScientific(cell.value)) return refuse('SCIENTIFIC_NOTATION');

  const text = plainText(String(cell.value), column, mend);
  if (text === '') return column.required ? refuse('REQUIRED') : { value: null, problems };
  if (typeof cell.value === 'number' && column.kind !== 'date' && cell.type !== 'formula') mend('NUMBER_NOT_TEXT', text);
  const length = text.length > column.maxLength ? [...text].length : text.length;
  if (length > column.maxLength && column.kind !== 'national_id') return refuse('TOO_LONG', { length, most: column.maxLength });

  switch (column.kind) {
    case 'text':
    case 'reference':
      return { value: text, problems };
    case 'person':
      return PERSON.test(text) ? { value: text, problems } : refuse('NAME_FORMAT');
    case 'code':
      return column.pattern && !column.pattern.test(text) ? refuse('CODE_FORMAT', { pattern: column.helpZh, patternEn: column.helpEn }) : { value: text, problems };
    case 'mobile':
      return MOBILE.test(text) ? { value: text, problems } : refuse('MOBILE_FORMAT');
    case 'national_id': {
      const refusal = refusalOfNationalId(text, today);
      if (!refusal) return { value: text, problems };
      if (refusal.code === 'ID_LENGTH') return refuse('ID_LENGTH', { length: refusal.length });
      return refuse(refusal.code, refusal.code === 'ID_CHARACTERS' ? { position: refusal.position } : {});
    }
    case 'choice': {
      const words = column.words ?? [];
      const word = words.find(({ zh, en }) => zh === text || en === text);
      if (word) return { value: word.code, problems };
      const other = words.find(({ code, en, alsoWritten }) =>
        code === text || en.toLowerCase() === text.toLowerCase() || alsoWritten?.includes(text));
      if (other) {
        mend('OTHER_SPELLING', other.zh);
        return { value: other.code, problems };
      }
      return refuse('UNKNOWN_VALUE', { suggestion: suggestedWord(text, words), allowed: words.map(({ zh }) => zh).join('、') });
    }
    case 'date': {
      const reading = readDate(typeof cell.value === 'number' ? cell.value : text, cell.type === 'date');
      if ('refusal' in reading) return refuse(reading.refusal);
      if (reading.mend) mend(reading.mend, reading.day);
      return { value: reading.day, problems };
    }
  }
}

/** A cell's content as a report may show it: identity and telephone numbers are masked wherever they stand. */
export function shownCell(cell: RosterCell | undefined, column: TemplateColumn): string | null {
  if (!cell || cell.value === null) return null;
  if (column.kind !== 'date' && typeof cell.value !== 'boolean' && isScientific(cell.value)) {
    return Number(cell.value).toExponential(5).replace('e', 'E');
  }
  return shown(String(cell.value), column);
}

export function shown(text: string, { kind }: Pick<TemplateColumn, 'kind'>): string {
  const digits = text.normalize('NFKC').replace(/[^0-9]/g, '').length;
  if (kind !== 'national_id' && kind !== 'mobile' && digits < 11) return [...text].slice(0, 60).join('');
  return maskedNationalId(text.replace(SPACES, ' ').trim());
}

/** The listed word to which the text, or another spelling of the word, comes nearest; '' when none does. */
function suggestedWord(text: string, words: readonly Word<string>[]): string {
  const spelling = nearest(text, words.flatMap(({ zh, alsoWritten }) => [zh, ...(alsoWritten ?? [])]));
  return words.find(({ zh, alsoWritten }) => spelling !== null && (zh === spelling || alsoWritten?.includes(spelling)))?.zh ?? '';
}

function missing(column: TemplateColumn): CellReading {
  return { value: null, problems: column.required ? [{ severity: 'error', code: 'REQUIRED', params: {} }] : NO_PROBLEMS };
}

function isScientific(value: string | number): boolean {
  if (typeof value === 'number') return Math.abs(value) >= 10 ** EXCEL_DIGITS;
  return SCIENTIFIC.test(value.trim());
}

/** Text as a keyboard in half-width would have typed it, each kind of mend reported once. */
function plainText(written: string, { kind }: TemplateColumn, mend: (code: RosterProblemCode, taken: string) => void): string {
  if (PLAIN.test(written) && !(/[a-z]/.test(written) && (kind === 'code' || kind === 'national_id'))) return written;
  let text = written;
  const half = text.replace(CODE_LIKE.has(kind) ? /[！-～]/gu : /[０-９Ａ-Ｚａ-ｚ]/gu, (character) => character.normalize('NFKC'));
  if (half !== text) mend('FULL_WIDTH', text = half);
  const tight = withoutSpaces(text, kind);
  if (tight !== text) {
    text = tight;
    if (text !== '') mend('SPACES', text);
  }
  if ((kind === 'code' || kind === 'national_id') && text !== text.toUpperCase()) mend('LETTER_CASE', text = text.toUpperCase());
  if (kind === 'person' && /[•・‧․．∙⋅]/u.test(text)) mend('MIDDLE_DOT', text = text.replace(/[•・‧․．∙⋅]/gu, '·'));
  return text.normalize('NFC');
}

/** None in a code; in a text single ones, and none between Chinese characters. */
function withoutSpaces(text: string, kind: ColumnKind): string {
  if (CODE_LIKE.has(kind) && !(kind === 'date' && /\d \d/.test(text))) return text.replace(SPACES, '');
  return text.replace(SPACES, ' ').trim().replace(/(?<=[\p{Script=Han}·]) (?=[\p{Script=Han}·])/gu, '');
}
