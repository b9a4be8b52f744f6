import type { Words } from '../../platform/locale.js';
import { type Contradiction, contradictionsIn } from './rules/contradictions.js';
import type { DocumentIssue } from './rules/document-issue.js';
import { JsonSyntaxError, type PositionedJson, readPositionedJson } from './rules/document-position.js';
import { parseRuleSet, type RuleSet } from './rules/rule-set.js';
import { placeWords } from './rules/rule-set-words.js';
import { parseTestCases, runTestCase, type TestCase, type TestCaseResult } from './rules/test-case.js';

/** What a person writes and carries about: the rules and the cases kept with them. */
export interface RuleSetFile { readonly ruleSet: RuleSet; readonly testCases: readonly TestCase[] }

/** Where a file is malformed: the line from 1, the path of the field and what the tables call it; path and place are empty for the file as a whole. */
export interface FileProblem { readonly line: number; readonly path: string; readonly place: Words; readonly words: Words }

const WHOLE_FILE = { path: '', place: { zh: '', en: '' } };

export type ReadRuleSetFile = ({ readonly ok: true } & RuleSetFile) | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** The tables of a province in two languages, with their test cases, several times over. */
export const MOST_FILE_BYTES = 500_000;
const MOST_PROBLEMS = 20;
const FORMAT = 'shixun-rule-set';

/**
 * Reads the file that {@link writeRuleSetFile} writes, or a bare rule set as those that are shipped.
 * Nothing of it is executed or fetched: it is JSON.
 */
export function readRuleSetFile(text: string): ReadRuleSetFile {
  if (Buffer.byteLength(text) > MOST_FILE_BYTES) return malformed({ line: 1, ...WHOLE_FILE, words: { zh: `文件超过 ${MOST_FILE_BYTES / 1000} KB，请精简后再导入。`, en: `The file is larger than ${MOST_FILE_BYTES / 1000} KB.` } });
  const json = positioned(text);
  if ('problem' in json) return malformed(json.problem);
  const { value } = json;
  const whole = typeof value === 'object' && value !== null && 'ruleSet' in value ? value as { ruleSet: unknown; testCases?: unknown } : { ruleSet: value };
  const isWrapped = whole === value;
  const ruleSet = parseRuleSet(whole.ruleSet);
  const testCases = parseTestCases(whole.testCases ?? []);
  const problems = [
    ...(ruleSet.ok ? [] : problemsOf(json, isWrapped ? ['ruleSet'] : [], ruleSet.issues)),
    ...(testCases.ok ? [] : problemsOf(json, ['testCases'], testCases.issues)),
  ];
  return ruleSet.ok && testCases.ok ? { ok: true, ruleSet: ruleSet.ruleSet, testCases: testCases.testCases } : malformed(...problems.slice(0, MOST_PROBLEMS));
}

const malformed = (...problems: FileProblem[]): ReadRuleSetFile => ({ ok: false, problems });

function positioned(text: string): PositionedJson | { readonly problem: FileProblem } {
  try {
    return readPositionedJson(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { line, column } = error;
    return { problem: { line, ...WHOLE_FILE, words: { zh: `第 ${line} 行第 ${column} 个字符处不是合法的 JSON：请检查引号、逗号、括号，以及是否有重复的字段。`, en: `Line ${line}, character ${column} is no JSON: look for quotes, commas, brackets, and fields given twice.` } } };
  }
}

function problemsOf(json: PositionedJson, under: readonly string[], issues: readonly DocumentIssue[]): FileProblem[] {
  return issues.map(({ at, words }) => {
    const path = [...under, ...at];
    return { line: json.lineOf(path), path: path.map(String).join('.'), place: placeWords(json.value, path), words };
  });
}

const README = [
  '金额是百分之一（整数）：750 表示 7.5；时间是分钟；日期写作 2026-01-01，月日写作 09-01。',
  '条件里没有写的列表表示“不限”。代码（key）只供内部引用，改名称请改 name。',
  'Amounts are hundredths (whole numbers): 750 is 7.5; times are minutes. A list left out of a condition means any.',
];

/** The readable file: two languages side by side, short groups on one line, empty lists left out. */
export function writeRuleSetFile({ ruleSet, testCases }: RuleSetFile): string {
  return `${readable({ format: FORMAT, formatVersion: 1, readme: README, ruleSet, testCases }, '')}\n`;
}

const LONGEST_LINE = 120;

function readable(value: unknown, indent: string): string {
  const line = onOneLine(value);
  if (line.length + indent.length <= LONGEST_LINE && !/\[\{|\}, \{/.test(line)) return line;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((each) => `${deeper}${readable(each, deeper)}`).join(',\n')}\n${indent}]`;
  if (typeof value === 'object' && value !== null) return `{\n${filled(value).map(([name, each]) => `${deeper}${JSON.stringify(name)}: ${readable(each, deeper)}`).join(',\n')}\n${indent}}`;
  return line;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{ ${filled(value).map(([name, each]) => `${JSON.stringify(name)}: ${onOneLine(each)}`).join(', ')} }`;
  return JSON.stringify(value);
}

/** Empty lists mean the same as none. */
const filled = (value: object): [string, unknown][] => Object.entries(value).filter(([, each]) => !(Array.isArray(each) && each.length === 0));

/** What is to be seen of a document beside its text. */
export interface Examination { readonly contradictions: readonly Contradiction[]; readonly cases: readonly TestCaseResult[] }

export function examine({ ruleSet, testCases }: RuleSetFile): Examination {
  return { contradictions: contradictionsIn(ruleSet), cases: testCases.map((each) => runTestCase(ruleSet, each)) };
}
