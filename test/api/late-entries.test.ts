import { workbookBytes } from '../../server/platform/spreadsheets/index.js';
import { buildActivity, buildClaim } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

interface Can { allowed: boolean; reason: string | null }
interface Batch { id: string; status: string; revision: number; readyCount: number; suspectCount: number; refusedCount: number; expectedCenticredits: number; postedCenticredits: number; returnReason: string | null; viewerCanApprove: Can; viewerCanSubmit: Can }
interface Row { id: string; rowNumber: number | null; outcome: string; person: string; reasons: string[]; worthCenticredits: number; expectedCenticredits: number | null; postedCenticredits: number | null; claimId: string | null }
interface Payload { batch: Batch | null; userErrors: { code: string; message: string; field: string | null }[] }
type Line = Partial<Record<keyof typeof HEADINGS, string | number>>;

const HEADINGS = { number: '教师编号', name: '姓名', category: '类别', level: '级别', hours: '学时', startDay: '开始日期', endDay: '结束日期', title: '培训或活动名称' };
const BATCH = 'id status revision readyCount suspectCount refusedCount expectedCenticredits postedCenticredits returnReason viewerCanApprove { allowed reason } viewerCanSubmit { allowed reason }';
const ORDER = { orderNumber: '市师训〔2026〕3号', orderTitle: '关于补登2025年度培训学分的通知', organ: '市教育局', orderDay: '2026-01-09', fromDay: '2025-01-01', toDay: '2025-12-31', cutOffDay: '2026-12-31' };

const workbook = (lines: readonly Line[]) => workbookBytes({ sheets: [{ name: '学分申报', columns: Object.entries(HEADINGS).map(([key, header]) => ({ key, header, type: 'text' as const })), rows: lines.map((line) => Object.fromEntries(Object.entries(line).map(([key, value]) => [key, String(value)]))) }] });
/** As a Chinese keyboard writes it. */
const fullWidth = (text: string): string => text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xFEE0));
const line = (number: string, n: number): Line => ({ number, category: '远程培训', level: '省级', hours: 20, startDay: '2025-06-01', endDay: '2025-06-20', title: `省级远程研修第${n}期` });

describe.each(databaseKinds)('late entries under an order on %s', (kind) => {
  let county: TestApp;
  let officer: Client;
  let second: Client;
  let administrator: Client;
  let officers: number[];
  beforeAll(async () => {
    county = await startTestApp(kind);
    officers = [await county.build.account({ role: 'CREDIT_OFFICER' }), await county.build.account({ role: 'CREDIT_OFFICER' })];
    [officer, second] = await Promise.all(officers.map((id) => county.as(id))) as [Client, Client];
    administrator = await county.as(await county.build.account({ role: 'ADMINISTRATOR' }));
  });
  afterEach(async () => {
    county.clock.set('2026-11-21T02:00:00Z');
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });
  afterAll(() => county.close());

  const scene = async (people: number) => {
    const schoolId = await county.build.school();
    const teacherIds = await county.build.teachers(people, schoolId);
    const numbers = (await county.rows<{ number: string }>('SELECT number FROM teachers WHERE schoolId = ? ORDER BY id', [schoolId])).map((each) => each.number);
    return { schoolId, teacherIds, numbers };
  };
  const say = async (client: Client, mutation: string, input: object): Promise<Payload> => (await client.ask<Record<string, Payload>>(
    `mutation ($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { batch { ${BATCH} } userErrors { code message field } } }`, { input }))[mutation] as Payload;
  const inputOf = (mutation: string) => (/Return|Reverse|Discard/.test(mutation) ? 'LateEntryBatchReasonInput' : `L${mutation.slice(1)}Input`);
  const open = async (client = officer, change: Partial<typeof ORDER> = {}): Promise<Payload> => {
    const { id: fileId } = await client.upload('evidence', '市师训〔2026〕3号.pdf', new TextEncoder().encode('%PDF-1.4 an order'));
    return say(client, 'lateEntryBatchOpen', { ...ORDER, ...change, fileId });
  };
  const upload = async (client: Client, batchId: string, lines: readonly Line[], replaces = false) => {
    const { id: fileId } = await client.upload('claims', '补登.xlsx', await workbook(lines));
    return say(client, 'lateEntryRowsUpload', { batchId, fileId, replaces });
  };
  const rows = async (batchId: string, outcome: string | null = null, client = officer) => (await client.ask<{ lateEntries: { totalCount: number; items: Row[] } }>(
    'query ($batchId: ID!, $outcome: CreditClaimRowOutcome) { lateEntries(batchId: $batchId, outcome: $outcome, page: { limit: 100 }) { totalCount items { id rowNumber outcome person reasons worthCenticredits expectedCenticredits postedCenticredits claimId } } }', { batchId, outcome })).lateEntries;
  const filled = async (lines: readonly Line[]): Promise<string> => {
    const id = (await open()).batch?.id ?? '';
    await upload(officer, id, lines);
    expect((await say(officer, 'lateEntryBatchSubmit', { batchId: id })).userErrors).toEqual([]);
    return id;
  };
  /** As who has the page before him: what is stored now, unless he looked earlier. */
  const post = async (client: Client, batchId: string, shown?: number): Promise<Payload> => say(client, 'lateEntryBatchApprove', { batchId, revision: shown ?? (await county.rows<{ revision: number }>('SELECT revision FROM late_entry_batches WHERE id = ?', [batchId]))[0]?.revision });
  const ledger = (teacherIds: readonly number[]) => county.rows<{ kind: string; centicredits: number; trace: string }>(`SELECT kind, centicredits, trace FROM ledger_entries WHERE teacherId IN (${teacherIds.map(() => '?').join(', ')}) ORDER BY id`, teacherIds);

  test('678 entries of last year: refused as ordinary claims, posted once under the order by a second person, each saying so, reversed whole by another', async () => {
    const { numbers, teacherIds } = await scene(339);
    const late = await buildClaim(county, await county.build.teacher(), { activity: buildActivity({ day: '2025-06-20' }), startDay: '2025-06-01' });
    const ordinary = await second.ask<{ creditClaimsRecognise: { results: { done: boolean; message: string }[] } }>('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done message } } }', { input: { claimIds: [late] } });
    expect(ordinary.creditClaimsRecognise.results[0]).toMatchObject({ done: false, message: expect.stringContaining('补登') as string });
    const id = await filled(Array.from({ length: 678 }, (_, at) => line(numbers[at % 339] ?? '', Math.floor(at / 339) + 1)));
    expect((await post(officer, id)).userErrors).toMatchObject([{ code: 'DECIDER_IS_AUTHOR' }]);
    expect(await ledger(teacherIds)).toEqual([]);
    const posted = await post(second, id);
    expect(posted).toMatchObject({ userErrors: [], batch: { status: 'POSTED', readyCount: 678, expectedCenticredits: 678 * 800, postedCenticredits: 678 * 800 } });
    const entries = await ledger(teacherIds);
    expect([entries.length, entries.every(({ trace }) => trace.includes('市师训〔2026〕3号'))]).toEqual([678, true]);
    const [first] = (await rows(id)).items;
    const { ledgerEntries } = await officer.ask<{ ledgerEntries: { items: { explanation: string[] }[] } }>('query ($id: ID!) { ledgerEntries(teacherId: $id) { items { explanation } } }', { id: teacherIds[0] });
    expect([first?.postedCenticredits, ledgerEntries.items[0]?.explanation.join()]).toEqual([800, expect.stringContaining('依据文件“市师训〔2026〕3号”按补登办理')]);
    expect((await post(administrator, id)).userErrors).toMatchObject([{ code: 'NOT_SUBMITTED' }]);
    expect((await say(officer, 'lateEntryBatchReverse', { batchId: id, reason: '文件已撤销' })).userErrors).toMatchObject([{ code: 'DECIDER_IS_AUTHOR' }]);
    expect((await say(administrator, 'lateEntryBatchReverse', { batchId: id, reason: '文件已撤销' })).batch?.status).toBe('REVERSED');
    expect((await say(second, 'lateEntryBatchReverse', { batchId: id, reason: '再来一次' })).userErrors).toMatchObject([{ code: 'NOT_POSTED' }]);
    const after = await ledger(teacherIds);
    expect([after.length, after.reduce((sum, each) => sum + each.centicredits, 0)]).toEqual([2 * 678, 0]);
  }, 60_000);

  test('of 5,000 rows 7 are bad and are named; the rest is submitted only when asked for; a corrected file takes the place of the old one', async () => {
    const { numbers } = await scene(250);
    const lines = Array.from({ length: 5_000 }, (_, at): Line => line(numbers[at % 250] ?? '', Math.floor(at / 250)));
    const spoilt: readonly [number, Line][] = [[10, { number: 'T99999999' }], [500, { category: '网络研修' }], [1_000, { level: '乡级' }], [1_500, { hours: '二十' }], [2_000, { startDay: '2025-06-31' }], [3_000, { startDay: '2024-06-01', endDay: '2024-06-02' }], [4_999, { ...lines[4_998] }]];
    const { id } = (await open()).batch as Batch;
    expect((await upload(officer, id, lines.map((each, at) => ({ ...each, ...spoilt.find(([row]) => row === at)?.[1] })))).batch).toMatchObject({ readyCount: 4_993, refusedCount: 7, viewerCanSubmit: { allowed: false } });
    const refused = await rows(id, 'REFUSED');
    expect(refused.items.map(({ rowNumber }) => rowNumber)).toEqual(spoilt.map(([at]) => at + 2));
    expect(refused.items.map(({ reasons }) => reasons.join())).toEqual([
      expect.stringContaining('全县没有编号为“T99999999”'), expect.stringContaining('类别“网络研修”不在'), expect.stringContaining('级别“乡级”'), expect.stringContaining('学时“二十”'),
      expect.stringContaining('开始日期“2025-06-31”无法识别'), expect.stringContaining('不在本批范围（2025-01-01 至 2025-12-31）'), expect.stringContaining('与第 5000 行重复'),
    ]);
    expect((await say(officer, 'lateEntryBatchSubmit', { batchId: id })).userErrors).toMatchObject([{ code: 'HAS_ERRORS', message: expect.stringContaining('7 行') as string }]);
    expect((await upload(officer, id, lines.slice(0, 40), true)).batch).toMatchObject({ readyCount: 40, refusedCount: 0 });
    const file = await officer.get(`/downloads/late-entries/${id}/rows.xlsx`);
    expect([file.status, (await officer.get(`/downloads/late-entries/${id}/template.xlsx?lang=en`)).status, (await officer.get(`/downloads/late-entries/${id}/order`)).status]).toEqual([200, 200, 200]);
    expect((await upload(officer, id, [{ ...line('T99999999', 1) }])).batch).toMatchObject({ readyCount: 40, refusedCount: 1 });
    expect((await say(officer, 'lateEntryBatchSubmit', { batchId: id, onlyGoodRows: true })).batch?.status).toBe('SUBMITTED');
    expect((await post(second, id)).batch).toMatchObject({ status: 'POSTED', postedCenticredits: 40 * 800 });
  }, 60_000);

  test('caps and repeats are seen before: what caps take is told, what is on file waits for a reason, by hand as by Excel', async () => {
    const { numbers: [number = ''], teacherIds: [teacherId = 0] } = await scene(1);
    const { id } = (await open()).batch as Batch;
    const typed = { batchId: id, number, category: '校本研修', item: '学校认定的校本研修', level: '校级', credits: '7', startDay: '2025-03-01', endDay: '2025-12-20', title: '学校年度校本研修' };
    expect((await say(officer, 'lateEntryRowAdd', typed)).userErrors).toEqual([]);
    expect((await say(officer, 'lateEntryRowAdd', { ...typed, title: '第二学期校本研修', startDay: '2025-09-01' })).batch).toMatchObject({ readyCount: 2, expectedCenticredits: 1_000 });
    expect((await rows(id)).items.map(({ worthCenticredits, expectedCenticredits }) => [worthCenticredits, expectedCenticredits])).toEqual([[700, 700], [700, 300]]);
    expect((await say(officer, 'lateEntryRowAdd', { ...typed, category: '校外研修' })).userErrors).toMatchObject([{ code: 'ENTRIES_REFUSED', message: expect.stringContaining('校外研修') as string }]);
    expect((await say(officer, 'lateEntryRowAdd', { ...typed, title: '学校 年度校本研修！' })).batch).toMatchObject({ readyCount: 2, suspectCount: 1 });
    expect((await say(officer, 'lateEntryBatchSubmit', { batchId: id })).userErrors).toMatchObject([{ code: 'HAS_SUSPECTS' }]);
    const [suspect] = (await rows(id, 'SUSPECT')).items;
    expect(suspect?.reasons[0]).toContain('“学校年度校本研修”，2025-03-01 至 2025-12-20');
    expect((await say(second, 'lateEntryRowsKeep', { batchId: id, rowIds: [suspect?.id], reason: '两所学校各认定一次' })).batch).toMatchObject({ readyCount: 3, suspectCount: 0 });
    expect((await say(officer, 'lateEntryBatchSubmit', { batchId: id })).userErrors).toEqual([]);
    expect((await post(second, id)).userErrors).toMatchObject([{ code: 'DECIDER_IS_AUTHOR' }]);
    expect((await say(administrator, 'lateEntryBatchReturn', { batchId: id, reason: '第三条请核实' })).batch).toMatchObject({ status: 'OPEN', returnReason: '第三条请核实' });
    expect((await say(officer, 'lateEntryRowsRemove', { batchId: id, rowIds: [suspect?.id] })).batch).toMatchObject({ readyCount: 2 });
    expect((await say(officer, 'lateEntryBatchSubmit', { batchId: id })).userErrors).toEqual([]);
    expect((await post(administrator, id)).batch).toMatchObject({ postedCenticredits: 1_000 });
    expect((await ledger([teacherId])).map(({ centicredits }) => centicredits)).toEqual([700, 300]);
  });

  test('an officer gets nothing by his own hand, after the cut-off all rests, and what came in since stops the whole batch', async () => {
    const { numbers, teacherIds } = await scene(2);
    const concerned = await county.as(await county.build.account({ role: 'CREDIT_OFFICER', teacherId: teacherIds[0] }));
    const own = (await open(concerned)).batch as Batch;
    expect((await upload(concerned, own.id, [line(numbers[0] ?? '', 1), line(numbers[1] ?? '', 1)])).batch).toMatchObject({ readyCount: 1, refusedCount: 1 });
    const id = await filled([line(numbers[0] ?? '', 1), line(numbers[1] ?? '', 1)]);
    expect((await post(concerned, id)).userErrors).toMatchObject([{ code: 'DECIDER_IS_CONCERNED' }]);
    await buildClaim(county, teacherIds[1] as number, { title: '省级远程研修第1期', startDay: '2025-06-01', activity: buildActivity({ day: '2025-06-20' }) });
    expect((await post(second, id)).userErrors).toMatchObject([{ code: 'ROW_REFUSED', message: expect.stringContaining('第 3 行') as string }]);
    expect([await ledger(teacherIds), await county.rows("SELECT id FROM credit_claims WHERE sourceType = 'ORDER' AND sourceKey LIKE ?", [`order:${id}:%`])]).toEqual([[], []]);
    county.clock.set('2027-01-02T02:00:00Z');
    const [author, other] = await Promise.all(officers.map((each) => county.as(each))) as [Client, Client];
    expect((await post(other, id)).userErrors).toMatchObject([{ code: 'CUT_OFF_PASSED' }]);
    expect((await say(other, 'lateEntryBatchReturn', { batchId: id, reason: '已过截止日' })).batch?.status).toBe('OPEN');
    expect((await upload(author, id, [])).userErrors).toMatchObject([{ code: 'ENTRIES_REFUSED' }]);
    expect((await say(author, 'lateEntryBatchSubmit', { batchId: id })).userErrors).toMatchObject([{ code: 'CUT_OFF_PASSED' }]);
    expect((await say(author, 'lateEntryBatchDiscard', { batchId: id, reason: '已过截止日' })).batch?.status).toBe('DISCARDED');
  });

  test('a document must fit, and nobody else opens, fills, sees or posts', async () => {
    for (const [change, code] of [[{ toDay: '2024-01-01' }, 'DAYS_REVERSED'], [{ toDay: '2026-12-01' }, 'DAYS_IN_FUTURE'], [{ orderDay: '2026-12-01' }, 'ORDER_IN_FUTURE'], [{ cutOffDay: '2026-01-01' }, 'CUT_OFF_PAST'], [{ fromDay: '2001-01-01', toDay: '2001-12-31' }, 'NO_RULE_SET']] as const) {
      expect((await open(officer, change)).userErrors).toMatchObject([{ code }]);
    }
    const { schoolId, numbers } = await scene(1);
    const id = await filled([line(numbers[0] ?? '', 1)]);
    const before = await county.rows('SELECT * FROM late_entry_batches');
    for (const stranger of [await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId })), await county.as((await county.build.teacherAccount({ schoolId })).accountId), await county.as(await county.build.account({ role: 'COORDINATOR' }))]) {
      for (const mutation of ['lateEntryBatchApprove', 'lateEntryBatchReverse']) expect((await stranger.send(`mutation ($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { userErrors { code } } }`, { input: { batchId: id, ...(mutation.endsWith('Reverse') ? { reason: '试一试' } : { revision: 1 }) } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await stranger.send('query ($id: ID!) { lateEntryBatch(id: $id) { id } }', { id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await stranger.get(`/downloads/late-entries/${id}/rows.xlsx`)).status).toBe(404);
    }
    expect((await (await county.as(await county.build.account({ role: 'AUDITOR' }))).ask<{ lateEntryBatch: Batch }>(`query ($id: ID!) { lateEntryBatch(id: $id) { ${BATCH} } }`, { id })).lateEntryBatch.viewerCanApprove.allowed).toBe(false);
    expect(await county.rows('SELECT * FROM late_entry_batches')).toEqual(before);
  });

  test('until it is posted, who opened it changes its order: what is named and nothing else; rows go out and come back with its days; what was submitted is being filled again', async () => {
    const { numbers } = await scene(3);
    const { id } = (await open(officer, { fromDay: '2025-07-01' })).batch as Batch;
    const named = { category: '校本研修', item: '学校认定的校本研修', level: '校级', credits: '２', startDay: '2025-08-01', endDay: '2025-08-02', title: '暑期校本研修' };
    const asTyped = numbers.map((number) => ({ ...line(fullWidth(number), 1), hours: '２０', startDay: '２０２５－０６－０１' }));
    expect((await upload(officer, id, asTyped)).batch).toMatchObject({ readyCount: 0, refusedCount: 3 });
    expect((await say(officer, 'lateEntryRowAdd', { batchId: id, number: fullWidth(numbers[0] ?? ''), ...named })).batch).toMatchObject({ readyCount: 1 });
    const stored = async () => (await county.rows<Record<string, unknown>>('SELECT * FROM late_entry_batches WHERE id = ?', [id]))[0] ?? {};
    const before = await stored();
    const edit = (change: object, client = officer) => say(client, 'lateEntryBatchEdit', { batchId: id, ...change });
    for (const [change, code, field] of [[{ toDay: '2025-06-30' }, 'DAYS_REVERSED', 'input.toDay'], [{ cutOffDay: '2026-11-20' }, 'CUT_OFF_PAST', 'input.cutOffDay'], [{ orderDay: '2026-11-22' }, 'ORDER_IN_FUTURE', 'input.orderDay']] as const) expect((await edit(change)).userErrors).toMatchObject([{ code, field }]);
    expect((await edit({ organ: '省教育厅' }, second)).userErrors).toMatchObject([{ code: 'NOT_OPENER' }]);
    expect((await (second.in('en')).ask<{ lateEntryBatchEdit: Payload }>('mutation ($input: LateEntryBatchEditInput!) { lateEntryBatchEdit(input: $input) { userErrors { message } } }', { input: { batchId: id, organ: '省教育厅' } })).lateEntryBatchEdit.userErrors[0]?.message).toMatch(/who opened this batch, changes its order/);
    expect([await stored(), (await edit({})).userErrors, (await edit({ organ: null, orderTitle: before['orderTitle'] })).userErrors, await stored()]).toEqual([before, [], [], before]);

    // One field changes one field, and the rows that had the old organ as organiser take the new one over.
    expect((await edit({ fromDay: '2025-01-01', organ: '省教育厅', orderNumber: '陕教〔2026〕5号' })).batch).toMatchObject({ readyCount: 4, refusedCount: 0, expectedCenticredits: 3 * 800 + 200 });
    expect(await stored()).toEqual({ ...before, fromDay: '2025-01-01', organ: '省教育厅', orderNumber: '陕教〔2026〕5号' });
    const contents = (await county.rows<{ content: string }>('SELECT content FROM late_entry_rows WHERE batchId = ?', [id])).map(({ content }) => JSON.parse(content) as { organiserName: string; activity: { retroactive: object; organiser: { name: string } } });
    expect(contents.map(({ organiserName, activity }) => [organiserName, activity.organiser.name, activity.retroactive])).toEqual(Array.from({ length: 4 }, () => ['省教育厅', '省教育厅', { order: '陕教〔2026〕5号' }]));

    expect((await say(officer, 'lateEntryBatchSubmit', { batchId: id })).batch?.status).toBe('SUBMITTED');
    expect((await edit({ toDay: '2025-07-31' })).batch).toMatchObject({ status: 'OPEN', readyCount: 3, refusedCount: 1, expectedCenticredits: 3 * 800 });
    expect((await rows(id, 'REFUSED')).items).toMatchObject([{ rowNumber: null, expectedCenticredits: null, reasons: [expect.stringContaining('2025-01-01 至 2025-07-31')] }]);
    expect((await post(second, id)).userErrors).toMatchObject([{ code: 'NOT_SUBMITTED' }]);
    expect((await say(officer, 'lateEntryBatchSubmit', { batchId: id, onlyGoodRows: true })).userErrors).toEqual([]);
    expect((await post(second, id)).batch).toMatchObject({ status: 'POSTED', postedCenticredits: 3 * 800 });
    expect((await edit({ toDay: '2025-12-31' })).userErrors).toMatchObject([{ code: 'ALREADY_DECIDED', message: '这批补登已经入账，依据文件不能再改。' }]);
    const told = (await county.rows<{ details: string }>("SELECT details FROM audit_rows WHERE action = 'lateEntryBatch.edit' AND subjectId = ? ORDER BY seq", [String(id)])).map(({ details }) => JSON.parse(details) as object);
    expect(told).toEqual([
      { before: { orderNumber: ORDER.orderNumber, organ: ORDER.organ, fromDay: '2025-07-01' }, after: { orderNumber: '陕教〔2026〕5号', organ: '省教育厅', fromDay: '2025-01-01' }, takenBack: false, refused: 0, restored: 3 },
      { before: { toDay: '2025-12-31' }, after: { toDay: '2025-07-31' }, takenBack: true, refused: 1, restored: 0 },
    ]);
  });

  test('a wrong cut-off can be put right after it has passed, the document be replaced by a better one, and rows that were judged under the order before are not taken in', async () => {
    const { numbers } = await scene(1);
    const id = await filled([line(numbers[0] ?? '', 1)]);
    county.clock.set('2027-01-02T02:00:00Z');
    const [author, other] = await Promise.all(officers.slice(0, 2).map((each) => county.as(each))) as [Client, Client];
    const edit = (change: object) => say(author, 'lateEntryBatchEdit', { batchId: id, ...change });
    expect((await edit({ organ: '省教育厅' })).userErrors).toMatchObject([{ code: 'CUT_OFF_PAST' }]);
    const { id: foreign } = await other.upload('evidence', '别人的文件.pdf', new TextEncoder().encode('%PDF-1.4 not his'));
    expect((await author.send('mutation ($input: LateEntryBatchEditInput!) { lateEntryBatchEdit(input: $input) { userErrors { code } } }', { input: { batchId: id, cutOffDay: '2027-03-31', fileId: foreign } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const { id: better } = await author.upload('evidence', '更清楚的扫描件.pdf', new TextEncoder().encode('%PDF-1.4 a better copy'));
    expect((await edit({ cutOffDay: '2027-03-31', fileId: better })).batch?.status).toBe('OPEN');
    expect(await (await author.get(`/downloads/late-entries/${id}/order`)).text()).toBe('%PDF-1.4 a better copy');
    const { reader } = county.app.platform;
    const row = reader.row.bind(reader);
    let mended: Payload | undefined;
    // The order is mended in the moment after the upload has read it.
    Object.assign(reader, { row: async (...args: Parameters<typeof row>) => {
      const found = await row(...args);
      if (args[0] === 'SELECT * FROM late_entry_batches WHERE id = ?' && !mended) mended = await edit({ toDay: '2025-06-10' });
      return found;
    } });
    const answer = await upload(author, id, [line(numbers[0] ?? '', 2)]);
    Object.assign(reader, { row });
    expect([mended?.userErrors, answer.userErrors.map(({ code }) => code)]).toEqual([[], ['ORDER_CHANGED']]);
    expect((await rows(id, null, author)).items).toMatchObject([{ outcome: 'REFUSED' }]);
  });

  test('two who post one batch at once: one outcome, posted once, 20 times', async () => {
    const { numbers, teacherIds } = await scene(5);
    for (let round = 0; round < 20; round += 1) {
      const id = await filled(numbers.map((number) => line(number, round)));
      const answers = await Promise.all([post(second, id), post(administrator, id)]);
      expect(answers.map(({ userErrors }) => userErrors.map(({ code }) => code).join()).sort()).toEqual(['', 'NOT_SUBMITTED']);
    }
    expect((await ledger(teacherIds)).length).toBe(100);
  }, 60_000);

  test('what was changed and submitted again after the second person had looked is not posted unseen, in both languages', async () => {
    const { numbers, teacherIds } = await scene(1);
    const id = await filled([line(numbers[0] ?? '', 1)]);
    const { lateEntryBatch: { revision: looked } } = await second.ask<{ lateEntryBatch: Batch }>(`query ($id: ID!) { lateEntryBatch(id: $id) { ${BATCH} } }`, { id });
    expect((await say(officer, 'lateEntryBatchEdit', { batchId: id, toDay: '2025-06-30' })).userErrors).toEqual([]);
    const again = (await say(officer, 'lateEntryBatchSubmit', { batchId: id })).batch;
    expect([looked, again?.revision, again?.status]).toEqual([1, 2, 'SUBMITTED']);
    expect((await post(second, id, looked)).userErrors).toMatchObject([{ code: 'CHANGED_MEANWHILE', message: expect.stringContaining('被修改并重新提交，没有入账') as string }]);
    expect((await post(second.in('en'), id, looked)).userErrors[0]?.message).toMatch(/changed and submitted again after you looked, so nothing was posted/);
    expect([await ledger(teacherIds), (await county.rows('SELECT status, decidedBy FROM late_entry_batches WHERE id = ?', [id]))]).toEqual([[], [{ status: 'SUBMITTED', decidedBy: null }]]);
    expect((await post(second, id, 2)).batch).toMatchObject({ status: 'POSTED', postedCenticredits: 800 });
  });

  test('while one posts, the other changes the order and submits it again: posted as it was shown or not at all, 4 times', async () => {
    const { numbers, teacherIds } = await scene(1);
    let posted = 0;
    for (let round = 0; round < 4; round += 1) {
      const id = await filled([line(numbers[0] ?? '', round)]);
      const mend = async () => {
        const edited = await say(officer, 'lateEntryBatchEdit', { batchId: id, orderTitle: '更正后的补登通知' });
        return edited.userErrors.length > 0 ? edited : say(officer, 'lateEntryBatchSubmit', { batchId: id });
      };
      const [answer, mended] = await Promise.all([post(second, id, 1), mend()]);
      const [stored] = await county.rows<{ status: string; orderTitle: string }>('SELECT status, orderTitle FROM late_entry_batches WHERE id = ?', [id]);
      const code = answer.userErrors[0]?.code;
      if (code === undefined) {
        posted += 1;
        expect([stored, mended.userErrors.map((each) => each.code)]).toEqual([{ status: 'POSTED', orderTitle: ORDER.orderTitle }, ['ALREADY_DECIDED']]);
      } else {
        expect(['NOT_SUBMITTED', 'CHANGED_MEANWHILE']).toContain(code);
        expect([stored, mended.userErrors]).toEqual([{ status: 'SUBMITTED', orderTitle: '更正后的补登通知' }, []]);
      }
    }
    expect((await ledger(teacherIds)).length).toBe(posted);
  }, 60_000);
});
