import { attendanceInvariants } from '../../server/modules/attendance/attendance.invariants.js';
import { leaveInvariants } from '../../server/modules/leave/leave.invariants.js';
import { buildRegister, registerCalls as calls } from '../support/attendance-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories, weekFrom } from '../support/training-factories.js';

interface Errors { readonly userErrors: readonly { code: string; message: string }[] }
interface Request { id: string; status: string; step: string | null; viewerCanDecide: { allowed: boolean; reason: string | null }; sessions: { ordinal: number; minutes: number; presence: string | null }[] }
interface Decided { results: { requestId: string; status: string; code: string | null; message: string | null }[] | null }
interface Line { teacher: { id: string }; presence: { status: string; presentMinutes: number; reason: string | null } | null; leave: { kind: string; minutes: number; grantedBy: string } | null; changeCount: number }

const REQUEST = 'id status step viewerCanDecide { allowed reason } sessions { ordinal minutes presence }';

describe.each(databaseKinds)('leave on %s', (kind) => {
  let county: TestApp;
  let coordinator: Client;
  let staffId: number;
  beforeAll(async () => {
    county = await startTestApp(kind);
    staffId = await county.build.account({ role: 'COORDINATOR' });
  });
  beforeEach(async () => {
    county.clock.set('2026-11-21T02:00:00Z');
    coordinator = await county.as(staffId);
  });
  afterEach(async () => {
    for (const { name, violations } of [...attendanceInvariants, ...leaveInvariants]) expect([name, await violations(county.app.platform.reader)]).toEqual([name, []]);
  });
  afterAll(() => county.close());

  const send = async (client: Client, input: object) => (await client.ask<{ leaveRequestSend: { request: Request | null } & Errors }>(
    `mutation ($input: LeaveRequestSendInput!) { leaveRequestSend(input: $input) { request { ${REQUEST} } userErrors { code message } } }`, { input: { kind: 'SICK', reason: '发烧，医院开了病假条', ...input } })).leaveRequestSend;
  const decide = async (client: Client, ids: readonly unknown[], decision: string, note = '') => (await client.ask<{ leaveRequestDecide: Decided & Errors }>(
    'mutation ($input: LeaveRequestDecideInput!) { leaveRequestDecide(input: $input) { results { requestId status code message } userErrors { code message } } }', { input: { ids, decision, note } })).leaveRequestDecide;
  const withdraw = async (client: Client, id: unknown) => (await client.ask<{ leaveRequestWithdraw: { request: Request | null } & Errors }>(
    `mutation ($input: LeaveRequestWithdrawInput!) { leaveRequestWithdraw(input: $input) { request { ${REQUEST} } userErrors { code message } } }`, { input: { id } })).leaveRequestWithdraw;
  const setTerms = async (client: Client, input: object) => (await client.ask<{ leaveTermsSet: { terms: object | null } & Errors }>(
    'mutation ($input: LeaveTermsSetInput!) { leaveTermsSet(input: $input) { terms { schoolFirst needsProof excusedKinds } userErrors { code message } } }', { input: { schoolFirst: false, needsProof: false, excusedKinds: [], ...input } })).leaveTermsSet;
  const desk = async (client: Client, filter: object, limit = 100) => (await client.ask<{ leaveRequests: { totalCount: number; items: Request[] } }>(
    `query ($filter: LeaveFilter!, $page: PageInput!) { leaveRequests(filter: $filter, page: $page) { totalCount items { ${REQUEST} teacher { id name school { name } } roll { title } proofs { id } steps { action } } } }`, { filter, page: { limit } })).leaveRequests;
  const lineOf = async (sessionId: number, teacherId: number) => (await coordinator.ask<{ registerRows: { items: Line[] } }>(
    'query ($sessionId: ID!) { registerRows(sessionId: $sessionId, page: { limit: 100 }) { items { teacher { id } presence { status presentMinutes reason } leave { kind minutes grantedBy } changeCount } } }', { sessionId })).registerRows.items.find((each) => each.teacher.id === String(teacherId));
  const written = () => Promise.all(['leave_requests', 'leave_request_sessions', 'leave_steps', 'granted_leaves', 'presences', 'presence_changes', 'audit_rows'].map((table) => county.rows(`SELECT * FROM ${table}`)));
  const person = async (schoolId: number) => {
    const { teacherId, accountId } = await county.build.teacherAccount({ schoolId });
    return { teacherId, accountId, phone: await county.as(accountId) };
  };
  /** Two sessions of two hours: one that begins now, one tomorrow. */
  const scene = async (people = 2) => {
    const schoolId = await county.build.school();
    const made: { teacherId: number; accountId: number; phone: Client }[] = [];
    for (let at = 0; at < people; at += 1) made.push(await person(schoolId));
    const { rollId, sessionIds } = await buildRegister(county, made.map((each) => each.teacherId), [{}, { startsAt: '2026-11-22 02:00:00.000' }]);
    return { schoolId, rollId, sessionIds: sessionIds as unknown as [number, number], people: made as [typeof made[0], typeof made[0]], school: await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId })) };
  };

  test('asked for on a phone, said yes to by school and class, in the register before and during the session; whoever comes after all is present, and both stay readable', async () => {
    const { rollId, sessionIds: [now, tomorrow], people: [one], school } = await scene();
    await setTerms(coordinator, { rollId, schoolFirst: true });
    const input = { rollId, sessions: [{ sessionId: now, minutes: 30 }, { sessionId: tomorrow }] };
    const [first, again] = await Promise.all([send(one.phone, { ...input, idempotencyKey: 'kept-on-the-phone' }), send(one.phone, { ...input, idempotencyKey: 'kept-on-the-phone' })]);
    expect(first.request).toMatchObject({ status: 'REQUESTED', step: 'SCHOOL', sessions: [{ minutes: 30, presence: null }, { minutes: 120, presence: null }] });
    expect(again.request?.id).toBe(first.request?.id);
    expect((await send(one.phone, input)).userErrors).toEqual([{ code: 'ASKED_ALREADY', message: '第 1、2 场已有请假申请，不必重复提交。' }]);
    const id = first.request?.id;
    expect((await decide(coordinator, [id], 'APPROVE')).results).toMatchObject([{ code: 'AWAITS_OTHERS', message: '正在等待学校审批，不由您审批。' }]);
    expect((await decide(school, [id], 'APPROVE')).results).toMatchObject([{ status: 'REQUESTED', code: null }]);
    expect((await desk(coordinator, { awaitsViewer: true, rollId })).items).toMatchObject([{ id, step: 'KEEPER', viewerCanDecide: { allowed: true } }]);
    expect((await decide(coordinator, [id], 'APPROVE')).results).toMatchObject([{ status: 'APPROVED', code: null }]);
    for (const [sessionId, minutes] of [[now, 30], [tomorrow, 120]] as const) {
      expect(await lineOf(sessionId, one.teacherId)).toMatchObject({ presence: { status: 'LEAVE', presentMinutes: 0, reason: '病假：发烧，医院开了病假条' }, leave: { kind: 'SICK', minutes }, changeCount: 1 });
    }
    await calls.open(coordinator, now);
    county.clock.advance(5 * 60_000);
    expect((await calls.checkIn(one.phone, (await calls.code(coordinator, now))?.code as string)).result).toMatchObject({ outcome: 'PRESENT', status: 'PRESENT' });
    // Nobody scans when leaving here: the half hour that he asked for is off. Leave of the whole session gives way.
    expect(await lineOf(now, one.teacherId)).toMatchObject({ presence: { status: 'PRESENT', presentMinutes: 90 }, leave: { minutes: 30 }, changeCount: 2 });
    county.clock.set('2026-11-22T02:00:00Z');
    coordinator = await county.as(staffId);
    await calls.open(coordinator, tomorrow);
    await calls.checkIn(await county.as(one.accountId), (await calls.code(coordinator, tomorrow))?.code as string);
    expect(await lineOf(tomorrow, one.teacherId)).toMatchObject({ presence: { status: 'PRESENT', presentMinutes: 120 }, leave: { minutes: 120 } });
    expect((await county.app.faces.attendance.attendanceOf(county.app.platform.reader, rollId)).get(one.teacherId)).toMatchObject({ presentMinutes: 90, leaveMinutes: 30, excusedMinutes: 0 });
  });

  test('two who decide at once: one outcome; returned, mended and sent again; withdrawn while undecided', async () => {
    const { rollId, sessionIds: [now, tomorrow], people: [one, two] } = await scene();
    const other = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    const id = (await send(one.phone, { rollId, sessions: [{ sessionId: now }] })).request?.id;
    const both = await Promise.all([decide(coordinator, [id], 'APPROVE'), decide(other, [id], 'REFUSE', '当天要考核')]);
    expect(both.flatMap(({ results }) => results ?? []).map(({ code }) => code).sort()).toEqual(['NOT_AWAITING', null]);
    const [{ status } = { status: '' }] = await county.rows<{ status: string }>('SELECT status FROM leave_requests WHERE id = ?', [Number(id)]);
    expect(await county.rows('SELECT id FROM granted_leaves WHERE requestId = ?', [Number(id)])).toHaveLength(status === 'APPROVED' ? 1 : 0);
    expect(await county.rows("SELECT id FROM leave_steps WHERE requestId = ? AND action <> 'SENT'", [Number(id)])).toHaveLength(1);

    const next = (await send(two.phone, { rollId, sessions: [{ sessionId: now }, { sessionId: tomorrow }] })).request?.id;
    expect((await decide(coordinator, [next], 'RETURN')).userErrors).toMatchObject([{ code: 'NOTE_MISSING' }]);
    expect((await decide(coordinator, [next], 'RETURN', '请写明是哪一天')).results).toMatchObject([{ status: 'RETURNED' }]);
    expect((await send(two.phone, { rollId, requestId: next, sessions: [{ sessionId: tomorrow }], reason: '周日带学生比赛' })).request).toMatchObject({ id: next, status: 'REQUESTED', sessions: [{ ordinal: 2 }] });
    expect((await withdraw(two.phone, next)).request).toMatchObject({ status: 'WITHDRAWN' });
    expect((await withdraw(two.phone, next)).userErrors).toMatchObject([{ code: 'DECIDED_ALREADY' }]);
    expect((await decide(coordinator, [next], 'APPROVE')).results).toMatchObject([{ code: 'NOT_AWAITING', status: 'WITHDRAWN' }]);
  });

  test('granted after the session it changes the register; a sealed register takes no leave, and nothing is written', async () => {
    const { rollId, sessionIds: [now, tomorrow], people: [one, two] } = await scene();
    await calls.open(coordinator, now);
    await calls.checkIn(two.phone, (await calls.code(coordinator, now))?.code as string);
    county.clock.set('2026-11-21T02:25:00Z');
    await calls.close(coordinator, now);
    expect(await lineOf(now, one.teacherId)).toMatchObject({ presence: { status: 'ABSENT' }, leave: null });
    const late = (await send(one.phone, { rollId, sessions: [{ sessionId: now }] })).request?.id;
    const part = (await send(two.phone, { rollId, sessions: [{ sessionId: now, minutes: 45 }] })).request?.id;
    const waiting = (await send(two.phone, { rollId, sessions: [{ sessionId: tomorrow }] })).request?.id;
    await decide(coordinator, [late, part], 'APPROVE');
    expect(await lineOf(now, one.teacherId)).toMatchObject({ presence: { status: 'LEAVE' }, leave: { minutes: 120 }, changeCount: 1 });
    expect(await lineOf(now, two.teacherId)).toMatchObject({ presence: { status: 'PRESENT', presentMinutes: 75 }, leave: { minutes: 45 }, changeCount: 1 });
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => county.app.faces.attendance.closeRoll(tx, rollId));
    const before = await written();
    expect((await decide(coordinator, [waiting], 'APPROVE')).results).toMatchObject([{ code: 'ROLL_CLOSED', status: 'REQUESTED', message: '该班次已结业，考勤已封存，不能再准假。确需更正的，请先撤销结业，再批准，然后重新结业。' }]);
    expect((await send(one.phone, { rollId, sessions: [{ sessionId: tomorrow }] })).userErrors).toMatchObject([{ code: 'ROLL_CLOSED' }]);
    expect((await setTerms(coordinator, { rollId, schoolFirst: true })).userErrors).toMatchObject([{ code: 'ROLL_CLOSED' }]);
    expect(await written()).toEqual(before);
    expect((await decide(coordinator, [waiting], 'REFUSE', '已结业')).results).toMatchObject([{ status: 'REFUSED', code: null }]);
  });

  test('proof, its school, and whom it concerns; whoever is not concerned finds nothing and writes nothing', async () => {
    const { rollId, sessionIds: [now, tomorrow], people: [one, two], school } = await scene();
    const stranger = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    const auditor = await county.as(await county.build.account({ role: 'AUDITOR' }));
    await setTerms(coordinator, { rollId, needsProof: true });
    expect((await send(one.phone, { rollId, sessions: [{ sessionId: now }] })).userErrors).toMatchObject([{ code: 'PROOF_MISSING' }]);
    const proof = await one.phone.upload('leave-proof', '病假条.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]));
    expect((await send(two.phone, { rollId, sessions: [{ sessionId: now }], proofFileIds: [proof.id] })).userErrors).toMatchObject([{ code: 'PROOF_UNKNOWN' }]);
    const id = (await send(one.phone, { rollId, sessions: [{ sessionId: now }], proofFileIds: [proof.id] })).request?.id;
    expect([(await coordinator.get(`/downloads/leave-proof/${id}/${proof.id}`)).status, (await two.phone.get(`/downloads/leave-proof/${id}/${proof.id}`)).status, (await stranger.get(`/downloads/leave-proof/${id}/${proof.id}`)).status]).toEqual([200, 404, 404]);
    await setTerms(coordinator, { rollId });
    const before = await written();
    for (const client of [stranger, two.phone]) {
      expect((await client.send('mutation ($input: LeaveRequestSendInput!) { leaveRequestSend(input: $input) { request { id } } }', { input: { rollId, teacherId: one.teacherId, kind: 'SICK', reason: '代填', sessions: [{ sessionId: tomorrow }] } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect((await client.send('mutation ($input: LeaveRequestWithdrawInput!) { leaveRequestWithdraw(input: $input) { request { id } } }', { input: { id } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    expect((await stranger.send('mutation ($input: LeaveRequestDecideInput!) { leaveRequestDecide(input: $input) { results { code } } }', { input: { ids: [id], decision: 'APPROVE' } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    for (const client of [auditor, one.phone]) expect((await client.send('mutation ($input: LeaveRequestDecideInput!) { leaveRequestDecide(input: $input) { results { code } } }', { input: { ids: [id], decision: 'APPROVE' } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await school.send('mutation ($input: LeaveTermsSetInput!) { leaveTermsSet(input: $input) { terms { rollId } } }', { input: { rollId, schoolFirst: true, needsProof: false, excusedKinds: [] } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await written()).toEqual(before);
    expect([(await desk(stranger, {})).totalCount, (await desk(school, {})).totalCount, (await desk(auditor, { rollId })).totalCount]).toEqual([0, 1, 1]);
    expect((await send(school, { rollId, teacherId: two.teacherId, kind: 'OFFICIAL', sessions: [{ sessionId: tomorrow }] })).request).toMatchObject({ step: 'KEEPER' });
    const ownId = await county.build.teacher();
    const insider = await county.as(await county.build.account({ role: 'TEACHER', teacherId: ownId }, { role: 'COORDINATOR' }));
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => county.app.faces.attendance.addToRoll(tx, rollId, [ownId]));
    const own = (await send(insider, { rollId, sessions: [{ sessionId: tomorrow }] })).request?.id;
    expect((await decide(insider, [own], 'APPROVE')).results).toMatchObject([{ code: 'OWN_REQUEST' }]);
    const xlsx = await school.get('/downloads/leave-requests.xlsx');
    expect([xlsx.status, xlsx.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')]);
  });

  test('the gate at exactly one fifth: leave is absence unless the class excuses its kind, which gives no hours either', async () => {
    const training = new TrainingFactories(county);
    const { cohortId, rollId } = await training.cohort({ sessions: weekFrom('2026-11-02'), startsOn: '2026-11-02', endsOn: '2026-11-06', registrationOpensAt: '2026-10-01 00:00:00.000', registrationClosesAt: '2026-10-30 00:00:00.000' });
    const { teacherId, phone } = await person(await county.build.school());
    await coordinator.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { code } } }', { input: { cohortId, teacherIds: [teacherId] } });
    await coordinator.ask('mutation ($input: CohortChoice!) { cohortStart(input: $input) { cohort { status } } }', { input: { id: cohortId } });
    await training.attended(rollId, [teacherId], new Map([[teacherId, [1, 2]]]));
    const sessions = await county.rows<{ id: number }>('SELECT id FROM register_sessions WHERE rollId = ? ORDER BY ordinal', [rollId]);
    const id = (await send(phone, { rollId, kind: 'OFFICIAL', reason: '县教育局抽调监考', sessions: sessions.slice(0, 2).map((each) => ({ sessionId: each.id })) })).request?.id;
    await decide(coordinator, [id], 'APPROVE');
    const gate = async () => ({
      ...(await coordinator.ask<{ cohortCompletion: { lines: { items: object[] } } }>('query ($id: ID!) { cohortCompletion(cohortId: $id) { lines { items { reason absentMinutes excusedMinutes centicredits } } } }', { id: cohortId })).cohortCompletion.lines.items[0],
      ...(await phone.ask<{ completionTrace: object }>('query ($cohortId: ID!, $teacherId: ID!) { completionTrace(cohortId: $cohortId, teacherId: $teacherId) { passes excusedMinutes sessions { status leaveKind leaveMinutes excusedMinutes } } }', { cohortId, teacherId })).completionTrace,
    });
    expect(await gate()).toMatchObject({ reason: 'ABSENT_TOO_LONG', absentMinutes: 90, excusedMinutes: 0, passes: false, centicredits: 0 });
    await setTerms(coordinator, { rollId, excusedKinds: ['SICK'] });
    expect(await gate()).toMatchObject({ reason: 'ABSENT_TOO_LONG', passes: false });
    await setTerms(coordinator, { rollId, excusedKinds: ['SICK', 'OFFICIAL'] });
    const open = await gate();
    expect(open).toMatchObject({ reason: 'COMPLETED', absentMinutes: 90, excusedMinutes: 90, passes: true, centicredits: 160 });
    expect((open as unknown as { sessions: object[] }).sessions[0]).toEqual({ status: 'LEAVE', leaveKind: 'OFFICIAL', leaveMinutes: 45, excusedMinutes: 45 });
    await coordinator.ask('mutation ($input: CohortCloseInput!) { cohortClose(input: $input) { cohort { status } } }', { input: { id: cohortId } });
    expect(await county.rows('SELECT completed, absentMinutes, excusedMinutes, centicredits FROM completions WHERE cohortId = ?', [cohortId])).toMatchObject([{ absentMinutes: 90, excusedMinutes: 90, centicredits: 160 }]);
    expect(await training.violations()).toEqual({});
  });

  test('a long desk takes as many queries as a short one', async () => {
    const { rollId, sessionIds: [, tomorrow], people } = await scene(6);
    for (const each of people as unknown as { phone: Client }[]) await send(each.phone, { rollId, sessions: [{ sessionId: tomorrow }] });
    const { reader } = county.app.platform;
    const { rows, row } = { rows: reader.rows.bind(reader), row: reader.row.bind(reader) };
    const counted = async (limit: number): Promise<number> => {
      let queries = 0;
      Object.assign(reader, { rows: (...args: Parameters<typeof rows>) => { queries += 1; return rows(...args); }, row: (...args: Parameters<typeof row>) => { queries += 1; return row(...args); } });
      expect((await desk(coordinator, { rollId }, limit)).items).toHaveLength(limit);
      Object.assign(reader, { rows, row });
      return queries;
    };
    // The first look at the session is remembered by the queries after it.
    await counted(6);
    expect(await counted(6)).toBe(await counted(2));
  });

  test('granted leave is taken back until the class is closed: the register and the gate follow, the trace stays', async () => {
    const { rollId, schoolId, sessionIds: [now, tomorrow], people: [one, two] } = await scene();
    await setTerms(coordinator, { rollId, excusedKinds: ['SICK'] });
    const asked = async (who: typeof one, sessions: object[]) => {
      const id = (await send(await county.as(who.accountId), { rollId, sessions })).request?.id;
      await decide(coordinator, [id], 'APPROVE');
      return id;
    };
    const whole = await asked(one, [{ sessionId: now }, { sessionId: tomorrow }]);
    const part = await asked(two, [{ sessionId: now, minutes: 30 }]);
    const revoke = async (client: Client, id: unknown, reason = '病假条与就诊记录不符') => (await client.send<{ leaveRequestRevoke: { request: { status: string; note: string; steps: { action: string; byName: string; note: string | null }[] } | null } & Errors }>(
      'mutation ($input: LeaveRequestRevokeInput!) { leaveRequestRevoke(input: $input) { request { status note steps { action note } } userErrors { code } } }', { input: { id, reason } }));
    const sums = async (teacherId: number) => (await county.app.faces.attendance.attendanceOf(county.app.platform.reader, rollId)).get(teacherId);
    await calls.open(coordinator, now);
    await calls.checkIn(two.phone, (await calls.code(coordinator, now))?.code as string);
    expect(await lineOf(now, two.teacherId)).toMatchObject({ presence: { presentMinutes: 90 } });
    county.clock.set('2026-11-21T04:30:00Z');
    coordinator = await county.as(staffId);
    await calls.close(coordinator, now);
    expect(await sums(one.teacherId)).toMatchObject({ requiredMinutes: 120, absentMinutes: 120, leaveMinutes: 120, excusedMinutes: 120 });
    const [school, phone] = [await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId })), await county.as(one.accountId)];
    const before = await written();
    expect((await revoke(school, whole)).data.leaveRequestRevoke.userErrors).toEqual([{ code: 'KEPT_BY_OTHERS' }]);
    expect((await revoke(phone, whole)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await written()).toEqual(before);
    // Pressed twice at once: taken back once.
    const twice = await Promise.all([revoke(coordinator, whole), revoke(coordinator, whole)]);
    expect(twice.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    expect(twice.map(({ data }) => data.leaveRequestRevoke.userErrors[0]?.code ?? 'done').sort()).toEqual(['NOT_APPROVED', 'done']);
    expect(twice.find(({ data }) => data.leaveRequestRevoke.request)?.data.leaveRequestRevoke.request).toEqual({
      status: 'REFUSED', note: '病假条与就诊记录不符', steps: [{ action: 'SENT', note: null }, { action: 'APPROVED', note: null }, { action: 'REFUSED', note: '病假条与就诊记录不符' }],
    });
    // The register that is complete has him absent, the one ahead knows nothing of him; who scanned has his half hour again.
    expect(await lineOf(now, one.teacherId)).toMatchObject({ presence: { status: 'ABSENT', reason: '撤销准假：病假条与就诊记录不符' }, leave: null, changeCount: 2 });
    expect(await lineOf(tomorrow, one.teacherId)).toMatchObject({ presence: null, leave: null, changeCount: 2 });
    expect(await sums(one.teacherId)).toMatchObject({ requiredMinutes: 120, absentMinutes: 120, leaveMinutes: 0, excusedMinutes: 0 });
    await revoke(coordinator, part);
    expect(await lineOf(now, two.teacherId)).toMatchObject({ presence: { status: 'PRESENT', presentMinutes: 120 }, leave: null });
    // He can ask again; once the class is closed nothing is taken back.
    const again = await asked(one, [{ sessionId: tomorrow }]);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => county.app.faces.attendance.closeRoll(tx, rollId));
    expect((await revoke(coordinator, again)).data.leaveRequestRevoke.userErrors).toEqual([{ code: 'ROLL_CLOSED' }]);
  });
});
