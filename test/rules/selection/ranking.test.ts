import fc from 'fast-check';

import { awardsOf } from '../../../server/modules/selection/rules/awards.js';
import { rankingOf } from '../../../server/modules/selection/rules/ranking.js';
import type { AwardRule, JudgingRule } from '../../../server/modules/selection/rules/round-rules.js';

const rule: JudgingRule = { judgesPerEntry: 2, drop: 'NONE', tieBreak: [{ kind: 'CRITERION', criterion: 'teaching' }, { kind: 'HIGHEST_SHEET' }, { kind: 'LONGER_SERVICE' }] };
const entry = (id: number, sheets: [design: number, teaching: number][], hiredOn: string | null = '2010-09-01') =>
  ({ id, hiredOn, sheets: sheets.map(([design, teaching], at) => ({ paperId: id * 10 + at, points: { design, teaching } })) });

test('a ranking that a person can audit', () => {
  const ranked = rankingOf([
    entry(1, [[30, 50], [32, 52]]), // 80 and 84: 82.000
    entry(2, [[40, 52], [30, 41]]), // 92 and 71: 81.500
    entry(3, [[30, 51], [31, 52]]), // 81 and 83: 82.000, more for teaching
    entry(4, [[33, 49], [31, 51]]), // 82 and 82: 82.000, least for teaching
  ], rule, 'seed');
  expect(ranked.map(({ id, place, totalMilliPoints, decidedBy, spreadPoints }) => [place, id, totalMilliPoints, decidedBy?.kind ?? null, spreadPoints])).toEqual([
    [1, 3, 82_000, null, 2],
    [2, 1, 82_000, 'CRITERION', 4],
    [3, 4, 82_000, 'CRITERION', 0],
    [4, 2, 81_500, null, 21],
  ]);
});

test('ties fall in the order of the rule: criterion, highest sheet, longer service, lot', () => {
  const sheets = (a: number, b: number): [number, number][] => [[a, 40], [b, 40]];
  const pairs = [
    [[entry(1, [[20, 41], [20, 39]]), entry(2, [[21, 40], [21, 38]])], [1, 2], 'CRITERION'],
    [[entry(1, sheets(20, 20)), entry(2, sheets(25, 15))], [2, 1], 'HIGHEST_SHEET'],
    [[entry(1, sheets(20, 20), '2012-09-01'), entry(2, sheets(20, 20), '2009-09-01')], [2, 1], 'LONGER_SERVICE'],
    [[entry(1, sheets(20, 20), null), entry(2, sheets(20, 20), '2009-09-01')], [2, 1], 'LONGER_SERVICE'],
  ] as const;
  for (const [entries, order, kind] of pairs) {
    const ranked = rankingOf(entries, rule, 'seed');
    expect(ranked.map(({ id }) => id)).toEqual(order);
    expect(ranked[1]?.decidedBy?.kind).toBe(kind);
  }
  const equal = [entry(1, sheets(20, 20)), entry(2, sheets(20, 20))];
  expect(rankingOf(equal, rule, 'seed')[1]?.decidedBy).toEqual({ kind: 'LOT' });
  expect(new Set(Array.from({ length: 20 }, (_, n) => rankingOf(equal, rule, `seed ${n}`)[0]?.id))).toEqual(new Set([1, 2]));
});

test('the highest and the lowest sheet are left out, one of each', () => {
  const [first] = rankingOf([entry(1, [[0, 10], [0, 20], [0, 20], [0, 99]])], { ...rule, judgesPerEntry: 4, drop: 'HIGH_AND_LOW' }, 'seed');
  expect(first).toMatchObject({ totalMilliPoints: 20_000, droppedPaperIds: [10, 13], spreadPoints: 89 });
});

test('means are rounded half up to a thousandth of a point', () => {
  const mean = (...points: number[]): number | undefined => rankingOf([entry(1, points.map((each) => [0, each]))], rule, 's')[0]?.totalMilliPoints;
  expect([mean(1, 1, 2), mean(1, 2, 2), mean(0, 0, 0), mean(80, 81)]).toEqual([1333, 1667, 0, 80_500]);
});

const anyEntries = fc.uniqueArray(fc.record({
  id: fc.integer({ min: 1, max: 999 }), hiredOn: fc.option(fc.constantFrom('2001-09-01', '2011-09-01')),
  sheets: fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), { minLength: 1, maxLength: 5 }).map((list) => list.map(([design, teaching], at) => ({ paperId: at, points: { design, teaching } }))),
}), { selector: ({ id }) => id, maxLength: 30 });
const anyAward = fc.record({
  total: fc.integer({ min: 1, max: 12 }), permille: fc.option(fc.integer({ min: 1, max: 1000 })), minimumMilliPoints: fc.option(fc.integer({ min: 0, max: 8000 })),
  perSubject: fc.constantFrom<AwardRule['perSubject']>([], [{ subject: 'chinese', most: 2 }], [{ subject: 'chinese', most: 0 }, { subject: 'art', most: 3 }]),
});

test('whatever the scores, awards never pass the quota, the ratio, a subject\'s seats or the minimum; and the order of the input changes nothing', () => {
  fc.assert(fc.property(anyEntries, anyAward, fc.string(), (entries, award, seed) => {
    const ranked = rankingOf(entries, rule, seed);
    expect(rankingOf([...entries].reverse(), rule, seed)).toEqual(ranked);
    expect(ranked.map(({ place }) => place)).toEqual(entries.map((_, at) => at + 1));
    const lines = ranked.map((each) => ({ ...each, subject: each.id % 2 ? 'chinese' : 'art' }));
    const { verdicts, seats } = awardsOf(lines, award);
    const awarded = lines.filter(({ id }) => verdicts.get(id) === 'AWARDED');
    expect(awarded.length).toBeLessThanOrEqual(seats);
    expect(seats).toBeLessThanOrEqual(award.total);
    if (award.permille !== null) expect(seats * 1000).toBeLessThanOrEqual(entries.length * award.permille);
    for (const { subject, most } of award.perSubject) expect(awarded.filter((each) => each.subject === subject).length).toBeLessThanOrEqual(most);
    for (const each of awarded) expect(each.totalMilliPoints).toBeGreaterThanOrEqual(award.minimumMilliPoints ?? 0);
    // Nobody is passed over for a lower place of his subject.
    for (const each of lines) if (verdicts.get(each.id) !== 'AWARDED') expect(awarded.some((other) => other.place > each.place && other.subject === each.subject)).toBe(false);
  }));
});

test('a tie at the line is told', () => {
  const lines = [90, 80, 80].map((points, at) => ({ id: at, subject: 'art', totalMilliPoints: points * 1000 }));
  const award = { total: 2, permille: null, minimumMilliPoints: null, perSubject: [] };
  expect(awardsOf(lines, award)).toMatchObject({ seats: 2, isTiedAtLine: true });
  expect(awardsOf(lines, { ...award, total: 1 })).toMatchObject({ seats: 1, isTiedAtLine: false });
});
