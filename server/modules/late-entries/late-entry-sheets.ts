import type { Reader } from '../../platform/data/sql.js';
import type { Actor } from '../accounts/index.js';
import type { ClaimLine, Credits, PlannedClaim, RowOutcome, RowReason, Suspicion } from '../credits/index.js';
import type { TeachersReadModel } from '../teachers/index.js';
import type { LateEntryBatchRow, LateEntryRow } from './late-entries.entities.js';
import { type GoodRow, recordOf, sourceKeyOf } from './late-entries.store.js';

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
    const outside: RowReason = { code: 'DAY_OUTSIDE', zh: `活动日期不在本批范围（${batch.fromDay} 至 ${batch.toDay}）内。`, en: `Its days lie outside those of the batch (${batch.fromDay} to ${batch.toDay}).` };
    const ownEntry: RowReason = { code: 'OWN_ENTRY', zh: '不能补登自己的学分，请由另一名审核员办理。', en: 'Nobody enters credits for himself; another officer must.' };
    const checked = read.map((row) => {
      if (!row.claim) return { ...row, reasons: [...row.reasons] };
      const { startDay, activity, teacherId } = row.claim;
      const name = forbidding(activity.day);
      const wrong: RowReason[] = [
        ...(startDay < batch.fromDay || activity.day > batch.toDay ? [outside] : []), ...(teacherId === actor.teacherId ? [ownEntry] : []),
        ...(name ? [{ code: 'RULES_FORBID', zh: `《${name.zh}》不允许补登。`, en: `“${name.en}” does not allow late entries.` }] : []),
      ];
      return wrong.length > 0 ? { ...row, reasons: [...row.reasons, ...wrong], claim: null } : { ...row, reasons: [...row.reasons] };
    });
    const good = checked.flatMap(({ claim }, at) => (claim ? [{ sourceKey: `new:${at}`, claim }] : []));
    const before = beside.map(({ seq, claim }) => ({ sourceKey: sourceKeyOf(batch.id, seq), claim }));
    const suspicions = (await this.credits.sheets.suspicions([...before, ...good])).slice(before.length);
    const suspicionOf = new Map(good.map(({ sourceKey }, at) => [sourceKey, suspicions[at] ?? null]));
    return checked.map((row, at): JudgedRow => {
      const suspicion = suspicionOf.get(`new:${at}`) ?? null;
      const outcome: RowOutcome = !row.claim ? 'REFUSED' : suspicion ? 'SUSPECT' : 'READY';
      return {
        rowNumber: row.row || null, outcome, teacherId: row.claim?.teacherId ?? null, person: row.person, title: row.title, worthCenticredits: row.claim ? row.worthCenticredits : 0,
        reasons: JSON.stringify([...row.reasons, ...(suspicion ? [repeatReason(suspicion)] : [])]), content: row.claim ? JSON.stringify(row.claim) : null, claim: row.claim,
      };
    });
  }

  /** What each row would post now, one after the other; null where the rules refuse it. */
  async expected(source: Reader, batchId: number, rows: readonly Pick<GoodRow, 'seq' | 'claim'>[]): Promise<{ centicredits: number | null; reason: RowReason | null }[]> {
    const results = await this.credits.postings.preview(source, rows.map(({ seq, claim }) => recordOf(batchId, seq, claim)));
    return results.map((each) => (each.posted ? { centicredits: each.centicredits, reason: null } : { centicredits: null, reason: { code: each.code, ...each.words } }));
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
