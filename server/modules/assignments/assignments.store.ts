import { notFound } from '../../platform/errors.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { type AssignmentRow, HandInMarkRow } from './assignments.entities.js';
import { allot } from './rules/marking.js';
import type { Criterion } from './rules/vocabulary.js';

export interface Assignment extends Omit<AssignmentRow, 'rubric' | 'required'> {
  readonly rubric: readonly Criterion[];
  readonly required: boolean;
  /** Its cohort is being closed or is closed. */
  readonly cohortEnded: boolean;
  readonly cohortTitle: string;
  readonly cohortTitleEn: string;
}

export const ASSIGNMENT_SQL = "SELECT a.*, c.title AS cohortTitle, c.titleEn AS cohortTitleEn, CASE WHEN c.status IN ('CLOSING', 'CLOSED') THEN 1 ELSE 0 END AS cohortEnded FROM assignments a JOIN cohorts c ON c.id = a.cohortId";

export function toAssignment(row: AssignmentRow & { cohortEnded: number; cohortTitle: string; cohortTitleEn: string }): Assignment {
  return { ...row, required: Boolean(row.required), cohortEnded: row.cohortEnded === 1, rubric: JSON.parse(row.rubric) as Criterion[] };
}

export const assignmentNotFound = (): Error => notFound({ zh: '作业', en: 'assignment' });

export async function assignmentOf(source: Reader, id: number): Promise<Assignment | null> {
  const row = await source.row<AssignmentRow & { cohortEnded: number; cohortTitle: string; cohortTitleEn: string }>(`${ASSIGNMENT_SQL} WHERE a.id = ?`, [id]);
  return row ? toAssignment(row) : null;
}

/** The assignment under its lock: whoever allots marks or settles a result holds it. @throws RequestError NOT_FOUND */
export async function lockAssignment(tx: Tx, id: number): Promise<Assignment> {
  await tx.lock('SELECT id FROM assignments WHERE id = ?', [id]);
  const found = await assignmentOf(tx, id);
  if (!found) throw assignmentNotFound();
  return found;
}

/** Gives hand-ins the markers that they lack, the least busy first; the assignment is locked. Answers how many still lack one. */
export async function allotMarks(tx: Tx, assignment: Pick<Assignment, 'id' | 'markersEach'>, handIns: readonly { readonly id: number; readonly teacherId: number; readonly thirdNeeded?: boolean }[]): Promise<number> {
  const markers = await tx.rows<{ accountId: number; teacherId: number | null; load: number }>(
    `SELECT k.accountId, a.teacherId, (SELECT COUNT(*) FROM hand_in_marks m JOIN hand_ins h ON h.id = m.handInId WHERE m.accountId = k.accountId AND h.assignmentId = k.assignmentId) AS \`load\`
     FROM assignment_markers k JOIN accounts a ON a.id = k.accountId WHERE k.assignmentId = ? ORDER BY k.id`, [assignment.id]);
  const known = await tx.rows<{ handInId: number; accountId: number; ordinal: number }>('SELECT handInId, accountId, ordinal FROM hand_in_marks WHERE handInId IN (?) ORDER BY handInId, ordinal', [handIns.map(({ id }) => id)]);
  const loads = new Map(markers.map(({ accountId, load }) => [accountId, load]));
  const rows: Partial<HandInMarkRow>[] = [];
  let lacking = 0;
  for (const { id, teacherId, thirdNeeded = false } of handIns) {
    const own = known.filter(({ handInId }) => handInId === id);
    const taken = new Set(own.map(({ ordinal }) => ordinal));
    const ordinals = [1, 2, 3].slice(0, assignment.markersEach + (thirdNeeded ? 1 : 0)).filter((ordinal) => !taken.has(ordinal));
    const chosen = allot(ordinals.length, markers.map((each) => ({ ...each, load: loads.get(each.accountId) ?? 0 })), { teacherId, taken: own.map(({ accountId }) => accountId) });
    lacking += chosen.length < ordinals.length ? 1 : 0;
    for (const [at, accountId] of chosen.entries()) {
      loads.set(accountId, (loads.get(accountId) ?? 0) + 1);
      rows.push({ handInId: id, accountId, ordinal: ordinals[at], points: null, total: null, comment: null, markedAt: null });
    }
  }
  await tx.insertMany(HandInMarkRow, rows);
  return lacking;
}
