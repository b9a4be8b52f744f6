import { Entity, PrimaryColumn } from 'typeorm';

import { InstantAt } from '../../platform/data/columns.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Words } from '../../platform/locale.js';
import type { ActivityFacts } from './rules/pricing.js';
import type { RuleSet } from './rules/rule-set.js';

/** A year that was formally closed: never opened again. */
@Entity('closed_credit_years')
export class ClosedCreditYearRow {
  @PrimaryColumn('integer') cycleYear: number;
  @InstantAt() closedAt: string;
}

/** For a posting: read after the accounts are locked, so that whoever closes a year and then locks an account sees all that came in before. */
export async function closedYears(source: Reader): Promise<ReadonlySet<number>> {
  return new Set((await source.rows<{ cycleYear: number }>('SELECT cycleYear FROM closed_credit_years')).map((each) => each.cycleYear));
}

/** Into a closed year only a late entry under an order goes, where the rule set knows such entries. */
export function mayStillPost(closed: ReadonlySet<number>, cycleYear: number, { retroactive }: Pick<ActivityFacts, 'retroactive'>, ruleSet: RuleSet): boolean {
  return !closed.has(cycleYear) || (retroactive !== null && retroactive.order !== null && ruleSet.registration.retroactive.kind === 'ALLOWED');
}

export const yearClosedWords = (cycleYear: number): Words => ({
  zh: `${cycleYear} 年度已结账，不再登记该年度的学分；确需补记的，凭文件走补登批次。`,
  en: `The year ${cycleYear} is closed: nothing more is posted to it. Late entries need an order.`,
});
