import { notFound } from '../../platform/errors.js';
import type { Platform } from '../../platform/module.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import { enqueueJob, type JobHandler } from '../../platform/transactions/jobs.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { Actor } from '../accounts/index.js';
import type { CreditYears } from '../credit-years/index.js';
import type { Credits, YearStandingOf } from '../credits/index.js';
import { type PublishRefusal, refusalToPublish } from './rules/publication.js';
import { type SchoolTally, tally, type TeacherYear } from './rules/tally.js';
import { SchoolTotalRow, SchoolTotalsRunRow } from './school-totals.entities.js';

export const TOTALS_JOB = 'schoolTotals.reckon';
const TEACHERS_AT_A_TIME = 400;

interface Part { readonly teachers: readonly TeacherYear[]; readonly read: number; readonly last: number }

/** Reckons a year by school, and publishes what was reckoned. */
export class SchoolTotals {
  constructor(private readonly platform: Pick<Platform, 'work' | 'reader'>, private readonly credits: Pick<Credits, 'ruleSets' | 'yearStandings'>, private readonly years: CreditYears) {}

  /** While the year is being reckoned already, that job. @returns the job. @throws RequestError NOT_FOUND for a year without credits or rules. */
  reckon(actor: Actor, { cycleYear, idempotencyKey }: { cycleYear: number; idempotencyKey?: string | null | undefined }): Promise<number> {
    return once(this.platform.work, actor, { operation: 'schoolTotalsReckon', input: { cycleYear }, key: idempotencyKey ?? null }, async (tx) => {
      const running = await tx.row<{ jobId: number }>("SELECT r.jobId FROM school_totals_runs r JOIN jobs j ON j.id = r.jobId WHERE r.cycleYear = ? AND r.done = 0 AND j.status IN ('QUEUED', 'RUNNING') ORDER BY r.id DESC LIMIT 1", [cycleYear]);
      if (running) return running.jobId;
      const ruleSet = await this.credits.ruleSets.inForce(tx, `${cycleYear}-12-31`);
      if (!ruleSet || !(await tx.row('SELECT teacherId FROM credit_totals WHERE cycleYear = ? LIMIT 1', [cycleYear]))) throw notFound({ zh: '年度', en: 'year' });
      const runId = await tx.insert(SchoolTotalsRunRow, {
        cycleYear, day: tx.today, ruleSetId: ruleSet.id, closingId: await this.years.latestClosing(tx, cycleYear), done: false, jobId: null, teacherCount: 0, startedBy: actor.name, startedAt: tx.now,
        computedAt: null, publishedByAccountId: null, publishedBy: null, publishedAt: null, note: null,
      });
      const jobId = await enqueueJob(tx, TOTALS_JOB, { runId });
      await tx.run('UPDATE school_totals_runs SET jobId = ? WHERE id = ?', [jobId, runId]);
      tx.audit({ action: 'schoolTotals.reckon', subjectType: 'CreditYear', subjectId: cycleYear, details: { runId } });
      return jobId;
    });
  }

  /** @returns the year. @throws RequestError NOT_FOUND when there is no such reckoning. */
  publish(actor: Actor, { runId, note, idempotencyKey }: { runId: number; note: string | null; idempotencyKey?: string | null | undefined }): Promise<Outcome<number, PublishRefusal>> {
    return once(this.platform.work, actor, { operation: 'schoolTotalsPublish', input: { runId, note }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, PublishRefusal>> => {
      const run = await tx.lockOne<SchoolTotalsRunRow>('SELECT * FROM school_totals_runs WHERE id = ?', [runId]);
      if (!run) throw notFound({ zh: '学校学分汇总', en: 'totals of schools' });
      const { cycleYear } = run;
      const others = await tx.row<{ newest: number | null; published: number }>('SELECT MAX(CASE WHEN done = 1 THEN id ELSE 0 END) AS newest, COUNT(publishedAt) AS published FROM school_totals_runs WHERE cycleYear = ?', [cycleYear]);
      const refusal = refusalToPublish({ isDone: Boolean(run.done), isPublished: run.publishedAt !== null, hasNewer: (others?.newest ?? 0) > runId, replaces: (others?.published ?? 0) > 0, note });
      if (refusal) return refused(refusal);
      await tx.run('UPDATE school_totals_runs SET publishedByAccountId = ?, publishedBy = ?, publishedAt = ?, note = ? WHERE id = ?', [actor.accountId, actor.name, tx.now, note, runId]);
      tx.audit({ action: 'schoolTotals.publish', subjectType: 'CreditYear', subjectId: cycleYear, details: { runId, day: run.day, note } });
      return done(cycleYear);
    });
  }

  /** Written in one go when all is added up: a job that was killed has left nothing and begins anew. */
  readonly job: JobHandler = async ({ runId }: { runId: number }, { author, progress }) => {
    const { reader, work } = this.platform;
    const run = await reader.row<SchoolTotalsRunRow>('SELECT * FROM school_totals_runs WHERE id = ?', [runId]);
    if (!run || run.done) return { runId };
    const total = (await reader.row<{ n: number }>("SELECT COUNT(*) AS n FROM teachers WHERE status = 'ACTIVE'"))?.n ?? 0;
    const schools = new Map<number, SchoolTally>();
    let read = 0;
    for (let part = await this.partAfter(run, 0); part.read > 0; part = await this.partAfter(run, part.last)) {
      tally(schools, part.teachers);
      read += part.read;
      await progress.report(Math.min(read, total), total);
    }
    await work.run(author, (tx) => this.keep(tx, runId, schools));
    return { runId, schools: schools.size };
  };

  private async keep(tx: Tx, runId: number, schools: ReadonlyMap<number, SchoolTally>): Promise<void> {
    const tallies = [...schools].sort(([a], [b]) => a - b);
    const teacherCount = tallies.reduce((sum, [, each]) => sum + each.teacherCount, 0);
    if ((await tx.run('UPDATE school_totals_runs SET done = 1, teacherCount = ?, computedAt = ? WHERE id = ? AND done = 0', [teacherCount, tx.now, runId])) !== 1) return;
    const areas = new Map((await tx.rows<{ id: number; areaId: number | null }>('SELECT id, areaId FROM schools')).map(({ id, areaId }) => [id, areaId]));
    await tx.insertMany(SchoolTotalRow, tallies.map(([schoolId, { categories, ...each }]) => ({ runId, schoolId, areaId: areas.get(schoolId) ?? null, ...each, categories: JSON.stringify(categories) })));
  }

  /** A closed year is what was frozen of it; an open one what the ledger says. */
  private async partAfter({ cycleYear, closingId }: SchoolTotalsRunRow, after: number): Promise<Part> {
    const { reader } = this.platform;
    if (closingId === null) {
      const ids = (await reader.rows<{ id: number }>("SELECT t.id FROM teachers t WHERE t.id > ? AND (t.status = 'ACTIVE' OR EXISTS (SELECT 1 FROM credit_totals x WHERE x.teacherId = t.id AND x.cycleYear = ?)) ORDER BY t.id LIMIT ?", [after, cycleYear, TEACHERS_AT_A_TIME])).map(({ id }) => id);
      return { teachers: ids.length === 0 ? [] : await this.credits.yearStandings(reader, ids, cycleYear), read: ids.length, last: ids.at(-1) ?? after };
    }
    const frozen = await this.years.frozenTeachers(reader, { cycleYear, closingId }, after, TEACHERS_AT_A_TIME);
    const unknown = frozen.filter((each) => each.cycleStanding === null).map(({ teacherId }) => teacherId);
    const today = new Map<number, YearStandingOf>(unknown.length === 0 ? [] : (await this.credits.yearStandings(reader, unknown, cycleYear)).map((each) => [each.teacherId, each]));
    return {
      teachers: frozen.map(({ categories, cycleStanding, teacherId, ...each }) => ({ ...each, cycleStanding: cycleStanding ?? today.get(teacherId)?.cycleStanding ?? 'BEHIND', categories: JSON.parse(categories) as TeacherYear['categories'] })),
      read: frozen.length, last: frozen.at(-1)?.teacherId ?? after,
    };
  }
}
