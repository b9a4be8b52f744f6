import type { Instant } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { PresenceSource, PresenceStatus } from './rules/attendance-minutes.js';

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
  readonly source: PresenceSource | null;
  readonly reason: string | null;
  readonly checkedInAt: Instant | null;
  readonly lastSeenAt: Instant | null;
}

/** Every session of a roll in its order, so that the sum of those that count can be followed line by line. */
export async function traceOf(source: Reader, rollId: number, teacherId: number, now: Instant): Promise<TracedSession[]> {
  const rows = await source.rows<Omit<TracedSession, 'counts'> & { isOver: number }>(
    `SELECT s.id AS sessionId, s.ordinal, s.topic, s.topicEn, s.startsAt, s.durationMinutes, CASE WHEN s.closedAt IS NOT NULL OR s.endsAt <= ? THEN 1 ELSE 0 END AS isOver,
       p.status, COALESCE(p.presentMinutes, 0) AS presentMinutes, p.source, p.reason, p.checkedInAt, p.lastSeenAt
     FROM register_sessions s LEFT JOIN presences p ON p.sessionId = s.id AND p.teacherId = ? WHERE s.rollId = ? ORDER BY s.ordinal`, [now, teacherId, rollId]);
  return rows.map(({ isOver, ...session }) => ({ ...session, counts: isOver === 1 }));
}
