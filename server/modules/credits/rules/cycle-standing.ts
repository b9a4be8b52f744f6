import type { Assessment } from './assessment.js';

/** MET: the cycle asks for nothing more. ON_COURSE: what counts keeps up with the years gone. BEHIND: it does not. */
export type CycleStanding = 'MET' | 'ON_COURSE' | 'BEHIND';

/**
 * How a teacher stands in his cycle at the end of one of its years: his goal is spread evenly over the years in
 * which he was in service. A rule set that asks for no total is measured by the sum of its categories' minima.
 */
export function cycleStandingOf({ met, total, categories, years }: Pick<Assessment, 'met' | 'total' | 'categories' | 'years'>, cycleYear: number): CycleStanding {
  if (met) return 'MET';
  const goalCenticredits = total.targetCenticredits ?? categories.reduce((sum, { minimumCenticredits }) => sum + (minimumCenticredits ?? 0), 0);
  const inService = years.filter(({ state }) => state !== 'BEFORE_HIRE');
  const gone = inService.filter((each) => each.cycleYear <= cycleYear);
  return total.countedCenticredits * inService.length >= goalCenticredits * gone.length ? 'ON_COURSE' : 'BEHIND';
}
