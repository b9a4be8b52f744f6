import type { Instant } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/transactions/tx.js';
import { type PlannedSession, PresenceRow, RegisterSessionRow, RollMemberRow, type NewRoll, presentMinutes, RollRow } from '../../../modules/attendance/index.js';
import { addMilliseconds, dayOf } from '../../../platform/clock.js';

export interface RollSeed extends NewRoll {
  readonly closed: boolean;
  readonly members: readonly { teacherId: number }[];
  /** In their order; ordinals count from 1. */
  readonly sessions: readonly PlannedSession[];
  /** Ordinals missed, by teacher. */
  readonly absences: ReadonlyMap<number, readonly number[]>;
  /** Ordinals come late to, by teacher. */
  readonly lates: ReadonlyMap<number, readonly number[]>;
  /** Whether a session is over at the demo's day: only those have presences. */
  readonly held: (startsAt: Instant) => boolean;
}

const MINUTE_MS = 60_000;

/** Rolls with members, sessions and the presences of sessions held, in few large statements. */
export async function seedRolls(tx: Tx, rolls: readonly RollSeed[]): Promise<{ rollId: number; sessionIds: number[] }[]> {
  const closedAtOf = ({ closed, sessions }: RollSeed): Instant | null => (closed ? sessions.map(endOf).sort().at(-1) ?? tx.now : null);
  const rollIds = await tx.insertMany(RollRow, rolls.map((roll) => ({
    kind: roll.kind, title: roll.title, titleEn: roll.titleEn, schoolId: roll.schoolId, hostTeacherId: roll.hostTeacherId,
    memberCount: roll.members.length, closedAt: closedAtOf(roll), asksExit: null, graceMinutes: null, earlyMinutes: null, missingExit: null, leaveSchoolFirst: false, leaveNeedsProof: false, leaveExcuses: '', createdAt: tx.now,
  })));
  await tx.insertMany(RollMemberRow, rolls.flatMap((roll, at) => roll.members.map(({ teacherId }) => ({
    rollId: rollIds[at] as number, teacherId, status: 'ENROLLED' as const, joinedAt: tx.now, leftAt: null,
  }))));
  const held = rolls.flatMap((roll, at) => roll.sessions.map((session, index) => {
    const isHeld = roll.held(session.startsAt);
    const presences = isHeld ? roll.members.map(({ teacherId }) => presenceOf(roll, session, index + 1, teacherId)) : [];
    return { roll, at, session, ordinal: index + 1, isHeld, presences };
  }));
  const sessionIds = await tx.insertMany(RegisterSessionRow, held.map(({ at, session, ordinal, isHeld, presences }) => ({
    rollId: rollIds[at] as number, ordinal, topic: session.topic, topicEn: session.topicEn, lecturer: session.lecturer, place: session.place, startsAt: session.startsAt, endsAt: endOf(session),
    durationMinutes: session.durationMinutes, day: dayOf(session.startsAt), openedAt: isHeld ? addMilliseconds(session.startsAt, -30 * MINUTE_MS) : null, closedAt: isHeld ? endOf(session) : null,
    salt: null, presentCount: presences.filter(({ status }) => status !== 'ABSENT').length, handCount: 0, asksExit: null, graceMinutes: null, earlyMinutes: null, missingExit: null, createdAt: tx.now,
  })));
  await tx.insertMany(PresenceRow, held.flatMap(({ presences }, index) => presences.map((presence) => ({ sessionId: sessionIds[index] as number, ...presence }))));
  return rolls.map((_, at) => ({ rollId: rollIds[at] as number, sessionIds: sessionIds.filter((__, index) => held[index]?.at === at) }));
}

const endOf = (session: PlannedSession): Instant => addMilliseconds(session.startsAt, session.durationMinutes * MINUTE_MS);

/** Arrivals are spread by a fixed pattern, so that the demo is the same every time. */
function presenceOf(roll: RollSeed, session: PlannedSession, ordinal: number, teacherId: number): Omit<PresenceRow, 'id' | 'sessionId'> {
  const isAbsent = roll.absences.get(teacherId)?.includes(ordinal) ?? false;
  const isLate = roll.lates.get(teacherId)?.includes(ordinal) ?? false;
  const minutesAfterStart = isLate ? 11 + ((teacherId * 7 + ordinal * 3) % 20) : -((teacherId * 13 + ordinal * 5) % 28);
  const seconds = (teacherId * 17 + ordinal * 29) % 60;
  const status = isAbsent ? 'ABSENT' : isLate ? 'LATE' : 'PRESENT';
  const checkedInAt = isAbsent ? null : addMilliseconds(session.startsAt, minutesAfterStart * MINUTE_MS + seconds * 1000);
  const at = checkedInAt ?? endOf(session);
  return {
    teacherId, status, presentMinutes: presentMinutes(status, { durationMinutes: session.durationMinutes, minutesAfterStart, statedMinutes: null }),
    source: isAbsent ? 'CLOSING' : 'CODE', enteredByAccountId: null, reason: null, checkedInAt, lastSeenAt: null, deviceKey: null, requestKey: null, createdAt: at, changedAt: at,
  };
}
