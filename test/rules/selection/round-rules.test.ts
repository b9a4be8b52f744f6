import { changesWhatDecides, readRoundRules, seatsFor } from '../../../server/modules/selection/rules/round-rules.js';
import { nextStatus, type OpeningFacts, refusalToOpen } from '../../../server/modules/selection/rules/stage-opening.js';
import { sampleRules } from './sample-rules.js';

const problemsOf = (change: object): string[] => readRoundRules({ ...sampleRules, ...change }).problems.map(({ path }) => path);

test('rules are read whole or refused with the places that are wrong', () => {
  expect(readRoundRules(sampleRules).rules).toEqual(sampleRules);
  expect(problemsOf({ stages: sampleRules.stages.toReversed() })).toContain('stages');
  expect(problemsOf({ stages: sampleRules.stages.filter(({ kind }) => kind !== 'CHECK') })).toEqual([]);
  expect(problemsOf({ stages: sampleRules.stages.map((each) => (each.kind === 'JUDGE' ? { ...each, deadline: '2026-12-05' } : each)) })).toEqual(['stages.2.deadline']);
  expect(problemsOf({ judging: { ...sampleRules.judging, drop: 'HIGH_AND_LOW' } })).toEqual(['judging.drop']);
  expect(problemsOf({ judging: { ...sampleRules.judging, tieBreak: [{ kind: 'CRITERION', criterion: 'charm' }] } })).toEqual(['judging.tieBreak.0']);
  expect(problemsOf({ award: { ...sampleRules.award, minimumMilliPoints: 100_001 } })).toEqual(['award.minimumMilliPoints']);
  expect(problemsOf({ rubric: [{ ...sampleRules.rubric[0], maxPoints: 0 }] })).toEqual(['rubric.0.maxPoints']);
  expect(readRoundRules(null).problems).toHaveLength(1);
});

test.each([
  [0, 1], [39, 1], [40, 2], [80, 3], [1000, 5],
])('a school of %i teachers has %i seats', (teachers, seats) => {
  expect(seatsFor(teachers, sampleRules.quota)).toBe(seats);
});

test('once open, deadlines and names may change, what decides may not', () => {
  expect(changesWhatDecides(sampleRules, { ...sampleRules, stages: sampleRules.stages.map((each) => ({ ...each, deadline: '2026-12-31' })) })).toBe(false);
  expect(changesWhatDecides(sampleRules, { ...sampleRules, award: { ...sampleRules.award, total: 101 } })).toBe(true);
});

const ready: OpeningFacts = {
  status: 'DRAFT', wanted: 'NOMINATION', next: 'NOMINATION', deadline: null, today: '2026-11-21', seats: 100, entries: 10, entriesUndecided: 0, entriesQualified: 8,
  uncoveredSubjects: [], thinPanels: [], entriesShortOfJudges: 0, papersOpen: 0, noticeEndsOn: null, objectionsOpen: 0,
};
const judging = { status: 'CHECK', wanted: 'JUDGING', next: 'JUDGING' } as const;
const notice = { status: 'JUDGING', wanted: 'NOTICE', next: 'NOTICE' } as const;
const conclude = { status: 'NOTICE', wanted: 'CONCLUDED', next: 'CONCLUDED' } as const;
const thin = [{ title: '语文组', judges: 1, needed: 2 }];

// Within a stage, each row breaks its own rule and every rule below it.
test.each<[string, Partial<OpeningFacts>, string | null]>([
  ['nothing after the end', { ...conclude, next: null }, 'ALREADY_CONCLUDED'],
  ['the open stage again', { status: 'CHECK', wanted: 'CHECK', next: 'JUDGING' }, 'STAGE_IS_PAST'],
  ['back', { status: 'CHECK', wanted: 'NOMINATION', next: 'JUDGING' }, 'STAGE_IS_PAST'],
  ['over a stage', { ...judging, status: 'NOMINATION', next: 'CHECK', deadline: '2026-11-20' }, 'STAGE_SKIPPED'],
  ['a deadline of yesterday', { deadline: '2026-11-20', seats: 0 }, 'DEADLINE_IS_PAST'],
  ['no seats', { seats: 0 }, 'NO_SEATS'],
  ['a draft that is ready', {}, null],
  ['nobody nominated', { status: 'NOMINATION', wanted: 'CHECK', next: 'CHECK', entries: 0 }, 'NO_ENTRIES'],
  ['entries undecided', { ...judging, entriesUndecided: 2, entriesQualified: 0, uncoveredSubjects: ['art'], thinPanels: thin }, 'ENTRIES_UNDECIDED'],
  ['nobody qualified', { ...judging, entriesQualified: 0, uncoveredSubjects: ['art'], thinPanels: thin }, 'NOBODY_QUALIFIED'],
  ['no panel', { ...judging, uncoveredSubjects: ['art'], thinPanels: thin }, 'SUBJECTS_WITHOUT_PANEL'],
  ['too few judges', { ...judging, thinPanels: thin }, 'TOO_FEW_JUDGES'],
  ['a check that is done', judging, null],
  ['without a check what was nominated qualifies', { ...judging, status: 'NOMINATION', entriesUndecided: 9, entriesQualified: 0 }, null],
  ['not drawn', { ...notice, entriesShortOfJudges: 1, papersOpen: 3 }, 'NOT_DRAWN'],
  ['scores missing', { ...notice, papersOpen: 3 }, 'SCORES_MISSING'],
  ['all scored', notice, null],
  ['last day of the notice', { ...conclude, noticeEndsOn: '2026-11-21', objectionsOpen: 1 }, 'NOTICE_RUNNING'],
  ['an objection open', { ...conclude, noticeEndsOn: '2026-11-20', objectionsOpen: 1 }, 'OBJECTIONS_UNDECIDED'],
  ['the day after', { ...conclude, noticeEndsOn: '2026-11-20' }, null],
])('%s', (_, change, code) => {
  expect(refusalToOpen({ ...ready, ...change })?.code ?? null).toBe(code);
});

test('the next status follows the stages that the rules have', () => {
  expect(nextStatus('NOMINATION', sampleRules)).toBe('CHECK');
  expect(nextStatus('NOMINATION', { ...sampleRules, stages: sampleRules.stages.filter(({ kind }) => kind !== 'CHECK') })).toBe('JUDGING');
  expect(nextStatus('CONCLUDED', sampleRules)).toBeNull();
});
