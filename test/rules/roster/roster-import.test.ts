import fc from 'fast-check';
import { generateCounty } from '../../../server/database/seeds/county/index.js';
import { checkCharacter } from '../../../server/modules/teachers/rules/national-id.js';
import { problemWords } from '../../../server/modules/roster/rules/problem-words.js';
import { planRoster } from '../../../server/modules/roster/rules/roster-import.js';
import type { RosterFacts, RosterProblem } from '../../../server/modules/roster/rules/roster-plan.js';
import { columnByHeading, sheetOf } from '../../../server/modules/roster/rules/template.js';
import { POSTS, REMOTENESS, AREA_STAGES, SCHOOL_KINDS, SEXES, STAGES, SUBJECTS, TITLES } from '../../../server/modules/organisations/rules/vocabulary.js';
import { area, noFacts, school, teacher, workbook, type WrittenRow } from './workbook.js';

function brief({ severity, address, code }: RosterProblem): string {
  return `${address ?? '-'} ${severity} ${code}`;
}

test('a good workbook has no problems, and each row is created with its codes', () => {
  const plan = planRoster(workbook({ areas: [area], schools: [school], teachers: [teacher] }), noFacts);
  expect(plan.problems).toEqual([]);
  expect(plan.schools.create).toEqual([{ row: 2, values: {
    code: '3161990001', nameZh: '澄川县第一初级中学', nameEn: null, kind: 'junior', areaCode: 'P01', remoteness: 'town' } }]);
  expect(plan.teachers.create).toEqual([{ row: 2, values: {
    number: 'T10000001', name: '李静', nationalId: '11010519491231002X', nationalIdKey: 'key:11010519491231002X', sex: 'female', bornOn: '1949-12-31',
    mobile: '15412345678', schoolCode: '3161990001', title: 'first', post: 'class_head', subject: 'chinese', stage: 'junior', hiredOn: '1975-09-01' } }]);
  expect(plan.counts).toEqual({ rowsRead: 3, rowsRefused: 0, errors: 0, mended: 0 });
});

test('what is on file already is updated', () => {
  const facts: RosterFacts = { ...noFacts, areas: [{ code: 'P01', nameZh: '城关' }],
    teachers: [{ number: 'T10000001', schoolCode: '3161990001', nationalIdKey: 'key:11010519491231002X' }] };
  const plan = planRoster(workbook({ areas: [area], schools: [school], teachers: [teacher] }), facts);
  expect([plan.areas.update.length, plan.schools.create.length, plan.teachers.update.length, plan.problems.length]).toEqual([1, 1, 1, 0]);
});

const badDigits = '11010519491331002';
const young = '61992720090101001';

test.each<[string, WrittenRow, string]>([
  ['merged', { name: { value: '李静', merged: true } }, 'B2 error MERGED_CELL'],
  ['a formula without result', { name: { type: 'formula', value: '#N/A' } }, 'B2 error FORMULA_ERROR'],
  ['an error cell', { number: { type: 'error', value: '#REF!' } }, 'A2 error FORMULA_ERROR'],
  ['a yes or no', { name: true }, 'B2 error WRONG_TYPE'],
  ['a code that became a date', { number: { type: 'date', value: '2015-09-01' } }, 'A2 error WRONG_TYPE'],
  ['an ID that became a number', { nationalId: 110105194912310020 }, 'C2 error SCIENTIFIC_NOTATION'],
  ['an ID in scientific notation as text', { nationalId: '1.10105E+17' }, 'C2 error SCIENTIFIC_NOTATION'],
  ['a name left empty', { name: '  ' }, 'B2 error REQUIRED'],
  ['a name absent', { name: null }, 'B2 error REQUIRED'],
  ['a name of 41', { name: '李'.repeat(41) }, 'B2 error TOO_LONG'],
  ['a teacher number with a slash', { number: 'T/1' }, 'A2 error CODE_FORMAT'],
  ['a name with digits', { name: '李静2' }, 'B2 error NAME_FORMAT'],
  ['a mobile of ten digits', { mobile: '1541234567' }, 'E2 error MOBILE_FORMAT'],
  ['an unknown subject', { subject: '语言文' }, 'I2 error UNKNOWN_VALUE'],
  ['an old ID', { nationalId: '110105491231002' }, 'C2 error ID_OLD_FORMAT'],
  ['a short ID', { nationalId: '1101051949123100' }, 'C2 error ID_LENGTH'],
  ['a letter in the ID', { nationalId: '1101051949123I002X' }, 'C2 error ID_CHARACTERS'],
  ['a digit of the ID wrong', { nationalId: '110105194912310021' }, 'C2 error ID_CHECK_DIGIT'],
  ['a birth date that is not', { nationalId: badDigits + checkCharacter(badDigits) }, 'C2 error ID_BIRTH_DATE'],
  ['the other sex', { sex: '男' }, 'D2 error ID_SEX_DIFFERS'],
  ['no such school', { school: '澄川县第九初级中学' }, 'F2 error UNKNOWN_SCHOOL'],
  ['a date with two readings', { hiredOn: '5.9.1' }, 'K2 error DATE_AMBIGUOUS'],
  ['a month without a day', { hiredOn: '2015年9月' }, 'K2 error DATE_AMBIGUOUS'],
  ['a year at the end', { hiredOn: '9/1/2015' }, 'K2 error DATE_AMBIGUOUS'],
  ['no date', { hiredOn: '待定' }, 'K2 error DATE_UNREADABLE'],
  ['a day that is not', { hiredOn: '2015-02-30' }, 'K2 error DATE_IMPOSSIBLE'],
  ['a far future', { hiredOn: '2036-09-01' }, 'K2 error DATE_OUT_OF_RANGE'],
  ['hired as a child', { nationalId: young + checkCharacter(young), sex: null, hiredOn: '2015-09-01' }, 'K2 error DATE_OUT_OF_RANGE'],
])('%s keeps the teacher out', (_case, change, problem) => {
  const plan = planRoster(workbook({ areas: [area], schools: [school], teachers: [{ ...teacher, ...change }] }), noFacts);
  expect(plan.problems.filter(({ severity }) => severity === 'error').map(brief)).toEqual([problem]);
  expect(plan.teachers.create).toEqual([]);
  expect(plan.counts.rowsRefused).toBe(1);
});

test.each<[string, WrittenRow, string, Record<string, unknown>]>([
  ['dots', { hiredOn: '1975.9.1' }, 'K2 mended DATE_AS_TEXT', { hiredOn: '1975-09-01' }],
  ['year, month and day in Chinese', { hiredOn: '1975年9月1日' }, 'K2 mended DATE_AS_TEXT', { hiredOn: '1975-09-01' }],
  ['eight digits', { hiredOn: '19750901' }, 'K2 mended DATE_AS_TEXT', { hiredOn: '1975-09-01' }],
  ['eight digits as a number', { hiredOn: 19750901 }, 'K2 mended DATE_AS_TEXT', { hiredOn: '1975-09-01' }],
  ['slashes', { hiredOn: '1975/9/1' }, 'K2 mended DATE_AS_TEXT', { hiredOn: '1975-09-01' }],
  ['a serial number', { hiredOn: 27638 }, 'K2 mended DATE_AS_NUMBER', { hiredOn: '1975-09-01' }],
  ['a serial number as text', { hiredOn: '27638' }, 'K2 mended NUMBER_AS_TEXT', { hiredOn: '1975-09-01' }],
  ['full-width digits', { number: 'T１０００0001' }, 'A2 mended FULL_WIDTH', { number: 'T10000001' }],
  ['spaces within a name', { name: ' 李　静 ' }, 'B2 mended SPACES', { name: '李静' }],
  ['spaces within an ID', { nationalId: '110105 19491231 002X' }, 'C2 mended SPACES', { nationalId: '11010519491231002X' }],
  ['a small x', { nationalId: '11010519491231002x' }, 'C2 mended LETTER_CASE', { nationalId: '11010519491231002X' }],
  ['another dot', { name: '阿依努尔•买合木提' }, 'B2 mended MIDDLE_DOT', { name: '阿依努尔·买合木提' }],
  ['another spelling', { title: '中级' }, 'G2 mended OTHER_SPELLING', { title: 'first' }],
  ['a mobile held as a number', { mobile: 15412345678 }, 'E2 mended NUMBER_NOT_TEXT', { mobile: '15412345678' }],
])('%s are mended', (_case, change, problem, taken) => {
  const plan = planRoster(workbook({ areas: [area], schools: [school], teachers: [{ ...teacher, ...change }] }), noFacts);
  expect(plan.problems.map(brief)).toEqual([problem]);
  expect(plan.teachers.create[0]?.values).toMatchObject(taken);
});

test('Excel’s own date, its serial number in a date cell, and 2015-09-01 as text are taken without a word', () => {
  for (const hiredOn of [{ type: 'date' as const, value: 27638 }, { type: 'date' as const, value: '1975-09-01T00:00:00Z' }, '1975-09-01']) {
    const plan = planRoster(workbook({ areas: [area], schools: [school], teachers: [{ ...teacher, hiredOn }] }), noFacts);
    expect([plan.problems, plan.teachers.create[0]?.values.hiredOn]).toEqual([[], '1975-09-01']);
  }
});

const onFile: RosterFacts = { ...noFacts, areas: [{ code: 'P01', nameZh: '城关中学片区' }],
  schools: [{ code: '3161990001', nameZh: '澄川县第一初级中学' }, { code: '3161990002', nameZh: '石坪镇初级中学' }] };
const second: WrittenRow = { ...teacher, number: 'T10000002', nationalId: '61992719800101002' + checkCharacter('61992719800101002'), hiredOn: '2002-09-01' };

test.each<[string, Parameters<typeof workbook>[0], RosterFacts, string[]]>([
  ['no such area', { schools: [{ ...school, area: '城北片区' }] }, noFacts, ['E2 error UNKNOWN_AREA']],
  ['an area whose row is bad', { areas: [{ ...area, stage: '其他' }], schools: [school] }, noFacts, ['D2 error UNKNOWN_VALUE', 'E2 error AREA_ROW_BAD']],
  ['a school whose row is bad, and its teacher by name', { areas: [area], schools: [{ ...school, kind: null }], teachers: [{ ...teacher, school: '澄川县第一初级中学' }] },
    noFacts, ['D2 error REQUIRED', 'F2 error SCHOOL_ROW_BAD']],
  ['a school whose code is bad, and its teacher with the same mistake', { areas: [area], schools: [{ ...school, code: '31619900' }], teachers: [{ ...teacher, school: '31619900' }] },
    noFacts, ['A2 error CODE_FORMAT', 'F2 error SCHOOL_ROW_BAD']],
  ['a bad row of a school on file leaves its teachers be', { schools: [{ ...school, kind: null }], teachers: [teacher] }, onFile, ['D2 error REQUIRED']],
  ['an area twice', { areas: [area, { ...area, nameZh: '其他' }] }, noFacts, ['A2 error DUPLICATE_AREA', 'A3 error DUPLICATE_AREA']],
  ['a school’s name under another code', { schools: [{ ...school, code: '3161990009' }] }, onFile, ['B2 error DUPLICATE_SCHOOL']],
  ['a name that two schools bear', { teachers: [teacher, { ...second, school: '中心小学' }] },
    { ...onFile, schools: [...onFile.schools, { code: '2161990001', nameZh: '中心小学' }, { code: '2161990002', nameZh: '中心小学' }] }, ['F3 error AMBIGUOUS_NAME']],
  ['a teacher number twice', { teachers: [teacher, { ...second, number: 'T10000001' }] }, onFile,
    ['A2 error DUPLICATE_TEACHER_NUMBER', 'A3 error DUPLICATE_TEACHER_NUMBER']],
  ['a teacher of another school', { teachers: [teacher] }, { ...onFile, teachers: [{ number: 'T10000001', schoolCode: '3161990002', nationalIdKey: 'key:11010519491231002X' }] },
    ['A2 error DUPLICATE_TEACHER_NUMBER']],
  ['an ID twice', { teachers: [teacher, { ...teacher, number: 'T10000002' }] }, onFile, ['C2 error DUPLICATE_NATIONAL_ID', 'C3 error DUPLICATE_NATIONAL_ID']],
  ['an ID under another number', { teachers: [teacher] }, { ...onFile, teachers: [{ number: 'T10000009', schoolCode: '3161990001', nationalIdKey: 'key:11010519491231002X' }] },
    ['C2 error DUPLICATE_NATIONAL_ID']],
  ['another ID under the number', { teachers: [teacher] }, { ...onFile, teachers: [{ number: 'T10000001', schoolCode: '3161990001', nationalIdKey: 'key:other' }] },
    ['C2 error NATIONAL_ID_CHANGED']],
])('%s', (_case, rows, facts, problems) => {
  expect(planRoster(workbook(rows), facts).problems.map(brief)).toEqual(problems);
});

test('a sheet or a heading that is missing is said once, and nothing of that sheet is planned', () => {
  const whole = workbook({ areas: [area], schools: [school], teachers: [teacher, second] });
  const [areas, schools, teachers] = whole.sheets;
  if (!areas || !schools || !teachers) throw new Error('three sheets');
  const withoutAreas = planRoster({ sheets: [schools, teachers, { name: '说明', rows: [] }] }, onFile);
  expect(withoutAreas.problems.map(brief)).toEqual(['- error SHEET_MISSING', '- mended SHEET_UNKNOWN']);
  const renamed = { ...teachers, headings: teachers.headings?.map((heading) => (heading.key === 'school' ? { ...heading, key: '单位', text: '单位' } : heading)) };
  const plan = planRoster({ sheets: [areas, schools, renamed] }, noFacts);
  expect(plan.problems.map(brief)).toEqual(['- error HEADER_MISSING', 'F1 mended HEADER_UNKNOWN']);
  expect([plan.teachers.create.length, plan.counts.rowsRefused]).toEqual([0, 2]);
});

test('an earlier reason hides the later ones of the same cell', () => {
  const plan = planRoster(workbook({ areas: [area], schools: [school], teachers: [{ ...teacher, nationalId: { value: 1.1e17, type: 'number', merged: true } }] }), noFacts);
  expect(plan.problems.map(brief)).toEqual(['C2 error MERGED_CELL']);
});

test('numbers of people are masked, even in a column where they do not belong', () => {
  const plan = planRoster(workbook({ areas: [area], schools: [school], teachers: [
    { ...teacher, name: '11010519491231002X', nationalId: '11010519491231 0021', mobile: '154123456789', school: '１５４１２３４５６７８' }] }), noFacts);
  const text = JSON.stringify([plan.problems, plan.problems.map(problemWords)]);
  expect(plan.problems.length).toBeGreaterThan(3);
  expect(text).not.toMatch(/19491231|1541234|１５４１/);
});

test('a near miss is suggested', () => {
  const plan = planRoster(workbook({ teachers: [{ ...teacher, school: '澄川第一初级中学', post: '班主仼' }] }), onFile);
  expect(plan.problems.map(({ params }) => params.suggestion)).toEqual(['澄川县第一初级中学', '班主任']);
});

test('every problem that these tests raise has words in both languages', () => {
  const plan = planRoster(workbook({ areas: [{ ...area, code: 'p 01' }], schools: [{ ...school, area: 'P09' }], teachers: [{ ...teacher, hiredOn: '1975.9.1', sex: '男' }] }), noFacts);
  for (const problem of plan.problems) {
    const { zh, en } = problemWords(problem);
    expect(zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(en).toMatch(/^\S.*\.$/);
    expect(zh + en).not.toMatch(/undefined|null/);
  }
});

test('a heading is known in both languages and with the star of required columns', () => {
  expect(['身份证号 *', 'National ID', 'nationalId', '单位'].map((heading) => columnByHeading(sheetOf('teachers'), heading)?.key ?? null))
    .toEqual(['nationalId', 'nationalId', 'nationalId', null]);
});

const zhOf = (words: readonly { code: string; zh: string }[], code: string) => words.find((word) => word.code === code)?.zh ?? '';

function countyWorkbook(seed: number, most: number) {
  const county = generateCounty({ seed, scale: 2, today: noFacts.today });
  return workbook({
    areas: county.areas.map(({ stage, ...rest }) => ({ ...rest, stage: zhOf(AREA_STAGES, stage) })),
    schools: county.schools.map(({ code, nameZh, nameEn, kind, areaCode, remoteness }) =>
      ({ code, nameZh, nameEn, kind: zhOf(SCHOOL_KINDS, kind), area: areaCode, remoteness: zhOf(REMOTENESS, remoteness) })),
    teachers: county.teachers.slice(0, most).map(({ number, name, nationalId, mobile, schoolCode, hiredOn, ...rest }) => ({
      number, name, nationalId, mobile, school: schoolCode, hiredOn: { type: 'date' as const, value: hiredOn }, sex: zhOf(SEXES, rest.sex),
      title: zhOf(TITLES, rest.title), post: zhOf(POSTS, rest.post), subject: zhOf(SUBJECTS, rest.subject), stage: zhOf(STAGES, rest.stage) })),
  });
}

test('a generated roster has no errors, and one wrong digit of an ID is found in its cell', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 299 }), fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (seed, row, at, by) => {
    const good = countyWorkbook(seed, 300);
    expect(planRoster(good, noFacts).problems).toEqual([]);
    const cell = good.sheets[2]?.rows[row]?.cells.nationalId;
    const id = String(cell?.value);
    const wrong = { ...cell, value: id.slice(0, at) + String((Number(id[at]) + by) % 10) + id.slice(at + 1) };
    const sheets = good.sheets.map((sheet, index) => (index < 2 ? sheet : {
      ...sheet, rows: sheet.rows.map((each, place) => (place === row ? { ...each, cells: { ...each.cells, nationalId: wrong as typeof cell } } : each)) }));
    expect(planRoster({ sheets }, noFacts).problems.map(brief)).toEqual([`${cell?.address} error ID_CHECK_DIGIT`]);
  }), { numRuns: 8 });
});

test('5,000 rows are planned in a moment', () => {
  const input = countyWorkbook(3, 5000);
  planRoster(input, noFacts);
  const startedAt = performance.now();
  const plan = planRoster(input, noFacts);
  const tookMs = performance.now() - startedAt;
  expect(plan.teachers.create).toHaveLength(5000);
  expect(tookMs).toBeLessThan(3_000);
});
