import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { type Actor, isWithin } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import type { Credits } from '../credits/index.js';
import { loadCandidates } from './candidates.js';
import { LockedCohort } from './locked-cohort.js';
import { enterRegistrations, type LockedRegistration, moveRegistrations, registrationsOf } from './registrations.store.js';
import { type NoShowRefusal, refusalToMarkNoShow } from './rules/answer-link.js';
import type { ApproveRefusal } from './rules/approval.js';
import { type AdmitRefusal, type DeclineRefusal, refusalToAdmit, refusalToDecline, refusalToReplace, refusalToWithdraw, type ReplaceRefusal, type WithdrawRefusal } from './rules/registration-change.js';
import { refusalOfSeat, type RegistrationRefusal, refusalToRegister } from './rules/registration.js';
import type { RegistrationPath, RegistrationStatus } from './rules/vocabulary.js';
import { type SeatRefusal, seatInOrder } from './seating.js';

/** What became of one registration of a list. */
export interface DecisionResult {
  readonly registrationId: number;
  readonly status: RegistrationStatus;
  readonly refusal: AdmitRefusal | DeclineRefusal | ApproveRefusal | NoShowRefusal | SeatRefusal | null;
}

type Keyed = { idempotencyKey?: string | null | undefined };
export type ReplacementRefusal = ReplaceRefusal | RegistrationRefusal;

/** What the centre, a school or a teacher decides about registrations that exist. */
export class RegistrationDecisions {
  constructor(private readonly work: UnitOfWork, private readonly attendance: Attendance, private readonly credits: Credits) {}

  /** Gives seats in the order in which people registered; whom no seat is left for waits, where the cohort keeps a list. */
  admit(actor: Actor, input: { cohortId: string; registrationIds: readonly string[] } & Keyed): Promise<Outcome<DecisionResult[]>> {
    return once(this.work, actor, { operation: 'registrationAdmit', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { cohort, registrations } = await lockRegistrations(tx, input);
      const seated = await seatInOrder(tx, cohort, registrations, actor.name, ({ status, step }, isHindered) => refusalToAdmit({ cohortStatus: cohort.row.status, status, step, isHindered }));
      await cohort.save(this.attendance);
      const results = registrations.map(({ id, status }): DecisionResult => ({ registrationId: id, status, refusal: null, ...seated.get(id) }));
      const became = (status: RegistrationStatus): number[] => results.filter((each) => each.status === status && registrations.some(({ id, status: before }) => id === each.registrationId && before !== status)).map((each) => each.registrationId);
      const [admitted, waiting] = [became('ADMITTED'), became('WAITING')];
      if (admitted.length + waiting.length > 0) tx.audit({ action: 'registration.admit', subjectType: 'Cohort', subjectId: cohort.row.id, details: { admitted, waiting } });
      return done(results);
    });
  }

  /** Declines registrations; a seat that comes free goes to the waiting list in the same transaction. */
  decline(actor: Actor, input: { cohortId: string; registrationIds: readonly string[]; reason: string } & Keyed): Promise<Outcome<DecisionResult[]>> {
    return once(this.work, actor, { operation: 'registrationDecline', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { cohort, registrations } = await lockRegistrations(tx, input);
      const declined: number[] = [];
      const results = registrations.map((each): DecisionResult => {
        const refusal = refusalToDecline({ cohortStatus: cohort.row.status, status: each.status });
        if (refusal) return { registrationId: each.id, status: each.status, refusal };
        cohort.leave(each.status, each);
        declined.push(each.id);
        return { registrationId: each.id, status: 'DECLINED', refusal: null };
      });
      await moveRegistrations(tx, declined, 'DECLINED', { reason: input.reason, byName: actor.name });
      await cohort.promoteWaiting();
      await cohort.save(this.attendance);
      if (declined.length > 0) tx.audit({ action: 'registration.decline', subjectType: 'Cohort', subjectId: cohort.row.id, details: { declined, reason: input.reason } });
      return done(results);
    });
  }

  /** Takes one registration back: the teacher his own, a school those of its teachers, the centre any. */
  withdraw(actor: Actor, input: { registrationId: string; reason?: string | null } & Keyed): Promise<Outcome<number, WithdrawRefusal>> {
    return once(this.work, actor, { operation: 'registrationWithdraw', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { cohort, registration, by } = await this.lockOne(tx, actor, input.registrationId);
      const refusal = refusalToWithdraw({ cohortStatus: cohort.row.status, status: registration.status, by });
      if (refusal) return refused(refusal);
      cohort.leave(registration.status, registration);
      await moveRegistrations(tx, [registration.id], 'WITHDRAWN', { reason: input.reason ?? null, byName: actor.name });
      const promoted = await cohort.promoteWaiting();
      await cohort.save(this.attendance);
      tx.audit({ action: 'registration.withdraw', subjectType: 'Registration', subjectId: registration.id, details: { cohortId: cohort.row.id, from: registration.status, reason: input.reason ?? null, promoted } });
      return done(registration.id);
    });
  }

  /** Takes back many of one class, each told for itself; the waiting list moves up once, when all of them have left. */
  withdrawMany(actor: Actor, input: { cohortId: string; registrationIds: readonly string[]; reason: string } & Keyed): Promise<Outcome<DecisionResult[]>> {
    return once(this.work, actor, { operation: 'registrationWithdrawMany', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { cohort, registrations } = await lockRegistrations(tx, input);
      const withdrawn: number[] = [];
      const results = registrations.map((each): DecisionResult => {
        const by = pathOf(actor, each);
        if (!by) throw registrationNotFound();
        const refusal = refusalToWithdraw({ cohortStatus: cohort.row.status, status: each.status, by });
        if (refusal) return { registrationId: each.id, status: each.status, refusal };
        cohort.leave(each.status, each);
        withdrawn.push(each.id);
        return { registrationId: each.id, status: 'WITHDRAWN', refusal: null };
      });
      if (withdrawn.length === 0) return done(results);
      await moveRegistrations(tx, withdrawn, 'WITHDRAWN', { reason: input.reason, byName: actor.name });
      const promoted = await cohort.promoteWaiting();
      await cohort.save(this.attendance);
      tx.audit({ action: 'registration.withdrawMany', subjectType: 'Cohort', subjectId: cohort.row.id, details: { withdrawn, reason: input.reason, promoted } });
      return done(results);
    });
  }

  /** One teacher takes the seat of another of his school (换人); answers the new registration. */
  replace(actor: Actor, input: { registrationId: string; teacherId: string; reason: string } & Keyed): Promise<Outcome<number, ReplacementRefusal>> {
    return once(this.work, actor, { operation: 'registrationReplace', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { cohort, registration, by } = await this.lockOne(tx, actor, input.registrationId);
      const teacherId = Number(input.teacherId);
      const candidates = await loadCandidates(tx, this.credits, [cohort.row], [teacherId], { lock: true });
      const teacher = candidates.teacher(teacherId);
      if (!teacher) throw notFound({ zh: '教师', en: 'teacher' });
      const refusal = refusalToReplace({ cohortStatus: cohort.row.status, status: registration.status, by, today: tx.today, replacesUntil: cohort.row.replacesUntil, isSameSchool: teacher.schoolId === registration.schoolId });
      if (refusal) return refused(refusal);
      cohort.leave('ADMITTED', registration);
      // Whoever takes over is judged as if the centre added him: the window is over when schools replace people.
      const facts = candidates.facts(cohort.row, teacherId, { now: tx.now, path: 'COORDINATOR', seats: cohort.seats });
      const standing = facts && (refusalToRegister(facts) ?? refusalOfSeat(cohort.seats, teacher));
      if (standing) return refused(standing);
      await moveRegistrations(tx, [registration.id], 'REPLACED', { reason: input.reason, byName: actor.name });
      const [entered] = await enterRegistrations(tx, cohort, [{
        teacherId, schoolId: teacher.schoolId, areaId: teacher.areaId, subject: teacher.subject, path: by, status: 'ADMITTED', step: null, group: null, answers: {}, existing: candidates.existing(cohort.row.id, teacherId), requestKey: null, decidedByName: actor.name,
      }]);
      const newId = entered?.id as number;
      await tx.run('UPDATE registrations SET replacedById = ? WHERE id = ?', [newId, registration.id]);
      await cohort.save(this.attendance);
      tx.audit({ action: 'registration.replace', subjectType: 'Registration', subjectId: registration.id, details: { cohortId: cohort.row.id, by: newId, teacherId, reason: input.reason } });
      return done(newId);
    });
  }

  /** Notes who was admitted and came to nothing, or takes the note back. */
  markNoShow(actor: Actor, input: { cohortId: string; registrationIds: readonly string[]; isNoShow: boolean } & Keyed): Promise<Outcome<DecisionResult[]>> {
    return once(this.work, actor, { operation: 'registrationMarkNoShow', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { cohort, registrations } = await lockRegistrations(tx, input);
      const attendance = await this.attendance.attendanceOf(tx, cohort.row.rollId);
      const results = registrations.map((each): DecisionResult => ({
        registrationId: each.id, status: each.status,
        refusal: refusalToMarkNoShow({ cohortStatus: cohort.row.status, status: each.status, presentMinutes: input.isNoShow ? attendance.get(each.teacherId)?.presentMinutes ?? 0 : 0 }),
      }));
      const marked = results.filter((each) => each.refusal === null).map((each) => each.registrationId);
      if (marked.length > 0) {
        await tx.run('UPDATE registrations SET noShowAt = ?, changedAt = ? WHERE id IN (?)', [input.isNoShow ? tx.now : null, tx.now, marked]);
        tx.audit({ action: 'registration.markNoShow', subjectType: 'Cohort', subjectId: cohort.row.id, details: { marked, isNoShow: input.isNoShow } });
      }
      return done(results);
    });
  }

  private async lockOne(tx: Tx, actor: Actor, id: string): Promise<{ cohort: LockedCohort; registration: LockedRegistration; by: RegistrationPath }> {
    const known = await tx.row<{ cohortId: number }>('SELECT cohortId FROM registrations WHERE id = ?', [Number(id)]);
    if (!known) throw registrationNotFound();
    const cohort = await LockedCohort.of(tx, known.cohortId);
    const [registration] = await registrationsOf(tx, cohort.row.id, [Number(id)]);
    const by = registration && pathOf(actor, registration);
    if (!registration || !by) throw registrationNotFound();
    return { cohort, registration, by };
  }
}

/** @throws RequestError NOT_FOUND when one of them is not of this cohort. */
export async function lockRegistrations(tx: Tx, input: { readonly cohortId: string; readonly registrationIds: readonly string[] }): Promise<{ cohort: LockedCohort; registrations: LockedRegistration[] }> {
  const cohort = await LockedCohort.of(tx, Number(input.cohortId));
  const ids = [...new Set(input.registrationIds.map(Number))];
  const registrations = await registrationsOf(tx, cohort.row.id, ids);
  if (registrations.length !== ids.length) throw registrationNotFound();
  return { cohort, registrations };
}

/** As whom the actor deals with this registration, or null when it is none of his business. */
export function pathOf(actor: Actor, registration: { readonly schoolId: number; readonly teacherId: number }): RegistrationPath | null {
  if (actor.reach('COORDINATOR', 'ADMINISTRATOR').county) return 'COORDINATOR';
  if (isWithin(actor.reach('SCHOOL_ADMINISTRATOR'), { schoolId: registration.schoolId })) return 'SCHOOL';
  return isWithin(actor.reach('TEACHER'), { teacherId: registration.teacherId }) ? 'SELF' : null;
}

export const registrationNotFound = () => notFound({ zh: '报名记录', en: 'registration' });
