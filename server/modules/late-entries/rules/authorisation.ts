import type { Words } from '../../../platform/locale.js';

/** The document that a batch rests on, and what it covers. Days are inclusive. */
export interface Authorisation {
  readonly orderDay: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly cutOffDay: string;
  readonly today: string;
  /** Of the first and the last day covered: the rule set in force and whether it knows late entries; null: none is in force. */
  readonly ruleSets: readonly ({ readonly name: Words; readonly allows: boolean } | null)[];
}

export type OpenRefusal =
  | { readonly code: 'DAYS_REVERSED' }
  | { readonly code: 'DAYS_IN_FUTURE' }
  | { readonly code: 'ORDER_IN_FUTURE' }
  | { readonly code: 'CUT_OFF_PAST' }
  | { readonly code: 'NO_RULE_SET' }
  | { readonly code: 'RULES_FORBID'; readonly name: Words };

/** Why no batch can be opened under this document, or null. */
export function refusalToOpen({ orderDay, fromDay, toDay, cutOffDay, today, ruleSets }: Authorisation): OpenRefusal | null {
  if (toDay < fromDay) return { code: 'DAYS_REVERSED' };
  if (toDay > today) return { code: 'DAYS_IN_FUTURE' };
  if (orderDay > today) return { code: 'ORDER_IN_FUTURE' };
  if (cutOffDay < today) return { code: 'CUT_OFF_PAST' };
  const known = ruleSets.flatMap((each) => each ?? []);
  if (known.length === 0) return { code: 'NO_RULE_SET' };
  const forbidding = known.find((each) => !each.allows);
  return forbidding && known.every((each) => !each.allows) ? { code: 'RULES_FORBID', name: forbidding.name } : null;
}
