import type { Words } from '../../../platform/locale.js';

export const BUDGET_KINDS = {
  LECTURER: { zh: '课酬', en: 'Lecturer fees' },
  MATERIAL: { zh: '资料', en: 'Materials' },
  MEAL: { zh: '伙食', en: 'Meals' },
  LODGING: { zh: '住宿', en: 'Lodging' },
  TRANSPORT: { zh: '交通', en: 'Transport' },
  VENUE: { zh: '场地', en: 'Venue' },
  OTHER: { zh: '其他', en: 'Other' },
} as const satisfies Readonly<Record<string, Words>>;
export type BudgetKind = keyof typeof BUDGET_KINDS;

export interface BudgetFigures { readonly kind: BudgetKind; readonly plannedFen: number; readonly spentFen: number }
export interface BudgetLineFigures extends BudgetFigures { readonly overFen: number }

/**
 * One line for each kind. Lecturer fees that are paid count as spent by themselves: nobody enters them twice.
 * Units: fen.
 */
export function budgetLines(planned: ReadonlyMap<BudgetKind, number>, vouchers: ReadonlyMap<BudgetKind, number>, paidFeesFen: number): BudgetLineFigures[] {
  return (Object.keys(BUDGET_KINDS) as BudgetKind[]).map((kind) => {
    const plannedFen = planned.get(kind) ?? 0;
    const spentFen = (vouchers.get(kind) ?? 0) + (kind === 'LECTURER' ? paidFeesFen : 0);
    return { kind, plannedFen, spentFen, overFen: Math.max(0, spentFen - plannedFen) };
  });
}
