import { type Criterion, fullPoints } from './vocabulary.js';

/** What an assignment asks for and when. Instants in UTC. */
export interface AssignmentPlan {
  readonly opensAt: string;
  readonly dueAt: string;
  /** Late hand-ins are taken, and marked as such, until then; null for none. */
  readonly lateUntil: string | null;
  /** Whoever failed may hand in once more until then; null for no re-sit. */
  readonly resitUntil: string | null;
  readonly rubric: readonly Criterion[];
  readonly passPoints: number;
}

export type PlanRefusal =
  | { readonly code: 'TIMES_REVERSED'; readonly field: 'dueAt' | 'lateUntil' | 'resitUntil' }
  | { readonly code: 'CRITERION_TWICE'; readonly index: number }
  | { readonly code: 'PASS_OVER_FULL'; readonly fullPoints: number };

/** Why an assignment cannot be set like this. */
export function refusalOfPlan({ opensAt, dueAt, lateUntil, resitUntil, rubric, passPoints }: AssignmentPlan): PlanRefusal | null {
  if (dueAt <= opensAt) return { code: 'TIMES_REVERSED', field: 'dueAt' };
  if (lateUntil !== null && lateUntil <= dueAt) return { code: 'TIMES_REVERSED', field: 'lateUntil' };
  if (resitUntil !== null && resitUntil <= (lateUntil ?? dueAt)) return { code: 'TIMES_REVERSED', field: 'resitUntil' };
  const titles = new Set<string>();
  for (const [index, { title }] of rubric.entries()) {
    if (titles.has(title)) return { code: 'CRITERION_TWICE', index };
    titles.add(title);
  }
  const full = fullPoints(rubric);
  return passPoints > full ? { code: 'PASS_OVER_FULL', fullPoints: full } : null;
}
