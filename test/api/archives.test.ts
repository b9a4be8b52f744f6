import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

import type { Role } from '../../server/modules/accounts/index.js';
import { archiveInvariants } from '../../server/modules/archives/archives.invariants.js';
import { readWorkbook } from '../../server/platform/spreadsheets/index.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories, weekFrom } from '../support/training-factories.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const pdf = (text: string) => Buffer.from(`%PDF-1.4\n% ${text}\n`);
const ARCHIVE = 'archive { state present asked archivedAt items { part state missingCode missing files { id name caption } } zip { madeAt isStale } pdf { madeAt } viewerCanAdd { allowed } viewerCanRule viewerCanSeal { allowed reason } } userErrors { code message }';
interface Archive {
  state: string; present: number; asked: number; archivedAt: string | null; zip: { madeAt: string | null; isStale: boolean }; pdf: { madeAt: string | null }; viewerCanRule: boolean; viewerCanAdd: { allowed: boolean }; viewerCanSeal: { allowed: boolean; reason: string | null };
  items: { part: string; state: string; missingCode: string | null; missing: string | null; files: { id: string; name: string; caption: string }[] }[];
}
interface Answer { archive: Archive | null; userErrors: { code: string; message: string }[] }

describe.each(databaseKinds)('archives of cohorts on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  const signedIn = async (role: Role, schoolId?: number): Promise<Client> => county.as(await county.build.account({ role, ...(schoolId ? { schoolId } : {}) }));
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinator = await signedIn('COORDINATOR');
  });
  afterAll(() => county.close());
  beforeEach(() => county.clock.set('2026-11-21T02:00:00Z'));
  afterEach(async () => {
    for (const { name, violations } of archiveInvariants) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const call = async (client: Client, mutation: string, input: object): Promise<Answer> => {
    const type = mutation[0]?.toUpperCase() + mutation.slice(1);
    return (await client.ask<Record<string, Answer>>(`mutation ($input: ${type}Input!) { ${mutation}(input: $input) { ${ARCHIVE} } }`, { input }))[mutation] as Answer;
  };
  const add = async (client: Client, cohortId: number, part: string, name: string, bytes: Uint8Array, more: object = {}): Promise<Answer> => {
    const { id } = await client.upload('archive', name, bytes);
    return call(client, 'archiveFileAdd', { cohortId, part, fileId: id, ...more });
  };
  const read = async (client: Client, cohortId: number) => (await client.ask<{ cohortArchive: Archive | null }>(`query ($id: ID!) { cohortArchive(cohortId: $id) { ${ARCHIVE.slice(10, ARCHIVE.indexOf(' } userErrors'))} } }`, { id: cohortId })).cohortArchive;
  const lacking = (archive: Archive | null) => archive?.items.filter((each) => each.state === 'MISSING').map((each) => `${each.part} ${each.missingCode}`);

  /** A class that is over, with its register kept and its list frozen. */
  async function heldClass(changes: object = {}, people = 4) {
    const schoolId = await county.build.school();
    const { cohortId, rollId } = await training.cohort({ sessions: weekFrom('2026-11-02').slice(0, 2), startsOn: '2026-11-02', endsOn: '2026-11-02', registrationOpensAt: '2026-10-01 00:00:00.000', registrationClosesAt: '2026-10-30 00:00:00.000', ...changes });
    const teacherIds = await county.build.teachers(people, schoolId);
    await coordinator.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { code } } }', { input: { cohortId, teacherIds } });
    await coordinator.ask('mutation ($input: CohortChoice!) { cohortStart(input: $input) { cohort { status } } }', { input: { id: cohortId } });
    await training.attended(rollId, teacherIds);
    await coordinator.ask('mutation ($input: CohortCloseInput!) { cohortClose(input: $input) { userErrors { code message } } }', { input: { id: cohortId } });
    await county.settle();
    const sessions = await county.rows<{ id: number; ordinal: number; lecturer: string }>('SELECT id, ordinal, lecturer FROM register_sessions WHERE rollId = ? ORDER BY ordinal', [rollId]);
    return { cohortId, teacherIds, sessions, schoolId };
  }
  async function completed() {
    const held = await heldClass();
    await add(coordinator, held.cohortId, 'NOTICE', '关于举办培训班的通知.pdf', pdf('notice'));
    await add(coordinator, held.cohortId, 'NOTES', '讲稿?.pdf', pdf('notes'));
    await add(coordinator, held.cohortId, 'PICTURES', 'IMG_1.PNG', PNG, { caption: '开班仪式' });
    await add(coordinator, held.cohortId, 'BULLETINS', '简报.pdf', pdf('first'));
    return held;
  }

  test('what is missing is named until it is there, and then the archive is sealed', async () => {
    const { cohortId, sessions } = await heldClass();
    const first = await read(coordinator, cohortId);
    expect(first).toMatchObject({ state: 'INCOMPLETE', present: 4, asked: 8, viewerCanRule: true, viewerCanSeal: { allowed: false } });
    expect(lacking(first)).toEqual(['NOTICE NO_FILE', 'NOTES NO_FILE', 'PICTURES NO_FILE', 'BULLETINS NO_FILE']);
    expect((await call(coordinator, 'archiveSeal', { cohortId })).userErrors[0]).toMatchObject({ code: 'INCOMPLETE', message: '还缺 4 项，不能归档：通知文件：还没有上传文件。讲稿课件：还没有上传文件。活动照片：还没有上传文件。培训简报：还没有上传文件。' });
    const lectures = sessions.filter((each) => each.lecturer !== '');
    const one = await add(coordinator, cohortId, 'NOTES', '讲稿.pdf', pdf('one'), { sessionId: lectures[0]?.id });
    expect(one.userErrors).toEqual([]);
    expect((await add(coordinator, cohortId, 'NOTES', '又一份.pdf', pdf('one'))).userErrors).toEqual([{ code: 'ALREADY_THERE', message: '这一项里已有内容完全相同的文件“讲稿.pdf”，没有重复存入。' }]);
    expect((await add(coordinator, cohortId, 'PICTURES', '照片.pdf', pdf('picture'))).userErrors[0]?.code).toBe('NOT_A_PICTURE');
    expect((await add(coordinator, cohortId, 'NOTES', '别班.pdf', pdf('other'), { sessionId: '999999' })).userErrors[0]?.code).toBe('SESSION_UNKNOWN');
    expect((await coordinator.upload('archive', 'notes.exe', Buffer.from('MZ'))).status).toBe(400);
    await add(coordinator, cohortId, 'NOTES', '全班.pdf', pdf('all'));
    await add(coordinator, cohortId, 'NOTICE', '通知.pdf', pdf('notice'));
    await add(coordinator, cohortId, 'PICTURES', 'IMG_1.png', PNG);
    expect((await call(coordinator, 'archivePartRequire', { cohortId, part: 'BULLETINS', requirement: 'NOT_APPLICABLE' })).userErrors[0]?.code).toBe('REASON_MISSING');
    const { archive } = await call(coordinator, 'archivePartRequire', { cohortId, part: 'BULLETINS', requirement: 'NOT_APPLICABLE', reason: '一天的短训，不出简报' });
    expect(archive).toMatchObject({ state: 'COMPLETE', present: 7, asked: 7, viewerCanSeal: { allowed: true } });
    expect(await call(coordinator, 'archiveSeal', { cohortId })).toMatchObject({ archive: { state: 'ARCHIVED', viewerCanAdd: { allowed: false } }, userErrors: [] });
    const id = archive?.items.find((each) => each.part === 'PICTURES')?.files[0]?.id;
    const before = await county.rows('SELECT * FROM archive_files WHERE cohortId = ? ORDER BY id', [cohortId]);
    expect((await add(coordinator, cohortId, 'OTHER', '迟到.pdf', pdf('late'))).userErrors[0]?.code).toBe('ARCHIVED');
    expect((await call(coordinator, 'archiveFileRemove', { id })).userErrors[0]?.code).toBe('ARCHIVED');
    expect((await call(coordinator, 'archiveFileDescribe', { id, caption: '改' })).userErrors[0]?.code).toBe('ARCHIVED');
    expect(await county.rows('SELECT * FROM archive_files WHERE cohortId = ? ORDER BY id', [cohortId])).toEqual(before);
    expect((await call(coordinator, 'archiveReopen', { cohortId, reason: '补一张照片的说明' })).archive).toMatchObject({ state: 'COMPLETE', archivedAt: null });
    expect((await call(coordinator, 'archiveFileDescribe', { id, caption: '结业合影' })).archive?.items.find((each) => each.part === 'PICTURES')?.files[0]?.caption).toBe('结业合影');
    expect(lacking((await call(coordinator, 'archiveFileRemove', { id })).archive)).toEqual(['PICTURES NO_FILE']);
    const audited = await county.rows<{ action: string }>("SELECT action FROM audit_rows WHERE subjectType = 'Cohort' AND subjectId = ? AND action LIKE 'archive%' ORDER BY seq", [String(cohortId)]);
    expect(audited.map((each) => each.action)).toEqual(['archiveFile.add', 'archiveFile.add', 'archiveFile.add', 'archiveFile.add', 'archivePart.require', 'archive.seal', 'archive.reopen', 'archiveFile.remove']);
  });

  test('a completion list taken back opens the sealed archive', async () => {
    const { cohortId } = await completed();
    await call(coordinator, 'archiveSeal', { cohortId });
    await coordinator.ask('mutation ($input: CohortReopenInput!) { cohortReopen(input: $input) { userErrors { code } } }', { input: { id: cohortId, reason: '漏登一人' } });
    await county.settle();
    expect(await county.rows('SELECT archivedAt, reopenReason FROM cohort_archives WHERE cohortId = ?', [cohortId])).toEqual([{ archivedAt: null, reopenReason: '撤回结业：漏登一人' }]);
  });

  test('the zip holds every paper under its number and the list of them with the hashes; twice is one file', async () => {
    const { cohortId, sessions, teacherIds } = await completed();
    await add(coordinator, cohortId, 'NOTES', '讲稿：.pdf', pdf('second notes'), { sessionId: sessions[1]?.id });
    await call(coordinator, 'archiveBind', { cohortId, kind: 'ZIP' });
    expect((await coordinator.get(`/downloads/cohort-archive/${cohortId}.zip`)).status).toBe(404);
    await county.settle();
    const files = await unzipped(await coordinator.get(`/downloads/cohort-archive/${cohortId}.zip`));
    const registers = [...files.keys()].filter((name) => name.startsWith('03-签到册/'));
    expect(registers).toHaveLength(sessions.length);
    expect([...files.keys()].filter((name) => !registers.includes(name))).toEqual(['01-方案/培训方案与课程安排.pdf', '01-方案/关于举办培训班的通知.pdf', '02-名册.xlsx', '04-讲稿/讲稿_.pdf', '04-讲稿/第2场 讲稿：.pdf', '05-照片/01 开班仪式.PNG', '06-简报/简报.pdf', '07-结业名单.xlsx', '目录.xlsx']);
    expect(files.get('05-照片/01 开班仪式.PNG')).toEqual(PNG);
    const roster = await sheetOf(files.get('02-名册.xlsx'));
    const numbers = (await county.rows<{ number: string }>(`SELECT number FROM teachers WHERE id IN (${teacherIds.map(() => '?').join(', ')}) ORDER BY number`, teacherIds)).map((each) => each.number);
    expect(roster.slice(1).map((row) => row[0]).sort()).toEqual(numbers);
    expect(await sheetOf(files.get('07-结业名单.xlsx'))).toHaveLength(teacherIds.length + 1);
    const contents = (await sheetOf(files.get('目录.xlsx'))).slice(1);
    expect(contents.map((row) => [row[2], row.at(-1)])).toEqual([...files].filter(([name]) => name !== '目录.xlsx').map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]));

    const [first] = await county.rows<{ zipFileId: number }>('SELECT zipFileId FROM cohort_archives WHERE cohortId = ?', [cohortId]);
    county.clock.advance(60_000);
    await add(coordinator, cohortId, 'OTHER', '后记.pdf', pdf('after'));
    expect((await read(coordinator, cohortId))?.zip.isStale).toBe(true);
    // The job as it stands after a crash: begun, not ended, its lease over.
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE jobs SET status = 'RUNNING', leaseToken = 'dead', leaseUntil = '2026-11-20 00:00:00.000', endedAt = NULL WHERE kind = 'archives.bind'"));
    await county.settle();
    const [second] = await county.rows<{ zipFileId: number }>('SELECT zipFileId FROM cohort_archives WHERE cohortId = ?', [cohortId]);
    expect(second?.zipFileId).not.toBe(first?.zipFileId);
    expect(await county.rows("SELECT id FROM stored_files WHERE purpose = 'archive-zip'")).toEqual([{ id: second?.zipFileId }]);
    expect([...(await unzipped(await coordinator.get(`/downloads/cohort-archive/${cohortId}.zip`))).keys()]).toContain('11-其他/后记.pdf');
  });

  test('a file that is gone leaves no half zip, and the one before stays', async () => {
    const { cohortId } = await completed();
    const stored = async () => county.rows("SELECT id FROM stored_files WHERE purpose = 'archive-zip' ORDER BY id");
    await call(coordinator, 'archiveBind', { cohortId, kind: 'ZIP' });
    await county.settle();
    const before = await stored();
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE stored_files SET storeKey = concat('00000000-0000-0000-0000-', substr(storeKey, 25)) WHERE purpose = 'archive' AND name = '简报.pdf' AND id IN (SELECT fileId FROM archive_files WHERE cohortId = ?)", [cohortId]));
    await call(coordinator, 'archiveBind', { cohortId, kind: 'ZIP' });
    await county.settle();
    expect(await county.rows("SELECT status FROM jobs WHERE kind = 'archives.bind' ORDER BY id DESC LIMIT 1")).toEqual([{ status: 'FAILED' }]);
    expect(await stored()).toEqual(before);
    expect((await unzipped(await coordinator.get(`/downloads/cohort-archive/${cohortId}.zip`))).has('06-简报/简报.pdf')).toBe(true);
  });

  test('one bound PDF with its pictures', async () => {
    const { cohortId } = await completed();
    await call(coordinator, 'archiveBind', { cohortId, kind: 'PDF' });
    await county.settle();
    const response = await coordinator.get(`/downloads/cohort-archive/${cohortId}.pdf`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.includes('/Subtype /Image') || bytes.includes('/Subtype/Image')).toBe(true);
    expect(await read(coordinator, cohortId)).toMatchObject({ pdf: { madeAt: expect.any(String) as string } });
  });

  test('the county reads all, a school only the class that it hosts, and nobody else learns that there is one', async () => {
    const { cohortId, schoolId } = await completed();
    const hosted = await heldClass({ hostSchoolId: schoolId }, 2);
    const [officer, auditor, school, stranger, teacher] = await Promise.all([signedIn('CREDIT_OFFICER'), signedIn('AUDITOR'), signedIn('SCHOOL_ADMINISTRATOR', schoolId), signedIn('SCHOOL_ADMINISTRATOR', await county.build.school()), signedIn('TEACHER')]);
    for (const client of [officer, auditor]) expect(await read(client, cohortId)).toMatchObject({ state: 'COMPLETE', viewerCanAdd: { allowed: false }, viewerCanRule: false });
    expect(await read(school, cohortId)).toBeNull();
    expect(await read(school, hosted.cohortId)).toMatchObject({ state: 'INCOMPLETE', viewerCanAdd: { allowed: true }, viewerCanRule: false });
    expect((await add(school, hosted.cohortId, 'NOTICE', '通知.pdf', pdf('own'))).userErrors).toEqual([]);
    const before = await county.rows('SELECT * FROM archive_files ORDER BY id');
    const { id: fileId } = await stranger.upload('archive', '别人.pdf', pdf('strange'));
    for (const [client, code] of [[stranger, 'NOT_FOUND'], [officer, 'FORBIDDEN'], [auditor, 'FORBIDDEN'], [teacher, 'FORBIDDEN']] as const) {
      const reply = await client.send('mutation ($input: ArchiveFileAddInput!) { archiveFileAdd(input: $input) { userErrors { code } } }', { input: { cohortId: hosted.cohortId, part: 'OTHER', fileId } });
      expect(reply.errors?.[0]?.extensions.code).toBe(code);
    }
    expect((await coordinator.send<{ archiveFileAdd: Answer }>('mutation ($input: ArchiveFileAddInput!) { archiveFileAdd(input: $input) { userErrors { code } } }', { input: { cohortId, part: 'OTHER', fileId } })).data.archiveFileAdd.userErrors[0]?.code).toBe('FILE_UNKNOWN');
    expect((await school.send('mutation ($input: ArchiveSealInput!) { archiveSeal(input: $input) { userErrors { code } } }', { input: { cohortId: hosted.cohortId } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await county.rows('SELECT * FROM archive_files ORDER BY id')).toEqual(before);
    const [picture] = await county.rows<{ id: number }>("SELECT id FROM archive_files WHERE cohortId = ? AND part = 'PICTURES'", [cohortId]);
    const shown = await Promise.all([officer, school, teacher].map(async (client) => (await client.get(`/downloads/archive-file/${picture?.id}?show=1`)).status));
    expect(shown).toEqual([200, 404, 403]);
    expect((await school.get(`/downloads/cohort-archive/${cohortId}.zip`)).status).toBe(404);
  });

  test('the list says of every class what is missing, by state, in Excel too, and asks the database no more for many than for few', async () => {
    await heldClass();
    const list = async (client: Client, filter: object = {}) => (await client.ask<{ cohortArchives: { totalCount: number; items: { title: string; state: string; missing: string[] }[] } }>('query ($filter: ArchiveFilter!) { cohortArchives(filter: $filter, page: { limit: 100 }) { totalCount items { title state missing } } }', { filter })).cohortArchives;
    const all = await list(coordinator);
    const incomplete = await list(coordinator, { state: 'INCOMPLETE' });
    expect(all.items.filter((each) => each.state === 'INCOMPLETE')).toEqual(incomplete.items);
    expect(incomplete.items[0]?.missing).toContain('通知文件、讲稿课件、活动照片、培训简报：还没有上传文件。');
    expect((await list(coordinator, { year: 2020 })).totalCount).toBe(0);
    expect((await list(await signedIn('SCHOOL_ADMINISTRATOR', await county.build.school()))).totalCount).toBe(0);
    const excel = await coordinator.get('/downloads/cohort-archives.xlsx?state=INCOMPLETE');
    expect(await sheetOf(Buffer.from(await excel.arrayBuffer()))).toHaveLength(incomplete.totalCount + 1);
    const { reader } = county.app.platform;
    const rows = reader.rows.bind(reader);
    let asked = 0;
    reader.rows = (sql, params) => { asked += 1; return rows(sql, params); };
    await list(coordinator);
    reader.rows = rows;
    expect(asked).toBeLessThan(16);
  });
});

async function unzipped(response: Response): Promise<Map<string, Buffer>> {
  expect(response.status).toBe(200);
  const zip = await promisify<Buffer, object, ZipFile>(fromBuffer)(Buffer.from(await response.arrayBuffer()), { lazyEntries: true });
  const files = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => { files.set(entry.fileName, Buffer.concat(chunks)); zip.readEntry(); });
    }));
    zip.on('end', resolve);
    zip.on('error', reject);
    zip.readEntry();
  });
  return files;
}

async function sheetOf(bytes: Buffer | undefined): Promise<string[][]> {
  const { sheets } = await readWorkbook(bytes ?? Buffer.alloc(0));
  return (sheets[0]?.rows ?? []).map((row) => row.cells.map((cell) => cell.text));
}
