import { CallAnswerRow, HeadCountRow, type PresenceStatus, RegisterScanRow, SessionCallRow } from '../../../modules/attendance/index.js';
import { addMilliseconds, type Instant } from '../../../platform/clock.js';
import { system } from '../../../platform/transactions/jobs.js';
import type { DemoTools } from './demo-tools.js';

const MINUTE_MS = 60_000;

/** The last session of a class that runs had no network for a while: what was sent afterwards and does not fit waits for the coordinator. It was called a second time, and heads were counted. */
export async function seedOfflineScans({ platform, ids }: DemoTools): Promise<void> {
  await platform.work.run(system, async (tx) => {
    const session = await tx.row<{ id: number; startsAt: Instant; endsAt: Instant }>(
      "SELECT s.id, s.startsAt, s.endsAt FROM register_sessions s JOIN rolls r ON r.id = s.rollId WHERE r.kind = 'COHORT' AND r.closedAt IS NULL AND s.closedAt IS NOT NULL ORDER BY s.startsAt DESC, s.id DESC LIMIT 1");
    if (!session) return;
    const people = await tx.rows<{ teacherId: number; name: string; status: PresenceStatus }>(
      "SELECT p.teacherId, t.name, p.status FROM presences p JOIN teachers t ON t.id = p.teacherId WHERE p.sessionId = ? ORDER BY p.status = 'ABSENT' DESC, p.teacherId LIMIT 4", [session.id]);
    const [first, second, , owner] = people;
    if (!first || !second || !owner) return;
    const deviceKey = 'demo-device-of-two'.padEnd(43, '-');
    await tx.run('UPDATE presences SET deviceKey = ? WHERE sessionId = ? AND teacherId = ?', [deviceKey, session.id, owner.teacherId]);
    const staff = ids.accounts.get('coordinator') ?? 1;
    const at = (minutes: number): Instant => addMilliseconds(session.startsAt, minutes * MINUTE_MS);
    const scan = { sessionId: session.id, typed: null, status: null, presentMinutes: null, reason: null, clockErrorSeconds: 0, deviceKey: null, answer: 'CONFLICT' as const, receivedAt: addMilliseconds(session.endsAt, 35 * MINUTE_MS), decision: null, decidedBy: null, decidedAt: null, note: null };
    await tx.insertMany(RegisterScanRow, [
      { ...scan, scanKey: 'demo-scan-1', teacherId: first.teacherId, channel: 'PHONE' as const, at: at(3), claimedAt: at(41), clockErrorSeconds: -1_140, problem: 'CODE_TIME', accountId: staff, accountName: first.name },
      { ...scan, scanKey: 'demo-scan-2', teacherId: second.teacherId, channel: 'ONLINE' as const, at: at(-4), claimedAt: null, deviceKey, problem: 'DEVICE_USED_BY_OTHER', accountId: staff, accountName: second.name, receivedAt: at(-4) },
      { ...scan, scanKey: 'demo-scan-3', teacherId: null, typed: '20081234', channel: 'LAPTOP' as const, at: at(6), claimedAt: at(6), problem: 'UNKNOWN_PERSON', accountId: staff, accountName: '培训管理员' },
    ]);
    const attending = await tx.rows<{ teacherId: number }>("SELECT teacherId FROM presences WHERE sessionId = ? AND status IN ('PRESENT', 'LATE') ORDER BY teacherId", [session.id]);
    const callId = await tx.insert(SessionCallRow, { sessionId: session.id, minutes: 5, expected: attending.length, calledAt: at(70), untilAt: at(75), calledBy: '培训管理员' });
    await tx.insertMany(CallAnswerRow, attending.slice(2).map(({ teacherId }, place) => ({ callId, teacherId, at: addMilliseconds(at(70), (place * 7 % 290) * 1_000), confirmedBy: null, reason: null })));
    await tx.insert(HeadCountRow, { sessionId: session.id, heads: attending.length - 1, attending: attending.length, note: '一人签到后去卫生间，已回座', countedBy: '培训管理员', at: at(80) });
  });
}
