import type { AwardRule } from './round-rules.js';

export type Verdict = 'AWARDED' | 'BELOW_LINE' | 'SUBJECT_FULL' | 'BELOW_MINIMUM';

export interface Awards {
  /** How many may be awarded at most: the quota, or the ratio where it is smaller. */
  readonly seats: number;
  /** By entry. */
  readonly verdicts: ReadonlyMap<number, Verdict>;
  /** The last one in and the first one out have the same total, so a tie-break decided the line. */
  readonly isTiedAtLine: boolean;
}

/**
 * Who is awarded, from the first place down: never more than the quota, the ratio or a subject's seats
 * allow, and nobody below the minimum.
 */
export function awardsOf(ranked: readonly { readonly id: number; readonly subject: string; readonly totalMilliPoints: number }[], rule: AwardRule): Awards {
  const seats = Math.min(rule.total, rule.permille === null ? rule.total : Math.floor((ranked.length * rule.permille) / 1000));
  const left = new Map<string, number>(rule.perSubject.map(({ subject, most }) => [subject, most]));
  const verdicts = new Map<number, Verdict>();
  let awarded = 0;
  let lastIn: number | null = null;
  let firstOut: number | null = null;
  for (const { id, subject, totalMilliPoints } of ranked) {
    const subjectLeft = left.get(subject) ?? Infinity;
    if (totalMilliPoints < (rule.minimumMilliPoints ?? 0)) verdicts.set(id, 'BELOW_MINIMUM');
    else if (awarded >= seats) {
      verdicts.set(id, 'BELOW_LINE');
      firstOut ??= totalMilliPoints;
    } else if (subjectLeft <= 0) verdicts.set(id, 'SUBJECT_FULL');
    else {
      verdicts.set(id, 'AWARDED');
      awarded += 1;
      lastIn = totalMilliPoints;
      if (left.has(subject)) left.set(subject, subjectLeft - 1);
    }
  }
  return { seats, verdicts, isTiedAtLine: lastIn !== null && lastIn === firstOut };
}
