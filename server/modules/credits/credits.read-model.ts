import { type Clock, dayOf } from '../../platform/clock.js';
import type { Reader, SqlParams, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say } from '../../platform/locale.js';
import { type Actor, type Reach, reachSql } from '../accounts/index.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import { approvalWords } from './claim-words.js';
import type { CreditClaimRow, LedgerEntryRow } from './credits.entities.js';
import { CLAIM_PRECHECKERS, CLAIM_RECOGNISERS } from './credits.policy.js';
import type { ClaimChoice, ClaimedItem, ClaimOrder, CreditCategory, CreditClaim, CreditClaimFilter, CreditTotal, LedgerEntry, ViewerCan } from './credits.types.js';
import type { RuleSets, StoredRuleSet } from './rule-sets.store.js';
import { type ClaimFacts, refusalToApprove } from './rules/claim-approval.js';
import { explainCredit } from './rules/explanation.js';
import type { Posting } from './rules/posting.js';
import type { ActivityFacts, PricedActivity } from './rules/pricing.js';
import type { RuleSet } from './rules/rule-set.js';
import { nameIn } from './rules/wording.js';

type ClaimRecord = Omit<TeacherRecord, 'id'> & CreditClaimRow & { teacherStatus: string; approverIds: string | null };

/** By field of an entry, the columns it is told from. */
const ENTRY_COLUMNS = {
  id: ['e.id'], kind: ['e.kind'], title: ['e.title'], category: ['e.categoryKey'], level: ['e.level'], startDay: ['e.startDay'], day: ['e.day'], cycleYear: ['e.cycleYear'],
  durationMinutes: ['e.durationMinutes'], pricedCenticredits: ['e.pricedCenticredits'], centicredits: ['e.centicredits'], lostCenticredits: ['e.pricedCenticredits', 'e.centicredits'],
  ruleSetName: [], ruleName: ['e.ruleKey'], explanation: ['e.trace'], postedAt: ['e.postedAt'], reversed: ['r.id AS reversedById'], sourceKey: ['e.sourceKey'],
} satisfies Record<keyof LedgerEntry, string[]>;

/** Every entry needs its rule set for the words; the rest is read where it is asked for. */
const columnsOf = (fields: readonly (keyof LedgerEntry)[]): string => [...new Set(['e.ruleSetId', ...fields.flatMap((each) => ENTRY_COLUMNS[each])])].join(', ');
const ALL_COLUMNS = columnsOf(Object.keys(ENTRY_COLUMNS) as (keyof LedgerEntry)[]);
const WITH_REVERSAL = 'LEFT JOIN ledger_entries r ON r.reversesId = e.id';

const entriesSqls = new WeakMap<ReadonlySet<string>, string>();

/** A selection is the same object at every request for it, so what it needs is worked out once. */
function entriesSql(selected: ReadonlySet<string>): string {
  const known = entriesSqls.get(selected);
  if (known) return known;
  const asked = (Object.keys(ENTRY_COLUMNS) as (keyof LedgerEntry)[]).filter((each) => selected.has(`items.${each}`));
  const sql = `SELECT ${columnsOf(asked)}, a.entryCount FROM ledger_entries e JOIN credit_accounts a ON a.teacherId = e.teacherId ${asked.includes('reversed') ? WITH_REVERSAL : ''}
    WHERE e.teacherId = ? ORDER BY e.id DESC LIMIT ? OFFSET ?`;
  entriesSqls.set(selected, sql);
  return sql;
}

type EntryRecord = Pick<LedgerEntryRow, 'id' | 'kind' | 'title' | 'categoryKey' | 'level' | 'startDay' | 'day' | 'cycleYear' | 'durationMinutes' | 'pricedCenticredits' | 'centicredits' | 'ruleSetId' | 'ruleKey' | 'postedAt' | 'sourceKey' | 'trace'>
  & { reversedById: number | null };

export const CLAIM_TABLES = 'credit_claims c JOIN teachers t ON t.id = c.teacherId JOIN schools s ON s.id = c.schoolId';

/** Only what the conditions name is joined: with teachers and schools beside it, MariaDB sorts the whole queue and does not take it from its index. */
const tablesOf = (where: string): string => `credit_claims c${/\bt\./.test(where) ? ' JOIN teachers t ON t.id = c.teacherId' : ''}${/\bs\./.test(where) ? ' JOIN schools s ON s.id = c.schoolId' : ''}`;

/** Each is the end of an index of the queue. */
const IN_ORDER: Readonly<Record<ClaimOrder, string>> = { NEWEST: 'c.submittedAt DESC, c.id DESC', OLDEST: 'c.submittedAt ASC, c.id ASC', ENDED: 'c.endDay ASC, c.id ASC' };
const CLAIMS_AT_A_TIME = 500;

/** Lists of claims and of the ledger. */
export class CreditsReadModel {
  constructor(private readonly reader: Reader, private readonly ruleSets: RuleSets, private readonly clock: Clock) {}

  /** The rule set that names categories and items today. */
  ruleSetToday(): Promise<StoredRuleSet | null> {
    return this.ruleSets.inForce(this.reader, this.today());
  }

  async claims(actor: Actor, reach: Reach, { filter, order, page }: { readonly filter: CreditClaimFilter; readonly order: ClaimOrder; readonly page: PageInput }, locale: Locale): Promise<Page<CreditClaim>> {
    const { where, params } = claimCondition(reach, filter);
    const ids = (await this.reader.rows<{ id: number }>(`SELECT c.id FROM ${tablesOf(where)} WHERE ${where} ORDER BY ${IN_ORDER[order]} LIMIT ? OFFSET ?`, [...params, page.limit, page.offset])).map((each) => each.id);
    const count = await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${tablesOf(where)} WHERE ${where}`, params);
    return { items: await this.claimsById(actor, ids, locale), totalCount: count?.n ?? 0 };
  }

  /** Ids of the claims of a filter, the oldest first, for bulk decisions and files. */
  async claimIds(reach: Reach, filter: CreditClaimFilter, afterId: number, limit: number): Promise<number[]> {
    const { where, params } = claimCondition(reach, filter);
    const rows = await this.reader.rows<{ id: number }>(`SELECT c.id FROM ${tablesOf(where)} WHERE ${where} AND c.id > ? ORDER BY c.id LIMIT ?`, [...params, afterId, limit]);
    return rows.map(({ id }) => id);
  }

  /** Every claim of a filter, the oldest first, a few hundred at a time. */
  async *everyClaim(actor: Actor, reach: Reach, filter: CreditClaimFilter, locale: Locale): AsyncGenerator<CreditClaim> {
    for (let ids = await this.claimIds(reach, filter, 0, CLAIMS_AT_A_TIME); ids.length > 0; ids = await this.claimIds(reach, filter, ids.at(-1) as number, CLAIMS_AT_A_TIME)) {
      yield* await this.claimsById(actor, ids, locale);
    }
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
    const ruleSet = await this.ruleSetToday();
    const approvers = new Map<number, number[]>();
    for (const { claimId, accountId } of approvals) approvers.set(claimId, [...(approvers.get(claimId) ?? []), accountId]);
    const byId = new Map(rows.map((row) => [row.id, toClaim(row, actor, approvers.get(row.id) ?? [], ruleSet, locale)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async totals(teacherId: number, locale: Locale): Promise<CreditTotal[]> {
    const ruleSet = await this.ruleSetToday();
    const rows = await this.reader.rows<{ cycleYear: number; categoryKey: string; centicredits: number; entryCount: number }>('SELECT cycleYear, categoryKey, centicredits, entryCount FROM credit_totals WHERE teacherId = ? ORDER BY cycleYear DESC, categoryKey', [teacherId]);
    return rows.map(({ categoryKey, ...row }) => ({ ...row, category: categoryOf(ruleSet, categoryKey, locale) }));
  }

  /** @param selected paths of the page that are asked for: nothing else is read, the long traces least of all. */
  async entries(teacherId: number, page: PageInput, selected: ReadonlySet<string>, locale: Locale): Promise<Page<LedgerEntry>> {
    const rows = await this.reader.rows<EntryRecord & { entryCount: number }>(entriesSql(selected), [teacherId, page.limit, page.offset]);
    // A page beyond the last entry says nothing about how many there are.
    const totalCount = rows[0]?.entryCount ?? (page.offset === 0 ? 0 : (await this.reader.row<{ entryCount: number }>('SELECT entryCount FROM credit_accounts WHERE teacherId = ?', [teacherId]))?.entryCount ?? 0);
    return { items: await this.toEntries(rows, locale), totalCount };
  }

  /** Every entry of some years of the cycle, by the day of the activity. */
  async entriesOfYears(teacherId: number, years: { readonly first: number; readonly count: number }, locale: Locale): Promise<LedgerEntry[]> {
    const rows = await this.reader.rows<EntryRecord>(
      `SELECT ${ALL_COLUMNS} FROM ledger_entries e ${WITH_REVERSAL} WHERE e.teacherId = ? AND e.cycleYear >= ? AND e.cycleYear < ? ORDER BY e.day, e.id`, [teacherId, years.first, years.first + years.count]);
    return this.toEntries(rows, locale);
  }

  /** The entry of a cause, or null when nothing was posted for it. */
  async entryOf(causeKey: string, locale: Locale): Promise<LedgerEntry | null> {
    const rows = await this.reader.rows<EntryRecord>(`SELECT ${ALL_COLUMNS} FROM ledger_entries e ${WITH_REVERSAL} WHERE e.causeKey = ?`, [causeKey]);
    return (await this.toEntries(rows, locale))[0] ?? null;
  }

  private async toEntries(rows: readonly EntryRecord[], locale: Locale): Promise<LedgerEntry[]> {
    const ruleSets = new Map<number, StoredRuleSet>();
    for (const id of new Set(rows.map((row) => row.ruleSetId))) ruleSets.set(id, await this.ruleSets.byId(this.reader, id));
    return rows.map((row) => new ReadEntry(row, ruleSets.get(row.ruleSetId) as StoredRuleSet, locale));
  }

  private today(): string {
    return dayOf(this.clock.now());
  }
}

export function categoryOf(ruleSet: RuleSet | null, key: string, locale: Locale): { key: string; name: string } {
  return { key, name: ruleSet ? say(nameIn(ruleSet.categories, key), locale) : key };
}

/** Null for what is credited by the hour. */
export function itemNameOf(ruleSet: RuleSet | null, itemKey: string | null, locale: Locale): string | null {
  return itemKey !== null && ruleSet ? say(nameIn(ruleSet.items, itemKey), locale) : itemKey;
}

/** Those that the rule set still names. */
function topicsOf(ruleSet: RuleSet | null, { activity }: Pick<CreditClaimRow, 'activity'>, locale: Locale): ClaimChoice[] {
  if (!ruleSet || ruleSet.topics.length === 0) return [];
  const { topicKeys } = JSON.parse(activity) as ActivityFacts;
  return ruleSet.topics.filter(({ key }) => topicKeys.includes(key)).map(({ key, name }) => ({ key, name: say(name, locale) }));
}

function itemOf({ itemKey, activity }: Pick<CreditClaimRow, 'itemKey' | 'activity'>): ClaimedItem | null {
  if (itemKey === null) return null;
  const { rankKey, roleKey, quantity, declaredCenticredits } = JSON.parse(activity) as ActivityFacts;
  return { key: itemKey, rankKey, roleKey, quantity, declaredCenticredits };
}

function toClaim(row: ClaimRecord, actor: Actor, approvedByAccountIds: number[], ruleSet: StoredRuleSet | null, locale: Locale): CreditClaim {
  return {
    id: row.id, title: row.title, organiserName: row.organiserName, certificateNumber: row.certificateNumber, sourceType: row.sourceType, providerKey: row.providerKey, category: categoryOf(ruleSet, row.categoryKey, locale),
    itemName: itemNameOf(ruleSet, row.itemKey, locale), item: itemOf(row), topics: topicsOf(ruleSet, row, locale), level: row.level, startDay: row.startDay, endDay: row.endDay, durationMinutes: row.durationMinutes, claimedCenticredits: row.claimedCenticredits, postedCenticredits: row.postedCenticredits,
    status: row.status, awaits: row.awaits, quarantineReason: row.quarantineReason, duplicateOf: row.duplicateOf, reason: row.reason, submittedAt: row.submittedAt, decidedAt: row.decidedAt,
    teacher: toTeacher({ ...row, id: row.teacherId, status: row.teacherStatus }),
    viewerCanDecide: viewerCan('PASS', { ...row, approvedByAccountIds }, actor, locale), viewerCanDecline: viewerCan('DECLINE', { ...row, approvedByAccountIds }, actor, locale),
  };
}

/** The officer may decline at any step, a school at its own. */
function viewerCan(what: 'PASS' | 'DECLINE', claim: ClaimFacts, actor: Actor, locale: Locale): ViewerCan {
  const step = actor.is(...CLAIM_RECOGNISERS) ? (claim.awaits === 'AUDIT' ? 'AUDIT' : 'RECOGNISE') : actor.is(...CLAIM_PRECHECKERS) ? 'PRECHECK' : null;
  if (step === null) return { allowed: false, reason: say({ zh: '您的角色不参与学分审核。', en: 'Your role does not decide on claims.' }, locale) };
  const refusal = refusalToApprove(claim, actor, what === 'DECLINE' && step !== 'PRECHECK' ? claim.awaits : step);
  return { allowed: refusal === null, reason: refusal ? say(approvalWords(refusal), locale) : null };
}

/** {@link categoryOf}, the name looked up when it is asked for. */
class ReadCategory implements CreditCategory {
  constructor(readonly key: string, private readonly ruleSet: RuleSet, private readonly locale: Locale) {}

  get name() { return categoryOf(this.ruleSet, this.key, this.locale).name; }
}

/** A row as it is read, of which a request takes some fields: words are told when they are asked for. */
class ReadEntry implements LedgerEntry {
  constructor(private readonly row: EntryRecord, private readonly ruleSet: StoredRuleSet, private readonly locale: Locale) {}

  get id() { return this.row.id; }
  get kind() { return this.row.kind; }
  get title() { return this.row.title; }
  get category() { return new ReadCategory(this.row.categoryKey, this.ruleSet, this.locale); }
  get level() { return this.row.level; }
  get startDay() { return this.row.startDay; }
  get day() { return this.row.day; }
  get cycleYear() { return this.row.cycleYear; }
  get durationMinutes() { return this.row.durationMinutes; }
  get pricedCenticredits() { return this.row.pricedCenticredits; }
  get centicredits() { return this.row.centicredits; }
  get lostCenticredits() { return this.row.pricedCenticredits - this.row.centicredits; }
  get postedAt() { return this.row.postedAt; }
  get reversed() { return this.row.reversedById !== null; }
  get sourceKey() { return this.row.sourceKey; }
  get ruleSetName() { return `${say(this.ruleSet.name, this.locale)} v${this.ruleSet.version}`; }

  get ruleName() {
    const rule = [...this.ruleSet.weights, ...this.ruleSet.items].find((each) => each.key === this.row.ruleKey);
    return rule ? say(rule.name, this.locale) : this.row.ruleKey;
  }

  get explanation() {
    const trace = JSON.parse(this.row.trace) as { steps?: PricedActivity['steps']; posting?: Posting; reason?: string };
    if (trace.steps && trace.posting) return explainCredit(this.ruleSet, { steps: trace.steps }, trace.posting).map((each) => say(each, this.locale));
    return [say({ zh: `冲正：${trace.reason ?? ''}`, en: `Reversal: ${trace.reason ?? ''}` }, this.locale)];
  }
}

export function claimCondition(reach: Reach, filter: CreditClaimFilter): { where: string; params: SqlParams } {
  const scope = reachSql(reach, { area: 's.areaId', school: 'c.schoolId', teacher: 'c.teacherId' });
  const conditions = [scope.sql];
  const params: (SqlValue | readonly SqlValue[])[] = [...scope.params];
  const add = (sql: string, ...values: (SqlValue | readonly SqlValue[])[]): void => {
    conditions.push(sql);
    params.push(...values);
  };
  if (filter.ids) add('c.id IN (?)', filter.ids.map(Number));
  if (filter.status?.length) add('c.status IN (?)', filter.status);
  if (filter.awaits) add('c.awaits = ?', filter.awaits);
  if (filter.schoolId) add('c.schoolId = ?', Number(filter.schoolId));
  if (filter.areaId) add('s.areaId = ?', Number(filter.areaId));
  if (filter.teacherId) add('c.teacherId = ?', Number(filter.teacherId));
  if (filter.sourceType) add('c.sourceType = ?', filter.sourceType);
  if (filter.categoryKey) add('c.categoryKey = ?', filter.categoryKey);
  if (filter.filingId) add('c.filingId = ?', Number(filter.filingId));
  if (filter.itemKey) add('c.itemKey = ?', filter.itemKey);
  if (filter.byHours) add('c.itemKey IS NULL');
  if (filter.search) {
    const search = filter.search.normalize('NFKC').trim();
    add('(c.title LIKE ? OR t.name LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ?)', `%${search}%`, `%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`);
  }
  return { where: conditions.join(' AND '), params };
}
