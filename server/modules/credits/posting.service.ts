import type { Words } from '../../platform/locale.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { closedYears, mayStillPost, yearClosedWords } from './closed-years.js';
import { type Comparison, type CreditedBefore, creditedBefore } from './credited-before.js';
import { CreditAccountRow, CreditTotalRow, LedgerEntryRow } from './credits.entities.js';
import { loadPersons, loadPostedAmounts, type PersonRecord } from './ledger.store.js';
import type { StoredRuleSet, RuleSets } from './rule-sets.store.js';
import { explainCredit } from './rules/explanation.js';
import { isCapped, type PostedAmount, type Posting, postUnderCaps } from './rules/posting.js';
import { type ActivityFacts, priceActivity, type PricedActivity } from './rules/pricing.js';
import { explainRefusal } from './rules/refusal-explanation.js';

/** One recognised record that is to become credits. */
export interface Recognised {
  readonly teacherId: number;
  /** Unique in the ledger, such as `claim:12` or `completion:7`: the same cause never posts twice. */
  readonly causeKey: string;
  readonly title: string;
  readonly startDay: string;
  readonly providerKey: string | null;
  readonly activity: ActivityFacts;
  /** Left out: it is posted whatever stands beside it. */
  readonly compared?: Comparison;
}

export type PostingResult =
  | { readonly causeKey: string; readonly posted: true; readonly entryId: number | null; readonly centicredits: number; readonly lostCenticredits: number }
  /** The rules in force give it nothing; the words say which rule and why. */
  | { readonly causeKey: string; readonly posted: false; readonly code: string; readonly words: Words; /** With CREDITED_BEFORE. */ readonly before?: CreditedBefore };

/**
 * Turns recognised records into ledger entries under the rule set in force on each one's day. Accounts are
 * locked first, in the order of their teachers, so that no cap is passed however many approvers race.
 */
export class Postings {
  constructor(private readonly ruleSets: RuleSets) {}

  async post(tx: Tx, records: readonly Recognised[]): Promise<PostingResult[]> {
    const teacherIds = [...new Set(records.map((each) => each.teacherId))].sort((a, b) => a - b);
    if (teacherIds.length === 0) return [];
    await lockAccounts(tx, teacherIds);
    const alreadyPosted = await postedCauses(tx, records.map((each) => each.causeKey));
    const judged = await this.judgeAll(tx, records.filter((each) => !alreadyPosted.has(each.causeKey)));
    const entries = judged.flatMap(({ entry }) => (entry ? [{ ...entry, postedAt: tx.now, postedByAccountId: tx.author.accountId }] : []));
    const ids = await tx.insertMany(LedgerEntryRow, entries);
    await addToTotals(tx, entries);
    const idOf = new Map(entries.map(({ causeKey }, at) => [causeKey, ids[at] ?? null]));
    const byCause = new Map(judged.map(({ result }) => [result.causeKey, result]));
    return records.map(({ causeKey }) => {
      const known = alreadyPosted.get(causeKey);
      if (known) return { causeKey, posted: true, entryId: known.id, centicredits: known.centicredits, lostCenticredits: 0 };
      const result = byCause.get(causeKey) as PostingResult;
      return result.posted ? { ...result, entryId: idOf.get(causeKey) ?? null } : result;
    });
  }

  /** What one record would give now and how that comes about, without writing and without a lock. */
  async explain(source: Reader, record: Recognised): Promise<{ readonly result: PostingResult; readonly ruleSet: StoredRuleSet | null; readonly sentences: readonly Words[] }> {
    const ruleSet = await this.ruleSets.inForce(source, record.activity.day);
    const [{ result, priced, posting }] = await this.judgeAll(source, [record]) as [Judgement];
    return { result, ruleSet, sentences: ruleSet && priced && posting ? explainCredit(ruleSet, priced, posting) : result.posted ? [] : [result.words] };
  }

  /** What records would give today one after the other, without writing: the same rules, the accounts not locked. */
  async preview(source: Reader, records: readonly Recognised[]): Promise<PostingResult[]> {
    return (await this.judgeAll(source, records)).map(({ result }) => result);
  }

  /** One after the other, each beside what those before it would post. Ledgers are read only where a cap looks at them. */
  private async judgeAll(source: Reader, records: readonly Recognised[]): Promise<Judgement[]> {
    const persons = await loadPersons(source, [...new Set(records.map((each) => each.teacherId))]);
    const closed = await closedYears(source);
    const inForce = await this.ruleSets.calendar(source);
    const valued: (Refused | Valued)[] = [];
    for (const record of records) valued.push(valueOf(await inForce(record.activity.day), persons.get(record.teacherId), record, closed));
    const repeated = await creditedBefore(source, valued.flatMap((each) => ('priced' in each ? [each.record] : [])));
    const capped = new Set(valued.flatMap((each) => ('priced' in each && isCapped(each.ruleSet, each.priced) ? [each.record.teacherId] : [])));
    const ledgers = capped.size > 0 ? await loadPostedAmounts(source, [...capped]) : new Map<number, PostedAmount[]>();
    return valued.map((each) => {
      if (!('priced' in each)) return each;
      const { causeKey } = each.record;
      const before = repeated.get(causeKey);
      if (before) return { result: { causeKey, posted: false, code: 'CREDITED_BEFORE', words: before.words, before } };
      const ledger = ledgers.get(each.record.teacherId) ?? [];
      const judged = judge(each, ledger);
      if (judged.entry) {
        ledger.push({ ...each.priced, centicredits: judged.entry.centicredits });
        ledgers.set(each.record.teacherId, ledger);
      }
      return judged;
    });
  }

  /**
   * Measures the record of a standing entry against the caps again. When they leave more of it now, the entry is
   * taken back and the record posted under its other cause; else nothing is written.
   *
   * @returns null when the entry was taken back before or the caps leave no more than it has.
   */
  async remeasure(tx: Tx, entryId: number, record: Recognised, reason: string): Promise<PostingResult | null> {
    await tx.lock('SELECT teacherId FROM credit_accounts WHERE teacherId = ?', [record.teacherId]);
    const entry = await tx.row<Omit<PostedAmount, 'topicKeys'> & { topicKeys: string }>(
      `SELECT categoryKey, level, itemKey, courseKey, topicKeys, cycleYear, centicredits FROM ledger_entries e
       WHERE e.id = ? AND e.teacherId = ? AND e.kind = 'NORMAL' AND NOT EXISTS (SELECT 1 FROM ledger_entries r WHERE r.reversesId = e.id)`, [entryId, record.teacherId]);
    if (!entry) return null;
    const person = (await loadPersons(tx, [record.teacherId])).get(record.teacherId);
    const valued = valueOf(await this.ruleSets.inForce(tx, record.activity.day), person, record, await closedYears(tx));
    if (!('priced' in valued)) return null;
    const without = [...(await loadPostedAmounts(tx, [record.teacherId])).get(record.teacherId) ?? [], { ...entry, topicKeys: JSON.parse(entry.topicKeys) as string[], centicredits: -entry.centicredits }];
    const { result } = judge(valued, without);
    if (!result.posted || result.centicredits <= entry.centicredits) return null;
    await this.reverse(tx, [entryId], reason);
    return (await this.post(tx, [record]))[0] ?? null;
  }

  /**
   * Takes entries back by their exact opposites, once each; entries reversed before are passed over.
   * @returns the ids of the entries that were reversed now.
   */
  async reverse(tx: Tx, entryIds: readonly number[], reason: string): Promise<number[]> {
    const found = await tx.rows<LedgerEntryRow>("SELECT * FROM ledger_entries WHERE id IN (?) AND kind = 'NORMAL' ORDER BY teacherId, id", [[...entryIds]]);
    const teacherIds = [...new Set(found.map((each) => each.teacherId))];
    if (teacherIds.length === 0) return [];
    await tx.lock('SELECT teacherId FROM credit_accounts WHERE teacherId IN (?) ORDER BY teacherId', [teacherIds]);
    const reversed = new Set((await tx.rows<{ reversesId: number }>('SELECT reversesId FROM ledger_entries WHERE reversesId IN (?)', [found.map((each) => each.id)])).map((each) => each.reversesId));
    const open = found.filter((each) => !reversed.has(each.id));
    const opposites = open.map(({ id, ...entry }): Omit<LedgerEntryRow, 'id'> => ({
      ...entry, kind: 'REVERSAL', causeKey: `reversal:${id}`, reversesId: id, centicredits: -entry.centicredits, pricedCenticredits: -entry.pricedCenticredits,
      trace: JSON.stringify({ reason }), activity: null, postedAt: tx.now, postedByAccountId: tx.author.accountId,
    }));
    await tx.insertMany(LedgerEntryRow, opposites);
    await addToTotals(tx, opposites);
    for (const { id, teacherId, centicredits } of open) {
      tx.audit({ action: 'ledgerEntry.reverse', subjectType: 'LedgerEntry', subjectId: id, details: { teacherId, centicredits, reason } });
    }
    await tx.publishEach('credits.entryReversed', open.map(({ id, teacherId }) => ({ entryId: id, teacherId })));
    return open.map((each) => each.id);
  }
}

const NO_RULE_SET = { code: 'NO_RULE_SET_IN_FORCE', words: { zh: '该日期没有已发布的认定办法。', en: 'No published rule set was in force on that day.' } };
const NO_TEACHER = { code: 'NO_TEACHER', words: { zh: '找不到该教师。', en: 'There is no such teacher.' } };

type NewEntry = Omit<LedgerEntryRow, 'id' | 'postedAt' | 'postedByAccountId'>;

interface Refused { readonly result: PostingResult & { readonly posted: false } }

interface Valued {
  readonly ruleSet: StoredRuleSet;
  readonly person: PersonRecord;
  readonly record: Recognised;
  readonly priced: PricedActivity;
}

interface Judgement {
  readonly result: PostingResult;
  readonly priced?: PricedActivity;
  readonly posting?: Posting;
  readonly entry?: NewEntry;
}

/** What a record is worth before caps, or why it is worth nothing. */
function valueOf(ruleSet: StoredRuleSet | null, person: PersonRecord | undefined, record: Recognised, closed: ReadonlySet<number>): Refused | Valued {
  const { causeKey, activity } = record;
  const refused = (refusal: { code: string; words: Words }): Refused => ({ result: { causeKey, posted: false, ...refusal } });
  if (!ruleSet) return refused(NO_RULE_SET);
  if (!person) return refused(NO_TEACHER);
  const pricing = priceActivity(ruleSet, person, activity);
  if (!pricing.ok) return refused({ code: pricing.refusal.code, words: explainRefusal(ruleSet, pricing.refusal) });
  const { priced } = pricing;
  if (!mayStillPost(closed, priced.cycleYear, activity, ruleSet)) return refused({ code: 'YEAR_CLOSED', words: yearClosedWords(priced.cycleYear) });
  return { ruleSet, person, record, priced };
}

/** What the caps leave of it beside the teacher's ledger, and the entry that this makes. */
function judge({ ruleSet, person, record, priced }: Valued, ledger: readonly PostedAmount[]): Judgement {
  const { causeKey, activity } = record;
  const posting = postUnderCaps(ruleSet, person, priced, ledger.filter((each) => each.cycleYear >= priced.cycleStartYear && each.cycleYear < priced.cycleStartYear + ruleSet.cycle.years));
  const centicredits = posting.postedCenticredits;
  const result = { causeKey, posted: true as const, entryId: null, centicredits, lostCenticredits: posting.lostCenticredits };
  // A cap may leave nothing: the decision stands, but the ledger takes no entry of nothing.
  if (centicredits === 0) return { result, priced, posting };
  return {
    result, priced, posting,
    entry: {
      teacherId: record.teacherId, schoolId: person.schoolId, kind: 'NORMAL', causeKey, sourceKey: causeKey, reversesId: null, title: record.title.slice(0, 200), providerKey: record.providerKey,
      categoryKey: priced.categoryKey, level: priced.level, itemKey: priced.itemKey, courseKey: priced.courseKey, topicKeys: JSON.stringify(priced.topicKeys),
      startDay: record.startDay, day: priced.day, cycleYear: priced.cycleYear, cycleStartYear: priced.cycleStartYear,
      durationMinutes: activity.durationMinutes, uninterruptedMinutes: priced.uninterruptedMinutes, pricedCenticredits: priced.valueCenticredits, centicredits,
      ruleSetId: ruleSet.id, ruleKey: priced.ruleKey, trace: JSON.stringify({ steps: priced.steps, posting }),
      activity: causeKey.startsWith('claim:') ? null : JSON.stringify(activity),
    },
  };
}

/** Locks the accounts of these teachers, in their order; who has none is given one. */
async function lockAccounts(tx: Tx, teacherIds: readonly number[]): Promise<void> {
  const held = new Set((await tx.lock<{ teacherId: number }>('SELECT teacherId FROM credit_accounts WHERE teacherId IN (?) ORDER BY teacherId', [teacherIds])).map((each) => each.teacherId));
  const missing = teacherIds.filter((each) => !held.has(each));
  if (missing.length > 0) await tx.upsertMany(CreditAccountRow, missing.map((teacherId) => ({ teacherId, balanceCenticredits: 0, entryCount: 0 })), ['teacherId']);
}

async function postedCauses(tx: Tx, causeKeys: readonly string[]): Promise<Map<string, { id: number; centicredits: number }>> {
  const rows = await tx.rows<{ id: number; causeKey: string; centicredits: number }>('SELECT id, causeKey, centicredits FROM ledger_entries WHERE causeKey IN (?)', [[...causeKeys]]);
  return new Map(rows.map((each) => [each.causeKey, each]));
}

/** Balance and totals move with the ledger, in the same transaction. */
async function addToTotals(tx: Tx, entries: readonly Pick<LedgerEntryRow, 'teacherId' | 'cycleYear' | 'categoryKey' | 'centicredits'>[]): Promise<void> {
  const totals = new Map<string, CreditTotalRow>();
  const balances = new Map<number, CreditAccountRow>();
  for (const { teacherId, cycleYear, categoryKey, centicredits } of entries) {
    const key = `${teacherId} ${cycleYear} ${categoryKey}`;
    const total = totals.get(key) ?? { teacherId, cycleYear, categoryKey, centicredits: 0, entryCount: 0 };
    totals.set(key, { ...total, centicredits: total.centicredits + centicredits, entryCount: total.entryCount + 1 });
    const balance = balances.get(teacherId) ?? { teacherId, balanceCenticredits: 0, entryCount: 0, lastPostedAt: tx.now };
    balances.set(teacherId, { ...balance, balanceCenticredits: balance.balanceCenticredits + centicredits, entryCount: balance.entryCount + 1 });
  }
  // A check constraint looks at the row as it would be inserted, so what is taken away is an update: one for all that lose the same.
  const gains = [...totals.values()].filter((each) => each.centicredits >= 0);
  await tx.upsertMany(CreditTotalRow, gains, ['teacherId', 'cycleYear', 'categoryKey'], { centicredits: 'add', entryCount: 'add' });
  const losses = [...totals.values()].filter((each) => each.centicredits < 0);
  for (const [same, ...others] of Map.groupBy(losses, (each) => `${each.cycleYear} ${each.categoryKey} ${each.centicredits} ${each.entryCount}`).values()) {
    if (same) await tx.run('UPDATE credit_totals SET centicredits = centicredits + ?, entryCount = entryCount + ? WHERE cycleYear = ? AND categoryKey = ? AND teacherId IN (?)', [same.centicredits, same.entryCount, same.cycleYear, same.categoryKey, [same, ...others].map((each) => each.teacherId)]);
  }
  const credited = [...balances.values()].filter((each) => each.balanceCenticredits >= 0);
  await tx.upsertMany(CreditAccountRow, credited, ['teacherId'], { balanceCenticredits: 'add', entryCount: 'add', lastPostedAt: 'replace' });
  const debited = [...balances.values()].filter((each) => each.balanceCenticredits < 0);
  for (const [same, ...others] of Map.groupBy(debited, (each) => `${each.balanceCenticredits} ${each.entryCount}`).values()) {
    if (same) await tx.run('UPDATE credit_accounts SET balanceCenticredits = balanceCenticredits + ?, entryCount = entryCount + ?, lastPostedAt = ? WHERE teacherId IN (?)', [same.balanceCenticredits, same.entryCount, tx.now, [same, ...others].map((each) => each.teacherId)]);
  }
}
