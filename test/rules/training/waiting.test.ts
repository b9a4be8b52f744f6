import fc from 'fast-check';

import { promote, promotesItself, unitsOf } from '../../../server/modules/training/rules/promotion.js';
import { SeatBoard } from '../../../server/modules/training/rules/seat-board.js';
import { explainWaiting } from '../../../server/modules/training/rules/waiting-explanation.js';

const place = { schoolId: 1, areaId: 9, subject: 'chinese' };
const facts = { status: 'OPEN' as const, now: '2026-11-21 02:00:00.000', waitingStopsAt: null, position: 3, waitingCount: 7, place, together: [place], clash: null };

test.each([
  ['full', new SeatBoard(60, 60, []), '候补第 3 位（共 7 人）。本班 60 个名额已满，前面还有 2 人；最多再空出 3 个名额即可递补。', 'Number 3 of 7 on the waiting list. All 60 seats are taken and 2 people are ahead; 3 more seats free at the most would bring this one in.'],
  ['the quota is used up', new SeatBoard(60, 56, [{ id: 1, schoolId: 1, areaId: null, subject: null, seats: 5, used: 5 }]), '候补第 3 位（共 7 人）。本校 5 个名额已用完（全班尚空 4 个）；须本校有人退出，或中心增加本校名额。', 'Number 3 of 7 on the waiting list. The 5 seats of the school are taken (the class has 4 free); somebody of the school has to withdraw, or the centre has to allot more.'],
  ['the school has no seats any more', new SeatBoard(60, 10, [{ id: 1, schoolId: 2, areaId: null, subject: null, seats: 5, used: 5 }]), '候补第 3 位（共 7 人）。名额按学校或片区分配，所在学校目前没有名额；须由中心分配名额后才能递补。', 'Number 3 of 7 on the waiting list. Seats are allotted and this school has none; the centre has to allot one first.'],
  ['something else hinders', new SeatBoard(60, 10, []), '候补第 3 位（共 7 人）。目前有空余名额，但本人或同组教师已不在岗，或被同一时间的其他班录取，暂未递补；情况解除后由中心办理。', 'Number 3 of 7 on the waiting list. There are free seats, but the teacher or somebody of the group has left the service or is admitted elsewhere at the same time; the centre admits by hand once that is settled.'],
])('why somebody waits: %s', (_case, seats, zh, en) => {
  expect(explainWaiting({ ...facts, seats })).toEqual({ zh, en });
});

test('why a group waits, and what keeps somebody out who would have a seat', () => {
  const two = { ...facts, together: [place, place, place] };
  expect(explainWaiting({ ...two, seats: new SeatBoard(60, 58, []) })).toEqual({
    zh: '候补第 3 位（共 7 人）。同校 3 人一组，须一起递补：目前只有 2 个名额可用，再空出 1 个即可。', en: 'Number 3 of 7 on the waiting list. The 3 of a group come in together: 2 seats are free, 1 more would bring them in.' });
  expect(explainWaiting({ ...two, seats: new SeatBoard(60, 40, [{ id: 1, schoolId: 1, areaId: null, subject: null, seats: 2, used: 0 }]) }).zh).toContain('名额不够 3 人');
  expect(explainWaiting({ ...facts, clash: { title: '甲班', titleEn: 'Class A' }, seats: new SeatBoard(60, 10, []) }).zh).toBe('候补第 3 位（共 7 人）。有名额时暂不递补：已被“甲班”录取，上课时间冲突；须先退出该班。');
});

test('once the class runs the list stands', () => {
  expect(explainWaiting({ ...facts, status: 'RUNNING', seats: new SeatBoard(60, 10, []) }).zh).toContain('本班已开班');
  expect((['DRAFT', 'OPEN', 'RUNNING', 'CLOSING', 'CLOSED'] as const).filter((status) => promotesItself({ status, waitingStopsAt: null }, facts.now))).toEqual(['OPEN']);
  expect(promotesItself({ status: 'OPEN', waitingStopsAt: facts.now }, facts.now)).toBe(false);
  expect(explainWaiting({ ...facts, waitingStopsAt: '2026-11-20 10:00:00.000', seats: new SeatBoard(60, 10, []) }).zh).toBe('候补第 3 位（共 7 人）。候补已于 2026-11-20 18:00 停止自动递补，由班主任视情况安排。');
});

test('promotion takes the first that fits, oversells nothing, and leaves nobody who could come in', () => {
  const quota = fc.record({ seats: fc.integer({ min: 0, max: 4 }), taken: fc.integer({ min: 0, max: 4 }) });
  const waiting = fc.array(fc.record({ schoolId: fc.integer({ min: 1, max: 4 }), hindered: fc.boolean(), group: fc.option(fc.integer({ min: 0, max: 3 })) }), { maxLength: 20 });
  fc.assert(fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }), fc.array(quota, { maxLength: 3 }), waiting, (capacity, takenWish, quotas, list) => {
    const rows = quotas.map((each, at) => ({ id: at + 1, schoolId: at + 1, areaId: null, subject: null, seats: each.seats, used: Math.min(each.seats, each.taken) }));
    const board = new SeatBoard(capacity, Math.min(capacity, takenWish), rows);
    const people = list.map((each, at) => ({ ...each, id: at, teacherId: at, areaId: null, subject: 'chinese', groupId: each.group }));
    const units = unitsOf(people);
    const promoted = promote(board, units, (each) => each.hindered);
    expect(board.taken).toBeLessThanOrEqual(capacity);
    for (const row of rows) expect(board.used(row)).toBeLessThanOrEqual(row.seats);
    expect(promoted.some((each) => each.hindered)).toBe(false);
    // A group has come in whole or not at all, and whoever is left could not come in.
    const isIn = (unit: readonly { id: number }[]): boolean => unit.every((each) => promoted.some(({ id }) => id === each.id));
    expect(promoted).toEqual(units.filter(isIn).flat());
    expect(units.filter((unit) => !isIn(unit) && !unit.some((each) => each.hindered) && board.fitsAll(unit))).toEqual([]);
  }));
});
