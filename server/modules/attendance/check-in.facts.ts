import type { Instant } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Membership, MissingExit, PresenceRow, RegisterSessionRow } from './attendance.entities.js';
import { type PresenceTerms, termsOf } from './rules/presence-time.js';

export interface MemberCircumstances {
  readonly membership: Membership;
  /** Minutes of granted leave; 0 for none. */
  readonly leaveMinutes: number;
  readonly presence: Pick<PresenceRow, 'status' | 'source' | 'presentMinutes' | 'enteredByAccountId' | 'reason' | 'checkedInAt' | 'lastSeenAt' | 'deviceKey' | 'requestKey' | 'createdAt'> | null;
}

/** What the check-ins of a session depend on, for some teachers and devices. */
export interface CheckInCircumstances {
  readonly session: RegisterSessionRow;
  readonly terms: PresenceTerms;
  readonly isRollClosed: boolean;
  readonly isOpen: boolean;
  readonly members: Map<number, MemberCircumstances>;
  readonly deviceTeachers: Map<string, number>;
  /** Second calls of this session, with those of these teachers who answered. */
  readonly calls: readonly { readonly id: number; readonly calledAt: Instant; readonly untilAt: Instant; readonly answeredBy: Set<number> }[];
}

interface RollTerms {
  readonly rollAsksExit: boolean | number | null;
  readonly rollGraceMinutes: number | null;
  readonly rollEarlyMinutes: number | null;
  readonly rollMissingExit: MissingExit | null;
}

/** The terms of a roll beside those of its session; `r` and `s` are their tables. */
export const ROLL_TERMS = 'r.asksExit AS rollAsksExit, r.graceMinutes AS rollGraceMinutes, r.earlyMinutes AS rollEarlyMinutes, r.missingExit AS rollMissingExit';

export function effectiveTerms(session: Pick<RegisterSessionRow, 'asksExit' | 'graceMinutes' | 'earlyMinutes' | 'missingExit'> & RollTerms): PresenceTerms {
  return termsOf(session, { asksExit: session.rollAsksExit, graceMinutes: session.rollGraceMinutes, earlyMinutes: session.rollEarlyMinutes, missingExit: session.rollMissingExit });
}

export const isOpenForCheckIn = (session: Pick<RegisterSessionRow, 'openedAt' | 'closedAt' | 'salt'>): boolean => session.openedAt !== null && session.closedAt === null && session.salt !== null;

/** The same reading with and without a lock; null when there is no such session. */
export async function circumstancesOf(source: Reader, sessionId: number, arrivals: readonly { teacherId: number; deviceKey: string | null }[]): Promise<CheckInCircumstances | null> {
  const session = await source.row<RegisterSessionRow & { rollClosedAt: string | null } & RollTerms>(
    `SELECT s.*, r.closedAt AS rollClosedAt, ${ROLL_TERMS} FROM register_sessions s JOIN rolls r ON r.id = s.rollId WHERE s.id = ? AND s.cancelledAt IS NULL`, [sessionId]);
  if (!session) return null;
  const members = await source.rows<{ teacherId: number; membership: Membership; leaveMinutes: number; presenceId: number | null } & NonNullable<MemberCircumstances['presence']>>(
    `SELECT m.teacherId, m.status AS membership, COALESCE(g.minutes, 0) AS leaveMinutes, p.id AS presenceId, p.status, p.source, p.presentMinutes, p.enteredByAccountId, p.reason, p.checkedInAt, p.lastSeenAt, p.deviceKey, p.requestKey, p.createdAt
     FROM roll_members m LEFT JOIN presences p ON p.sessionId = ? AND p.teacherId = m.teacherId
     LEFT JOIN granted_leaves g ON g.sessionId = ? AND g.teacherId = m.teacherId WHERE m.rollId = ? AND m.teacherId IN (?)`,
    [sessionId, sessionId, session.rollId, arrivals.map((each) => each.teacherId)]);
  const devices = await source.rows<{ deviceKey: string; teacherId: number }>(
    'SELECT deviceKey, teacherId FROM presences WHERE sessionId = ? AND deviceKey IN (?)', [sessionId, arrivals.flatMap((each) => each.deviceKey ?? [])]);
  const calls = await source.rows<{ id: number; calledAt: Instant; untilAt: Instant }>('SELECT id, calledAt, untilAt FROM session_calls WHERE sessionId = ? ORDER BY id', [sessionId]);
  const answers = calls.length === 0 ? [] : await source.rows<{ callId: number; teacherId: number }>('SELECT callId, teacherId FROM call_answers WHERE callId IN (?) AND teacherId IN (?)', [calls.map((each) => each.id), arrivals.map((each) => each.teacherId)]);
  return {
    calls: calls.map((call) => ({ ...call, answeredBy: new Set(answers.filter(({ callId }) => callId === call.id).map(({ teacherId }) => teacherId)) })),
    session, terms: effectiveTerms(session), isRollClosed: session.rollClosedAt !== null, isOpen: isOpenForCheckIn(session),
    members: new Map(members.map(({ teacherId, membership, leaveMinutes, presenceId, ...presence }) => [teacherId, { membership, leaveMinutes, presence: presenceId === null ? null : presence }])),
    deviceTeachers: new Map(devices.map(({ deviceKey, teacherId }) => [deviceKey, teacherId])),
  };
}
