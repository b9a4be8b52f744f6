import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { HandInFileRow, HandInRow } from './assignments.entities.js';
import { allotMarks, type Assignment, assignmentNotFound, assignmentOf, lockAssignment } from './assignments.store.js';
import { attemptToWrite, type HandInFacts, isLate, refusalToWithdraw, type WithdrawRefusal, type WritingRefusal } from './rules/hand-in.js';

type Keyed = { idempotencyKey?: string | null | undefined };
export type HandInInput = { assignmentId: string; text: string; fileIds: readonly string[]; revision: number } & Keyed;
export type SaveRefusal = WritingRefusal | { readonly code: 'TOO_MANY_FILES'; readonly most: number } | { readonly code: 'FILE_UNKNOWN' };
export type SubmitRefusal = SaveRefusal | { readonly code: 'EMPTY' };

interface Writing {
  readonly assignment: Assignment;
  readonly registrationId: number;
  readonly teacherId: number;
  readonly last: (Omit<HandInRow, 'passed'> & { readonly passed: boolean | null; readonly marksBegun: boolean }) | null;
}

/** The participant's side. His registration is locked first, so that two of his devices take turns. */
export class HandIns {
  constructor(private readonly work: UnitOfWork) {}

  /** Keeps the draft as it is typed. A copy older than what is kept is refused, so that no device wipes out another's words. */
  save(actor: Actor, input: HandInInput): Promise<Outcome<number, SaveRefusal>> {
    return once(this.work, actor, { operation: 'handInSave', input, key: input.idempotencyKey ?? null }, async (tx) => this.write(tx, actor, input, await writingOf(tx, actor, input.assignmentId)));
  }

  submit(actor: Actor, input: HandInInput): Promise<Outcome<number, SubmitRefusal>> {
    return once(this.work, actor, { operation: 'handInSubmit', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, SubmitRefusal>> => {
      const writing = await writingOf(tx, actor, input.assignmentId);
      if (input.text.trim() === '' && input.fileIds.length === 0) return refused({ code: 'EMPTY' });
      const saved = await this.write(tx, actor, input, writing);
      if (!saved.done) return saved;
      const assignment = await lockAssignment(tx, writing.assignment.id);
      const { attempt } = await tx.row<{ attempt: number }>('SELECT attempt FROM hand_ins WHERE id = ?', [saved.value]) as { attempt: number };
      const late = isLate({ now: tx.now, dueAt: assignment.dueAt }, attempt);
      await tx.run("UPDATE hand_ins SET status = 'SUBMITTED', submittedAt = ?, late = ?, print = NULL, changedAt = ? WHERE id = ?", [tx.now, late, tx.now, saved.value]);
      await allotMarks(tx, assignment, [{ id: saved.value, teacherId: writing.teacherId }]);
      tx.audit({ action: 'handIn.submit', subjectType: 'HandIn', subjectId: saved.value, details: { assignmentId: assignment.id, attempt, late, characters: input.text.length, files: input.fileIds.map(Number) } });
      return saved;
    });
  }

  /** Back to a draft, until the due time and before anybody marked it. */
  withdraw(actor: Actor, input: { assignmentId: string } & Keyed): Promise<Outcome<number, WithdrawRefusal>> {
    return once(this.work, actor, { operation: 'handInWithdraw', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, WithdrawRefusal>> => {
      const writing = await writingOf(tx, actor, input.assignmentId);
      await lockAssignment(tx, writing.assignment.id);
      const last = await lastOf(tx, writing.assignment.id, writing.teacherId);
      const refusal = refusalToWithdraw(factsOf(tx, { ...writing, last }));
      if (refusal) return refused(refusal);
      const { id } = last as HandInRow;
      await tx.run("UPDATE hand_ins SET status = 'DRAFT', submittedAt = NULL, late = ?, changedAt = ? WHERE id = ?", [false, tx.now, id]);
      tx.audit({ action: 'handIn.withdraw', subjectType: 'HandIn', subjectId: id });
      return done(id);
    });
  }

  private async write(tx: Tx, actor: Actor, input: HandInInput, writing: Writing): Promise<Outcome<number, SaveRefusal>> {
    const { assignment, last, teacherId, registrationId } = writing;
    const may = attemptToWrite({ ...factsOf(tx, writing), readRevision: input.revision });
    if ('code' in may) return refused(may);
    const fileIds = [...new Set(input.fileIds.map(Number))];
    if (fileIds.length > assignment.mostFiles) return refused({ code: 'TOO_MANY_FILES', most: assignment.mostFiles });
    const known = await tx.rows("SELECT id FROM stored_files WHERE id IN (?) AND purpose = 'hand-in' AND ownerAccountId = ?", [fileIds, actor.accountId]);
    if (known.length !== fileIds.length) return refused({ code: 'FILE_UNKNOWN' });
    const goesOn = last && last.attempt === may.attempt ? last : null;
    const id = goesOn?.id ?? await tx.insert(HandInRow, {
      assignmentId: assignment.id, registrationId, teacherId, attempt: may.attempt, status: 'DRAFT', text: input.text, revision: 1, submittedAt: null, late: false, resultMilliPoints: null, passed: null, markedAt: null, print: null,
      createdAt: tx.now, changedAt: tx.now,
    });
    if (goesOn) await tx.run('UPDATE hand_ins SET text = ?, revision = revision + 1, changedAt = ? WHERE id = ?', [input.text, tx.now, id]);
    await tx.run('DELETE FROM hand_in_files WHERE handInId = ?', [id]);
    await tx.insertMany(HandInFileRow, fileIds.map((fileId) => ({ handInId: id, fileId })));
    return done(id);
  }
}

/** @throws RequestError NOT_FOUND when the actor is no participant of the assignment's cohort. */
async function writingOf(tx: Tx, actor: Actor, assignmentId: string): Promise<Writing> {
  const assignment = await assignmentOf(tx, Number(assignmentId));
  if (!assignment || actor.teacherId === null) throw assignmentNotFound();
  const registration = await tx.lockOne<{ id: number }>("SELECT id FROM registrations WHERE cohortId = ? AND teacherId = ? AND status = 'ADMITTED'", [assignment.cohortId, actor.teacherId]);
  if (!registration) throw assignmentNotFound();
  return { assignment, registrationId: registration.id, teacherId: actor.teacherId, last: await lastOf(tx, assignment.id, actor.teacherId) };
}

async function lastOf(tx: Tx, assignmentId: number, teacherId: number): Promise<Writing['last']> {
  const row = await tx.row<HandInRow & { marks: number }>(
    'SELECT h.*, (SELECT COUNT(*) FROM hand_in_marks m WHERE m.handInId = h.id AND m.markedAt IS NOT NULL) AS marks FROM hand_ins h WHERE h.assignmentId = ? AND h.teacherId = ? ORDER BY h.attempt DESC LIMIT 1', [assignmentId, teacherId]);
  return row ? { ...row, passed: row.passed === null ? null : row.passed === 1, marksBegun: row.marks > 0 } : null;
}

function factsOf(tx: Tx, { assignment, last }: Writing): HandInFacts {
  const { opensAt, dueAt, lateUntil, resitUntil, cohortEnded } = assignment;
  return { now: tx.now, opensAt, dueAt, lateUntil, resitUntil, cohortEnded, last };
}

