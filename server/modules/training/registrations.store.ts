import type { Tx } from '../../platform/transactions/tx.js';
import type { LockedCohort } from './locked-cohort.js';
import type { ExistingRegistration } from './candidates.js';
import type { Place } from './rules/seat-board.js';
import type { Answers } from './rules/form.js';
import type { ApprovalStep, RegistrationPath, RegistrationStatus } from './rules/vocabulary.js';
import { RegistrationRow } from './training.entities.js';

/** A registration that is to be written, decided already. */
export interface Entry extends Place {
  readonly teacherId: number;
  readonly path: RegistrationPath;
  readonly status: 'REQUESTED' | 'ADMITTED' | 'WAITING';
  readonly step: ApprovalStep | null;
  /** Entries of one number go together. */
  readonly group: number | null;
  readonly answers: Answers;
  readonly existing: ExistingRegistration | undefined;
  readonly requestKey: string | null;
  readonly decidedByName: string | null;
}

export interface Entered {
  readonly id: number;
  /** Place in the waiting list, from 1. */
  readonly position: number | null;
}

/** Writes registrations of one locked cohort: counts each in, inserts the new ones in one go, revives those that had ended. */
export async function enterRegistrations(tx: Tx, cohort: LockedCohort, entries: readonly Entry[]): Promise<Entered[]> {
  const rows = entries.map(({ existing, group, answers, ...entry }) => {
    const queueNumber = cohort.enter(entry.status, entry);
    return {
      id: existing?.id ?? 0, group, position: queueNumber === null ? null : cohort.waitingCount, values: {
        cohortId: cohort.row.id, ...entry, answers: Object.keys(answers).length === 0 ? null : JSON.stringify(answers), queueNumber, reason: null, decidedAt: entry.decidedByName === null ? null : tx.now,
        promotedAt: null, replacedById: null, assessment: null, groupId: null, confirmedAt: null, noShowAt: null, createdAt: tx.now, changedAt: tx.now,
      },
    };
  });
  const fresh = rows.filter((each) => each.id === 0);
  const ids = await tx.insertMany(RegistrationRow, fresh.map((each) => each.values));
  fresh.forEach((each, at) => { each.id = ids[at] as number; });
  for (const { id, values } of rows.filter((each) => !fresh.includes(each))) {
    const columns = Object.keys(values) as (keyof typeof values)[];
    await tx.run(`UPDATE registrations SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`, [...columns.map((column) => values[column]), id]);
  }
  for (const group of new Set(rows.flatMap((each) => each.group ?? []))) {
    const members = rows.filter((each) => each.group === group).map((each) => each.id);
    if (members.length > 1) await tx.run('UPDATE registrations SET groupId = ? WHERE id IN (?)', [Math.min(...members), members]);
  }
  return rows.map(({ id, position }) => ({ id, position }));
}

export type LockedRegistration = Pick<RegistrationRow, 'id' | 'cohortId' | 'teacherId' | 'schoolId' | 'areaId' | 'subject' | 'status' | 'queueNumber' | 'groupId' | 'step'>;

/** Registrations of a locked cohort by id, the earliest first. */
export function registrationsOf(tx: Tx, cohortId: number, ids: readonly number[]): Promise<LockedRegistration[]> {
  return tx.lock<LockedRegistration>('SELECT id, cohortId, teacherId, schoolId, areaId, subject, status, queueNumber, groupId, step FROM registrations WHERE cohortId = ? AND id IN (?) ORDER BY createdAt, id', [cohortId, [...ids]]);
}

/** Moves registrations into one state; the caller counts them in and out of the cohort. */
export async function moveRegistrations(tx: Tx, ids: readonly number[], status: RegistrationStatus, decision: { reason: string | null; byName: string }): Promise<void> {
  if (ids.length === 0) return;
  await tx.run('UPDATE registrations SET status = ?, step = NULL, queueNumber = NULL, reason = ?, decidedByName = ?, decidedAt = ?, changedAt = ? WHERE id IN (?)',
    [status, decision.reason, decision.byName, tx.now, tx.now, [...ids]]);
}

/** Where numbers of the queue stand in the waiting list, from 1. */
export async function positionsOf(tx: Tx, cohortId: number, queueNumbers: readonly number[]): Promise<Map<number, number>> {
  if (queueNumbers.length === 0) return new Map();
  const first = Math.min(...queueNumbers);
  const before = (await tx.row<{ n: number }>("SELECT COUNT(*) AS n FROM registrations WHERE cohortId = ? AND status = 'WAITING' AND queueNumber < ?", [cohortId, first]))?.n ?? 0;
  const after = await tx.rows<{ queueNumber: number }>("SELECT queueNumber FROM registrations WHERE cohortId = ? AND status = 'WAITING' AND queueNumber >= ? ORDER BY queueNumber", [cohortId, first]);
  return new Map(after.map((each, at) => [each.queueNumber, before + at + 1]));
}
