import { answerWords, refusedAs } from '../../../server/modules/intake/rules/answer.js';
import { batchRefusal } from '../../../server/modules/intake/rules/batch-quota.js';
import { answerToKnown } from '../../../server/modules/intake/rules/known-record.js';
import { cleaned, keepable, PROBLEM_CODES, problemField, problemWords, recordProblems, type SentRecord } from '../../../server/modules/intake/rules/record-check.js';
import { outOfScope } from '../../../server/modules/intake/rules/sending-scope.js';
import { matchTeacher } from '../../../server/modules/intake/rules/teacher-match.js';

const TODAY = '2026-11-21';
const ID = '11010519491231002X';
const good: SentRecord = { externalId: 'R-1', teacherNumber: 'T1', name: '王敏', courseTitle: '课程', startedOn: '2026-06-01', completedOn: '2026-06-20', minutes: 900, passed: true };

test.each<[string, Partial<SentRecord>, string[]]>([
  ['a sound record', {}, []],
  ['full-width letters, digits and stray spaces', { externalId: ' Ｒ－１ ', teacherNumber: ' ｔ１ ', name: '　王敏 ', startedOn: '２０２６－０６－０１' }, []],
  ['an id with a space', { externalId: 'R 1' }, ['EXTERNAL_ID_MALFORMED']],
  ['an id of 101 characters', { externalId: 'x'.repeat(101) }, ['EXTERNAL_ID_MALFORMED']],
  ['nobody named', { teacherNumber: ' ' }, ['IDENTITY_MISSING']],
  ['an ID number of 17 digits', { nationalId: ID.slice(1) }, ['NATIONAL_ID_MALFORMED']],
  ['an ID number as teacher number', { teacherNumber: ID }, ['NATIONAL_ID_MISPLACED']],
  ['the ID number in the title', { nationalId: ID, courseTitle: `课程 ${ID.toLowerCase()}` }, ['NATIONAL_ID_MISPLACED']],
  ['a name with a control character', { name: '王\u0000敏' }, ['NAME_MALFORMED']],
  ['half an emoji', { courseTitle: '课程\ud83d' }, ['COURSE_TITLE_MALFORMED']],
  ['an unknown level', { level: 'WORLD' }, ['LEVEL_UNKNOWN']],
  ['a lower-case level', { level: 'province' }, []],
  ['31 June and the 30th month', { startedOn: '2026-06-31', completedOn: '2026-30-01' }, ['STARTED_ON_NOT_A_DAY', 'COMPLETED_ON_NOT_A_DAY']],
  ['29 February of a common year', { startedOn: '2026-02-29' }, ['STARTED_ON_NOT_A_DAY']],
  ['a day as another calendar writes it', { startedOn: '2026/6/1' }, ['STARTED_ON_NOT_A_DAY']],
  ['days reversed', { startedOn: '2026-06-21' }, ['DAYS_REVERSED']],
  ['today', { completedOn: TODAY }, []],
  ['tomorrow', { completedOn: '2026-11-22' }, ['COMPLETED_IN_FUTURE']],
  ['no minutes', { minutes: 0 }, ['MINUTES_OUT_OF_RANGE']],
  ['sixteen hours of one day', { startedOn: '2026-06-20', minutes: 960 }, []],
  ['a minute more', { startedOn: '2026-06-20', minutes: 961 }, ['MINUTES_EXCEED_DAYS']],
  ['1001 thousandths', { scorePermille: 1001 }, ['SCORE_OUT_OF_RANGE']],
  ['nothing at all', { teacherNumber: null, name: null, courseTitle: null, startedOn: null, completedOn: null, minutes: null, passed: null },
    ['IDENTITY_MISSING', 'NAME_MISSING', 'COURSE_TITLE_MISSING', 'STARTED_ON_NOT_A_DAY', 'COMPLETED_ON_NOT_A_DAY', 'MINUTES_OUT_OF_RANGE', 'PASSED_MISSING']],
])('%s', (_case, change, problems) => {
  expect(recordProblems(cleaned({ ...good, ...change }), TODAY)).toEqual(problems);
});

test('every problem names its field and has words in both languages', () => {
  for (const code of PROBLEM_CODES) {
    expect(problemField(code)).toMatch(/^[a-z]\w+$/i);
    expect(problemWords(code).zh).toMatch(/[\u4e00-\u9fff].*。$/u);
    expect(problemWords(code).en).toMatch(/\.$/);
  }
});

test('what is kept holds no ID number and no broken character', () => {
  expect(keepable(`课程${ID}与${ID.toLowerCase()}`, { nationalId: ID }, 'courseTitle')).toBe('课程******与******');
  expect(keepable(ID, { nationalId: null }, 'teacherNumber')).toBe('******');
  expect(keepable('😀'.repeat(70), { nationalId: null }, 'name')).toBe('😀'.repeat(60));
  expect(keepable('课\ud83d程', { nationalId: null }, 'courseTitle')).toBe('课\ufffd程');
});

const wang = { id: 1, number: 'T1', nationalIdKey: 'k1', name: '王敏', status: 'ACTIVE' };
const li = { id: 2, number: 'T2', nationalIdKey: 'k2', name: '李强', status: 'ACTIVE' };
const noId = { id: 3, number: 'T3', nationalIdKey: null, name: '阿依古丽·买买提', status: 'ACTIVE' };

test.each([
  ['by number', { teacherNumber: 'T1', nationalIdKey: null, name: '王敏' }, wang, undefined, 1],
  ['by ID number', { teacherNumber: null, nationalIdKey: 'k1', name: '王敏' }, undefined, wang, 1],
  ['by both', { teacherNumber: 'T1', nationalIdKey: 'k1', name: '王敏' }, wang, wang, 1],
  ['both, of two people', { teacherNumber: 'T1', nationalIdKey: 'k2', name: '王敏' }, wang, li, 'IDENTITIES_DISAGREE'],
  ['the number is his, the ID number nobody\'s', { teacherNumber: 'T1', nationalIdKey: 'k9', name: '王敏' }, wang, undefined, 'IDENTITIES_DISAGREE'],
  ['the ID number is his, the number nobody\'s', { teacherNumber: 'T9', nationalIdKey: 'k1', name: '王敏' }, undefined, wang, 'IDENTITIES_DISAGREE'],
  ['the roster holds no ID number for him', { teacherNumber: 'T3', nationalIdKey: 'k9', name: '阿依古丽•买买提' }, noId, undefined, 3],
  ['nobody', { teacherNumber: 'T9', nationalIdKey: 'k9', name: '王敏' }, undefined, undefined, 'TEACHER_UNKNOWN'],
  ['another name', { teacherNumber: 'T1', nationalIdKey: null, name: '王敏敏' }, wang, undefined, 'NAME_DIFFERS'],
] as const)('whose record it is: %s', (_case, stated, byNumber, byNationalId, expected) => {
  const match = matchTeacher(stated, byNumber, byNationalId);
  expect(match.teacher?.id ?? ('code' in match ? match.code : null)).toBe(expected);
});

const scope = { levels: ['PROVINCE'], categoryKeys: ['remote'], fromYear: 2024, toYear: 2026 };
const inScope = { level: 'PROVINCE', categoryKey: 'remote', completedOn: '2026-06-20', passed: true, teacherStatus: 'ACTIVE' } as const;

// In descending precedence: each row breaks its own rule and every rule below it.
test.each([
  ['level', { level: 'CITY', categoryKey: 'x', completedOn: '2023-01-01', passed: false, teacherStatus: 'LEFT' }, 'LEVEL_NOT_ALLOWED'],
  ['category', { categoryKey: 'x', completedOn: '2023-01-01', passed: false, teacherStatus: 'LEFT' }, 'CATEGORY_NOT_ALLOWED'],
  ['year', { completedOn: '2027-01-01', passed: false, teacherStatus: 'LEFT' }, 'YEAR_NOT_ALLOWED'],
  ['not passed', { passed: false, teacherStatus: 'LEFT' }, 'NOT_PASSED'],
  ['left', { teacherStatus: 'LEFT' }, 'TEACHER_LEFT'],
  ['nothing', {}, null],
] as const)('out of scope: %s', (_case, change, code) => {
  expect(outOfScope(scope, { ...inScope, ...change })).toBe(code);
});

test('what was accepted never changes; what was not is judged anew', () => {
  const accepted = { status: 'ACCEPTED', code: null, problems: [], claimId: 7, contentHash: 'h' } as const;
  expect(answerToKnown(undefined, 'h')).toEqual({ kind: 'JUDGE' });
  expect(answerToKnown(accepted, 'h')).toEqual({ kind: 'REPEATED', answer: { status: 'ACCEPTED', code: null, problems: [], claimId: 7 } });
  expect(answerToKnown(accepted, 'other')).toEqual({ kind: 'REFUSED', answer: refusedAs('DUPLICATE', 'CONTENT_CHANGED') });
  expect(answerToKnown({ ...refusedAs('AMBIGUOUS', 'NAME_DIFFERS'), contentHash: 'h' }, 'h')).toEqual({ kind: 'JUDGE' });
});

test.each([
  ['a key of another batch', { keyUsedForOther: true, recordCount: 999 }, 'BATCH_KEY_REUSED'],
  ['one too many', { recordCount: 501 }, 'QUOTA_EXCEEDED'],
  ['up to the last', { recordCount: 500 }, undefined],
  ['a replay when nothing is left', { isReplay: true, usedToday: 1000, recordCount: 500 }, undefined],
] as const)('a batch as a whole: %s', (_case, change, code) => {
  expect(batchRefusal({ keyUsedForOther: false, isReplay: false, usedToday: 500, dailyRecordQuota: 1000, ...change })?.code).toBe(code);
});

test('every answer has words in both languages', () => {
  for (const code of [null, 'SUSPECTED_DUPLICATE', 'CONTENT_CHANGED', 'TWICE_IN_BATCH', 'TEACHER_UNKNOWN', 'IDENTITIES_DISAGREE', 'NAME_DIFFERS', 'TEACHER_LEFT', 'LEVEL_NOT_ALLOWED', 'CATEGORY_NOT_ALLOWED', 'YEAR_NOT_ALLOWED', 'NOT_PASSED'] as const) {
    const words = answerWords({ status: 'INVALID', code, problems: [], claimId: null });
    expect(words.zh).toMatch(/。$/);
    expect(words.en).toMatch(/\.$/);
  }
});
