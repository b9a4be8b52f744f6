import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories, weekFrom } from '../support/training-factories.js';

interface CompletionAnswer { cohortCompletion: { frozenAt: string | null; summary: Record<string, number>; lines: { totalCount: number; items: { teacher: { id: string }; reason: string; reasonText: string; completed: boolean; centicredits: number; creditNote: string | null; assessment: string; attendedPermille: number }[] } } }

describe.each(databaseKinds)('closing a cohort on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());
  afterEach(async () => expect(await training.violations()).toEqual({}));

  const past = { sessions: weekFrom('2026-11-02'), startsOn: '2026-11-02', endsOn: '2026-11-06', registrationOpensAt: '2026-10-01 00:00:00.000', registrationClosesAt: '2026-10-30 00:00:00.000' };
  const completion = async (client: Client, cohortId: number, filter: object = {}) => (await client.ask<CompletionAnswer>(
    `query ($id: ID!, $filter: CompletionFilter!) { cohortCompletion(cohortId: $id) { frozenAt summary { participants completed absentTooLong assessmentMissing assessmentFailed notRecorded centicredits }
      lines(filter: $filter, page: { limit: 100 }) { totalCount items { teacher { id } reason reasonText completed centicredits creditNote assessment attendedPermille } } } }`, { id: cohortId, filter })).cohortCompletion;
  const close = async (client: Client, cohortId: number, more: object = {}) => (await client.ask<{ cohortClose: { cohort: { status: string; closingJobId: string | null } | null; userErrors: { code: string; message: string }[] } }>(
    'mutation ($input: CohortCloseInput!) { cohortClose(input: $input) { cohort { status closingJobId } userErrors { code message } } }', { input: { id: cohortId, ...more } })).cohortClose;
  const assess = async (client: Client, cohortId: number, results: object[]) => (await client.ask<{ cohortEnterAssessments: { entered: number | null; userErrors: { code: string }[] } }>(
    'mutation ($input: CohortEnterAssessmentsInput!) { cohortEnterAssessments(input: $input) { entered userErrors { code } } }', { input: { cohortId, results } })).cohortEnterAssessments;

  /** A class that has run, with so many participants on its register. */
  async function classOf(people: number, values: { assessmentRequired?: boolean; missed?: (teacherIds: readonly number[]) => Map<number, number[]> } = {}) {
    const programmeId = await training.programme({ assessmentRequired: values.assessmentRequired ?? false });
    const { cohortId, rollId } = await training.cohort({ ...past, programmeId, capacity: people, status: 'OPEN' });
    const teacherIds = await county.build.teachers(people, await county.build.school());
    for (let from = 0; from < people; from += 500) {
      await coordinator.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { code } } }', { input: { cohortId, teacherIds: teacherIds.slice(from, from + 500) } });
    }
    await coordinator.ask('mutation ($input: CohortChoice!) { cohortStart(input: $input) { cohort { status } } }', { input: { id: cohortId } });
    await training.attended(rollId, teacherIds, values.missed?.(teacherIds));
    const registrations = new Map((await county.rows<{ id: number; teacherId: number }>('SELECT id, teacherId FROM registrations WHERE cohortId = ?', [cohortId])).map((each) => [each.teacherId, each.id]));
    return { cohortId, rollId, teacherIds, registrations };
  }

  test('the gate, the assessment, the list, the credits', async () => {
    const { cohortId, rollId, teacherIds, registrations } = await classOf(6, { assessmentRequired: true, missed: ([a, b]) => new Map([[a as number, [1, 2]], [b as number, [1]]]) });
    const [absent, once, failed, missing, ...fine] = teacherIds as [number, number, number, number, number, number];
    const result = (teacherId: number, assessment: string) => ({ registrationId: registrations.get(teacherId), assessment });
    expect(await assess(coordinator, cohortId, [result(once, 'PASSED'), result(failed, 'FAILED'), ...fine.map((each) => result(each, 'PASSED'))])).toEqual({ entered: 4, userErrors: [] });
    const before = await Promise.all(['completions', 'ledger_entries', 'audit_rows'].map((table) => county.rows(`SELECT * FROM ${table}`)));
    const preview = await completion(coordinator, cohortId);
    expect(preview).toMatchObject({ frozenAt: null, lines: { totalCount: 6 }, summary: { participants: 6, completed: 3, absentTooLong: 1, assessmentMissing: 1, assessmentFailed: 1, centicredits: 600 } });
    const lineOf = (teacherId: number, list = preview) => list.lines.items.find((each) => each.teacher.id === String(teacherId));
    expect(lineOf(absent)).toMatchObject({ reason: 'ABSENT_TOO_LONG', reasonText: '缺勤 90 分钟，达到应到 450 分钟的 1/5 及以上，不予结业', completed: false, attendedPermille: 800, centicredits: 0 });
    expect(lineOf(once)).toMatchObject({ reason: 'COMPLETED', attendedPermille: 900, centicredits: 200, creditNote: null });
    expect(lineOf(missing)).toMatchObject({ reason: 'ASSESSMENT_MISSING', assessment: 'MISSING' });
    expect(await Promise.all(['completions', 'ledger_entries', 'audit_rows'].map((table) => county.rows(`SELECT * FROM ${table}`)))).toEqual(before);
    expect((await completion(coordinator, cohortId, { completed: false })).lines.totalCount).toBe(3);

    expect(await close(coordinator, cohortId)).toMatchObject({ cohort: null, userErrors: [{ code: 'ASSESSMENTS_MISSING', message: '还有 1 人没有考核结果。请先录入；如确认不再考核，请勾选“缺考核者不予结业”。' }] });
    expect(await close(coordinator, cohortId, { acceptsMissingAssessments: true })).toEqual({ cohort: { status: 'CLOSED', closingJobId: null }, userErrors: [] });
    const frozen = await completion(coordinator, cohortId);
    expect(frozen).toEqual({ ...preview, frozenAt: '2026-11-21T02:00:00.000Z' });
    expect(await county.rows("SELECT teacherId, title, centicredits, categoryKey FROM ledger_entries WHERE causeKey LIKE 'completion:%' ORDER BY teacherId")).toMatchObject([once, ...fine].map((teacherId) => ({ teacherId, centicredits: 200, categoryKey: 'face-to-face' })));
    expect(await county.rows('SELECT closedAt FROM rolls WHERE id = ?', [rollId])).toEqual([{ closedAt: '2026-11-21 02:00:00.000' }]);
    expect(await county.rows("SELECT payload FROM outbox_messages WHERE topic = 'training.cohortClosed'")).toEqual([{ payload: JSON.stringify({ cohortId }) }]);

    expect(await close(coordinator, cohortId)).toMatchObject({ userErrors: [{ code: 'CLOSED_ALREADY' }] });
    expect(await assess(coordinator, cohortId, [result(missing, 'PASSED')])).toEqual({ entered: null, userErrors: [{ code: 'COHORT_ENDED' }] });
    const pdf = await coordinator.get(`/downloads/cohort-completion/${cohortId}`);
    expect([pdf.status, Buffer.from(await pdf.arrayBuffer()).subarray(0, 4).toString()]).toEqual([200, '%PDF']);
    expect((await coordinator.get(`/downloads/cohort-completion/${cohortId}.xlsx`)).headers.get('content-type')).toContain('spreadsheetml');
  });

  test('nothing is closed before its time, and nobody assesses himself', async () => {
    const { cohortId } = await training.cohort({ status: 'RUNNING', capacity: 5 });
    expect(await close(coordinator, cohortId)).toMatchObject({ userErrors: [{ code: 'SESSIONS_NOT_OVER', message: '最后一场 2026-12-05 10:45 结束，之后才能办理结业。' }] });
    const { cohortId: draft } = await training.cohort({ status: 'DRAFT' });
    expect(await close(coordinator, draft)).toMatchObject({ userErrors: [{ code: 'NOT_BEGUN' }] });
    const teacherId = await county.build.teacher();
    const insider = await county.as(await county.build.account({ role: 'COORDINATOR', teacherId }));
    const added = await coordinator.ask<{ registrationAdd: { results: { registrationId: string }[] } }>('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { registrationId } } }', { input: { cohortId, teacherIds: [teacherId] } });
    const results = [{ registrationId: added.registrationAdd.results[0]?.registrationId, assessment: 'PASSED' }];
    expect(await assess(insider, cohortId, results)).toEqual({ entered: null, userErrors: [{ code: 'OWN_ASSESSMENT' }] });
    expect(await county.rows('SELECT assessment FROM registrations WHERE cohortId = ?', [cohortId])).toEqual([{ assessment: null }]);
    expect(await assess(coordinator, cohortId, results)).toEqual({ entered: 1, userErrors: [] });
  });

  test('ten who close at once close it once', async () => {
    const { cohortId } = await classOf(30);
    const closers = await Promise.all(Array.from({ length: 10 }, async () => county.as(await county.build.account({ role: 'COORDINATOR' }))));
    const answers = await Promise.all(closers.map((each) => close(each, cohortId)));
    expect(answers.filter((each) => each.cohort)).toHaveLength(1);
    expect(answers.flatMap((each) => each.userErrors.map(({ code }) => code))).toEqual(Array.from({ length: 9 }, () => 'CLOSED_ALREADY'));
    expect(await county.rows("SELECT COUNT(*) AS n, SUM(centicredits) AS sum FROM completions WHERE cohortId = ?", [cohortId])).toEqual([{ n: 30, sum: 6000 }]);
    expect(await county.rows("SELECT COUNT(*) AS n FROM ledger_entries e JOIN completions x ON e.causeKey = concat('completion:', x.id) WHERE x.cohortId = ?", [cohortId])).toEqual([{ n: 30 }]);
  });

  test('a large class closes by a job that goes on where it was cut off', async () => {
    const { cohortId } = await classOf(250);
    const answer = await close(coordinator, cohortId);
    expect(answer.cohort?.status).toBe('CLOSING');
    expect(await close(coordinator, cohortId)).toMatchObject({ userErrors: [{ code: 'CLOSED_ALREADY' }] });
    const handler = county.app.modules.flatMap((each) => Object.entries(each.jobs ?? {})).find(([jobKind]) => jobKind === 'training.closeCohort')?.[1];
    const reports: number[][] = [];
    await expect(handler?.({ cohortId } as never, { id: 0, author: { accountId: null, name: 'test' }, progress: { report: (done, total) => {
      reports.push([done, total]);
      return Promise.reject(new Error('the process was killed'));
    } } })).rejects.toThrow('the process was killed');
    expect([reports, await county.rows('SELECT COUNT(*) AS n FROM completions WHERE cohortId = ?', [cohortId])]).toEqual([[[100, 250]], [{ n: 100 }]]);
    expect((await completion(coordinator, cohortId)).summary).toMatchObject({ participants: 250, completed: 250, centicredits: 50_000 });
    await county.settle();
    expect(await county.rows('SELECT status FROM cohorts WHERE id = ?', [cohortId])).toEqual([{ status: 'CLOSED' }]);
    expect(await county.rows('SELECT COUNT(*) AS n, SUM(centicredits) AS sum FROM completions WHERE cohortId = ?', [cohortId])).toEqual([{ n: 250, sum: 50_000 }]);
    expect(await coordinator.ask('query ($id: ID!) { job(id: $id) { status progressDone progressTotal } }', { id: answer.cohort?.closingJobId })).toEqual({ job: { status: 'DONE', progressDone: 250, progressTotal: 250 } });
    expect(await county.rows("SELECT COUNT(*) AS n FROM outbox_messages WHERE topic = 'training.cohortClosed' AND payload = ?", [JSON.stringify({ cohortId })])).toEqual([{ n: 1 }]);
  });

  test('closed, reopened by reversal, closed again: the ledger tells all of it and every figure holds', async () => {
    const { cohortId, teacherIds, rollId } = await classOf(4, { missed: ([a]) => new Map([[a as number, [1, 2]]]) });
    const [absent, leaver] = teacherIds as [number, number, number, number];
    const reopen = async (client: Client, reason = '考勤录入有误，张老师实到') => (await client.ask<{ cohortReopen: { cohort: { status: string } | null; userErrors: { code: string }[] } }>(
      'mutation ($input: CohortReopenInput!) { cohortReopen(input: $input) { cohort { status } userErrors { code } } }', { input: { id: cohortId, reason } })).cohortReopen;
    expect(await reopen(coordinator)).toMatchObject({ cohort: null, userErrors: [{ code: 'NOT_CLOSED' }] });
    await close(coordinator, cohortId);
    await coordinator.ask('mutation ($input: CertificatesIssueInput!) { certificatesIssue(input: $input) { userErrors { code } } }', { input: { cohortId } });
    await county.settle();
    const certificates = () => county.rows<{ status: string; revokeReason: string | null }>('SELECT status, revokeReason FROM certificates WHERE cohortId = ? ORDER BY id', [cohortId]);
    expect((await certificates()).map(({ status }) => status)).toEqual(['VALID', 'VALID', 'VALID']);
    expect((await completion(coordinator, cohortId)).summary).toMatchObject({ completed: 3, absentTooLong: 1, centicredits: 600 });

    const participant = await county.as(await county.build.account({ role: 'COORDINATOR', teacherId: leaver }));
    expect(await reopen(participant)).toEqual({ cohort: null, userErrors: [{ code: 'OWN_COHORT' }] });
    const outsiders = await Promise.all((['TEACHER', 'SCHOOL_ADMINISTRATOR', 'CREDIT_OFFICER', 'AUDITOR'] as const).map(async (role) => county.as(await county.build.account({ role, ...(role === 'SCHOOL_ADMINISTRATOR' ? { schoolId: await county.build.school() } : {}) }))));
    for (const outsider of outsiders) expect((await outsider.send('mutation ($input: CohortReopenInput!) { cohortReopen(input: $input) { userErrors { code } } }', { input: { id: cohortId, reason: '不该由我来做' } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await county.rows('SELECT status, closingRound FROM cohorts WHERE id = ?', [cohortId])).toEqual([{ status: 'CLOSED', closingRound: 1 }]);
    expect(await county.rows("SELECT COUNT(*) AS n FROM ledger_entries WHERE kind = 'REVERSAL' AND teacherId IN (?, ?, ?, ?)", teacherIds)).toEqual([{ n: 0 }]);

    expect(await reopen(coordinator)).toEqual({ cohort: { status: 'RUNNING' }, userErrors: [] });
    expect(await reopen(coordinator)).toMatchObject({ userErrors: [{ code: 'NOT_CLOSED' }] });
    expect(await training.violations()).toEqual({});
    await county.settle();
    expect(await certificates()).toEqual(Array.from({ length: 3 }, () => ({ status: 'REVOKED', revokeReason: '考勤录入有误，张老师实到' })));
    expect(await county.rows('SELECT closedAt FROM rolls WHERE id = ?', [rollId])).toEqual([{ closedAt: null }]);
    expect(await county.rows('SELECT balanceCenticredits FROM credit_accounts WHERE teacherId = ?', [leaver])).toEqual([{ balanceCenticredits: 0 }]);

    // The correction: who had been marked absent was there.
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE presences SET status = 'PRESENT', presentMinutes = 45 WHERE teacherId = ? AND sessionId IN (SELECT id FROM register_sessions WHERE rollId = ?)", [absent, rollId]));
    await training.recount(rollId);
    expect(await close(coordinator, cohortId)).toMatchObject({ cohort: { status: 'CLOSED' }, userErrors: [] });
    expect((await completion(coordinator, cohortId)).summary).toMatchObject({ participants: 4, completed: 4, centicredits: 800 });
    const ledger = await county.rows<{ teacherId: number; kind: string; centicredits: number }>("SELECT e.teacherId, e.kind, e.centicredits FROM ledger_entries e WHERE e.teacherId IN (?, ?, ?, ?) ORDER BY e.id", teacherIds);
    expect(ledger.filter(({ teacherId }) => teacherId === leaver)).toEqual([
      { teacherId: leaver, kind: 'NORMAL', centicredits: 200 }, { teacherId: leaver, kind: 'REVERSAL', centicredits: -200 }, { teacherId: leaver, kind: 'NORMAL', centicredits: 200 },
    ]);
    expect(ledger.filter(({ teacherId }) => teacherId === absent)).toEqual([{ teacherId: absent, kind: 'NORMAL', centicredits: 200 }]);
    await coordinator.ask('mutation ($input: CertificatesIssueInput!) { certificatesIssue(input: $input) { userErrors { code } } }', { input: { cohortId } });
    await county.settle();
    expect((await certificates()).map(({ status }) => status)).toEqual(['REVOKED', 'REVOKED', 'REVOKED', 'VALID', 'VALID', 'VALID', 'VALID']);
    const { checkEverything } = await import('../../server/database/checks/check-everything.js');
    expect((await checkEverything(county.app.platform, county.app.modules)).filter(({ violations }) => violations.length > 0)).toEqual([]);
  });
});
