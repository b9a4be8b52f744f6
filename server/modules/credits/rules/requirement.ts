import type { CountedPosting } from './counted-credits.js';
import { amountUnder, type OverflowMovement } from './overflow.js';
import { isFor } from './person-class.js';
import type { BlockDuty, Fraction, Minimum, RuleSet, Target } from './rule-set.js';
import { centicreditsOf, selects, selectsAll, soleCategory, targetCenticreditsFor, targetFor } from './selection.js';

export type YearState = 'BEFORE_HIRE' | 'ENDED' | 'CURRENT' | 'FUTURE';

/** A year of the cycle or the whole of it, as far as the person owes something for it. */
export interface DutyPeriod {
  readonly span: 'YEAR' | 'CYCLE';
  /** Null for the cycle. */
  readonly cycleYear: number | null;
  readonly state: YearState;
  readonly classes: ReadonlySet<string>;
  /** Years owed of the years there are: fewer when exempt years shorten the cycle, or for a late entry. */
  readonly owedYears: number;
  readonly ofYears: number;
  /** Keys of the exemptions that hold here. */
  readonly exemptionKeys: readonly string[];
}

export type RequirementStatus = 'MET' | 'SHORT' | 'WAIVED' | 'NOT_YET';

interface Standing {
  readonly requirementKey: string;
  readonly span: 'YEAR' | 'CYCLE';
  /** Null: over the whole cycle. */
  readonly cycleYear: number | null;
  readonly status: RequirementStatus;
  /** Key of the exemption, or null. */
  readonly waivedBy: string | null;
  /** The year or cycle is over: ordinary entries can add nothing. */
  readonly periodEnded: boolean;
}

interface Owed {
  readonly countedCenticredits: number;
  readonly requiredCenticredits: number;
  /** What must still be earned under it; 0 when it is met. */
  readonly shortCenticredits: number;
  /** Of a minimum that is a share of everything earned: it grows with what is earned to reach it. */
  readonly shareOfTotal?: { readonly share: Fraction; readonly totalCenticredits: number };
}

/** One thing owed, and how it stands. */
export type RequirementStanding = Standing & (
  | ({ readonly kind: 'TARGET' | 'MINIMUM' } & Owed)
  | { readonly kind: 'BLOCK'; readonly longestMinutes: number; readonly requiredMinutes: number }
);

interface MissingIn { readonly requirementKey: string; readonly span: 'YEAR' | 'CYCLE'; readonly cycleYear: number | null; readonly periodEnded: boolean }
interface Shortfall extends MissingIn, Owed {}

/** What would close a gap. Totals, then minima, then blocks, each in the document's order. */
export type MissingItem =
  | ({ readonly code: 'TOTAL_SHORT' } & Shortfall)
  | ({ readonly code: 'MINIMUM_SHORT' } & Shortfall)
  | ({ readonly code: 'BLOCK_MISSING'; readonly longestMinutes: number; readonly requiredMinutes: number } & MissingIn);

/** The person's target of the period, or null when none is stated. An amount cut by years rounds up. */
export function targetOwed(ruleSet: RuleSet, period: DutyPeriod): { readonly target: Target; readonly centicredits: number } | null {
  const target = targetFor(ruleSet, period.classes, period.span);
  return target === null ? null : { target, centicredits: byYears(target.centicredits, period) };
}

/** Centicredits a minimum asks of the period, or null when it is not for this person. `totalCenticredits` is what he earned in it. */
export function minimumOwed(ruleSet: RuleSet, minimum: Minimum, period: DutyPeriod, totalCenticredits: number): number | null {
  if (minimum.span !== period.span || !isFor(minimum, period.classes)) return null;
  if (minimum.amount.kind === 'ABSOLUTE') return byYears(minimum.amount.centicredits, period);
  const target = targetCenticreditsFor(ruleSet, period.classes, period.span);
  return centicreditsOf(minimum.amount, { targetCenticredits: target === null ? null : byYears(target, period), totalCenticredits }, 'UP');
}

/** What must still be earned under a minimum, in centicredits. Whoever is short of a share of everything earns to both sides of it. */
function shortOf({ amount }: Minimum, countedCenticredits: number, requiredCenticredits: number, totalCenticredits: number): number {
  const missing = Math.max(0, requiredCenticredits - countedCenticredits);
  if (missing === 0 || amount.kind !== 'SHARE' || amount.of !== 'TOTAL' || amount.share.numerator === amount.share.denominator) return missing;
  const { numerator, denominator } = amount.share;
  return Math.ceil((totalCenticredits * numerator - countedCenticredits * denominator) / (denominator - numerator));
}

/** What the category as a whole is short of in the period: of the minima owed, the one that asks for most. */
export function categoryShort(ruleSet: RuleSet, categoryKey: string, period: DutyPeriod, countedCenticredits: number, totalCenticredits: number): number {
  return categoryMinima(ruleSet, categoryKey, period).reduce((most, row) => {
    const owed = minimumOwed(ruleSet, row, period, totalCenticredits);
    return owed === null ? most : Math.max(most, shortOf(row, countedCenticredits, owed, totalCenticredits));
  }, 0);
}

const categoryMinima = (ruleSet: RuleSet, categoryKey: string, period: DutyPeriod): Minimum[] =>
  ruleSet.minima.filter((row) => soleCategory(row.selector) === categoryKey && waiverOf(ruleSet, row.key, period) === null);

/** The largest minimum on the category as a whole that the person still owes in the period, or null. */
export function categoryMinimum(ruleSet: RuleSet, categoryKey: string, period: DutyPeriod, totalCenticredits: number): number | null {
  const owed = categoryMinima(ruleSet, categoryKey, period)
    .map((row) => minimumOwed(ruleSet, row, period, totalCenticredits)).filter((value) => value !== null);
  return owed.length === 0 ? null : Math.max(...owed);
}

/** The smallest cap of the span on the category as a whole, or (null) on everything; null when there is none. */
export function categoryMaximum(ruleSet: RuleSet, categoryKey: string | null, period: DutyPeriod, totalCenticredits: number): number | null {
  const limits = ruleSet.caps
    .filter((row) => row.span === period.span && isFor(row, period.classes) && (categoryKey === null ? selectsAll(row.selector) : soleCategory(row.selector) === categoryKey))
    .map((row) => centicreditsOf(row.amount, { targetCenticredits: targetCenticreditsFor(ruleSet, period.classes, period.span), totalCenticredits }, 'DOWN'))
    .filter((value) => value !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** The first exemption that waives the requirement in the period, or null. */
export function waiverOf(ruleSet: RuleSet, requirementKey: string, period: DutyPeriod): string | null {
  const waiver = ruleSet.exemptions.find((row) => period.exemptionKeys.includes(row.key)
    && (row.waives.kind === 'EVERYTHING' || row.waives.keys.includes(requirementKey)));
  return waiver?.key ?? null;
}

/** How everything owed in the period stands. Nothing is owed for years before the person was hired. */
export function requirementStandings(ruleSet: RuleSet, period: DutyPeriod, counted: readonly CountedPosting[], movements: readonly OverflowMovement[]): RequirementStanding[] {
  if (period.state === 'BEFORE_HIRE') return [];
  const everything = { categoryKeys: [], levels: [], topicKeys: [], itemKeys: [] };
  const totalCenticredits = amountUnder(everything, period.cycleYear, counted, movements);
  const standing = (requirementKey: string, isMet: boolean): Standing => {
    const waivedBy = waiverOf(ruleSet, requirementKey, period);
    const status = waivedBy !== null ? 'WAIVED' : isMet ? 'MET' : period.state === 'FUTURE' ? 'NOT_YET' : 'SHORT';
    return { requirementKey, span: period.span, cycleYear: period.cycleYear, status, waivedBy, periodEnded: period.state === 'ENDED' };
  };
  const amount = (kind: 'TARGET' | 'MINIMUM', requirementKey: string, owes: Owed): RequirementStanding => ({ kind, ...standing(requirementKey, owes.shortCenticredits === 0), ...owes });

  const standings: RequirementStanding[] = [];
  const owed = targetOwed(ruleSet, period);
  if (owed !== null) standings.push(amount('TARGET', owed.target.key, { countedCenticredits: totalCenticredits, requiredCenticredits: owed.centicredits, shortCenticredits: Math.max(0, owed.centicredits - totalCenticredits) }));
  for (const minimum of ruleSet.minima) {
    const requiredCenticredits = minimumOwed(ruleSet, minimum, period, totalCenticredits);
    if (requiredCenticredits === null) continue;
    const countedCenticredits = amountUnder(minimum.selector, period.cycleYear, counted, movements);
    standings.push(amount('MINIMUM', minimum.key, {
      countedCenticredits, requiredCenticredits, shortCenticredits: shortOf(minimum, countedCenticredits, requiredCenticredits, totalCenticredits),
      ...(minimum.amount.kind === 'SHARE' && minimum.amount.of === 'TOTAL' ? { shareOfTotal: { share: minimum.amount.share, totalCenticredits } } : {}),
    }));
  }
  for (const duty of ruleSet.blockDuties) {
    if (duty.span !== period.span || !isFor(duty, period.classes)) continue;
    const longestMinutes = longestBlock(duty, period, counted);
    standings.push({ kind: 'BLOCK', ...standing(duty.key, longestMinutes >= duty.uninterruptedMinutes), longestMinutes, requiredMinutes: duty.uninterruptedMinutes });
  }
  return standings;
}

export function missingItems(standings: readonly RequirementStanding[]): MissingItem[] {
  return standings.filter((standing) => standing.status === 'SHORT').map((standing) => {
    const { requirementKey, span, cycleYear, periodEnded } = standing;
    const where = { requirementKey, span, cycleYear, periodEnded };
    if (standing.kind === 'BLOCK') return { code: 'BLOCK_MISSING', ...where, longestMinutes: standing.longestMinutes, requiredMinutes: standing.requiredMinutes };
    const { countedCenticredits, requiredCenticredits, shortCenticredits, shareOfTotal } = standing;
    return { code: standing.kind === 'TARGET' ? 'TOTAL_SHORT' : 'MINIMUM_SHORT', ...where, countedCenticredits, requiredCenticredits, shortCenticredits, ...(shareOfTotal ? { shareOfTotal } : {}) };
  });
}

function longestBlock(duty: BlockDuty, period: DutyPeriod, counted: readonly CountedPosting[]): number {
  return counted.filter((entry) => (period.cycleYear === null || entry.cycleYear === period.cycleYear) && selects(duty.selector, entry))
    .reduce((longest, entry) => Math.max(longest, entry.uninterruptedMinutes), 0);
}

function byYears(centicredits: number, { owedYears, ofYears }: DutyPeriod): number {
  return Math.ceil((centicredits * owedYears) / ofYears);
}
