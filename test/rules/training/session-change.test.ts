import fc from 'fast-check';

import { refusalToAdd, refusalToCancel, refusalToMove, stretchedDays } from '../../../server/modules/training/rules/session-change.js';

const at = (day: string, from: string, minutes: number, place = '报告厅') => {
  const startsAt = `${day} ${from}:00.000`;
  return { startsAt, endsAt: new Date(Date.parse(`${startsAt.replace(' ', 'T')}Z`) + minutes * 60_000).toISOString().replace('T', ' ').replace('Z', ''), durationMinutes: minutes, place };
};
const days = { startsOn: '2026-12-01', endsOn: '2026-12-05', registrationOpensAt: '2026-11-01 00:00:00.000', registrationClosesAt: '2026-11-20 00:00:00.000' };
const standing = { day: '2026-12-02', ...at('2026-12-02', '06:00', 90) };
const facts = { status: 'RUNNING' as const, isSeen: true, isCheckInOpen: false, recorded: 0, reason: '' };
const move = { ...facts, from: at('2026-12-01', '01:00', 90), to: at('2026-12-03', '01:00', 90), granted: 0, now: '2026-11-21 02:00:00.000', others: [standing], days, stretches: false };
const cancel = { ...facts, reason: '雨雪停课', paidTo: null, sessions: 10 };

// In descending precedence: each row breaks its own rule and every rule below it that it can.
const moveBreaks = { others: [{ day: '2026-12-09', ...at('2026-12-09', '00:30', 90) }], to: at('2026-12-09', '01:00', 45), recorded: 3, granted: 2, reason: '' };
test.each([
  ['a class that is over', { ...moveBreaks, status: 'CLOSED' as const, isSeen: false, isCheckInOpen: true }, { code: 'COHORT_ENDED', status: 'CLOSED' }],
  ['moved by somebody else meanwhile', { ...moveBreaks, isSeen: false, isCheckInOpen: true }, { code: 'CHANGED_MEANWHILE' }],
  ['check-in is going on', { ...moveBreaks, isCheckInOpen: true }, { code: 'CHECK_IN_OPEN' }],
  ['nothing is different', { ...moveBreaks, to: move.from }, { code: 'NOTHING_CHANGED' }],
  ['its length is what the register counted by', moveBreaks, { code: 'DURATION_STANDS', recorded: 3, granted: 2 }],
  ['its length is what leave was granted by', { ...moveBreaks, recorded: 0 }, { code: 'DURATION_STANDS', recorded: 0, granted: 2 }],
  ['recorded, and no reason', { ...moveBreaks, to: at('2026-12-09', '01:00', 90) }, { code: 'REASON_MISSING' }],
  ['over, and no reason', { now: '2026-12-01 02:30:00.000' }, { code: 'REASON_MISSING' }],
  ['into the past, and no reason', { to: at('2026-12-01', '00:00', 90), now: '2026-12-01 01:30:00.000' }, { code: 'REASON_MISSING' }],
  ['outside the days of the class', { to: at('2026-12-09', '01:00', 90) }, { code: 'OUTSIDE_DAYS', startsOn: '2026-12-01', endsOn: '2026-12-05' }],
  ['onto another session of the class', { to: at('2026-12-02', '07:29', 90) }, { code: 'OVERLAPS_OWN' }],
  ['one after the other', { to: at('2026-12-02', '07:30', 90) }, null],
  ['outside the days, which stretch', { to: at('2026-12-09', '01:00', 90), stretches: true }, null],
  ['another hall, with the register full', { to: { ...move.from, place: '二楼' }, recorded: 300, now: '2026-12-01 01:30:00.000' }, null],
  ['another length before anything counts', { to: at('2026-12-01', '01:00', 45) }, null],
])('to move: %s', (_case, change, refusal) => {
  expect(refusalToMove({ ...move, ...change })).toEqual(refusal);
});

const cancelBreaks = { recorded: 2, paidTo: '王研究员', sessions: 1, reason: '' };
test.each([
  ['a class that is being closed', { ...cancelBreaks, status: 'CLOSING' as const, isSeen: false }, { code: 'COHORT_ENDED', status: 'CLOSING' }],
  ['changed meanwhile', { ...cancelBreaks, isSeen: false, isCheckInOpen: true }, { code: 'CHANGED_MEANWHILE' }],
  ['check-in is going on', { ...cancelBreaks, isCheckInOpen: true }, { code: 'CHECK_IN_OPEN' }],
  ['the register holds somebody', cancelBreaks, { code: 'REGISTER_HOLDS', recorded: 2 }],
  ['its fee was paid', { ...cancelBreaks, recorded: 0 }, { code: 'FEE_PAID', name: '王研究员' }],
  ['it is the last one', { ...cancelBreaks, recorded: 0, paidTo: null }, { code: 'LAST_SESSION' }],
  ['no reason', { reason: '雨' }, { code: 'REASON_MISSING' }],
  ['the last one of a draft', { status: 'DRAFT' as const, sessions: 1 }, null],
  ['with a reason', {}, null],
])('to cancel: %s', (_case, change, refusal) => {
  expect(refusalToCancel({ ...cancel, ...change })).toEqual(refusal);
});

test('a session is added while the class is not over, within its days and beside its others', () => {
  const add = { status: 'RUNNING' as const, to: at('2026-12-03', '01:00', 90), others: [standing], days, stretches: false };
  expect([refusalToAdd(add), refusalToAdd({ ...add, status: 'CLOSED' }), refusalToAdd({ ...add, to: at('2026-12-02', '05:00', 61) }), refusalToAdd({ ...add, to: at('2026-11-30', '01:00', 90) }), refusalToAdd({ ...add, to: at('2026-11-30', '01:00', 90), stretches: true })])
    .toEqual([null, { code: 'COHORT_ENDED', status: 'CLOSED' }, { code: 'OVERLAPS_OWN' }, { code: 'OUTSIDE_DAYS', startsOn: '2026-12-01', endsOn: '2026-12-05' }, null]);
});

test('days only ever stretch, and hold the session afterwards; from 16:00 in UTC it is the next day here', () => {
  expect(stretchedDays(days, '2026-12-05 16:30:00.000')).toEqual({ startsOn: '2026-12-01', endsOn: '2026-12-06' });
  expect(stretchedDays(days, '2026-12-05 15:30:00.000')).toEqual({ startsOn: '2026-12-01', endsOn: '2026-12-05' });
  fc.assert(fc.property(fc.integer({ min: -60 * 24, max: 60 * 24 }), (hours) => {
    const startsAt = new Date(Date.parse('2026-12-03T00:00:00Z') + hours * 3_600_000).toISOString().replace('T', ' ').replace('Z', '');
    const stretched = stretchedDays(days, startsAt);
    expect(stretched.startsOn <= days.startsOn && stretched.endsOn >= days.endsOn).toBe(true);
    expect(refusalToAdd({ status: 'RUNNING', others: [], stretches: false, days: { ...days, ...stretched }, to: at(startsAt.slice(0, 10), startsAt.slice(11, 16), 30) })).toBeNull();
  }));
});
