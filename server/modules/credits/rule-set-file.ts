import type { Words } from '../../platform/locale.js';
import { type Contradiction, contradictionsIn } from './rules/contradictions.js';
import { type DocumentIssue, unknownFieldWords } from './rules/document-issue.js';
import { JsonSyntaxError, type JsonMistake, type PositionedJson, readPositionedJson } from './rules/document-position.js';
import { parseRuleSet, type RuleSet } from './rules/rule-set.js';
import { placeWords } from './rules/rule-set-words.js';
import { parseTestCases, runTestCase, type TestCase, type TestCaseResult, writtenTestCase } from './rules/test-case.js';

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
  if (Buffer.byteLength(text) > MOST_FILE_BYTES) return malformed({ line: 1, ...WHOLE_FILE, words: { zh: `文件超过 ${MOST_FILE_BYTES / 1000} KB，请精简后再导入。`, en: `The file is larger than ${MOST_FILE_BYTES / 1000} KB: shorten it and import it again.` } });
  if (/[\0\uFFFD]/.test(text)) return malformed({ line: text.slice(0, text.search(/[\0\uFFFD]/)).split('\n').length, ...WHOLE_FILE, words: { zh: '文件不是 UTF-8 编码，文字已损坏。请用记事本“另存为”，编码选 UTF-8，再导入。', en: 'The file is not in UTF-8 and its text is broken: save it again as UTF-8 and import that.' } });
  const json = positioned(text);
  if ('problem' in json) return malformed(json.problem);
  const { value } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed({ line: 1, ...WHOLE_FILE, words: { zh: '文件最外层应为一组内容 { }，即导出的认定办法。', en: 'The file as a whole should be a group { }: an exported rule set.' } });
  const isWrapped = 'ruleSet' in value;
  const whole: { ruleSet: unknown; testCases?: unknown } = isWrapped ? value : { ruleSet: value };
  const ruleSet = parseRuleSet(whole.ruleSet);
  const testCases = parseTestCases(whole.testCases ?? []);
  const problems = [
    ...(isWrapped ? problemsOf(json, [], unknownAtTop(value)) : []),
    ...(ruleSet.ok ? [] : problemsOf(json, isWrapped ? ['ruleSet'] : [], ruleSet.issues)),
    ...(testCases.ok ? [] : problemsOf(json, ['testCases'], testCases.issues)),
  ];
  return ruleSet.ok && testCases.ok && problems.length === 0 ? { ok: true, ruleSet: ruleSet.ruleSet, testCases: testCases.testCases } : malformed(...firstOf(problems));
}

const TOP = ['format', 'formatVersion', 'readme', 'ruleSet', 'testCases'];

/** A misspelt list of cases would be no list at all, and nobody would know. */
function unknownAtTop(value: object): DocumentIssue[] {
  return Object.keys(value).filter((key) => !TOP.includes(key)).map((key) => ({ path: key, at: [key], words: unknownFieldWords([key], TOP) }));
}

function firstOf(problems: readonly FileProblem[]): FileProblem[] {
  const [shown, more] = [problems.slice(0, MOST_PROBLEMS), problems.length - MOST_PROBLEMS];
  return more <= 0 ? shown : [...shown, { line: 1, ...WHOLE_FILE, words: { zh: `另有 ${more} 处问题，改正以上各处后再导入即可看到。`, en: `There are ${more} more: mend these and import again to see them.` } }];
}

const malformed = (...problems: FileProblem[]): ReadRuleSetFile => ({ ok: false, problems });

function positioned(text: string): PositionedJson | { readonly problem: FileProblem } {
  try {
    return readPositionedJson(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { line, column, mistake, found } = error;
    const why = MISTAKES[mistake](found);
    return { problem: { line, ...WHOLE_FILE, words: { zh: `第 ${line} 行第 ${column} 个字符处不是合法的 JSON：${why.zh}。`, en: `Line ${line}, character ${column} is no JSON: ${why.en}.` } } };
  }
}

const MISTAKES: Readonly<Record<JsonMistake, (found: string) => Words>> = {
  WIDE: (found) => ({ zh: `此处的 ${found} 是全角或中文符号，请改为半角英文符号`, en: `${found} is a full-width or Chinese sign; write the plain one` }),
  TRAILING_COMMA: () => ({ zh: '前面多了一个逗号，请删去', en: 'there is a comma too many before it; delete it' }),
  MISSING_COMMA: () => ({ zh: '前面缺少逗号或冒号，请补上', en: 'a comma or colon is missing before it' }),
  KEY_TWICE: (found) => ({ zh: `有重复的字段“${found}”，请删去其中一个`, en: `the field “${found}” is given twice; delete one` }),
  ENDS_EARLY: () => ({ zh: '文件到此中断，缺少结尾的引号或括号，请检查文件是否完整', en: 'the file ends here though quotes or brackets are still open; see whether it is whole' }),
  SINGLE_QUOTE: () => ({ zh: '文字应放在半角双引号 " 中', en: 'text stands in double quotes "' }),
  COMMENT: () => ({ zh: '文件里不能写注释，请删去', en: 'there are no comments in such a file; delete it' }),
  NO_QUOTES: (found) => ({ zh: `“${found}”开头的文字应放在半角双引号 " 中`, en: `what begins with “${found}” stands in double quotes "` }),
  BROKEN_TEXT: () => ({ zh: '引号里的文字没有结束，或其中有换行、制表符，请补上引号或删去这些字符', en: 'the text that begins here does not end, or holds a line break or tab; close it or take them out' }),
  NUMBER: () => ({ zh: '数字写法不对，用半角数字，不加正号和千分号，不以 0 开头', en: 'this is no number; write plain digits without plus signs, commas or leading noughts' }),
  NO_DOCUMENT: () => ({ zh: '文件应以 { 开头，请选择导出的认定办法文件', en: 'the file should begin with {; choose an exported rule set' }),
  AFTER_END: () => ({ zh: '内容已经结束，后面还有多余的字符，请删去', en: 'the content has ended; delete what follows' }),
  TOO_DEEP: () => ({ zh: '括号套得太深，请对照已发布办法的导出文件', en: 'brackets stand too deep in one another; compare the export of a published rule set' }),
  OTHER: () => ({ zh: '请检查引号、逗号、括号和换行', en: 'look for quotes, commas, brackets and line breaks' }),
};

function problemsOf(json: PositionedJson, under: readonly string[], issues: readonly DocumentIssue[]): FileProblem[] {
  return issues.map(({ at, words }) => {
    const path = [...under, ...at];
    return { line: json.lineOf(path), path: path.map(String).join('.'), place: placeWords(json.value, path), words };
  });
}

const README = [
  '金额是百分之一（整数）：750 表示 7.5；时间是分钟；日期写作 2026-01-01，月日写作 09-01。',
  '条件里没有写的列表表示“不限”。代码（key）只供内部引用，改名称请改 name。',
  '测试用例里没有写的，按通常情况：当日提交、考勤齐全、考核合格；evidenceKeys 写成 [ ] 表示没有佐证。',
  'Amounts are hundredths (whole numbers): 750 is 7.5; times are minutes. A list left out of a condition means any.',
  'What a test case does not say is in order: handed in that day, present, passed; evidenceKeys of [ ] means that there is none.',
];

/** The readable file: two languages side by side, short groups on one line, empty lists left out. */
export function writeRuleSetFile({ ruleSet, testCases }: RuleSetFile): string {
  return `${readable({ format: FORMAT, formatVersion: 1, readme: README, ruleSet, testCases: testCases.map(writtenTestCase) }, '')}\n`;
}

const LONGEST_LINE = 160;

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
  if (typeof value === 'object' && value !== null && filled(value).length === 0) return '{}';
  if (typeof value === 'object' && value !== null) return `{ ${filled(value).map(([name, each]) => `${JSON.stringify(name)}: ${onOneLine(each)}`).join(', ')} }`;
  return JSON.stringify(value);
}

/** Empty lists mean the same as none, but for the evidence of a case: left out it is not looked at, empty there is none. */
const filled = (value: object): [string, unknown][] => Object.entries(value).filter(([name, each]) => name === 'evidenceKeys' || !(Array.isArray(each) && each.length === 0));

/** What is to be seen of a document beside its text. */
export interface Examination { readonly contradictions: readonly Contradiction[]; readonly cases: readonly TestCaseResult[] }

export function examine({ ruleSet, testCases }: RuleSetFile): Examination {
  return { contradictions: contradictionsIn(ruleSet), cases: testCases.map((each) => runTestCase(ruleSet, each)) };
}
