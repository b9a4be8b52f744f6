import type { Words } from '../../../platform/locale.js';

export const HAND_IN_STATUSES = {
  DRAFT: { zh: '草稿', en: 'Draft' },
  SUBMITTED: { zh: '已提交', en: 'Handed in' },
  MARKED: { zh: '已评定', en: 'Marked' },
} as const satisfies Record<string, Words>;
export type HandInStatus = keyof typeof HAND_IN_STATUSES;

/** One line of a rubric; points are whole. */
export interface Criterion {
  readonly key: string;
  readonly title: string;
  readonly titleEn: string;
  readonly maxPoints: number;
}

/** Points by the key of the criterion. */
export type Points = Readonly<Record<string, number>>;

export const fullPoints = (rubric: readonly Criterion[]): number => rubric.reduce((sum, { maxPoints }) => sum + maxPoints, 0);

/** 86500 → 86.5: milli-points as people write them. */
export function pointsText(milliPoints: number): string {
  return String(milliPoints / 1000);
}
