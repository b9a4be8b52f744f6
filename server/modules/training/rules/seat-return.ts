import type { Words } from '../../../platform/locale.js';
import { REMOTENESS, type Remoteness } from '../../organisations/rules/vocabulary.js';
import type { CohortStatus, OfferCriterion } from './vocabulary.js';

/** Are there seats to take back now? Not when the deadline was moved, is done already, or the class is not open. */
export function isReturnDue(cohort: { readonly status: CohortStatus; readonly seatsReturnAt: string | null }, now: string): boolean {
  return cohort.status === 'OPEN' && cohort.seatsReturnAt !== null && cohort.seatsReturnAt <= now;
}

export type ReturnRefusal = { readonly code: 'RETURN_WITHOUT_QUOTAS' } | { readonly code: 'RETURN_NOT_AHEAD' } | { readonly code: 'RETURN_AFTER_START' };

/** Why the deadline of quotas may not be this one. Null takes it away. */
export function refusalOfReturn(facts: { readonly returnAt: string | null; readonly quotas: number; readonly now: string; readonly classBegins: string }): ReturnRefusal | null {
  const { returnAt } = facts;
  if (returnAt === null) return null;
  if (facts.quotas === 0) return { code: 'RETURN_WITHOUT_QUOTAS' };
  if (returnAt <= facts.now) return { code: 'RETURN_NOT_AHEAD' };
  return returnAt >= facts.classBegins ? { code: 'RETURN_AFTER_START' } : null;
}

/** What puts a school before or behind another. */
export interface SchoolClaim {
  readonly schoolId: number;
  readonly schoolCode: string;
  readonly teacherCount: number;
  readonly remoteness: Remoteness;
  /** Seats in the county's classes of the two years before. */
  readonly pastAdmitted: number;
}

/** Past seats per thousand teachers, rounded down; a school without teachers has had its share. */
export function pastPermille({ pastAdmitted, teacherCount }: Pick<SchoolClaim, 'pastAdmitted' | 'teacherCount'>): number {
  return teacherCount === 0 ? 1000 : Math.floor((pastAdmitted * 1000) / teacherCount);
}

const REMOTE_FIRST: readonly Remoteness[] = ['remote', 'township', 'town'];
const WEIGHT: { readonly [C in OfferCriterion]: (school: SchoolClaim) => number } = {
  REMOTENESS: (school) => REMOTE_FIRST.indexOf(school.remoteness),
  PAST_SHARE: pastPermille,
  SIZE: (school) => school.teacherCount,
};

/** The order of an offer: by the first criterion in which two schools differ, at last by their codes, so that it can be done over. */
export function inOfferOrder<S extends SchoolClaim>(schools: readonly S[], order: readonly OfferCriterion[]): S[] {
  return [...schools].sort((one, other) => {
    for (const criterion of order) {
      const difference = WEIGHT[criterion](one) - WEIGHT[criterion](other);
      if (difference !== 0) return difference;
    }
    return one.schoolCode < other.schoolCode ? -1 : 1;
  });
}

/**
 * Gives seats out in rounds: in each round every school in turn gets one person in, or one group
 * that goes together where it still fits, until no seat is left or nobody waits.
 *
 * @param schools in the order of the offer; the units of each in the order of the waiting list.
 */
export function shareOut<W>(free: number, schools: readonly (readonly (readonly W[])[])[]): W[] {
  const left = schools.map((units) => [...units]);
  const chosen: W[] = [];
  for (let goesOn = true; goesOn && chosen.length < free;) {
    goesOn = false;
    for (const units of left) {
      const at = units.findIndex((unit) => chosen.length + unit.length <= free);
      if (at < 0) continue;
      chosen.push(...(units.splice(at, 1)[0] as readonly W[]));
      goesOn = true;
    }
  }
  return chosen;
}

/** Why a school stood where it stood, and what came of it. */
export function explainOffer(offer: { readonly ordinal: number; readonly teacherCount: number; readonly remoteness: Remoteness; readonly pastAdmitted: number; readonly pastPermille: number; readonly wanted: number; readonly granted: number }, order: readonly OfferCriterion[]): Words {
  const where = REMOTENESS.find((each) => each.code === offer.remoteness) ?? { zh: offer.remoteness, en: offer.remoteness };
  const percent = `${Math.floor(offer.pastPermille / 10)}.${offer.pastPermille % 10}%`;
  const zh: Readonly<Record<OfferCriterion, string>> = { REMOTENESS: where.zh, PAST_SHARE: `近两年参训 ${offer.pastAdmitted} 人次，占 ${percent}`, SIZE: `教师 ${offer.teacherCount} 人` };
  const en: Readonly<Record<OfferCriterion, string>> = { REMOTENESS: where.en.toLowerCase(), PAST_SHARE: `${offer.pastAdmitted} seats in two years, ${percent}`, SIZE: `${offer.teacherCount} teachers` };
  const short = offer.granted < offer.wanted;
  return {
    zh: `第 ${offer.ordinal} 位：${order.map((each) => zh[each]).join('；')}。候补 ${offer.wanted} 人，递补 ${offer.granted} 人${short ? '，其余名额已按次序用完' : ''}。`,
    en: `Number ${offer.ordinal}: ${order.map((each) => en[each]).join('; ')}. ${offer.wanted} waiting, ${offer.granted} admitted${short ? '; the other seats went to schools in their turn' : ''}.`,
  };
}
