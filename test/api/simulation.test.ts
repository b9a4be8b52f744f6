import { readFileSync } from 'node:fs';

import { simulationJob } from '../../server/modules/credits/simulation.job.js';
import type { RuleSet } from '../../server/modules/credits/rules/rule-set.js';
import { tryRuleSet } from '../../server/modules/credits/rules/replay.js';
import { buildActivity, buildClaim } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

const start = 'mutation ($input: RuleSetSimulationStartInput!) { ruleSetSimulationStart(input: $input) { simulation { id status outdated jobId } userErrors { code message } } }';
const one = `query ($id: ID!) { ruleSetSimulation(id: $id) { status outdated teacherCount beforeMetCount afterMetCount differsFromLedgerCount totals { outcome count } causes { teacherCount difference { code message } } }
  ruleSetSimulationSchools(id: $id) { school { id } teacherCount totals { outcome count } beforeAverageCenticredits afterAverageCenticredits }
  ruleSetSimulationResults(id: $id, sort: GAINED_MOST) { totalCount items { teacher { id } outcome beforeCenticredits afterCenticredits differences { code key cycleYear beforeCenticredits afterCenticredits message } } } }`;
const teacherQuery = 'query ($id: ID!, $teacherId: ID!) { ruleSetSimulationTeacher(id: $id, teacherId: $teacherId) { result { outcome } before { ruleSetName totalCenticredits } after { totalCenticredits explanation } records { differs before { centicredits worthCenticredits refusal explanation } after { centicredits explanation } } } }';

interface Started { ruleSetSimulationStart: { simulation: { id: string; status: string; outdated: boolean; jobId: string } | null; userErrors: { code: string }[] } }
interface One {
  ruleSetSimulation: { status: string; outdated: boolean; teacherCount: number; differsFromLedgerCount: number; totals: { outcome: string; count: number }[]; causes: object[] };
  ruleSetSimulationSchools: { teacherCount: number; beforeAverageCenticredits: number; afterAverageCenticredits: number }[];
  ruleSetSimulationResults: { totalCount: number; items: { teacher: { id: string }; outcome: string; beforeCenticredits: number; afterCenticredits: number; differences: { code: string; message: string }[] }[] };
}

describe.each(databaseKinds)('trying a draft on all teachers on %s', (kind) => {
  let county: TestApp;
  let officer: Client;
  let draftId: string;
  let draft: RuleSet;
  const teachers: { id: number; hours: readonly number[] }[] = [];
  const schoolBased = (hours: number, courseKey: string) => buildActivity({ categoryKey: 'school-based', level: 'SCHOOL', durationMinutes: hours * 45, courseKey, organiser: { key: null, level: 'SCHOOL', accredited: true } });

  beforeAll(async () => {
    county = await startTestApp(kind);
    officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    const schoolId = await county.build.school();
    for (const hours of [[120, 50], [60], [80, 30], []]) teachers.push({ id: await county.build.teacher({ schoolId }), hours });
    const claimIds: number[] = [];
    for (const { id, hours } of teachers) for (const [index, each] of hours.entries()) claimIds.push(await buildClaim(county, id, { activity: schoolBased(each, `c${index}`), startDay: `2026-06-0${index + 1}` }));
    await officer.ask('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done } } }', { input: { claimIds } });
    const text = readFileSync(new URL('../../server/modules/credits/rule-sets/shaanxi-2018.json', import.meta.url), 'utf8').replace('"effectiveFromDay": "2018-01-01"', '"effectiveFromDay": "2027-01-01"').replace('"centicredits": 1000', '"centicredits": 1200');
    const { ruleSetDraftImport } = await officer.ask<{ ruleSetDraftImport: { draft: { id: string } } }>('mutation ($input: RuleSetDraftImportInput!) { ruleSetDraftImport(input: $input) { draft { id } } }', { input: { text } });
    draftId = ruleSetDraftImport.draft.id;
    draft = JSON.parse((await county.rows<{ document: string }>('SELECT document FROM rule_set_drafts WHERE id = ?', [Number(draftId)]))[0]?.document ?? '') as RuleSet;
  });
  afterAll(() => county.close());

  test('the job says of everybody what plain recomputation says, with the traces of both, and Excel', async () => {
    const { ruleSetSimulationStart } = await officer.ask<Started>(start, { input: { draftId } });
    const id = ruleSetSimulationStart.simulation?.id as string;
    expect(ruleSetSimulationStart.simulation).toMatchObject({ status: 'RUNNING', outdated: false });
    expect((await officer.ask<Started>(start, { input: { draftId } })).ruleSetSimulationStart.simulation?.id).toBe(id);
    await county.settle();
    const found = await officer.ask<One>(one, { id });
    expect(found.ruleSetSimulation).toMatchObject({ status: 'DONE', outdated: false, teacherCount: 4, differsFromLedgerCount: 0 });
    const plain = (centicredits: number) => teachers.map(({ id: teacherId, hours }) => [String(teacherId), tryRuleSet(
      { ...draft, effectiveFromDay: '1900-01-01', caps: draft.caps.map((cap) => ({ ...cap, amount: { kind: 'ABSOLUTE' as const, centicredits } })) }, { birthDay: '1985-05-05', hireDay: '2008-09-01', classSpells: [] },
      hours.map((each, index) => ({ ...schoolBased(each, `c${index}`), sourceKey: `${index}` })), { cycleStartYear: 2023, asOfDay: '2026-11-21' }).assessment.total.countedCenticredits] as const);
    // The yearly cap of 12 gives back 2 to the two who lost by the cap of 10, and both are told in one line.
    expect(found.ruleSetSimulation.causes).toEqual([{ teacherCount: 2, difference: { code: 'CAP_TAKES', message: expect.stringMatching(/^2026 年度“校本研修年度上限”扣除 [\d.]+ 学分（原 [\d.]+ 学分）。$/) as string } }]);
    const told = found.ruleSetSimulationResults.items;
    expect(new Map(told.map((each) => [each.teacher.id, each.beforeCenticredits]))).toEqual(new Map(plain(1000)));
    expect(new Map(told.map((each) => [each.teacher.id, each.afterCenticredits]))).toEqual(new Map(plain(1200)));
    expect(told.map(({ outcome }) => outcome)).toEqual(['GAINS', 'GAINS', 'SAME', 'SAME']);
    expect(told[0]?.differences).toEqual([{ code: 'CAP_TAKES', key: 'school-based-yearly', cycleYear: 2026, beforeCenticredits: 700, afterCenticredits: 500, message: '2026 年度“校本研修年度上限”扣除 5 学分（原 7 学分）。' }]);
    expect(found.ruleSetSimulationSchools).toMatchObject([{ teacherCount: 4, beforeAverageCenticredits: 650, afterAverageCenticredits: 725 }]);

    // The second claim of the first teacher brought nothing, so the ledger has no entry of it: it is tried all the same.
    const { ruleSetSimulationTeacher } = await officer.in('en').ask<{ ruleSetSimulationTeacher: { records: { differs: boolean; before: { centicredits: number; explanation: string[] }; after: { centicredits: number } }[]; after: { explanation: string[] } } }>(teacherQuery, { id, teacherId: teachers[0]?.id });
    expect(ruleSetSimulationTeacher.records.map(({ before, after, differs }) => [before.centicredits, after.centicredits, differs])).toEqual([[1000, 1200, true], [0, 0, false]]);
    expect(ruleSetSimulationTeacher.records[1]?.before.explanation.join(' ')).toContain('nothing is posted');
    const excel = await officer.get(`/downloads/rule-set-simulation/${id}.xlsx?lang=zh&outcomes=GAINS`);
    expect([excel.status, (await excel.arrayBuffer()).byteLength > 4000]).toEqual([200, true]);
  });

  test('others neither start nor see one; a day to come is refused', async () => {
    const before = await county.rows('SELECT id FROM rule_set_simulations');
    const teacher = await county.as((await county.build.teacherAccount()).accountId);
    expect((await teacher.send(start, { input: { draftId } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await teacher.get('/downloads/rule-set-simulation/1.xlsx')).status).toBe(404);
    expect((await officer.ask<Started>(start, { input: { draftId, asOfDay: '2027-01-01' } })).ruleSetSimulationStart.userErrors.map(({ code }) => code)).toEqual(['DAY_TO_COME']);
    expect(await county.rows('SELECT id FROM rule_set_simulations')).toEqual(before);
  });

  test('killed after a part it goes on there, each teacher once; a later save makes the result outdated', async () => {
    const schoolId = await county.build.school();
    await county.build.teachers(450, schoolId);
    const { ruleSetSimulationStart: { simulation } } = await officer.ask<Started>(start, { input: { draftId } });
    const id = simulation?.id as string;
    const { platform, faces } = county.app;
    const job = simulationJob(platform, faces.credits.ruleSets);
    const run = (report: () => Promise<void>) => job({ simulationId: Number(id) } as never, { id: Number(simulation?.jobId), author: { accountId: null, name: 'system' }, progress: { report } });
    await expect(run(() => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
    expect(await county.rows('SELECT status, teacherCount FROM rule_set_simulations WHERE id = ?', [Number(id)])).toEqual([{ status: 'RUNNING', teacherCount: 200 }]);
    await county.settle();
    const [rows] = await county.rows<{ n: number; teachers: number }>('SELECT COUNT(*) AS n, COUNT(DISTINCT teacherId) AS teachers FROM simulation_results WHERE simulationId = ?', [Number(id)]);
    expect(rows).toEqual({ n: 455, teachers: 455 });
    expect((await officer.ask<{ ruleSetSimulations: { id: string }[] }>('query ($id: ID!) { ruleSetSimulations(draftId: $id) { id } }', { id: draftId })).ruleSetSimulations).toEqual([{ id }]);

    const { ruleSetDraft } = await officer.ask<{ ruleSetDraft: { text: string } }>('query ($id: ID!) { ruleSetDraft(id: $id) { text } }', { id: draftId });
    await officer.ask('mutation ($input: RuleSetDraftSaveInput!) { ruleSetDraftSave(input: $input) { userErrors { code } } }', { input: { draftId, revision: 1, text: ruleSetDraft.text } });
    expect((await officer.ask<One>(one, { id })).ruleSetSimulation.outdated).toBe(true);
  });
});
