import { certificateInvariants } from '../../server/modules/certificates/certificates.invariants.js';
import { nameKeyOf } from '../../server/modules/teachers/index.js';
import { readSpreadsheet } from '../../server/platform/spreadsheets/index.js';
import { buildClosedCohort, certificateCalls as calls } from '../support/certificate-factories.js';
import { buildActivity } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

/** Page objects stand in the file uncompressed, or else the count of the page tree does. */
const pagesOf = (pdf: Uint8Array): number => Number(/\/Type\s*\/Pages[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages/u.exec(Buffer.from(pdf).toString('latin1'))?.slice(1).find(Boolean));
const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

describe.each(databaseKinds)('certificates on %s', (kind) => {
  let county: TestApp;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());
  afterEach(async () => {
    for (const { name, violations } of certificateInvariants) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const issued = async (teacherIds: readonly number[]): Promise<{ cohortId: number; completionIds: readonly number[] }> => {
    const cohort = await buildClosedCohort(county, teacherIds);
    await calls.issue(coordinator, cohort.cohortId);
    await county.settle();
    return cohort;
  };
  const written = async (): Promise<unknown> => county.rows('SELECT (SELECT COUNT(*) FROM certificates) AS certificates, (SELECT COUNT(*) FROM certificate_batches) AS batches, (SELECT COUNT(*) FROM certificate_reprints) AS reprints, (SELECT COALESCE(SUM(last), 0) FROM certificate_counters) AS numbers, (SELECT COUNT(*) FROM certificates WHERE status <> \'VALID\') AS ended, (SELECT MAX(seq) FROM audit_rows) AS audited');

  test('a batch of 300: a job with progress, numbers in a row, every paper a page, one file for the printer', async () => {
    const teacherIds = await county.build.teachers(310, await county.build.school());
    const { cohortId } = await buildClosedCohort(county, teacherIds, { completed: 300 });
    const preview = `query ($id: ID!) { certificateCandidates(cohortId: $id, standing: NOT_COMPLETED) { totalCount items { standing reason } } certificateStandings(cohortId: $id) { standing count } certificateCohort(cohortId: $id) { completedCount openCount validCount bookParts lastBatch { id } } }`;
    const before = await coordinator.ask<{ certificateCandidates: { totalCount: number; items: { reason: string }[] }; certificateStandings: object[]; certificateCohort: object }>(preview, { id: cohortId });
    expect(before.certificateCandidates.totalCount).toBe(10);
    expect(before.certificateStandings).toEqual([{ standing: 'NOT_COMPLETED', count: 10 }, { standing: 'READY', count: 300 }]);
    expect(before.certificateCandidates.items[0]?.reason).toBe('未结业：缺勤超过规定');
    expect(before.certificateCohort).toEqual({ completedCount: 300, openCount: 300, validCount: 0, bookParts: 0, lastBatch: null });

    const { batch } = await calls.issue(coordinator, cohortId);
    expect(batch).toMatchObject({ plannedCount: 300, issuedCount: 0, isRunning: true });
    const seen = new Set<number>();
    const done = county.settle();
    for (let status = 'QUEUED'; status === 'QUEUED' || status === 'RUNNING';) {
      const { job } = await coordinator.ask<{ job: { status: string; progressDone: number; progressTotal: number } }>('query ($id: ID!) { job(id: $id) { status progressDone progressTotal } }', { id: batch?.jobId });
      seen.add(job.progressDone);
      if (job.progressTotal > 0) expect(job.progressTotal).toBe(600);
      status = job.status;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await done;
    expect(seen.size).toBeGreaterThan(3);
    expect(Math.max(...seen)).toBe(600);

    const first = await calls.list(coordinator, { cohortId });
    expect(first.totalCount).toBe(300);
    expect(first.items[0]?.number).toMatch(/^县师训〔2026〕\d{5}$/);
    const rows = await county.rows<{ seq: number; pdfFileId: number | null }>('SELECT seq, pdfFileId FROM certificates WHERE cohortId = ? ORDER BY seq', [cohortId]);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => (rows[0]?.seq ?? 0) + at));
    expect(rows.every(({ pdfFileId }) => pdfFileId !== null)).toBe(true);
    expect((await coordinator.ask<{ certificateCohort: object }>('query ($id: ID!) { certificateCohort(cohortId: $id) { openCount validCount bookParts lastBatch { issuedCount printedCount isRunning } } }', { id: cohortId })).certificateCohort)
      .toEqual({ openCount: 0, validCount: 300, bookParts: 1, lastBatch: { issuedCount: 300, printedCount: 300, isRunning: false } });

    const book = await coordinator.get(`/downloads/certificate-books/${cohortId}`);
    expect(book.headers.get('content-disposition')).toContain("attachment; filename*=UTF-8''");
    expect(pagesOf(await bytesOf(book))).toBe(300);
    const register = await coordinator.get(`/downloads/certificate-register?cohortId=${cohortId}`);
    const { sheets } = await readSpreadsheet(await bytesOf(register));
    expect(sheets[0]?.rows).toHaveLength(301);
    expect(sheets[0]?.rows[1]?.cells.slice(0, 2).map(({ text }) => text)).toEqual([first.items[0]?.number, first.items[0]?.holderName]);
  }, 240_000);

  test('pressed again nobody gets a second one; with one key the answer is the same', async () => {
    const { cohortId } = await buildClosedCohort(county, await county.build.teachers(3, await county.build.school()));
    const first = await calls.issue(coordinator, cohortId, { idempotencyKey: 'issue-once-1' });
    expect(await calls.issue(coordinator, cohortId, { idempotencyKey: 'issue-once-1' })).toEqual(first);
    const meanwhile = await calls.issue(coordinator, cohortId);
    expect(meanwhile.userErrors[0]).toMatchObject({ code: 'ISSUE_RUNNING', message: expect.stringContaining('正在为该班发证') as string });
    await county.settle();
    expect((await calls.issue(coordinator, cohortId)).userErrors[0]?.code).toBe('NOBODY_READY');
    expect((await calls.list(coordinator, { cohortId })).totalCount).toBe(3);
  });

  test('a cohort that is not closed is refused, and an unknown one is not found', async () => {
    const { cohortId } = await buildClosedCohort(county, await county.build.teachers(2, await county.build.school()), { cohort: { status: 'CLOSING', closedAt: null } });
    const before = await written();
    expect((await calls.issue(coordinator, cohortId)).userErrors[0]).toMatchObject({ code: 'COHORT_NOT_CLOSED' });
    const unknown = await coordinator.send('mutation { certificatesIssue(input: { cohortId: "99999" }) { userErrors { code } } }');
    expect(unknown.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await written()).toEqual(before);
  });

  test('a name that no font can print is told before anything is issued; the others can go on', async () => {
    const schoolId = await county.build.school();
    const rare = await county.build.teacher({ schoolId, name: '张𮧵', nameKey: nameKeyOf('张') });
    const { cohortId } = await buildClosedCohort(county, [rare, await county.build.teacher({ schoolId })]);
    const refused = await calls.issue(coordinator, cohortId);
    expect(refused.userErrors[0]).toMatchObject({ code: 'NAMES_NOT_PRINTABLE', message: expect.stringContaining('张𮧵（𮧵）') as string });
    await county.settle();
    expect((await calls.list(coordinator, { cohortId })).totalCount).toBe(0);
    expect((await calls.issue(coordinator, cohortId, { leavesOutUnprintable: true })).batch?.plannedCount).toBe(1);
    await county.settle();
    expect((await calls.list(coordinator, { cohortId })).totalCount).toBe(1);
    // He gets one as he writes himself in print, and the file says why the name differs.
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE teachers SET name = '张龙' WHERE id = ?", [rare]));
    expect((await calls.issue(coordinator, cohortId)).batch?.plannedCount).toBe(1);
    await county.settle();
    expect((await calls.list(coordinator, { cohortId })).totalCount).toBe(2);
  });

  test('revoked with a reason, and put right under a new number; a batch does not give it back by itself', async () => {
    const { cohortId } = await issued(await county.build.teachers(2, await county.build.school()));
    const [certificate] = (await calls.list(coordinator, { cohortId })).items;
    const revoked = await calls.revoke(coordinator, { certificateId: certificate?.id as string, reason: '学员实际未参加' });
    expect(revoked.certificate).toMatchObject({ status: 'REVOKED', revokeReason: '学员实际未参加' });
    expect((await calls.revoke(coordinator, { certificateId: certificate?.id as string, reason: '再次撤销' })).userErrors[0]?.code).toBe('NOT_VALID');
    expect((await calls.issue(coordinator, cohortId)).userErrors[0]?.code).toBe('NOBODY_READY');
    const again = await calls.reissue(coordinator, { certificateId: certificate?.id as string, holderName: certificate?.holderName as string, reason: '撤销有误，恢复' });
    expect(again.certificate).toMatchObject({ status: 'VALID', replacesNumber: certificate?.number });
    const old = (await calls.list(coordinator, { cohortId })).items.find(({ id }) => id === certificate?.id);
    expect(old).toMatchObject({ status: 'REVOKED', replacedByNumber: again.certificate?.number });
  });

  test('a corrected name gets a new number, and the old one points to it', async () => {
    const { cohortId } = await issued(await county.build.teachers(1, await county.build.school()));
    const [certificate] = (await calls.list(coordinator, { cohortId })).items;
    const input = { certificateId: certificate?.id as string, holderName: '李明', reason: '姓名录入有误' };
    expect((await calls.reissue(coordinator, { ...input, holderName: certificate?.holderName as string })).userErrors[0]).toMatchObject({ code: 'NAME_UNCHANGED', field: 'input.holderName' });
    const first = await calls.reissue(coordinator, { ...input, idempotencyKey: 'reissue-1' });
    expect(await calls.reissue(coordinator, { ...input, idempotencyKey: 'reissue-1' })).toEqual(first);
    expect((await calls.reissue(coordinator, input)).userErrors[0]).toMatchObject({ code: 'REPLACED_ALREADY', message: expect.stringContaining(first.certificate?.number ?? '?') as string });
    const { items } = await calls.list(coordinator, { cohortId });
    expect(items.map(({ status, holderName, replacedByNumber }) => [status, holderName, replacedByNumber])).toEqual([['REPLACED', certificate?.holderName, first.certificate?.number], ['VALID', '李明', null]]);
    const paper = await coordinator.get(`/downloads/certificates/${first.certificate?.id}`);
    expect(pagesOf(await bytesOf(paper))).toBe(1);
  });

  test('a further copy stands in the register of reprints', async () => {
    const { cohortId } = await issued(await county.build.teachers(1, await county.build.school()));
    const [certificate] = (await calls.list(coordinator, { cohortId })).items;
    const { certificate: once } = await calls.reprint(coordinator, { certificateId: certificate?.id as string, reason: '遗失' });
    const { certificate: twice } = await calls.reprint(coordinator, { certificateId: certificate?.id as string, reason: '损坏' });
    expect(once).toMatchObject({ number: certificate?.number, reprintCount: 1 });
    expect(twice?.reprints.map(({ ordinal, reason }) => [ordinal, reason])).toEqual([[1, '遗失'], [2, '损坏']]);
    const original = await bytesOf(await coordinator.get(`/downloads/certificates/${certificate?.id}`));
    const copy = await bytesOf(await coordinator.get(`/downloads/certificates/${certificate?.id}?copy=1`));
    const english = await bytesOf(await coordinator.get(`/downloads/certificates/${certificate?.id}?locale=en`));
    for (const pdf of [original, copy, english]) expect([Buffer.from(pdf.subarray(0, 5)).toString(), pagesOf(pdf)]).toEqual(['%PDF-', 1]);
    expect(Buffer.from(copy).equals(Buffer.from(original))).toBe(false);
    const downloads = await county.rows<{ details: string }>("SELECT details FROM audit_rows WHERE action = 'certificate.download' AND subjectId = ? ORDER BY seq", [certificate?.id as string]);
    expect(downloads.map(({ details }) => (JSON.parse(details) as { isCopy: boolean }).isCopy)).toEqual([false, true, false]);
  });

  test('a credit taken back takes the certificate with it, and none is issued for it afterwards', async () => {
    const officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    const teacherIds = await county.build.teachers(2, await county.build.school());
    const { cohortId, completionIds } = await buildClosedCohort(county, teacherIds);
    const { platform, faces } = county.app;
    const posted = await platform.work.run({ accountId: null, name: 'test' }, (tx) => faces.credits.postings.post(tx, teacherIds.map((teacherId, at) => ({
      teacherId, causeKey: `completion:${completionIds[at]}`, title: '骨干培训', startDay: '2026-07-06', providerKey: null,
      activity: buildActivity({ categoryKey: 'face-to-face', level: 'COUNTY', day: '2026-07-15', durationMinutes: 2700, organiser: { key: null, level: 'COUNTY', accredited: true } }),
    }))));
    const [first, second] = posted.map((each) => (each.posted ? each.entryId : null));
    const reverse = (entryId: number | null | undefined) => officer.ask('mutation ($input: LedgerEntriesReverseInput!) { ledgerEntriesReverse(input: $input) { reversedCount } }', { input: { entryIds: [entryId], reason: '学员实际未参加' } });
    await reverse(second);
    await calls.issue(coordinator, cohortId);
    await county.settle();
    expect((await calls.list(coordinator, { cohortId })).totalCount).toBe(1);
    await reverse(first);
    await county.settle();
    const { items: [certificate] } = await calls.list(coordinator.in('en'), { cohortId });
    expect(certificate).toMatchObject({ status: 'REVOKED', revokeReason: 'the credit of this training was reversed (学员实际未参加)' });
    expect((await calls.reissue(coordinator, { certificateId: certificate?.id as string, holderName: '李明', reason: '恢复证书' })).userErrors[0]?.code).toBe('CREDIT_REVERSED');
    expect((await calls.issue(coordinator, cohortId)).userErrors[0]?.code).toBe('NOBODY_READY');
  });

  test('each reads and downloads within his reach, and nobody else changes anything', async () => {
    const schoolId = await county.build.school();
    const { teacherId, accountId } = await county.build.teacherAccount({ schoolId });
    const { cohortId } = await issued([teacherId, await county.build.teacher()]);
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    const stranger = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    const teacher = await county.as(accountId);
    const mine = (await calls.list(coordinator, { teacherId })).items[0] as { id: string; number: string };
    for (const [client, expected] of [[school, 1], [teacher, 1], [stranger, 0]] as const) {
      expect((await calls.list(client, { cohortId })).totalCount).toBe(expected);
      expect((await client.get(`/downloads/certificates/${mine.id}`)).status).toBe(expected === 1 ? 200 : 404);
      expect((await client.get(`/downloads/certificate-books/${cohortId}`)).status).toBe(expected === 1 ? 200 : 404);
    }
    expect(pagesOf(await bytesOf(await school.get(`/downloads/certificate-books/${cohortId}`)))).toBe(1);
    expect((await county.anyone.get(`/downloads/certificates/${mine.id}`)).status).toBe(401);
    expect((await county.anyone.get('/downloads/certificate-register')).status).toBe(401);

    const before = await written();
    const mutations = [
      `mutation { certificatesIssue(input: { cohortId: "${cohortId}" }) { userErrors { code } } }`,
      `mutation { certificateRevoke(input: { certificateId: "${mine.id}", reason: "no reason" }) { userErrors { code } } }`,
      `mutation { certificateReissue(input: { certificateId: "${mine.id}", holderName: "王五", reason: "no reason" }) { userErrors { code } } }`,
      `mutation { certificateReprint(input: { certificateId: "${mine.id}", reason: "lost" }) { userErrors { code } } }`,
      'mutation { certificateSettingsEdit(input: { numberPrefix: "X", issuer: "某某中心", issuerEn: "Some centre" }) { userErrors { code } } }',
    ];
    const credit = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    for (const query of mutations) {
      for (const client of [school, teacher, credit]) expect((await client.send(query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await county.anyone.send(query)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
    for (const query of ['{ certificateCohorts { totalCount } }', `{ certificateCandidates(cohortId: "${cohortId}") { totalCount } }`, '{ certificateSettings { issuer } }']) expect((await school.send(query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const ofAnArea = await county.as(await county.build.account({ role: 'COORDINATOR', areaId: await county.build.area() }));
    expect((await ofAnArea.send(mutations[1] as string)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await ofAnArea.send(mutations[0] as string)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await written()).toEqual(before);
  });

  test('a coordinator does not touch his own certificate, and is told so beforehand', async () => {
    const teacherId = await county.build.teacher();
    const { cohortId } = await issued([teacherId]);
    const own = await county.as(await county.build.account({ role: 'COORDINATOR', teacherId }, { role: 'TEACHER' }));
    const asked = await own.ask<{ certificates: { items: { id: string; viewerCanRevoke: { allowed: boolean; reason: string } }[] } }>('query ($id: ID!) { certificates(filter: { cohortId: $id }) { items { id viewerCanRevoke { allowed reason } } } }', { id: cohortId });
    expect(asked.certificates.items[0]?.viewerCanRevoke).toEqual({ allowed: false, reason: '不能办理本人的证书，请由其他工作人员办理。' });
    expect((await calls.revoke(own, { certificateId: asked.certificates.items[0]?.id as string, reason: '撤销自己的' })).userErrors[0]?.code).toBe('OWN_CERTIFICATE');
  });

  test('the settings change what is printed from now on', async () => {
    const edit = 'mutation ($input: CertificateSettingsEditInput!) { certificateSettingsEdit(input: $input) { settings { numberPrefix issuer nextNumber } } }';
    const { certificateSettingsEdit: { settings } } = await coordinator.ask<{ certificateSettingsEdit: { settings: { nextNumber: string } } }>(edit, { input: { numberPrefix: '澄师训', issuer: '澄川县师训教研中心', issuerEn: 'Chengchuan County Teacher Training Centre' } });
    const { cohortId } = await issued(await county.build.teachers(1, await county.build.school()));
    expect((await calls.list(coordinator, { cohortId })).items[0]?.number).toBe(settings.nextNumber);
    expect(settings.nextNumber).toMatch(/^澄师训〔2026〕/);
    await coordinator.ask(edit, { input: { numberPrefix: '县师训', issuer: '县教师培训中心', issuerEn: 'County Teacher Training Centre' } });
  });

  test('a list of 50 takes as many queries as a list of 2', async () => {
    const { cohortId } = await issued(await county.build.teachers(50, await county.build.school()));
    const { reader } = county.app.platform;
    const count = async (limit: number): Promise<number> => {
      let queries = 0;
      const rows = reader.rows.bind(reader);
      const row = reader.row.bind(reader);
      Object.assign(reader, { rows: (...args: Parameters<typeof rows>) => { queries += 1; return rows(...args); }, row: (...args: Parameters<typeof row>) => { queries += 1; return row(...args); } });
      await coordinator.ask('query ($id: ID!, $page: PageInput!) { certificates(filter: { cohortId: $id }, page: $page) { items { number teacher { name school { name } } reprints { ordinal } viewerCanReissue { allowed } } } }', { id: cohortId, page: { limit, offset: 0 } });
      Object.assign(reader, { rows, row });
      return queries;
    };
    expect(await count(50)).toBe(await count(2));
  });
});
