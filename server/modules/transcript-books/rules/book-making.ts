import type { Words } from '../../../platform/locale.js';

/** What one book holds: a large school at once, and few enough for the printer's time on a small machine. */
export const MOST_TEACHERS = 400;

/** A number out of a list that was pasted, and where it stands first; the line is null where all stands on one. */
export interface PastedNumber { readonly number: string; readonly line: number | null }

export type MakeRefusal =
  | { readonly code: 'TOO_MANY_NUMBERS'; readonly count: number }
  | { readonly code: 'NUMBERS_UNKNOWN'; readonly numbers: readonly PastedNumber[] }
  | { readonly code: 'NOBODY' }
  | { readonly code: 'TOO_MANY'; readonly count: number };

export interface BookFacts {
  /** Numbers that nobody within reach has. */
  readonly unknownNumbers: readonly PastedNumber[];
  readonly teacherCount: number;
}

/** Why so long a list is not even looked up, or null. */
export function refusalToLookUp(pasted: readonly PastedNumber[]): MakeRefusal | null {
  return pasted.length > MOST_TEACHERS ? { code: 'TOO_MANY_NUMBERS', count: pasted.length } : null;
}

/** Why there is no book of these teachers, or null. */
export function refusalToMake({ unknownNumbers, teacherCount }: BookFacts): MakeRefusal | null {
  if (unknownNumbers.length > 0) return { code: 'NUMBERS_UNKNOWN', numbers: unknownNumbers };
  if (teacherCount === 0) return { code: 'NOBODY' };
  return teacherCount > MOST_TEACHERS ? { code: 'TOO_MANY', count: teacherCount } : null;
}

/** Teacher numbers as they come from a list that was pasted: between blanks, commas or line ends, each once. */
export function numbersIn(pasted: string): PastedNumber[] {
  const lines = pasted.trimEnd().split(/\r\n|[\n\r]/);
  const found = new Map<string, PastedNumber>();
  for (const [at, line] of lines.entries()) {
    for (const number of line.normalize('NFKC').toUpperCase().split(/[\s,;、，；]+/u).filter(Boolean)) {
      if (!found.has(number)) found.set(number, { number, line: lines.length > 1 ? at + 1 : null });
    }
  }
  return [...found.values()];
}

const MOST_NAMED = 30;
export const makeWords: { [C in MakeRefusal['code']]: (refusal: Extract<MakeRefusal, { code: C }>) => Words & { field?: string } } = {
  TOO_MANY_NUMBERS: ({ count }) => ({ zh: `一次最多 ${MOST_TEACHERS} 人，您粘贴了 ${count} 个教师编号。请分成 ${Math.ceil(count / MOST_TEACHERS)} 次办理。`, en: `One book holds ${MOST_TEACHERS} teachers; you pasted ${count} teacher numbers. Make it in ${Math.ceil(count / MOST_TEACHERS)} parts.`, field: 'input.numbers' }),
  NUMBERS_UNKNOWN: ({ numbers }) => {
    const [named, more] = [numbers.slice(0, MOST_NAMED), numbers.length - MOST_NAMED];
    const each = (at: (line: number) => string): string[] => named.map(({ number, line }) => (line === null ? number : `${at(line)} ${number}`));
    return {
      zh: `有 ${numbers.length} 个编号查无此人，或不在您的管理范围内：${each((line) => `第 ${line} 行`).join('、')}${more > 0 ? `，另有 ${more} 个` : ''}。请改正或去掉后再提交。`,
      en: `Nobody within your reach has ${numbers.length === 1 ? 'this number' : `these ${numbers.length} numbers`}: ${each((line) => `line ${line}`).join(', ')}${more > 0 ? ` and ${more} more` : ''}. Correct them or take them out, then ask again.`, field: 'input.numbers',
    };
  },
  NOBODY: () => ({ zh: '没有选中教师：请选择学校、勾选教师，或粘贴教师编号。', en: 'No teachers were chosen: choose a school, tick teachers, or paste teacher numbers.' }),
  TOO_MANY: ({ count }) => ({ zh: `一次最多 ${MOST_TEACHERS} 人，现有 ${count} 人，请分次办理。`, en: `One book holds ${MOST_TEACHERS} teachers; there are ${count}. Make it in parts.` }),
};
