import ExcelJS from 'exceljs';
import { ZipFile } from 'yazl';

import { workbookBytes } from '../../server/platform/spreadsheets/index.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

interface Row { rowNumber: number; outcome: string; person: string; reasons: string[]; claimId: string | null; worthCenticredits: number }
interface Import { id: string; status: string; refusal: string | null; readyCount: number; suspectCount: number; refusedCount: number; viewerCanApply: { allowed: boolean; reason: string | null }; viewerCanUndo: { allowed: boolean; reason: string | null } }
interface Payload { claimImport: Import | null; userErrors: { code: string; message: string }[] }
type Line = Partial<Record<'number' | 'name' | 'idTail' | 'category' | 'level' | 'hours' | 'startDay' | 'endDay' | 'title' | 'evidence', string | number>>;

interface Brought { readonly zip?: Uint8Array; readonly files?: readonly string[] }

const IMPORT = 'id status refusal readyCount suspectCount refusedCount viewerCanApply { allowed reason } viewerCanUndo { allowed reason }';
const HEADINGS = { number: '教师编号', name: '姓名', idTail: '身份证号后几位', category: '类别', level: '级别', hours: '学时', startDay: '开始日期', endDay: '结束日期', title: '培训或活动名称', evidence: '证明材料文件名' };
const PDF = new TextEncoder().encode('%PDF-1.4 a certificate');

const workbook = (lines: readonly Line[]) => workbookBytes({ sheets: [{ name: '学分申报', columns: Object.entries(HEADINGS).map(([key, header]) => ({ key, header, type: 'text' as const })), rows: lines.map((line) => Object.fromEntries(Object.entries(line).map(([key, value]) => [key, String(value)]))) }] });
const zipOf = async (files: Readonly<Record<string, Uint8Array>>): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

describe.each(databaseKinds)('claims of a school in bulk on %s', (kind) => {
  let county: TestApp;
  let officer: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
  });
  afterEach(async () => {
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });
  afterAll(() => county.close());

  const scene = async (people: number) => {
    const schoolId = await county.build.school();
    const teacherIds = await county.build.teachers(people, schoolId);
    const numbers = (await county.rows<{ number: string }>('SELECT number FROM teachers WHERE schoolId = ? ORDER BY id', [schoolId])).map((each) => each.number);
    return { schoolId, teacherIds, numbers, school: await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId })) };
  };
  const check = async (client: Client, lines: readonly Line[], evidence: Brought = {}): Promise<Import> => checkFile(client, await workbook(lines), evidence);
  const checkFile = async (client: Client, bytes: Uint8Array, evidence: Brought = {}): Promise<Import> => {
    const { id: fileId } = await client.upload('claims', '申报.xlsx', bytes);
    const zipFileId = evidence.zip ? (await client.upload('evidence-zip', '证明.zip', evidence.zip)).id : null;
    const evidenceFileIds = await Promise.all((evidence.files ?? []).map(async (name) => (await client.upload('evidence', name, PDF)).id));
    const { creditClaimImportPrepare } = await client.ask<{ creditClaimImportPrepare: Payload }>(`mutation ($input: CreditClaimImportPrepareInput!) { creditClaimImportPrepare(input: $input) { claimImport { ${IMPORT} } userErrors { code } } }`, { input: { fileId, zipFileId, evidenceFileIds } });
    await county.settle();
    return view(client, creditClaimImportPrepare.claimImport?.id ?? '');
  };
  const view = async (client: Client, id: string) => (await client.ask<{ creditClaimImport: Import }>(`query ($id: ID!) { creditClaimImport(id: $id) { ${IMPORT} } }`, { id })).creditClaimImport;
  const rows = async (client: Client, importId: string, outcome: string | null = null) => (await client.ask<{ creditClaimImportRows: { totalCount: number; items: Row[] } }>(
    'query ($importId: ID!, $outcome: CreditClaimRowOutcome) { creditClaimImportRows(importId: $importId, outcome: $outcome, page: { limit: 100 }) { totalCount items { rowNumber outcome person title reasons claimId worthCenticredits } } }', { importId, outcome })).creditClaimImportRows;
  const apply = async (client: Client, importId: string, onlyGoodRows = false) => {
    const answer = (await client.ask<{ creditClaimImportApply: Payload }>('mutation ($input: CreditClaimImportApplyInput!) { creditClaimImportApply(input: $input) { claimImport { id status } userErrors { code message } } }', { input: { importId, onlyGoodRows } })).creditClaimImportApply;
    await county.settle();
    return answer;
  };
  const undo = async (client: Client, importId: string) => (await client.ask<{ creditClaimImportUndo: Payload }>('mutation ($input: CreditClaimImportUndoInput!) { creditClaimImportUndo(input: $input) { claimImport { id status } userErrors { code message } } }', { input: { importId } })).creditClaimImportUndo;
  const good = (number: string, n: number): Line => ({ number, category: '远程培训', level: '省级', hours: 20, startDay: '2026-06-01', endDay: '2026-06-20', title: `远程课程${n}` });

  test('of 5,000 rows 7 are bad: the dry run says which and why in both languages, then files the others when told to', async () => {
    const { school, numbers, schoolId } = await scene(250);
    const lines = Array.from({ length: 5_000 }, (_, at): Line => good(numbers[at % numbers.length] ?? '', Math.floor(at / numbers.length)));
    const spoilt: readonly [number, Line][] = [
      [10, { number: 'T99999999' }], [500, { category: '网络研修' }], [1_000, { level: '乡级' }], [1_500, { hours: '二十' }], [2_000, { startDay: '2026-06-31' }], [3_000, { evidence: '没带.pdf' }], [4_999, { ...lines[4_998] }],
    ];
    for (const [at, change] of spoilt) lines[at] = { ...lines[at], ...change };
    const checked = await check(school, lines);
    expect(checked).toMatchObject({ status: 'PLANNED', readyCount: 4_993, suspectCount: 0, refusedCount: 7, viewerCanApply: { allowed: false } });
    const refused = await rows(school, checked.id, 'REFUSED');
    expect(refused.items.map(({ rowNumber }) => rowNumber)).toEqual(spoilt.map(([at]) => at + 2));
    expect(refused.items.map(({ reasons }) => reasons.join())).toEqual([
      expect.stringContaining('本校没有编号为“T99999999”'), expect.stringContaining('类别“网络研修”不在'), expect.stringContaining('级别“乡级”'), expect.stringContaining('学时“二十”不是大于 0 的数'),
      expect.stringContaining('开始日期“2026-06-31”无法识别'), expect.stringContaining('没有收到证明材料：没带.pdf'), expect.stringContaining('与第 5000 行重复'),
    ]);
    expect((await rows(school.in('en'), checked.id, 'REFUSED')).items[1]?.reasons[0]).toMatch(/Category “网络研修” is not in .*Remote/);
    expect((await apply(school, checked.id)).userErrors).toEqual([{ code: 'HAS_ERRORS', message: expect.stringContaining('7 行') as string }]);
    expect(await county.rows('SELECT id FROM credit_claims WHERE schoolId = ?', [schoolId])).toEqual([]);
    await apply(school, checked.id, true);
    expect(await view(school, checked.id)).toMatchObject({ status: 'APPLIED', viewerCanUndo: { allowed: true } });
    const [filed] = await county.rows<{ n: number; awaits: string; worth: number }>("SELECT COUNT(*) AS n, MIN(awaits) AS awaits, SUM(claimedCenticredits) AS worth FROM credit_claims WHERE schoolId = ? AND status = 'PENDING' AND sourceType = 'SCHOOL'", [schoolId]);
    expect(filed && { ...filed, worth: Number(filed.worth) }).toEqual({ n: 4_993, awaits: 'RECOGNISE', worth: 4_993 * 800 });
    const file = await school.get(`/downloads/credit-claim-imports/${checked.id}.xlsx`);
    expect([file.status, (await file.arrayBuffer()).byteLength > 100_000]).toEqual([200, true]);
  }, 60_000);

  test('teachers are found by name and end of the id, evidence in a zip or beside it; the officer sees it, and undo ends with the first decision', async () => {
    const { school, schoolId, numbers } = await scene(1);
    const { secrets } = county.app.platform;
    const teacherId = await county.build.teacher({ schoolId, name: '王芳', number: 'T77000001', nationalIdSealed: secrets.encrypt('11010519491231002X', 'teacher:T77000001:nationalId') });
    const lines: Line[] = [
      { ...good('', 1), name: '王芳', idTail: '31002x', evidence: '一.pdf；二.pdf' }, { ...good(numbers[0] ?? '', 2), evidence: '二.pdf' }, { ...good('', 3), name: '王芳', idTail: '9999' },
    ];
    const checked = await check(school, lines, { zip: await zipOf({ '证书/一.pdf': PDF, '假.pdf': new TextEncoder().encode('MZ no pdf') }), files: ['二.pdf'] });
    expect(checked).toMatchObject({ readyCount: 2, refusedCount: 1 });
    await apply(school, checked.id, true);
    const [first, second] = (await rows(school, checked.id)).items;
    expect(first).toMatchObject({ person: '王芳（T77000001）', worthCenticredits: 800 });
    const review = await officer.ask<{ creditClaimReview: { evidence: { id: string; name: string }[]; claim: { sourceType: string } } }>('query ($id: ID!) { creditClaimReview(id: $id) { evidence { id name } claim { sourceType } } }', { id: first?.claimId });
    expect([review.creditClaimReview.claim.sourceType, review.creditClaimReview.evidence.map(({ name }) => name).sort()]).toEqual(['SCHOOL', ['一.pdf', '二.pdf']]);
    // The same workbook once more: every row is known by now.
    const again = await check(school, lines.slice(1, 2), { files: ['二.pdf'] });
    expect(again).toMatchObject({ readyCount: 0, suspectCount: 1 });
    await officer.ask('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done } } }', { input: { claimIds: [second?.claimId] } });
    expect((await undo(school, checked.id)).userErrors).toEqual([{ code: 'SOMETHING_DECIDED', message: expect.stringContaining('1 条已经审核') as string }]);
    expect(await county.rows('SELECT status FROM credit_claims WHERE teacherId = ?', [teacherId])).toEqual([{ status: 'PENDING' }]);
  });

  test('a returned row tells the reason; mended and uploaded again it takes the place of the claim, with new evidence beside the old', async () => {
    const { school, schoolId, numbers } = await scene(1);
    const sent = await check(school, [{ ...good(numbers[0] ?? '', 1), evidence: '通知.pdf' }], { files: ['通知.pdf'] });
    await apply(school, sent.id);
    const returned = (await rows(school, sent.id)).items[0]?.claimId;
    await officer.ask('mutation ($input: CreditClaimsDeclineInput!) { creditClaimsDecline(input: $input) { results { done } } }', { input: { claimIds: [returned], status: 'RETURNED', reason: '学时应为 16' } });
    expect((await rows(school, sent.id)).items[0]?.reasons).toEqual([expect.stringContaining('退回原因：学时应为 16')]);
    expect((await rows(school.in('en'), sent.id)).items[0]?.reasons).toEqual([expect.stringContaining('upload it again')]);
    const again = await check(school, [{ ...good(numbers[0] ?? '', 1), hours: 16, evidence: '学时证明.pdf' }], { files: ['学时证明.pdf'] });
    expect(again).toMatchObject({ readyCount: 1, suspectCount: 0 });
    expect((await rows(school, again.id)).items[0]?.reasons).toEqual([expect.stringContaining('再次申报')]);
    await apply(school, again.id);
    const mended = (await rows(school, again.id)).items[0]?.claimId;
    const { creditClaimReview } = await officer.ask<{ creditClaimReview: { evidence: { name: string }[]; replaced: { id: string; reason: string }; claim: { status: string } } }>('query ($id: ID!) { creditClaimReview(id: $id) { claim { status } evidence { name } replaced { id reason } } }', { id: mended });
    expect({ ...creditClaimReview, evidence: creditClaimReview.evidence.map(({ name }) => name).sort() }).toEqual({ claim: { status: 'PENDING' }, evidence: ['学时证明.pdf', '通知.pdf'].sort(), replaced: { id: returned, reason: '学时应为 16' } });
    expect(await county.rows('SELECT status, COUNT(*) AS n FROM credit_claims WHERE schoolId = ? GROUP BY status ORDER BY status', [schoolId])).toEqual([{ status: 'PENDING', n: 1 }, { status: 'WITHDRAWN', n: 1 }]);
  });

  const byHand = async (...sheets: readonly { name: string; hide?: number; rows: readonly unknown[][] }[]): Promise<Uint8Array> => {
    const book = new ExcelJS.Workbook();
    for (const { name, hide, rows: lines } of sheets) {
      const sheet = book.addWorksheet(name);
      lines.forEach((line) => sheet.addRow([...line]));
      if (hide) sheet.getColumn(hide).hidden = true;
    }
    return Buffer.from(await book.xlsx.writeBuffer());
  };
  const headings = ['教师编号', '姓 名', '身份证号后几位', '类别*', '级别 *', '学时', '开始日期', '结束日期', '培训或活动名称', '主办单位', '证明材料文件名'];

  test('a workbook as a school fills it in by hand: what can be read is read right, what cannot is named with its column and what to do', async () => {
    const { school, schoolId, numbers: [number = ''] } = await scene(1);
    const { secrets } = county.app.platform;
    await county.build.teacher({ schoolId, name: '王芳', number: '00012345', nationalIdSealed: secrets.encrypt('610101198001010123', 'teacher:00012345:nationalId') });
    const named = (await county.rows<{ name: string }>('SELECT name FROM teachers WHERE number = ?', [number]))[0]?.name ?? '';
    const rest = ['远程培训', '省级'];
    const bytes = await byHand({ name: '申报', hide: 6, rows: [
      ['某小学2026年学分申报表'], headings,
      [number.toLowerCase(), named, null, '远程　培训', '省 级', '１６学时', '2026.3.5', '2026年3月9号', '网络\n研修一', null, '证书 1；通知,附件.pdf'],
      [number, null, null, ...rest, '16', new Date(Date.UTC(2026, 2, 5)), 20260310, '网络研修二', '', '证书 1.jpg,名单.PDF'],
      [12345, '王 芳', null, ...rest, { formula: '8*2', result: 16 }, 46086, null, '网络研修三'],
      [null, '王芳', 123, ...rest, '1,016', ' 2026年 3月 5日 ', null, '网络研修四'],
      [null, '王芳', '610101198001010123', ...rest, 16, '2026/3/5', null, '网络研修五'],
      [' ', '　'],
      [12345, null, null, ...rest, 16, '2026-03-05', null, '网络研修六'],
      [null, '王芳', 610101198001010123, ...rest, 16, '2026-03-05', null, '网络研修七'],
      [number, { error: '#N/A' }, null, ...rest, 16, '2026-03-05', null, { error: '#REF!' }],
      [number, null, null, ...rest, { formula: '8*2' }, '2026-03-05', null, '网络研修八'],
      [number, null, null, ...rest, '12小时', '3月5日', null, '网络研修九'],
      [number, null, null, ...rest, new Date(Date.UTC(1900, 0, 16)), '2026-03-05', null, '长'.repeat(201), '主'.repeat(101), '没带'],
    ] }, { name: '说明', rows: [['填表说明'], ['一人一行']] });
    const checked = await checkFile(school, bytes, { files: ['证书 1.JPG', '通知,附件.pdf', '名单.pdf'] });
    expect(checked).toMatchObject({ status: 'PLANNED', readyCount: 4, suspectCount: 1, refusedCount: 6 });
    const bad: readonly [number, ...RegExp[]][] = [
      [9, /^本校没有编号为“12345”的在册教师.*去掉了开头的 0（00012345）/], [10, /^身份证号被 Excel 存成数字/], [11, /^“姓名”一格的公式出错（#N\/A）/, /^“培训或活动名称”一格的公式出错（#REF!）/], [12, /^“学时”一格的公式出错（#CALC!）/],
      [13, /^开始日期“3月5日”无法识别/, /^学时“12小时”是钟点时间.*12 小时为 16 学时/], [14, /^“培训或活动名称”有 201 个字/, /^“主办单位”有 101 个字/, /^没有收到证明材料：没带/, /^学时一格成了日期“1900-01-1\d”/],
    ];
    expect((await rows(school, checked.id, 'REFUSED')).items.map(({ rowNumber, reasons }) => [rowNumber, ...reasons])).toEqual(bad.map(([row, ...reasons]) => [row, ...reasons.map((each): unknown => expect.stringMatching(each))]));
    for (const { reasons } of (await rows(school.in('en'), checked.id, 'REFUSED')).items) for (const reason of reasons) expect(reason).toMatch(/^[^\u3400-\u9fff]*(?:“[^”]*”|没带)?[^\u3400-\u9fff]*$/u);
    await apply(school, checked.id, true);
    const filed = await county.rows<{ title: string; startDay: string; day: string; minutes: number; files: string }>("SELECT title, startDay, endDay AS day, durationMinutes AS minutes, evidenceFileIds AS files FROM credit_claims WHERE schoolId = ? ORDER BY id", [schoolId]);
    expect(filed.map(({ title, startDay, day, minutes, files }) => [title, startDay, day, minutes / 45, (JSON.parse(files) as unknown[]).length])).toEqual([
      ['网络研修一', '2026-03-05', '2026-03-09', 16, 2], ['网络研修二', '2026-03-05', '2026-03-10', 16, 2], ['网络研修三', '2026-03-05', '2026-03-05', 16, 0], ['网络研修四', '2026-03-05', '2026-03-05', 1_016, 0], ['网络研修五', '2026-03-05', '2026-03-05', 16, 0],
    ]);
  });

  test('files that are no one table of claims are refused with what to do; a CSV in GB18030 is read', async () => {
    const { school, numbers: [number = ''] } = await scene(1);
    const row = [number, null, null, '远程培训', '省级', 16, '2026-03-05', null, '网络研修'];
    const refusalOf = async (bytes: Uint8Array): Promise<string | null> => (await checkFile(school, bytes)).refusal;
    expect(await refusalOf(await byHand({ name: '语文组', rows: [headings, row] }, { name: '数学组', rows: [headings, row] }))).toMatch(/“语文组”和“数学组”都填了申报.*合并到一个工作表/);
    expect(await refusalOf(await byHand({ name: '申报', hide: 6, rows: [[...headings, '学时'], [...row, '', '', 20]] }))).toMatch(/表头“学时”出现了两次（F、L 列/);
    expect(await refusalOf(new TextEncoder().encode('<html><table><tr><td>教师编号</td></tr></table></html>'))).toContain('这不是Excel工作簿');
    const cell = (text: string): number[] => [...text].flatMap((each) => ({ 教: [0xbd, 0xcc], 师: [0xca, 0xa6], 编: [0xb1, 0xe0], 号: [0xba, 0xc5], 级: [0xbc, 0xb6], 别: [0xb1, 0xf0], 类: [0xc0, 0xe0], 学: [0xd1, 0xa7], 时: [0xca, 0xb1], 开: [0xbf, 0xaa], 始: [0xca, 0xbc], 日: [0xc8, 0xd5], 期: [0xc6, 0xda], 培: [0xc5, 0xe0], 训: [0xd1, 0xb5], 或: [0xbb, 0xf2], 活: [0xbb, 0xee], 动: [0xb6, 0xaf], 名: [0xc3, 0xfb], 称: [0xb3, 0xc6], 远: [0xd4, 0xb6], 程: [0xb3, 0xcc], 省: [0xca, 0xa1] })[each] ?? [each.charCodeAt(0)]);
    const csv = Uint8Array.from([['教师编号', '类别', '级别', '学时', '开始日期', '培训或活动名称'], [number, '远程培训', '省级', '16', '2026/3/5', '远程培训']].flatMap((line) => cell(`${line.join(',')}\r\n`)));
    const read = await checkFile(school, csv);
    expect([read, (await rows(school, read.id)).items]).toMatchObject([{ status: 'PLANNED', readyCount: 1 }, [{ title: '远程培训' }]]);
    const upload = async (name: string, bytes: readonly number[], client = school): Promise<string | undefined> => (await client.upload('claims', name, Uint8Array.from(bytes))).errors?.[0]?.message;
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(64).fill(0)];
    expect(await upload('申报.xls', ole)).toContain('旧版Excel格式');
    expect(await upload('申报.xlsx', [...ole, ...Buffer.from('EncryptedPackage', 'utf16le')])).toBe('文件设了打开密码，系统无法读取。请取消密码后再上传。');
    expect(await upload('申报.xlsx', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0], school.in('en'))).toMatch(/^This is no Excel workbook/);
  });

  test('what nobody decided on is taken back whole', async () => {
    const { school, schoolId, numbers } = await scene(2);
    const checked = await check(school, numbers.map((number, at) => good(number, at)));
    await apply(school, checked.id);
    expect((await undo(school, checked.id)).claimImport?.status).toBe('UNDONE');
    expect(await county.rows('SELECT DISTINCT status FROM credit_claims WHERE schoolId = ?', [schoolId])).toEqual([{ status: 'WITHDRAWN' }]);
  });

  test('a bomb, a broken zip, a sheet without headings are refused with words; nobody but the school files, and never for himself; nothing is written', async () => {
    const { school, schoolId, numbers } = await scene(1);
    const bomb = await check(school, [good(numbers[0] ?? '', 1)], { zip: await zipOf({ 'a.pdf': new Uint8Array(9 * 1024 * 1024) }) });
    expect([bomb.status, bomb.refusal]).toEqual(['REFUSED', expect.stringContaining('解压后过大')]);
    const broken = await check(school, [good(numbers[0] ?? '', 1)], { zip: Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(60)]) });
    expect(broken.refusal).toContain('已损坏');
    const self = await county.build.teacher({ schoolId });
    const himself = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId, teacherId: self }));
    const [own] = await county.rows<{ number: string }>('SELECT number FROM teachers WHERE id = ?', [self]);
    expect((await rows(himself, (await check(himself, [good(own?.number ?? '', 1)])).id)).items[0]?.reasons[0]).toContain('不能以学校名义为自己申报');
    const stranger = await scene(1);
    const foreign = await check(school, [good(stranger.numbers[0] ?? '', 1)]);
    expect(foreign).toMatchObject({ readyCount: 0, refusedCount: 1 });
    const mine = await check(school, [good(numbers[0] ?? '', 1)]);
    expect(await stranger.school.ask('query ($id: ID!) { creditClaimImport(id: $id) { id } creditClaimImportRows(importId: $id) { totalCount } }', { id: mine.id })).toEqual({ creditClaimImport: null, creditClaimImportRows: { totalCount: 0 } });
    const applying = 'mutation ($input: CreditClaimImportApplyInput!) { creditClaimImportApply(input: $input) { claimImport { id } } }';
    expect((await stranger.school.send(applying, { input: { importId: mine.id } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await officer.send(applying, { input: { importId: mine.id } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await stranger.school.get(`/downloads/credit-claim-imports/${mine.id}.xlsx`)).status).toBe(404);
    expect((await school.get('/downloads/credit-claims-template.xlsx')).status).toBe(200);
    expect(await county.rows('SELECT id FROM credit_claims WHERE schoolId IN (?, ?)', [schoolId, stranger.schoolId])).toEqual([]);
  });
});
