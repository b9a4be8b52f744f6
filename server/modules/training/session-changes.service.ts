import { addMilliseconds, type Instant } from '../../platform/clock.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { cancelSession, lockRegister, moveSession, noteAdded, sessionNotFound, type SessionTime } from '../attendance/index.js';
import type { SessionLecturers } from '../experts/index.js';
import type { CohortDrafts, NewSession } from './cohort-drafts.js';
import { LockedCohort } from './locked-cohort.js';
import type { PlannedTimes } from './rules/cohort-life.js';
import { type AddRefusal, type CancelRefusal, type MoveRefusal, refusalToAdd, refusalToCancel, refusalToMove, stretchedDays } from './rules/session-change.js';
import type { CohortRow } from './training.entities.js';

export interface SessionSeen {
  readonly sessionId: string;
  /** As it was shown to whoever decides. */
  readonly revision: number;
  readonly reason?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

export interface SessionMove extends SessionSeen {
  readonly startsAt: Instant;
  readonly durationMinutes: number;
  readonly place: string;
  readonly stretchesDays: boolean;
}

export interface SessionAddition {
  readonly cohortId: string;
  readonly session: NewSession;
  readonly stretchesDays: boolean;
  readonly reason?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * What becomes of sessions after a class was planned. The cohort is locked, then its register: of two who move a
 * session at once the second is told that it has moved. Every method answers the cohort's id.
 */
export class SessionChanges {
  constructor(private readonly work: UnitOfWork, private readonly drafts: CohortDrafts, private readonly lecturers: SessionLecturers) {}

  /** @throws RequestError NOT_FOUND when the session is none of a cohort, or cancelled. */
  move(actor: Actor, input: SessionMove): Promise<Outcome<number, MoveRefusal>> {
    return once(this.work, actor, { operation: 'cohortSessionMove', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, MoveRefusal>> => {
      const { cohort, session, recorded, granted } = await lockSession(tx, input.sessionId);
      const [reason, to] = [cleaned(input.reason), timeOf(input)];
      const refusal = refusalToMove({
        ...changeFacts(cohort, session, input), recorded, granted, reason: reason ?? '', from: session, to, now: tx.now,
        others: await otherTimes(tx, cohort.rollId, session.id), days: cohort, stretches: input.stretchesDays,
      });
      if (refusal) return refused(refusal);
      await moveSession(tx, session, to, authorOf(actor, cohort, reason));
      await stretch(tx, cohort, to);
      tx.audit({ action: 'cohort.sessionMove', subjectType: 'Cohort', subjectId: cohort.id, details: { sessionId: session.id, from: placed(session), to: placed(to), recorded, granted, reason } });
      return done(cohort.id);
    });
  }

  /** The lecturer is free again, open invitations end. @throws RequestError NOT_FOUND when the session is none of a cohort, or cancelled. */
  cancel(actor: Actor, input: SessionSeen): Promise<Outcome<number, CancelRefusal>> {
    return once(this.work, actor, { operation: 'cohortSessionCancel', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, CancelRefusal>> => {
      const { cohort, session, recorded, granted } = await lockSession(tx, input.sessionId);
      const reason = cleaned(input.reason);
      const others = await otherTimes(tx, cohort.rollId, session.id);
      const refusal = refusalToCancel({ ...changeFacts(cohort, session, input), recorded, reason: reason ?? '', paidTo: await this.lecturers.paidFor(tx, session.id), sessions: others.length + 1 });
      if (refusal) return refused(refusal);
      await this.lecturers.release(tx, session.id, reason ?? '');
      await cancelSession(tx, session, authorOf(actor, cohort, reason));
      tx.audit({ action: 'cohort.sessionCancel', subjectType: 'Cohort', subjectId: cohort.id, details: { sessionId: session.id, ...placed(session), granted, reason } });
      return done(cohort.id);
    });
  }

  add(actor: Actor, input: SessionAddition): Promise<Outcome<number, AddRefusal>> {
    return once(this.work, actor, { operation: 'cohortSessionAdd', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, AddRefusal>> => {
      const { row: cohort } = await LockedCohort.of(tx, Number(input.cohortId));
      const [reason, to] = [cleaned(input.reason), timeOf(input.session)];
      const refusal = refusalToAdd({ status: cohort.status, to, others: await otherTimes(tx, cohort.rollId, 0), days: cohort, stretches: input.stretchesDays });
      if (refusal) return refused(refusal);
      const [sessionId = 0] = await this.drafts.plan(tx, cohort.rollId, [input.session]);
      await noteAdded(tx, cohort.rollId, sessionId, to, authorOf(actor, cohort, reason));
      await stretch(tx, cohort, to);
      tx.audit({ action: 'cohort.sessionAdd', subjectType: 'Cohort', subjectId: cohort.id, details: { sessionId, ...placed(to), reason } });
      return done(cohort.id);
    });
  }
}

async function lockSession(tx: Tx, sessionId: string) {
  const at = await tx.row<{ id: number }>('SELECT c.id FROM register_sessions s JOIN cohorts c ON c.rollId = s.rollId WHERE s.id = ?', [Number(sessionId)]);
  if (!at) throw sessionNotFound();
  const { row: cohort } = await LockedCohort.of(tx, at.id);
  return { cohort, ...await lockRegister(tx, Number(sessionId)) };
}

/** Nobody has seen the plan of a draft: what is done to it is no change. */
const authorOf = ({ accountId, name: byName }: Actor, { status }: CohortRow, reason: string | null) => (status === 'DRAFT' ? null : { accountId, byName, reason });

const changeFacts = ({ status }: CohortRow, session: { revision: number; openedAt: string | null; closedAt: string | null }, { revision }: SessionSeen) =>
  ({ status, isSeen: session.revision === revision, isCheckInOpen: session.openedAt !== null && session.closedAt === null });

const timeOf = ({ startsAt, durationMinutes, place }: SessionTime): SessionTime & { endsAt: Instant } => ({ startsAt, durationMinutes, place: place.trim(), endsAt: addMilliseconds(startsAt, durationMinutes * 60_000) });
const placed = ({ startsAt, durationMinutes, place }: SessionTime): SessionTime => ({ startsAt, durationMinutes, place });
const cleaned = (reason: string | null | undefined): string | null => reason?.trim() || null;

function otherTimes(tx: Tx, rollId: number, sessionId: number): Promise<PlannedTimes[]> {
  return tx.rows<PlannedTimes>('SELECT day, startsAt, endsAt FROM register_sessions WHERE rollId = ? AND id <> ? AND cancelledAt IS NULL ORDER BY ordinal', [rollId, sessionId]);
}

async function stretch(tx: Tx, cohort: CohortRow, { startsAt }: SessionTime): Promise<void> {
  const { startsOn, endsOn } = stretchedDays(cohort, startsAt);
  await tx.run('UPDATE cohorts SET startsOn = ?, endsOn = ?, changedAt = ? WHERE id = ?', [startsOn, endsOn, tx.now, cohort.id]);
}
