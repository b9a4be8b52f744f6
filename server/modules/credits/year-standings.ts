import type { Reader } from '../../platform/data/sql.js';
import { asPostings, loadPersons, loadPostings } from './ledger.store.js';
import type { RuleSets } from './rule-sets.store.js';
import { assessCycle, type CategoryStanding } from './rules/assessment.js';
import { type CycleStanding, cycleStandingOf } from './rules/cycle-standing.js';
import { cycleYearOf, dayInYear, yearsOfCycle } from './rules/calendar.js';
import { postingsOfCycle } from './rules/cycle-postings.js';

/** How a teacher stands in one year of his cycle, from the ledger as it is. Centicredits. */
export interface YearStandingOf {
  readonly teacherId: number;
  readonly schoolId: number;
  readonly ruleSetId: number;
  /** His newest entry of any year; 0 when there is none. */
  readonly lastEntryId: number;
  readonly countedCenticredits: number;
  /** Null: the rules ask nothing of a single year. */
  readonly minimumCenticredits: number | null;
  readonly shortCenticredits: number;
  readonly categories: readonly Pick<CategoryStanding, 'categoryKey' | 'postedCenticredits' | 'countedCenticredits'>[];
  /** Of the cycle up to the end of the year. */
  readonly cycleCountedCenticredits: number;
  readonly cycleStanding: CycleStanding;
}

/** Under the rule set in force on the last day of the calendar year; teachers whose cycle hangs on a date that is not known are left out. */
export async function yearStandings(source: Reader, ruleSets: RuleSets, teacherIds: readonly number[], cycleYear: number): Promise<YearStandingOf[]> {
  const ruleSet = await ruleSets.inForce(source, `${cycleYear}-12-31`);
  if (!ruleSet) return [];
  const persons = await loadPersons(source, teacherIds);
  const postings = await loadPostings(source, teacherIds);
  const last = new Map((await source.rows<{ teacherId: number; id: number }>('SELECT teacherId, MAX(id) AS id FROM ledger_entries WHERE teacherId IN (?) GROUP BY teacherId', [[...teacherIds]])).map((each) => [each.teacherId, each.id]));
  return teacherIds.flatMap((teacherId) => {
    const person = persons.get(teacherId);
    const cycle = person && cycleYearOf(ruleSet.cycle, person, dayInYear(cycleYear, '12-31'));
    if (!person || !cycle) return [];
    const year = yearsOfCycle(ruleSet.cycle, person, cycle.cycleStartYear).find((each) => each.cycleYear === cycleYear);
    if (!year) return [];
    const upToYear = postingsOfCycle(ruleSet, person, asPostings(postings.get(teacherId) ?? []), cycle.cycleStartYear).filter((each) => each.cycleYear <= cycleYear);
    const assessment = assessCycle(ruleSet, person, upToYear, { cycleStartYear: cycle.cycleStartYear, asOfDay: year.endDay });
    const standing = assessment.years.find((each) => each.cycleYear === cycleYear);
    return standing ? [{
      teacherId, schoolId: person.schoolId, ruleSetId: ruleSet.id, lastEntryId: last.get(teacherId) ?? 0, countedCenticredits: standing.countedCenticredits,
      minimumCenticredits: standing.waivedBy === null ? standing.minimumCenticredits : null, shortCenticredits: standing.waivedBy === null ? standing.shortCenticredits : 0,
      categories: standing.categories.map(({ categoryKey, postedCenticredits, countedCenticredits }) => ({ categoryKey, postedCenticredits, countedCenticredits })),
      cycleCountedCenticredits: assessment.total.countedCenticredits, cycleStanding: cycleStandingOf(assessment, cycleYear),
    }] : [];
  });
}
