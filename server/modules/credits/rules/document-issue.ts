import type { z } from 'zod';

import { nearestName } from './nearest-name.js';
import type { Bilingual } from './rule-set.js';
import { codeWords, FIELD_WORDS, SECTIONS } from './rule-set-words.js';

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
  'a cap on the highest holds when posted, over a course, a year or a cycle': '“只计最高”的上限只能在登记时执行，并按同一课程、年度或周期（enforcedAt 应为 LEDGER，span 不能是 RECORD）',
  'a rule set ends on or after the day it begins': '施行终止日不能早于起始日',
};

const TYPES: Readonly<Record<string, Bilingual>> = {
  int: { zh: '整数', en: 'a whole number' }, number: { zh: '整数', en: 'a whole number' }, string: { zh: '文字', en: 'text' }, boolean: { zh: ' true 或 false', en: 'true or false' },
  array: { zh: '列表 [ ]', en: 'a list [ ]' }, object: { zh: '一组内容 { }', en: 'a group { }' },
};

/** The issues must have been made with `reportInput`. */
export function documentIssues(issues: readonly z.core.$ZodIssue[]): DocumentIssue[] {
  return issues.map((issue) => ({ path: issue.path.map(String).join('.'), at: issue.path, words: wordsOf(issue) }));
}

function wordsOf(issue: z.core.$ZodIssue): Bilingual {
  const own = OWN_WORDS[issue.message];
  if (own) return { zh: `${own}。`, en: `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.` };
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return { zh: '缺少这一项，请补上。', en: 'This is missing: add it.' };
  if (issue.path.at(-2) === 'posted') return { zh: '应为数额（百分之一的整数，750 表示 7.5），或不予登记的原因代码，如 YEAR_CLOSED。', en: 'This should be an amount in hundredths (750 is 7.5), or the code of a refusal such as YEAR_CLOSED.' };
  switch (issue.code) {
    case 'invalid_type': {
      const type = TYPES[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      const how = howTo(issue.expected, issue.input, String(issue.path.at(-1) ?? ''));
      return { zh: `应为${type.zh}${how.zh}。`, en: `This should be ${type.en}${how.en}.` };
    }
    case 'too_big': return issue.origin === 'string' ? { zh: `最多 ${issue.maximum} 个字。`, en: `At most ${issue.maximum} characters.` } : { zh: `不能大于 ${issue.maximum}。`, en: `At most ${issue.maximum}.` };
    case 'too_small': {
      if (issue.origin === 'string') return { zh: '不能为空。', en: 'This may not be empty.' };
      return issue.origin === 'array' ? { zh: `至少要有 ${issue.minimum} 行。`, en: `At least ${issue.minimum} must be there.` } : { zh: `不能小于 ${issue.minimum}。`, en: `At least ${issue.minimum}.` };
    }
    case 'unrecognized_keys': return unknownFieldWords(issue.keys);
    case 'invalid_value': return oneOf(issue.values);
    case 'invalid_union': return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options) : { zh: '没有这种写法，请对照已发布办法的导出文件。', en: 'There is no such kind; compare the export of a published rule set.' };
    case 'invalid_format': return issue.format === 'date' ? { zh: '日期应写成 YYYY-MM-DD（如 2026-01-31），且确有其日。', en: 'A day is written YYYY-MM-DD, such as 2026-01-31, and must exist.' } : { zh: '格式不正确，请对照已发布办法的导出文件。', en: 'The form is not right; compare the export of a published rule set.' };
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom': return { zh: '内容不正确，请对照已发布办法的导出文件。', en: 'This is not right; compare the export of a published rule set.' };
  }
}

function oneOf(values: readonly unknown[]): Bilingual {
  const codes = values.map(String).map((code) => [code, codeWords(code)] as const);
  return {
    zh: `只能是：${codes.map(([code, words]) => (words ? `${code}（${words.zh}）` : code)).join('、')}。`,
    en: `This should be one of: ${codes.map(([code, words]) => (words ? `${code} (${words.en})` : code)).join(', ')}.`,
  };
}

/** Every field that a document may have somewhere. */
const FIELDS: readonly string[] = [...new Set([...SECTIONS, ...Object.keys(FIELD_WORDS), 'key', 'version', 'numerator', 'denominator', 'zh', 'en', 'accredited'])];

/** Fields that are not known, and what was perhaps meant. */
export function unknownFieldWords(keys: readonly string[], known: readonly string[] = FIELDS): Bilingual {
  const meant = keys.map((key) => [key, nearestName(key, known)] as const);
  return {
    zh: `不认识的字段：${meant.map(([key, name]) => (name ? `${key}（是不是“${name}”？）` : key)).join('、')}。请改正或删去。`,
    en: `Unknown fields: ${meant.map(([key, name]) => (name ? `${key} (is “${name}” meant?)` : key)).join(', ')}. Mend or delete them.`,
  };
}

/** What to do about a value of another type, as far as the value tells. */
function howTo(expected: string, input: unknown, field: string): Bilingual {
  const isNumber = expected === 'int' || expected === 'number';
  if (isNumber && typeof input === 'number' && /centicredits$/i.test(field)) return { zh: `：金额按百分之一填写，${input} 应写作 ${Math.round(input * 100)}`, en: `: amounts are hundredths, so ${input} is written ${Math.round(input * 100)}` };
  if (isNumber && typeof input === 'string') return { zh: '，不加引号，用半角数字', en: ', without quotes, in plain digits' };
  if (expected === 'boolean' && typeof input === 'string') return { zh: '，不加引号', en: ', without quotes' };
  if (expected === 'array' && typeof input === 'string') return { zh: '，如 ["school-based"]', en: ', such as ["school-based"]' };
  if (input === null) return { zh: '，不能是 null', en: ', not null' };
  return { zh: '', en: '' };
}
