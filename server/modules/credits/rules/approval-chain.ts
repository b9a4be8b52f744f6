import type { ApprovalStep, RuleSet } from './rule-set.js';

/** Steps of a claim that people of the county pass, in their order. */
export const CLAIM_STEPS = ['PRECHECK', 'RECOGNISE', 'AUDIT'] as const;
export type ClaimStep = (typeof CLAIM_STEPS)[number];
/** Who takes recognised claims on file. */
export const FILING_LEVELS = ['CITY', 'PROVINCE'] as const;
export type FilingLevel = (typeof FILING_LEVELS)[number];

/** What a chain asks of a claim here: the city and the province have no desk in this system, they are filed with. */
export interface ClaimRoute {
  readonly needsPrecheck: boolean;
  /** A second person of the county looks before anything is posted. */
  readonly needsAudit: boolean;
  /** Where it is filed once it is recognised; null: nowhere. */
  readonly filesAt: FilingLevel | null;
}

/** Who looks at a claim, in order. A row for retroactive entries comes before the ordinary ones; empty when the document names none. */
export function approvalChain(ruleSet: RuleSet, categoryKey: string, isRetroactive: boolean): readonly ApprovalStep[] {
  const rows = ruleSet.approvals.filter((row) => row.categoryKeys.length === 0 || row.categoryKeys.includes(categoryKey));
  const retroactiveRow = isRetroactive ? rows.find((row) => row.entry === 'RETROACTIVE') : undefined;
  return (retroactiveRow ?? rows.find((row) => row.entry === 'ANY'))?.steps ?? [];
}

/** The first step at the county is its recognition whatever the document calls it; a second one is the audit. */
export function routeOf(chain: readonly ApprovalStep[]): ClaimRoute {
  return {
    needsPrecheck: chain.some(({ at }) => at === 'SCHOOL'), needsAudit: chain.filter(({ at }) => at === 'COUNTY').length > 1,
    filesAt: FILING_LEVELS.find((level) => chain.some(({ at }) => at === level)) ?? null,
  };
}
