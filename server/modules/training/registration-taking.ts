import type { Platform } from '../../platform/module.js';
import type { JobHandler, Progress } from '../../platform/transactions/jobs.js';
import type { Author } from '../../platform/transactions/tx.js';
import { isWithin, type Reach } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import type { Credits } from '../credits/index.js';
import { loadCandidates } from './candidates.js';
import { LockedCohort } from './locked-cohort.js';
import { type Answer, registerAll } from './registering.js';
import type { RegistrationImportLineRow, RegistrationImportRow } from './registration-imports.entities.js';
import { type LineProblem, outcomeOfRefusal, READY } from './rules/import-outcome.js';

export const REGISTRATION_TAKE_JOB = 'registration.take';
/** Lines in one transaction: others who register for the class wait no longer than that. */
const BATCH = 100;

/**
 * Registers the lines of a checked list that are right, batch by batch, under the class's lock and by the rule of
 * every other registration. How far it is moves in the transaction that registers: after a crash it
 * goes on there, and nobody is taken twice.
 */
export class RegistrationTaking {
  constructor(private readonly platform: Platform, private readonly attendance: Attendance, private readonly credits: Credits) {}

  readonly job: JobHandler = ({ importId }: { importId: number }, { author, progress }) => this.run(importId, author, progress);

  private async run(importId: number, author: Author, progress: Progress): Promise<{ importId: number } | null> {
    const { reader, work } = this.platform;
    const row = await reader.row<RegistrationImportRow>('SELECT * FROM registration_imports WHERE id = ?', [importId]);
    if (row?.status !== 'TAKING') return null;
    const ready = (after: number) => reader.row<{ n: number }>('SELECT COUNT(*) AS n FROM registration_import_lines WHERE importId = ? AND teacherId IS NOT NULL AND seq > ? AND outcome IN (?) AND registrationId IS NULL', [importId, after, [...READY]]);
    const left = (await ready(row.takenSeq))?.n ?? 0;
    let done = 0;
    for (let from = row.takenSeq, isMore = true; isMore;) {
      await progress.report(done, left);
      const batch = await this.take(row, author, from);
      done += batch.lines;
      from = batch.takenSeq;
      isMore = batch.lines === BATCH;
    }
    await work.run(author, (tx) => tx.run("UPDATE registration_imports SET status = 'TAKEN', takenAt = ? WHERE id = ? AND status = 'TAKING'", [tx.now, importId]));
    await progress.report(left, left);
    return { importId };
  }

  private take({ id, cohortId, path, reach }: RegistrationImportRow, author: Author, from: number): Promise<{ lines: number; takenSeq: number }> {
    return this.platform.work.run(author, async (tx) => {
      const cohort = await LockedCohort.of(tx, cohortId);
      const lines = await tx.rows<RegistrationImportLineRow>('SELECT * FROM registration_import_lines WHERE importId = ? AND seq > ? AND outcome IN (?) ORDER BY seq LIMIT ?', [id, from, [...READY], BATCH]);
      const takenSeq = lines.at(-1)?.seq ?? from;
      if (lines.length === 0) return { lines: 0, takenSeq };
      const moved = await tx.run("UPDATE registration_imports SET takenSeq = ? WHERE id = ? AND takenSeq = ? AND status = 'TAKING'", [takenSeq, id, from]);
      if (moved !== 1) throw new Error(`list ${id} is being taken elsewhere`);
      const candidates = await loadCandidates(tx, this.credits, [cohort.row], lines.map(({ teacherId }) => teacherId as number), { lock: true });
      const within = lines.filter(({ teacherId }) => { const teacher = candidates.teacher(teacherId as number); return teacher && isWithin(JSON.parse(reach) as Reach, { schoolId: teacher.schoolId, areaId: teacher.areaId }); });
      const wishes = within.map(({ teacherId, answers }) => ({ teacherId: teacherId as number, requestKey: null, answers: answers === null ? [] : JSON.parse(answers) as Answer[] }));
      const results = new Map((await registerAll(tx, cohort, candidates, path, wishes, path === 'COORDINATOR' ? author.name : null, false)).map((each) => [each.teacherId, each]));
      await cohort.save(this.attendance);
      for (const line of lines) {
        const { registered = null, refusal = null } = results.get(line.teacherId as number) ?? {};
        if (registered) await tx.run('UPDATE registration_import_lines SET status = ?, registrationId = ? WHERE id = ?', [registered.status, registered.registrationId, line.id]);
        else {
          const problem: LineProblem = refusal ?? { code: 'OUT_OF_REACH' };
          await tx.run('UPDATE registration_import_lines SET outcome = ?, problem = ? WHERE id = ?', [refusal ? outcomeOfRefusal(refusal) : 'NO_SUCH_PERSON', JSON.stringify(problem), line.id]);
        }
      }
      tx.audit({
        action: 'registration.import', subjectType: 'Cohort', subjectId: cohortId,
        details: { importId: id, registered: [...results.values()].flatMap(({ registered }) => (registered ? [[registered.registrationId, registered.status]] : [])), refused: lines.filter(({ teacherId }) => !results.get(teacherId as number)?.registered).map(({ teacherId }) => teacherId) },
      });
      return { lines: lines.length, takenSeq };
    });
  }
}
