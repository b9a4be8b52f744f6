import { addMilliseconds, dayOf } from '../../platform/clock.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Attendance, PlannedSession } from '../attendance/index.js';
import { type Credits, type NewClaim, statedActivity } from '../credits/index.js';
import { type FilingRefusal, type PlanRefusal, refusalToFile, refusalToPlan } from './rules/meeting.js';
import { StudioFilingRow, type StudioRow } from './studios.entities.js';
import { type HeldMeeting, StudiosStore } from './studios.store.js';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

export interface Filing {
  readonly sessionId: number;
  /** Claims filed now. */
  readonly filed: number;
  /** Those of them that look like hours which stand already. */
  readonly quarantined: number;
}

/** Meetings stand on the shared register; who was there by it is claimed once. */
export class StudioMeetings {
  constructor(private readonly work: UnitOfWork, private readonly attendance: Attendance, private readonly claims: Credits['claims']) {}

  plan(actor: Actor, input: Keyed & { studioId: number } & PlannedSession): Promise<Outcome<number, PlanRefusal>> {
    const { studioId, idempotencyKey, ...session } = input;
    return once(this.work, actor, { operation: 'studioMeetingPlan', input: { studioId, ...session }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, PlanRefusal>> => {
      const studio = await new StudiosStore(tx).lockKept(actor, studioId);
      const endsAt = addMilliseconds(session.startsAt, session.durationMinutes * 60_000);
      const other = await tx.row<{ topic: string }>('SELECT topic FROM register_sessions WHERE rollId = ? AND startsAt < ? AND endsAt > ? ORDER BY startsAt LIMIT 1', [studio.rollId, endsAt, session.startsAt]);
      const refusal = refusalToPlan({ isClosed: studio.status === 'CLOSED', day: dayOf(session.startsAt), today: tx.today, overlappingTopic: other?.topic ?? null });
      if (refusal) return refused(refusal);
      const [sessionId] = await this.attendance.planSessions(tx, studio.rollId, [session]);
      if (sessionId === undefined) throw new Error('a session was planned without an id');
      tx.audit({ action: 'studioMeeting.plan', subjectType: 'Studio', subjectId: studio.id, details: { sessionId, topic: session.topic, startsAt: session.startsAt, durationMinutes: session.durationMinutes } });
      return done(sessionId);
    });
  }

  /**
   * Files a claim for everybody who was there, once per meeting and teacher: pressing again files only
   * those whom a corrected register shows in addition.
   */
  file(actor: Actor, { sessionId, idempotencyKey }: Keyed & { sessionId: number }): Promise<Outcome<Filing, FilingRefusal>> {
    return once(this.work, actor, { operation: 'studioMeetingFile', input: { sessionId }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<Filing, FilingRefusal>> => {
      const store = new StudiosStore(tx);
      const { studio, meeting } = await store.lockKeptMeeting(actor, sessionId);
      const attendees = await store.attendees(sessionId);
      const claims = attendees.map((attendee) => claimOf(studio, meeting, attendee, tx.today));
      const known = new Set((await tx.rows<{ sourceKey: string }>('SELECT sourceKey FROM credit_claims WHERE sourceKey IN (?)', [claims.map((each) => each.sourceKey)])).map((each) => each.sourceKey));
      const refusal = refusalToFile({ isRegisterClosed: meeting.closedAt !== null, presentCount: attendees.length, claimCount: known.size });
      if (refusal) return refused(refusal);
      const answers = await this.claims.file(tx, claims.filter((each) => !known.has(each.sourceKey)));
      const filed = answers.length;
      const quarantined = answers.filter((each) => each.filing === 'QUARANTINED').length;
      await tx.upsertMany(StudioFilingRow, [{ sessionId, studioId: studio.id, claimCount: filed, filedAt: tx.now, filedByAccountId: actor.accountId }], ['sessionId'], { claimCount: 'add', filedAt: 'replace', filedByAccountId: 'replace' });
      tx.audit({ action: 'studioMeeting.file', subjectType: 'Studio', subjectId: studio.id, details: { sessionId, filed, quarantined } });
      return done({ sessionId, filed, quarantined });
    });
  }
}

/** The attendee's minutes on the day of the meeting, at the studio's level. */
function claimOf(studio: StudioRow, meeting: HeldMeeting, { teacherId, presentMinutes }: { teacherId: number; presentMinutes: number }, today: string): NewClaim {
  const { day, durationMinutes } = meeting;
  return {
    teacherId, sourceType: 'STUDIO', sourceKey: `studio:${meeting.id}:${teacherId}`, providerKey: null, title: `${studio.nameZh}：${meeting.topic}`, organiserName: studio.nameZh, startDay: day,
    activity: {
      ...statedActivity({ categoryKey: studio.categoryKey, level: studio.creditLevel, startDay: day, endDay: day, durationMinutes: presentMinutes, organiserName: studio.nameZh }, today),
      attendance: { requiredMinutes: durationMinutes, absentMinutes: durationMinutes - presentMinutes },
    },
  };
}
