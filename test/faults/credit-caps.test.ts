import { jest } from '@jest/globals';
import fc from 'fast-check';

import type { ActivityFacts } from '../../server/modules/credits/index.js';
import { writeRuleSetFile } from '../../server/modules/credits/rule-set-file.js';
import { replayActivities, type Reversal, type SourcedActivity } from '../../server/modules/credits/rules/replay.js';
import type { RuleSet } from '../../server/modules/credits/rules/rule-set.js';
import { system } from '../../server/platform/transactions/jobs.js';
import { countStatements, expectInvariants } from '../support/credit-checks.js';
import { buildActivity, buildClaim } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(240_000);

const recognise = 'mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { claimId done centicredits lostCenticredits code } } }';
const reverse = 'mutation ($input: LedgerEntriesReverseInput!) { ledgerEntriesReverse(input: $input) { reversedCount } }';
interface Recognised { creditClaimsRecognise: { results: { claimId: string; done: boolean; centicredits: number; lostCenticredits: number; code: string | null }[] } }

/** School-based training: 0.1 credits an hour, 10 credits a year at most. */
const schoolBased = (hours: number, change: Partial<ActivityFacts> = {}): ActivityFacts =>
  buildActivity({ categoryKey: 'school-based', level: 'SCHOOL', durationMinutes: hours * 45, organiser: { key: null, level: 'SCHOOL', accredited: true }, ...change });

describe.each(databaseKinds)('credits under fire on %s', (kind) => {
  let county: TestApp;
  let officers: Client[];
  const ask = async (at: number, claimIds: readonly number[]): Promise<Recognised['creditClaimsRecognise']['results']> =>
    (await (officers[at % officers.length] as Client).ask<Recognised>(recognise, { input: { claimIds } })).creditClaimsRecognise.results;

  beforeAll(async () => {
    county = await startTestApp(kind);
    officers = await Promise.all([1, 2, 3, 4].map(async () => county.as(await county.build.account({ role: 'CREDIT_OFFICER' }))));
  });
  afterEach(() => expectInvariants(county));
  afterAll(() => county.close());

  test('200 approvals race for one yearly cap and end exactly at it', async () => {
    const teacherId = await county.build.teacher();
    const claimIds: number[] = [];
    for (let at = 0; at < 200; at += 1) claimIds.push(await buildClaim(county, teacherId, { title: `校本活动${at}`, activity: schoolBased(3 + (at % 7)) }));
    const results = (await Promise.all(claimIds.map((id, at) => ask(at, [id])))).flat();
    expect(results.filter((each) => each.done)).toHaveLength(200);
    expect(results.reduce((sum, each) => sum + each.centicredits, 0)).toBe(1000);
    expect(await county.rows('SELECT SUM(centicredits) AS centicredits FROM ledger_entries WHERE teacherId = ?', [teacherId])).toMatchObject([{ centicredits: 1000 }]);
    expect(await county.rows('SELECT centicredits FROM credit_totals WHERE teacherId = ?', [teacherId])).toEqual([{ centicredits: 1000 }]);
  });

  test('two officers decide on one claim at the same moment, 1,000 times: one outcome each, one entry', async () => {
    const teacherIds = await county.build.teachers(1000, await county.build.school());
    const claimIds: number[] = [];
    for (let from = 0; from < 1000; from += 500) {
      const filed = await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => county.app.faces.credits.claims.file(tx, teacherIds.slice(from, from + 500).map((teacherId, at) => ({
        teacherId, sourceType: 'PROVIDER' as const, sourceKey: `provider:8:${from + at}`, providerKey: 'P8', title: '暑期远程研修', organiserName: '省远程平台', startDay: '2026-06-01', activity: buildActivity(),
      }))));
      claimIds.push(...filed.map((each) => each.claimId));
    }
    for (let from = 0; from < 1000; from += 50) {
      const round = claimIds.slice(from, from + 50);
      // Each sends the same fifty in ten parts, cut differently, so that every call of one meets several of the other.
      const parts = (of: (at: number) => number) => Array.from({ length: 10 }, (_, part) => round.filter((_id, at) => of(at) === part));
      const answers = (await Promise.all([...parts((at) => Math.floor(at / 5)).map((ids) => ask(0, ids)), ...parts((at) => at % 10).map((ids) => ask(1, ids))])).flat();
      for (const id of round) expect(answers.filter((each) => each.claimId === String(id)).map((each) => each.code).sort()).toEqual(['CLAIM_NOT_PENDING', null]);
    }
    const [first, last] = [claimIds[0] as number, claimIds.at(-1) as number];
    expect(await county.rows('SELECT COUNT(*) AS entries, COUNT(DISTINCT causeKey) AS causes, SUM(centicredits) AS sum FROM ledger_entries WHERE teacherId IN (SELECT teacherId FROM credit_claims WHERE id >= ? AND id <= ?)', [first, last])).toEqual([{ entries: 1000, causes: 1000, sum: 800_000 }]);
    expect(await county.rows('SELECT COUNT(*) AS n FROM claim_approvals WHERE claimId >= ? AND claimId <= ?', [first, last])).toEqual([{ n: 1000 }]);
  });

  test('recognising, returning and withdrawing one claim at once leaves one outcome', async () => {
    const { teacherId, accountId } = await county.build.teacherAccount();
    const teacher = await county.as(accountId);
    for (let round = 0; round < 10; round += 1) {
      const id = await buildClaim(county, teacherId, { title: `培训${round}`, startDay: '2026-06-01', activity: buildActivity({ durationMinutes: 450 + round * 45 }) });
      await Promise.all([
        ask(0, [id]),
        officers[1]?.ask('mutation ($input: CreditClaimsDeclineInput!) { creditClaimsDecline(input: $input) { results { done } } }', { input: { claimIds: [id], status: 'RETURNED', reason: '请补充证书' } }),
        teacher.ask('mutation ($input: CreditClaimWithdrawInput!) { creditClaimWithdraw(input: $input) { userErrors { code } } }', { input: { claimId: id } }),
      ]);
      const [claim] = await county.rows<{ status: string }>('SELECT status FROM credit_claims WHERE id = ?', [id]);
      const entries = await county.rows('SELECT id FROM ledger_entries WHERE causeKey = ?', [`claim:${id}`]);
      expect([['APPROVED', 1], ['RETURNED', 0], ['WITHDRAWN', 0]]).toContainEqual([claim?.status, entries.length]);
    }
  });

  test('a thousand claims in one call take a bounded number of statements', async () => {
    const teacherIds = await county.build.teachers(1000, await county.build.school());
    const claimIds: number[] = [];
    for (let from = 0; from < 1000; from += 500) {
      const filed = await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => county.app.faces.credits.claims.file(tx, teacherIds.slice(from, from + 500).map((teacherId, at) => ({
        teacherId, sourceType: 'PROVIDER' as const, sourceKey: `provider:9:${from + at}`, providerKey: 'P9', title: '暑期远程研修', organiserName: '省远程平台', startDay: '2026-06-01', activity: buildActivity(),
      }))));
      claimIds.push(...filed.map((each) => each.claimId));
    }
    const few = await countStatements(county, () => ask(0, claimIds.splice(0, 10)));
    const startedAt = performance.now();
    const many = await countStatements(county, async () => {
      const results = await ask(0, claimIds);
      expect(results.filter((each) => each.done && each.centicredits === 800)).toHaveLength(990);
    });
    process.stdout.write(`\n  ${kind}: 990 claims recognised in one call, ${many} statements (${few} for 10), ${Math.round(performance.now() - startedAt)} ms\n`);
    expect(few).toBeLessThanOrEqual(20);
    expect(many).toBeLessThanOrEqual(few + 12);
  });

  test('whatever the order of claims, approvals, reversals and new versions of the rules, the ledger is what a replay of its sources gives', async () => {
    const { ruleSets } = county.app.faces.credits;
    const inForce = (day: string): Promise<RuleSet | null> => county.app.platform.work.run(system, (tx) => ruleSets.inForce(tx, day));
    /** A version in force from a day on, with its own yearly cap of school-based training; one officer writes it, another publishes it. */
    const publish = async ({ month, capCredits }: { month: number; capCredits: number }): Promise<void> => {
      const { id: _, ...ruleSet } = await inForce('2026-12-31') as RuleSet & { id: number };
      const caps = ruleSet.caps.map((cap) => (cap.key === 'school-based-yearly' ? { ...cap, amount: { kind: 'ABSOLUTE' as const, centicredits: capCredits * 100 } } : cap));
      const text = writeRuleSetFile({ ruleSet: { ...ruleSet, caps, effectiveFromDay: `2026-${String(month).padStart(2, '0')}-01`, effectiveToDay: null }, testCases: [] });
      const draftOf = async (client: Client | undefined, name: string, type: string, input: object): Promise<{ id: string; revision: number }> => {
        const payload = Object.values(await client?.ask<Record<string, { draft: { id: string; revision: number } | null; userErrors: unknown[] }>>(`mutation ($input: ${type}!) { ${name}(input: $input) { draft { id revision } userErrors { code message } } }`, { input }) ?? {})[0];
        if (!payload?.draft) throw new Error(JSON.stringify(payload?.userErrors));
        return payload.draft;
      };
      const { id: draftId, revision } = await draftOf(officers[0], 'ruleSetDraftImport', 'RuleSetDraftImportInput', { text });
      await draftOf(officers[0], 'ruleSetDraftSubmit', 'RuleSetDraftRevisionInput', { draftId, revision });
      await draftOf(officers[1], 'ruleSetDraftPublish', 'RuleSetDraftRevisionInput', { draftId, revision });
    };
    const person = { birthDay: '1985-05-05', hireDay: '2008-09-01', classSpells: [] };
    const file = fc.record({ act: fc.constant('file' as const), teacher: fc.nat(1), category: fc.constantFrom('school-based', 'remote', 'face-to-face'), hours: fc.integer({ min: 1, max: 60 }), month: fc.integer({ min: 1, max: 10 }), course: fc.option(fc.constantFrom('a', 'b'), { nil: null }) });
    const approve = fc.record({ act: fc.constant('approve' as const), picks: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }) });
    const takeBack = fc.record({ act: fc.constant('reverse' as const), picks: fc.array(fc.nat(30), { minLength: 1, maxLength: 2 }) });
    const change = fc.record({ act: fc.constant('rules' as const), month: fc.integer({ min: 1, max: 10 }), capCredits: fc.integer({ min: 10, max: 20 }) });
    const steps = fc.array(fc.oneof({ weight: 8, arbitrary: file }, { weight: 8, arbitrary: approve }, { weight: 2, arbitrary: takeBack }, { weight: 1, arbitrary: change }), { minLength: 5, maxLength: 24 });

    await fc.assert(fc.asyncProperty(steps, async (plan) => {
      const teachers = [await county.build.teacher(), await county.build.teacher()];
      const claims: { id: number; teacherId: number; activity: ActivityFacts }[] = [];
      const approved = new Set<number>();
      const events = new Map<number, (SourcedActivity | Reversal)[]>(teachers.map((id) => [id, []]));
      // The version in force on the activity's day when it was approved, in the order of the approvals: later versions change nothing.
      const judgedBy = new Map<number, (RuleSet | null)[]>(teachers.map((id) => [id, []]));
      for (const step of plan) {
        if (step.act === 'file') {
          const teacherId = teachers[step.teacher] as number;
          const day = `2026-${String(step.month).padStart(2, '0')}-20`;
          const activity = step.category === 'school-based'
            ? schoolBased(3 * step.hours, { day, courseKey: step.course })
            : buildActivity({ categoryKey: step.category, day, durationMinutes: step.hours * 45, courseKey: step.course });
          claims.push({ id: await buildClaim(county, teacherId, { startDay: `2026-${String(step.month).padStart(2, '0')}-16`, activity }), teacherId, activity });
        } else if (step.act === 'approve') {
          const picked = [...new Set(step.picks.flatMap((at) => claims[at % Math.max(1, claims.length)] ?? []))];
          if (picked.length === 0) continue;
          for (const result of await ask(claims.length, picked.map((each) => each.id))) {
            expect(result.done).toBe(!approved.has(Number(result.claimId)));
          }
          for (const { id, teacherId, activity } of [...picked].sort((a, b) => a.id - b.id)) {
            if (approved.has(id)) continue;
            events.get(teacherId)?.push({ ...activity, sourceKey: `claim:${id}` });
            judgedBy.get(teacherId)?.push(await inForce(activity.day));
            approved.add(id);
          }
        } else if (step.act === 'rules') {
          await publish(step);
        } else {
          const entries = await county.rows<{ id: number; causeKey: string; teacherId: number }>("SELECT id, causeKey, teacherId FROM ledger_entries WHERE kind = 'NORMAL' AND teacherId IN (?, ?) ORDER BY id", teachers);
          const picked = [...new Set(step.picks.flatMap((at) => entries[at % Math.max(1, entries.length)] ?? []))];
          if (picked.length === 0) continue;
          await officers[0]?.ask(reverse, { input: { entryIds: picked.map((each) => each.id), reason: '经核实取消' } });
          for (const { teacherId, causeKey } of picked.sort((a, b) => a.id - b.id)) events.get(teacherId)?.push({ reversesSourceKey: causeKey });
        }
      }
      for (const teacherId of teachers) {
        const replayed = replayActivities(() => judgedBy.get(teacherId)?.shift() ?? null, person, events.get(teacherId) ?? []).postings.filter((each) => each.centicredits !== 0);
        const ledger = await county.rows('SELECT sourceKey, centicredits, cycleYear, categoryKey FROM ledger_entries WHERE teacherId = ? ORDER BY id', [teacherId]);
        expect(ledger).toEqual(replayed.map(({ sourceKey, centicredits, cycleYear, categoryKey }) => ({ sourceKey, centicredits, cycleYear, categoryKey })));
        const [total] = await county.rows<{ centicredits: number }>("SELECT centicredits FROM credit_totals WHERE teacherId = ? AND categoryKey = 'school-based'", [teacherId]);
        expect(total?.centicredits ?? 0).toBeLessThanOrEqual(2000);
      }
      await expectInvariants(county);
    }), { numRuns: 25 });
  });
});
