import type { z } from 'zod';

import type { Bilingual } from './rule-set.js';

/** Where a document is malformed, and how, for the person who wrote it. */
export interface DocumentIssue {
  /** Keys and indexes with dots between, such as `weights.3.centicredits`. */
  readonly path: string;
  readonly at: readonly PropertyKey[];
  readonly words: Bilingual;
}

const OWN_WORDS: Readonly<Record<string, string>> = {
  'a key is lower-case letters, digits and hyphens': '代码只能用小写字母、数字和连字符，如 school-based',
  'a month-day is MM-DD': '月日应写成 MM-DD，如 09-01',
  'a fraction is at most one': '比例不能大于 1',
  'a cap that is a share of the total is enforced at assessment': '按总量比例计算的上限只能在核算时执行（enforcedAt 应为 ASSESSMENT）',
  'an assessment cap spans a year or a cycle': '核算时执行的上限只能按年度或周期',
  'an overflow creates no credits': '充抵不能增加学分（to 不能大于 from）',
  'a rule set ends on or after the day it begins': '施行终止日不能早于起始日',
};

const TYPES: Readonly<Record<string, Bilingual>> = {
  int: { zh: '整数', en: 'a whole number' }, number: { zh: '整数', en: 'a whole number' }, string: { zh: '文字', en: 'text' }, boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表 [ ]', en: 'a list [ ]' }, object: { zh: '一组内容 { }', en: 'a group { }' },
};

/** The issues must have been made with `reportInput`. */
export function documentIssues(issues: readonly z.core.$ZodIssue[]): DocumentIssue[] {
  return issues.map((issue) => ({ path: issue.path.map(String).join('.'), at: issue.path, words: wordsOf(issue) }));
}

function wordsOf(issue: z.core.$ZodIssue): Bilingual {
  const own = OWN_WORDS[issue.message];
  if (own) return { zh: `${own}。`, en: `${issue.message}.` };
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return { zh: '缺少这一项。', en: 'This is missing.' };
  switch (issue.code) {
    case 'invalid_type': {
      const type = TYPES[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      return { zh: `应为${type.zh}。`, en: `This should be ${type.en}.` };
    }
    case 'too_big': return issue.origin === 'string' ? { zh: `最多 ${issue.maximum} 个字。`, en: `At most ${issue.maximum} characters.` } : { zh: `不能大于 ${issue.maximum}。`, en: `At most ${issue.maximum}.` };
    case 'too_small': {
      if (issue.origin === 'string') return { zh: '不能为空。', en: 'This may not be empty.' };
      return issue.origin === 'array' ? { zh: `至少要有 ${issue.minimum} 行。`, en: `At least ${issue.minimum} must be there.` } : { zh: `不能小于 ${issue.minimum}。`, en: `At least ${issue.minimum}.` };
    }
    case 'unrecognized_keys': return { zh: `不认识的字段：${issue.keys.join('、')}。`, en: `Unknown fields: ${issue.keys.join(', ')}.` };
    case 'invalid_value': return { zh: `只能是：${issue.values.map(String).join('、')}。`, en: `One of: ${issue.values.map(String).join(', ')}.` };
    case 'invalid_union': return { zh: '没有这种写法，请对照已发布办法的导出文件。', en: 'There is no such kind; compare the export of a published rule set.' };
    case 'invalid_format': return issue.format === 'date' ? { zh: '日期应写成 YYYY-MM-DD，且确有其日。', en: 'A day is written YYYY-MM-DD and must exist.' } : { zh: '格式不正确。', en: 'The form is not right.' };
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom': return { zh: '内容不正确。', en: 'This is not right.' };
  }
}
