import { readFileSync } from 'node:fs';

import { jest } from '@jest/globals';

import { buildActivity, buildClaim } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories, weekFrom } from '../support/training-factories.js';

const draftFields = 'draft { id name status revision effectiveFromDay returnReason ruleSetId text authorNames check { contradictions { severity code path message } testResults { key passed } } viewerCanEdit { allowed } viewerCanSubmit { allowed reason } viewerCanPublish { allowed reason } } userErrors { code field message }';
const command = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { ${draftFields} } }`;
const create = command('ruleSetDraftCreate', 'RuleSetDraftCreateInput');
const importing = command('ruleSetDraftImport', 'RuleSetDraftImportInput');
const save = command('ruleSetDraftSave', 'RuleSetDraftSaveInput');
const submit = command('ruleSetDraftSubmit', 'RuleSetDraftRevisionInput');
const giveBack = command('ruleSetDraftReturn', 'RuleSetDraftReturnInput');
const withdraw = command('ruleSetDraftWithdraw', 'RuleSetDraftWithdrawInput');
const publish = command('ruleSetDraftPublish', 'RuleSetDraftRevisionInput');
const versions = 'query { ruleSets { id key version state effectiveFromDay effectiveToDay publishedByName documentHash document { caps { key amount { kind centicredits of } } weights { levels centicredits } } } }';

interface Draft {
  id: string; name: string; status: string; revision: number; effectiveFromDay: string; returnReason: string | null; ruleSetId: string | null; text: string; authorNames: string[];
  check: { contradictions: { severity: string; code: string; path: string; message: string }[]; testResults: { key: string; passed: boolean }[] };
  viewerCanEdit: { allowed: boolean }; viewerCanSubmit: { allowed: boolean; reason: string | null }; viewerCanPublish: { allowed: boolean; reason: string | null };
}
interface Payload { draft: Draft | null; userErrors: { code: string; field: string | null; message: string }[] }
interface Version { id: string; key: string; version: number; state: string; effectiveFromDay: string; effectiveToDay: string | null; publishedByName: string | null; documentHash: string; document: { caps: { key: string; amount: { kind: string; centicredits: number | null; of: string | null } }[]; weights: { levels: string[] }[] } }

const shaanxi = readFileSync(new URL('../../server/modules/credits/rule-sets/shaanxi-2018.json', import.meta.url), 'utf8');

describe.each(databaseKinds)('rule sets on %s', (kind) => {
  let county: TestApp;
  let officer: Client;
  let second: Client;
  let administrator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    second = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    administrator = await county.as(await county.build.account({ role: 'ADMINISTRATOR' }));
  });
  afterAll(() => county.close());
  afterEach(async () => {
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const done = async (client: Client, mutation: string, input: object): Promise<Draft> => {
    const payload = Object.values(await client.ask<Record<string, Payload>>(mutation, { input }))[0] as Payload;
    if (!payload.draft) throw new Error(JSON.stringify(payload.userErrors));
    return payload.draft;
  };
  const refusals = async (client: Client, mutation: string, input: object): Promise<Payload['userErrors']> => (Object.values(await client.ask<Record<string, Payload>>(mutation, { input }))[0] as Payload).userErrors;
  const codes = async (client: Client, mutation: string, input: object): Promise<string[]> => (await refusals(client, mutation, input)).map(({ code }) => code);
  const all = async (client = officer): Promise<Version[]> => (await client.ask<{ ruleSets: Version[] }>(versions)).ruleSets;
  const shippedId = async (key: string): Promise<string> => (await all()).find((each) => each.key === key && each.version === 1)?.id as string;
  const withYearlyCap = (text: string, centicredits: number): string => text.replace(/("key": "school-based-yearly"[\s\S]*?"centicredits": )\d+/, `$1${centicredits}`);

  test('seven rule sets are shipped; everybody signed in reads them whole, nobody but officers and administrators sees a draft', async () => {
    const teacher = await county.as((await county.build.teacherAccount()).accountId);
    const shipped = await all(teacher);
    expect(shipped.map(({ key, state }) => [key, state])).toEqual(expect.arrayContaining([['shaanxi-2018', 'IN_FORCE'], ['jiangsu', 'SHIPPED'], ['shandong', 'SHIPPED']]));
    expect(shipped[0]).toMatchObject({ version: 1, documentHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string, document: { caps: [{ key: 'school-based-yearly', amount: { kind: 'ABSOLUTE', centicredits: 1000, of: null } }] } });
    const file = await teacher.get(`/downloads/rule-set/${shipped[0]?.id}.json`);
    expect([file.status, (JSON.parse(await file.text()) as { ruleSet: { key: string } }).ruleSet.key]).toEqual([200, 'shaanxi-2018']);

    const draft = await done(officer, create, { fromRuleSetId: shipped[0]?.id });
    const before = await county.rows('SELECT * FROM rule_set_drafts');
    expect((await teacher.get(`/downloads/rule-set-draft/${draft.id}.json`)).status).toBe(404);
    const read = `query ($id: ID!) { ruleSetChanges(from: { ruleSetId: "${shipped[0]?.id}" }, to: { draftId: $id }) { path } }`;
    expect((await teacher.send(read, { id: draft.id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    for (const client of [teacher, administrator]) expect((await client.send(save, { input: { draftId: draft.id, revision: 1, text: shaanxi } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await county.rows('SELECT * FROM rule_set_drafts')).toEqual(before);
    expect((await done(officer, withdraw, { draftId: draft.id })).status).toBe('WITHDRAWN');
    expect(await codes(officer, save, { draftId: draft.id, revision: 1, text: shaanxi })).toEqual(['DRAFT_NOT_OPEN']);
  });

  test('a file that is malformed is told by line and path in both languages, and nothing is written', async () => {
    const before = (await county.rows('SELECT id FROM rule_set_drafts')).length;
    const text = shaanxi.replace('"years": 5', '"years": 0').replace('"perMinutes": 45', '"perMinutes": "45"');
    const lineOf = (part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1;
    expect(await refusals(officer, importing, { text })).toEqual([
      { code: 'FILE_MALFORMED', field: 'input.text', message: `第 ${lineOf('"years": 0')} 行，周期年数（cycle.years）：不能小于 1。` },
      { code: 'FILE_MALFORMED', field: 'input.text', message: `第 ${lineOf('"perMinutes": "45"')} 行，学时计分第 1 行“国家级培训每学时 0.5 学分”每（weights.0.perMinutes）：应为整数，不加引号，用半角数字。` },
    ]);
    expect((await refusals(officer.in('en'), importing, { text }))[1]?.message).toMatch(/^Line \d+, Worth of hours, row 1 “National: 0\.5 credits an hour”, per \(weights\.0\.perMinutes\): This should be a whole number, without quotes, in plain digits\.$/);
    expect(await codes(officer, importing, { text: '{"key": ' })).toEqual(['FILE_MALFORMED']);
    expect(await county.rows('SELECT id FROM rule_set_drafts')).toHaveLength(before);
  });

  test('a table of 300 items, more than MariaDB keeps in a text, is taken, checked and submitted whole', async () => {
    const document = JSON.parse(shaanxi) as { effectiveFromDay: string; items: object[] };
    const items = Array.from({ length: 300 }, (_, at) => ({
      key: `item-${at}`, name: { zh: `成果第 ${at} 项`, en: `Achievement ${at}` }, categoryKey: 'school-based', pieceName: { zh: '项', en: 'piece' },
      value: { kind: 'FIXED', rows: ['PROVINCE', 'CITY', 'COUNTY', 'SCHOOL'].map((level, rank) => ({ levels: [level], rankKeys: [], roleKeys: [], centicredits: 800 - rank * 200 })) },
    }));
    const draft = await done(officer, importing, { text: JSON.stringify({ ...document, effectiveFromDay: '2027-01-01', items }) });
    expect(Buffer.byteLength(draft.text)).toBeGreaterThan(100_000);
    expect(draft.check.contradictions.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
    const saved = await done(officer, save, { draftId: draft.id, revision: draft.revision, text: draft.text });
    expect(saved.text).toBe(draft.text);
    expect((await done(officer, submit, { draftId: draft.id, revision: saved.revision })).status).toBe('SUBMITTED');
    await done(second, giveBack, { draftId: draft.id, reason: '只是试一试' });
    await done(officer, withdraw, { draftId: draft.id });
  });

  test('minima that cannot be met are told at their row, and keep the draft from being submitted', async () => {
    const draft = await done(officer, importing, { text: shaanxi.replace('"effectiveFromDay": "2018-01-01"', '"effectiveFromDay": "2027-01-01"') });
    const saved = await done(officer, save, { draftId: draft.id, revision: 1, text: withYearlyCap(draft.text, 900) });
    expect(saved).toMatchObject({ revision: 2, viewerCanSubmit: { allowed: false } });
    expect(saved.check.contradictions).toEqual([expect.objectContaining({ severity: 'ERROR', code: 'MINIMUM_ABOVE_CAP', path: 'minima.school-based-minimum', message: '“校本研修最低学分”要求 50 学分，但受“校本研修年度上限”限制最多只能取得 45 学分，无法达到。' })]);
    expect(await codes(officer, submit, { draftId: draft.id, revision: 2 })).toEqual(['CONTRADICTIONS']);
    const { ruleSetCheck } = await officer.ask<{ ruleSetCheck: Draft['check'] & { problems: { path: string }[] } }>('query ($text: String!) { ruleSetCheck(text: $text) { problems { line path message } contradictions { code } testResults { key } } }', { text: saved.text.replace('"years": 5', '"years": 4') });
    expect(ruleSetCheck.contradictions.map(({ code }) => code)).toContain('MINIMUM_ABOVE_CAP');
  });

  test("somebody else's save is told and nothing of it is lost; a failing case keeps the draft back", async () => {
    const draft = await done(officer, create, { fromRuleSetId: await shippedId('shaanxi-2018') });
    expect(draft).toMatchObject({ revision: 1, effectiveFromDay: '2027-01-01', check: { testResults: [{ passed: true }, { passed: true }, { passed: true }, { passed: true }] } });
    await done(second, save, { draftId: draft.id, revision: 1, text: withYearlyCap(draft.text, 1200) });
    const [refusal] = await refusals(officer, save, { draftId: draft.id, revision: 1, text: draft.text });
    expect(refusal).toMatchObject({ code: 'DRAFT_CHANGED', message: expect.stringMatching(/^用户\d+已于 .* 保存过本草案/) as string });
    const { ruleSetDraft } = await officer.ask<{ ruleSetDraft: Draft }>('query ($id: ID!) { ruleSetDraft(id: $id) { revision text authorNames check { testResults { key passed } } } }', { id: draft.id });
    expect(ruleSetDraft.text).toContain('1200');
    expect(ruleSetDraft.authorNames).toHaveLength(2);
    // Under a cap of 12 golden case 4 loses 2 in its first year, not 4.
    expect(ruleSetDraft.check.testResults.filter(({ passed }) => !passed).map(({ key }) => key)).toEqual(['golden-4']);
    expect(await codes(officer, submit, { draftId: draft.id, revision: 2 })).toEqual(['TEST_CASES_FAIL']);
  });

  test('golden cases through the published path: a second person publishes once, in force by its days, never changed', async () => {
    const draft = await done(officer, importing, { text: withYearlyCap(shaanxi.replace('"effectiveFromDay": "2018-01-01"', '"effectiveFromDay": "2026-11-01"'), 1200) });
    expect(await codes(second, publish, { draftId: draft.id, revision: 1 })).toEqual(['DRAFT_NOT_SUBMITTED']);
    expect((await done(officer, submit, { draftId: draft.id, revision: 1 })).viewerCanPublish).toEqual({ allowed: false, reason: '您参与了本草案的编写，须由另一人发布。' });
    expect(await codes(officer, save, { draftId: draft.id, revision: 1, text: draft.text })).toEqual(['DRAFT_NOT_OPEN']);
    expect(await codes(officer, publish, { draftId: draft.id, revision: 1 })).toEqual(['PUBLISHER_IS_AUTHOR']);
    expect(await codes(second, giveBack, { draftId: draft.id })).toEqual(['REASON_MISSING']);
    expect((await done(second, giveBack, { draftId: draft.id, reason: '请写明依据文件' })).returnReason).toBe('请写明依据文件');
    await done(officer, submit, { draftId: draft.id, revision: 1 });
    expect(await codes(second, publish, { draftId: draft.id, revision: 2 })).toEqual(['DRAFT_CHANGED']);

    const race = await Promise.all([...Array.from({ length: 5 }, () => second), ...Array.from({ length: 5 }, () => administrator)].map((client) => codes(client, publish, { draftId: draft.id, revision: 1 })));
    expect(race.flat().sort()).toEqual(Array.from({ length: 9 }, () => 'DRAFT_NOT_SUBMITTED'));
    const own = (await all()).filter(({ state }) => state !== 'SHIPPED');
    expect(own.map(({ version, state, effectiveFromDay, effectiveToDay }) => [version, state, effectiveFromDay, effectiveToDay])).toEqual([[2, 'IN_FORCE', '2026-11-01', null], [1, 'REPLACED', '2018-01-01', '2026-10-31']]);
    expect(own[0]?.publishedByName).toMatch(/^用户/);

    // 120 hours of school-based training are worth 12: each activity by the version of its day, so 10 of June and, with what it left, 2 of November.
    const teacherId = await county.build.teacher();
    const schoolBased = (day: string) => buildActivity({ categoryKey: 'school-based', level: 'SCHOOL', day, durationMinutes: 120 * 45, organiser: { key: null, level: 'SCHOOL', accredited: true } });
    const claims = [await buildClaim(county, teacherId, { activity: schoolBased('2026-06-20'), startDay: '2026-06-18' }), await buildClaim(county, teacherId, { activity: schoolBased('2026-11-10'), startDay: '2026-11-08' })];
    const { creditClaimsRecognise } = await officer.ask<{ creditClaimsRecognise: { results: { centicredits: number; lostCenticredits: number }[] } }>('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { centicredits lostCenticredits } } }', { input: { claimIds: claims } });
    expect(creditClaimsRecognise.results).toEqual([{ centicredits: 1000, lostCenticredits: 200 }, { centicredits: 200, lostCenticredits: 1000 }]);

    const write = (sql: string): Promise<number> => county.app.platform.work.run({ accountId: null, name: 'thief' }, (tx) => tx.run(sql, [Number(own[0]?.id)]));
    await expect(write("UPDATE rule_sets SET document = '{}' WHERE id = ?")).rejects.toThrow(/append-only/);
    await expect(write('DELETE FROM rule_sets WHERE id = ?')).rejects.toThrow(/append-only/);
  });

  test("where the rules ask for proof, a teacher's claim without any file is refused, and whoever files knows it before", async () => {
    const asking = shaanxi.replace('"effectiveFromDay": "2018-01-01"', '"effectiveFromDay": "2026-11-02"').replace('"blockRules": [', '"evidence": [{ "key": "certificate", "name": { "zh": "结业证书", "en": "Certificate" }, "scope": { "categoryKeys": ["remote"], "itemKeys": [] } }],\n  "blockRules": [');
    const draft = await done(officer, importing, { text: asking });
    await done(officer, submit, { draftId: draft.id, revision: 1 });
    await done(second, publish, { draftId: draft.id, revision: 1 });
    const { teacherId, accountId } = await county.build.teacherAccount();
    const teacher = await county.as(accountId);
    const input = { title: '网络研修', organiserName: '省教师教育中心', categoryKey: 'remote', level: 'PROVINCE', startDay: '2026-11-03', endDay: '2026-11-04', durationMinutes: 900, evidenceFileIds: [] as string[] };
    const file = async (evidenceFileIds: string[], client = teacher) => (await client.ask<{ creditClaimSubmit: { claim: { status: string } | null; userErrors: { code: string; message: string }[] } }>('mutation ($input: CreditClaimSubmitInput!) { creditClaimSubmit(input: $input) { claim { status } userErrors { code message } } }', { input: { ...input, evidenceFileIds } })).creditClaimSubmit;
    expect((await file([])).userErrors).toEqual([{ code: 'RULES_REFUSE', message: expect.stringContaining('缺少佐证材料：结业证书') as string }]);
    expect((await file([], teacher.in('en'))).userErrors[0]?.message).toContain('Certificate');
    expect(await county.rows('SELECT id FROM credit_claims WHERE teacherId = ?', [teacherId])).toEqual([]);
    const { id } = await teacher.upload('evidence', '证书.pdf', new TextEncoder().encode('%PDF-1.4 a certificate'));
    expect(await file([id])).toMatchObject({ claim: { status: 'PENDING' }, userErrors: [] });
    const later = performance.now() + 5_000;
    const clock = jest.spyOn(performance, 'now').mockReturnValue(later);
    expect((await teacher.ask<{ ruleSetInForce: { categories: { key: string; evidence: string[] }[] } }>('query { ruleSetInForce { categories { key evidence } } }')).ruleSetInForce.categories.filter(({ evidence }) => evidence.length > 0)).toEqual([{ key: 'remote', evidence: ['结业证书'] }]);
    clock.mockRestore();
  });

  test('a teacher claims what is credited by the piece; what credits both is claimed for both, by number and name', async () => {
    const document = JSON.parse(shaanxi) as object;
    const name = (zh: string, en: string) => ({ zh, en });
    const value = (centicredits: number, more: object) => ({ levels: [], rankKeys: [], roleKeys: [], centicredits, ...more });
    const asking = {
      ...document, effectiveFromDay: '2026-11-04', ranks: [{ key: 'first', name: name('一等奖', 'First prize') }], roles: [{ key: 'mentor', name: name('指导教师', 'Mentor') }, { key: 'apprentice', name: name('青年教师', 'Apprentice') }],
      items: [
        { key: 'contest', name: name('教学竞赛获奖', 'Contest'), categoryKey: 'school-based', pieceName: name('次', 'time'), value: { kind: 'FIXED', rows: [value(400, { levels: ['CITY'], rankKeys: ['first'] })] } },
        { key: 'mentoring', name: name('师徒结对', 'Mentoring'), categoryKey: 'school-based', pieceName: name('年', 'year'), value: { kind: 'FIXED', rows: [value(200, { roleKeys: ['mentor'] }), value(150, { roleKeys: ['apprentice'] })] }, creditsBothRoleKeys: ['mentor', 'apprentice'] },
        { key: 'stated', name: name('学校认定的校本研修', 'As the school recognised it'), categoryKey: 'school-based', pieceName: name('年度', 'year'), value: { kind: 'DECLARED' } },
      ],
    };
    const draft = await done(officer, importing, { text: JSON.stringify(asking) });
    await done(officer, submit, { draftId: draft.id, revision: 1 });
    await done(second, publish, { draftId: draft.id, revision: 1 });
    const schoolId = await county.build.school();
    const { teacherId, accountId } = await county.build.teacherAccount({ schoolId });
    const apprenticeId = await county.build.teacher({ schoolId });
    const [apprentice] = await county.rows<{ number: string; name: string }>('SELECT number, name FROM teachers WHERE id = ?', [apprenticeId]);
    const [self] = await county.rows<{ number: string; name: string }>('SELECT number, name FROM teachers WHERE id = ?', [teacherId]);
    const teacher = await county.as(accountId);
    interface Filed { claim: { id: string; claimedCenticredits: number; item: object } | null; userErrors: { code: string; field: string | null; message: string }[] }
    const file = async (input: object): Promise<Filed> => (await teacher.ask<{ creditClaimSubmit: Filed }>('mutation ($input: CreditClaimSubmitInput!) { creditClaimSubmit(input: $input) { claim { id claimedCenticredits item { key rankKey roleKey quantity declaredCenticredits } } userErrors { code field message } } }',
      { input: { title: '市级优质课', organiserName: '市教研院', categoryKey: 'school-based', level: 'CITY', startDay: '2026-11-05', endDay: '2026-11-05', ...input } })).creditClaimSubmit;
    const refusedWith = async (input: object): Promise<(string | null)[]> => (await file(input)).userErrors.flatMap(({ code, field }) => [code, field]);

    expect(await refusedWith({ itemKey: 'contest' })).toEqual(['RULES_REFUSE', null]);
    expect(await refusedWith({})).toEqual(['HOURS_MISSING', 'input.durationMinutes']);
    expect(await refusedWith({ itemKey: 'contest', rankKey: 'first', counterpart: apprentice })).toEqual(['NOT_SHARED', 'input.counterpart']);
    expect(await refusedWith({ itemKey: 'mentoring', roleKey: 'mentor', counterpart: { ...apprentice, name: '别人' } })).toEqual(['COUNTERPART_UNKNOWN', 'input.counterpart']);
    expect(await refusedWith({ itemKey: 'mentoring', roleKey: 'mentor', counterpart: self })).toEqual(['COUNTERPART_IS_SELF', 'input.counterpart']);
    expect(await county.rows('SELECT id FROM credit_claims WHERE teacherId IN (?, ?)', [teacherId, apprenticeId])).toEqual([]);

    expect((await file({ itemKey: 'contest', rankKey: 'first' })).claim).toMatchObject({ claimedCenticredits: 400, item: { key: 'contest', rankKey: 'first', roleKey: null, quantity: 1, declaredCenticredits: null } });
    expect((await file({ title: '校本研修', itemKey: 'stated', declaredCenticredits: 350 })).claim).toMatchObject({ claimedCenticredits: 350 });
    expect((await file({ title: '师徒结对', itemKey: 'mentoring', roleKey: 'mentor', counterpart: apprentice })).claim).toMatchObject({ claimedCenticredits: 200 });
    const both = await county.rows<{ id: number; teacherId: number; claimedCenticredits: number; awaits: string }>("SELECT id, teacherId, claimedCenticredits, awaits FROM credit_claims WHERE itemKey = 'mentoring' ORDER BY id");
    expect(both).toMatchObject([{ teacherId, claimedCenticredits: 200, awaits: 'PRECHECK' }, { teacherId: apprenticeId, claimedCenticredits: 150, awaits: 'PRECHECK' }]);
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    const claimIds = both.map(({ id }) => String(id));
    await school.ask('mutation ($input: CreditClaimsInput!) { creditClaimsPrecheck(input: $input) { results { done } } }', { input: { claimIds } });
    expect(await officer.ask('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done centicredits } } }', { input: { claimIds } })).toEqual({ creditClaimsRecognise: { results: [{ done: true, centicredits: 200 }, { done: true, centicredits: 150 }] } });

    const clock = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 10_000);
    const { ruleSetInForce } = await teacher.ask<{ ruleSetInForce: { categories: { key: string; paysHours: boolean; items: object[] }[] } }>('query { ruleSetInForce { categories { key paysHours items { key name pieceName isDeclared levels ranks { key name } roles { key } sharedRoleKeys evidence } } } }');
    clock.mockRestore();
    expect(ruleSetInForce.categories.find(({ key }) => key === 'school-based')?.items).toMatchObject([
      { key: 'contest', name: '教学竞赛获奖', isDeclared: false, levels: ['CITY'], ranks: [{ key: 'first', name: '一等奖' }], roles: [], sharedRoleKeys: [] },
      { key: 'mentoring', pieceName: '年', levels: [], ranks: [], roles: [{ key: 'mentor' }, { key: 'apprentice' }], sharedRoleKeys: ['mentor', 'apprentice'] },
      { key: 'stated', isDeclared: true },
    ]);
  });

  test('what the rules ask of a topic is met by a class whose programme states it, by a claim and by a row of a school', async () => {
    const document = JSON.parse(shaanxi) as { minima: object[] };
    const ethics = { key: 'ethics', name: { zh: '师德师风', en: 'Professional ethics' } };
    const minimum = { key: 'ethics-yearly', name: { zh: '师德专题', en: 'Ethics' }, selector: { topicKeys: ['ethics'] }, span: 'CYCLE', amount: { kind: 'ABSOLUTE', centicredits: 400 } };
    const draft = await done(officer, importing, { text: JSON.stringify({ ...document, effectiveFromDay: '2026-11-06', topics: [ethics], minima: [...document.minima, minimum] }) });
    await done(officer, submit, { draftId: draft.id, revision: 1 });
    await done(second, publish, { draftId: draft.id, revision: 1 });
    const clock = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 15_000);
    const schoolId = await county.build.school();
    const { teacherId, accountId } = await county.build.teacherAccount({ schoolId });
    const teacher = await county.as(accountId);
    expect(await teacher.ask('query { ruleSetInForce { topics { key name } } }')).toEqual({ ruleSetInForce: { topics: [{ key: 'ethics', name: '师德师风' }] } });
    const { creditClaimSubmit: { claim } } = await teacher.ask<{ creditClaimSubmit: { claim: { id: string } } }>('mutation ($input: CreditClaimSubmitInput!) { creditClaimSubmit(input: $input) { claim { id } userErrors { message } } }',
      { input: { title: '师德专题网络研修', organiserName: '省教师教育中心', categoryKey: 'remote', level: 'PROVINCE', startDay: '2026-11-07', endDay: '2026-11-08', durationMinutes: 450, topicKey: 'ethics' } });
    expect(await officer.ask('query ($id: ID!) { creditClaim(id: $id) { topics { key name } } }', { id: claim.id })).toEqual({ creditClaim: { topics: [{ key: 'ethics', name: '师德师风' }] } });
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    await school.ask('mutation ($input: CreditClaimsInput!) { creditClaimsPrecheck(input: $input) { results { done } } }', { input: { claimIds: [claim.id] } });
    await officer.ask('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done } } }', { input: { claimIds: [claim.id] } });

    const training = new TrainingFactories(county);
    const { cohortId, rollId } = await training.cohort({ programmeId: await training.programme({ topic: '师德 师风' }), sessions: weekFrom('2026-11-09'), startsOn: '2026-11-09', endsOn: '2026-11-13', registrationOpensAt: '2026-11-01 00:00:00.000' });
    await teacher.ask('mutation ($input: RegistrationApplyInput!) { registrationApply(input: $input) { userErrors { message } } }', { input: { cohortId } });
    await training.attended(rollId, [teacherId]);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE cohorts SET status = 'RUNNING' WHERE id = ?", [cohortId]));
    await (await county.as(await county.build.account({ role: 'COORDINATOR' }))).ask('mutation ($input: CohortCloseInput!) { cohortClose(input: $input) { userErrors { message } } }', { input: { id: cohortId } });
    clock.mockRestore();
    const entries = await county.rows<{ topicKeys: string; centicredits: number }>('SELECT topicKeys, centicredits FROM ledger_entries WHERE teacherId = ? ORDER BY id', [teacherId]);
    expect(entries).toEqual([{ topicKeys: '["ethics"]', centicredits: 400 }, { topicKeys: '["ethics"]', centicredits: 200 }]);
  });

  test('a version that would begin in a closed year is refused with words', async () => {
    const draft = await done(officer, importing, { text: shaanxi.replace('"effectiveFromDay": "2018-01-01"', '"effectiveFromDay": "2025-07-01"') });
    const [refusal] = await refusals(officer, submit, { draftId: draft.id, revision: 1 });
    expect(refusal).toMatchObject({ code: 'START_IN_CLOSED_YEAR', message: expect.stringContaining('2025 年度（2026-01-31 截止）') as string });
    expect(await county.rows('SELECT status FROM rule_set_drafts WHERE id = ?', [Number(draft.id)])).toEqual([{ status: 'DRAFT' }]);
  });
});
