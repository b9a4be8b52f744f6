import { yearsOfCycle, type CycleYear } from './calendar.js';
import { countCredits, type CountedPosting, type LedgerPosting, type Loss } from './counted-credits.js';
import { amountUnder, overflowMovement, type OverflowMovement } from './overflow.js';
import { classesHeld, type PersonFacts } from './person-class.js';
import {
  categoryMaximum, categoryMinimum, categoryShort, missingItems, requirementStandings, targetOwed, waiverOf,
  type DutyPeriod, type MissingItem, type RequirementStanding, type YearState,
} from './requirement.js';
import type { Overflow, RuleSet, Selector } from './rule-set.js';
import { soleCategory } from './selection.js';

export interface AssessmentPeriod {
  /** The year the cycle begins in, as `cycleYearOf` names it. */
  readonly cycleStartYear: number;
  /** Years that begin after this day are not yet held against the teacher. */
  readonly asOfDay: string;
}

/** Centicredits; a null bound is one the rule set does not state for this person. */
export interface CategoryStanding {
  readonly categoryKey: string;
  readonly postedCenticredits: number;
  /** What counts after caps and overflow. */
  readonly countedCenticredits: number;
  readonly movedInCenticredits: number;
  readonly movedOutCenticredits: number;
  readonly minimumCenticredits: number | null;
  readonly maximumCenticredits: number | null;
  readonly shortCenticredits: number;
}

export interface YearStanding extends CycleYear {
  readonly state: YearState;
  readonly countedCenticredits: number;
  readonly minimumCenticredits: number | null;
  readonly maximumCenticredits: number | null;
  readonly shortCenticredits: number;
  /** Key of the exemption that waives the year's target, or null. */
  readonly waivedBy: string | null;
  readonly categories: readonly CategoryStanding[];
}

export interface Assessment {
  readonly ruleSetKey: string;
  readonly ruleSetVersion: number;
  readonly cycleStartYear: number;
  readonly startDay: string;
  readonly endDay: string;
  /** The cycle is over on the day asked for. */
  readonly ended: boolean;
  /** Classes held over the cycle. */
  readonly classKeys: readonly string[];
  /** Years of the cycle that its amounts are owed for, and keys of the exemptions that left others out. */
  readonly owedYears: number;
  readonly shortenedBy: readonly string[];
  /** Everything owed is met or waived, and no year still to come owes something. */
  readonly met: boolean;
  readonly total: { readonly countedCenticredits: number; readonly targetCenticredits: number | null; readonly shortCenticredits: number };
  readonly years: readonly YearStanding[];
  readonly categories: readonly CategoryStanding[];
  readonly overflows: readonly OverflowMovement[];
  readonly losses: readonly Loss[];
  /** Credits above a category's minimum that no overflow may carry to where something is short. */
  readonly unusableSurplus: ReadonlyArray<{ readonly categoryKey: string; readonly surplusCenticredits: number }>;
  readonly requirements: readonly RequirementStanding[];
  readonly missing: readonly MissingItem[];
}

const EVERYTHING: Selector = { categoryKeys: [], levels: [], topicKeys: [], itemKeys: [] };

/**
 * How a teacher stands in a cycle: what counts, what moved, what was lost, what is owed and what is missing.
 *
 * Pure; `postings` are all ledger entries of that teacher and cycle, reversals included, whatever version
 * priced them, and `ruleSet` is the version that judges the cycle. Caps come first, then overflow in the
 * document's order, then the requirements. Classes are those held in each year and over the cycle.
 * The person's dates must be known where the cycle hangs on them (`missingPersonFact` is null). Units: centicredits.
 */
export function assessCycle(ruleSet: RuleSet, person: PersonFacts, postings: readonly LedgerPosting[], { cycleStartYear, asOfDay }: AssessmentPeriod): Assessment {
  const years = yearsOfCycle(ruleSet.cycle, person, cycleStartYear);
  const periods = dutyPeriods(ruleSet, person, years, asOfDay);
  const { yearPeriods, cyclePeriod } = periods;
  const { counted, losses } = countCredits(ruleSet, person, postings, years);
  const overflows = movementsOf(ruleSet, periods, counted, losses);
  const requirements = [cyclePeriod, ...yearPeriods].flatMap((period) => requirementStandings(ruleSet, period, counted, overflows));
  const missing = missingItems(requirements);
  const categoriesIn = (period: DutyPeriod) => ruleSet.categories.map(({ key }) => categoryStanding(ruleSet, key, period, postings, counted, overflows));
  const categories = categoriesIn(cyclePeriod);
  return {
    ruleSetKey: ruleSet.key, ruleSetVersion: ruleSet.version, cycleStartYear,
    startDay: years[0]?.startDay ?? asOfDay, endDay: years.at(-1)?.endDay ?? asOfDay,
    ended: cyclePeriod.state === 'ENDED',
    classKeys: [...cyclePeriod.classes],
    owedYears: cyclePeriod.owedYears,
    shortenedBy: ruleSet.exemptions.filter((row) => row.shortensCycle && yearPeriods.some((period) => period.exemptionKeys.includes(row.key))).map((row) => row.key),
    met: requirements.every(({ status }) => status === 'MET' || status === 'WAIVED'),
    total: totalStanding(ruleSet, cyclePeriod, counted, overflows),
    years: yearPeriods.map((period, index) => yearStanding(ruleSet, years[index] as CycleYear, period, counted, overflows, categoriesIn(period))),
    categories, overflows, losses: unmoved(losses, overflows, ruleSet),
    unusableSurplus: missing.some(({ code, span }) => code === 'MINIMUM_SHORT' && span === 'CYCLE') ? surplusOf(categories) : [],
    requirements, missing,
  };
}

interface DutyPeriods { readonly yearPeriods: readonly DutyPeriod[]; readonly cyclePeriod: DutyPeriod }

function dutyPeriods(ruleSet: RuleSet, person: PersonFacts, years: readonly CycleYear[], asOfDay: string): DutyPeriods {
  const startDay = years[0]?.startDay ?? asOfDay;
  const endDay = years.at(-1)?.endDay ?? asOfDay;
  const cycleClasses = classesHeld(ruleSet, person, startDay, endDay);
  const cycleExemptionKeys = exemptionKeys(ruleSet, 'CYCLE', cycleClasses);
  let owedYears = 0;
  const yearPeriods = years.map((year): DutyPeriod => {
    const classes = classesHeld(ruleSet, person, year.startDay, year.endDay);
    const yearExemptionKeys = exemptionKeys(ruleSet, 'YEAR', classes);
    const state = person.hireDay !== null && person.hireDay > year.endDay ? 'BEFORE_HIRE' : stateOf(year.startDay, year.endDay, asOfDay);
    const isCut = ruleSet.exemptions.some((row) => row.shortensCycle && yearExemptionKeys.includes(row.key));
    if (!isCut && (state !== 'BEFORE_HIRE' || ruleSet.policies.partialCycle === 'FULL')) owedYears += 1;
    return { span: 'YEAR', cycleYear: year.cycleYear, state, classes, owedYears: 1, ofYears: 1, exemptionKeys: [...cycleExemptionKeys, ...yearExemptionKeys] };
  });
  const cyclePeriod: DutyPeriod = {
    span: 'CYCLE', cycleYear: null, state: stateOf(startDay, endDay, asOfDay), classes: cycleClasses,
    owedYears, ofYears: Math.max(1, years.length), exemptionKeys: cycleExemptionKeys,
  };
  return { yearPeriods, cyclePeriod };
}

function exemptionKeys(ruleSet: RuleSet, span: 'YEAR' | 'CYCLE', classes: ReadonlySet<string>): string[] {
  return ruleSet.exemptions.filter((row) => row.span === span && row.classKeys.some((classKey) => classes.has(classKey))).map((row) => row.key);
}

function stateOf(startDay: string, endDay: string, asOfDay: string): 'ENDED' | 'CURRENT' | 'FUTURE' {
  if (asOfDay > endDay) return 'ENDED';
  return asOfDay < startDay ? 'FUTURE' : 'CURRENT';
}

function movementsOf(ruleSet: RuleSet, periods: DutyPeriods, counted: readonly CountedPosting[], losses: readonly Loss[]): OverflowMovement[] {
  const movements: OverflowMovement[] = [];
  for (const overflow of ruleSet.overflows) {
    for (const period of [...periods.yearPeriods, periods.cyclePeriod].filter(({ span }) => span === overflow.span)) {
      const totalCenticredits = amountUnder(EVERYTHING, period.cycleYear, counted, movements);
      const amountOf = (categoryKey: string) => amountUnder({ ...EVERYTHING, categoryKeys: [categoryKey] }, period.cycleYear, counted, movements);
      const { fromCategoryKey, toCategoryKey, fills } = overflow;
      const surplusCenticredits = overflow.surplusAbove === 'CAP'
        ? cutOff(ruleSet, overflow, period.cycleYear, losses, movements)
        : surplusIn(ruleSet, fromCategoryKey, period, periods, counted, movements);
      const minimumCenticredits = categoryMinimum(ruleSet, toCategoryKey, period, totalCenticredits);
      const maximumCenticredits = categoryMaximum(ruleSet, toCategoryKey, period, totalCenticredits);
      const bound = fills === 'MINIMUM' ? minimumCenticredits ?? 0 : maximumCenticredits;
      const movement = overflowMovement(overflow, period.cycleYear, { surplusCenticredits, roomCenticredits: bound === null ? null : bound - amountOf(toCategoryKey) });
      if (movement !== null) movements.push(movement);
    }
  }
  return movements;
}

/**
 * What of a category lies above its minimum in the period: all of it where none is asked for. What a year gives away the
 * cycle must not miss, and what the cycle gives away is no credit that a year is met by.
 */
function surplusIn(ruleSet: RuleSet, categoryKey: string, period: DutyPeriod, { yearPeriods, cyclePeriod }: DutyPeriods, counted: readonly CountedPosting[], movements: readonly OverflowMovement[]): number {
  const above = (each: DutyPeriod): number => {
    const amount = amountUnder({ ...EVERYTHING, categoryKeys: [categoryKey] }, each.cycleYear, counted, movements);
    const minimum = each.state === 'BEFORE_HIRE' ? null : categoryMinimum(ruleSet, categoryKey, each, amountUnder(EVERYTHING, each.cycleYear, counted, movements));
    return ownAmount(amount, categoryKey, each.cycleYear, movements) - (minimum ?? 0);
  };
  if (period !== cyclePeriod) return Math.min(above(period), above(cyclePeriod));
  const inYears = yearPeriods.reduce((sum, year) => sum + Math.max(0, above(year)), 0);
  // What the cycle gave away before is no longer in any year, though no year says so.
  const given = movements.filter((row) => row.cycleYear === null && row.surplusAbove === 'MINIMUM' && row.fromCategoryKey === categoryKey).reduce((sum, row) => sum + row.takenCenticredits, 0);
  return Math.min(above(cyclePeriod), inYears - given);
}

/** What came in by overflow does not flow on. */
function ownAmount(centicredits: number, categoryKey: string, cycleYear: number | null, movements: readonly OverflowMovement[]): number {
  return movements.filter((row) => row.toCategoryKey === categoryKey && (cycleYear === null || row.cycleYear === cycleYear))
    .reduce((own, row) => own - row.givenCenticredits, centicredits);
}

function isCutOff(ruleSet: RuleSet, loss: Loss, categoryKey: string, cycleYear: number | null): loss is Extract<Loss, { code: 'CAP' }> {
  if (loss.code !== 'CAP' || loss.cycleYear !== cycleYear) return false;
  const cap = ruleSet.caps.find((row) => row.key === loss.capKey);
  return cap?.enforcedAt === 'ASSESSMENT' && soleCategory(cap.selector) === categoryKey;
}

function cutOff(ruleSet: RuleSet, overflow: Overflow, cycleYear: number | null, losses: readonly Loss[], movements: readonly OverflowMovement[]): number {
  const cutCenticredits = losses.filter((loss) => isCutOff(ruleSet, loss, overflow.fromCategoryKey, cycleYear)).reduce((sum, loss) => sum + loss.lostCenticredits, 0);
  return movements.filter((row) => row.surplusAbove === 'CAP' && row.fromCategoryKey === overflow.fromCategoryKey && row.cycleYear === cycleYear)
    .reduce((left, row) => left - row.takenCenticredits, cutCenticredits);
}

/** Losses less what an overflow carried off. */
function unmoved(losses: readonly Loss[], movements: readonly OverflowMovement[], ruleSet: RuleSet): Loss[] {
  const takenCenticredits = new Map<OverflowMovement, number>(movements.filter((row) => row.surplusAbove === 'CAP').map((row) => [row, row.takenCenticredits]));
  return losses.flatMap((loss) => {
    let { lostCenticredits } = loss;
    for (const [movement, taken] of takenCenticredits) {
      if (!isCutOff(ruleSet, loss, movement.fromCategoryKey, movement.cycleYear)) continue;
      const carried = Math.min(taken, lostCenticredits);
      lostCenticredits -= carried;
      takenCenticredits.set(movement, taken - carried);
    }
    return lostCenticredits === 0 ? [] : [{ ...loss, lostCenticredits }];
  });
}

function totalStanding(ruleSet: RuleSet, period: DutyPeriod, counted: readonly CountedPosting[], movements: readonly OverflowMovement[]): Assessment['total'] {
  const countedCenticredits = amountUnder(EVERYTHING, null, counted, movements);
  const owed = targetOwed(ruleSet, period);
  const isWaived = owed !== null && waiverOf(ruleSet, owed.target.key, period) !== null;
  const targetCenticredits = owed === null || isWaived ? null : owed.centicredits;
  return { countedCenticredits, targetCenticredits, shortCenticredits: short(countedCenticredits, targetCenticredits) };
}

function yearStanding(ruleSet: RuleSet, year: CycleYear, period: DutyPeriod, counted: readonly CountedPosting[], movements: readonly OverflowMovement[], categories: readonly CategoryStanding[]): YearStanding {
  const countedCenticredits = amountUnder(EVERYTHING, period.cycleYear, counted, movements);
  const owed = period.state === 'BEFORE_HIRE' ? null : targetOwed(ruleSet, period);
  const waivedBy = owed === null ? null : waiverOf(ruleSet, owed.target.key, period);
  const minimumCenticredits = waivedBy === null ? owed?.centicredits ?? null : null;
  return {
    ...year, state: period.state, countedCenticredits, minimumCenticredits,
    maximumCenticredits: categoryMaximum(ruleSet, null, period, countedCenticredits),
    shortCenticredits: short(countedCenticredits, minimumCenticredits), waivedBy, categories,
  };
}

function categoryStanding(ruleSet: RuleSet, categoryKey: string, period: DutyPeriod, postings: readonly LedgerPosting[], counted: readonly CountedPosting[], movements: readonly OverflowMovement[]): CategoryStanding {
  const inPeriod = (row: { cycleYear: number | null }) => period.cycleYear === null || row.cycleYear === period.cycleYear;
  const totalCenticredits = amountUnder(EVERYTHING, period.cycleYear, counted, movements);
  const countedCenticredits = amountUnder({ ...EVERYTHING, categoryKeys: [categoryKey] }, period.cycleYear, counted, movements);
  const minimumCenticredits = period.state === 'BEFORE_HIRE' ? null : categoryMinimum(ruleSet, categoryKey, period, totalCenticredits);
  return {
    categoryKey,
    postedCenticredits: postings.filter((row) => row.categoryKey === categoryKey && inPeriod(row)).reduce((sum, row) => sum + row.centicredits, 0),
    countedCenticredits,
    movedInCenticredits: movements.filter((row) => row.toCategoryKey === categoryKey && inPeriod(row)).reduce((sum, row) => sum + row.givenCenticredits, 0),
    movedOutCenticredits: movements.filter((row) => row.fromCategoryKey === categoryKey && inPeriod(row)).reduce((sum, row) => sum + row.takenCenticredits, 0),
    minimumCenticredits,
    maximumCenticredits: categoryMaximum(ruleSet, categoryKey, period, totalCenticredits),
    shortCenticredits: period.state === 'BEFORE_HIRE' ? 0 : categoryShort(ruleSet, categoryKey, period, countedCenticredits, totalCenticredits),
  };
}

function surplusOf(categories: readonly CategoryStanding[]): Assessment['unusableSurplus'] {
  return categories.flatMap(({ categoryKey, countedCenticredits, minimumCenticredits }) =>
    minimumCenticredits !== null && countedCenticredits > minimumCenticredits ? [{ categoryKey, surplusCenticredits: countedCenticredits - minimumCenticredits }] : []);
}

function short(countedCenticredits: number, requiredCenticredits: number | null): number {
  return Math.max(0, (requiredCenticredits ?? 0) - countedCenticredits);
}
