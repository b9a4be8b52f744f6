import { notFound } from '../../platform/errors.js';
import type { Platform } from '../../platform/module.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { canonicalJson } from '../../platform/canonical-json.js';
import { sha256 } from '../../platform/sha256.js';
import { once } from '../../platform/transactions/idempotency.js';
import { enqueueJob, type JobHandler } from '../../platform/transactions/jobs.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { isUniqueViolation } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { ClosedCreditYearRow, CreditAccountRow, type Credits } from '../credits/index.js';
import { CreditYearClosingRow, CreditYearResultRow } from './credit-years.entities.js';
import { type ClosingKind, type ConfirmRefusal, type ProposeRefusal, refusalToConfirm, refusalToPropose } from './rules/year-closing.js';
import { changedCount, changesOf, checklistOf } from './year-facts.js';

export const FREEZE_JOB = 'creditYears.freeze';
const TEACHERS_AT_A_TIME = 250;

interface Keyed { readonly idempotencyKey?: string | null | undefined }
type FrozenRow = Omit<CreditYearResultRow, 'id'>;

/**
 * Closes a year: proposed by one person, confirmed by another. With the confirmation ordinary postings end at once; then
 * every teacher's year is frozen under the lock of his account, so that whatever slipped in just before is counted.
 */
export class YearClosings {
  constructor(private readonly platform: Pick<Platform, 'work' | 'reader'>, private readonly credits: Credits) {}

  /** Looks at everything, the whole ledger among it. A year that is closed gets a supplement. */
  async propose(actor: Actor, { cycleYear, idempotencyKey }: Keyed & { cycleYear: number }): Promise<Outcome<number, ProposeRefusal>> {
    const { reader, work } = this.platform;
    if (!(await reader.row('SELECT teacherId FROM credit_totals WHERE cycleYear = ? LIMIT 1', [cycleYear]))) throw notFound({ zh: '年度', en: 'year' });
    const broken = (await checklistOf(reader, cycleYear, '', this.credits.checks)).filter(({ key }) => key === 'LEDGER_BROKEN');
    try {
      return await once(work, actor, { operation: 'creditYearPropose', input: { cycleYear }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ProposeRefusal>> => {
        const kind: ClosingKind = (await tx.row('SELECT cycleYear FROM closed_credit_years WHERE cycleYear = ?', [cycleYear])) ? 'SUPPLEMENT' : 'CLOSE';
        const hasOpenProposal = (await tx.lockOne('SELECT id FROM credit_year_closings WHERE openYear = ?', [cycleYear])) !== undefined;
        const checklist = [...broken, ...(await checklistOf(tx, cycleYear, tx.today, [])).filter(({ key }) => key !== 'LEDGER_BROKEN')];
        const refusal = refusalToPropose({ kind, hasOpenProposal, changedCount: kind === 'SUPPLEMENT' ? await changedCount(tx, cycleYear) : 0, checklist });
        if (refusal) return refused(refusal);
        const closingId = await tx.insert(CreditYearClosingRow, {
          cycleYear, kind, status: 'PROPOSED', openYear: cycleYear, checklist: JSON.stringify(checklist), proposedByAccountId: actor.accountId, proposedBy: actor.name, proposedAt: tx.now,
          lastTeacherId: 0, teacherCount: 0, shortCount: 0, countedCenticredits: 0, hash: '',
        });
        tx.audit({ action: 'creditYear.propose', subjectType: 'CreditYear', subjectId: cycleYear, details: { closingId, kind } });
        return done(closingId);
      });
    } catch (error) {
      // Two who propose at once: the index lets one through.
      if (isUniqueViolation(error)) return refused({ code: 'ALREADY_PROPOSED' });
      throw error;
    }
  }

  confirm(actor: Actor, { closingId, idempotencyKey }: Keyed & { closingId: number }): Promise<Outcome<number, ConfirmRefusal>> {
    return once(this.platform.work, actor, { operation: 'creditYearConfirm', input: { closingId }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ConfirmRefusal>> => {
      const row = await this.lock(tx, closingId);
      const checklist = await checklistOf(tx, row.cycleYear, tx.today, []);
      const refusal = refusalToConfirm({ ...row, checklist }, actor.accountId);
      if (refusal) return refused(refusal);
      if (row.kind === 'CLOSE') await tx.insert(ClosedCreditYearRow, { cycleYear: row.cycleYear, closedAt: tx.now });
      const jobId = await enqueueJob(tx, FREEZE_JOB, { closingId });
      await tx.run("UPDATE credit_year_closings SET status = 'FREEZING', jobId = ?, checklist = ?, decidedByAccountId = ?, decidedBy = ?, decidedAt = ? WHERE id = ?", [jobId, JSON.stringify(checklist), actor.accountId, actor.name, tx.now, closingId]);
      tx.audit({ action: 'creditYear.confirm', subjectType: 'CreditYear', subjectId: row.cycleYear, details: { closingId, kind: row.kind } });
      return done(closingId);
    });
  }

  decline(actor: Actor, { closingId, reason, idempotencyKey }: Keyed & { closingId: number; reason: string }): Promise<Outcome<number, Extract<ConfirmRefusal, { code: 'NOT_PROPOSED' }>>> {
    return once(this.platform.work, actor, { operation: 'creditYearDecline', input: { closingId, reason }, key: idempotencyKey ?? null }, async (tx) => {
      const row = await this.lock(tx, closingId);
      if (row.status !== 'PROPOSED') return refused({ code: 'NOT_PROPOSED' as const });
      await tx.run("UPDATE credit_year_closings SET status = 'DECLINED', openYear = NULL, declineReason = ?, decidedByAccountId = ?, decidedBy = ?, decidedAt = ? WHERE id = ?", [reason, actor.accountId, actor.name, tx.now, closingId]);
      tx.audit({ action: 'creditYear.decline', subjectType: 'CreditYear', subjectId: row.cycleYear, details: { closingId, reason } });
      return done(closingId);
    });
  }

  async yearOf(closingId: number): Promise<number> {
    return (await this.platform.reader.row<{ cycleYear: number }>('SELECT cycleYear FROM credit_year_closings WHERE id = ?', [closingId]))?.cycleYear ?? 0;
  }

  /** Part by part; the place where it is moves in the transaction that freezes, so a job that was killed goes on there. */
  readonly job: JobHandler = async ({ closingId }: { closingId: number }, { author, progress }) => {
    const { reader, work } = this.platform;
    const total = (await reader.row<{ n: number }>("SELECT COUNT(*) AS n FROM teachers WHERE status = 'ACTIVE'"))?.n ?? 0;
    for (;;) {
      const row = await reader.row<CreditYearClosingRow>('SELECT * FROM credit_year_closings WHERE id = ?', [closingId]);
      if (row?.status !== 'FREEZING') return { closingId };
      await work.run(author, (tx) => this.freezeSome(tx, closingId, row.lastTeacherId));
      await progress.report(Math.min(row.teacherCount + TEACHERS_AT_A_TIME, total), total);
    }
  };

  private async freezeSome(tx: Tx, closingId: number, from: number): Promise<void> {
    const row = await this.lock(tx, closingId);
    if (row.status !== 'FREEZING' || row.lastTeacherId !== from) throw new Error(`the closing ${closingId} is being written elsewhere`);
    const ids = await this.nextTeachers(tx, row);
    const last = ids.at(-1);
    if (last === undefined) {
      await tx.run("UPDATE credit_year_closings SET status = 'CLOSED', openYear = NULL, closedAt = ? WHERE id = ?", [tx.now, closingId]);
      tx.audit({ action: 'creditYear.close', subjectType: 'CreditYear', subjectId: row.cycleYear, details: { closingId, teachers: row.teacherCount, short: row.shortCount, centicredits: row.countedCenticredits, hash: row.hash } });
      return;
    }
    await tx.upsertMany(CreditAccountRow, ids.map((teacherId) => ({ teacherId, balanceCenticredits: 0, entryCount: 0 })), ['teacherId']);
    const standings = await this.credits.yearStandings(tx, ids, row.cycleYear);
    const rows = standings.map(({ categories, ...standing }): FrozenRow => ({ closingId, cycleYear: row.cycleYear, ...standing, categories: JSON.stringify(categories) }));
    await tx.insertMany(CreditYearResultRow, rows);
    await tx.run('UPDATE credit_year_closings SET lastTeacherId = ?, teacherCount = teacherCount + ?, shortCount = shortCount + ?, countedCenticredits = countedCenticredits + ?, hash = ? WHERE id = ?',
      [last, rows.length, rows.filter(({ shortCenticredits }) => shortCenticredits > 0).length, rows.reduce((sum, each) => sum + each.countedCenticredits, 0), hashOn(row.hash, rows), closingId]);
  }

  /** In service or with entries of the year; for a supplement, those whose year has changed. */
  private async nextTeachers(tx: Tx, { kind, cycleYear, lastTeacherId }: CreditYearClosingRow): Promise<number[]> {
    const rows = kind === 'CLOSE'
      ? await tx.rows<{ id: number }>("SELECT t.id FROM teachers t WHERE t.id > ? AND (t.status = 'ACTIVE' OR EXISTS (SELECT 1 FROM credit_totals x WHERE x.teacherId = t.id AND x.cycleYear = ?)) ORDER BY t.id LIMIT ?", [lastTeacherId, cycleYear, TEACHERS_AT_A_TIME])
      : await tx.rows<{ id: number }>(`SELECT DISTINCT e.teacherId AS id ${changesOf} AND e.teacherId > ? ORDER BY e.teacherId LIMIT ?`, [cycleYear, lastTeacherId, TEACHERS_AT_A_TIME]);
    return rows.map(({ id }) => id);
  }

  private async lock(tx: Tx, closingId: number): Promise<CreditYearClosingRow> {
    const row = await tx.lockOne<CreditYearClosingRow>('SELECT * FROM credit_year_closings WHERE id = ?', [closingId]);
    if (!row) throw notFound({ zh: '结账', en: 'closing' });
    return row;
  }
}

/** The hash carried on over more rows: the certificate prints it, the check computes it again. Rows of before have no standing in it. */
export function hashOn(before: string, rows: readonly FrozenRow[]): string {
  return rows.reduce((hash, { cycleYear, teacherId, schoolId, ruleSetId, lastEntryId, countedCenticredits, minimumCenticredits, shortCenticredits, cycleCountedCenticredits, categories, cycleStanding }) =>
    sha256(hash + canonicalJson([cycleYear, teacherId, schoolId, ruleSetId, lastEntryId, countedCenticredits, minimumCenticredits, shortCenticredits, cycleCountedCenticredits, categories, ...(cycleStanding === null ? [] : [cycleStanding])])), before);
}
