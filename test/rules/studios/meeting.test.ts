import { refusalToFile, refusalToPlan } from '../../../server/modules/studios/rules/meeting.js';
import { refusalToAdd, refusalToRemove } from '../../../server/modules/studios/rules/membership.js';

const plannable = { isClosed: false, day: '2026-11-21', today: '2026-11-21', overlappingTopic: null };

// In descending precedence: each row breaks its own rule and every rule below it.
test.each([
  ['a closed studio', { isClosed: true, day: '2026-11-20', overlappingTopic: '读书会' }, { code: 'STUDIO_CLOSED' }],
  ['yesterday', { day: '2026-11-20', overlappingTopic: '读书会' }, { code: 'IN_THE_PAST' }],
  ['another meeting at that time', { overlappingTopic: '读书会' }, { code: 'OVERLAPS', topic: '读书会' }],
  ['today', {}, null],
] as const)('planning: %s', (_case, change, refusal) => {
  expect(refusalToPlan({ ...plannable, ...change })).toEqual(refusal);
});

test.each([
  ['an open register', { isRegisterClosed: false, presentCount: 0 }, { code: 'REGISTER_NOT_CLOSED' }],
  ['nobody there', { presentCount: 0 }, { code: 'NOBODY_PRESENT' }],
  ['all of them filed', { claimCount: 8 }, { code: 'ALREADY_FILED', claimCount: 8 }],
  ['one more by a corrected register', { claimCount: 7 }, null],
  ['none filed yet', {}, null],
] as const)('filing: %s', (_case, change, refusal) => {
  expect(refusalToFile({ isRegisterClosed: true, presentCount: 8, claimCount: 0, ...change })).toEqual(refusal);
});

test('members come and go all or none, and the host stays', () => {
  const knownNumbers = new Set(['T1']);
  expect(refusalToAdd({ isClosed: true, numbers: ['T9'], knownNumbers })).toEqual({ code: 'STUDIO_CLOSED' });
  expect(refusalToAdd({ isClosed: false, numbers: ['T1', 'T9'], knownNumbers })).toEqual({ code: 'NUMBERS_UNKNOWN', numbers: ['T9'] });
  expect(refusalToAdd({ isClosed: false, numbers: ['T1'], knownNumbers })).toBeNull();
  expect(refusalToRemove({ isClosed: true, removesHost: true })).toEqual({ code: 'STUDIO_CLOSED' });
  expect(refusalToRemove({ isClosed: false, removesHost: true })).toEqual({ code: 'HOST_STAYS' });
  expect(refusalToRemove({ isClosed: false, removesHost: false })).toBeNull();
});
