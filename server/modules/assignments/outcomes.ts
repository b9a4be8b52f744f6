import type { Reader } from '../../platform/data/sql.js';
import type { AssignmentRow } from './assignments.entities.js';
import { ASSIGNMENT_SQL, toAssignment } from './assignments.store.js';
import { type AssessmentOutcome, assessmentOf } from './rules/outcome.js';
import { fullPoints } from './rules/vocabulary.js';

export interface ParticipantOutcome extends AssessmentOutcome {
  readonly registrationId: number;
  readonly teacherId: number;
}

/** What the assignments of each participant come to at this moment, by registration. */
export async function outcomesOf(source: Reader, cohortId: number, now: string): Promise<ParticipantOutcome[]> {
  const assignments = (await source.rows<AssignmentRow & { cohortEnded: number; cohortTitle: string; cohortTitleEn: string }>(`${ASSIGNMENT_SQL} WHERE a.cohortId = ? ORDER BY a.dueAt, a.id`, [cohortId])).map(toAssignment);
  const participants = await source.rows<{ id: number; teacherId: number }>("SELECT id, teacherId FROM registrations WHERE cohortId = ? AND status = 'ADMITTED' ORDER BY id", [cohortId]);
  const handIns = await source.rows<{ assignmentId: number; teacherId: number; attempt: number; status: string; resultMilliPoints: number | null; passed: number | null }>(
    "SELECT assignmentId, teacherId, attempt, status, resultMilliPoints, passed FROM hand_ins WHERE assignmentId IN (?) AND status <> 'DRAFT' ORDER BY attempt", [assignments.map(({ id }) => id)]);
  const byPlace = new Map<string, typeof handIns>();
  for (const each of handIns) byPlace.set(`${each.assignmentId} ${each.teacherId}`, [...(byPlace.get(`${each.assignmentId} ${each.teacherId}`) ?? []), each]);
  return participants.map(({ id, teacherId }) => ({
    registrationId: id, teacherId,
    ...assessmentOf(assignments.map((assignment) => {
      const own = byPlace.get(`${assignment.id} ${teacherId}`) ?? [];
      // The re-sit replaces the first attempt once it is marked.
      const result = own.findLast(({ status }) => status === 'MARKED');
      return {
        title: assignment.title, required: assignment.required, weight: assignment.weight, fullPoints: fullPoints(assignment.rubric),
        isOpen: now <= (assignment.lateUntil ?? assignment.dueAt), resitOpen: assignment.resitUntil !== null && now <= assignment.resitUntil && (result?.attempt ?? 1) === 1,
        result: result ? { milliPoints: result.resultMilliPoints ?? 0, passed: result.passed === 1, attempt: result.attempt } : null,
        isWaiting: own.some(({ status }) => status === 'SUBMITTED'),
      };
    })),
  }));
}
