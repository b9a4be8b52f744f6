import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import type { SessionLecturers } from '../experts/index.js';
import { cohortCode, type CohortColumns, type CohortDrafts, type NewSession } from './cohort-drafts.js';
import { quotasOf } from './locked-cohort.js';
import { draftProgramme, lockProgramme } from './programmes.service.js';
import type { QuotaSeats } from './rules/cohort-life.js';
import { fieldsOf } from './rules/form.js';
import { type CopyRefusal, movedBetween, type Moved, refusalToCopy, retitled } from './rules/programme-copy.js';
import type { ApprovalStep } from './rules/vocabulary.js';
import type { ReturnedQuota } from './seat-returns.service.js';
import { codesOf } from './terms.js';
import type { CohortRow, ProgrammeRow } from './training.entities.js';

interface StandingSession {
  readonly id: number;
  readonly topic: string;
  readonly topicEn: string;
  readonly lecturer: string;
  readonly place: string;
  readonly startsAt: string;
  readonly durationMinutes: number;
  readonly expertId: number | null;
}
type Allotment = { readonly quotas: readonly QuotaSeats[]; readonly seatsReturnAt: string | null };

/** What was held once is drafted for another year: everything that programme and classes say, nobody who took part. */
export class ProgrammeCopies {
  constructor(private readonly work: UnitOfWork, private readonly attendance: Attendance, private readonly lecturers: SessionLecturers, private readonly drafts: CohortDrafts) {}

  /**
   * Answers the new programme's id.
   * @throws RequestError NOT_FOUND when the programme is absent, or a cohort is not of it.
   */
  copy(actor: Actor, input: { id: string; year: number; code: string; cohortIds: readonly string[]; idempotencyKey?: string | null | undefined }): Promise<Outcome<number, CopyRefusal>> {
    return once(this.work, actor, { operation: 'programmeCopy', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, CopyRefusal>> => {
      const source = await lockProgramme(tx, Number(input.id));
      const { year } = input;
      const code = input.code.toUpperCase();
      const cohorts = await chosenCohorts(tx, source.id, input.cohortIds);
      const codes = cohorts.map((_, at) => cohortCode(code, at + 1));
      const refusal = refusalToCopy({
        fromYear: source.year, year, isCodeTaken: Boolean(await tx.lockOne('SELECT id FROM programmes WHERE code = ?', [code])),
        takenCohortCodes: (await tx.rows<{ code: string }>('SELECT code FROM cohorts WHERE code IN (?) ORDER BY id', [codes])).map((each) => each.code),
      });
      if (refusal) return refused(refusal);
      const id = await draftProgramme(tx, code, {
        ...source, title: retitled(source.title, source.year, year), titleEn: retitled(source.titleEn, source.year, year), year,
        approvalChain: codesOf(source.approvalChain) as ApprovalStep[], formFields: fieldsOf(source.formFields),
      });
      for (const [at, cohort] of cohorts.entries()) await this.copyCohort(tx, { source, target: { id, code, year }, cohort, ordinal: at + 1 });
      tx.audit({ action: 'programme.copy', subjectType: 'Programme', subjectId: id, details: { from: { id: source.id, code: source.code, year: source.year }, code, year, cohorts: cohorts.map((each) => each.code) } });
      return done(id);
    });
  }

  private async copyCohort(tx: Tx, { source, target, cohort, ordinal }: { source: ProgrammeRow; target: { id: number; code: string; year: number }; cohort: CohortRow; ordinal: number }): Promise<void> {
    const moved = movedBetween(source.year, target.year, cohort.startsOn);
    const standing = await standingSessions(tx, cohort.rollId);
    const { quotas, seatsReturnAt } = await allotmentOf(tx, cohort);
    const columns = { ...movedColumns(cohort, moved), title: retitled(cohort.title, source.year, target.year), titleEn: retitled(cohort.titleEn, source.year, target.year), seatsReturnAt: ahead(moved.instant(seatsReturnAt), tx.now) };
    const draft = await this.drafts.write(tx, target, ordinal, columns, { quotas, sessions: await this.movedSessions(tx, standing, moved) });
    await this.attendance.copyTerms(tx, { from: cohort.rollId, to: draft.rollId }, standing.map((each, at) => ({ from: each.id, to: draft.sessionIds[at] as number })));
  }

  /** Who has left the pool since is kept by name: a draft says whom to replace. */
  private async movedSessions(tx: Tx, sessions: readonly StandingSession[], moved: Moved): Promise<NewSession[]> {
    const pool = await this.lecturers.activeOf(tx, sessions.flatMap(({ expertId }) => expertId ?? []));
    return sessions.map(({ topic, topicEn, lecturer, place, startsAt, durationMinutes, expertId }) => (
      { topic, topicEn, lecturer, place, startsAt: moved.instant(startsAt), durationMinutes, expertId: expertId !== null && pool.has(expertId) ? String(expertId) : null }));
  }
}

/** The cohorts in the order of their days, which is that of their new codes. */
async function chosenCohorts(tx: Tx, programmeId: number, cohortIds: readonly string[]): Promise<CohortRow[]> {
  const wanted = [...new Set(cohortIds.map(Number))];
  const cohorts = await tx.rows<CohortRow>('SELECT * FROM cohorts WHERE programmeId = ? AND id IN (?) ORDER BY startsOn, id', [programmeId, wanted]);
  if (cohorts.length < wanted.length) throw notFound({ zh: '该项目下的培训班', en: 'cohort of this programme' });
  return cohorts;
}

function standingSessions(tx: Tx, rollId: number): Promise<StandingSession[]> {
  return tx.rows<StandingSession>('SELECT s.id, s.topic, s.topicEn, s.lecturer, s.place, s.startsAt, s.durationMinutes, l.expertId FROM register_sessions s LEFT JOIN session_lecturers l ON l.sessionId = s.id WHERE s.rollId = ? AND s.cancelledAt IS NULL ORDER BY s.ordinal', [rollId]);
}

/** The seats as they were allotted: when they have flowed back, as they stood before that. */
async function allotmentOf(tx: Tx, cohort: CohortRow): Promise<Allotment> {
  const quotas = await quotasOf(tx, cohort.id);
  if (quotas.length > 0) return { quotas, seatsReturnAt: cohort.seatsReturnAt };
  const last = await tx.row<{ quotas: string; dueAt: string }>('SELECT quotas, dueAt FROM seat_returns WHERE cohortId = ? ORDER BY round DESC LIMIT 1', [cohort.id]);
  return last ? { quotas: JSON.parse(last.quotas) as ReturnedQuota[], seatsReturnAt: last.dueAt } : { quotas, seatsReturnAt: null };
}

function movedColumns(cohort: CohortRow, moved: Moved): CohortColumns {
  const { title, titleEn, place, placeEn, admission, hasWaitingList, stages, subjects, titles, minYearsTaught, maxYearsTaught, notTrainedIn, refusesFullCycle, capacity, hostSchoolId, offerOrder } = cohort;
  return {
    title, titleEn, place, placeEn, admission, hasWaitingList, stages, subjects, titles, minYearsTaught, maxYearsTaught, notTrainedIn, refusesFullCycle, capacity, hostSchoolId, offerOrder,
    startsOn: moved.day(cohort.startsOn), endsOn: moved.day(cohort.endsOn), registrationOpensAt: moved.instant(cohort.registrationOpensAt), registrationClosesAt: moved.instant(cohort.registrationClosesAt),
    replacesUntil: moved.day(cohort.replacesUntil), waitingStopsAt: moved.instant(cohort.waitingStopsAt),
  };
}

/** A deadline of quotas that is over would take the seats back as soon as registration opens. */
function ahead(instant: string | null, now: string): string | null {
  return instant !== null && instant > now ? instant : null;
}
