import { attendanceInvariants } from '../../server/modules/attendance/attendance.invariants.js';
import { buildRegister, onDevice, registerCalls as calls } from '../support/attendance-factories.js';
import { databaseKinds } from '../support/databases.js';
import { offlineCalls as offline, scanId, shuffled } from '../support/offline-factories.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

const TEACHERS = 60;

describe.each(databaseKinds)('every way into one register at once on %s', (kind) => {
  let county: TestApp;
  let coordinator: Client;
  let phones: { client: Client; teacherId: number }[];
  beforeAll(async () => {
    county = await startTestApp(kind);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    phones = (await new TrainingFactories(county).teacherClients(TEACHERS, await county.build.school())).map(({ teacherId, client }) => ({ teacherId, client: onDevice(client, `phone-${teacherId}`) }));
  }, 60_000);
  afterAll(() => county.close());

  test('check-in, leaving, scans sent twice, a laptop, entries by hand and the closing: one presence each, and the counters agree', async () => {
    const teacherIds = phones.map((each) => each.teacherId);
    const { sessionIds: [sessionId] } = await buildRegister(county, teacherIds);
    await calls.open(coordinator, sessionId);
    await offline.terms(coordinator, { sessionId, asksExit: true, graceMinutes: 10, earlyMinutes: 10, missingExit: 'HALF' });
    const first = (await calls.code(coordinator, sessionId))?.code as string;
    const firstAt = county.clock.now().toISOString();
    await Promise.all(phones.slice(0, 20).map(({ client }) => calls.checkIn(client, first)));
    county.clock.advance(11 * 60_000);
    const second = (await calls.code(coordinator, sessionId))?.code as string;
    const now = county.clock.now().toISOString();
    const scanned = phones.map(() => [{ scanId: scanId(), code: first, claimedAt: firstAt }, { scanId: scanId(), code: second, claimedAt: now }]);
    const entries = teacherIds.map((teacherId) => ({ scanId: scanId(), sessionId, teacherId, claimedAt: now }));
    await Promise.all(shuffled([
      ...phones.map(({ client }) => () => calls.checkIn(client, second)),
      ...phones.flatMap(({ client }, at) => [scanned[at], scanned[at]?.toReversed()].map((scans) => () => offline.phone(client, scans ?? [], now))),
      ...[entries, entries.toReversed(), shuffled(entries)].map((each) => () => offline.laptop(coordinator, each, now)),
      ...Array.from({ length: 6 }, (_, at) => () => calls.set(coordinator, { sessionId, teacherIds: teacherIds.slice(at * 5, at * 5 + 5), status: 'LEFT_EARLY', presentMinutes: 30, reason: '学校临时有事离开' })),
      () => calls.close(coordinator, sessionId),
    ]).map((send) => send()));
    expect(await county.rows('SELECT COUNT(*) AS n, COUNT(DISTINCT teacherId) AS people FROM presences WHERE sessionId = ?', [sessionId])).toEqual([{ n: TEACHERS, people: TEACHERS }]);
    const byHand = await county.rows<{ teacherId: number; presentMinutes: number }>("SELECT teacherId, presentMinutes FROM presences WHERE sessionId = ? AND reason = '学校临时有事离开' ORDER BY teacherId", [sessionId]);
    expect(byHand.map((each) => [each.teacherId, each.presentMinutes])).toEqual(teacherIds.slice(0, 30).map((each) => [each, 30]));
    // Whatever came first and last: both scans of everybody else stand, so all have come at the start and left after eleven minutes.
    expect(await county.rows('SELECT DISTINCT status, presentMinutes, source FROM presences WHERE sessionId = ? AND teacherId IN (SELECT id FROM teachers WHERE id > ?)', [sessionId, teacherIds[29] as number]))
      .toEqual([{ status: 'LEFT_EARLY', presentMinutes: 11, source: 'CODE' }]);
    for (const { name, violations } of attendanceInvariants) expect([name, await violations(county.app.platform.reader)]).toEqual([name, []]);
  }, 120_000);
});
