import { Attendance, type LeaveKind } from '../../../modules/attendance/index.js';
import { LeaveRequestRow, LeaveRequestSessionRow, LeaveStepRow } from '../../../modules/leave/index.js';
import { addMilliseconds, type Instant } from '../../../platform/clock.js';
import { system } from '../../../platform/transactions/jobs.js';
import type { Tx } from '../../../platform/transactions/tx.js';
import type { DemoTools } from './demo-tools.js';

const HOUR_MS = 3_600_000;
const ROLLS = 3;

interface Person { readonly teacherId: number; readonly schoolId: number; readonly name: string; readonly accountId: number }
interface Session { readonly id: number; readonly ordinal: number; readonly durationMinutes: number; readonly startsAt: Instant }

const ASKED: readonly { readonly kind: LeaveKind; readonly reason: string; readonly becomes: 'APPROVED' | 'REQUESTED' | 'RETURNED' | 'REFUSED'; readonly part: boolean }[] = [
  { kind: 'OFFICIAL', reason: '县教育局抽调参加期中检测巡考', becomes: 'APPROVED', part: false },
  { kind: 'SICK', reason: '发烧，已到县医院就诊，附病假条', becomes: 'APPROVED', part: false },
  { kind: 'PERSONAL', reason: '下午到市里接孩子，晚到一小时', becomes: 'APPROVED', part: true },
  { kind: 'OFFICIAL', reason: '学校迎接省级义务教育均衡检查，须到校接待', becomes: 'REQUESTED', part: false },
  { kind: 'SICK', reason: '牙科手术，上午不能到场', becomes: 'REQUESTED', part: true },
  { kind: 'PERSONAL', reason: '家中老人住院', becomes: 'REQUESTED', part: false },
  { kind: 'PERSONAL', reason: '有事', becomes: 'RETURNED', part: false },
  { kind: 'PERSONAL', reason: '外出旅游，已订票', becomes: 'REFUSED', part: false },
];
const NOTES = { APPROVED: null, REQUESTED: null, RETURNED: '请写明事由，并附证明', REFUSED: '当天安排考核，不能请假' } as const;

/** Classes that are not closed have leave in every state; one of them asks schools first and excuses official business. */
export async function seedLeave({ platform, ids }: DemoTools): Promise<void> {
  await platform.work.run(system, async (tx) => {
    const register = new Attendance(platform.clock);
    const rolls = await tx.rows<{ id: number }>(
      "SELECT r.id FROM rolls r JOIN register_sessions s ON s.rollId = r.id WHERE r.kind = 'COHORT' AND r.schoolId IS NULL AND r.closedAt IS NULL AND r.memberCount >= ? GROUP BY r.id ORDER BY MIN(s.startsAt), r.id LIMIT ?", [ASKED.length, ROLLS]);
    const school = await tx.row<{ schoolId: number }>("SELECT schoolId FROM grants WHERE accountId = ? AND role = 'SCHOOL_ADMINISTRATOR'", [ids.accounts.get('school') ?? 0]);
    for (const [at, { id }] of rolls.entries()) {
      if (at === 1) await tx.run("UPDATE rolls SET leaveSchoolFirst = 1, leaveExcuses = 'OFFICIAL,SICK' WHERE id = ?", [id]);
      await seedRoll(tx, register, id, { isSchoolFirst: at === 1, staffId: ids.accounts.get('coordinator') ?? 1, teacherId: ids.accounts.get('teacher') ?? 0, schoolId: school?.schoolId ?? 0 });
    }
  });
}

async function seedRoll(tx: Tx, register: Attendance, rollId: number, { isSchoolFirst, staffId, teacherId, schoolId }: { isSchoolFirst: boolean; staffId: number; teacherId: number; schoolId: number }): Promise<void> {
  const sessions = await tx.rows<Session>('SELECT id, ordinal, durationMinutes, startsAt FROM register_sessions WHERE rollId = ? ORDER BY startsAt DESC LIMIT 4', [rollId]);
  const people = await tx.rows<Person>(
    "SELECT m.teacherId, t.schoolId, t.name, a.id AS accountId FROM roll_members m JOIN teachers t ON t.id = m.teacherId JOIN accounts a ON a.teacherId = t.id WHERE m.rollId = ? AND m.status = 'ENROLLED' ORDER BY CASE WHEN a.id = ? THEN 1 WHEN t.schoolId = ? THEN 0 ELSE 2 END, m.teacherId LIMIT ?", [rollId, teacherId, schoolId, ASKED.length]);
  const staff = await tx.row<{ name: string }>('SELECT name FROM accounts WHERE id = ?', [staffId]);
  for (const [at, { kind, reason, becomes, part }] of ASKED.entries()) {
    const person = people[at];
    const session = sessions[at % sessions.length];
    if (!person || !session || !staff) continue;
    const sentAt = earlier(tx.now, addMilliseconds(session.startsAt, -(20 + at * 3) * HOUR_MS));
    const decidedAt = earlier(tx.now, addMilliseconds(sentAt, 2 * HOUR_MS));
    const isDecided = becomes !== 'REQUESTED';
    const minutes = part ? Math.min(60, session.durationMinutes) : session.durationMinutes;
    const requestId = await tx.insert(LeaveRequestRow, {
      rollId, teacherId: person.teacherId, schoolId: person.schoolId, kind, reason, status: becomes, step: isDecided ? null : isSchoolFirst ? 'SCHOOL' : 'KEEPER', enteredByAccountId: person.accountId, enteredByName: person.name,
      sentAt, decidedByName: isDecided ? staff.name : null, decidedAt: isDecided ? decidedAt : null, note: NOTES[becomes], createdAt: sentAt, changedAt: isDecided ? decidedAt : sentAt,
    });
    await tx.insert(LeaveRequestSessionRow, { requestId, sessionId: session.id, minutes });
    await tx.insert(LeaveStepRow, { requestId, action: 'SENT', step: null, note: null, accountId: person.accountId, byName: person.name, at: sentAt });
    if (becomes === 'REQUESTED') continue;
    await tx.insert(LeaveStepRow, { requestId, action: becomes, step: 'KEEPER', note: NOTES[becomes], accountId: staffId, byName: staff.name, at: decidedAt });
    if (becomes === 'APPROVED') await register.grantLeave(tx, rollId, { requestId, teacherId: person.teacherId, kind, reason, sessions: [{ sessionId: session.id, minutes }], by: { accountId: staffId, name: staff.name } });
  }
}

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);
