import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import { enqueueJob, type JobHandler } from '../../platform/transactions/jobs.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import type { Credits } from '../credits/index.js';
import { type AssessmentRefusal, recordAssessments } from './assessments.js';
import { type ClosingCohort, closingCohort, linesNow, recognised } from './completion-lines.js';
import { LockedCohort } from './locked-cohort.js';
import { type CloseRefusal, refusalToClose, refusalToReopen, type ReopenRefusal } from './rules/cohort-life.js';
import type { Assessment } from './rules/vocabulary.js';
import { type CohortRow, CompletionRow } from './training.entities.js';

/** From so many participants on, closing is a job. */
export const CLOSING_JOB_FROM = 200;
const LINES_AT_A_TIME = 100;
export const CLOSING_JOB = 'training.closeCohort';

type Keyed = { idempotencyKey?: string | null | undefined };

/** Assessment, completion list, credits: the end of a cohort. */
export class Closing {
  constructor(private readonly work: UnitOfWork, private readonly attendance: Attendance, private readonly credits: Credits) {}

  /** Enters or takes back results of the assessment; answers how many were written. */
  enterAssessments(actor: Actor, input: { cohortId: string; results: readonly { registrationId: string; assessment?: Assessment | null }[] } & Keyed): Promise<Outcome<number, AssessmentRefusal>> {
    return once(this.work, actor, { operation: 'cohortEnterAssessments', input, key: input.idempotencyKey ?? null }, async (tx) => {
      return recordAssessments(tx, actor, Number(input.cohortId), new Map(input.results.map((each) => [Number(each.registrationId), each.assessment ?? null])));
    });
  }

  /**
   * Seals the register, freezes the completion list and posts the credits: at once for a small class,
   * by a job for a large one. Two who close at once: the second is told that it is closed.
   */
  close(actor: Actor, input: { id: string; acceptsMissingAssessments: boolean } & Keyed): Promise<Outcome<number, CloseRefusal>> {
    return once(this.work, actor, { operation: 'cohortClose', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { row } = await LockedCohort.of(tx, Number(input.id));
      const closing = await closingCohort(tx, row);
      const lastEndsAt = await this.attendance.lastEndOf(tx, row.rollId);
      const missing = row.status === 'RUNNING' ? (await linesNow(tx, this.attendance, closing)).filter((each) => each.reason === 'ASSESSMENT_MISSING').length : 0;
      const refusal = refusalToClose({ status: row.status, now: tx.now, lastEndsAt, missingAssessments: missing, acceptsMissing: input.acceptsMissingAssessments });
      if (refusal) return refused(refusal);
      await this.attendance.closeRoll(tx, row.rollId);
      const jobId = row.taken >= CLOSING_JOB_FROM ? await enqueueJob(tx, CLOSING_JOB, { cohortId: row.id }) : null;
      await tx.run("UPDATE cohorts SET status = 'CLOSING', closingJobId = ?, changedAt = ? WHERE id = ?", [jobId, tx.now, row.id]);
      tx.audit({ action: 'cohort.close', subjectType: 'Cohort', subjectId: row.id, details: { participants: row.taken, missingAssessments: missing } });
      if (jobId === null) while (await this.freezeSome(tx, closing));
      return done(row.id);
    });
  }

  /**
   * Takes a closing back as a whole: every credit by its opposite entry, the register open again, the certificates
   * revoked by those who issue them. The list that was frozen stays, superseded. One transaction, so a kill leaves
   * the cohort closed or open and nothing between.
   */
  reopen(actor: Actor, input: { id: string; reason: string } & Keyed): Promise<Outcome<number, ReopenRefusal>> {
    return once(this.work, actor, { operation: 'cohortReopen', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ReopenRefusal>> => {
      const { row } = await LockedCohort.of(tx, Number(input.id));
      const reason = input.reason.trim();
      const completions = await tx.rows<{ id: number; teacherId: number }>('SELECT id, teacherId FROM completions WHERE cohortId = ? AND round = ?', [row.id, row.closingRound]);
      const refusal = refusalToReopen({ status: row.status, isParticipant: completions.some(({ teacherId }) => teacherId === actor.teacherId) });
      if (refusal) return refused(refusal);
      const entries = await tx.rows<{ id: number }>("SELECT id FROM ledger_entries WHERE kind = 'NORMAL' AND causeKey IN (?)", [completions.map(({ id }) => `completion:${id}`)]);
      const reversed = await this.credits.postings.reverse(tx, entries.map(({ id }) => id), reason);
      await this.attendance.reopenRoll(tx, row.rollId);
      await tx.run("UPDATE cohorts SET status = 'RUNNING', closingRound = closingRound + 1, reopenReason = ?, closingJobId = NULL, closedAt = NULL, changedAt = ? WHERE id = ?", [reason, tx.now, row.id]);
      tx.audit({ action: 'cohort.reopen', subjectType: 'Cohort', subjectId: row.id, details: { reason, round: row.closingRound, completions: completions.length, reversedEntries: reversed.length } });
      await tx.publish('training.cohortReopened', { cohortId: row.id, round: row.closingRound, reason });
      return done(row.id);
    });
  }

  /** A hundred participants a transaction; whoever has his line already is passed over when it runs again. */
  readonly job: JobHandler = async ({ cohortId }: { cohortId: number }, { author, progress }) => {
    for (let goesOn = true; goesOn;) {
      const frozen = await this.work.run(author, async (tx) => {
        const { row } = await LockedCohort.of(tx, cohortId);
        goesOn = row.status === 'CLOSING' && await this.freezeSome(tx, await closingCohort(tx, row));
        return { done: await frozenLines(tx, row), total: row.taken };
      });
      await progress.report(frozen.done, frozen.total);
    }
    return { cohortId };
  };

  /** Freezes the next lines with their credits; after the last ones the cohort is closed. Answers whether more is to do. */
  private async freezeSome(tx: Tx, closing: ClosingCohort): Promise<boolean> {
    const { cohort } = closing;
    const after = (await tx.row<{ id: number | null }>('SELECT MAX(registrationId) AS id FROM completions WHERE cohortId = ? AND round = ?', [cohort.id, cohort.closingRound]))?.id ?? 0;
    const lines = await linesNow(tx, this.attendance, closing, { after, limit: LINES_AT_A_TIME });
    const ids = await tx.insertMany(CompletionRow, lines.map((line) => ({ cohortId: cohort.id, round: cohort.closingRound, ...line, centicredits: 0, creditNote: null, frozenAt: tx.now })));
    const records = lines.flatMap((line, at) => (line.completed ? [recognised(closing, line, `completion:${ids[at]}`, tx.today)] : []));
    const earned = new Map<number, number[]>();
    for (const result of await this.credits.postings.post(tx, records)) {
      const id = Number(result.causeKey.slice('completion:'.length));
      if (!result.posted) await tx.run('UPDATE completions SET creditNote = ? WHERE id = ?', [JSON.stringify(result.words), id]);
      else if (result.centicredits > 0) earned.set(result.centicredits, [...(earned.get(result.centicredits) ?? []), id]);
    }
    for (const [centicredits, completionIds] of earned) await tx.run('UPDATE completions SET centicredits = ? WHERE id IN (?)', [centicredits, completionIds]);
    if (lines.length === LINES_AT_A_TIME) return true;
    await finish(tx, cohort);
    return false;
  }
}

async function finish(tx: Tx, cohort: CohortRow): Promise<void> {
  await tx.run("UPDATE cohorts SET status = 'CLOSED', closedAt = ?, changedAt = ? WHERE id = ?", [tx.now, tx.now, cohort.id]);
  const totals = await tx.row<{ completed: number; centicredits: number }>('SELECT COALESCE(SUM(completed), 0) AS completed, COALESCE(SUM(centicredits), 0) AS centicredits FROM completions WHERE cohortId = ? AND round = ?', [cohort.id, cohort.closingRound]);
  tx.audit({ action: 'cohort.closed', subjectType: 'Cohort', subjectId: cohort.id, details: { participants: cohort.taken, ...totals } });
  await tx.publish('training.cohortClosed', { cohortId: cohort.id });
}

async function frozenLines(tx: Tx, { id, closingRound }: CohortRow): Promise<number> {
  return (await tx.row<{ n: number }>('SELECT COUNT(*) AS n FROM completions WHERE cohortId = ? AND round = ?', [id, closingRound]))?.n ?? 0;
}
