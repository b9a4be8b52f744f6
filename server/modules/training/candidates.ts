import type { Reader } from '../../platform/data/sql.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { Credits } from '../credits/index.js';
import { conditionsOf } from './conditions.js';
import type { Answers } from './rules/form.js';
import type { CohortTitle, RegistrationFacts } from './rules/registration.js';
import { type Quota, SeatBoard } from './rules/seat-board.js';
import { fullYearsBetween } from './rules/years-taught.js';
import type { ClashPolicy, RegistrationPath, RegistrationStatus } from './rules/vocabulary.js';
import { termsOf } from './terms.js';
import type { CohortRow, ProgrammeRow } from './training.entities.js';

interface CandidateRecord {
  readonly id: number;
  readonly name: string;
  readonly schoolId: number;
  readonly areaId: number | null;
  readonly stage: string;
  readonly subject: string;
  readonly title: string;
  readonly hiredOn: string | null;
  readonly status: string;
}

export interface ExistingRegistration {
  readonly id: number;
  readonly cohortId: number;
  readonly teacherId: number;
  readonly status: RegistrationStatus;
}

export type Terms = Pick<CohortRow, 'id' | 'programmeId' | 'rollId' | 'startsOn' | 'endsOn' | 'status' | 'registrationOpensAt' | 'registrationClosesAt' | 'admission' | 'hasWaitingList' | 'stages' | 'subjects'
  | 'titles' | 'minYearsTaught' | 'maxYearsTaught' | 'notTrainedIn' | 'refusesFullCycle' | 'capacity' | 'taken'>;
export type ProgrammeTerms = Pick<ProgrammeRow, 'id' | 'topic' | 'category' | 'clashPolicy' | 'approvalChain' | 'formFields'>;
type LiveStatus = 'REQUESTED' | 'ADMITTED' | 'WAITING';
type Elsewhere = CohortTitle & { readonly teacherId: number; readonly cohortId: number; readonly rollId: number; readonly status: LiveStatus };

/** Who some teachers are and where else they are registered, with regard to some cohorts; read in a few queries however many they are. */
export interface Standings {
  readonly teacher: (teacherId: number) => CandidateRecord | undefined;
  readonly existing: (cohortId: number, teacherId: number) => ExistingRegistration | undefined;
  /** Another class at the same time that has admitted him. */
  readonly admittedAtThatTime: (cohort: Terms, teacherId: number) => Elsewhere | undefined;
  /** Left the service, or admitted elsewhere at the same time where the programme refuses that: cannot be given a seat. */
  readonly isHindered: (cohort: Terms, teacherId: number) => boolean;
  /** Another class at the same time that hinders nothing: he only asked for it or waits, or the programme only shows clashes. */
  readonly warning: (cohort: Terms, teacherId: number) => (CohortTitle & { readonly status: LiveStatus }) | undefined;
  readonly programme: (cohort: Terms) => ProgrammeTerms;
}

/** The same with all that the rule of registration asks. */
export interface Candidates extends Standings {
  /** Undefined for a teacher who does not exist. */
  readonly facts: (cohort: Terms, teacherId: number, asked: { now: string; path: RegistrationPath; seats: SeatBoard; answers?: Answers | undefined }) => RegistrationFacts | undefined;
}

/**
 * @param options.lock locks the teachers' rows, so that nobody is admitted to two classes at one time
 * by two transactions. The cohort is locked before.
 */
export async function loadStandings(source: Reader | Tx, cohorts: readonly Terms[], teacherIds: readonly number[], options: { lock?: boolean } = {}): Promise<Standings> {
  const ids = [...new Set(teacherIds)];
  const cohortIds = cohorts.map((each) => each.id);
  if (options.lock) await (source as Tx).lock('SELECT id FROM teachers WHERE id IN (?) ORDER BY id', [ids]);
  const teachers = new Map((await source.rows<CandidateRecord>(
    'SELECT t.id, t.name, t.schoolId, s.areaId, t.stage, t.subject, t.title, t.hiredOn, t.status FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE t.id IN (?)', [ids])).map((each) => [each.id, each]));
  const existing = new Map((await source.rows<ExistingRegistration>(
    'SELECT id, cohortId, teacherId, status FROM registrations WHERE cohortId IN (?) AND teacherId IN (?)', [cohortIds, ids])).map((each) => [`${each.cohortId}/${each.teacherId}`, each]));
  const programmes = new Map((await source.rows<ProgrammeTerms>(
    'SELECT id, topic, category, clashPolicy, approvalChain, formFields FROM programmes WHERE id IN (?)', [[...new Set(cohorts.map((each) => each.programmeId))]])).map((each) => [each.id, each]));
  const elsewhere = await registeredElsewhere(source, cohorts, ids);
  const clashing = await clashingRolls(source, cohorts, elsewhere);
  const programme = (cohort: Terms): ProgrammeTerms => programmes.get(cohort.programmeId) as ProgrammeTerms;
  const refuses = (cohort: Terms): boolean => programme(cohort).clashPolicy === ('REFUSE' satisfies ClashPolicy);
  const atThatTime = (cohort: Terms, teacherId: number): readonly Elsewhere[] => (elsewhere.get(teacherId) ?? []).filter((each) => each.cohortId !== cohort.id && clashing.has(`${cohort.rollId}/${each.rollId}`));
  const admittedAtThatTime = (cohort: Terms, teacherId: number): Elsewhere | undefined => atThatTime(cohort, teacherId).find(({ status }) => status === 'ADMITTED');
  return {
    teacher: (teacherId) => teachers.get(teacherId),
    existing: (cohortId, teacherId) => existing.get(`${cohortId}/${teacherId}`),
    admittedAtThatTime, programme,
    isHindered: (cohort, teacherId) => teachers.get(teacherId)?.status !== 'ACTIVE' || (refuses(cohort) && admittedAtThatTime(cohort, teacherId) !== undefined),
    warning: (cohort, teacherId) => atThatTime(cohort, teacherId).find(({ status }) => status !== 'ADMITTED' || !refuses(cohort)),
  };
}

/** Everything that decides whether these teachers may register for these cohorts. */
export async function loadCandidates(source: Reader | Tx, credits: Credits, cohorts: readonly Terms[], teacherIds: readonly number[], options: { lock?: boolean } = {}): Promise<Candidates> {
  const standings = await loadStandings(source, cohorts, teacherIds, options);
  const conditions = await conditionsOf(source, credits, cohorts.map((cohort) => ({ cohort, programme: standings.programme(cohort) })), [...new Set(teacherIds)]);
  return {
    ...standings,
    facts: (cohort, teacherId, asked) => {
      const teacher = standings.teacher(teacherId);
      if (!teacher) return undefined;
      const programme = standings.programme(cohort);
      const clash = programme.clashPolicy === 'REFUSE' ? standings.admittedAtThatTime(cohort, teacherId) : undefined;
      return {
        ...asked, cohort: termsOf(cohort, programme), existing: standings.existing(cohort.id, teacherId)?.status ?? null, ...conditions(cohort, teacherId),
        teacher: {
          schoolId: teacher.schoolId, areaId: teacher.areaId, stage: teacher.stage, subject: teacher.subject, title: teacher.title, inService: teacher.status === 'ACTIVE',
          yearsTaught: teacher.hiredOn === null ? null : fullYearsBetween(teacher.hiredOn, cohort.startsOn),
        },
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

async function registeredElsewhere(source: Reader, cohorts: readonly Terms[], teacherIds: readonly number[]): Promise<Map<number, Elsewhere[]>> {
  const from = cohorts.reduce((day, each) => (each.startsOn < day ? each.startsOn : day), '9999-12-31');
  const to = cohorts.reduce((day, each) => (each.endsOn > day ? each.endsOn : day), '');
  const rows = await source.rows<Elsewhere>(
    `SELECT r.teacherId, r.status, c.id AS cohortId, c.rollId, c.title, c.titleEn FROM registrations r JOIN cohorts c ON c.id = r.cohortId
     WHERE r.teacherId IN (?) AND r.status IN ('ADMITTED', 'REQUESTED', 'WAITING') AND c.status IN ('OPEN', 'RUNNING') AND c.startsOn <= ? AND c.endsOn >= ? ORDER BY c.startsOn, c.id`, [[...teacherIds], to, from]);
  const byTeacher = new Map<number, Elsewhere[]>();
  for (const row of rows) byTeacher.set(row.teacherId, [...(byTeacher.get(row.teacherId) ?? []), row]);
  return byTeacher;
}

/** Pairs `roll/roll` of the cohorts and those that the teachers are registered for, which meet at the same time. */
async function clashingRolls(source: Reader, cohorts: readonly Terms[], elsewhere: ReadonlyMap<number, readonly Elsewhere[]>): Promise<Set<string>> {
  const rollIds = new Set([...elsewhere.values()].flat().map((each) => each.rollId));
  const pairs = rollIds.size === 0 ? [] : await source.rows<{ one: number; other: number }>(
    `SELECT DISTINCT a.rollId AS one, b.rollId AS other FROM register_sessions a JOIN register_sessions b ON b.startsAt < a.endsAt AND a.startsAt < b.endsAt
     WHERE a.rollId IN (?) AND b.rollId IN (?) AND a.rollId <> b.rollId AND a.cancelledAt IS NULL AND b.cancelledAt IS NULL`, [cohorts.map((each) => each.rollId), [...rollIds]]);
  return new Set(pairs.map(({ one, other }) => `${one}/${other}`));
}
