import type { Bilingual } from './rule-set.js';
import type { Difference } from './simulation.js';
import { type ComparedRules, explainDifference } from './simulation-explanation.js';

/** One thing that makes results others, over all teachers it concerns: amounts and records are added up. */
export interface Cause { readonly difference: Difference; readonly teachers: number }

/** The causes with those of more teachers, each teacher's differences in a list. */
export function withCauses(known: readonly Cause[], teachers: readonly (readonly Difference[])[]): Cause[] {
  const causes = new Map(known.map((cause) => [keyOf(cause.difference), cause]));
  for (const difference of teachers.flat()) {
    const key = keyOf(difference);
    const cause = causes.get(key);
    causes.set(key, cause ? { difference: added(cause.difference, difference), teachers: cause.teachers + 1 } : { difference, teachers: 1 });
  }
  return [...causes.values()];
}

/** What concerns most teachers first. */
export const byTeachers = (causes: readonly Cause[]): Cause[] => [...causes].sort((one, other) => other.teachers - one.teachers);

/** In words. Teachers' cycles may begin on days of their own, so that days are said of one teacher only. */
export function explainCause(rules: ComparedRules, { difference }: Cause): Bilingual {
  return difference.code === 'CYCLE' ? { zh: '核算周期的起止日期不同。', en: 'The cycle runs over other days.' } : explainDifference(rules, difference);
}

/** What one teacher has once. */
function keyOf(difference: Difference): string {
  switch (difference.code) {
    case 'CAP_TAKES': return `${difference.code} ${difference.capKey} ${difference.cycleYear}`;
    case 'WORTH': return `${difference.code} ${difference.categoryKey}`;
    case 'NOW_REFUSED':
    case 'NOW_ACCEPTED': return `${difference.code} ${difference.refusal} ${difference.categoryKey}`;
    case 'OVERFLOW': return `${difference.code} ${difference.overflowKey}`;
    case 'ASKS': return `${difference.code} ${difference.requirementKey} ${difference.cycleYear} ${difference.before} ${difference.after}`;
    case 'ASKS_SHARE': return `${difference.code} ${difference.requirementKey} ${difference.cycleYear}`;
    case 'ASKS_BLOCK': return `${difference.code} ${difference.requirementKey} ${difference.cycleYear} ${difference.minutesBefore} ${difference.minutesAfter}`;
    case 'WAIVED':
    case 'NO_LONGER_WAIVED': return `${difference.code} ${difference.requirementKey} ${difference.cycleYear}`;
    case 'CYCLE': return difference.code;
  }
}

function added(sum: Difference, one: Difference): Difference {
  if ((sum.code === 'CAP_TAKES' && one.code === 'CAP_TAKES') || (sum.code === 'OVERFLOW' && one.code === 'OVERFLOW')) return { ...sum, before: sum.before + one.before, after: sum.after + one.after };
  if (sum.code === 'WORTH' && one.code === 'WORTH') return { ...sum, count: sum.count + one.count, before: sum.before + one.before, after: sum.after + one.after };
  if ((sum.code === 'NOW_REFUSED' || sum.code === 'NOW_ACCEPTED') && one.code === sum.code) return { ...sum, count: sum.count + one.count, centicredits: sum.centicredits + one.centicredits };
  return sum;
}
