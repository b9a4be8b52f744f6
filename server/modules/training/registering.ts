import { notFound } from '../../platform/errors.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { Candidates } from './candidates.js';
import type { LockedCohort } from './locked-cohort.js';
import { type Entered, enterRegistrations, type Entry } from './registrations.store.js';
import { fieldsOf, tidied } from './rules/form.js';
import { placementOf, type RegistrationRefusal, refusalToRegister } from './rules/registration.js';
import type { RegistrationPath } from './rules/vocabulary.js';

export interface Registered {
  readonly registrationId: number;
  readonly teacherId: number;
  readonly status: 'REQUESTED' | 'ADMITTED' | 'WAITING';
  /** Rank in the waiting list, from 1, when waiting. */
  readonly position: number | null;
}

/** What became of one teacher of a list. */
export type RegistrationResult = { readonly teacherId: number } & (
  | { readonly registered: Registered; readonly refusal: null }
  | { readonly registered: null; readonly refusal: RegistrationRefusal });

export interface Answer {
  readonly key: string;
  readonly value: string;
}

/** One teacher of a list who is to be registered. */
export interface Wish {
  readonly teacherId: number;
  readonly answers: readonly Answer[];
  readonly requestKey: string | null;
}

/** Registers teachers one after another on the seats as they are then, a group as a whole or not at all, and writes what came of it; the caller saves the cohort. */
export async function registerAll(tx: Tx, cohort: LockedCohort, candidates: Candidates, path: RegistrationPath, wishes: readonly Wish[], decidedByName: string | null, asGroup: boolean): Promise<RegistrationResult[]> {
  const fields = fieldsOf(wishes.length > 0 ? candidates.programme(cohort.row).formFields : null);
  const groupFits = !asGroup || cohort.seats.fitsAll(wishes.flatMap(({ teacherId }) => candidates.teacher(teacherId) ?? []));
  const decide = (isGroupIncomplete: boolean): { entries: Entry[]; outcomes: { teacherId: number; refusal: RegistrationRefusal | null }[] } => {
    const entries: Entry[] = [];
    const outcomes: { teacherId: number; refusal: RegistrationRefusal | null }[] = [];
    const seats = cohort.seats.copy();
    const seen = new Map<number, Entry['status']>();
    for (const { teacherId, requestKey, answers: given } of wishes) {
      const answers = tidied(fields, given);
      const facts = candidates.facts(cohort.row, teacherId, { now: tx.now, path, seats, answers });
      if (!facts) throw notFound({ zh: '教师', en: 'teacher' });
      const refusal = refusalToRegister({ ...facts, isGroupIncomplete, existing: seen.get(teacherId) ?? facts.existing });
      outcomes.push({ teacherId, refusal });
      if (refusal) continue;
      const { schoolId, areaId, subject } = facts.teacher;
      const placed = placementOf(facts);
      const status = placed.status === 'ADMITTED' && !groupFits ? 'WAITING' : placed.status;
      if (status === 'ADMITTED') seats.take(facts.teacher);
      seen.set(teacherId, status);
      entries.push({ teacherId, schoolId, areaId, subject, path, status, step: placed.step, group: asGroup ? 1 : null, answers, existing: candidates.existing(cohort.row.id, teacherId), requestKey, decidedByName });
    }
    return { entries, outcomes };
  };
  const first = decide(false);
  const isIncomplete = asGroup && (first.outcomes.some(({ refusal }) => refusal) || (!groupFits && !cohort.row.hasWaitingList));
  const { entries, outcomes } = isIncomplete ? decide(true) : first;
  const written = await enterRegistrations(tx, cohort, entries);
  let at = 0;
  return outcomes.map(({ teacherId, refusal }): RegistrationResult => {
    if (refusal) return { teacherId, refusal, registered: null };
    const { id, position } = written[at] as Entered;
    const { status } = entries[at] as Entry;
    at += 1;
    return { teacherId, refusal: null, registered: { registrationId: id, teacherId, status, position } };
  });
}
