import type { Reader } from '../../platform/data/sql.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { Actor } from '../accounts/index.js';
import type { ClaimLine, Credits, PlannedClaim, RowReason, Suspicion } from '../credits/index.js';
import type { TeachersReadModel } from '../teachers/index.js';
import type { LateEntryBatchRow, LateEntryRow } from './late-entries.entities.js';
import { type GoodRow, goodRows, recordOf, sourceKeyOf } from './late-entries.store.js';
import { outsideOf } from './rules/under-order.js';

const COUNTY = { zh: '全县', en: 'the county' };

export type JudgedRow = Pick<LateEntryRow, 'rowNumber' | 'outcome' | 'teacherId' | 'person' | 'title' | 'worthCenticredits' | 'reasons' | 'content'> & { readonly claim: PlannedClaim | null };

/** What the lines of a batch say, whether they may come in under its order, and what they would bring. */
export class LateEntrySheets {
  constructor(private readonly reader: Reader, private readonly credits: Credits, private readonly teachers: TeachersReadModel) {}

  /** Judges new lines beside good rows that the batch has; nothing is written. */
  async judge(actor: Actor, batch: LateEntryBatchRow, lines: readonly ClaimLine[], beside: readonly GoodRow[]): Promise<JudgedRow[]> {
    const inColumn = (column: 'number' | 'name'): string[] => [...new Set(lines.flatMap(({ cells }) => cells[column]?.text.trim() || []))];
    const teachers = await this.teachers.ofCounty(inColumn('number').map((each) => each.toUpperCase()), inColumn('name'));
    const read = await this.credits.sheets.read(lines, { organiserName: batch.organ, place: COUNTY, teachers, uploaderTeacherId: null, evidenceNames: new Set(), retroactive: { order: batch.orderNumber } });
    const forbidding = await this.forbiddingRuleSet();
    const ownEntry: RowReason = { code: 'OWN_ENTRY', zh: '不能补登自己的学分，请由另一名审核员办理。', en: 'Nobody enters credits for himself; another officer must.' };
    const wrongOf = (claim: PlannedClaim): RowReason[] => {
      const outside = outsideOf(claim, batch);
      const name = forbidding(claim.activity.day);
      return [...(outside ? [outside] : []), ...(claim.teacherId === actor.teacherId ? [ownEntry] : []), ...(name ? [{ code: 'RULES_FORBID', zh: `《${name.zh}》不允许补登。`, en: `“${name.en}” does not allow late entries.` }] : [])];
    };
    const wrong = read.map(({ claim }) => (claim ? wrongOf(claim) : []));
    const good = read.flatMap(({ claim }, at) => (claim && wrong[at]?.length === 0 ? [{ sourceKey: `new:${at}`, claim }] : []));
    const before = beside.map(({ seq, claim }) => ({ sourceKey: sourceKeyOf(batch.id, seq), claim }));
    const suspicions = (await this.credits.sheets.suspicions('ORDER', [...before, ...good])).slice(before.length);
    const suspicionOf = new Map(good.map(({ sourceKey }, at) => [sourceKey, suspicions[at] ?? null]));
    return read.map((row, at): JudgedRow => {
      const claim = suspicionOf.has(`new:${at}`) ? row.claim : null;
      const suspicion = suspicionOf.get(`new:${at}`) ?? null;
      return {
        rowNumber: row.row || null, outcome: !claim ? 'REFUSED' : suspicion ? 'SUSPECT' : 'READY', teacherId: claim?.teacherId ?? null, person: row.person, title: row.title, worthCenticredits: row.claim ? row.worthCenticredits : 0,
        // What it would post is kept where only the order stands against it: the order can be mended.
        reasons: JSON.stringify([...row.reasons, ...wrong[at] ?? [], ...(suspicion ? [repeatReason(suspicion)] : [])]), content: row.claim ? JSON.stringify(row.claim) : null, claim,
      };
    });
  }

  /** What each row would post now, one after the other; null where the rules refuse it. */
  async expected(source: Reader, batchId: number, rows: readonly Pick<GoodRow, 'seq' | 'claim'>[]): Promise<{ centicredits: number | null; reason: RowReason | null }[]> {
    const results = await this.credits.postings.preview(source, rows.map(({ seq, claim }) => recordOf(batchId, seq, claim)));
    return results.map((each) => (each.posted ? { centicredits: each.centicredits, reason: null } : { centicredits: null, reason: { code: each.code, ...each.words } }));
  }

  /** What rows would post by now, and which of them have become suspicious since they were added. */
  async lookAgain(tx: Tx, batchId: number): Promise<void> {
    const rows = await goodRows(tx, batchId, true);
    const suspicions = await this.credits.sheets.suspicions('ORDER', rows.map(({ seq, claim }) => ({ sourceKey: sourceKeyOf(batchId, seq), claim })), tx);
    for (const [at, suspicion] of suspicions.entries()) {
      const row = rows[at] as GoodRow;
      if (suspicion && row.outcome === 'READY' && row.keptReason === null) await tx.run("UPDATE late_entry_rows SET outcome = 'SUSPECT', reasons = ? WHERE id = ?", [JSON.stringify([repeatReason(suspicion)]), row.id]);
      if (!suspicion && row.outcome === 'SUSPECT') await tx.run("UPDATE late_entry_rows SET outcome = 'READY', reasons = '[]' WHERE id = ?", [row.id]);
    }
    const ready = await goodRows(tx, batchId);
    const expected = await this.expected(tx, batchId, ready);
    const changed = ready.map(({ id }, at) => ({ id, centicredits: expected[at]?.centicredits ?? 0 }));
    for (let from = 0; from < changed.length; from += 500) {
      const part = changed.slice(from, from + 500);
      await tx.run(`UPDATE late_entry_rows SET expectedCenticredits = CASE id ${part.map(() => 'WHEN ? THEN ?').join(' ')} END WHERE id IN (?)`, [...part.flatMap(({ id, centicredits }) => [id, centicredits]), part.map(({ id }) => id)]);
    }
    for (const [at, { reason }] of expected.entries()) {
      if (reason) await tx.run("UPDATE late_entry_rows SET outcome = 'REFUSED', reasons = ?, expectedCenticredits = NULL WHERE id = ?", [JSON.stringify([reason]), (ready[at] as GoodRow).id]);
    }
  }

  private async forbiddingRuleSet(): Promise<(day: string) => { zh: string; en: string } | null> {
    const timeline = await this.credits.ruleSets.timeline(this.reader);
    return (day) => {
      const ruleSet = timeline(day);
      return ruleSet && ruleSet.registration.retroactive.kind === 'FORBIDDEN' ? ruleSet.name : null;
    };
  }
}

export function repeatReason({ reason, words, other }: Suspicion): RowReason {
  return {
    code: reason,
    zh: `系统中已有相近的记录：“${other.trainingName}”，${other.startDay} 至 ${other.endDay}（${words.zh}）。不重复的写明理由后保留，重复的移除。`,
    en: `A record much like it is on file: “${other.trainingName}”, ${other.startDay} to ${other.endDay} (${words.en.toLowerCase()}). Keep it with a reason, or remove it.`,
  };
}
