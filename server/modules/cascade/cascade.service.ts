import { instantOfCounty } from '../../platform/clock.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import { CascadeAttendeeRow, CascadeEvidenceRow, CascadeRow, CascadeStepRow, CascadeTargetRow } from './cascade.entities.js';
import { keepsCounty, keepsStep } from './cascade.policy.js';
import { attendedSource, cascadeNotFound, loadSteps, presentAt, stepNotFound } from './cascade.store.js';
import { type StepLevel, statesOf } from './rules/lineage.js';
import { refusalToPass, type StepRefusal } from './rules/step.js';

type Keyed = { readonly idempotencyKey?: string | null | undefined };
/** What uploads as evidence of steps are kept as. */
export const CASCADE_UPLOAD = 'cascade';
const MOST_EVIDENCE = 30;

export interface NewCascade {
  readonly title: string; readonly titleEn: string; readonly level: string; readonly organiser: string; readonly cohortId: number | null;
  readonly startsOn: string; readonly endsOn: string; readonly dueOn: string; readonly subjects: readonly string[];
  readonly attendees: readonly { readonly number: string; readonly proof: string }[]; readonly areaIds: readonly number[];
}
export interface NewStep {
  readonly cascadeId: number; readonly parentId: number | null; readonly level: StepLevel; readonly areaId: number | null; readonly schoolId: number | null; readonly giverId: number;
  readonly topic: string; readonly place: string; readonly startsAt: string; readonly durationMinutes: number; readonly teacherNumbers: readonly string[];
}
export type OpenRefusal = { readonly code: 'DAYS_WRONG' } | { readonly code: 'COHORT_UNKNOWN' } | { readonly code: 'NUMBERS_UNKNOWN'; readonly numbers: readonly string[] } | { readonly code: 'NOBODY_ATTENDED' } | { readonly code: 'NO_TARGETS' };
export type WithdrawRefusal = { readonly code: 'ALREADY_WITHDRAWN' };
export type EvidenceRefusal = { readonly code: 'FILE_UNKNOWN' } | { readonly code: 'TOO_MANY'; readonly most: number } | { readonly code: 'WITHDRAWN' };

/** Passing a training on. Every change locks the cascade first. */
export class Cascades {
  constructor(private readonly work: UnitOfWork, private readonly attendance: Attendance) {}

  open(actor: Actor, { idempotencyKey, ...input }: NewCascade & Keyed): Promise<Outcome<number, OpenRefusal>> {
    return once(this.work, actor, { operation: 'cascadeOpen', input, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, OpenRefusal>> => {
      const { attendees, areaIds, subjects, ...row } = input;
      if (row.startsOn > row.endsOn || row.endsOn > row.dueOn) return refused({ code: 'DAYS_WRONG' });
      if (row.cohortId !== null && !(await tx.row("SELECT id FROM cohorts WHERE id = ? AND status <> 'DRAFT'", [row.cohortId]))) return refused({ code: 'COHORT_UNKNOWN' });
      const known = await teachersBy(tx, attendees.map((each) => each.number));
      const unknown = attendees.filter((each) => !known.has(each.number)).map((each) => each.number);
      if (unknown.length > 0) return refused({ code: 'NUMBERS_UNKNOWN', numbers: unknown });
      if (row.cohortId === null && attendees.length === 0) return refused({ code: 'NOBODY_ATTENDED' });
      const schools = await tx.rows<{ id: number }>(`SELECT id FROM schools WHERE kind <> 'centre' AND areaId ${areaIds.length === 0 ? 'IS NOT NULL' : 'IN (?)'} ORDER BY id`, areaIds.length === 0 ? [] : [[...areaIds]]);
      if (schools.length === 0) return refused({ code: 'NO_TARGETS' });
      const cascadeId = await tx.insert(CascadeRow, { ...row, subjects: subjects.join(','), createdByName: actor.name, createdAt: tx.now });
      await tx.insertMany(CascadeTargetRow, schools.map(({ id }) => ({ cascadeId, schoolId: id })));
      if (row.cohortId === null) await tx.insertMany(CascadeAttendeeRow, [...new Map(attendees.map(({ number, proof }) => [known.get(number) as number, proof]))].map(([teacherId, proof]) => ({ cascadeId, teacherId, proof })));
      tx.audit({ action: 'cascade.open', subjectType: 'Cascade', subjectId: cascadeId, details: { level: row.level, cohortId: row.cohortId, targets: schools.length, attendees: known.size, dueOn: row.dueOn } });
      return done(cascadeId);
    });
  }

  /** Writes a step down with its own register: a school's teachers are on it, an area's as they are named. */
  addStep(actor: Actor, { idempotencyKey, ...input }: NewStep & Keyed): Promise<Outcome<number, StepRefusal>> {
    return once(this.work, actor, { operation: 'cascadeStepAdd', input, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, StepRefusal>> => {
      const { cascadeId, parentId, level, areaId, schoolId, giverId, teacherNumbers, ...session } = input;
      const cascade = await tx.lockOne<CascadeRow>('SELECT * FROM cascades WHERE id = ?', [cascadeId]);
      if (!cascade || !(level === 'SCHOOL' ? keepsStep(actor, { schoolId }) : keepsCounty(actor))) throw cascadeNotFound();
      const steps = await loadSteps(tx, [cascadeId]);
      const parent = parentId === null ? null : steps.find((each) => each.id === parentId);
      if (parent === undefined) throw stepNotFound();
      const giver = await tx.row<{ name: string }>("SELECT name FROM teachers WHERE id = ? AND status = 'ACTIVE'", [giverId]);
      const present = parent ? (await presentAt(tx, [parent.sessionId])).map((each) => each.teacherId) : await attendedSource(tx, cascade);
      const named = await teachersBy(tx, teacherNumbers);
      const subjects = cascade.subjects === '' ? [] : cascade.subjects.split(',');
      const invited = teacherNumbers.length > 0 ? [...named.values()] : level === 'AREA' ? [] : (await tx.rows<{ id: number }>(
        `SELECT id FROM teachers WHERE schoolId = ? AND status = 'ACTIVE' ${subjects.length > 0 ? 'AND subject IN (?)' : ''} ORDER BY id`, [schoolId, ...(subjects.length > 0 ? [subjects] : [])])).map((each) => each.id);
      const refusal = refusalToPass({
        level, parentState: parent ? statesOf(steps).get(parent.id) ?? 'PLANNED' : 'HELD', giver: giver ? { name: giver.name, wasPresent: present.includes(giverId) } : null,
        hasPlace: level === 'AREA' ? await isThere(tx, 'areas', areaId) : await isThere(tx, 'schools', schoolId),
        isTarget: level === 'AREA' || await tx.row('SELECT id FROM cascade_targets WHERE cascadeId = ? AND schoolId = ?', [cascadeId, schoolId]) !== undefined,
        startsAt: session.startsAt, parentEndedAt: parent ? parent.endsAt : instantOfCounty(`${cascade.startsOn} 00:00`),
        unknownNumbers: teacherNumbers.filter((each) => !named.has(each)), invited: invited.length,
        isThere: steps.some((each) => !each.isWithdrawn && each.level === level && each.areaId === (level === 'AREA' ? areaId : null) && each.schoolId === schoolId && each.giverId === giverId && each.startsAt === session.startsAt),
      });
      if (refusal) return refused(refusal);
      const rollId = await this.attendance.openRoll(tx, { kind: level, title: cascade.title, titleEn: cascade.titleEn, schoolId, hostTeacherId: null });
      await this.attendance.addToRoll(tx, rollId, invited.filter((each) => each !== giverId));
      const [sessionId] = await this.attendance.planSessions(tx, rollId, [{ ...session, topicEn: session.topic, lecturer: giver?.name ?? '' }]);
      if (sessionId === undefined) throw new Error('a session was planned without an id');
      const id = await tx.insert(CascadeStepRow, { cascadeId, parentId, level, areaId: level === 'AREA' ? areaId : null, schoolId, giverId, rollId, sessionId, createdByName: actor.name, createdAt: tx.now, withdrawnAt: null, withdrawnByName: null, withdrawReason: null });
      tx.audit({ action: 'cascadeStep.add', subjectType: 'Cascade', subjectId: cascadeId, details: { stepId: id, parentId, level, areaId, schoolId, giverId, sessionId, invited: invited.length } });
      return done(cascadeId);
    });
  }

  /** What hangs below a withdrawn step stays on record and counts no longer. */
  withdrawStep(actor: Actor, { id, reason, idempotencyKey }: Keyed & { id: number; reason: string }): Promise<Outcome<number, WithdrawRefusal>> {
    return once(this.work, actor, { operation: 'cascadeStepWithdraw', input: { id, reason }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, WithdrawRefusal>> => {
      const step = await lockStep(tx, actor, id);
      if (step.withdrawnAt !== null) return refused({ code: 'ALREADY_WITHDRAWN' });
      await tx.run('UPDATE cascade_steps SET withdrawnAt = ?, withdrawnByName = ?, withdrawReason = ? WHERE id = ?', [tx.now, actor.name, reason.trim(), id]);
      await this.attendance.closeRoll(tx, step.rollId);
      tx.audit({ action: 'cascadeStep.withdraw', subjectType: 'Cascade', subjectId: step.cascadeId, details: { stepId: id, reason } });
      return done(step.cascadeId);
    });
  }

  addEvidence(actor: Actor, { stepId, fileId, idempotencyKey }: Keyed & { stepId: number; fileId: number }): Promise<Outcome<number, EvidenceRefusal>> {
    return once(this.work, actor, { operation: 'cascadeEvidenceAdd', input: { stepId, fileId }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, EvidenceRefusal>> => {
      const step = await lockStep(tx, actor, stepId);
      if (step.withdrawnAt !== null) return refused({ code: 'WITHDRAWN' });
      const file = await tx.row<{ name: string; sha256: string }>('SELECT name, sha256 FROM stored_files f WHERE id = ? AND purpose = ? AND ownerAccountId = ? AND NOT EXISTS (SELECT 1 FROM cascade_evidence e WHERE e.fileId = f.id)', [fileId, CASCADE_UPLOAD, actor.accountId]);
      if (!file) return refused({ code: 'FILE_UNKNOWN' });
      const there = await tx.row<{ n: number }>('SELECT COUNT(*) AS n FROM cascade_evidence WHERE stepId = ?', [stepId]);
      if ((there?.n ?? 0) >= MOST_EVIDENCE) return refused({ code: 'TOO_MANY', most: MOST_EVIDENCE });
      const id = await tx.insert(CascadeEvidenceRow, { stepId, fileId, addedByName: actor.name, addedByAccountId: actor.accountId, addedAt: tx.now });
      tx.audit({ action: 'cascadeEvidence.add', subjectType: 'Cascade', subjectId: step.cascadeId, details: { stepId, evidenceId: id, name: file.name, sha256: file.sha256 } });
      return done(step.cascadeId);
    });
  }

  removeEvidence(actor: Actor, { id, idempotencyKey }: Keyed & { id: number }): Promise<Outcome<number, { readonly code: 'WITHDRAWN' }>> {
    return once(this.work, actor, { operation: 'cascadeEvidenceRemove', input: { id }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, { readonly code: 'WITHDRAWN' }>> => {
      const found = await tx.row<{ stepId: number; name: string; sha256: string }>('SELECT e.stepId, f.name, f.sha256 FROM cascade_evidence e JOIN stored_files f ON f.id = e.fileId WHERE e.id = ?', [id]);
      if (!found) throw stepNotFound();
      const step = await lockStep(tx, actor, found.stepId);
      if (step.withdrawnAt !== null) return refused({ code: 'WITHDRAWN' });
      await tx.run('DELETE FROM cascade_evidence WHERE id = ?', [id]);
      tx.audit({ action: 'cascadeEvidence.remove', subjectType: 'Cascade', subjectId: step.cascadeId, details: { evidenceId: id, name: found.name, sha256: found.sha256 } });
      return done(step.cascadeId);
    });
  }
}

/** A step that the actor keeps, its cascade locked. @throws RequestError NOT_FOUND */
async function lockStep(tx: Tx, actor: Actor, id: number): Promise<CascadeStepRow> {
  const found = await tx.row<{ cascadeId: number }>('SELECT cascadeId FROM cascade_steps WHERE id = ?', [id]);
  if (found) await tx.lockOne('SELECT id FROM cascades WHERE id = ?', [found.cascadeId]);
  const step = found && await tx.lockOne<CascadeStepRow>('SELECT * FROM cascade_steps WHERE id = ?', [id]);
  if (!step || !keepsStep(actor, step)) throw stepNotFound();
  return step;
}

async function teachersBy(tx: Tx, numbers: readonly string[]): Promise<Map<string, number>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx.rows<{ id: number; number: string }>("SELECT id, number FROM teachers WHERE number IN (?) AND status = 'ACTIVE'", [[...numbers]]);
  return new Map(rows.map((each) => [each.number, each.id]));
}

async function isThere(tx: Tx, table: 'areas' | 'schools', id: number | null): Promise<boolean> {
  return id !== null && await tx.row(`SELECT id FROM ${table} WHERE id = ?`, [id]) !== undefined;
}
