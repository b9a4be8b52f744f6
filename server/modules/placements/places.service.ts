import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { ATTENDING, type Attendance } from '../attendance/index.js';
import { freePlace, givePlaces, lockClass, mentorsOf, participantsOf, placementNotFound, standingsOf } from './placements.store.js';
import { type PlaceRefusal, refusalToPlace } from './rules/placement.js';
import { proposePlaces } from './rules/proposal.js';

type Keyed = { idempotencyKey?: string | null | undefined };
export type ProposeRefusal = { readonly code: 'CLASS_ENDED' };

/** Who of a class is placed with which mentor. Every change holds the class's lock. */
export class Places {
  constructor(private readonly work: UnitOfWork, private readonly attendance: Attendance) {}

  /** Places somebody with a mentor, out of where he was; without a mentor his place comes free. */
  assign(actor: Actor, input: { readonly cohortId: string; readonly teacherId: string; readonly mentorId?: string | null } & Keyed): Promise<Outcome<number, PlaceRefusal>> {
    return once(this.work, actor, { operation: 'placementAssign', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, PlaceRefusal>> => {
      const cohort = await lockClass(tx, Number(input.cohortId));
      const teacherId = Number(input.teacherId);
      const person = (await participantsOf(tx, cohort.id)).find((each) => each.teacherId === teacherId);
      const mentor = input.mentorId == null ? null : (await mentorsOf(tx, cohort.id)).find(({ id }) => id === Number(input.mentorId));
      if (mentor === undefined) throw placementNotFound();
      const before = (await standingsOf(tx, cohort.id)).find((each) => each.teacherId === teacherId);
      if (before?.mentorId === mentor?.id) return done(cohort.id);
      const leaves = before && before.rollId !== mentor?.rollId;
      const refusal = refusalToPlace({ isEnded: cohort.isEnded, isAdmitted: person !== undefined, schoolId: person?.schoolId ?? 0, hasPresence: leaves ? await hasBeenAt(tx, before.rollId, teacherId) : false, mentor });
      if (refusal) return refused(refusal);
      if (before) await freePlace(tx, this.attendance, before);
      if (mentor) await givePlaces(tx, this.attendance, cohort.id, mentor, [teacherId]);
      tx.audit({ action: 'placement.assign', subjectType: 'Cohort', subjectId: cohort.id, details: { teacherId, mentorId: mentor?.id ?? null } });
      return done(cohort.id);
    });
  }

  /** Places those who have no place by subject and stage; answers how many got one. Nobody who has a place is moved. */
  propose(actor: Actor, input: { readonly cohortId: string } & Keyed): Promise<Outcome<number, ProposeRefusal>> {
    return once(this.work, actor, { operation: 'placementPropose', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ProposeRefusal>> => {
      const cohort = await lockClass(tx, Number(input.cohortId));
      if (cohort.isEnded) return refused({ code: 'CLASS_ENDED' });
      const mentors = await mentorsOf(tx, cohort.id);
      const placed = new Set((await standingsOf(tx, cohort.id)).map(({ teacherId }) => teacherId));
      const given = proposePlaces(mentors.map(({ id, capacity, used, ...mentor }) => ({ ...mentor, mentorId: id, free: capacity - used })), (await participantsOf(tx, cohort.id)).filter(({ teacherId }) => !placed.has(teacherId)));
      for (const mentor of mentors) {
        const teacherIds = given.filter(({ mentorId }) => mentorId === mentor.id).map(({ teacherId }) => teacherId);
        if (teacherIds.length > 0) await givePlaces(tx, this.attendance, cohort.id, mentor, teacherIds);
      }
      if (given.length > 0) tx.audit({ action: 'placement.propose', subjectType: 'Cohort', subjectId: cohort.id, details: { given: given.length } });
      return done(given.length);
    });
  }

  /** Who left the class frees his place. Told by training after its commit; a class that has ended keeps what was. */
  readonly freeThoseWhoLeft = async (tx: Tx, { cohortId, teacherIds }: { cohortId: number; teacherIds: readonly number[] }): Promise<void> => {
    if (!(await tx.row('SELECT id FROM placement_hosts WHERE cohortId = ? LIMIT 1', [cohortId]))) return;
    const cohort = await lockClass(tx, cohortId);
    if (cohort.isEnded) return;
    const admitted = new Set((await participantsOf(tx, cohort.id)).map(({ teacherId }) => teacherId));
    const gone = (await standingsOf(tx, cohort.id)).filter(({ teacherId }) => teacherIds.includes(teacherId) && !admitted.has(teacherId));
    for (const each of gone) await freePlace(tx, this.attendance, each);
    if (gone.length > 0) tx.audit({ action: 'placement.free', subjectType: 'Cohort', subjectId: cohort.id, details: { teacherIds: gone.map(({ teacherId }) => teacherId) } });
  };
}

async function hasBeenAt(tx: Tx, rollId: number, teacherId: number): Promise<boolean> {
  return await tx.row('SELECT p.sessionId FROM presences p JOIN register_sessions s ON s.id = p.sessionId WHERE s.rollId = ? AND p.teacherId = ? AND p.status IN (?) LIMIT 1', [rollId, teacherId, [...ATTENDING]]) !== undefined;
}
