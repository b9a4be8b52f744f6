import { badInput } from '../../platform/errors.js';
import { settled } from '../../platform/graphql/left-out.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { type AssessmentRefusal, recordAssessments } from '../training/index.js';
import { AssessmentOutcomeRow, AssignmentMarkerRow, AssignmentRow, type HandInRow } from './assignments.entities.js';
import { allotMarks, lockAssignment } from './assignments.store.js';
import { MARKER_ROLES } from './assignments.policy.js';
import { outcomesOf } from './outcomes.js';
import { type AssignmentPlan, type PlanRefusal, refusalOfPlan } from './rules/plan.js';
import { resultOf } from './rules/marking.js';

type Keyed = { idempotencyKey?: string | null | undefined };

type Extras = Pick<AssignmentPlan, 'lateUntil' | 'resitUntil'> & { readonly required: boolean; readonly weight: number; readonly mostFiles: number; readonly markersEach: number; readonly mostSpreadPoints: number };
const NO_EXTRAS: Extras = { lateUntil: null, resitUntil: null, required: true, weight: 0, mostFiles: 3, markersEach: 1, mostSpreadPoints: 10 };

interface Named extends Omit<AssignmentPlan, 'rubric' | 'lateUntil' | 'resitUntil'> {
  readonly title: string;
  readonly brief: string;
  readonly rubric: readonly { readonly title: string; readonly titleEn: string; readonly maxPoints: number }[];
}

type Details = Named & Extras;
/** What may be left out is as it stands, null as in {@link NO_EXTRAS}. */
export type AssignmentInput = Named & { readonly [K in keyof Extras]?: Extras[K] | null };

export type CreateRefusal = PlanRefusal | { readonly code: 'COHORT_ENDED' };
export type EditRefusal = CreateRefusal | { readonly code: 'TERMS_STAND' };
export type AppointRefusal = { readonly code: 'COHORT_ENDED' } | { readonly code: 'MARKER_UNKNOWN' } | { readonly code: 'MARKED_ALREADY'; readonly names: readonly string[] };

/** Sets assignments, appoints markers, and enters what it all comes to as the assessment of the cohort. */
export class Assignments {
  constructor(private readonly work: UnitOfWork) {}

  create(actor: Actor, input: { cohortId: string; assignment: AssignmentInput } & Keyed): Promise<Outcome<number, CreateRefusal>> {
    return once(this.work, actor, { operation: 'assignmentCreate', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, CreateRefusal>> => {
      const cohort = await tx.lockOne<{ id: number; status: string }>('SELECT id, status FROM cohorts WHERE id = ?', [Number(input.cohortId)]);
      if (!cohort) throw badInput('input.cohortId', { zh: '找不到该培训班。', en: 'There is no such cohort.' });
      if (isEnded(cohort.status)) return refused({ code: 'COHORT_ENDED' });
      const details = settled(input.assignment, NO_EXTRAS);
      const plan = planOf(details);
      const refusal = refusalOfPlan(plan);
      if (refusal) return refused(refusal);
      const id = await tx.insert(AssignmentRow, { cohortId: cohort.id, ...columnsOf(details, plan), comparingJobId: null, comparedAt: null, createdAt: tx.now, changedAt: tx.now });
      tx.audit({ action: 'assignment.create', subjectType: 'Assignment', subjectId: id, details: { cohortId: cohort.id, title: input.assignment.title, dueAt: plan.dueAt } });
      return done(id);
    });
  }

  /** Times and words can change until the class ends; what marks are given by stands from the first hand-in. */
  edit(actor: Actor, input: { id: string; assignment: AssignmentInput } & Keyed): Promise<Outcome<number, EditRefusal>> {
    return once(this.work, actor, { operation: 'assignmentEdit', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, EditRefusal>> => {
      const before = await lockAssignment(tx, Number(input.id));
      if (before.cohortEnded) return refused({ code: 'COHORT_ENDED' });
      const details = settled(input.assignment, NO_EXTRAS, before);
      const plan = planOf(details);
      const refusal = refusalOfPlan(plan);
      if (refusal) return refused(refusal);
      const columns = columnsOf(details, plan);
      const terms = ['rubric', 'passPoints', 'markersEach', 'mostSpreadPoints'] as const;
      const changes = terms.some((each) => (each === 'rubric' ? JSON.stringify(before.rubric) : before[each]) !== columns[each]);
      if (changes && await tx.row("SELECT id FROM hand_ins WHERE assignmentId = ? AND status <> 'DRAFT'", [before.id])) return refused({ code: 'TERMS_STAND' });
      const names = Object.keys(columns) as (keyof typeof columns)[];
      await tx.run(`UPDATE assignments SET ${names.map((each) => `${each} = ?`).join(', ')}, changedAt = ? WHERE id = ?`, [...names.map((each) => columns[each]), tx.now, before.id]);
      tx.audit({ action: 'assignment.edit', subjectType: 'Assignment', subjectId: before.id, details: { dueAt: [before.dueAt, plan.dueAt] } });
      return done(before.id);
    });
  }

  /** The markers from now on; what those who leave had not marked goes to the others. */
  appoint(actor: Actor, input: { id: string; accountIds: readonly string[] } & Keyed): Promise<Outcome<number, AppointRefusal>> {
    return once(this.work, actor, { operation: 'assignmentAppointMarkers', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, AppointRefusal>> => {
      const assignment = await lockAssignment(tx, Number(input.id));
      if (assignment.cohortEnded) return refused({ code: 'COHORT_ENDED' });
      const wanted = [...new Set(input.accountIds.map(Number))];
      const known = await tx.rows<{ accountId: number }>('SELECT DISTINCT accountId FROM grants WHERE accountId IN (?) AND role IN (?)', [wanted, [...MARKER_ROLES]]);
      if (known.length !== wanted.length) return refused({ code: 'MARKER_UNKNOWN' });
      const before = (await tx.rows<{ accountId: number }>('SELECT accountId FROM assignment_markers WHERE assignmentId = ?', [assignment.id])).map(({ accountId }) => accountId);
      const leaving = before.filter((each) => !wanted.includes(each));
      const inAssignment = 'handInId IN (SELECT id FROM hand_ins WHERE assignmentId = ?)';
      const busy = await tx.rows<{ name: string }>(`SELECT DISTINCT a.name FROM hand_in_marks m JOIN accounts a ON a.id = m.accountId WHERE m.accountId IN (?) AND m.markedAt IS NOT NULL AND m.${inAssignment}`, [leaving, assignment.id]);
      if (busy.length > 0) return refused({ code: 'MARKED_ALREADY', names: busy.map(({ name }) => name) });
      await tx.run(`DELETE FROM hand_in_marks WHERE accountId IN (?) AND ${inAssignment}`, [leaving, assignment.id]);
      await tx.run('DELETE FROM assignment_markers WHERE assignmentId = ? AND accountId IN (?)', [assignment.id, leaving]);
      await tx.insertMany(AssignmentMarkerRow, wanted.filter((each) => !before.includes(each)).map((accountId) => ({ assignmentId: assignment.id, accountId, appointedAt: tx.now })));
      await allotMarks(tx, assignment, await waiting(tx, assignment));
      tx.audit({ action: 'assignment.appointMarkers', subjectType: 'Assignment', subjectId: assignment.id, details: { accountIds: wanted } });
      return done(assignment.id);
    });
  }

  /** Enters the assessment of every participant whose assignments decide it; answers how many. What is not known yet is left as it is. */
  recordOutcomes(actor: Actor, input: { cohortId: string } & Keyed): Promise<Outcome<number, AssessmentRefusal>> {
    return once(this.work, actor, { operation: 'cohortRecordAssignments', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, AssessmentRefusal>> => {
      const cohortId = Number(input.cohortId);
      await tx.lock('SELECT id FROM cohorts WHERE id = ?', [cohortId]);
      const outcomes = (await outcomesOf(tx, cohortId, tx.now)).flatMap(({ registrationId, assessment, ...rest }) => (assessment ? [{ registrationId, assessment, ...rest }] : []));
      const entered = await recordAssessments(tx, actor, cohortId, new Map(outcomes.map(({ registrationId, assessment }) => [registrationId, assessment])));
      if (!entered.done) return entered;
      await tx.upsertMany(AssessmentOutcomeRow, outcomes.map(({ registrationId, assessment, permille, trace }) => ({ registrationId, cohortId, assessment, permille, trace: JSON.stringify(trace), recordedAt: tx.now })),
        ['registrationId'], { assessment: 'replace', permille: 'replace', trace: 'replace', recordedAt: 'replace' });
      return entered;
    });
  }
}

const isEnded = (status: string): boolean => status === 'CLOSING' || status === 'CLOSED';

function planOf(input: Details): AssignmentPlan {
  const { opensAt, dueAt, lateUntil, resitUntil, passPoints, rubric } = input;
  return { opensAt, dueAt, lateUntil, resitUntil, passPoints, rubric: rubric.map((each, at) => ({ key: `c${at + 1}`, title: each.title.trim(), titleEn: each.titleEn.trim(), maxPoints: each.maxPoints })) };
}

function columnsOf({ title, brief, required, weight, mostFiles, markersEach, mostSpreadPoints }: Details, { rubric, ...plan }: AssignmentPlan) {
  return { title: title.trim(), brief: brief.trim(), required, weight, mostFiles, markersEach, mostSpreadPoints, ...plan, rubric: JSON.stringify(rubric) };
}

/** Hand-ins that may lack a marker. */
async function waiting(tx: Tx, assignment: { id: number; markersEach: number; mostSpreadPoints: number; passPoints: number }): Promise<{ id: number; teacherId: number; thirdNeeded: boolean }[]> {
  const handIns = await tx.rows<Pick<HandInRow, 'id' | 'teacherId'>>("SELECT id, teacherId FROM hand_ins WHERE assignmentId = ? AND status = 'SUBMITTED' ORDER BY id", [assignment.id]);
  const marks = await tx.rows<{ handInId: number; total: number | null }>('SELECT handInId, total FROM hand_in_marks WHERE handInId IN (?) ORDER BY handInId, ordinal', [handIns.map(({ id }) => id)]);
  return handIns.map((each) => ({ ...each, thirdNeeded: resultOf(marks.filter(({ handInId }) => handInId === each.id).map(({ total }) => total), assignment).state === 'THIRD_NEEDED' }));
}
