import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { type Actor, isWithin } from '../accounts/index.js';
import { type Candidate, candidatesOf, reasonsIn } from './candidates.js';
import { givesAway } from './rules/blindness.js';
import type { EligibilityRefusal } from './rules/eligibility.js';
import { type CheckRefusal, type MendRefusal, refusalToCheck, refusalToMend, refusalToNominate, refusalToWithdraw, type WindowRefusal, type WithdrawalRefusal } from './rules/nomination.js';
import { EntryRow, type EntryStatus, type QuotaRow } from './selection.entities.js';
import { NOMINATORS, requireDecider } from './selection.policy.js';
import { ENTRY, lockEntry, lockRound, releaseSeat, takeSeat } from './selection.store.js';

export interface WorkInput {
  work: string;
  workEn: string | null;
  statement: string;
  evidenceFileIds: readonly number[];
}
interface Keyed { idempotencyKey?: string | null }
export type NominationInput = Keyed & WorkInput & { roundId: number; teacherId: number };
export type MendingInput = Keyed & WorkInput & { entryId: number };
export type ReasonInput = Keyed & { entryId: number; reason: string };

export type MaterialRefusal = { code: 'NAMES_ENTRANT'; word: string } | { code: 'EVIDENCE_UNKNOWN' };
export type NominationRefusal = WindowRefusal | EligibilityRefusal | MaterialRefusal | { code: 'NO_SEAT_LEFT'; seats: number };
export type MendingRefusal = MendRefusal | MaterialRefusal;
export type Check = 'QUALIFIED' | 'RETURNED' | 'REJECTED';

const TEACHER = { zh: '教师', en: 'teacher' };

/** Entries from nomination to the county's check. */
export class Entries {
  constructor(private readonly work: UnitOfWork) {}

  /** Nominates a teacher of the actor's school within its quota; the quota row decides, also between fifty at once. */
  nominate(actor: Actor, input: NominationInput): Promise<Outcome<number, NominationRefusal>> {
    return once(this.work, actor, { operation: 'selectionEntryNominate', input, key: input.idempotencyKey }, async (tx): Promise<Outcome<number, NominationRefusal>> => {
      const round = await lockRound(tx, input.roundId);
      const teacher = (await candidatesOf(tx, round.id, [input.teacherId])).get(input.teacherId);
      if (!teacher || !isWithin(actor.reach(...NOMINATORS), { schoolId: teacher.schoolId })) throw notFound(TEACHER);
      const closed = refusalToNominate(round.status, round.rules, tx.today);
      if (closed) return refused(closed);
      const reasons = reasonsIn(round, teacher, tx.today);
      if (reasons.length > 0) return refused(...reasons);
      const material = await refusalOfMaterial(tx, actor, input, teacher, []);
      if (material) return refused(material);
      if (!(await takeSeat(tx, round.id, teacher.schoolId))) {
        const quota = await tx.row<QuotaRow>('SELECT seats FROM selection_quotas WHERE roundId = ? AND schoolId = ?', [round.id, teacher.schoolId]);
        return refused({ code: 'NO_SEAT_LEFT', seats: quota?.seats ?? 0 });
      }
      const id = await place(tx, actor, round.id, teacher, input);
      tx.audit({ action: 'selectionEntry.nominate', subjectType: 'SelectionEntry', subjectId: id, details: { roundId: round.id, teacherId: teacher.id, schoolId: teacher.schoolId } });
      return done(id);
    });
  }

  mend(actor: Actor, input: MendingInput): Promise<Outcome<number, MendingRefusal>> {
    return once(this.work, actor, { operation: 'selectionEntryMend', input, key: input.idempotencyKey }, async (tx): Promise<Outcome<number, MendingRefusal>> => {
      const { round, entry } = await this.lockOwn(tx, actor, input.entryId);
      const teacher = (await candidatesOf(tx, round.id, [entry.teacherId])).get(entry.teacherId) as Candidate;
      const refusal = refusalToMend(round.status, round.rules, tx.today, entry.status) ?? await refusalOfMaterial(tx, actor, input, teacher, JSON.parse(entry.evidence) as number[]);
      if (refusal) return refused(refusal);
      await tx.run("UPDATE selection_entries SET status = 'NOMINATED', reason = NULL, work = ?, workEn = ?, statement = ?, evidence = ?, changedAt = ? WHERE id = ?",
        [input.work, input.workEn, input.statement, JSON.stringify(input.evidenceFileIds), tx.now, entry.id]);
      tx.audit({ action: 'selectionEntry.mend', subjectType: 'SelectionEntry', subjectId: entry.id, details: { from: entry.status } });
      return done(entry.id);
    });
  }

  withdraw(actor: Actor, input: ReasonInput): Promise<Outcome<number, WithdrawalRefusal>> {
    return once(this.work, actor, { operation: 'selectionEntryWithdraw', input, key: input.idempotencyKey }, async (tx): Promise<Outcome<number, WithdrawalRefusal>> => {
      const { round, entry } = await this.lockOwn(tx, actor, input.entryId);
      const refusal = refusalToWithdraw(round.status, entry.status);
      if (refusal) return refused(refusal);
      await releaseSeat(tx, round.id, entry.schoolId);
      await tx.run("UPDATE selection_entries SET status = 'WITHDRAWN', reason = ?, changedAt = ? WHERE id = ?", [input.reason, tx.now, entry.id]);
      tx.audit({ action: 'selectionEntry.withdraw', subjectType: 'SelectionEntry', subjectId: entry.id, details: { from: entry.status, reason: input.reason } });
      return done(entry.id);
    });
  }

  /** The county's check: qualified, returned for mending, or rejected with the reason. */
  check(actor: Actor, verdict: Check, input: Keyed & { entryId: number; reason: string | null }): Promise<Outcome<number, CheckRefusal>> {
    requireDecider(actor);
    return once(this.work, actor, { operation: `selectionEntry.${verdict}`, input, key: input.idempotencyKey }, async (tx): Promise<Outcome<number, CheckRefusal>> => {
      const { round, entry } = await lockEntry(tx, input.entryId);
      const refusal = refusalToCheck({
        status: round.status, entryStatus: entry.status, isOwn: actor.teacherId === entry.teacherId, nominatedBySelf: actor.accountId === entry.nominatedBy, mayBeReturned: verdict === 'REJECTED',
      });
      if (refusal) return refused(refusal);
      await tx.run('UPDATE selection_entries SET status = ?, reason = ?, checkedBy = ?, checkedAt = ?, changedAt = ? WHERE id = ?',
        [verdict satisfies EntryStatus, input.reason, actor.accountId, tx.now, tx.now, entry.id]);
      tx.audit({ action: 'selectionEntry.check', subjectType: 'SelectionEntry', subjectId: entry.id, details: { from: entry.status, to: verdict, reason: input.reason } });
      return done(entry.id);
    });
  }

  /** @throws RequestError NOT_FOUND outside the actor's schools. */
  private async lockOwn(tx: Tx, actor: Actor, entryId: number): ReturnType<typeof lockEntry> {
    const locked = await lockEntry(tx, entryId);
    if (!isWithin(actor.reach(...NOMINATORS), { schoolId: locked.entry.schoolId })) throw notFound(ENTRY);
    return locked;
  }
}

/** A new row, or the withdrawn one of the same teacher again. */
async function place(tx: Tx, actor: Actor, roundId: number, teacher: Candidate, input: WorkInput): Promise<number> {
  const values = {
    schoolId: teacher.schoolId, subject: teacher.subject, stage: teacher.stage, work: input.work, workEn: input.workEn, statement: input.statement, evidence: JSON.stringify(input.evidenceFileIds),
    status: 'NOMINATED' as const, reason: null, nominatedBy: actor.accountId, nominatedAt: tx.now, checkedBy: null, checkedAt: null, changedAt: tx.now,
  };
  const before = await tx.row<{ id: number }>('SELECT id FROM selection_entries WHERE roundId = ? AND teacherId = ?', [roundId, teacher.id]);
  if (!before) return tx.insert(EntryRow, { roundId, teacherId: teacher.id, ...values, blindCode: null, totalMilliPoints: null, place: null, outcome: null });
  const columns = Object.keys(values) as (keyof typeof values)[];
  await tx.run(`UPDATE selection_entries SET ${columns.map((each) => `${each} = ?`).join(', ')} WHERE id = ?`, [...columns.map((each) => values[each]), before.id]);
  return before.id;
}

/** What would tell a judge whose work it is, or evidence that the actor did not bring. */
async function refusalOfMaterial(tx: Tx, actor: Actor, input: WorkInput, teacher: Candidate, known: readonly number[]): Promise<MaterialRefusal | null> {
  const word = givesAway([input.work, input.workEn, input.statement], teacher);
  if (word) return { code: 'NAMES_ENTRANT', word };
  const fresh = input.evidenceFileIds.filter((id) => !known.includes(id));
  const own = await tx.rows("SELECT id FROM stored_files WHERE id IN (?) AND purpose = 'evidence' AND ownerAccountId = ?", [fresh, actor.accountId]);
  return own.length < new Set(fresh).size ? { code: 'EVIDENCE_UNKNOWN' } : null;
}
