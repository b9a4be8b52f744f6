import { jest } from '@jest/globals';

import { databaseKinds } from '../support/databases.js';
import { buildProvider, buildRecord, push } from '../support/intake-factories.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

const QUARANTINE = `mutation ($input: IntakeBatchQuarantineInput!) { intakeBatchQuarantine(input: $input) { held { quarantined reversed batch { id quarantinedAt quarantineReason quarantinedBy claims { pending quarantined approved declined } viewerCanQuarantine { allowed reason } } } userErrors { code message } } }`;
const TERMS = { nameZh: '明远研修网', nameEn: 'Mingyuan', level: 'NATIONAL', categoryKey: 'remote', accredited: true, levels: ['NATIONAL'], categoryKeys: ['remote'], fromYear: 2024, dailyRecordQuota: 1000 };

interface Held { intakeBatchQuarantine: { held: { quarantined: number; reversed: number; batch: { claims: object; quarantineReason: string; viewerCanQuarantine: { allowed: boolean } } } | null; userErrors: { code: string }[] } }

describe.each(databaseKinds)("the centre's side of outside records on %s", (kind) => {
  let county: TestApp;
  let officer: Client;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());
  afterEach(async () => {
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const batchOf = async (batchKey: string): Promise<number> => (await county.rows<{ id: number }>('SELECT id FROM intake_batches WHERE batchKey = ?', [batchKey]))[0]?.id as number;

  test('all that a batch brought is held back and taken back in one action, once', async () => {
    const provider = await buildProvider(county);
    for (const [n, name] of ['甲', '乙', '丙', '丁'].entries()) await county.build.teacher({ number: `D${n}`, name: `赵${name}` });
    const record = (n: number, change: object = {}): Record<string, unknown> => buildRecord({ externalId: `d-${n}`, teacherNumber: `D${n}`, name: `赵${['甲', '乙', '丙', '丁'][n]}`, ...change });
    const kept = await push(provider.client, 'kept', [record(3)]);
    const doubted = await push(provider.client, 'doubted', [record(0), record(1), record(2), record(3)]);
    const ids = doubted.map((each) => each.claimId);
    await officer.ask('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done } } }', { input: { claimIds: [ids[0]] } });
    await officer.ask('mutation ($input: CreditClaimsDeclineInput!) { creditClaimsDecline(input: $input) { results { done } } }', { input: { claimIds: [ids[1]], status: 'REJECTED', reason: '材料不符' } });
    const batchId = await batchOf('doubted');
    const input = { batchId, reason: '平台核实该批数据系误报', idempotencyKey: 'hold-doubted' };

    for (const roles of [['AUDITOR'], ['ADMINISTRATOR'], ['TEACHER']] as const) {
      const stranger = await county.as(await county.build.account(...roles.map((each) => ({ role: each }))));
      expect((await stranger.send(QUARANTINE, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await officer.send(QUARANTINE, { input: { ...input, batchId: 999_999, idempotencyKey: 'hold-nothing' } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await county.rows("SELECT id FROM credit_claims WHERE status = 'QUARANTINED'")).toEqual([]);

    const held = await officer.ask<Held>(QUARANTINE, { input });
    expect(held.intakeBatchQuarantine).toMatchObject({ userErrors: [], held: { quarantined: 1, reversed: 1, batch: { quarantineReason: input.reason, claims: { pending: 0, quarantined: 1, approved: 1, declined: 1 }, viewerCanQuarantine: { allowed: false } } } });
    expect(await officer.ask(QUARANTINE, { input })).toEqual(held);
    const again = await officer.ask<Held>(QUARANTINE, { input: { batchId, reason: input.reason } });
    expect(again.intakeBatchQuarantine).toMatchObject({ held: null, userErrors: [{ code: 'ALREADY_QUARANTINED' }] });
    expect(await county.rows('SELECT kind, centicredits FROM ledger_entries ORDER BY id')).toEqual([{ kind: 'NORMAL', centicredits: 800 }, { kind: 'REVERSAL', centicredits: -800 }]);
    // The record that an earlier batch brought was only repeated by this one, and stays.
    expect(await county.rows('SELECT status, quarantineReason FROM credit_claims WHERE id = ?', [Number(kept[0]?.claimId)])).toEqual([{ status: 'PENDING', quarantineReason: null }]);
    expect(await county.rows("SELECT action FROM audit_rows WHERE action = 'intakeBatch.quarantine'")).toHaveLength(1);
  });

  test('platforms are opened, changed, suspended and let in again; every list has its filters', async () => {
    const open = 'mutation ($input: LearningProviderOpenInput!) { learningProviderOpen(input: $input) { provider { id key status viewerCanChange { allowed } } userErrors { code field message } } }';
    interface Opened { learningProviderOpen: { provider: { id: string; key: string } | null; userErrors: { code: string }[] } }
    expect((await officer.send(open, { input: { ...TERMS, key: 'MINE' } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { learningProviderOpen: { provider } } = await coordinator.ask<Opened>(open, { input: { ...TERMS, key: 'mingyuan' } });
    expect(provider?.key).toBe('MINGYUAN');
    for (const [change, code] of [[{ key: 'MINGYUAN' }, 'KEY_TAKEN'], [{ key: 'B', categoryKeys: ['no-such'] }, 'CATEGORY_UNKNOWN'], [{ key: 'B', level: 'CITY' }, 'DEFAULT_NOT_ALLOWED'], [{ key: 'B', toYear: 2020 }, 'YEARS_REVERSED']] as const) {
      expect((await coordinator.ask<Opened>(open, { input: { ...TERMS, ...change } })).learningProviderOpen.userErrors.map((each) => each.code)).toEqual([code]);
    }
    const providerId = provider?.id;
    await coordinator.ask('mutation ($input: LearningProviderChangeInput!) { learningProviderChange(input: $input) { provider { dailyRecordQuota } userErrors { code } } }', { input: { ...TERMS, providerId, dailyRecordQuota: 5 } });
    // An edit changes what it names: the other category and the last year stay when they are left out, and null clears them.
    const { categoryKey: _categoryKey, ...terms } = TERMS;
    const change = (input: object) => coordinator.ask('mutation ($input: LearningProviderChangeInput!) { learningProviderChange(input: $input) { userErrors { code } } }', { input: { ...terms, providerId, categoryKeys: ['remote', 'school-based'], ...input } });
    const standing = () => county.rows<{ categoryKey: string; toYear: number | null }>('SELECT categoryKey, toYear FROM learning_providers WHERE id = ?', [Number(providerId)]);
    await change({ categoryKey: 'school-based', toYear: 2030 });
    await change({});
    expect(await standing()).toEqual([{ categoryKey: 'school-based', toYear: 2030 }]);
    await change({ categoryKey: null, toYear: null });
    expect(await standing()).toEqual([{ categoryKey: 'remote', toYear: null }]);
    const reason = '恢复报送';
    const resume = 'mutation ($input: LearningProviderResumeInput!) { learningProviderResume(input: $input) { provider { status } } }';
    const suspend = 'mutation ($input: LearningProviderSuspendInput!) { learningProviderSuspend(input: $input) { provider { status } } }';
    expect(await officer.ask(suspend, { input: { providerId, reason } })).toEqual({ learningProviderSuspend: { provider: { status: 'SUSPENDED' } } });
    expect((await officer.send(resume, { input: { providerId, reason } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await coordinator.ask(resume, { input: { providerId, reason } })).toEqual({ learningProviderResume: { provider: { status: 'ACTIVE' } } });

    const sender = await buildProvider(county);
    await county.build.teacher({ number: 'L1', name: '列表' });
    await push(sender.client, 'lists-1', [buildRecord({ externalId: 'l-1', teacherNumber: 'L1', name: '列表' }), buildRecord({ externalId: 'l-2', teacherNumber: 'NOBODY', name: '无名' })]);
    await push(sender.client, 'lists-2', [buildRecord({ externalId: 'l-1', teacherNumber: 'L1', name: '列表', minutes: 60 })]);
    const auditor = await county.as(await county.build.account({ role: 'AUDITOR' }));
    const lists = await auditor.ask<{ one: { items: { recordCount: number; acceptedCount: number; sentToday: number; lastReceivedAt: string }[] }; batches: { totalCount: number; items: object[] }; refused: { items: object[] }; told: { items: object[] }; accepted: { items: object[] } }>(
      `query ($providerId: ID!, $batchId: ID!, $key: String!) {
        one: learningProviders(filter: { search: $key }) { items { recordCount acceptedCount sentToday lastReceivedAt courses { courseCode } } }
        batches: intakeBatches(filter: { providerId: $providerId, from: "2026-11-21", to: "2026-11-21" }) { totalCount items { batchKey recordCount acceptedCount provider { key } claims { pending } } }
        refused: externalRecords(filter: { providerId: $providerId, status: [UNKNOWN_TEACHER] }) { items { externalId code message teacher { id } } }
        told: externalRecords(filter: { batchId: $batchId }) { items { externalId status code ordinal repeated } }
        accepted: externalRecords(filter: { providerId: $providerId, search: "l-1" }) { items { status teacher { number school { name } } claimStatus provider { key } } }
      }`, { providerId: sender.providerId, batchId: await batchOf('lists-2'), key: sender.key });
    expect(lists.one.items[0]).toMatchObject({ recordCount: 2, acceptedCount: 1, sentToday: 3 });
    expect(lists.batches).toMatchObject({ totalCount: 2, items: [{ batchKey: 'lists-2', claims: { pending: 0 } }, { batchKey: 'lists-1', acceptedCount: 1, recordCount: 2, claims: { pending: 1 } }] });
    expect(lists.refused.items).toMatchObject([{ externalId: 'l-2', code: 'TEACHER_UNKNOWN', teacher: null }]);
    expect(lists.told.items).toEqual([{ externalId: 'l-1', status: 'DUPLICATE', code: 'CONTENT_CHANGED', ordinal: 1, repeated: false }]);
    expect(lists.accepted.items).toMatchObject([{ status: 'ACCEPTED', teacher: { number: 'L1' }, claimStatus: 'PENDING', provider: { key: sender.key } }]);
  });
});
