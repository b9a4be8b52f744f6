import type { Reader } from '../../platform/data/sql.js';
import type { Words } from '../../platform/locale.js';
import { asPostings, loadPersons, loadPostings } from './ledger.store.js';
import type { RuleSets } from './rule-sets.store.js';
import { assessCycle, type CategoryStanding } from './rules/assessment.js';
import { cycleYearOf } from './rules/calendar.js';
import { postingsOfCycle } from './rules/cycle-postings.js';
import { nameIn } from './rules/wording.js';

/** A teacher whose cycle, or its year, takes no more of a category. Centicredits. */
export interface FullCycle {
  readonly category: Words;
  /** The year whose cap is reached; null when it is the whole cycle. */
  readonly year: number | null;
  readonly countedCenticredits: number;
  /** The most that the category counts in it; null when it has no cap but all that the cycle asks is met. */
  readonly maximumCenticredits: number | null;
}

/**
 * Of these teachers, those for whom another training of the category would bring nothing: its cap of
 * the year or of the cycle is reached or, where the rules state none, everything the cycle asks is met.
 *
 * @param day on which the training would be; the cycle is the one that it falls in.
 */
export async function fullCycles(source: Reader, ruleSets: RuleSets, asked: { readonly teacherIds: readonly number[]; readonly categoryKey: string; readonly day: string }): Promise<Map<number, FullCycle>> {
  const { teacherIds, categoryKey, day } = asked;
  const full = new Map<number, FullCycle>();
  const ruleSet = await ruleSets.inForce(source, day);
  if (!ruleSet || teacherIds.length === 0) return full;
  const persons = await loadPersons(source, teacherIds);
  const postings = await loadPostings(source, teacherIds);
  for (const teacherId of teacherIds) {
    const person = persons.get(teacherId);
    const cycle = person && cycleYearOf(ruleSet.cycle, person, day);
    if (!person || !cycle) continue;
    const { cycleStartYear } = cycle;
    const inCycle = postingsOfCycle(ruleSet, person, asPostings(postings.get(teacherId) ?? []), cycleStartYear);
    const assessment = assessCycle(ruleSet, person, inCycle, { cycleStartYear, asOfDay: day });
    const ofCategory = <T extends { readonly categoryKey: string }>(rows: readonly T[] | undefined): T | undefined => rows?.find((each) => each.categoryKey === categoryKey);
    const [inYear, inAll] = [ofCategory(assessment.years.find((each) => each.cycleYear === cycle.cycleYear)?.categories), ofCategory(assessment.categories)];
    const category = nameIn(ruleSet.categories, categoryKey);
    if (inAll && isCapped(inAll)) full.set(teacherId, { category, year: null, countedCenticredits: inAll.countedCenticredits, maximumCenticredits: inAll.maximumCenticredits });
    else if (inYear && isCapped(inYear)) full.set(teacherId, { category, year: cycle.cycleYear, countedCenticredits: inYear.countedCenticredits, maximumCenticredits: inYear.maximumCenticredits });
    else if (inAll && inAll.maximumCenticredits === null && inYear?.maximumCenticredits == null && assessment.met) full.set(teacherId, { category, year: null, countedCenticredits: inAll.countedCenticredits, maximumCenticredits: null });
  }
  return full;
}

function isCapped({ countedCenticredits, maximumCenticredits }: CategoryStanding): boolean {
  return maximumCenticredits !== null && countedCenticredits >= maximumCenticredits;
}
