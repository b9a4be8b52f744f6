import { jest } from '@jest/globals';

import { ApiError, ownError } from '../../admin/data/api-error.js';
import type { PaperFragment } from '../../admin/data/generated/operations.js';
import { localSheet } from '../../admin/pages/selection/judging/local-sheets.js';
import { type SendDraft, SheetKeeper } from '../../admin/pages/selection/judging/sheet-keeper.js';

const paper = (change: Partial<PaperFragment> = {}): PaperFragment => ({
  id: '7', ordinal: 1, blindCode: '019', subject: 'CHINESE', stage: 'PRIMARY', work: '《背影》', statement: '说明', status: 'OPEN', comment: null, draftRevision: 0, totalPoints: null, submittedAt: null, evidence: [], points: [], ...change,
});
const points = (...given: [string, number][]) => given.map(([criterion, value]) => ({ criterion, points: value }));

/** A server that answers like the real one, and may be out of reach. */
class Server {
  stored = paper();
  isAway = false;
  sent = 0;
  readonly send: SendDraft = ({ points: given, comment, revision }) => {
    this.sent += 1;
    if (this.isAway) return Promise.reject(ownError('NETWORK'));
    if (revision !== this.stored.draftRevision) return Promise.resolve({ paper: null, userErrors: [{ code: 'CHANGED_ELSEWHERE' as const, field: null, message: '另一处有更新' }] });
    this.stored = { ...this.stored, points: given, comment, draftRevision: revision + 1 };
    return Promise.resolve({ paper: this.stored, userErrors: [] });
  };
}

describe("a judge's sheet", () => {
  let server: Server;
  const desk = { onSaved: () => undefined, onConflict: () => undefined };
  const keeperOf = (given = server.stored) => new SheetKeeper(given, 'judge', desk, server.send);
  const settle = async (ms = 800) => { await jest.advanceTimersByTimeAsync(ms); };

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    server = new Server();
  });
  afterEach(() => jest.useRealTimers());

  test('is on this device at once and on the server after a pause, once for a burst of keys', async () => {
    const keeper = keeperOf();
    keeper.start();
    keeper.setPoints('design', 2);
    keeper.setPoints('design', 26);
    expect(keeper.snapshot().kept).toBe('local');
    expect(localSheet('judge', '7')).toEqual({ points: { design: 26 }, comment: '', revision: 0 });
    await settle();
    expect([server.sent, server.stored.points, keeper.snapshot().kept]).toEqual([1, points(['design', 26]), 'saved']);
    expect(localSheet('judge', '7')).toBeNull();
  });

  test('waits out a lost connection and is sent when it is back', async () => {
    const keeper = keeperOf();
    keeper.start();
    server.isAway = true;
    keeper.setPoints('design', 26);
    keeper.setComment('导入自然');
    await settle();
    expect([keeper.snapshot().kept, keeper.snapshot().problem]).toEqual(['local', null]);
    server.isAway = false;
    window.dispatchEvent(new Event('online'));
    await settle(0);
    expect([server.stored.points, server.stored.comment, keeper.snapshot().kept]).toEqual([points(['design', 26]), '导入自然', 'saved']);
  });

  test('what a closed page left behind is there again, and is sent', async () => {
    server.isAway = true;
    const stop = keeperOf().start();
    const before = keeperOf();
    before.setPoints('teaching', 33);
    await settle();
    stop();
    server.isAway = false;
    const again = keeperOf();
    expect(again.snapshot()).toMatchObject({ points: { teaching: 33 }, kept: 'local' });
    again.start();
    await settle(0);
    expect(server.stored.points).toEqual(points(['teaching', 33]));
  });

  test.each([
    ['mine', points(['design', 26]), { design: 26 }],
    ['theirs', points(['design', 11]), { design: 11 }],
  ] as const)('of two devices the judge chooses: %s', async (which, stored, shown) => {
    const keeper = keeperOf();
    server.stored = paper({ points: points(['design', 11]), draftRevision: 1 }); // the phone was faster
    keeper.setPoints('design', 26);
    await settle();
    expect(keeper.snapshot().kept).toBe('conflict');
    keeper.seen(server.stored);
    keeper.resolve(which);
    await settle(0);
    expect([server.stored.points, keeper.snapshot().points, keeper.snapshot().kept]).toEqual([stored, shown, 'saved']);
  });

  test('a refusal is told and not sent again and again', async () => {
    const keeper = new SheetKeeper(paper(), 'judge', desk, () => { server.sent += 1; return Promise.reject(new ApiError('FORBIDDEN', '不能评分')); });
    keeper.start();
    keeper.setPoints('design', 26);
    await settle(30_000);
    expect([server.sent, keeper.snapshot().kept, keeper.snapshot().problem]).toEqual([1, 'refused', '不能评分']);
  });

  test('a submitted sheet shows what was submitted, whatever this device had', () => {
    keeperOf().setPoints('design', 1);
    expect(keeperOf(paper({ status: 'SUBMITTED', points: points(['design', 30]) })).snapshot()).toMatchObject({ points: { design: 30 }, kept: 'saved' });
  });
});
