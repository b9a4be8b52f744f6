import type { ApprovalStep, RuleSet } from './rule-set.js';

/** Steps of a claim in the county, in their order. */
export const CLAIM_STEPS = ['PRECHECK', 'RECOGNISE'] as const;
export type ClaimStep = (typeof CLAIM_STEPS)[number];

/** Who looks at a claim, in order. A row for retroactive entries comes before the ordinary ones; empty when the document names none. */
export function approvalChain(ruleSet: RuleSet, categoryKey: string, isRetroactive: boolean): readonly ApprovalStep[] {
  const rows = ruleSet.approvals.filter((row) => row.categoryKeys.length === 0 || row.categoryKeys.includes(categoryKey));
  const retroactiveRow = isRetroactive ? rows.find((row) => row.entry === 'RETROACTIVE') : undefined;
  return (retroactiveRow ?? rows.find((row) => row.entry === 'ANY'))?.steps ?? [];
}
