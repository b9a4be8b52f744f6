import fc from 'fast-check';

import { blindCodes, draw, type DrawFacts, isImpartial, type Pair } from '../../../server/modules/selection/rules/draw.js';

const facts = (change: Partial<DrawFacts> = {}): DrawFacts => ({ judgesPerEntry: 2, entries: [], judges: [], barred: [], standing: [], ...change });
const entryOf = (id: number, schoolId: number) => ({ id, panelId: 1, teacherId: 10_000 + id, schoolIds: [schoolId] });
const judgeOf = (id: number, schoolId: number | null) => ({ id, panelId: 1, teacherId: 20_000 + id, schoolId });

const anyFacts = fc.record({
  judgesPerEntry: fc.integer({ min: 1, max: 4 }),
  entries: fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 500 }), panelId: fc.integer({ min: 1, max: 2 }), teacherId: fc.integer({ min: 1, max: 40 }), schoolIds: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 2 }) }), { selector: ({ id }) => id, maxLength: 40 }),
  judges: fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 60 }), panelId: fc.integer({ min: 1, max: 2 }), teacherId: fc.option(fc.integer({ min: 1, max: 40 })), schoolId: fc.option(fc.integer({ min: 1, max: 6 })) }), { selector: ({ id }) => id, maxLength: 12 }),
  barred: fc.array(fc.record({ judgeId: fc.integer({ min: 1, max: 60 }), entryId: fc.integer({ min: 1, max: 500 }) }), { maxLength: 20 }),
  standing: fc.constant<Pair[]>([]),
});

test('what was drawn keeps every bar, is complete where it can be, and is drawn again the same from lists in any order', () => {
  fc.assert(fc.property(anyFacts, fc.string(), (given, seed) => {
    const { pairs, short } = draw(given, seed);
    const missing = new Map(short.map((each) => [each.entryId, each.missing]));
    for (const entry of given.entries) {
      const own = pairs.filter(({ entryId }) => entryId === entry.id).map(({ judgeId }) => given.judges.find(({ id }) => id === judgeId));
      expect(new Set(own).size).toBe(own.length);
      for (const judge of own) expect(judge && judge.panelId === entry.panelId && isImpartial(judge, entry) && !given.barred.some((bar) => bar.judgeId === judge.id && bar.entryId === entry.id)).toBe(true);
      const impartial = given.judges.filter((judge) => judge.panelId === entry.panelId && isImpartial(judge, entry) && !given.barred.some((bar) => bar.judgeId === judge.id && bar.entryId === entry.id)).length;
      expect(own.length).toBe(Math.min(given.judgesPerEntry, impartial));
      expect(missing.get(entry.id) ?? 0).toBe(given.judgesPerEntry - own.length);
    }
    expect(draw({ ...given, entries: [...given.entries].reverse(), judges: [...given.judges].reverse() }, seed)).toEqual({ pairs, short: expect.arrayContaining([...short]) as unknown });
  }));
});

test('loads are level: no entry could go from one judge to another who has two fewer', () => {
  fc.assert(fc.property(anyFacts, fc.string(), (given, seed) => {
    const { pairs } = draw(given, seed);
    const load = (id: number): number => pairs.filter(({ judgeId }) => judgeId === id).length;
    for (const { entryId, judgeId } of pairs) {
      const entry = given.entries.find(({ id }) => id === entryId);
      for (const other of given.judges) {
        const could = entry && other.panelId === entry.panelId && isImpartial(other, entry) && !given.barred.some((bar) => bar.judgeId === other.id && bar.entryId === entryId) && !pairs.some((pair) => pair.entryId === entryId && pair.judgeId === other.id);
        if (could) expect(load(judgeId) - load(other.id)).toBeLessThan(2);
      }
    }
  }));
});

test('without bars, judges differ by one entry at most', () => {
  const entries = Array.from({ length: 173 }, (_, n) => entryOf(n + 1, 900));
  const judges = Array.from({ length: 24 }, (_, n) => judgeOf(n + 1, n));
  const { pairs } = draw(facts({ entries, judges }), 'seed');
  const loads = judges.map(({ id }) => pairs.filter(({ judgeId }) => judgeId === id).length);
  expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
  expect(pairs).toHaveLength(346);
});

test('a chain of moves levels what no single move could', () => {
  // Judge 1 may take everything, 2 only school B's, 3 only what 2 may take.
  const entries = [entryOf(1, 2), entryOf(2, 2), entryOf(3, 2), entryOf(4, 1), entryOf(5, 1)];
  const { pairs } = draw(facts({ judgesPerEntry: 1, entries, judges: [judgeOf(1, 9), judgeOf(2, 1), judgeOf(3, 2)] }), 'x');
  const load = (id: number): number => pairs.filter(({ judgeId }) => judgeId === id).length;
  expect([1, 2, 3].map(load).sort()).toEqual([1, 2, 2]);
});

test('a second draw fills the gaps only, and another seed draws otherwise', () => {
  const entries = Array.from({ length: 30 }, (_, n) => entryOf(n + 1, 1 + (n % 5)));
  const judges = Array.from({ length: 6 }, (_, n) => judgeOf(n + 1, n + 1));
  const first = draw(facts({ entries, judges }), 'a').pairs;
  expect(draw(facts({ entries, judges }), 'b').pairs).not.toEqual(first);
  const standing = first.slice(3);
  const barred = first.slice(0, 3);
  const second = draw(facts({ entries, judges, standing, barred }), 'a').pairs;
  expect(second).toHaveLength(3);
  for (const pair of second) expect(barred).not.toContainEqual(pair);
});

test('blind codes are unique, without order of ids, and the same for the same seed', () => {
  const ids = Array.from({ length: 200 }, (_, n) => n + 1);
  const codes = blindCodes(ids, 'seed');
  expect(new Set(codes.values()).size).toBe(200);
  expect(codes).toEqual(blindCodes([...ids].reverse(), 'seed'));
  expect(ids.map((id) => codes.get(id))).not.toEqual([...codes.values()].sort());
});
