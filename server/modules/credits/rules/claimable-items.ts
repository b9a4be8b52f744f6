import { evidenceNeeded } from './eligibility.js';
import type { Item, Level, RuleSet } from './rule-set.js';

/** An item as whoever claims it has to state it. */
export interface ClaimableItemFacts {
  readonly item: Item;
  /** Levels that it has a value at; empty: every one. */
  readonly levels: readonly Level[];
  /** Ranks and roles that its value hangs on; empty: it does not. */
  readonly rankKeys: readonly string[];
  readonly roleKeys: readonly string[];
  readonly evidenceKeys: readonly string[];
}

/** What may be claimed in a category beside hours, in the document's order. */
export function claimableItems(ruleSet: RuleSet, categoryKey: string): ClaimableItemFacts[] {
  return ruleSet.items.filter((item) => item.categoryKey === categoryKey).map((item) => {
    const rows = item.value.kind === 'FIXED' ? item.value.rows : [];
    return {
      item,
      levels: rows.some((row) => row.levels.length === 0) ? [] : [...new Set(rows.flatMap((row) => row.levels))],
      rankKeys: [...new Set(rows.flatMap((row) => row.rankKeys))],
      roleKeys: [...new Set([...item.creditsBothRoleKeys, ...rows.flatMap((row) => row.roleKeys)])],
      evidenceKeys: evidenceNeeded(ruleSet, { categoryKey, itemKey: item.key }),
    };
  });
}

/** Whether hours are worth something in a category. */
export const paysHours = (ruleSet: RuleSet, categoryKey: string): boolean => ruleSet.weights.some((weight) => weight.categoryKeys.includes(categoryKey));
