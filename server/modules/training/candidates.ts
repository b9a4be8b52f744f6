import type { Reader } from '../../platform/data/sql.js';
import type { Tx } from '../../platform/work/tx.js';
import type { CohortTerms, RegistrationFacts } from './rules/registration.js';
import { type Quota, SeatBoard } from './rules/seat-board.js';
import type { RegistrationPath, RegistrationStatus } from './rules/vocabulary.js';
import type { CohortRow } from './training.entities.js';

interface CandidateRecord {
  readonly id: number;
  readonly name: string;
  readonly schoolId: number;
  readonly areaId: number | null;
  readonly stage: string;
  readonly subject: string;
  readonly status: string;
}

export interface ExistingRegistration {
  readonly id: number;
  readonly cohortId: number;
  readonly teacherId: number;
  readonly status: RegistrationStatus;
}

type Terms = Pick<CohortRow, 'id' | 'rollId' | 'startsOn' | 'endsOn' | 'status' | 'registrationOpensAt' | 'registrationClosesAt' | 'admission' | 'hasWaitingList' | 'stages' | 'subjects' | 'capacity' | 'taken'>;
interface Elsewhere {
  readonly teacherId: number;
  readonly cohortId: number;
  readonly rollId: number;
  readonly title: string;
  readonly titleEn: string;
}

/** What is known about some teachers with regard to some cohorts, read in a few queries however many they are. */
export interface Candidates {
  readonly teacher: (teacherId: number) => CandidateRecord | undefined;
  readonly existing: (cohortId: number, teacherId: number) => ExistingRegistration | undefined;
  /** All that the rule asks for, or undefined for a teacher who does not exist. */
  readonly facts: (cohort: Terms, teacherId: number, asked: { now: string; path: RegistrationPath; seats: SeatBoard }) => RegistrationFacts | undefined;
  /** Left the service, or admitted elsewhere at the same time: cannot be given a seat. */
  readonly isHindered: (cohort: Terms, teacherId: number) => boolean;
}

/**
 * @param options.lock locks the teachers' rows, so that nobody is admitted to two classes at one time
 * by two transactions. The cohort is locked before.
 */
export async function loadCandidates(source: Reader | Tx, cohorts: readonly Terms[], teacherIds: readonly number[], options: { lock?: boolean } = {}): Promise<Candidates> {
  const ids = [...new Set(teacherIds)];
  const cohortIds = cohorts.map((each) => each.id);
  if (options.lock) await (source as Tx).lock('SELECT id FROM teachers WHERE id IN (?) ORDER BY id', [ids]);
  const teachers = new Map((await source.rows<CandidateRecord>(
    'SELECT t.id, t.name, t.schoolId, s.areaId, t.stage, t.subject, t.status FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE t.id IN (?)', [ids])).map((each) => [each.id, each]));
  const existing = new Map((await source.rows<ExistingRegistration>(
    'SELECT id, cohortId, teacherId, status FROM registrations WHERE cohortId IN (?) AND teacherId IN (?)', [cohortIds, ids])).map((each) => [`${each.cohortId}/${each.teacherId}`, each]));
  const elsewhere = await admittedElsewhere(source, cohorts, ids);
  const clashing = await clashingRolls(source, cohorts, elsewhere);
  const clashOf = (cohort: Terms, teacherId: number): Elsewhere | undefined =>
    elsewhere.get(teacherId)?.find((each) => each.cohortId !== cohort.id && clashing.has(`${cohort.rollId}/${each.rollId}`));
  return {
    teacher: (teacherId) => teachers.get(teacherId),
    existing: (cohortId, teacherId) => existing.get(`${cohortId}/${teacherId}`),
    isHindered: (cohort, teacherId) => teachers.get(teacherId)?.status !== 'ACTIVE' || clashOf(cohort, teacherId) !== undefined,
    facts: (cohort, teacherId, asked) => {
      const teacher = teachers.get(teacherId);
      if (!teacher) return undefined;
      const clash = clashOf(cohort, teacherId);
      return {
        ...asked, cohort: termsOf(cohort), existing: existing.get(`${cohort.id}/${teacherId}`)?.status ?? null,
        teacher: { schoolId: teacher.schoolId, areaId: teacher.areaId, stage: teacher.stage, subject: teacher.subject, inService: teacher.status === 'ACTIVE' },
        clash: clash ? { title: clash.title, titleEn: clash.titleEn } : null,
      };
    },
  };
}

/** The seats of several cohorts as they are now; not locked, for showing only. */
export async function loadSeats(source: Reader, cohorts: readonly Terms[]): Promise<Map<number, SeatBoard>> {
  const quotas = new Map<number, Quota[]>();
  for (const row of await source.rows<Quota & { cohortId: number }>('SELECT id, cohortId, schoolId, areaId, subject, seats, used FROM cohort_quotas WHERE cohortId IN (?) ORDER BY id', [cohorts.map((each) => each.id)])) {
    quotas.set(row.cohortId, [...(quotas.get(row.cohortId) ?? []), row]);
  }
  return new Map(cohorts.map((each) => [each.id, new SeatBoard(each.capacity, each.taken, quotas.get(each.id) ?? [])]));
}

export function codesOf(list: string): string[] {
  return list === '' ? [] : list.split(',');
}

function termsOf({ status, registrationOpensAt, registrationClosesAt, admission, hasWaitingList, stages, subjects }: Terms): CohortTerms {
  return { status, registrationOpensAt, registrationClosesAt, admission, hasWaitingList: Boolean(hasWaitingList), stages: codesOf(stages), subjects: codesOf(subjects) };
}

async function admittedElsewhere(source: Reader, cohorts: readonly Terms[], teacherIds: readonly number[]): Promise<Map<number, Elsewhere[]>> {
  const from = cohorts.reduce((day, each) => (each.startsOn < day ? each.startsOn : day), '9999-12-31');
  const to = cohorts.reduce((day, each) => (each.endsOn > day ? each.endsOn : day), '');
  const rows = await source.rows<Elsewhere>(
    `SELECT r.teacherId, c.id AS cohortId, c.rollId, c.title, c.titleEn FROM registrations r JOIN cohorts c ON c.id = r.cohortId
     WHERE r.teacherId IN (?) AND r.status = 'ADMITTED' AND c.status IN ('OPEN', 'RUNNING') AND c.startsOn <= ? AND c.endsOn >= ? ORDER BY c.startsOn, c.id`, [[...teacherIds], to, from]);
  const byTeacher = new Map<number, Elsewhere[]>();
  for (const row of rows) byTeacher.set(row.teacherId, [...(byTeacher.get(row.teacherId) ?? []), row]);
  return byTeacher;
}

/** Pairs `roll/roll` of the cohorts and those that admitted the teachers, which meet at the same time. */
async function clashingRolls(source: Reader, cohorts: readonly Terms[], elsewhere: ReadonlyMap<number, readonly Elsewhere[]>): Promise<Set<string>> {
  const rollIds = new Set([...elsewhere.values()].flat().map((each) => each.rollId));
  const pairs = rollIds.size === 0 ? [] : await source.rows<{ one: number; other: number }>(
    `SELECT DISTINCT a.rollId AS one, b.rollId AS other FROM register_sessions a JOIN register_sessions b ON b.startsAt < a.endsAt AND a.startsAt < b.endsAt
     WHERE a.rollId IN (?) AND b.rollId IN (?) AND a.rollId <> b.rollId`, [cohorts.map((each) => each.rollId), [...rollIds]]);
  return new Set(pairs.map(({ one, other }) => `${one}/${other}`));
}
