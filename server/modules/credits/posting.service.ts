import type { Words } from '../../platform/locale.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { closedYears, mayStillPost, yearClosedWords } from './closed-years.js';
import { CreditAccountRow, CreditTotalRow, LedgerEntryRow } from './credits.entities.js';
import { loadPersons, loadPostedAmounts, type PersonRecord } from './ledger.store.js';
import type { StoredRuleSet, RuleSets } from './rule-sets.store.js';
import { explainCredit } from './rules/explanation.js';
import { type PostedAmount, type Posting, postUnderCaps } from './rules/posting.js';
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
}

export type PostingResult =
  | { readonly causeKey: string; readonly posted: true; readonly entryId: number | null; readonly centicredits: number; readonly lostCenticredits: number }
  /** The rules in force give it nothing; the words say which rule and why. */
  | { readonly causeKey: string; readonly posted: false; readonly code: string; readonly words: Words };

/**
 * Turns recognised records into ledger entries under the rule set in force on each one's day. Accounts are
 * locked first, in the order of their teachers, so that no cap is passed however many approvers race.
 */
export class Postings {
  constructor(private readonly ruleSets: RuleSets) {}

  async post(tx: Tx, records: readonly Recognised[]): Promise<PostingResult[]> {
    const teacherIds = [...new Set(records.map((each) => each.teacherId))].sort((a, b) => a - b);
    if (teacherIds.length === 0) return [];
    await tx.upsertMany(CreditAccountRow, teacherIds.map((teacherId) => ({ teacherId, balanceCenticredits: 0, entryCount: 0 })), ['teacherId']);
    const persons = await loadPersons(tx, teacherIds);
    const ledgers = await loadPostedAmounts(tx, teacherIds);
    const closed = await closedYears(tx);
    const alreadyPosted = await postedCauses(tx, records.map((each) => each.causeKey));

    const inForce = await this.ruleSets.calendar(tx);
    const results: PostingResult[] = [];
    const entries: Omit<LedgerEntryRow, 'id'>[] = [];
    const entryOf = new Map<string, number>();
    for (const record of records) {
      const known = alreadyPosted.get(record.causeKey);
      if (known) {
        results.push({ causeKey: record.causeKey, posted: true, entryId: known.id, centicredits: known.centicredits, lostCenticredits: 0 });
        continue;
      }
      const ruleSet = await inForce(record.activity.day);
      const person = persons.get(record.teacherId);
      if (!ruleSet || !person) {
        results.push({ causeKey: record.causeKey, posted: false, ...(ruleSet ? NO_TEACHER : NO_RULE_SET) });
        continue;
      }
      const judged = judge(ruleSet, person, record, ledgers.get(record.teacherId) ?? [], closed);
      if (!judged.entry || !judged.priced) {
        results.push(judged.result);
        continue;
      }
      const { entry, priced } = judged;
      entryOf.set(record.causeKey, entries.length);
      entries.push({ ...entry, postedAt: tx.now, postedByAccountId: tx.author.accountId });
      const ledger = ledgers.get(record.teacherId) ?? [];
      ledger.push({ ...priced, centicredits: entry.centicredits });
      ledgers.set(record.teacherId, ledger);
      results.push(judged.result);
    }
    const ids = await tx.insertMany(LedgerEntryRow, entries);
    await addToTotals(tx, entries);
    return results.map((result) => {
      const at = entryOf.get(result.causeKey);
      return result.posted && at !== undefined ? { ...result, entryId: ids[at] ?? null } : result;
    });
  }

  /** What one record would give now and how that comes about, without writing and without a lock. */
  async explain(source: Reader, record: Recognised): Promise<{ readonly result: PostingResult; readonly ruleSet: StoredRuleSet | null; readonly sentences: readonly Words[] }> {
    const { causeKey, teacherId, activity } = record;
    const ruleSet = await this.ruleSets.inForce(source, activity.day);
    const person = (await loadPersons(source, [teacherId])).get(teacherId);
    if (!ruleSet || !person) {
      const refusal = ruleSet ? NO_TEACHER : NO_RULE_SET;
      return { result: { causeKey, posted: false, ...refusal }, ruleSet, sentences: [refusal.words] };
    }
    const ledger = (await loadPostedAmounts(source, [teacherId])).get(teacherId) ?? [];
    const { result, priced, posting } = judge(ruleSet, person, record, ledger, await closedYears(source));
    return { result, ruleSet, sentences: priced && posting ? explainCredit(ruleSet, priced, posting) : result.posted ? [] : [result.words] };
  }

  /** What records would give today one after the other, without writing: the same rules, the accounts not locked. */
  async preview(source: Reader, records: readonly Recognised[]): Promise<PostingResult[]> {
    const teacherIds = [...new Set(records.map((each) => each.teacherId))];
    const persons = await loadPersons(source, teacherIds);
    const ledgers = await loadPostedAmounts(source, teacherIds);
    const inForce = await this.ruleSets.calendar(source);
    const closed = await closedYears(source);
    const results: PostingResult[] = [];
    for (const record of records) {
      const ruleSet = await inForce(record.activity.day);
      const person = persons.get(record.teacherId);
      if (!ruleSet || !person) results.push({ causeKey: record.causeKey, posted: false, ...(ruleSet ? NO_TEACHER : NO_RULE_SET) });
      else {
        const ledger = ledgers.get(record.teacherId) ?? [];
        const { result, priced, entry } = judge(ruleSet, person, record, ledger, closed);
        results.push(result);
        if (priced && entry) ledgers.set(record.teacherId, [...ledger, { ...priced, centicredits: entry.centicredits }]);
      }
    }
    return results;
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
    const ruleSet = await this.ruleSets.inForce(tx, record.activity.day);
    const person = (await loadPersons(tx, [record.teacherId])).get(record.teacherId);
    if (!entry || !ruleSet || !person) return null;
    const without = [...(await loadPostedAmounts(tx, [record.teacherId])).get(record.teacherId) ?? [], { ...entry, topicKeys: JSON.parse(entry.topicKeys) as string[], centicredits: -entry.centicredits }];
    const { result } = judge(ruleSet, person, record, without, await closedYears(tx));
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

interface Judgement {
  readonly result: PostingResult;
  readonly priced?: PricedActivity;
  readonly posting?: Posting;
  readonly entry?: NewEntry;
}

function judge(ruleSet: StoredRuleSet, person: PersonRecord, record: Recognised, ledger: readonly PostedAmount[], closed: ReadonlySet<number>): Judgement {
  const { causeKey, activity } = record;
  const pricing = priceActivity(ruleSet, person, activity);
  if (!pricing.ok) return { result: { causeKey, posted: false, code: pricing.refusal.code, words: explainRefusal(ruleSet, pricing.refusal) } };
  const { priced } = pricing;
  if (!mayStillPost(closed, priced.cycleYear, activity, ruleSet)) return { result: { causeKey, posted: false, code: 'YEAR_CLOSED', words: yearClosedWords(priced.cycleYear) } };
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
    const balance = balances.get(teacherId) ?? { teacherId, balanceCenticredits: 0, entryCount: 0 };
    balances.set(teacherId, { teacherId, balanceCenticredits: balance.balanceCenticredits + centicredits, entryCount: balance.entryCount + 1 });
  }
  // A check constraint looks at the row as it would be inserted, so what is taken away is an update: one for all that lose the same.
  const gains = [...totals.values()].filter((each) => each.centicredits >= 0);
  await tx.upsertMany(CreditTotalRow, gains, ['teacherId', 'cycleYear', 'categoryKey'], { centicredits: 'add', entryCount: 'add' });
  const losses = [...totals.values()].filter((each) => each.centicredits < 0);
  for (const [same, ...others] of Map.groupBy(losses, (each) => `${each.cycleYear} ${each.categoryKey} ${each.centicredits} ${each.entryCount}`).values()) {
    if (same) await tx.run('UPDATE credit_totals SET centicredits = centicredits + ?, entryCount = entryCount + ? WHERE cycleYear = ? AND categoryKey = ? AND teacherId IN (?)', [same.centicredits, same.entryCount, same.cycleYear, same.categoryKey, [same, ...others].map((each) => each.teacherId)]);
  }
  const credited = [...balances.values()].filter((each) => each.balanceCenticredits >= 0);
  await tx.upsertMany(CreditAccountRow, credited, ['teacherId'], { balanceCenticredits: 'add', entryCount: 'add' });
  const debited = [...balances.values()].filter((each) => each.balanceCenticredits < 0);
  for (const [same, ...others] of Map.groupBy(debited, (each) => `${each.balanceCenticredits} ${each.entryCount}`).values()) {
    if (same) await tx.run('UPDATE credit_accounts SET balanceCenticredits = balanceCenticredits + ?, entryCount = entryCount + ? WHERE teacherId IN (?)', [same.balanceCenticredits, same.entryCount, [same, ...others].map((each) => each.teacherId)]);
  }
}
