import { RollRow } from '../../server/modules/attendance/index.js';
import { CohortRow, CompletionRow, ProgrammeRow, RegistrationRow } from '../../server/modules/training/index.js';
import type { Client, TestApp } from './test-app.js';

export interface ClosedCohort {
  readonly cohortId: number;
  readonly completionIds: readonly number[];
}

/** A closed cohort of 60 hours in July 2026; teachers beyond `completed` were absent for too long. */
export async function buildClosedCohort(county: TestApp, teacherIds: readonly number[], options: { completed?: number; cohort?: Partial<CohortRow> } = {}): Promise<ClosedCohort> {
  const n = county.build.next();
  const [place] = await county.rows<{ schoolId: number; areaId: number | null }>('SELECT t.schoolId, s.areaId FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE t.id = ?', [teacherIds[0] as number]);
  return county.app.platform.work.run({ accountId: null, name: 'test' }, async (tx) => {
    const times = { createdAt: tx.now, changedAt: tx.now };
    const programmeId = await tx.insert(ProgrammeRow, {
      code: `P${n}`, title: '小学语文骨干教师培训', titleEn: 'Chinese lead teachers', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE', category: 'face-to-face', organiser: '县教师培训中心',
      minutes: 2700, year: 2026, seats: 300, assessmentRequired: false, absenceNumerator: 1, absenceDenominator: 5, status: 'PUBLISHED', ...times,
    });
    const rollId = await tx.insert(RollRow, { kind: 'COHORT', title: `语文骨干班${n}`, titleEn: `Cohort ${n}`, schoolId: null, hostTeacherId: null, memberCount: teacherIds.length, closedAt: tx.now, createdAt: tx.now });
    const cohortId = await tx.insert(CohortRow, {
      programmeId, code: `P${n}-01`, title: `小学语文骨干教师培训班（${n}）`, titleEn: `Chinese lead teachers (${n})`, capacity: 2000, taken: teacherIds.length, waitingCount: 0, requestedCount: 0, lastQueueNumber: 0,
      startsOn: '2026-07-06', endsOn: '2026-07-15', place: '县师训中心', placeEn: 'The centre', registrationOpensAt: '2026-06-01 00:00:00.000', registrationClosesAt: '2026-06-20 00:00:00.000',
      admission: 'COORDINATOR_ADMITS', hasWaitingList: false, stages: '', subjects: '', status: 'CLOSED', rollId, hostSchoolId: null, closingJobId: null, closedAt: '2026-07-16 02:00:00.000', ...times, ...options.cohort,
    });
    const registrationIds = await tx.insertMany(RegistrationRow, teacherIds.map((teacherId) => ({
      cohortId, teacherId, schoolId: place?.schoolId as number, areaId: place?.areaId ?? null, path: 'SCHOOL' as const, status: 'ADMITTED' as const, queueNumber: null, reason: null,
      decidedByName: null, decidedAt: null, promotedAt: null, replacedById: null, assessment: null, ...times,
    })));
    const completed = options.completed ?? teacherIds.length;
    const completionIds = await tx.insertMany(CompletionRow, teacherIds.map((teacherId, at) => ({
      cohortId, registrationId: registrationIds[at] as number, teacherId, requiredMinutes: 2700, absentMinutes: at < completed ? 0 : 900, attendedPermille: at < completed ? 1000 : 666, handEntered: 0,
      assessment: 'NOT_REQUIRED' as const, completed: at < completed, reason: at < completed ? 'COMPLETED' as const : 'ABSENT_TOO_LONG' as const, centicredits: at < completed ? 600 : 0, creditNote: null, frozenAt: tx.now,
    })));
    return { cohortId, completionIds };
  });
}

interface UserErrors {
  readonly userErrors: readonly { readonly code: string; readonly field: string | null; readonly message: string }[];
}
export interface IssuedBatch { readonly id: string; readonly jobId: string; readonly plannedCount: number; readonly issuedCount: number; readonly printedCount: number; readonly isRunning: boolean }
export interface CertificateView { readonly id: string; readonly number: string; readonly status: string; readonly holderName: string; readonly verifyUrl: string; readonly replacesNumber: string | null; readonly replacedByNumber: string | null; readonly revokeReason: string | null; readonly reprintCount: number }
export interface VerificationView { readonly verdict: string; readonly reason: string; readonly number: string | null; readonly holderMasked: string | null; readonly trainingTitle: string | null; readonly hours: string | null; readonly statusToday: string | null; readonly replacedByNumber: string | null; readonly startsOn: string | null; readonly issuedOn: string | null }

const CERTIFICATE = 'id number status holderName verifyUrl replacesNumber replacedByNumber revokeReason reprintCount';
const ERRORS = 'userErrors { code field message }';
const VERIFICATION = 'verdict reason number holderMasked trainingTitle hours statusToday replacedByNumber startsOn issuedOn';

/** The operations of certificates, as their clients send them. */
export const certificateCalls = {
  issue: async (client: Client, cohortId: number, more: { leavesOutUnprintable?: boolean; idempotencyKey?: string } = {}) => (await client.ask<{ certificatesIssue: { batch: IssuedBatch | null } & UserErrors }>(
    `mutation ($input: CertificatesIssueInput!) { certificatesIssue(input: $input) { batch { id jobId plannedCount issuedCount printedCount isRunning } ${ERRORS} } }`, { input: { cohortId, ...more } })).certificatesIssue,
  list: async (client: Client, filter: Record<string, unknown>, limit = 100) => (await client.ask<{ certificates: { items: CertificateView[]; totalCount: number } }>(
    `query ($filter: CertificateFilter!, $page: PageInput!) { certificates(filter: $filter, sort: NUMBER, page: $page) { totalCount items { ${CERTIFICATE} } } }`, { filter, page: { limit, offset: 0 } })).certificates,
  revoke: async (client: Client, input: { certificateId: string; reason: string }) => (await client.ask<{ certificateRevoke: { certificate: CertificateView | null } & UserErrors }>(
    `mutation ($input: CertificateRevokeInput!) { certificateRevoke(input: $input) { certificate { ${CERTIFICATE} } ${ERRORS} } }`, { input })).certificateRevoke,
  reissue: async (client: Client, input: { certificateId: string; holderName: string; reason: string; idempotencyKey?: string }) => (await client.ask<{ certificateReissue: { certificate: CertificateView | null } & UserErrors }>(
    `mutation ($input: CertificateReissueInput!) { certificateReissue(input: $input) { certificate { ${CERTIFICATE} } ${ERRORS} } }`, { input })).certificateReissue,
  reprint: async (client: Client, input: { certificateId: string; reason: string }) => (await client.ask<{ certificateReprint: { certificate: (CertificateView & { reprints: { ordinal: number; reason: string; byName: string }[] }) | null } & UserErrors }>(
    `mutation ($input: CertificateReprintInput!) { certificateReprint(input: $input) { certificate { ${CERTIFICATE} reprints { ordinal reason byName } } ${ERRORS} } }`, { input })).certificateReprint,
  verify: async (client: Client, token: string) => (await client.ask<{ certificateByToken: VerificationView }>(`query ($token: String!) { certificateByToken(token: $token) { ${VERIFICATION} } }`, { token })).certificateByToken,
  verifyNumber: async (client: Client, number: string, holderName: string) => (await client.ask<{ certificateByNumber: VerificationView }>(
    `query ($number: String!, $holderName: String!) { certificateByNumber(number: $number, holderName: $holderName) { ${VERIFICATION} } }`, { number, holderName })).certificateByNumber,
};

export const tokenOf = (certificate: { readonly verifyUrl: string }): string => certificate.verifyUrl.split('/verify/')[1] as string;
