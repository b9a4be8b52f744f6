import { givesAway } from '../../../server/modules/selection/rules/blindness.js';
import { type CandidateFacts, reasonsAgainst } from '../../../server/modules/selection/rules/eligibility.js';
import { refusalOfSheet } from '../../../server/modules/selection/rules/score-sheet.js';
import { sampleRules } from './sample-rules.js';

const candidate: CandidateFacts = { inService: true, title: 'first', post: 'teacher', subject: 'chinese', stage: 'primary', hiredOn: '2010-09-01', honours: [], isEntered: false, isJudge: false };
const rule = { ...sampleRules.eligibility, subjects: ['chinese' as const], stages: ['primary' as const], posts: ['teacher' as const] };
const honour = { code: 'county_expert', title: '县级教学能手', titleEn: 'County teaching expert', year: 2024, grantedOn: '2024-01-10' };

test.each([
  ['whoever meets everything', {}, []],
  ['left', { inService: false }, ['NOT_IN_SERVICE']],
  ['entered already', { isEntered: true }, ['ALREADY_ENTERED']],
  ['a judge of the round', { isJudge: true }, ['IS_JUDGE']],
  ['title', { title: 'second' }, ['TITLE_NOT_ADMITTED']],
  ['post', { post: 'principal' }, ['POST_NOT_ADMITTED']],
  ['subject', { subject: 'art' }, ['SUBJECT_NOT_ADMITTED']],
  ['stage', { stage: 'junior' }, ['STAGE_NOT_ADMITTED']],
  ['no day of hire', { hiredOn: null }, ['SERVICE_UNKNOWN']],
  ['one day short of five years', { hiredOn: '2021-12-02' }, ['SERVICE_TOO_SHORT']],
  ['five years to the day', { hiredOn: '2021-12-01' }, []],
  ['honoured within three years', { honours: [honour] }, ['HONOUR_HELD']],
  ['honoured three years ago to the day', { honours: [{ ...honour, grantedOn: '2023-12-01' }] }, []],
  ['another honour', { honours: [{ ...honour, code: 'master' }] }, []],
  ['all at once', { inService: false, isEntered: true, isJudge: true, title: 'none', post: 'principal', subject: 'art', stage: 'junior', hiredOn: null, honours: [honour] },
    ['NOT_IN_SERVICE', 'ALREADY_ENTERED', 'IS_JUDGE', 'TITLE_NOT_ADMITTED', 'POST_NOT_ADMITTED', 'SUBJECT_NOT_ADMITTED', 'STAGE_NOT_ADMITTED', 'SERVICE_UNKNOWN', 'HONOUR_HELD']],
] as const)('%s', (_, change, codes) => {
  expect(reasonsAgainst({ ...candidate, ...change }, rule, '2026-12-01').map(({ code }) => code)).toEqual(codes);
});

test('short service tells the years that are there and the years that are needed', () => {
  expect(reasonsAgainst({ ...candidate, hiredOn: '2024-09-01' }, rule, '2026-12-01')).toEqual([{ code: 'SERVICE_TOO_SHORT', years: 2, neededYears: 5 }]);
});

test.each([
  ['《背影》教学设计', null],
  ['《背影》（王小明老师执教）', '王小明'],
  ['王 小明的一堂课', '王小明'],
  ['城关镇中心小学五年级', '城关镇中心小学'],
  ['T10000001 一堂课', 'T10000001'],
  ['A lesson at Chengguan Central Primary School', 'Chengguan Central Primary School'],
])('%s gives away %s', (text, word) => {
  expect(givesAway([text, null], { name: '王小明', number: 'T10000001', schoolName: '澄川县城关镇中心小学', schoolNameEn: 'Chengguan Central Primary School' })).toBe(word);
});

test.each([
  [{ design: 40, teaching: 60 }, true, null],
  [{ design: 40 }, false, null],
  [{ design: 40 }, true, 'POINTS_MISSING'],
  [{ design: 41, teaching: 60 }, true, 'POINTS_OUT_OF_RANGE'],
  [{ design: -1, teaching: 60 }, true, 'POINTS_OUT_OF_RANGE'],
  [{ design: 1.5, teaching: 60 }, true, 'POINTS_OUT_OF_RANGE'],
  [{ design: 1, charm: 60 }, true, 'UNKNOWN_CRITERION'],
])('sheet %j, final %s: %s', (points, isFinal, code) => {
  expect(refusalOfSheet(points as Record<string, number>, sampleRules.rubric, isFinal)?.code ?? null).toBe(code);
});
