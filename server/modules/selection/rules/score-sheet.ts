import type { Criterion } from './round-rules.js';

/** Points by the key of their criterion. */
export type Points = Readonly<Record<string, number>>;

export type SheetRefusal =
  | { code: 'UNKNOWN_CRITERION'; criterion: string }
  | { code: 'POINTS_OUT_OF_RANGE'; criterion: string; criterionEn: string; maxPoints: number }
  | { code: 'POINTS_MISSING'; criteria: readonly string[]; criteriaEn: readonly string[] };

/**
 * Why these points are no score under the rubric, or null. A draft may lack criteria; what is
 * submitted must have them all. Points are whole.
 */
export function refusalOfSheet(points: Points, rubric: readonly Criterion[], isFinal: boolean): SheetRefusal | null {
  const byKey = new Map(rubric.map((each) => [each.key, each]));
  for (const [key, given] of Object.entries(points)) {
    const criterion = byKey.get(key);
    if (!criterion) return { code: 'UNKNOWN_CRITERION', criterion: key };
    if (!Number.isInteger(given) || given < 0 || given > criterion.maxPoints) {
      return { code: 'POINTS_OUT_OF_RANGE', criterion: criterion.title.zh, criterionEn: criterion.title.en, maxPoints: criterion.maxPoints };
    }
  }
  const missing = isFinal ? rubric.filter(({ key }) => points[key] === undefined) : [];
  return missing.length > 0 ? { code: 'POINTS_MISSING', criteria: missing.map(({ title }) => title.zh), criteriaEn: missing.map(({ title }) => title.en) } : null;
}

export function totalOf(points: Points): number {
  return Object.values(points).reduce((sum, each) => sum + each, 0);
}
