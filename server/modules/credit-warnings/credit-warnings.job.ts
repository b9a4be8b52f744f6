import type { Platform } from '../../platform/module.js';
import { enqueueJob, type JobHandler, system } from '../../platform/transactions/jobs.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Author, Tx } from '../../platform/transactions/tx.js';
import type { Actor } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import { CreditWarningRow, CreditWarningRunRow } from './credit-warnings.entities.js';
import { riskOfStanding } from './risk-of-standing.js';

export const WARNINGS_JOB = 'creditWarnings.compute';
const TEACHERS_AT_A_TIME = 400;

/** Reckons who is at risk, teacher by teacher in batches; a job that was killed goes on where it was. */
export class CreditWarningRuns {
  constructor(private readonly platform: Pick<Platform, 'work' | 'reader'>, private readonly credits: Credits) {}

  /** On demand; while one is under way, that one. @returns the job. */
  start(actor: Actor, idempotencyKey: string | null): Promise<number> {
    return once(this.platform.work, actor, { operation: 'creditWarningsCompute', input: {}, key: idempotencyKey }, (tx) => this.enqueue(tx));
  }

  /** Every night. */
  readonly nightly = (): Promise<number> => this.platform.work.run(system, (tx) => this.enqueue(tx));

  readonly job: JobHandler = async ({ runId }: { runId: number }, { author, progress }) => this.compute(runId, author, (done, total) => progress.report(done, total));

  private async enqueue(tx: Tx): Promise<number> {
    const running = await tx.row<{ jobId: number }>("SELECT r.jobId FROM credit_warning_runs r JOIN jobs j ON j.id = r.jobId WHERE r.done = 0 AND j.status IN ('QUEUED', 'RUNNING') ORDER BY r.id DESC LIMIT 1");
    if (running) return running.jobId;
    const runId = await tx.insert(CreditWarningRunRow, { day: tx.today, done: false, jobId: null, lastTeacherId: 0, teacherCount: 0, missedCount: 0, urgentCount: 0, behindCount: 0, startedAt: tx.now, computedAt: null });
    const jobId = await enqueueJob(tx, WARNINGS_JOB, { runId });
    await tx.run('UPDATE credit_warning_runs SET jobId = ? WHERE id = ?', [jobId, runId]);
    tx.audit({ action: 'creditWarnings.compute', subjectType: 'CreditWarningRun', subjectId: runId });
    return jobId;
  }

  private async compute(runId: number, author: Author, report: (done: number, total: number) => Promise<void>): Promise<{ runId: number; teachers: number }> {
    const { work, reader } = this.platform;
    const run = await reader.row<CreditWarningRunRow>('SELECT * FROM credit_warning_runs WHERE id = ?', [runId]);
    if (!run || run.done) return { runId, teachers: run?.teacherCount ?? 0 };
    const total = (await reader.row<{ n: number }>("SELECT COUNT(*) AS n FROM teachers WHERE status = 'ACTIVE'"))?.n ?? 0;
    let { lastTeacherId, teacherCount } = run;
    for (;;) {
      const ids = (await reader.rows<{ id: number }>("SELECT id FROM teachers WHERE id > ? AND status = 'ACTIVE' ORDER BY id LIMIT ?", [lastTeacherId, TEACHERS_AT_A_TIME])).map(({ id }) => id);
      const last = ids.at(-1);
      if (last === undefined) break;
      const rows = (await this.credits.standings(reader, ids, run.day)).flatMap((standing) => {
        const told = riskOfStanding(standing, run.day);
        const { teacherId, schoolId, missing } = standing;
        return told ? [{ runId, teacherId, schoolId, level: told.risk.level, gapCenticredits: told.gapCenticredits, endDay: told.endDay, sentence: JSON.stringify(told.sentence), missing: JSON.stringify(missing) }] : [];
      });
      const from = lastTeacherId;
      await work.run(author, async (tx) => {
        const moved = await tx.run('UPDATE credit_warning_runs SET lastTeacherId = ?, teacherCount = teacherCount + ? WHERE id = ? AND lastTeacherId = ? AND done = 0', [last, ids.length, runId, from]);
        if (moved !== 1) throw new Error(`another process goes on with the warnings of run ${runId}`);
        await tx.insertMany(CreditWarningRow, rows);
      });
      [lastTeacherId, teacherCount] = [last, teacherCount + ids.length];
      await report(Math.min(teacherCount, total), total);
    }
    await work.run(author, async (tx) => {
      const counts = new Map((await tx.rows<{ level: string; n: number }>('SELECT level, COUNT(*) AS n FROM credit_warnings WHERE runId = ? GROUP BY level', [runId])).map(({ level, n }) => [level, n]));
      await tx.run('UPDATE credit_warning_runs SET done = 1, missedCount = ?, urgentCount = ?, behindCount = ?, computedAt = ? WHERE id = ?', [counts.get('MISSED') ?? 0, counts.get('URGENT') ?? 0, counts.get('BEHIND') ?? 0, tx.now, runId]);
      await tx.run('DELETE FROM credit_warnings WHERE runId < ?', [runId]);
    });
    return { runId, teachers: teacherCount };
  }
}
