import { schemaOfAllModules } from '../../server/app.js';
import { GrantRow } from '../../server/modules/accounts/index.js';
import { databaseKinds } from '../support/databases.js';
import { leafQueries, stepsReached } from '../support/schema-walk.js';
import { desk, drawn, id, must, nominate, rulesInput, type Setting, setting, sheet } from '../support/selection-story.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

const TABLES = ['pipelines', 'rounds', 'quotas', 'panels', 'judges', 'entries', 'recusals', 'draws', 'papers', 'scores', 'notices', 'notice_lines', 'objections'].map((each) => `selection_${each}`).concat('honours', 'audit_rows');

describe.each(databaseKinds)('who reaches what of a selection on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => { app = await startTestApp(kind, { GRAPHQL_EXECUTOR: 'js' }); });
  afterAll(() => app.close());

  const everything = async (): Promise<string> => JSON.stringify(await Promise.all(TABLES.map((table) => app.rows(`SELECT * FROM ${table}`))));

  /** Every leaf that a judge can ask for, with every id that might lead to an entry; returns the paths that told a word of it. */
  async function leaks(client: Client, words: readonly string[], ids: readonly string[], roots = /./): Promise<string[]> {
    const found = new Set<string>();
    const empty = new Set<string>();
    for (const { root, steps, part, query } of leafQueries(await schemaOfAllModules(), ids, { receipt: '"ABCD"', number: '"X"', token: '"x"', year: '2026', years: '[2026]', code: '"x"' })) {
      const upTo = (count: number): string => `${part} ${steps.slice(0, count).join('.')}`;
      if (!roots.test(root) || steps.some((_, at) => empty.has(upTo(at + 1)))) continue;
      const { data, errors } = await client.send<Record<string, unknown> | null>(query);
      const text = JSON.stringify([data, errors]);
      if (words.some((word) => text.includes(word))) found.add(steps.join('.'));
      // Denied or empty on the way whatever is asked below; what a leaf refuses says nothing of its neighbours.
      if ((errors ?? []).every((each) => each.path?.length === 1)) empty.add(upTo(stepsReached(data, steps) + 1));
    }
    return [...found];
  }

  async function blindFacts(set: Setting, accountId: number) {
    const rows = await app.rows<{ entryId: number; teacherId: number; paperId: number; schoolId: number; name: string; number: string; school: string; schoolCode: string }>(
      `SELECT e.id AS entryId, e.teacherId, p.id AS paperId, e.schoolId, t.name, t.number, s.name AS school, s.code AS schoolCode FROM selection_papers p
       JOIN selection_entries e ON e.id = p.entryId JOIN teachers t ON t.id = e.teacherId JOIN schools s ON s.id = e.schoolId WHERE p.accountId = ? AND p.roundId = ?`, [accountId, Number(set.roundId)]);
    const [first] = rows;
    if (!first) throw new Error('the judge was given nothing');
    return { schoolId: first.schoolId, words: rows.flatMap(({ name, number, school, schoolCode }) => [name, number, school, schoolCode]), ids: [set.roundId, ...new Set([first.entryId, first.teacherId, first.paperId, first.schoolId].map(String))] };
  }

  test('through no path of the graph does a judge learn whose work he judges', async () => {
    const set = await drawn(app);
    const [judge] = set.judges as [Setting['judges'][number]];
    const { words, ids, schoolId } = await blindFacts(set, judge.accountId);
    expect(await leaks(judge.client, words, ids)).toEqual([]);
    // The walk itself sees: the entrant's own school finds what the judge must not.
    const school = set.schools.find((each) => each.id === schoolId) as Setting['schools'][number];
    expect(await leaks(school.admin, words, ids, /^selection(Entr|Quota)/)).toEqual(expect.arrayContaining(['selectionEntries.items.teacher.name', 'selectionEntry.school.name', 'selectionQuotas.items.school.name']));
    for (const query of ['selectionEntries { totalCount }', `selectionEntry(id: "${ids[1]}") { id }`]) {
      const { data } = await judge.client.send<Record<string, { totalCount?: number } | null> | null>(`{ ${query} }`);
      expect([null, { selectionEntry: null }, { selectionEntries: { totalCount: 0 } }]).toContainEqual(data);
    }
    await must(judge.client, 'judgingPaperSubmit', { paperId: (await desk(judge.client, set.roundId))[0]?.id ?? '', points: sheet(1, 1) });
    // His own points, and nobody else's.
    const { judgingPapers } = await judge.client.ask<{ judgingPapers: { items: { points: unknown[] }[] } }>('query ($r: ID!) { judgingPapers(roundId: $r) { items { points { points } } } }', { r: set.roundId });
    expect(judgingPapers.items.filter(({ points }) => points.length > 0)).toHaveLength(1);
  }, 120_000);

  test('a judge who is later given an office still does not see the entries of his round', async () => {
    const set = await drawn(app);
    const [judge] = set.judges as [Setting['judges'][number]];
    await app.build.row(GrantRow, { accountId: judge.accountId, role: 'COORDINATOR', areaId: null, schoolId: null, studioId: null, providerId: null, grantedAt: '2026-11-21 00:00:00.000' });
    const office = await app.as(judge.accountId);
    expect(await office.ask('query ($r: ID!) { selectionEntries(filter: { roundId: $r }) { totalCount } }', { r: set.roundId })).toEqual({ selectionEntries: { totalCount: 0 } });
    for (const entryId of set.entryIds) expect(await office.ask('query ($e: ID!) { selectionEntry(id: $e) { id } }', { e: entryId })).toEqual({ selectionEntry: null });
  });

  test('files reach the judge under a name that tells nothing, and nobody else', async () => {
    const set = await setting(app);
    const { county, roundId, schools: [school], judges } = set;
    if (!school) throw new Error('no school');
    await must(county, 'selectionRoundOpenStage', { roundId, status: 'NOMINATION' });
    const file = await school.admin.upload('evidence', '刘参评的教案.pdf', Buffer.from('%PDF-1.7 lesson'));
    const entryId = id(await nominate(school.admin, roundId, school.teacherIds[0] as number, { evidenceFileIds: [file.id] }));
    await must(county, 'selectionRoundOpenStage', { roundId, status: 'CHECK' });
    await must(county, 'selectionEntryQualify', { entryId });
    const panelId = id(await must(county, 'selectionPanelCreate', { roundId, title: '综合组', titleEn: 'All', subjects: [] }));
    for (const { accountId } of judges) await must(county, 'selectionJudgeAppoint', { panelId, accountId: String(accountId) });
    await must(county, 'selectionRoundOpenStage', { roundId, status: 'JUDGING' });
    await must(county, 'selectionDrawHold', { roundId, lots: '' });
    const [, judge, other] = judges as [Setting['judges'][number], Setting['judges'][number], Setting['judges'][number]];
    const [paper] = await desk(judge.client, roundId);
    const url = paper?.evidence[0]?.url ?? '';
    const given = await judge.client.get(url);
    expect([given.status, given.headers.get('content-disposition'), await given.text()]).toEqual([200, "attachment; filename*=UTF-8''001-1.pdf", '%PDF-1.7 lesson']);
    expect((await judge.client.get(`/downloads/selection-evidence/${entryId}/${file.id}`)).status).toBe(404);
    for (const client of [other.client, county, school.admin, app.anyone]) expect((await client.get(url)).status).not.toBe(200);
    expect((await school.admin.get(`/downloads/selection-evidence/${entryId}/${file.id}`)).status).toBe(200);
  });

  test('school, teacher and auditor each see their part', async () => {
    const set = await drawn(app);
    const [first] = set.schools as [Setting['schools'][number]];
    const list = async (client: Client): Promise<number | string> => {
      const { data, errors } = await client.send<{ selectionEntries: { totalCount: number } } | null>('query ($r: ID!) { selectionEntries(filter: { roundId: $r }) { totalCount } }', { r: set.roundId });
      return data?.selectionEntries?.totalCount ?? errors?.[0]?.extensions.code ?? '';
    };
    const account = async (...grants: Parameters<TestApp['build']['account']>): Promise<Client> => app.as(await app.build.account(...grants));
    expect(await list(set.county)).toBe(6);
    expect(await list(await account({ role: 'AUDITOR' }))).toBe(6);
    expect(await list(first.admin)).toBe(2);
    expect(await list(await account({ role: 'TEACHER', teacherId: first.teacherIds[0] }))).toBe(1);
    const notEntered = await account({ role: 'TEACHER', teacherId: first.teacherIds[2] });
    expect(await list(notEntered)).toBe(0);
    expect(await list(await account({ role: 'CREDIT_OFFICER' }))).toBe('FORBIDDEN');
    expect(await list(app.anyone)).toBe('UNAUTHENTICATED');
    // The code that judges know an entry by is not told to its school.
    const { errors } = await first.admin.send('query ($r: ID!) { selectionEntries(filter: { roundId: $r }) { items { blindCode } } }', { r: set.roundId });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { selectionRounds } = await notEntered.ask<{ selectionRounds: { items: { status: string }[] } }>('{ selectionRounds { items { status } } }');
    expect(selectionRounds.items.every(({ status }) => status !== 'DRAFT')).toBe(true);
  });

  test('whoever may not change something changes nothing', async () => {
    const set = await drawn(app);
    const { county, roundId, schools, entryIds } = set;
    const [school, other] = schools as [Setting['schools'][number], Setting['schools'][number]];
    const [paper] = await desk((set.judges[0] as Setting['judges'][number]).client, roundId);
    const { selectionPanels: [panel] } = await county.ask<{ selectionPanels: { id: string; judges: { id: string }[] }[] }>('query ($r: ID!) { selectionPanels(roundId: $r) { id judges { id } } }', { r: roundId });
    const judgeId = panel?.judges[0]?.id ?? '';
    const entryId = entryIds[0] as string;
    const work = { work: '一堂课', statement: '说明' };
    const inputs: [field: string, type: string, input: object][] = [
      ['selectionPipelineCreate', '', { code: 'x', title: '甲', titleEn: 'A', honourCode: 'x', honourLevel: 'COUNTY', honourTitle: '甲', honourTitleEn: 'A' }],
      ['selectionRoundCreate', '', { pipelineId: '1', year: 2030 }],
      ['selectionRoundAmend', '', { roundId, version: 1, title: '甲', titleEn: 'A', rules: rulesInput() }],
      ['selectionRoundOpenStage', '', { roundId, status: 'NOTICE' }],
      ['selectionQuotaSet', '', { roundId, schoolId: String(school.id), seats: 9 }],
      ['selectionEntryQualify', '', { entryId }],
      ['selectionEntryReturn', 'SelectionEntryReasonInput', { entryId, reason: '理由' }],
      ['selectionEntryReject', 'SelectionEntryReasonInput', { entryId, reason: '理由' }],
      ['selectionPanelCreate', '', { roundId, title: '甲', titleEn: 'A' }],
      ['selectionPanelAmend', '', { panelId: panel?.id, title: '甲', titleEn: 'A' }],
      ['selectionJudgeAppoint', '', { panelId: panel?.id, accountId: '1' }],
      ['selectionJudgeDismiss', '', { judgeId, reason: '理由' }],
      ['selectionJudgeBar', '', { judgeId, schoolId: String(school.id), reason: '理由' }],
      ['selectionDrawHold', '', { roundId }],
      ['selectionObjectionDecide', '', { objectionId: '1', uphold: false, decision: '决定' }],
      ['selectionObjectionReveal', '', { objectionId: '1', reason: '需要核实' }],
      ['honourRecord', '', { teacherId: String(school.teacherIds[0]), code: 'x', level: 'COUNTY', title: '甲', titleEn: 'A', grantedOn: '2026-01-01' }],
      ['honourRevoke', '', { honourId: '1', reason: '理由' }],
      ['selectionEntryNominate', '', { roundId, teacherId: String(school.teacherIds[2]), ...work }],
      ['selectionEntryMend', '', { entryId, ...work }],
      ['selectionEntryWithdraw', 'SelectionEntryReasonInput', { entryId, reason: '理由' }],
      ['judgingDraftSave', '', { paperId: paper?.id, points: [], revision: 0 }],
      ['judgingPaperSubmit', '', { paperId: paper?.id, points: sheet(1, 1) }],
      ['judgingPaperRecuse', '', { paperId: paper?.id, reason: '理由' }],
    ];
    const account = async (...grants: Parameters<TestApp['build']['account']>): Promise<Client> => app.as(await app.build.account(...grants));
    const people: [string, Client][] = [
      ['anybody', app.anyone], ['auditor', await account({ role: 'AUDITOR' })], ['credit officer', await account({ role: 'CREDIT_OFFICER' })], ['area lead', await account({ role: 'AREA_LEAD', areaId: 1 })],
      ['teacher', await account({ role: 'TEACHER', teacherId: school.teacherIds[0] })], ['another school', await app.as(other.adminAccountId)], ['a judge without the paper', await account({ role: 'JUDGE' })],
      ['a coordinator of one area', await account({ role: 'COORDINATOR', areaId: 999 })],
    ];
    const before = await everything();
    const passed: string[] = [];
    for (const [who, client] of people) for (const [field, named, input] of inputs) {
      const type = named || `${field.slice(0, 1).toUpperCase()}${field.slice(1)}Input`;
      const { errors } = await client.send(`mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code } } }`, { input });
      if (!errors?.every(({ extensions }) => ['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND'].includes(extensions.code))) passed.push(`${who}: ${field} ${JSON.stringify(errors)}`);
    }
    expect(passed).toEqual([]);
    expect(await everything()).toBe(before);
  });
});
