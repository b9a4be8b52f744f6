import type { ProblemParams, RosterProblemCode } from './roster-plan.js';
import type { SheetKey } from './template.js';

/** Fields by column; areas and schools stand as their codes. */
export type Content = Readonly<Record<string, string | null>>;

/** One row to write, with what must still be true when it is written. */
export interface RosterLine {
  readonly sheet: SheetKey;
  readonly rowNumber: number;
  readonly action: 'CREATE' | 'UPDATE';
  readonly naturalKey: string;
  readonly content: Content;
  /** Null for a new row. */
  readonly previous: Content | null;
}

/** What is on file under each natural key. */
export type OnFile = Readonly<Record<SheetKey, ReadonlyMap<string, Content>>>;

export interface PresentFacts {
  readonly onFile: OnFile;
  readonly numberByNationalIdKey: ReadonlyMap<string, string>;
  readonly takenLoginNames: ReadonlySet<string>;
}

/** The fields in which a row differs from what is on file. An empty cell leaves what is there. */
export function changesOf(wanted: Content, onFile: Content): Content {
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => value !== null && value !== onFile[field]));
}

export function picked(content: Content, fields: readonly string[]): Content {
  return Object.fromEntries(fields.map((field) => [field, content[field] ?? null]));
}

/** Whether every one of these fields still stands as it is stated. */
export function stillHolds(stated: Content, onFile: Content | undefined): boolean {
  return onFile !== undefined && Object.entries(stated).every(([field, value]) => (onFile[field] ?? null) === value);
}

/** What happened since the check that keeps this line from being written, or null. */
export function overtaken(line: RosterLine, { onFile, numberByNationalIdKey, takenLoginNames }: PresentFacts): { code: RosterProblemCode; params: ProblemParams } | null {
  const changed = { code: 'CHANGED_SINCE_CHECK', params: {} } as const;
  const { content, previous, naturalKey, sheet } = line;
  if (previous) return stillHolds(previous, onFile[sheet].get(naturalKey)) ? null : changed;
  if (onFile[sheet].has(naturalKey)) return changed;
  if (sheet !== 'teachers') return null;
  const holder = numberByNationalIdKey.get(content.nationalIdKey ?? '');
  if (holder) return { code: 'DUPLICATE_NATIONAL_ID', params: { where: 'database', number: holder } };
  return takenLoginNames.has(naturalKey.toLowerCase()) ? { code: 'LOGIN_NAME_TAKEN', params: {} } : null;
}

/** The code of the area or school that a line leans on, when it names one. */
export function leansOn({ sheet, content }: Pick<RosterLine, 'sheet' | 'content'>): { sheet: SheetKey; code: string } | null {
  if (sheet === 'schools' && content.areaCode) return { sheet: 'areas', code: content.areaCode };
  if (sheet === 'teachers' && content.schoolCode) return { sheet: 'schools', code: content.schoolCode };
  return null;
}
