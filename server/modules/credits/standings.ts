import type { Day } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Words } from '../../platform/locale.js';
import { asPostings, loadPersons, loadPostings } from './ledger.store.js';
import type { RuleSets, StoredRuleSet } from './rule-sets.store.js';
import { assessCycle, type Assessment } from './rules/assessment.js';
import { cycleYearOf } from './rules/calendar.js';
import { postingsOfCycle } from './rules/cycle-postings.js';
import { explainMissing } from './rules/explanation.js';

/** How one teacher stands in the cycle of a day, as a statement would say it. */
export interface Standing {
  readonly teacherId: number;
  readonly schoolId: number;
  readonly ruleSet: StoredRuleSet;
  readonly assessment: Assessment;
  /** What is missing, a sentence each. */
  readonly missing: readonly Words[];
}

/** The standings of many teachers with as many queries as for one; whose cycle hangs on a date that is not known is left out. */
export async function standingsOf(source: Reader, ruleSets: RuleSets, teacherIds: readonly number[], day: Day): Promise<Standing[]> {
  const ruleSet = await ruleSets.inForce(source, day);
  if (!ruleSet || teacherIds.length === 0) return [];
  const persons = await loadPersons(source, teacherIds);
  const postings = await loadPostings(source, teacherIds);
  return teacherIds.flatMap((teacherId) => {
    const person = persons.get(teacherId);
    const cycle = person && cycleYearOf(ruleSet.cycle, person, day);
    if (!person || !cycle) return [];
    const { cycleStartYear } = cycle;
    const inCycle = postingsOfCycle(ruleSet, person, asPostings(postings.get(teacherId) ?? []), cycleStartYear);
    const assessment = assessCycle(ruleSet, person, inCycle, { cycleStartYear, asOfDay: day });
    return [{ teacherId, schoolId: person.schoolId, ruleSet, assessment, missing: assessment.missing.map((item) => explainMissing(ruleSet, item)) }];
  });
}
