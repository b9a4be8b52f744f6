import type { Tx } from '../../platform/transactions/tx.js';
import type { Attendance, PlannedSession } from '../attendance/index.js';
import type { SessionLecturers } from '../experts/index.js';
import type { QuotaSeats } from './rules/cohort-life.js';
import { CohortQuotaRow, CohortRow, type ProgrammeRow } from './training.entities.js';

/** English words are taken from the Chinese where nobody wrote them. */
export type NewSession = Omit<PlannedSession, 'topicEn'> & { readonly topicEn?: string | null; readonly expertId?: string | null };

export type CohortColumns = Pick<CohortRow, 'title' | 'titleEn' | 'startsOn' | 'endsOn' | 'place' | 'placeEn' | 'registrationOpensAt' | 'registrationClosesAt' | 'admission' | 'hasWaitingList' | 'stages' | 'subjects' | 'titles'
  | 'minYearsTaught' | 'maxYearsTaught' | 'notTrainedIn' | 'refusesFullCycle' | 'replacesUntil' | 'waitingStopsAt' | 'capacity' | 'hostSchoolId'> & Partial<Pick<CohortRow, 'seatsReturnAt' | 'offerOrder'>>;

export interface WrittenDraft {
  readonly id: number;
  readonly rollId: number;
  /** In the order given. */
  readonly sessionIds: readonly number[];
}

/** Writes cohorts that do not take registrations yet, with their roll, sessions and quotas. The caller has found them in order. */
export class CohortDrafts {
  constructor(private readonly attendance: Attendance, private readonly lecturers: SessionLecturers) {}

  /** @param ordinal of the cohort within its programme, from 1: its code ends in it. */
  async write(tx: Tx, programme: Pick<ProgrammeRow, 'id' | 'code'>, ordinal: number, cohort: CohortColumns, { sessions, quotas }: { readonly sessions: readonly NewSession[]; readonly quotas: readonly QuotaSeats[] }): Promise<WrittenDraft> {
    const { title, titleEn, capacity, hostSchoolId } = cohort;
    const rollId = await this.attendance.openRoll(tx, { kind: 'COHORT', title, titleEn, schoolId: hostSchoolId, hostTeacherId: null });
    const code = cohortCode(programme.code, ordinal);
    const id = await tx.insert(CohortRow, {
      programmeId: programme.id, code, ...cohort, taken: 0, waitingCount: 0, requestedCount: 0, lastQueueNumber: 0, status: 'DRAFT', rollId,
      closingJobId: null, closingRound: 1, reopenReason: null, closedAt: null, createdAt: tx.now, changedAt: tx.now,
    });
    await tx.insertMany(CohortQuotaRow, quotas.map(({ schoolId, areaId, subject, seats }) => ({ cohortId: id, schoolId, areaId, subject, seats, used: 0 })));
    const sessionIds = await this.plan(tx, rollId, sessions);
    tx.audit({ action: 'cohort.create', subjectType: 'Cohort', subjectId: id, details: { code, title, capacity, sessions: sessions.length, quotas: quotas.length } });
    return { id, rollId, sessionIds };
  }

  /** Sessions whose lecturer is of the pool bear his name, whatever was typed. Answers their ids in the order given. */
  async plan(tx: Tx, rollId: number, sessions: readonly NewSession[]): Promise<number[]> {
    if (sessions.length === 0) return [];
    const expertIds = sessions.map(({ expertId }) => (expertId ? Number(expertId) : null));
    const names = await this.lecturers.namesOf(tx, expertIds.flatMap((id) => id ?? []));
    const ids = await this.attendance.planSessions(tx, rollId, sessions.map((each, at) => ({ ...asPlanned(each), lecturer: names.get(expertIds[at] ?? 0) ?? each.lecturer })));
    await this.lecturers.assign(tx, ids.map((sessionId, at) => ({ sessionId, expertId: expertIds[at] ?? null })));
    return ids;
  }
}

export function cohortCode(programmeCode: string, ordinal: number): string {
  return `${programmeCode}-${ordinal}`;
}

function asPlanned({ topic, topicEn, lecturer, place, startsAt, durationMinutes }: NewSession): PlannedSession {
  return { topic, topicEn: topicEn ?? topic, lecturer, place, startsAt, durationMinutes };
}
