import type { Words } from '../../../platform/locale.js';

/** What one book holds: a large school at once, and few enough for the printer's time on a small machine. */
export const MOST_TEACHERS = 400;

export type MakeRefusal =
  | { readonly code: 'NUMBERS_UNKNOWN'; readonly numbers: readonly string[] }
  | { readonly code: 'NOBODY' }
  | { readonly code: 'TOO_MANY'; readonly count: number };

export interface BookFacts {
  /** Numbers that nobody within reach has. */
  readonly unknownNumbers: readonly string[];
  readonly teacherCount: number;
}

/** Why there is no book of these teachers, or null. */
export function refusalToMake({ unknownNumbers, teacherCount }: BookFacts): MakeRefusal | null {
  if (unknownNumbers.length > 0) return { code: 'NUMBERS_UNKNOWN', numbers: unknownNumbers };
  if (teacherCount === 0) return { code: 'NOBODY' };
  return teacherCount > MOST_TEACHERS ? { code: 'TOO_MANY', count: teacherCount } : null;
}

/** Teacher numbers as they come from a list that was pasted: between blanks, commas or line ends, each once. */
export function numbersIn(pasted: string): string[] {
  return [...new Set(pasted.normalize('NFKC').toUpperCase().split(/[\s,;、，；]+/u).filter(Boolean))];
}

const MOST_NAMED = 10;
export const makeWords: { [C in MakeRefusal['code']]: (refusal: Extract<MakeRefusal, { code: C }>) => Words & { field?: string } } = {
  NUMBERS_UNKNOWN: ({ numbers }) => {
    const [named, more] = [numbers.slice(0, MOST_NAMED), numbers.length > MOST_NAMED];
    return { zh: `有 ${numbers.length} 个编号查无此人，或不在您的管理范围内：${named.join('、')}${more ? '等' : ''}。请核对后再提交。`, en: `Nobody within your reach has ${numbers.length === 1 ? 'this number' : `these ${numbers.length} numbers`}: ${named.join(', ')}${more ? ' and others' : ''}. Check and ask again.`, field: 'input.numbers' };
  },
  NOBODY: () => ({ zh: '没有选中教师：请选择学校、勾选教师，或粘贴教师编号。', en: 'No teachers were chosen: choose a school, tick teachers, or paste teacher numbers.' }),
  TOO_MANY: ({ count }) => ({ zh: `一次最多 ${MOST_TEACHERS} 人，现有 ${count} 人，请分次办理。`, en: `One book holds ${MOST_TEACHERS} teachers; there are ${count}. Make it in parts.` }),
};
