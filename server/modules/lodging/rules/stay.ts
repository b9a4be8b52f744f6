import type { Diet } from './vocabulary.js';

export interface Offer {
  readonly nights: readonly string[];
  /** Such as `2026-07-11/LUNCH`. */
  readonly meals: readonly string[];
}

export interface Wish extends Offer {
  readonly diet: Diet;
  readonly dietNote: string;
}

export type StayRefusal = { readonly code: 'NOT_ADMITTED' } | { readonly code: 'CLASS_ENDED' } | { readonly code: 'ANSWERS_CLOSED'; readonly answerBy: string } | { readonly code: 'NOT_OFFERED' } | { readonly code: 'DIET_UNNAMED' };

/** Why this answer is not taken, or null. After the deadline only the centre still enters answers. */
export function refusalOfStay({ isAdmitted, isEnded, byCentre, now, answerBy, offer, wish }: {
  isAdmitted: boolean; isEnded: boolean; byCentre: boolean; now: string; answerBy: string; offer: Offer; wish: Wish;
}): StayRefusal | null {
  if (!isAdmitted) return { code: 'NOT_ADMITTED' };
  if (isEnded) return { code: 'CLASS_ENDED' };
  if (!byCentre && now > answerBy) return { code: 'ANSWERS_CLOSED', answerBy };
  if (!wish.nights.every((each) => offer.nights.includes(each)) || !wish.meals.every((each) => offer.meals.includes(each))) return { code: 'NOT_OFFERED' };
  return wish.diet === 'OTHER' && wish.dietNote.trim() === '' ? { code: 'DIET_UNNAMED' } : null;
}

export interface MealCount { readonly meal: string; readonly people: number; readonly halal: number; readonly vegetarian: number; readonly other: number }

/** What the kitchen cooks: people by meal, and those of them who eat otherwise. */
export function mealCounts(offered: readonly string[], wishes: readonly Pick<Wish, 'meals' | 'diet'>[]): MealCount[] {
  return offered.map((meal) => {
    const eaters = wishes.filter(({ meals }) => meals.includes(meal));
    const of = (diet: Diet): number => eaters.filter((each) => each.diet === diet).length;
    return { meal, people: eaters.length, halal: of('HALAL'), vegetarian: of('VEGETARIAN'), other: of('OTHER') };
  });
}

export const nightCounts = (offered: readonly string[], wishes: readonly Pick<Wish, 'nights'>[]): { day: string; people: number }[] =>
  offered.map((day) => ({ day, people: wishes.filter(({ nights }) => nights.includes(day)).length }));
