import type { Day } from '../../../platform/clock.js';

/** MISSED: something cannot be reached any more. URGENT: little time or twice the usual pace needed. BEHIND: behind the pace. */
export const WARNING_LEVELS = ['MISSED', 'URGENT', 'BEHIND'] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

/** A year or a cycle that is not over. Centicredits. */
export interface OpenSpan {
  readonly span: 'YEAR' | 'CYCLE';
  readonly startDay: Day;
  readonly endDay: Day;
  readonly goalCenticredits: number;
  readonly shortCenticredits: number;
}

export interface RiskFacts {
  readonly today: Day;
  /** Whether the rules have a way for late entries of years past: then nothing is out of reach for good. */
  readonly mayEnterLate: boolean;
  /** Years of the cycle that ended with something owed. */
  readonly lostYears: readonly number[];
  /** Categories that are short, with the most that their yearly caps still allow before the cycle ends; null without such caps. */
  readonly categories: readonly { readonly key: string; readonly shortCenticredits: number; readonly reachableCenticredits: number | null }[];
  readonly spans: readonly OpenSpan[];
}

/** Why a teacher is warned, with the figures of the sentence. Pace in tenths: 25 is two and a half times the usual one. */
export type Risk =
  | { readonly level: 'MISSED' | 'BEHIND'; readonly code: 'YEAR_LOST'; readonly year: number }
  | ({ readonly level: 'MISSED' | 'BEHIND'; readonly code: 'CAP_IN_THE_WAY' } & Blocked)
  | { readonly level: 'URGENT' | 'BEHIND'; readonly code: 'SHORT'; readonly span: OpenSpan; readonly daysLeft: number; readonly paceTenths: number; readonly blocked: Blocked | null };

/** A category that the years still to come cannot fill. */
export interface Blocked { readonly categoryKey: string; readonly shortCenticredits: number; readonly reachableCenticredits: number }

/** With so few days left whatever is missing is urgent. */
export const URGENT_DAYS = 60;
const URGENT_PACE_TENTHS = 20;
const BEHIND_PACE_TENTHS = 12;

/**
 * Whether a teacher is to be warned, or null. Pure; the worst is told: what cannot be reached any more where the rules
 * forbid late entries, then the open
 * span that needs the greatest pace. The pace is what is missing per day left, held against the goal per day of the
 * whole span; whole numbers only.
 */
export function riskOf({ today, mayEnterLate, lostYears, categories, spans }: RiskFacts): Risk | null {
  const blocked = categories.flatMap(({ key, shortCenticredits, reachableCenticredits }): Blocked[] => (reachableCenticredits !== null && shortCenticredits > reachableCenticredits ? [{ categoryKey: key, shortCenticredits, reachableCenticredits }] : []))[0] ?? null;
  const past = (level: 'MISSED' | 'BEHIND'): Risk | null => {
    if (blocked) return { level, code: 'CAP_IN_THE_WAY', ...blocked };
    return lostYears.length > 0 ? { level, code: 'YEAR_LOST', year: Math.max(...lostYears) } : null;
  };
  const lost = mayEnterLate ? null : past('MISSED');
  if (lost) return lost;
  const pressing = spans.filter(({ shortCenticredits }) => shortCenticredits > 0).map((span) => {
    const daysLeft = Math.max(1, daysBetween(today, span.endDay) + 1);
    const goal = Math.max(span.goalCenticredits, span.shortCenticredits);
    return { span, daysLeft, paceTenths: Math.floor((10 * span.shortCenticredits * (daysBetween(span.startDay, span.endDay) + 1)) / (goal * daysLeft)) };
  }).sort((one, other) => other.paceTenths - one.paceTenths || one.daysLeft - other.daysLeft);
  const worst = pressing.find(({ daysLeft }) => daysLeft <= URGENT_DAYS) ?? pressing[0];
  if (!worst) return past('BEHIND');
  if (worst.daysLeft <= URGENT_DAYS || worst.paceTenths >= URGENT_PACE_TENTHS) return { level: 'URGENT', code: 'SHORT', blocked, ...worst };
  return worst.paceTenths >= BEHIND_PACE_TENTHS ? { level: 'BEHIND', code: 'SHORT', blocked, ...worst } : past('BEHIND');
}

const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
