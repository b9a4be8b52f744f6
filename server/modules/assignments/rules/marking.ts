import type { Criterion, Points } from './vocabulary.js';

export type MarkRefusal =
  | { readonly code: 'COHORT_ENDED' }
  | { readonly code: 'OWN_WORK' }
  | { readonly code: 'RESULT_STANDS' }
  | { readonly code: 'POINTS_MISSING'; readonly criterion: Criterion }
  | { readonly code: 'POINTS_OUT_OF_RANGE'; readonly criterion: Criterion };

/** Why these points are no mark. A mark can be mended until the result stands. */
export function refusalOfMark(facts: { cohortEnded: boolean; isOwn: boolean; hasResult: boolean; rubric: readonly Criterion[]; points: Points }): MarkRefusal | null {
  if (facts.cohortEnded) return { code: 'COHORT_ENDED' };
  if (facts.isOwn) return { code: 'OWN_WORK' };
  if (facts.hasResult) return { code: 'RESULT_STANDS' };
  for (const criterion of facts.rubric) {
    const given = facts.points[criterion.key];
    if (given === undefined) return { code: 'POINTS_MISSING', criterion };
    if (!Number.isInteger(given) || given < 0 || given > criterion.maxPoints) return { code: 'POINTS_OUT_OF_RANGE', criterion };
  }
  return null;
}

export interface ResultTerms {
  /** Markers of each hand-in: 1 or 2. */
  readonly markersEach: number;
  /** Two marks further apart than this call for a third. */
  readonly mostSpreadPoints: number;
  readonly passPoints: number;
}

export type MarkingState =
  | { readonly state: 'MARKING' }
  /** The two are too far apart. */
  | { readonly state: 'THIRD_NEEDED' }
  | { readonly state: 'DONE'; readonly milliPoints: number; readonly passed: boolean; readonly counted: readonly number[] };

/**
 * The result from the whole points of the markers in their order: the mean in milli-points, which is exact
 * for one and for two. When two differ by more than allowed, a third decides: the nearest pair counts, of
 * equally near pairs the higher.
 */
export function resultOf(marks: readonly (number | null)[], terms: ResultTerms): MarkingState {
  const [first = null, second = null, third = null] = marks;
  const done = (...counted: number[]): MarkingState => {
    const milliPoints = Math.round((counted.reduce((sum, each) => sum + each, 0) * 1000) / counted.length);
    return { state: 'DONE', milliPoints, passed: milliPoints >= terms.passPoints * 1000, counted };
  };
  if (first === null) return { state: 'MARKING' };
  if (terms.markersEach === 1) return done(first);
  if (second === null) return { state: 'MARKING' };
  if (Math.abs(first - second) <= terms.mostSpreadPoints) return done(first, second);
  if (third === null) return { state: 'THIRD_NEEDED' };
  const [low, middle, high] = [first, second, third].sort((a, b) => a - b) as [number, number, number];
  return middle - low < high - middle ? done(low, middle) : done(middle, high);
}

export const totalOf = (rubric: readonly Criterion[], points: Points): number => rubric.reduce((sum, { key }) => sum + (points[key] ?? 0), 0);

/** Of the markers who may, those with the least to mark; of equals the one appointed first. */
export function allot(wanted: number, markers: readonly { readonly accountId: number; readonly teacherId: number | null; readonly load: number }[], handIn: { readonly teacherId: number; readonly taken: readonly number[] }): number[] {
  return markers
    .filter(({ accountId, teacherId }) => teacherId !== handIn.teacherId && !handIn.taken.includes(accountId))
    .map((each, order) => ({ ...each, order }))
    .sort((one, other) => one.load - other.load || one.order - other.order)
    .slice(0, Math.max(0, wanted)).map(({ accountId }) => accountId);
}

