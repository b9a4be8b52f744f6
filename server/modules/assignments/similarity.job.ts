import type { Platform } from '../../platform/module.js';
import { enqueueJob, type JobHandler } from '../../platform/transactions/jobs.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { done, type Outcome } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Actor } from '../accounts/index.js';
import { HandInSimilarityRow } from './assignments.entities.js';
import { lockAssignment } from './assignments.store.js';
import { candidatePairs, FLAGGED_PERMILLE, printOf, sharedPermille, shinglesOf } from './rules/similarity.js';

export const COMPARE_JOB = 'assignments.compare';
const PRINTS_AT_A_TIME = 200;
const REPORT_EVERY = 50;

export class Comparisons {
  constructor(private readonly work: UnitOfWork) {}

  start(actor: Actor, input: { id: string; idempotencyKey?: string | null | undefined }): Promise<Outcome<number>> {
    return once(this.work, actor, { operation: 'assignmentCompare', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const assignment = await lockAssignment(tx, Number(input.id));
      const jobId = await enqueueJob(tx, COMPARE_JOB, { assignmentId: assignment.id });
      await tx.run('UPDATE assignments SET comparingJobId = ? WHERE id = ?', [jobId, assignment.id]);
      return done(assignment.id);
    });
  }
}

/**
 * Compares what was handed in with everything handed in here and in earlier classes. Everything is worked out
 * afresh and written at the end, so it can be started again; the texts never leave the house.
 */
export function comparingJob({ work, reader }: Platform): JobHandler {
  return async ({ assignmentId }: { assignmentId: number }, { author, progress }) => {
    const briefs = new Map<number, ReadonlySet<number>>();
    const shingles = async (id: number): Promise<{ teacherId: number; set: ReadonlySet<number> }> => {
      const { text, teacherId, assignmentId: of } = await reader.row<{ text: string; teacherId: number; assignmentId: number }>('SELECT text, teacherId, assignmentId FROM hand_ins WHERE id = ?', [id]) ?? { text: '', teacherId: 0, assignmentId: 0 };
      const asked = briefs.get(of) ?? shinglesOf((await reader.row<{ brief: string }>('SELECT brief FROM assignments WHERE id = ?', [of]))?.brief ?? '');
      briefs.set(of, asked);
      // The question, copied above the answer, is nobody's copying.
      return { teacherId, set: new Set([...shinglesOf(text)].filter((each) => !asked.has(each))) };
    };

    const unprinted = (await reader.rows<{ id: number }>("SELECT id FROM hand_ins WHERE status <> 'DRAFT' AND print IS NULL ORDER BY id")).map(({ id }) => id);
    for (let from = 0; from < unprinted.length; from += PRINTS_AT_A_TIME) {
      const part = unprinted.slice(from, from + PRINTS_AT_A_TIME);
      const prints: [number, string][] = [];
      for (const id of part) prints.push([id, printOf((await shingles(id)).set)]);
      await work.run(author, async (tx) => {
        for (const [id, print] of prints) await tx.run("UPDATE hand_ins SET print = ? WHERE id = ? AND status <> 'DRAFT'", [print, id]);
      });
      await progress.report(from + part.length, unprinted.length);
    }

    const all = await reader.rows<{ id: number; assignmentId: number; print: string }>("SELECT id, assignmentId, print FROM hand_ins WHERE status <> 'DRAFT' AND print <> ''");
    const wanted = new Set(all.filter((each) => each.assignmentId === assignmentId).map(({ id }) => id));
    const pairs = candidatePairs(wanted, new Map(all.map(({ id, print }) => [id, print])));
    const found: { handInId: number; otherId: number; permille: number }[] = [];
    let first = { id: 0, teacherId: 0, set: new Set() as ReadonlySet<number> };
    for (const [at, [one, other]] of pairs.entries()) {
      if (first.id !== one) first = { id: one, ...await shingles(one) };
      const second = await shingles(other);
      // Two attempts of the same person may well say the same.
      const permille = first.teacherId === second.teacherId ? 0 : sharedPermille(first.set, second.set);
      if (permille >= FLAGGED_PERMILLE) found.push({ handInId: one, otherId: other, permille });
      if (at % REPORT_EVERY === 0) await progress.report(at, pairs.length);
    }
    await work.run(author, async (tx) => {
      await lockAssignment(tx, assignmentId);
      const ids = [...wanted];
      await tx.run('DELETE FROM hand_in_similarities WHERE handInId IN (?) OR otherId IN (?)', [ids, ids]);
      await tx.insertMany(HandInSimilarityRow, found);
      await tx.run('UPDATE assignments SET comparedAt = ? WHERE id = ?', [tx.now, assignmentId]);
      tx.audit({ action: 'assignment.compare', subjectType: 'Assignment', subjectId: assignmentId, details: { handIns: wanted.size, compared: all.length, similar: found.length } });
    });
    return { compared: all.length, similar: found.length };
  };
}
