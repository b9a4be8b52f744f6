import { sha256 } from '../../server/platform/sha256.js';
import { ATTENDING, Attendance, type PlannedSession, PresenceRow } from '../../server/modules/attendance/index.js';
import { AccountRow, GrantRow } from '../../server/modules/accounts/index.js';
import { CohortQuotaRow, CohortRow, ProgrammeRow } from '../../server/modules/training/index.js';
import { SessionRow } from '../../server/modules/accounts/accounts.entities.js';
import { Client, type TestApp } from './test-app.js';

/** Cohorts and people for tests of training; whatever is not named is ordinary. */
export class TrainingFactories {
  constructor(private readonly county: TestApp) {}

  private get work() {
    return this.county.app.platform.work;
  }

  async programme(values: Partial<ProgrammeRow> = {}): Promise<number> {
    const n = this.county.build.next();
    return this.work.run({ accountId: null, name: 'test' }, (tx) => tx.insert(ProgrammeRow, {
      code: `P${n}`, title: `第${n}期骨干教师培训`, titleEn: `Backbone teachers ${n}`, sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE', category: 'face-to-face', organiser: '县师训教研中心',
      minutes: 450, year: 2026, seats: 100, assessmentRequired: false, absenceNumerator: 1, absenceDenominator: 5, status: 'PUBLISHED', createdAt: tx.now, changedAt: tx.now, ...values,
    }));
  }

  /** Open for registration now, ten sessions of 45 minutes on five days from 1 December 2026, everybody admitted at once. */
  async cohort(values: Partial<CohortRow> & { quotas?: { schoolId?: number; areaId?: number; subject?: string; seats: number }[]; sessions?: PlannedSession[] } = {}): Promise<{ cohortId: number; rollId: number; programmeId: number }> {
    const { quotas = [], sessions = weekFrom('2026-12-01'), ...columns } = values;
    const programmeId = columns.programmeId ?? await this.programme();
    const attendance = new Attendance(this.county.clock);
    return this.work.run({ accountId: null, name: 'test' }, async (tx) => {
      const n = this.county.build.next();
      const title = columns.title ?? `第${n}班`;
      const rollId = await attendance.openRoll(tx, { kind: 'COHORT', title, titleEn: `Class ${n}`, schoolId: null, hostTeacherId: null });
      const cohortId = await tx.insert(CohortRow, {
        programmeId, code: `C${n}`, title, titleEn: `Class ${n}`, capacity: 10, taken: 0, waitingCount: 0, requestedCount: 0, lastQueueNumber: 0, startsOn: '2026-12-01', endsOn: '2026-12-05',
        place: '报告厅', placeEn: 'Lecture hall', registrationOpensAt: '2026-11-01 00:00:00.000', registrationClosesAt: '2026-11-30 16:00:00.000', admission: 'AUTO_ADMIT', hasWaitingList: true,
        stages: '', subjects: '', status: 'OPEN', rollId, hostSchoolId: null, closingJobId: null, closedAt: null, createdAt: tx.now, changedAt: tx.now, ...columns,
      });
      await tx.insertMany(CohortQuotaRow, quotas.map(({ schoolId = null, areaId = null, subject = null, seats }) => ({ cohortId, schoolId, areaId, subject, seats, used: 0 })));
      if (sessions.length > 0) await attendance.planSessions(tx, rollId, sessions);
      return { cohortId, rollId, programmeId };
    });
  }

  /** Signed-in clients for many teachers of one school, written in bulk. */
  async teacherClients(count: number, schoolId: number): Promise<{ teacherId: number; client: Client }[]> {
    const teacherIds = await this.county.build.teachers(count, schoolId);
    const n = this.county.build.next();
    return this.work.run({ accountId: null, name: 'test' }, async (tx) => {
      const accountIds = await tx.insertMany(AccountRow, teacherIds.map((teacherId, at) => ({
        loginName: `many${n}-${at}`, name: `教师${at}`, passwordHash: null, activationHash: null, activationUntil: null, teacherId, disabled: false, createdAt: tx.now })));
      await tx.insertMany(GrantRow, accountIds.map((accountId) => ({ accountId, role: 'TEACHER' as const, areaId: null, schoolId: null, studioId: null, providerId: null, grantedAt: tx.now })));
      await tx.insertMany(SessionRow, accountIds.map((accountId) => ({ tokenHash: sha256(`token-${accountId}`), accountId, address: 'test', userAgent: 'test', createdAt: tx.now, seenAt: tx.now, endedAt: null })));
      return teacherIds.map((teacherId, at) => ({ teacherId, client: new Client(this.county.url, { cookie: `shixun=token-${accountIds[at]}` }) }));
    });
  }

  /** Everybody present at every session of the roll, but for the sessions that they miss, by ordinal. */
  async attended(rollId: number, teacherIds: readonly number[], missed: ReadonlyMap<number, readonly number[]> = new Map()): Promise<void> {
    const sessions = await this.county.rows<{ id: number; ordinal: number; durationMinutes: number }>('SELECT id, ordinal, durationMinutes FROM register_sessions WHERE rollId = ? ORDER BY ordinal', [rollId]);
    await this.work.run({ accountId: null, name: 'test' }, (tx) => tx.insertMany(PresenceRow, sessions.flatMap(({ id, ordinal, durationMinutes }) => teacherIds.map((teacherId) => {
      const isMissed = missed.get(teacherId)?.includes(ordinal) ?? false;
      return {
        sessionId: id, teacherId, status: isMissed ? 'ABSENT' as const : 'PRESENT' as const, presentMinutes: isMissed ? 0 : durationMinutes, source: 'CODE' as const, enteredByAccountId: null, reason: null,
        checkedInAt: null, lastSeenAt: null, deviceKey: null, requestKey: null, createdAt: tx.now, changedAt: tx.now,
      };
    }))));
    await this.recount(rollId);
  }

  /** The counters of its sessions, as the register keeps them. */
  async recount(rollId: number): Promise<void> {
    await this.work.run({ accountId: null, name: 'test' }, (tx) => tx.run(
      `UPDATE register_sessions SET presentCount = (SELECT COUNT(*) FROM presences p WHERE p.sessionId = register_sessions.id AND p.status IN (?)),
         handCount = (SELECT COUNT(*) FROM presences p WHERE p.sessionId = register_sessions.id AND p.status IN (?) AND p.source = 'HAND') WHERE rollId = ?`, [[...ATTENDING], [...ATTENDING], rollId]));
  }

  /** Rows that break an invariant of training, by its name. */
  async violations(): Promise<Record<string, readonly object[]>> {
    const { trainingInvariants } = await import('../../server/modules/training/training.invariants.js');
    const broken: Record<string, readonly object[]> = {};
    for (const { name, violations } of trainingInvariants) {
      const rows = await violations(this.county.app.platform.reader);
      if (rows.length > 0) broken[name] = rows;
    }
    return broken;
  }
}

/** Ten sessions of 45 minutes, two a day: 9:00 and 10:00 in the county. */
export function weekFrom(day: string): PlannedSession[] {
  return Array.from({ length: 10 }, (_, at) => {
    const date = new Date(Date.parse(`${day}T01:00:00Z`) + Math.floor(at / 2) * 86_400_000 + (at % 2) * 3_600_000);
    return { topic: `第${at + 1}讲`, topicEn: `Session ${at + 1}`, lecturer: '王研究员', place: '报告厅', startsAt: date.toISOString().replace('T', ' ').slice(0, 23), durationMinutes: 45 };
  });
}

/** Runs tasks so many at a time, as that many clients would. */
export async function manyAtOnce<T>(most: number, tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  await Promise.all(Array.from({ length: most }, async () => {
    while (next < tasks.length) {
      const at = next;
      next += 1;
      results[at] = await (tasks[at] as () => Promise<T>)();
    }
  }));
  return results;
}
