import { type Clock, dayOf } from '../../platform/clock.js';
import type { Reader, SqlParams, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say } from '../../platform/locale.js';
import { type Actor, type Reach, reachSql } from '../accounts/index.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import { approvalWords } from './claims.service.js';
import type { CreditClaimRow, LedgerEntryRow } from './credits.entities.js';
import type { CreditClaim, CreditClaimFilter, CreditClaimGroup, CreditTotal, LedgerEntry } from './credits.types.js';
import type { RuleSets, StoredRuleSet } from './rule-sets.store.js';
import { refusalToApprove } from './rules/claim-approval.js';
import { explainCredit } from './rules/explanation.js';
import type { Posting } from './rules/posting.js';
import type { PricedActivity } from './rules/pricing.js';
import { nameIn } from './rules/wording.js';

type ClaimRecord = Omit<TeacherRecord, 'id'> & CreditClaimRow & { teacherStatus: string; approverIds: string | null };

const CLAIM_TABLES = 'credit_claims c JOIN teachers t ON t.id = c.teacherId JOIN schools s ON s.id = c.schoolId';

/** Lists of claims and of the ledger. */
export class CreditsReadModel {
  constructor(private readonly reader: Reader, private readonly ruleSets: RuleSets, private readonly clock: Clock) {}

  async claims(actor: Actor, reach: Reach, filter: CreditClaimFilter, page: PageInput, locale: Locale): Promise<Page<CreditClaim>> {
    const { where, params } = claimCondition(reach, filter);
    const ids = (await this.reader.rows<{ id: number }>(`SELECT c.id FROM ${CLAIM_TABLES} WHERE ${where} ORDER BY c.id DESC LIMIT ? OFFSET ?`, [...params, page.limit, page.offset])).map((each) => each.id);
    const count = await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${CLAIM_TABLES} WHERE ${where}`, params);
    return { items: await this.claimsById(actor, ids, locale), totalCount: count?.n ?? 0 };
  }

  async claim(actor: Actor, reach: Reach, id: number, locale: Locale): Promise<CreditClaim | null> {
    const { where, params } = claimCondition(reach, {});
    const found = await this.reader.row<{ id: number }>(`SELECT c.id FROM ${CLAIM_TABLES} WHERE ${where} AND c.id = ?`, [...params, id]);
    return found ? (await this.claimsById(actor, [id], locale))[0] ?? null : null;
  }

  /** In the order of the ids. */
  async claimsById(actor: Actor, ids: readonly number[], locale: Locale): Promise<CreditClaim[]> {
    const rows = await this.reader.rows<ClaimRecord>(`SELECT ${TEACHER_COLUMNS.replace('t.id,', '').replace('t.status,', 't.status AS teacherStatus,')}, c.* FROM ${CLAIM_TABLES} WHERE c.id IN (?)`, [[...ids]]);
    const approvals = await this.reader.rows<{ claimId: number; accountId: number }>('SELECT claimId, accountId FROM claim_approvals WHERE claimId IN (?)', [[...ids]]);
    const ruleSet = await this.ruleSets.inForce(this.reader, this.today());
    const byId = new Map(rows.map((row) => [row.id, toClaim(row, actor, approvals.filter((each) => each.claimId === row.id).map((each) => each.accountId), ruleSet, locale)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async claimGroups(reach: Reach, filter: CreditClaimFilter): Promise<CreditClaimGroup[]> {
    const { where, params } = claimCondition(reach, filter);
    const rows = await this.reader.rows<{ id: number; code: string; name: string; nameEn: string; kind: string; remoteness: string; teacherCount: number; n: number; worth: number; quarantined: number }>(
      `SELECT s.id, s.code, s.name, s.nameEn, s.kind, s.remoteness, s.teacherCount, COUNT(*) AS n, SUM(c.claimedCenticredits) AS worth, SUM(CASE WHEN c.status = 'QUARANTINED' THEN 1 ELSE 0 END) AS quarantined
       FROM ${CLAIM_TABLES} WHERE ${where} GROUP BY s.id, s.code, s.name, s.nameEn, s.kind, s.remoteness, s.teacherCount ORDER BY n DESC, s.code LIMIT 500`, params);
    return rows.map(({ n, worth, quarantined, ...school }) => ({ school: { ...school, area: null }, count: n, claimedCenticredits: worth, quarantinedCount: quarantined }));
  }

  async totals(teacherId: number, locale: Locale): Promise<CreditTotal[]> {
    const ruleSet = await this.ruleSets.inForce(this.reader, this.today());
    const rows = await this.reader.rows<{ cycleYear: number; categoryKey: string; centicredits: number; entryCount: number }>('SELECT cycleYear, categoryKey, centicredits, entryCount FROM credit_totals WHERE teacherId = ? ORDER BY cycleYear DESC, categoryKey', [teacherId]);
    return rows.map(({ categoryKey, ...row }) => ({ ...row, category: categoryOf(ruleSet, categoryKey, locale) }));
  }

  async entries(teacherId: number, page: PageInput, locale: Locale): Promise<Page<LedgerEntry>> {
    const rows = await this.reader.rows<LedgerEntryRow & { reversedById: number | null }>(
      'SELECT e.*, r.id AS reversedById FROM ledger_entries e LEFT JOIN ledger_entries r ON r.reversesId = e.id WHERE e.teacherId = ? ORDER BY e.id DESC LIMIT ? OFFSET ?', [teacherId, page.limit, page.offset]);
    const count = await this.reader.row<{ entryCount: number }>('SELECT entryCount FROM credit_accounts WHERE teacherId = ?', [teacherId]);
    const items: LedgerEntry[] = [];
    for (const row of rows) items.push(toEntry(row, await this.ruleSets.byId(this.reader, row.ruleSetId), locale));
    return { items, totalCount: count?.entryCount ?? 0 };
  }

  private today(): string {
    return dayOf(this.clock.now());
  }
}

export function categoryOf(ruleSet: StoredRuleSet | null, key: string, locale: Locale): { key: string; name: string } {
  return { key, name: ruleSet ? say(nameIn(ruleSet.categories, key), locale) : key };
}

function toClaim(row: ClaimRecord, actor: Actor, approvedByAccountIds: number[], ruleSet: StoredRuleSet | null, locale: Locale): CreditClaim {
  const step = actor.is('CREDIT_OFFICER') ? 'RECOGNISE' : 'PRECHECK';
  const refusal = refusalToApprove({ ...row, approvedByAccountIds }, actor, step);
  return {
    id: row.id, title: row.title, organiserName: row.organiserName, sourceType: row.sourceType, providerKey: row.providerKey, category: categoryOf(ruleSet, row.categoryKey, locale),
    level: row.level, startDay: row.startDay, endDay: row.endDay, durationMinutes: row.durationMinutes, claimedCenticredits: row.claimedCenticredits, postedCenticredits: row.postedCenticredits,
    status: row.status, awaits: row.awaits, quarantineReason: row.quarantineReason, duplicateOf: row.duplicateOf, reason: row.reason, submittedAt: row.submittedAt, decidedAt: row.decidedAt,
    teacher: toTeacher({ ...row, id: row.teacherId, status: row.teacherStatus }),
    viewerCanDecide: { allowed: refusal === null, reason: refusal ? say(approvalWords(refusal), locale) : null },
  };
}

export function toEntry(row: LedgerEntryRow & { reversedById: number | null }, ruleSet: StoredRuleSet, locale: Locale): LedgerEntry {
  const trace = JSON.parse(row.trace) as { steps?: PricedActivity['steps']; posting?: Posting; reason?: string };
  const explanation = trace.steps && trace.posting
    ? explainCredit(ruleSet, { steps: trace.steps }, trace.posting).map((each) => say(each, locale))
    : [say({ zh: `冲正：${trace.reason ?? ''}`, en: `Reversal: ${trace.reason ?? ''}` }, locale)];
  const rule = [...ruleSet.weights, ...ruleSet.items].find((each) => each.key === row.ruleKey);
  return {
    id: row.id, kind: row.kind, title: row.title, category: categoryOf(ruleSet, row.categoryKey, locale), level: row.level, startDay: row.startDay, day: row.day, cycleYear: row.cycleYear,
    durationMinutes: row.durationMinutes, pricedCenticredits: row.pricedCenticredits, centicredits: row.centicredits, lostCenticredits: row.pricedCenticredits - row.centicredits,
    ruleSetName: `${say(ruleSet.name, locale)} v${ruleSet.version}`, ruleName: rule ? say(rule.name, locale) : row.ruleKey, explanation, postedAt: row.postedAt,
    reversed: row.reversedById !== null, sourceKey: row.sourceKey,
  };
}

function claimCondition(reach: Reach, filter: CreditClaimFilter): { where: string; params: SqlParams } {
  const scope = reachSql(reach, { area: 's.areaId', school: 'c.schoolId', teacher: 'c.teacherId' });
  const conditions = [scope.sql];
  const params: (SqlValue | readonly SqlValue[])[] = [...scope.params];
  const add = (sql: string, ...values: (SqlValue | readonly SqlValue[])[]): void => {
    conditions.push(sql);
    params.push(...values);
  };
  if (filter.status?.length) add('c.status IN (?)', filter.status);
  if (filter.awaits) add('c.awaits = ?', filter.awaits);
  if (filter.schoolId) add('c.schoolId = ?', Number(filter.schoolId));
  if (filter.areaId) add('s.areaId = ?', Number(filter.areaId));
  if (filter.teacherId) add('c.teacherId = ?', Number(filter.teacherId));
  if (filter.sourceType) add('c.sourceType = ?', filter.sourceType);
  if (filter.categoryKey) add('c.categoryKey = ?', filter.categoryKey);
  if (filter.search) {
    const search = filter.search.normalize('NFKC').trim();
    add('(c.title LIKE ? OR t.name LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ?)', `%${search}%`, `%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`);
  }
  return { where: conditions.join(' AND '), params };
}
