import { jest } from '@jest/globals';

import { databaseKinds } from '../support/databases.js';
import { buildProvider, buildRecord, type ProviderScene, push, sendBatch } from '../support/intake-factories.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

const BATCHES = 20;
const tables = ['external_records', 'intake_batches', 'intake_answers', 'credit_claims', 'ledger_entries', 'audit_rows', 'outbox_messages', 'idempotency_keys', 'learning_providers'];

describe.each(databaseKinds)('many outside records at once on %s', (kind) => {
  let county: TestApp;
  let provider: ProviderScene;
  let records: Record<string, unknown>[];
  beforeAll(async () => {
    county = await startTestApp(kind);
    provider = await buildProvider(county);
    const schoolId = await county.build.school();
    await county.build.teachers(4_000, schoolId);
    const teachers = await county.rows<{ number: string; name: string }>('SELECT number, name FROM teachers WHERE schoolId = ? ORDER BY id', [schoolId]);
    records = Array.from({ length: 500 * BATCHES }, (_, n) => {
      const { number, name } = teachers[n % teachers.length] as { number: string; name: string };
      const month = 1 + Math.floor(n / teachers.length) * 3;
      return buildRecord({ externalId: `v-${n}`, teacherNumber: n % 50 === 7 ? 'NOBODY' : number, name, courseTitle: `专题${month}`, startedOn: `2026-0${month}-01`, completedOn: `2026-0${month}-20` });
    });
  });
  afterAll(() => county.close());

  const size = async (): Promise<Record<string, number | undefined>> => Object.fromEntries(await Promise.all(tables.map(async (table) => [table, (await county.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n] as const)));
  const sound = async (): Promise<void> => {
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  };

  test('10,000 records sent twice: the second time changes nothing and is answered alike', async () => {
    const send = async (): Promise<{ milliseconds: number; answers: unknown[] }> => {
      const begun = performance.now();
      const answers: unknown[] = [];
      for (let batch = 0; batch < BATCHES; batch += 1) answers.push(...(await push(provider.client, `volume-${batch}`, records.slice(batch * 500, batch * 500 + 500))).map(({ status, code, claimId, externalId }) => [externalId, status, code, claimId]));
      return { milliseconds: Math.round(performance.now() - begun), answers };
    };
    const first = await send();
    const before = await size();
    expect(before).toMatchObject({ external_records: 10_000, intake_batches: BATCHES, intake_answers: 10_000, credit_claims: 9_800 });
    const second = await send();
    expect(second.answers).toEqual(first.answers);
    expect(await size()).toEqual(before);
    await sound();
    process.stdout.write(`    ${kind}: 10,000 records in ${first.milliseconds} ms, again in ${second.milliseconds} ms\n`);
    expect(first.milliseconds).toBeLessThan(60_000);
  });

  test('the same batch many times at once, and the same records under many keys: each record once', async () => {
    const racer = await buildProvider(county);
    const part = records.slice(0, 200).map((record) => ({ ...record, courseTitle: '竞速专题' }));
    const replies = await Promise.all([
      ...Array.from({ length: 6 }, () => sendBatch(racer.client, 'race', part)),
      ...Array.from({ length: 6 }, (_, n) => sendBatch(racer.client, `race-${n}`, part)),
    ]);
    expect(replies.map((each) => each.errors)).toEqual(replies.map(() => undefined));
    const claimIds = replies.map((each) => each.data.learningRecordsPush.results?.map((answer) => answer.claimId));
    for (const each of claimIds) expect(each).toEqual(claimIds[0]);
    expect(await county.rows('SELECT COUNT(*) AS n FROM external_records WHERE providerId = ?', [racer.providerId])).toEqual([{ n: 200 }]);
    expect(await county.rows('SELECT COUNT(*) AS n FROM intake_batches WHERE providerId = ?', [racer.providerId])).toEqual([{ n: 7 }]);
    expect(await county.rows("SELECT COUNT(*) AS n FROM credit_claims WHERE title = '竞速专题'")).toEqual([{ n: 196 }]);
    await sound();
  });

  test('the same hours of the same teachers by five platforms at once: one of each stands clear', async () => {
    const platforms = await Promise.all(Array.from({ length: 5 }, () => buildProvider(county)));
    const part = records.slice(1_000, 1_100).filter((record) => record.teacherNumber !== 'NOBODY').map((record) => ({ ...record, courseTitle: '五平台专题', startedOn: '2026-09-01', completedOn: '2026-09-10' }));
    const replies = await Promise.all(platforms.map(({ client }) => sendBatch(client, 'five', part)));
    expect(replies.flatMap((each) => each.data.learningRecordsPush.results ?? []).filter((each) => each.status === 'ACCEPTED')).toHaveLength(part.length * 5);
    expect(await county.rows("SELECT status, COUNT(*) AS n FROM credit_claims WHERE title = '五平台专题' GROUP BY status ORDER BY status")).toEqual([{ status: 'PENDING', n: part.length }, { status: 'QUARANTINED', n: part.length * 4 }]);
    await sound();
  });

  test('a quota holds under a race', async () => {
    const limited = await buildProvider(county, { dailyRecordQuota: 250 });
    const replies = await Promise.all(Array.from({ length: 10 }, (_, n) => sendBatch(limited.client, `limited-${n}`, records.slice(5_000 + n * 50, 5_050 + n * 50).map((record) => ({ ...record, courseTitle: `限额${n}` })))));
    expect(replies.filter((each) => each.data.learningRecordsPush.results)).toHaveLength(5);
    expect(replies.flatMap((each) => each.data.learningRecordsPush.userErrors.map(({ code }) => code))).toEqual(Array<string>(5).fill('QUOTA_EXCEEDED'));
    expect(await county.rows('SELECT quotaUsed FROM learning_providers WHERE id = ?', [limited.providerId])).toEqual([{ quotaUsed: 250 }]);
  });
});
