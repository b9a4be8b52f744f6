import { cycleYearOf } from './calendar.js';
import type { LedgerPosting } from './counted-credits.js';
import type { PersonFacts } from './person-class.js';
import type { RuleSet } from './rule-set.js';

/**
 * Of a teacher's entries those of the cycle that begins in that year, as the rules that judge it divide time.
 *
 * An entry keeps the year of the version that priced it. Where a version in mid-cycle lets years begin on another day
 * (calendar years, then school years), an older entry belongs to the year that its day falls in now.
 */
export function postingsOfCycle(judge: RuleSet, person: PersonFacts, postings: readonly LedgerPosting[], cycleStartYear: number): LedgerPosting[] {
  return postings.flatMap((posting) => {
    const cycleYear = posting.ruleSetVersion === judge.version ? posting.cycleYear : cycleYearOf(judge.cycle, person, posting.day)?.cycleYear ?? posting.cycleYear;
    if (cycleYear < cycleStartYear || cycleYear >= cycleStartYear + judge.cycle.years) return [];
    return cycleYear === posting.cycleYear ? posting : { ...posting, cycleYear };
  });
}
