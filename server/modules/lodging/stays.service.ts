import { badInput } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { LodgingStayRow, LodgingTermsRow } from './lodging.entities.js';
import { freeBeds, lockTerms, lodgingNotFound } from './lodging.store.js';
import { refusalOfStay, type StayRefusal, type Wish } from './rules/stay.js';
import { MEAL_CODES } from './rules/vocabulary.js';

type Keyed = { idempotencyKey?: string | null | undefined };
export type TermsRefusal = { readonly code: 'NOTHING_OFFERED' } | { readonly code: 'ANSWERED_FOR'; readonly people: number } | { readonly code: 'CLASS_ENDED' };
export interface TermsInput { readonly cohortId: string; readonly nights: readonly string[]; readonly meals: readonly string[]; readonly answerBy: string; readonly note: string }

/** What a class offers, and what participants say to it. */
export class Stays {
  constructor(private readonly work: UnitOfWork) {}

  /** Offers nights and meals, or changes the offer; what somebody has asked for stays offered. */
  setTerms(actor: Actor, input: TermsInput & Keyed): Promise<Outcome<number, TermsRefusal>> {
    return once(this.work, actor, { operation: 'lodgingSetTerms', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, TermsRefusal>> => {
      const cohort = await tx.lockOne<{ id: number; status: string }>('SELECT id, status FROM cohorts WHERE id = ?', [Number(input.cohortId)]);
      if (!cohort) throw badInput('input.cohortId', { zh: '找不到该培训班。', en: 'There is no such cohort.' });
      if (cohort.status === 'CLOSING' || cohort.status === 'CLOSED') return refused({ code: 'CLASS_ENDED' });
      const nights = [...new Set(input.nights)].sort();
      const meals = [...new Set(input.meals)].sort(byDayAndMeal);
      if (nights.length + meals.length === 0) return refused({ code: 'NOTHING_OFFERED' });
      const stays = await tx.rows<{ nights: string; meals: string }>('SELECT nights, meals FROM lodging_stays WHERE cohortId = ?', [cohort.id]);
      const stranded = stays.filter((each) => (JSON.parse(each.nights) as string[]).some((night) => !nights.includes(night)) || (JSON.parse(each.meals) as string[]).some((meal) => !meals.includes(meal)));
      if (stranded.length > 0) return refused({ code: 'ANSWERED_FOR', people: stranded.length });
      await tx.upsertMany(LodgingTermsRow, [{ cohortId: cohort.id, nights: JSON.stringify(nights), meals: JSON.stringify(meals), answerBy: input.answerBy, note: input.note.trim(), changedAt: tx.now }], ['cohortId'], { nights: 'replace', meals: 'replace', answerBy: 'replace', note: 'replace', changedAt: 'replace' });
      tx.audit({ action: 'lodging.setTerms', subjectType: 'Cohort', subjectId: cohort.id, details: { nights: nights.length, meals: meals.length, answerBy: input.answerBy } });
      return done(cohort.id);
    });
  }

  /**
   * Takes an answer, the last one counts. Who no longer stays frees his bed.
   * @param teacherId whose, when the centre enters it; the actor himself otherwise.
   * @throws RequestError NOT_FOUND when the class offers nothing, or the actor has nothing to do with it.
   */
  answer(actor: Actor, input: { readonly cohortId: string; readonly teacherId?: string | null } & Wish & Keyed): Promise<Outcome<number, StayRefusal>> {
    return once(this.work, actor, { operation: 'lodgingAnswer', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, StayRefusal>> => {
      const byCentre = actor.reach('ADMINISTRATOR', 'COORDINATOR').county && input.teacherId != null;
      const teacherId = byCentre ? Number(input.teacherId) : actor.teacherId;
      if (teacherId === null || (!byCentre && input.teacherId != null && Number(input.teacherId) !== teacherId)) throw lodgingNotFound();
      const terms = await lockTerms(tx, Number(input.cohortId));
      const registration = await tx.row<{ status: string }>('SELECT status FROM registrations WHERE cohortId = ? AND teacherId = ?', [terms.cohortId, teacherId]);
      if (!registration) throw lodgingNotFound();
      const wish: Wish = { nights: [...new Set(input.nights)].sort(), meals: [...new Set(input.meals)].sort(byDayAndMeal), diet: input.diet, dietNote: input.diet === 'OTHER' ? input.dietNote.trim() : '' };
      const refusal = refusalOfStay({ isAdmitted: registration.status === 'ADMITTED', isEnded: terms.isEnded, byCentre, now: tx.now, answerBy: terms.answerBy, offer: terms, wish });
      if (refusal) return refused(refusal);
      await tx.upsertMany(LodgingStayRow, [{ cohortId: terms.cohortId, teacherId, nights: JSON.stringify(wish.nights), meals: JSON.stringify(wish.meals), diet: wish.diet, dietNote: wish.dietNote, answeredByName: actor.name, answeredAt: tx.now }], ['cohortId', 'teacherId'],
        { nights: 'replace', meals: 'replace', diet: 'replace', dietNote: 'replace', answeredByName: 'replace', answeredAt: 'replace' });
      const freed = wish.nights.length === 0 ? await freeBeds(tx, terms.cohortId, [teacherId]) : 0;
      tx.audit({ action: 'lodging.answer', subjectType: 'Cohort', subjectId: terms.cohortId, details: { teacherId, nights: wish.nights.length, meals: wish.meals.length, freed } });
      return done(terms.cohortId);
    });
  }
}

/** Participants who left their class need no bed and no meal. Told by training after its commit. */
export async function freeThoseWhoLeft(tx: Tx, { cohortId, teacherIds }: { cohortId: number; teacherIds: readonly number[] }): Promise<void> {
  if (!(await tx.lockOne('SELECT id FROM lodging_terms WHERE cohortId = ?', [cohortId]))) return;
  const back = await tx.rows<{ teacherId: number }>("SELECT teacherId FROM registrations WHERE cohortId = ? AND teacherId IN (?) AND status = 'ADMITTED'", [cohortId, teacherIds]);
  const gone = teacherIds.filter((each) => !back.some(({ teacherId }) => teacherId === each));
  const freed = await freeBeds(tx, cohortId, gone);
  const dropped = await tx.run('DELETE FROM lodging_stays WHERE cohortId = ? AND teacherId IN (?)', [cohortId, gone]);
  if (freed + dropped > 0) tx.audit({ action: 'lodging.free', subjectType: 'Cohort', subjectId: cohortId, details: { teacherIds: gone, freed } });
}

function byDayAndMeal(a: string, b: string): number {
  const [dayA = '', mealA = ''] = a.split('/');
  const [dayB = '', mealB = ''] = b.split('/');
  return dayA === dayB ? MEAL_CODES.findIndex((each) => each === mealA) - MEAL_CODES.findIndex((each) => each === mealB) : dayA < dayB ? -1 : 1;
}
