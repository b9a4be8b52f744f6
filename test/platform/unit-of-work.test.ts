import { SignInFailure } from '../../server/modules/accounts/accounts.entities.js';
import { once } from '../../server/platform/transactions/idempotency.js';
import { GroupCommit } from '../../server/platform/transactions/group-commit.js';
import { system } from '../../server/platform/transactions/jobs.js';
import { checkEverything } from '../../server/database/checks/check-everything.js';
import { JobRow } from '../../server/platform/transactions/work.entities.js';
import { databaseKinds } from '../support/databases.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe.each(databaseKinds)('the unit of work on %s', (kind) => {
  let county: TestApp;
  beforeAll(async () => { county = await startTestApp(kind); });
  afterAll(() => county.close());

  const count = async (bucket: string): Promise<number> => (await county.rows<{ n: number }>('SELECT COUNT(*) AS n FROM sign_in_failures WHERE bucket = ?', [bucket]))[0]?.n ?? 0;

  test('of parallel transactions the failed ones leave nothing and the others all of it', async () => {
    const { work } = county.app.platform;
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => work.run(system, async (tx) => {
      await tx.insert(SignInFailure, { bucket: 'parallel', at: tx.now });
      await new Promise((resolve) => setImmediate(resolve));
      await tx.insert(SignInFailure, { bucket: 'parallel', at: tx.now });
      if (n % 3 === 0) throw new Error('no');
    })));
    const failed = outcomes.filter((each) => each.status === 'rejected').length;
    expect(failed).toBe(17);
    expect(await count('parallel')).toBe((50 - failed) * 2);
  });

  test('readers never see an uncommitted row', async () => {
    const { work } = county.app.platform;
    await work.run(system, async (tx) => {
      await tx.insert(SignInFailure, { bucket: 'dirty', at: tx.now });
      expect(await count('dirty')).toBe(0);
    });
    expect(await count('dirty')).toBe(1);
  });

  test('it never runs inside itself', async () => {
    const { work } = county.app.platform;
    await expect(work.run(system, () => work.run(system, async () => 1))).rejects.toThrow(/inside itself/);
  });

  test('ids of a bulk insert are those of its rows, in order', async () => {
    const { work } = county.app.platform;
    const ids = await work.run(system, (tx) => tx.insertMany(SignInFailure, Array.from({ length: 1234 }, (_, n) => ({ bucket: `bulk${n}`, at: tx.now }))));
    const rows = await county.rows<{ id: number; bucket: string }>("SELECT id, bucket FROM sign_in_failures WHERE bucket LIKE 'bulk%'");
    const byId = new Map(rows.map((row) => [row.id, row.bucket]));
    expect(ids.map((id) => byId.get(id))).toEqual(Array.from({ length: 1234 }, (_, n) => `bulk${n}`));
  });

  test('rows keep what is null in some of them, whatever their text contains', async () => {
    const { work, reader } = county.app.platform;
    const texts = ["'); DROP TABLE jobs; --", '问号？和 ? 与 ??', '{"引号":"\\\\"}', null];
    const job = { kind: 'test', payload: '{}', status: 'DONE' as const, progressDone: 0, progressTotal: 0, ownerAccountId: null, ownerName: 'test', leaseToken: null, leaseUntil: null, attempts: 0, createdAt: '2026-01-01 00:00:00.000' };
    const ids = await work.run(system, (tx) => tx.insertMany(JobRow, texts.map((error) => ({ ...job, error, result: null }))));
    const rows = await reader.rows<{ id: number; error: string | null; result: string | null }>('SELECT id, error, result FROM jobs WHERE id IN (?) ORDER BY id', [ids]);
    expect(rows).toEqual(texts.map((error, at) => ({ id: ids[at], error, result: null })));
    expect(await reader.rows('SELECT id FROM jobs WHERE id IN (?)', [[]])).toEqual([]);
  });

  test('one idempotency key, twenty at once: one effect, one answer', async () => {
    const { work } = county.app.platform;
    const replies = await Promise.all(Array.from({ length: 20 }, () => once(work, system, { operation: 'test', input: { a: 1 }, key: 'same-key-1' }, async (tx) => tx.insert(SignInFailure, { bucket: 'once', at: tx.now }))));
    expect(new Set(replies).size).toBe(1);
    expect(await count('once')).toBe(1);
    await expect(once(work, system, { operation: 'test', input: { a: 2 }, key: 'same-key-1' }, async () => 1)).rejects.toThrow(/different input/);
  });

  test('decisions written at once make one unbroken chain, and an altered row is found', async () => {
    const { work } = county.app.platform;
    await Promise.all(Array.from({ length: 40 }, (_, n) => work.run(system, async (tx) => tx.audit({ action: 'test.decide', subjectType: 'Test', subjectId: n, details: { 中文: n } }))));
    const chain = async (): Promise<readonly object[]> => (await checkEverything(county.app.platform, [])).find((each) => each.name.startsWith('18'))?.violations ?? [];
    expect(await chain()).toEqual([]);
    await expect(work.run(system, (tx) => tx.run("UPDATE audit_rows SET actorName = 'nobody' WHERE seq = 3"))).rejects.toThrow(/append-only/);
    // Somebody with the database in hand takes the guard away first.
    await work.run(system, (tx) => tx.run('DROP TRIGGER tr_audit_rows_no_update'));
    await work.run(system, (tx) => tx.run("UPDATE audit_rows SET actorName = 'nobody' WHERE seq = 3"));
    expect(await chain()).toMatchObject([{ firstBadSeq: 3 }]);
  });
});

test('a group that fails is tried again one by one', async () => {
  const written: number[][] = [];
  const commits = new GroupCommit<number, string>(async (_, items) => {
    if (items.length > 1 && items.includes(3)) throw new Error('a rival wrote first');
    if (items[0] === 3) throw new Error('three is refused');
    written.push([...items]);
    return items.map((item) => `answer ${item}`);
  });
  const answers = await Promise.allSettled([1, 2, 3, 4].map((item) => commits.join('key', item)));
  expect(answers.map((each) => (each.status === 'fulfilled' ? each.value : (each.reason as Error).message))).toEqual(['answer 1', 'answer 2', 'three is refused', 'answer 4']);
  expect(written.flat()).toEqual([1, 2, 4]);
});
