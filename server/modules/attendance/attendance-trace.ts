import type { Instant } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { PresenceSource, PresenceStatus } from './rules/attendance-minutes.js';
import { excusesOf, type LeaveKind } from './rules/granted-leave.js';

/** Granted leave beside the presences `p` of sessions `s`. */
export const LEAVE_JOIN = 'LEFT JOIN granted_leaves g ON g.sessionId = s.id AND g.teacherId = p.teacherId';
/** As `leaveMinutesOf` says it: presence wins, and leave without a request covers the session. */
export const LEAVE_MINUTES = `CASE WHEN p.status IS NULL OR p.status = 'ABSENT' THEN 0
  WHEN g.id IS NOT NULL THEN CASE WHEN g.minutes < s.durationMinutes - p.presentMinutes THEN g.minutes ELSE s.durationMinutes - p.presentMinutes END
  WHEN p.status = 'LEAVE' THEN s.durationMinutes ELSE 0 END`;

/** One session of a roll and what the register says of one teacher in it. Whole minutes. */
export interface TracedSession {
  readonly sessionId: number;
  readonly ordinal: number;
  readonly topic: string;
  readonly topicEn: string;
  readonly startsAt: Instant;
  readonly durationMinutes: number;
  /** It counts: its register is closed or its time is over. */
  readonly counts: boolean;
  readonly status: PresenceStatus | null;
  readonly presentMinutes: number;
  /** Of what is missing, what is leave, and of that what is no absence at the gate. */
  readonly leaveMinutes: number;
  readonly excusedMinutes: number;
  /** The kind that was granted on request; null without a request. */
  readonly leaveKind: LeaveKind | null;
  readonly source: PresenceSource | null;
  readonly reason: string | null;
  readonly checkedInAt: Instant | null;
  readonly lastSeenAt: Instant | null;
}

/** Every session of a roll, and of those of its parts where the teacher is enrolled, in the order of time: the sum of those that count can be followed line by line. */
export async function traceOf(source: Reader, { rollId, rollIds, teacherId }: { readonly rollId: number; readonly rollIds: readonly number[]; readonly teacherId: number }, now: Instant): Promise<TracedSession[]> {
  const rows = await source.rows<Omit<TracedSession, 'counts' | 'excusedMinutes'> & { isOver: number; leaveExcuses: string }>(
    `SELECT s.id AS sessionId, s.ordinal, s.topic, s.topicEn, s.startsAt, s.durationMinutes, CASE WHEN s.closedAt IS NOT NULL OR s.endsAt <= ? THEN 1 ELSE 0 END AS isOver,
       r.leaveExcuses, g.kind AS leaveKind, ${LEAVE_MINUTES} AS leaveMinutes, p.status, COALESCE(p.presentMinutes, 0) AS presentMinutes, p.source, p.reason, p.checkedInAt, p.lastSeenAt
     FROM register_sessions s JOIN rolls r ON r.id = ? LEFT JOIN roll_members e ON e.rollId = s.rollId AND e.teacherId = ? AND e.status = 'ENROLLED' LEFT JOIN presences p ON p.sessionId = s.id AND p.teacherId = ? ${LEAVE_JOIN}
     WHERE s.rollId IN (?) AND s.cancelledAt IS NULL AND (s.rollId = r.id OR e.id IS NOT NULL) ORDER BY s.startsAt, s.id`, [now, rollId, teacherId, teacherId, rollIds]);
  return rows.map(({ isOver, leaveExcuses, ...session }) => ({ ...session, counts: isOver === 1, excusedMinutes: session.leaveKind && excusesOf(leaveExcuses).includes(session.leaveKind) ? session.leaveMinutes : 0 }));
}
