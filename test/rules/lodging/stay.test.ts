import { mealCounts, nightCounts, refusalOfStay } from '../../../server/modules/lodging/rules/stay.js';

const offer = { nights: ['2026-12-01'], meals: ['2026-12-01/LUNCH'] };
const fine = { isAdmitted: true, isEnded: false, byCentre: false, now: '2026-11-20', answerBy: '2026-11-25', offer, wish: { ...offer, diet: 'NONE' as const, dietNote: '' } };
const wrong = { nights: ['2026-12-02'], meals: [], diet: 'OTHER' as const, dietNote: ' ' };

test.each([
  ['no participant', { isAdmitted: false, isEnded: true, now: '2026-11-26', wish: wrong }, 'NOT_ADMITTED'],
  ['the class is closed', { isEnded: true, now: '2026-11-26', wish: wrong }, 'CLASS_ENDED'],
  ['too late', { now: '2026-11-26', wish: wrong }, 'ANSWERS_CLOSED'],
  ['too late, but the centre enters it', { now: '2026-11-26', byCentre: true, wish: wrong }, 'NOT_OFFERED'],
  ['something else, not named', { wish: { ...wrong, nights: [] } }, 'DIET_UNNAMED'],
  ['nothing at all is an answer', { wish: { nights: [], meals: [], diet: 'NONE' as const, dietNote: '' } }, undefined],
])('%s', (_case, change, code) => {
  expect(refusalOfStay({ ...fine, ...change })?.code).toBe(code);
});

test('the kitchen is told people and wishes by meal, the house people by night', () => {
  const wishes = [{ nights: ['1', '2'], meals: ['1/LUNCH'], diet: 'HALAL' as const }, { nights: ['1'], meals: ['1/LUNCH', '1/DINNER'], diet: 'NONE' as const }, { nights: [], meals: [], diet: 'VEGETARIAN' as const }];
  expect(mealCounts(['1/LUNCH', '1/DINNER'], wishes)).toEqual([{ meal: '1/LUNCH', people: 2, halal: 1, vegetarian: 0, other: 0 }, { meal: '1/DINNER', people: 1, halal: 0, vegetarian: 0, other: 0 }]);
  expect(nightCounts(['1', '2', '3'], wishes)).toEqual([{ day: '1', people: 2 }, { day: '2', people: 1 }, { day: '3', people: 0 }]);
});
