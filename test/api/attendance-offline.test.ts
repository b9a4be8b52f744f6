import { attendanceInvariants } from '../../server/modules/attendance/attendance.invariants.js';
import { buildRegister, onDevice, registerCalls as calls } from '../support/attendance-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Entry, offlineCalls as offline, type Scan, scanId, shuffled } from '../support/offline-factories.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

describe.each(databaseKinds)('scans without a network on %s', (kind) => {
  let county: TestApp;
  let coordinator: Client;
  let accountId: number;
  beforeAll(async () => {
    county = await startTestApp(kind);
  });
  beforeEach(async () => {
    county.clock.set('2026-11-21T02:00:00Z');
    accountId = await county.build.account({ role: 'COORDINATOR' });
    coordinator = await county.as(accountId);
  });
  afterEach(async () => {
    for (const { name, violations } of attendanceInvariants) expect([name, await violations(county.app.platform.reader)]).toEqual([name, []]);
  });
  afterAll(() => county.close());

  /** One after another, so that their ids stand in this order on every database. */
  const people = async (count: number) => {
    const made: { teacherId: number; accountId: number; phone: Client }[] = [];
    for (let at = 0; at < count; at += 1) {
      const person = await county.build.teacherAccount();
      made.push({ ...person, phone: await phoneOf(person) });
    }
    return made;
  };
  const phoneOf = async (person: { accountId: number }) => onDevice(await county.as(person.accountId), `phone-of-${person.accountId}`);
  /** Hours go by; everybody has to sign in again. */
  const later = async (ms: number, ...persons: { accountId: number; phone: Client }[]) => {
    county.clock.advance(ms);
    coordinator = await county.as(accountId);
    for (const each of persons) each.phone = await phoneOf(each);
  };
  const openSession = async (teacherIds: readonly number[]) => {
    const { rollId, sessionIds: [sessionId] } = await buildRegister(county, teacherIds);
    await calls.open(coordinator, sessionId);
    return { rollId, sessionId };
  };
  const codeNow = async (sessionId: number) => (await calls.code(coordinator, sessionId)) as NonNullable<Awaited<ReturnType<typeof calls.code>>>;
  const now = () => county.clock.now().toISOString();
  const shifted = (ms: number) => new Date(county.clock.now().getTime() + ms).toISOString();
  const presences = (sessionId: number) => county.rows<{ teacherId: number; status: string; presentMinutes: number; source: string }>('SELECT teacherId, status, presentMinutes, source FROM presences WHERE sessionId = ? ORDER BY teacherId', [sessionId]);
  const scanOf = (code: string, claimedAt = now()): Scan => ({ scanId: scanId(), code, claimedAt });

  test('a phone whose clock is hours wrong: the code proves the moment, and sending again changes nothing', async () => {
    const [person] = await people(1) as [Awaited<ReturnType<typeof people>>[number]];
    const { sessionId } = await openSession([person.teacherId]);
    county.clock.advance(12 * 60_000);
    const wrongBy = -7 * 3_600_000;
    const scan = scanOf((await codeNow(sessionId)).url, shifted(wrongBy));
    await later(5 * 3_600_000, person);
    await calls.close(coordinator, sessionId);
    expect(await presences(sessionId)).toMatchObject([{ status: 'ABSENT', source: 'CLOSING' }]);
    const reply = await offline.phone(person.phone, [scan], shifted(wrongBy));
    expect(reply).toEqual([{ scanId: scan.scanId, answer: 'ACCEPTED', problem: null, message: '已计入考勤', at: '2026-11-21T02:12:00.000Z' }]);
    expect(await offline.phone(person.phone, [scan, scan], shifted(wrongBy))).toEqual([reply[0], reply[0]]);
    expect(await presences(sessionId)).toEqual([{ teacherId: person.teacherId, status: 'LATE', presentMinutes: 108, source: 'CODE' }]);
    expect(await county.rows('SELECT fromStatus, toStatus, source FROM presence_changes WHERE sessionId = ?', [sessionId])).toEqual([{ fromStatus: 'ABSENT', toStatus: 'LATE', source: 'CODE' }]);
    expect(await calls.count(coordinator, sessionId)).toMatchObject({ presentCount: 1, handCount: 0 });
  });

  test('six digits without a network, and codes of an opening that was closed and opened again', async () => {
    const [one, two] = await people(2);
    const { sessionId } = await openSession([one!.teacherId, two!.teacherId]);
    const first = await codeNow(sessionId);
    const [typed, scanned] = [scanOf(`${first.pin.slice(0, 3)} ${first.pin.slice(3)}`), scanOf(first.code)];
    await later(3_600_000, one!, two!);
    await calls.close(coordinator, sessionId);
    await calls.open(coordinator, sessionId);
    expect(await offline.phone(one!.phone, [typed], now())).toMatchObject([{ answer: 'ACCEPTED', at: '2026-11-21T02:00:00.000Z' }]);
    expect(await offline.phone(two!.phone, [scanned], now())).toMatchObject([{ answer: 'ACCEPTED', at: '2026-11-21T02:00:00.000Z' }]);
  });

  test('what does not fit is kept with its reason, and staff decide it; forged codes belong to nobody', async () => {
    const [here, stranger, late, other, absent] = await people(5);
    const { sessionId } = await openSession([here!, late!, other!, absent!].map((each) => each.teacherId));
    await calls.set(coordinator, { sessionId, teacherIds: [absent!.teacherId], status: 'ABSENT', reason: '点名不在' });
    const { code } = await codeNow(sessionId);
    const atOnce = [scanOf(code), scanOf(code), scanOf(code), scanOf(code), scanOf(code)];
    const forged = scanOf(`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`);
    county.clock.advance(20 * 60_000);
    const passedOn = { ...scanOf(code), scanId: atOnce[2]!.scanId };
    expect(await offline.phone(here!.phone, [forged, atOnce[0]!], now())).toMatchObject([{ answer: 'REFUSED', problem: 'UNKNOWN_CODE' }, { answer: 'ACCEPTED' }]);
    const problemOf = async (client: Client, scan: Scan) => (await offline.phone(client, [scan], now()))[0]?.problem;
    expect(await problemOf(stranger!.phone, atOnce[1]!)).toBe('NOT_ENROLLED');
    expect(await problemOf(late!.phone, passedOn)).toBe('CODE_TIME');
    expect(await problemOf(onDevice(other!.phone, `phone-of-${here!.accountId}`), atOnce[3]!)).toBe('DEVICE_USED_BY_OTHER');
    expect(await problemOf(absent!.phone, atOnce[4]!)).toBe('MARKED_ABSENT');
    expect(await presences(sessionId)).toHaveLength(2);

    const { items } = await offline.conflicts(coordinator, sessionId);
    expect(items.map(({ problem, deviceOwner, registered }) => [problem, deviceOwner !== null, registered])).toEqual([['MARKED_ABSENT', false, 'ABSENT'], ['DEVICE_USED_BY_OTHER', true, null], ['CODE_TIME', false, null], ['NOT_ENROLLED', false, null]]);
    const [markedAbsent, device, codeTime, notEnrolled] = items.map(({ id }) => id) as [string, string, string, string];
    const decide = (scanIds: readonly string[], decision: 'ACCEPTED' | 'DISMISSED', note = '查看现场照片，本人在场') => offline.decide(coordinator, { sessionId, scanIds, decision, note });
    expect((await decide([device], 'ACCEPTED', ' ')).userErrors).toEqual([{ code: 'NOTE_MISSING' }]);
    expect((await decide([device, notEnrolled], 'ACCEPTED')).userErrors).toEqual([{ code: 'NOT_ENROLLED' }]);
    expect(await presences(sessionId)).toHaveLength(2);
    expect(await decide([device, markedAbsent], 'ACCEPTED')).toEqual({ session: { undecidedScans: 2, handCount: 2 }, userErrors: [] });
    expect(await decide([codeTime, notEnrolled], 'DISMISSED', '转发的签到码')).toEqual({ session: { undecidedScans: 0, handCount: 2 }, userErrors: [] });
    expect((await decide([device], 'DISMISSED')).userErrors).toEqual([{ code: 'DECIDED_ALREADY' }]);
    expect((await presences(sessionId)).map(({ status, source }) => [status, source])).toEqual([['PRESENT', 'CODE'], ['PRESENT', 'HAND'], ['PRESENT', 'HAND']]);
    expect((await offline.conflicts(coordinator, sessionId, 'CONFLICTS')).items.map(({ decision }) => decision)).toEqual(['ACCEPTED', 'ACCEPTED', 'DISMISSED', 'DISMISSED']);
  });

  test('one phone for two teachers on the spot: refused, and shown to the staff once', async () => {
    const [first, second] = await people(2);
    const { sessionId } = await openSession([first!.teacherId, second!.teacherId]);
    const { code } = await codeNow(sessionId);
    await calls.checkIn(first!.phone, code);
    const shared = onDevice(second!.phone, `phone-of-${first!.accountId}`);
    for (let tries = 0; tries < 3; tries += 1) expect((await calls.checkIn(shared, code)).userErrors[0]?.code).toBe('DEVICE_USED_BY_OTHER');
    expect((await offline.conflicts(coordinator, sessionId)).items).toMatchObject([{ channel: 'ONLINE', problem: 'DEVICE_USED_BY_OTHER', teacher: { id: String(second!.teacherId) } }]);
    expect(await presences(sessionId)).toHaveLength(1);
  });

  test("a laptop's entries: by list, by number, with a clock that is wrong; what contradicts the register waits", async () => {
    const teacherIds = await county.build.teachers(4, await county.build.school());
    const { sessionId } = await openSession(teacherIds);
    const [{ number }] = await county.rows<{ number: string }>('SELECT number FROM teachers WHERE id = ?', [teacherIds[1] as number]) as [{ number: string }];
    await calls.set(coordinator, { sessionId, teacherIds: [teacherIds[3] as number], status: 'LEAVE', reason: '病假，已交假条' });
    const ahead = 90 * 60_000;
    county.clock.advance(15 * 60_000);
    const seen = shifted(ahead);
    await later(6 * 3_600_000);
    const entry = (each: Omit<Entry, 'scanId' | 'sessionId' | 'claimedAt'>): Entry => ({ scanId: scanId(), sessionId, claimedAt: seen, ...each });
    const entries = [entry({ teacherId: teacherIds[0]! }), entry({ teacherNumber: ` ${number.toLowerCase()} ` }), entry({ teacherId: teacherIds[2]!, status: 'LEFT_EARLY', presentMinutes: 70 }), entry({ teacherId: teacherIds[3]!, status: 'ABSENT' }), entry({ teacherNumber: 'T00000000' })];
    const replies = await offline.laptop(coordinator, entries, shifted(ahead));
    expect(replies.map(({ answer, problem }) => [answer, problem])).toEqual([['ACCEPTED', null], ['ACCEPTED', null], ['ACCEPTED', null], ['CONFLICT', 'ENTERED_OTHERWISE'], ['CONFLICT', 'UNKNOWN_PERSON']]);
    expect((await presences(sessionId)).map(({ status, presentMinutes, source }) => [status, presentMinutes, source])).toEqual([['LATE', 105, 'HAND'], ['LATE', 105, 'HAND'], ['LEFT_EARLY', 70, 'HAND'], ['LEAVE', 0, 'HAND']]);
    expect(await offline.laptop(coordinator, entries.toReversed(), shifted(ahead))).toEqual(replies.toReversed());
    expect((await offline.conflicts(coordinator, sessionId)).items.map(({ typed, problem }) => [typed, problem])).toEqual([['T00000000', 'UNKNOWN_PERSON'], [null, 'ENTERED_OTHERWISE']]);
    expect(await county.rows("SELECT COUNT(*) AS n FROM audit_rows WHERE action = 'register.sync' AND subjectId = ?", [String(sessionId)])).toEqual([{ n: 1 }]);
  });

  test("nobody sends to a register out of his reach, and a teacher's account cannot send for others", async () => {
    const schoolId = await county.build.school();
    const [person] = await people(1);
    const { sessionId } = await openSession([person!.teacherId]);
    const other = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    const entry = { scanId: scanId(), sessionId, teacherId: person!.teacherId, claimedAt: now() };
    expect(await offline.laptop(other, [entry], now())).toMatchObject([{ answer: 'REFUSED', problem: 'UNKNOWN_SESSION' }]);
    await expect(offline.laptop(person!.phone, [entry], now())).rejects.toThrow('FORBIDDEN');
    await expect(offline.conflicts(other, sessionId)).rejects.toThrow('NOT_FOUND');
    await expect(offline.decide(other, { sessionId, scanIds: ['1'], decision: 'ACCEPTED', note: '在场' })).rejects.toThrow('NOT_FOUND');
    expect([await presences(sessionId), await county.rows('SELECT id FROM register_scans WHERE sessionId = ?', [sessionId])]).toEqual([[], []]);
  });

  test('coming and leaving: minutes from the first and the last scan, in whatever order they arrive; the gate counts them', async () => {
    const [one, two, three, four] = await people(4);
    const { rollId, sessionId } = await openSession([one!, two!, three!, four!].map((each) => each.teacherId));
    expect(await offline.terms(coordinator, { sessionId, forWholeRoll: true, asksExit: true, graceMinutes: 10, earlyMinutes: 5, missingExit: 'HALF' })).toEqual({ result: { recounted: 0, session: { terms: { asksExit: true, graceMinutes: 10, earlyMinutes: 5, missingExit: 'HALF' } } }, userErrors: [] });
    const early = (await codeNow(sessionId)).code;
    const earlyAt = now();
    expect((await calls.checkIn(one!.phone, early)).result).toMatchObject({ outcome: 'PRESENT' });
    expect((await calls.checkIn(two!.phone, early)).result).toMatchObject({ outcome: 'PRESENT' });
    await later(9 * 60_000);
    expect((await calls.checkIn(one!.phone, (await codeNow(sessionId)).code)).result).toMatchObject({ outcome: 'ALREADY_PRESENT' });
    await later(91 * 60_000, one!, two!, three!);
    const late = (await codeNow(sessionId)).code;
    expect((await calls.checkIn(one!.phone, late)).result).toMatchObject({ outcome: 'LEFT', status: 'LEFT_EARLY', checkedInAt: '2026-11-21T03:40:00.000Z' });
    expect(await offline.phone(three!.phone, [scanOf(late)], now())).toMatchObject([{ answer: 'ACCEPTED' }]);
    expect(await offline.phone(three!.phone, [scanOf(early, earlyAt)], now())).toMatchObject([{ answer: 'ACCEPTED' }]);
    await later(18 * 60_000, one!);
    expect((await calls.checkIn(one!.phone, (await codeNow(sessionId)).code)).result).toMatchObject({ outcome: 'LEFT', status: 'PRESENT' });
    expect((await presences(sessionId)).map(({ status, presentMinutes }) => [status, presentMinutes])).toEqual([['PRESENT', 120], ['PRESENT', 60], ['LEFT_EARLY', 100]]);
    expect((await offline.terms(coordinator, { sessionId, asksExit: true, graceMinutes: 10, earlyMinutes: 30, missingExit: 'NOTHING' })).result?.recounted).toBe(2);
    await calls.close(coordinator, sessionId);
    const sums = await county.app.faces.attendance.attendanceOf(county.app.platform.reader, rollId);
    expect([one!, two!, three!, four!].map(({ teacherId }) => sums.get(teacherId)?.absentMinutes)).toEqual([0, 120, 0, 120]);
    const auditor = await county.as(await county.build.account({ role: 'AUDITOR' }));
    await expect(offline.terms(auditor, { sessionId, asksExit: false, graceMinutes: 10, earlyMinutes: 5, missingExit: 'ALL' })).rejects.toThrow('FORBIDDEN');
  });

  test('2,000 entries of a laptop, doubled and shuffled, are 2,000 presences', async () => {
    const teacherIds = await county.build.teachers(500, await county.build.school());
    const { sessionIds } = await buildRegister(county, teacherIds, Array.from({ length: 4 }, (_, at) => ({ startsAt: `2026-11-21 0${at * 2}:00:00.000` })));
    const entries = sessionIds.flatMap((sessionId, at) => teacherIds.map((teacherId, place): Entry => ({ scanId: scanId(), sessionId, teacherId, claimedAt: `2026-11-21T0${at * 2}:0${place % 10}:30Z` })));
    await later(10 * 3_600_000);
    const queue = shuffled([...entries, ...entries]);
    const batches = Array.from({ length: 8 }, (_, at) => queue.slice(at * 500, at * 500 + 500));
    const replies = (await Promise.all(batches.map((batch) => offline.laptop(coordinator, batch, now())))).flat();
    expect(replies).toHaveLength(4_000);
    expect(replies.filter((each) => each.answer !== 'ACCEPTED')).toEqual([]);
    expect(await county.rows('SELECT COUNT(*) AS n FROM presences WHERE sessionId IN (?, ?, ?, ?)', sessionIds)).toEqual([{ n: 2_000 }]);
    expect(await county.rows("SELECT COUNT(*) AS n, SUM(answer = 'ACCEPTED') AS accepted FROM register_scans WHERE sessionId IN (?, ?, ?, ?)", sessionIds)).toMatchObject([{ n: 2_000 }]);
    for (const sessionId of sessionIds) expect(await calls.count(coordinator, sessionId)).toMatchObject({ presentCount: 500, handCount: 500 });
  }, 120_000);
});
