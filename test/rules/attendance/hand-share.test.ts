import { gradeOfHandShare, handPermille } from '../../../server/modules/attendance/rules/hand-share.js';

test.each([
  [0, 0, 0, 'USUAL'], [9, 100, 90, 'USUAL'], [10, 100, 100, 'WATCH'], [99, 1_000, 99, 'USUAL'], [299, 1_000, 299, 'WATCH'], [3, 10, 300, 'HIGH'], [2, 2, 1_000, 'HIGH'],
] as const)('%i of %i entered by hand', (entries, presences, permille, grade) => {
  expect([handPermille({ entries, presences }), gradeOfHandShare({ entries, presences })]).toEqual([permille, grade]);
});
