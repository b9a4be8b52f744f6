import { type Locale, say, type Words } from '../../platform/locale.js';
import type { ColumnSpec, ColumnType, WorkbookSpec } from '../../platform/spreadsheets/index.js';
import type { SimulationOutcome } from './rules/simulation.js';
import type { SimulationCause, SimulationResult, SimulationSchool } from './simulation.types.js';

export const OUTCOME_WORDS: Record<SimulationOutcome, Words> = {
  NOW_MEETS: { zh: '新达标', en: 'Now meets' }, NO_LONGER_MEETS: { zh: '不再达标', en: 'No longer meets' }, GAINS: { zh: '增加', en: 'Gains' }, LOSES: { zh: '减少', en: 'Loses' },
  SAME: { zh: '不变', en: 'Same' }, NOT_JUDGED: { zh: '档案缺少日期', en: 'Date missing' },
};

export interface SimulationSheets { readonly results: AsyncIterable<SimulationResult>; readonly schools: readonly SimulationSchool[]; readonly causes: readonly SimulationCause[] }

/** A trial for Excel: a sheet of teachers with the reasons, one of schools, and one of what makes the difference over all of them. */
export function simulationWorkbook({ results, schools, causes }: SimulationSheets, locale: Locale): WorkbookSpec {
  const told = (words: Words): string => say(words, locale);
  const column = (key: string, zh: string, en: string, type: ColumnType = 'text', width?: number): ColumnSpec => ({ key, header: told({ zh, en }), type, ...(width ? { width } : {}) });
  const met = (value: boolean): string => told(value ? { zh: '达标', en: 'met' } : { zh: '未达标', en: 'not met' });
  const schoolName = ({ name, nameEn }: { name: string; nameEn: string }): string => told({ zh: name, en: nameEn });
  const outcomes = Object.keys(OUTCOME_WORDS) as SimulationOutcome[];
  return {
    sheets: [
      {
        name: told({ zh: '教师', en: 'Teachers' }),
        columns: [
          column('school', '学校', 'School', 'text', 28), column('number', '教师编号', 'Teacher number', 'text', 14), column('name', '姓名', 'Name', 'text', 12), column('outcome', '变化', 'Change', 'text', 12),
          column('beforeMet', '现行办法', 'Today', 'text', 10), column('afterMet', '草案', 'Draft', 'text', 10), column('before', '现计', 'Counts today', 'decimal'), column('after', '草案计', 'Would count', 'decimal'),
          column('difference', '增减', 'Difference', 'decimal'), column('beforeShort', '现差', 'Lacks today', 'decimal'), column('afterShort', '草案差', 'Would lack', 'decimal'), column('why', '原因', 'Why', 'text', 80),
        ],
        rows: mapped(results, (each) => ({
          school: schoolName(each.teacher.school), number: each.teacher.number, name: each.teacher.name, outcome: told(OUTCOME_WORDS[each.outcome as SimulationOutcome]), beforeMet: met(each.beforeMet), afterMet: met(each.afterMet),
          before: each.beforeCenticredits / 100, after: each.afterCenticredits / 100, difference: (each.afterCenticredits - each.beforeCenticredits) / 100,
          beforeShort: each.beforeShortCenticredits / 100, afterShort: each.afterShortCenticredits / 100, why: each.differences.map(({ message }) => message).join(locale === 'en' ? ' ' : ''),
        })),
      },
      {
        name: told({ zh: '学校', en: 'Schools' }),
        columns: [
          column('school', '学校', 'School', 'text', 28), column('teachers', '教师数', 'Teachers', 'integer'), ...outcomes.map((outcome) => column(outcome, OUTCOME_WORDS[outcome].zh, OUTCOME_WORDS[outcome].en, 'integer')),
          column('beforeMet', '现达标', 'Meet today', 'integer'), column('afterMet', '草案达标', 'Would meet', 'integer'), column('before', '人均现计', 'Average today', 'decimal'), column('after', '人均草案计', 'Average then', 'decimal'),
        ],
        rows: schools.map((each) => ({
          school: schoolName(each.school), teachers: each.teacherCount, ...Object.fromEntries(each.totals.map(({ outcome, count }) => [outcome, count])), beforeMet: each.beforeMetCount, afterMet: each.afterMetCount,
          before: each.beforeAverageCenticredits / 100, after: each.afterAverageCenticredits / 100,
        })),
      },
      {
        name: told({ zh: '差异来自哪里', en: 'Causes' }),
        columns: [column('teachers', '教师数', 'Teachers', 'integer'), column('cause', '原因', 'Why', 'text', 100)],
        rows: causes.map(({ teacherCount, difference }) => ({ teachers: teacherCount, cause: difference.message })),
      },
    ],
  };
}

async function* mapped<T, R>(items: AsyncIterable<T>, change: (item: T) => R): AsyncGenerator<R> {
  for await (const item of items) yield change(item);
}
