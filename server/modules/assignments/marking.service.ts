import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { allotMarks, type Assignment, lockAssignment } from './assignments.store.js';
import { type MarkRefusal, refusalOfMark, resultOf, totalOf } from './rules/marking.js';
import type { HandInStatus, Points } from './rules/vocabulary.js';

type Keyed = { idempotencyKey?: string | null | undefined };

export interface GivenMark {
  readonly markId: number;
  readonly points: Points;
  readonly comment: string | null;
}

export const markNotFound = (): Error => notFound({ zh: '待评作业', en: 'hand-in to mark' });

/** Each marker alone, and only what he was given. The assignment is locked, so that results are settled once. */
export class Marking {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws RequestError NOT_FOUND when the mark is not the actor's to give. */
  mark(actor: Actor, input: { markId: string; points: readonly { criterion: string; points: number }[]; comment?: string | null } & Keyed): Promise<Outcome<number, MarkRefusal>> {
    return once(this.work, actor, { operation: 'handInMark', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, MarkRefusal>> => {
      const markId = Number(input.markId);
      const at = await tx.row<{ assignmentId: number }>('SELECT h.assignmentId FROM hand_in_marks m JOIN hand_ins h ON h.id = m.handInId WHERE m.id = ? AND m.accountId = ?', [markId, actor.accountId]);
      if (!at) throw markNotFound();
      const assignment = await lockAssignment(tx, at.assignmentId);
      const refusal = await giveMark(tx, actor, assignment, { markId, points: Object.fromEntries(input.points.map(({ criterion, points }) => [criterion, points])), comment: input.comment?.trim() || null });
      return refusal ? refused(refusal) : done(markId);
    });
  }
}

/** Writes one mark and, when it was the last that was wanted, the result. The assignment is locked. */
export async function giveMark(tx: Tx, actor: Actor, assignment: Assignment, { markId, points, comment }: GivenMark): Promise<MarkRefusal | null> {
  const handIn = await tx.row<{ id: number; teacherId: number; status: HandInStatus }>(
    'SELECT h.id, h.teacherId, h.status FROM hand_in_marks m JOIN hand_ins h ON h.id = m.handInId WHERE m.id = ? AND m.accountId = ? AND h.assignmentId = ?', [markId, actor.accountId, assignment.id]);
  if (!handIn || handIn.status === 'DRAFT') throw markNotFound();
  const { rubric, cohortEnded } = assignment;
  const refusal = refusalOfMark({ cohortEnded, isOwn: handIn.teacherId === actor.teacherId, hasResult: handIn.status === 'MARKED', rubric, points });
  if (refusal) return refusal;
  const kept = Object.fromEntries(rubric.map(({ key }) => [key, points[key] as number]));
  await tx.run('UPDATE hand_in_marks SET points = ?, total = ?, comment = ?, markedAt = ? WHERE id = ?', [JSON.stringify(kept), totalOf(rubric, kept), comment, tx.now, markId]);
  tx.audit({ action: 'handIn.mark', subjectType: 'HandIn', subjectId: handIn.id, details: { markId, points: kept } });
  const marks = await tx.rows<{ total: number | null }>('SELECT total FROM hand_in_marks WHERE handInId = ? ORDER BY ordinal', [handIn.id]);
  const result = resultOf(marks.map(({ total }) => total), assignment);
  if (result.state === 'THIRD_NEEDED') await allotMarks(tx, assignment, [{ ...handIn, thirdNeeded: true }]);
  if (result.state === 'DONE') {
    await tx.run("UPDATE hand_ins SET status = 'MARKED', resultMilliPoints = ?, passed = ?, markedAt = ?, changedAt = ? WHERE id = ?", [result.milliPoints, result.passed, tx.now, tx.now, handIn.id]);
    tx.audit({ action: 'handIn.result', subjectType: 'HandIn', subjectId: handIn.id, details: { milliPoints: result.milliPoints, passed: result.passed, counted: result.counted } });
  }
  return null;
}
