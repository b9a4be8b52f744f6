import { done, type Outcome } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { type Actor, isWithin } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import { type DecisionResult, lockRegistrations, registrationNotFound } from './registration-decisions.service.js';
import { type LockedRegistration, moveRegistrations } from './registrations.store.js';
import { type ApproveRefusal, refusalToDecideStep, stepAfter } from './rules/approval.js';
import type { ApprovalStep } from './rules/vocabulary.js';
import { seatInOrder } from './seating.js';
import { codesOf } from './terms.js';
import { RegistrationApprovalRow } from './training.entities.js';

interface ApprovalInput {
  readonly cohortId: string;
  readonly registrationIds: readonly string[];
  readonly idempotencyKey?: string | null;
}

/** What a school or an area says to requests that await it, where the programme asks them before the centre. */
export class RegistrationApprovals {
  constructor(private readonly work: UnitOfWork, private readonly attendance: Attendance) {}

  /** Passes requests on: to the next step, to the centre or, when nobody else is asked, to a seat or the waiting list. */
  approve(actor: Actor, input: ApprovalInput): Promise<Outcome<DecisionResult[]>> {
    return once(this.work, actor, { operation: 'registrationApprove', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { cohort, registrations } = await lockRegistrations(tx, input);
      const { row } = cohort;
      const programme = await tx.row<{ approvalChain: string }>('SELECT approvalChain FROM programmes WHERE id = ?', [row.programmeId]);
      const chain = codesOf(programme?.approvalChain ?? '') as ApprovalStep[];
      const results = new Map<number, DecisionResult>();
      const approved: LockedRegistration[] = [];
      const last: LockedRegistration[] = [];
      for (const each of registrations) {
        const refusal = refusalOf(actor, row.status, each);
        const next = refusal || each.step === null ? null : stepAfter(chain, each.step, each);
        results.set(each.id, { registrationId: each.id, status: each.status, refusal });
        if (refusal) continue;
        if (next === null && row.admission === 'AUTO_ADMIT') last.push(each);
        else {
          await tx.run('UPDATE registrations SET step = ?, changedAt = ? WHERE id = ?', [next, tx.now, each.id]);
          approved.push(each);
        }
      }
      const seated = await seatInOrder(tx, cohort, last, actor.name, (_, isHindered): ApproveRefusal | null => (isHindered ? { code: 'TEACHER_HINDERED' } : null));
      for (const each of last) {
        const outcome = seated.get(each.id);
        if (!outcome) continue;
        results.set(each.id, { registrationId: each.id, ...outcome });
        if (outcome.status !== 'REQUESTED') approved.push(each);
      }
      await tx.insertMany(RegistrationApprovalRow, approved.map((each) => ({ registrationId: each.id, step: each.step as ApprovalStep, isApproved: true, reason: null, accountId: actor.accountId, byName: actor.name, decidedAt: tx.now })));
      await cohort.save(this.attendance);
      if (approved.length > 0) tx.audit({ action: 'registration.approve', subjectType: 'Cohort', subjectId: row.id, details: { approved: approved.map(({ id, step }) => [id, step]) } });
      return done([...results.values()]);
    });
  }

  /** Declines requests, with the reason that the teachers will read. */
  reject(actor: Actor, input: ApprovalInput & { readonly reason: string }): Promise<Outcome<DecisionResult[]>> {
    return once(this.work, actor, { operation: 'registrationReject', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { cohort, registrations } = await lockRegistrations(tx, input);
      const results = registrations.map((each): DecisionResult => {
        const refusal = refusalOf(actor, cohort.row.status, each);
        return { registrationId: each.id, status: refusal ? each.status : 'DECLINED', refusal };
      });
      const rejected = registrations.filter((each) => results.some(({ registrationId, refusal }) => registrationId === each.id && !refusal));
      for (const each of rejected) cohort.leave(each.status, each);
      await tx.insertMany(RegistrationApprovalRow, rejected.map((each) => ({ registrationId: each.id, step: each.step as ApprovalStep, isApproved: false, reason: input.reason, accountId: actor.accountId, byName: actor.name, decidedAt: tx.now })));
      await moveRegistrations(tx, rejected.map((each) => each.id), 'DECLINED', { reason: input.reason, byName: actor.name });
      await cohort.save(this.attendance);
      if (rejected.length > 0) tx.audit({ action: 'registration.reject', subjectType: 'Cohort', subjectId: cohort.row.id, details: { rejected: rejected.map(({ id, step }) => [id, step]), reason: input.reason } });
      return done(results);
    });
  }
}

/** Steps at which the actor decides on this registration. */
export function stepsOf(actor: Actor, { schoolId, areaId }: { readonly schoolId: number; readonly areaId: number | null }): ApprovalStep[] {
  return [...(isWithin(actor.reach('SCHOOL_ADMINISTRATOR'), { schoolId }) ? ['SCHOOL' as const] : []), ...(isWithin(actor.reach('AREA_LEAD'), { areaId }) ? ['AREA' as const] : [])];
}

/** @throws RequestError NOT_FOUND when the registration is none of the actor's business. */
function refusalOf(actor: Actor, cohortStatus: Parameters<typeof refusalToDecideStep>[0]['cohortStatus'], each: LockedRegistration): ApproveRefusal | null {
  const mine = stepsOf(actor, each);
  if (mine.length === 0) throw registrationNotFound();
  return refusalToDecideStep({ cohortStatus, status: each.status, step: each.step, mine, isOwn: actor.teacherId === each.teacherId });
}
