import type { TotalsLineFragment } from '../../data/generated/operations.js';

export type Line = TotalsLineFragment;
export const ORDERS = ['code', 'average', 'onCourse', 'cycleMet', 'teachers', 'counted'] as const;
export type Order = (typeof ORDERS)[number];

const BY: Record<Order, (a: Line, b: Line) => number> = {
  code: () => 0, average: (a, b) => b.averageCenticredits - a.averageCenticredits, onCourse: (a, b) => a.onCoursePermille - b.onCoursePermille, cycleMet: (a, b) => b.cycleMetPermille - a.cycleMetPermille,
  teachers: (a, b) => b.teacherCount - a.teacherCount, counted: (a, b) => b.countedCenticredits - a.countedCenticredits,
};

/** The viewer's own school comes first; small schools together have no place among the others and stay last. */
export const inOrder = (lines: readonly Line[], order: Order): Line[] => [...lines].sort((a, b) => Number(a.id === 'small') - Number(b.id === 'small') || Number(b.isOwn) - Number(a.isOwn) || BY[order](a, b));
export const percent = (permille: number): string => `${(permille / 10).toFixed(1)}%`;
