import { placementOf, refusalOfSeat, type RegistrationFacts, refusalToRegister } from '../../../server/modules/training/rules/registration.js';
import { REGISTRATION_WORDS, wordsOfRefusal } from '../../../server/modules/training/rules/registration-words.js';
import { type Quota, SeatBoard } from '../../../server/modules/training/rules/seat-board.js';

const school = { id: 1, schoolId: 7, areaId: null, subject: null, seats: 2, used: 0 };
const area = { id: 2, schoolId: null, areaId: 3, subject: null, seats: 5, used: 0 };
const seats = (taken: number, quotas: Quota[] = []): SeatBoard => new SeatBoard(10, taken, quotas);
const registrable: RegistrationFacts = {
  now: '2026-11-21 02:00:00.000', path: 'SELF', seats: seats(0), existing: null, clash: null,
  cohort: { status: 'OPEN', registrationOpensAt: '2026-11-01 00:00:00.000', registrationClosesAt: '2026-11-30 16:00:00.000', admission: 'AUTO_ADMIT', hasWaitingList: false, stages: [], subjects: [] },
  teacher: { schoolId: 7, areaId: 3, stage: 'primary', subject: 'chinese', inService: true },
};
const cohort = (change: Partial<RegistrationFacts['cohort']>) => ({ cohort: { ...registrable.cohort, ...change } });

/** In descending precedence: each row breaks its own rule and every rule below it. */
const BROKEN: [string, Partial<RegistrationFacts>, { code: string }][] = [];
{
  const full = { seats: seats(10) };
  const usedUp = { seats: seats(10, [{ ...school, used: 2 }]) };
  const notAllotted = { seats: seats(10, [{ ...school, schoolId: 8 }]) };
  const subject = { ...notAllotted, ...cohort({ subjects: ['english'] }) };
  const stage = { ...notAllotted, ...cohort({ subjects: ['english'], stages: ['junior'] }) };
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
    ['no seats for the school', notAllotted, { code: 'NO_SEATS_ALLOTTED' }],
    ['quota used up', usedUp, { code: 'QUOTA_USED_UP' }],
    ['full', full, { code: 'FULL' }],
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
  expect(placementOf(registrable)).toBe('ADMITTED');
  expect(placementOf({ ...registrable, ...cohort({ admission: 'COORDINATOR_ADMITS' }) })).toBe('REQUESTED');
  const fullWithList = { ...registrable, ...cohort({ hasWaitingList: true }), seats: seats(10) };
  expect(refusalToRegister(fullWithList)).toBeNull();
  expect(placementOf(fullWithList)).toBe('WAITING');
  expect(placementOf({ ...registrable, seats: seats(3, [{ ...school, used: 2 }]) })).toBe('WAITING');
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
