import { z } from 'zod';

import { type Clock, instantOf, instantOfCounty } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Secrets } from '../../platform/secrets.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Attendance } from '../attendance/index.js';
import { LockedCohort } from './locked-cohort.js';
import { type LockedRegistration, moveRegistrations } from './registrations.store.js';
import { type AnswerLink, type AnswerRefusal, refusalToAnswer } from './rules/answer-link.js';
import type { RegistrationStatus } from './rules/vocabulary.js';

const linkSchema = z.object({ purpose: z.literal('registration-answer'), registrationId: z.number().int(), teacherId: z.number().int(), madeAt: z.string(), expiresAt: z.string() });

/** A registration as whoever holds its link sees it. */
export interface LinkedRegistration {
  readonly id: number;
  readonly cohortId: number;
  readonly teacherId: number;
  readonly createdAt: string;
  readonly status: RegistrationStatus;
  readonly refusal: AnswerRefusal | null;
}

/**
 * Links by which an admitted or waiting teacher says on a phone, without signing in, whether he comes.
 * Signed and good for one registration, until the class begins; nothing but these two answers can be given with one.
 */
export class AnswerLinks {
  constructor(private readonly work: UnitOfWork, private readonly reader: Reader, private readonly clock: Clock, private readonly secrets: Secrets, private readonly publicUrl: string, private readonly attendance: Attendance) {}

  urlOf(registration: { readonly id: number; readonly teacherId: number; readonly createdAt: string }, startsOn: string): string {
    const link: AnswerLink = { purpose: 'registration-answer', registrationId: registration.id, teacherId: registration.teacherId, madeAt: registration.createdAt, expiresAt: instantOfCounty(`${startsOn} 00:00`) };
    return `${this.publicUrl}/answer/${this.secrets.signToken({ ...link })}`;
  }

  /** What the link is about, or null when it is not ours. */
  async read(token: string): Promise<LinkedRegistration | null> {
    const link = this.linkIn(token);
    const row = link && await this.reader.row<Omit<LinkedRegistration, 'refusal'> & { cohortStatus: 'OPEN' }>(
      'SELECT r.id, r.cohortId, r.teacherId, r.createdAt, r.status, c.status AS cohortStatus FROM registrations r JOIN cohorts c ON c.id = r.cohortId WHERE r.id = ?', [link.registrationId]);
    if (!link || !row) return null;
    const refusal = refusalToAnswer({ link, registration: row, cohortStatus: row.cohortStatus, now: instantOf(this.clock.now()) }, 'DECLINE');
    return refusal?.code === 'LINK_INVALID' ? null : { ...row, refusal };
  }

  /** He comes. Said twice it stays as it was said first. */
  confirm(token: string): Promise<Outcome<number, AnswerRefusal>> {
    return this.answer(token, 'CONFIRM', async (tx, cohort, registration) => {
      const changed = await tx.run('UPDATE registrations SET confirmedAt = ?, changedAt = ? WHERE id = ? AND confirmedAt IS NULL', [tx.now, tx.now, registration.id]);
      if (changed > 0) tx.audit({ action: 'registration.confirmByLink', subjectType: 'Registration', subjectId: registration.id, details: { cohortId: cohort.row.id, teacherId: registration.teacherId } });
    });
  }

  /** He does not come: his seat goes to the waiting list in the same transaction. */
  decline(token: string): Promise<Outcome<number, AnswerRefusal>> {
    return this.answer(token, 'DECLINE', async (tx, cohort, registration) => {
      cohort.leave(registration.status, registration);
      await moveRegistrations(tx, [registration.id], 'WITHDRAWN', { reason: null, byName: tx.author.name });
      const promoted = await cohort.promoteWaiting();
      await cohort.save(this.attendance);
      tx.audit({ action: 'registration.declineByLink', subjectType: 'Registration', subjectId: registration.id, details: { cohortId: cohort.row.id, teacherId: registration.teacherId, from: registration.status, promoted } });
    });
  }

  private async answer(token: string, what: 'CONFIRM' | 'DECLINE', effect: (tx: Tx, cohort: LockedCohort, registration: LockedRegistration) => Promise<void>): Promise<Outcome<number, AnswerRefusal>> {
    const link = this.linkIn(token);
    const known = link && await this.reader.row<{ cohortId: number }>('SELECT cohortId FROM registrations WHERE id = ?', [link.registrationId]);
    if (!link || !known) return refused({ code: 'LINK_INVALID' });
    const { name } = (await this.reader.row<{ name: string }>('SELECT name FROM teachers WHERE id = ?', [link.teacherId])) ?? { name: '' };
    return this.work.run({ accountId: null, name }, async (tx) => {
      const cohort = await LockedCohort.of(tx, known.cohortId);
      const registration = await tx.lockOne<LockedRegistration & { createdAt: string }>('SELECT id, cohortId, teacherId, schoolId, areaId, subject, status, queueNumber, groupId, step, createdAt FROM registrations WHERE id = ?', [link.registrationId]) ?? null;
      const refusal = refusalToAnswer({ link, registration, cohortStatus: cohort.row.status, now: tx.now }, what);
      if (refusal || !registration) return refused(refusal ?? { code: 'LINK_INVALID' });
      await effect(tx, cohort, registration);
      return done(registration.id);
    });
  }

  private linkIn(token: string): AnswerLink | null {
    const read = linkSchema.safeParse(this.secrets.readToken(token));
    return read.success ? read.data : null;
  }
}
