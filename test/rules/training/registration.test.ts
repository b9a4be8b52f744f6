import { type FormField, refusalOfAnswers, refusalOfForm, tidied } from '../../../server/modules/training/rules/form.js';
import { firstStep, refusalToDecideStep, stepAfter } from '../../../server/modules/training/rules/approval.js';
import { fullYearsBetween } from '../../../server/modules/training/rules/years-taught.js';
import { placementOf, refusalOfSeat, type RegistrationFacts, refusalToRegister } from '../../../server/modules/training/rules/registration.js';
import { REGISTRATION_WORDS, wordsOfRefusal } from '../../../server/modules/training/rules/registration-words.js';
import { type Quota, SeatBoard } from '../../../server/modules/training/rules/seat-board.js';

const school = { id: 1, schoolId: 7, areaId: null, subject: null, seats: 2, used: 0 };
const area = { id: 2, schoolId: null, areaId: 3, subject: null, seats: 5, used: 0 };
const seats = (taken: number, quotas: Quota[] = []): SeatBoard => new SeatBoard(10, taken, quotas);
const registrable: RegistrationFacts = {
  now: '2026-11-21 02:00:00.000', path: 'SELF', seats: seats(0), existing: null, clash: null,
  cohort: { status: 'OPEN', registrationOpensAt: '2026-11-01 00:00:00.000', registrationClosesAt: '2026-11-30 16:00:00.000', admission: 'AUTO_ADMIT', hasWaitingList: false, stages: [], subjects: [], titles: [], minYearsTaught: null, maxYearsTaught: null, approvalChain: [], formFields: [] },
  teacher: { schoolId: 7, areaId: 3, stage: 'primary', subject: 'chinese', title: 'first', yearsTaught: 18, inService: true }, trainedBefore: null, fullCycle: null,
};
const cohort = (change: Partial<RegistrationFacts['cohort']>) => ({ cohort: { ...registrable.cohort, ...change } });

const size: FormField = { key: 'f1', label: '衣服尺码', labelEn: 'Size', kind: 'NUMBER', choices: [], required: true };

/** In descending precedence: each row breaks its own rule and every rule below it. */
const BROKEN: [string, Partial<RegistrationFacts>, { code: string }][] = [];
{
  const incomplete = { isGroupIncomplete: true };
  const wrong = { ...incomplete, answers: { f1: '十' }, ...cohort({ formFields: [size] }) };
  const missing = { ...incomplete, answers: {}, ...cohort({ formFields: [size] }) };
  const full = { ...missing, seats: seats(10) };
  const usedUp = { ...missing, seats: seats(10, [{ ...school, used: 2 }]) };
  const notAllotted = { ...missing, seats: seats(10, [{ ...school, schoolId: 8 }]) };
  const cycle = { ...notAllotted, fullCycle: { category: { zh: '集中培训', en: 'Face to face' }, year: null, countedCenticredits: 2000, maximumCenticredits: 2000 } };
  const before = { ...cycle, trainedBefore: { title: '骨干培训', titleEn: 'Backbone training', year: 2025 } };
  const years = { ...before, ...cohort({ formFields: [size], minYearsTaught: 20 }) };
  const title = { ...years, ...cohort({ formFields: [size], minYearsTaught: 20, titles: ['senior'] }) };
  const subject = { ...title, ...cohort({ subjects: ['english'], titles: ['senior'] }) };
  const stage = { ...title, ...cohort({ subjects: ['english'], stages: ['junior'] }) };
  const clash = { ...stage, clash: { title: '暑期班', titleEn: 'Summer' } };
  const declined = { ...clash, existing: 'DECLINED' as const };
  const already = { ...clash, existing: 'WAITING' as const };
  const left = { ...already, teacher: { ...registrable.teacher, inService: false } };
  const ended = { ...left, now: '2026-11-30 16:00:00.000' };
  const early = { ...left, now: '2026-10-31 23:59:59.999' };
  BROKEN.push(
    ['not open', { ...early, ...cohort({ status: 'DRAFT', subjects: ['english'], stages: ['junior'] }) }, { code: 'COHORT_NOT_OPEN' }],
    ['before the window', early, { code: 'REGISTRATION_NOT_STARTED' }],
    ['at the very end of the window', ended, { code: 'REGISTRATION_ENDED' }],
    ['not in service', left, { code: 'TEACHER_NOT_IN_SERVICE' }],
    ['registered already', already, { code: 'ALREADY_REGISTERED' }],
    ['declined before', declined, { code: 'DECLINED_BEFORE' }],
    ['elsewhere at the same time', clash, { code: 'CLASHES_WITH_COHORT' }],
    ['another stage', stage, { code: 'STAGE_NOT_INVITED' }],
    ['another subject', subject, { code: 'SUBJECT_NOT_INVITED' }],
    ['another title', title, { code: 'TITLE_NOT_INVITED' }],
    ['too few years taught', years, { code: 'YEARS_TAUGHT_OUTSIDE' }],
    ['had it before', before, { code: 'TRAINED_BEFORE' }],
    ['the cycle is full', cycle, { code: 'CYCLE_FULL' }],
    ['no seats for the school', notAllotted, { code: 'NO_SEATS_ALLOTTED' }],
    ['quota used up', usedUp, { code: 'QUOTA_USED_UP' }],
    ['full', full, { code: 'FULL' }],
    ['a question left open', missing, { code: 'ANSWER_MISSING' }],
    ['an answer that is none', wrong, { code: 'ANSWER_INVALID' }],
    ['somebody of the group cannot come', incomplete, { code: 'GROUP_INCOMPLETE' }],
  );
}

test.each(BROKEN)('%s', (_case, change, refusal) => {
  expect(refusalToRegister({ ...registrable, ...change })).toMatchObject(refusal);
});

test('every refusal has its row above, and words in both languages', () => {
  expect(BROKEN.map(([, , { code }]) => code)).toEqual(Object.keys(REGISTRATION_WORDS));
  for (const [, change] of BROKEN) {
    const refusal = refusalToRegister({ ...registrable, ...change });
    const { zh, en } = wordsOfRefusal(refusal as NonNullable<typeof refusal>);
    expect(zh).toMatch(/[一-龥].*。$/u);
    expect(en).toMatch(/\.$/);
  }
});

test('a registrable teacher gets a seat, a request or a place in the list', () => {
  expect(refusalToRegister(registrable)).toBeNull();
  expect(placementOf(registrable)).toEqual({ status: 'ADMITTED', step: null });
  expect(placementOf({ ...registrable, ...cohort({ admission: 'COORDINATOR_ADMITS' }) })).toEqual({ status: 'REQUESTED', step: null });
  const fullWithList = { ...registrable, ...cohort({ hasWaitingList: true }), seats: seats(10) };
  expect(refusalToRegister(fullWithList)).toBeNull();
  expect(placementOf(fullWithList)).toMatchObject({ status: 'WAITING' });
  expect(placementOf({ ...registrable, seats: seats(3, [{ ...school, used: 2 }]) })).toMatchObject({ status: 'WAITING' });
});

test('the centre adds people outside the window, while the class runs and after a refusal, but past no limit', () => {
  const byCentre = { ...registrable, path: 'COORDINATOR' as const };
  expect(refusalToRegister({ ...byCentre, now: '2026-12-24 00:00:00.000', existing: 'DECLINED', ...cohort({ status: 'RUNNING' }) })).toBeNull();
  expect(refusalToRegister({ ...byCentre, ...cohort({ status: 'CLOSED' }) })).toMatchObject({ code: 'COHORT_NOT_OPEN' });
  expect(refusalToRegister({ ...byCentre, seats: seats(10) })).toMatchObject({ code: 'FULL' });
  expect(refusalToRegister({ ...byCentre, seats: seats(3, [{ ...school, used: 2 }]) })).toMatchObject({ code: 'QUOTA_USED_UP', of: 'SCHOOL', seats: 2 });
});

test('a seat is taken of every quota that covers the teacher', () => {
  const board = seats(0, [school, area, { id: 3, schoolId: 8, areaId: null, subject: null, seats: 1, used: 0 }]);
  board.take({ schoolId: 7, areaId: 3, subject: 'chinese' });
  board.take({ schoolId: 9, areaId: 3, subject: 'chinese' });
  expect(board.quotaChanges()).toEqual([{ id: 1, by: 1 }, { id: 2, by: 2 }]);
  expect(board.taken).toBe(2);
  board.give({ schoolId: 9, areaId: 3, subject: 'chinese' });
  expect(board.quotaChanges()).toEqual([{ id: 1, by: 1 }, { id: 2, by: 1 }]);
  expect(refusalOfSeat(seats(0, [{ ...area, used: 5 }]), { schoolId: 7, areaId: 3, subject: 'chinese' })).toEqual({ code: 'QUOTA_USED_UP', of: 'AREA', seats: 5 });
});

test('years taught: both bounds, and unknown is not enough', () => {
  const withYears = (yearsTaught: number | null, min: number | null, max: number | null) => refusalToRegister({ ...registrable, teacher: { ...registrable.teacher, yearsTaught }, ...cohort({ minYearsTaught: min, maxYearsTaught: max }) })?.code;
  expect([withYears(3, 3, 5), withYears(5, 3, 5), withYears(2, 3, 5), withYears(6, 3, 5), withYears(6, 3, null), withYears(null, null, null), withYears(null, null, 5)])
    .toEqual([undefined, undefined, 'YEARS_TAUGHT_OUTSIDE', 'YEARS_TAUGHT_OUTSIDE', undefined, undefined, 'YEARS_TAUGHT_OUTSIDE']);
  expect([fullYearsBetween('2016-12-02', '2026-12-01'), fullYearsBetween('2016-12-01', '2026-12-01'), fullYearsBetween('2027-01-01', '2026-12-01')]).toEqual([9, 10, 0]);
});

test('whoever registers has passed his own steps; a school without an area skips the area', () => {
  const chain = ['SCHOOL', 'AREA'] as const;
  const place = { areaId: 3 };
  expect((['SELF', 'SCHOOL', 'AREA', 'COORDINATOR'] as const).map((path) => firstStep(chain, path, place))).toEqual(['SCHOOL', 'AREA', null, null]);
  expect([stepAfter(chain, 'SCHOOL', place), stepAfter(chain, 'SCHOOL', { areaId: null }), stepAfter(chain, 'AREA', place)]).toEqual(['AREA', null, null]);
  const decided = { cohortStatus: 'OPEN' as const, status: 'REQUESTED' as const, step: 'SCHOOL' as const, mine: ['SCHOOL' as const], isOwn: false };
  expect(refusalToDecideStep(decided)).toBeNull();
  expect(refusalToDecideStep({ ...decided, isOwn: true })).toEqual({ code: 'OWN_REGISTRATION' });
  expect(refusalToDecideStep({ ...decided, isOwn: true, mine: ['AREA'] })).toEqual({ code: 'AWAITS_OTHERS', step: 'SCHOOL' });
  expect(refusalToDecideStep({ ...decided, isOwn: true, step: null, status: 'ADMITTED' })).toEqual({ code: 'NOT_AWAITING', status: 'ADMITTED' });
  expect(refusalToDecideStep({ ...decided, cohortStatus: 'RUNNING', status: 'ADMITTED' })).toEqual({ code: 'COHORT_NOT_CHANGEABLE', status: 'RUNNING' });
});

test('a form asks sensible questions and takes what it asks', () => {
  const diet: FormField = { key: 'f2', label: '饮食', labelEn: 'Diet', kind: 'CHOICE', choices: ['不限', '清真'], required: false };
  expect(refusalOfForm([size, diet])).toBeNull();
  expect(refusalOfForm([size, { ...diet, key: 'f1' }])).toEqual({ code: 'FORM_FIELD_TWICE', index: 1 });
  expect(refusalOfForm([{ ...diet, choices: ['不限', '不限'] }])).toEqual({ code: 'FORM_CHOICES_MISSING', index: 0 });
  expect(tidied([size, diet], [{ key: 'f1', value: ' １７５ ' }, { key: 'f2', value: '  ' }, { key: 'zz', value: 'x' }])).toEqual({ f1: '175' });
  const check = (answers: Record<string, string>, mayLackSome = false) => refusalOfAnswers([size, diet], answers, { mayLackSome })?.code;
  expect([check({ f1: '175' }), check({}), check({}, true), check({ f1: '1e3' }), check({ f1: '1', f2: '辣' }), check({ f1: '-1.5', f2: '清真' })]).toEqual([undefined, 'ANSWER_MISSING', undefined, 'ANSWER_INVALID', 'ANSWER_INVALID', undefined]);
});
