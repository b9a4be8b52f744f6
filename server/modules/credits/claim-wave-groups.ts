import type { Reader, SqlParams } from '../../platform/data/sql.js';
import type { Locale } from '../../platform/locale.js';
import type { Reach } from '../accounts/index.js';
import type { CreditClaimItemGroup } from './claim-wave.types.js';
import { CLAIM_TABLES, categoryOf, claimCondition, itemNameOf } from './credits.read-model.js';
import type { CreditClaimFilter, CreditClaimGroup } from './credits.types.js';
import type { RuleSet } from './rules/rule-set.js';

interface Sums { readonly n: number; readonly worth: number; readonly suspects: number }

/**
 * The claims of a filter as the desk's left side shows them. What looks suspicious is counted beside them whatever
 * state the filter asks for: a school with doubtful claims is one to look at closely.
 */
export class ClaimGroups {
  constructor(private readonly reader: Reader) {}

  async bySchool(reach: Reach, filter: CreditClaimFilter): Promise<CreditClaimGroup[]> {
    const rows = await this.grouped<{ id: number; code: string; name: string; nameEn: string; kind: string; remoteness: string; teacherCount: number }>(
      reach, filter, 's.id, s.code, s.name, s.nameEn, s.kind, s.remoteness, s.teacherCount', 'n DESC, s.code');
    return rows.map(({ n, worth, suspects, ...school }) => ({ school: { ...school, area: null }, count: n, claimedCenticredits: worth, quarantinedCount: suspects }));
  }

  /** By category and, within it, by item; what is credited by the hour has no item. */
  async byItem(reach: Reach, filter: CreditClaimFilter, ruleSet: RuleSet | null, locale: Locale): Promise<CreditClaimItemGroup[]> {
    const rows = await this.grouped<{ categoryKey: string; itemKey: string | null }>(reach, filter, 'c.categoryKey, c.itemKey', 'n DESC, c.categoryKey, c.itemKey');
    return rows.map(({ categoryKey, itemKey, n, worth, suspects }) => ({
      category: categoryOf(ruleSet, categoryKey, locale), itemKey, itemName: itemNameOf(ruleSet, itemKey, locale),
      count: n, claimedCenticredits: worth, quarantinedCount: suspects,
    }));
  }

  private grouped<Key>(reach: Reach, { status, awaits, ...filter }: CreditClaimFilter, columns: string, order: string): Promise<(Key & Sums)[]> {
    const { where, params } = claimCondition(reach, { ...filter, ...(status?.length ? { status: [...status, 'QUARANTINED'] } : {}) });
    const states: SqlParams = status?.length ? [status] : [];
    const matches = [...(status?.length ? ['c.status IN (?)'] : []), ...(awaits ? ['c.awaits = ?'] : []), '1 = 1'].join(' AND ');
    const asked: SqlParams = [...states, ...(awaits ? [awaits] : [])];
    return this.reader.rows<Key & Sums>(
      `SELECT ${columns}, SUM(CASE WHEN ${matches} THEN 1 ELSE 0 END) AS n, SUM(CASE WHEN ${matches} THEN c.claimedCenticredits ELSE 0 END) AS worth, SUM(CASE WHEN c.status = 'QUARANTINED' THEN 1 ELSE 0 END) AS suspects
       FROM ${CLAIM_TABLES} WHERE ${where} GROUP BY ${columns} HAVING SUM(CASE WHEN ${matches} THEN 1 ELSE 0 END) > 0 ORDER BY ${order} LIMIT 500`, [...asked, ...asked, ...params, ...asked]);
  }
}
