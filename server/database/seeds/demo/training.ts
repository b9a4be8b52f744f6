import { Attendance, type MemberAttendance } from '../../../modules/attendance/index.js';
import type { Remoteness } from '../../../modules/organisations/index.js';
import { announceReturn, CohortQuotaRow, CohortRow, CompletionRow, ProgrammeRow, RegistrationRow, type ReturnedQuota, SeatOfferRow, SeatReturnRow, type TrainingCategory } from '../../../modules/training/index.js';
import type { FormField } from '../../../modules/training/rules/form.js';
import { inOfferOrder, pastPermille } from '../../../modules/training/rules/seat-return.js';
import { completionOf } from '../../../modules/training/rules/completion.js';
import { addDays, addMilliseconds, dayOf, type Instant, instantOfCounty } from '../../../platform/clock.js';
import { system } from '../../../platform/transactions/jobs.js';
import type { Tx } from '../../../platform/transactions/tx.js';
import type { CohortPlan, ParticipantPlan, ProgrammePlan, SessionPlan } from '../county/training-plan-types.js';
import { type RollSeed, seedRolls } from './attendance.js';
import { type DemoTools, idOf } from './demo-tools.js';

const ORGANISERS: Readonly<Record<ProgrammePlan['sponsorLevel'], string>> = { NATIONAL: '省教师教育中心', PROVINCE: '省教师教育中心', CITY: '市教师发展中心', COUNTY: '县师训教研中心', SCHOOL: '各学校' };
const HOUR_MS = 3_600_000;
const BETWEEN_REGISTRATIONS_MS = 47 * 61_000;
/** Of the people of the class that the centre admits itself, who waits for its decision. */
const REQUESTED_SHARE = 3;
const DAYS_TO_USE_SEATS = 3;
const SEATS_RETURNED = 9;

/** What the demo says of a registration; the rest is as on the day it was made. */
type NewRegistration = Omit<RegistrationRow, 'id' | 'groupId' | 'confirmedAt' | 'noShowAt'>;
type PhasedStatus = CohortRow['status'];
interface Class {
  readonly plan: CohortPlan;
  readonly programme: ProgrammePlan;
  readonly status: PhasedStatus;
  readonly sessions: readonly SessionPlan[];
  readonly people: readonly Person[];
}
interface Person {
  readonly teacherId: number;
  readonly schoolId: number;
  readonly areaId: number | null;
  readonly subject: string;
  readonly status: 'ADMITTED' | 'REQUESTED' | 'WAITING';
  readonly queueNumber: number | null;
  readonly plan: ParticipantPlan | null;
}

/**
 * Three years of programmes with their classes, people, registers and completion lists; a class that meets
 * today, one that is over and waits to be closed, one that is full with a waiting list, and one whose
 * requests wait for the centre. Credits come later, from the completions.
 */
export async function seedTraining(tools: DemoTools): Promise<void> {
  const { platform, ids } = tools;
  const classes = classesOf(tools);
  await platform.work.run(system, async (tx) => {
    await seedProgrammes(tx, tools, classes);
    const rolls = await seedRolls(tx, classes.map((each) => rollOf(each, tools)));
    const cohortIds = await tx.insertMany(CohortRow, classes.map((each, at) => cohortRow(each, tools, rolls[at]?.rollId as number, tx.now)));
    classes.forEach(({ plan }, at) => ids.cohorts.set(plan.code, cohortIds[at] as number));
    const registrations = classes.flatMap((each, at) => each.people.map((person, order) => registrationRow(each, person, order, cohortIds[at] as number, tools)));
    const registrationIds = await tx.insertMany(RegistrationRow, registrations);
    await seedQuotas(tx, classes, cohortIds, tools);
    await seedReturn(tx, classes, cohortIds, tools);
    await seedCompletions(tx, tools, classes, { cohortIds, rollIds: rolls.map((each) => each.rollId), registrations: registrations.map((each, at) => ({ ...each, id: registrationIds[at] as number })) });
  });
}

function classesOf({ county, training, ids }: DemoTools): Class[] {
  const grouped = <T extends { cohortCode: string }>(rows: readonly T[]): Map<string, T[]> => {
    const map = new Map<string, T[]>();
    for (const row of rows) map.set(row.cohortCode, [...(map.get(row.cohortCode) ?? []), row]);
    return map;
  };
  const [sessions, participants, waiting] = [grouped(training.sessions), grouped(training.participants), grouped(training.waiting)];
  const areaOf = new Map(county.schools.map((school) => [school.code, idOf(ids.areas, school.areaCode)]));
  const placeOf = new Map([...county.teachers, ...county.centreStaff].map(({ number, schoolCode, subject }) => [number, { schoolId: idOf(ids.schools, schoolCode), areaId: areaOf.get(schoolCode) ?? null, subject }]));
  const person = (number: string, status: Person['status'], queueNumber: number | null, plan: ParticipantPlan | null): Person => ({
    teacherId: idOf(ids.teachers, number), ...(placeOf.get(number) as Pick<Person, 'schoolId' | 'areaId' | 'subject'>), status, queueNumber, plan });
  const programmes = new Map(training.programmes.map((each) => [each.code, each]));
  // The last class of the county that is over: it stands on the closing desk.
  const toClose = training.cohorts.filter((each) => each.phase === 'past' && programmes.get(each.programmeCode)?.sponsorLevel === 'COUNTY' && programmes.get(each.programmeCode)?.mode === 'FACE_TO_FACE').sort((one, other) => (one.endsOn < other.endsOn ? 1 : -1))[0];
  return training.cohorts.map((plan) => {
    const decided = isDecidedByCentre(plan);
    return {
      plan, programme: programmes.get(plan.programmeCode) as ProgrammePlan, sessions: sessions.get(plan.code) ?? [],
      status: plan === toClose || plan.phase === 'running' ? 'RUNNING' : plan.phase === 'open' ? 'OPEN' : 'CLOSED',
      people: [
        ...(participants.get(plan.code) ?? []).map((each, at) => person(each.teacherNumber, decided && plan.phase === 'open' && at % REQUESTED_SHARE === 0 ? 'REQUESTED' : 'ADMITTED', null, each)),
        ...(waiting.get(plan.code) ?? []).map((each) => person(each.teacherNumber, 'WAITING', each.position, null)),
      ],
    };
  });
}

/** The open class with seats left is admitted by the centre; the full one gave its seats at once. */
const isDecidedByCentre = (plan: CohortPlan): boolean => plan.phase !== 'open' || plan.programmeCode.endsWith('OPENB');
const isAssessed = ({ sponsorLevel, mode }: ProgrammePlan): boolean => sponsorLevel !== 'SCHOOL' && mode !== 'SHADOWING';

async function seedProgrammes(tx: Tx, { county, training, ids }: DemoTools, classes: readonly Class[]): Promise<void> {
  const live = new Set(classes.filter((each) => each.status !== 'CLOSED').map((each) => each.plan.programmeCode));
  const thisYear = Number(county.today.slice(0, 4));
  const programmeIds = await tx.insertMany(ProgrammeRow, training.programmes.map((plan) => ({
    code: plan.code, title: plan.titleZh, titleEn: plan.titleEn, sponsorLevel: plan.sponsorLevel, mode: plan.mode, category: plan.category.replaceAll('_', '-') as TrainingCategory,
    organiser: ORGANISERS[plan.sponsorLevel], minutes: plan.hours * 45, year: plan.year, seats: plan.seats, assessmentRequired: isAssessed(plan), absenceNumerator: 1, absenceDenominator: 5,
    ...asked(plan), status: live.has(plan.code) || plan.year === thisYear ? 'PUBLISHED' as const : 'CLOSED' as const, createdAt: instantOfCounty(`${plan.year}-01-15 09:00`), changedAt: instantOfCounty(`${plan.year}-01-20 09:00`),
  })));
  training.programmes.forEach(({ code }, at) => ids.programmes.set(code, programmeIds[at] as number));
}

function rollOf({ plan, status, sessions, people }: Class, { county, ids }: DemoTools): RollSeed {
  const admitted = people.filter((each) => each.status === 'ADMITTED');
  return {
    kind: 'COHORT', title: plan.titleZh, titleEn: plan.titleEn, schoolId: plan.schoolCode === null ? null : idOf(ids.schools, plan.schoolCode), hostTeacherId: null, closed: status === 'CLOSED',
    members: admitted, held: (startsAt) => dayOf(startsAt) < county.today,
    sessions: sessions.map(({ topicZh, topicEn, lecturer, place, startsAtLocal, durationMinutes }) => ({ topic: topicZh, topicEn, lecturer, place, startsAt: instantOfCounty(startsAtLocal), durationMinutes })),
    absences: new Map(admitted.map(({ teacherId, plan: own }) => [teacherId, own?.absentSessionOrdinals ?? []])),
    lates: new Map(admitted.map(({ teacherId, plan: own }) => [teacherId, own?.lateOrdinals ?? []])),
  };
}

function cohortRow({ plan, status, people, sessions }: Class, { ids }: DemoTools, rollId: number, now: Instant): Partial<CohortRow> {
  const count = (wanted: Person['status']): number => people.filter((each) => each.status === wanted).length;
  const opensAt = instantOfCounty(`${plan.registrationOpensOn} 09:00`);
  return {
    programmeId: idOf(ids.programmes, plan.programmeCode), code: plan.code, title: plan.titleZh, titleEn: plan.titleEn, capacity: plan.capacity, taken: count('ADMITTED'),
    waitingCount: count('WAITING'), requestedCount: count('REQUESTED'), lastQueueNumber: count('WAITING'), startsOn: plan.startsOn, endsOn: plan.endsOn, place: plan.place, placeEn: plan.placeEn,
    registrationOpensAt: opensAt, registrationClosesAt: instantOfCounty(`${plan.registrationClosesOn} 18:00`), admission: isDecidedByCentre(plan) ? 'COORDINATOR_ADMITS' : 'AUTO_ADMIT', hasWaitingList: plan.schoolCode === null,
    ...invited(plan), status, rollId, hostSchoolId: plan.schoolCode === null ? null : idOf(ids.schools, plan.schoolCode), closingJobId: null, closingRound: 1, reopenReason: null,
    closedAt: status === 'CLOSED' ? closedAt(sessions) : null, createdAt: opensAt, changedAt: status === 'CLOSED' ? closedAt(sessions) : now,
  };
}

/** The programme whose class is open asks the school first, and a few things of whoever comes. */
function asked({ code }: ProgrammePlan): Pick<ProgrammeRow, 'topic' | 'approvalChain' | 'formFields'> {
  const fields = code.endsWith('OPENB') ? FORM : [];
  return { topic: '', approvalChain: code.endsWith('OPENB') ? 'SCHOOL' : '', formFields: fields.length === 0 ? null : JSON.stringify(fields) };
}

const FORM: readonly FormField[] = [
  { key: 'f1', label: '用餐', labelEn: 'Meals', kind: 'CHOICE', choices: ['不限', '清真', '素食'], required: true },
  { key: 'f2', label: '任教班级数', labelEn: 'Classes taught', kind: 'NUMBER', choices: [], required: true },
  { key: 'f3', label: '最想解决的教学问题', labelEn: 'What you most want help with', kind: 'TEXT', choices: [], required: false },
];

/** Whom the open classes are for; those of the past were open to whom they name. */
function invited({ programmeCode }: CohortPlan): { stages: string; subjects: string } {
  if (programmeCode.endsWith('OPENA')) return { stages: 'primary', subjects: '' };
  return programmeCode.endsWith('OPENB') ? { stages: 'junior', subjects: 'english' } : { stages: '', subjects: '' };
}

/** Lists are frozen two days after the last session, at ten. */
function closedAt(sessions: readonly SessionPlan[]): Instant {
  const last = sessions.map((each) => each.startsAtLocal.slice(0, 10)).sort().at(-1) ?? '';
  return instantOfCounty(`${addDays(last, 2)} 10:00`);
}

function registrationRow(of: Class, person: Person, order: number, cohortId: number, { county }: DemoTools): NewRegistration {
  const { plan, status, programme } = of;
  const { teacherId, schoolId, areaId, subject, queueNumber } = person;
  const createdAt = addMilliseconds(instantOfCounty(`${plan.registrationOpensOn} 09:00`), order * BETWEEN_REGISTRATIONS_MS);
  const decided = isDecidedByCentre(plan) && person.status === 'ADMITTED';
  const isOver = (of.sessions.at(-1)?.startsAtLocal.slice(0, 10) ?? '9999') < county.today;
  const mix = (teacherId * 31 + cohortId) % 97;
  // On the closing desk a few results are still to be entered.
  const assessment = !isAssessed(programme) || !isOver || person.status !== 'ADMITTED' || (status === 'RUNNING' && mix % 9 === 0) ? null : mix === 0 ? 'FAILED' as const : 'PASSED' as const;
  const path = plan.schoolCode !== null || mix % 10 < 6 ? 'SCHOOL' as const : 'SELF' as const;
  const hasForm = plan.programmeCode.endsWith('OPENB');
  return {
    cohortId, teacherId, schoolId, areaId, subject, path, step: hasForm && person.status === 'REQUESTED' && path === 'SELF' ? 'SCHOOL' : null,
    answers: hasForm ? JSON.stringify({ f1: ['不限', '不限', '清真', '素食'][mix % 4], f2: String(1 + (mix % 4)), ...(mix % 3 === 0 ? { f3: ['听说课怎么组织小组活动', '农村学生开口难', '单元整体设计'][mix % 9 / 3] } : {}) }) : null, status: person.status, queueNumber, reason: null,
    decidedByName: decided ? county.centreStaff.find(({ role }) => role === 'training_coordinator')?.name ?? null : null, decidedAt: decided ? addMilliseconds(createdAt, 26 * HOUR_MS) : null, promotedAt: null,
    replacedById: null, assessment, requestKey: null, createdAt, changedAt: createdAt,
  };
}

/** The class that the centre admits allots its seats to the areas, in proportion to those who want to come. */
async function seedQuotas(tx: Tx, classes: readonly Class[], cohortIds: readonly number[], { county }: DemoTools): Promise<void> {
  const rows = classes.flatMap(({ plan, people }, at) => {
    if (plan.phase !== 'open' || !isDecidedByCentre(plan)) return [];
    const perArea = new Map<number, { wanted: number; used: number }>();
    for (const { areaId, status } of people) {
      if (areaId === null) continue;
      const { wanted, used } = perArea.get(areaId) ?? { wanted: 0, used: 0 };
      perArea.set(areaId, { wanted: wanted + 1, used: used + (status === 'ADMITTED' ? 1 : 0) });
    }
    return [...perArea].map(([areaId, { wanted, used }], order) => ({
      cohortId: cohortIds[at] as number, schoolId: null, areaId, subject: null, used,
      // Every other area has no more seats than it uses, so that the desk has somebody to explain to.
      seats: order % 2 === 1 ? Math.max(1, used) : Math.max(used, Math.floor((wanted * plan.capacity) / (people.length * 2))),
    }));
  });
  await tx.insertMany(CohortQuotaRow, rows);
  const deadline = instantOfCounty(`${addDays(county.today, DAYS_TO_USE_SEATS)} 18:00`);
  for (const cohortId of new Set(rows.map((each) => each.cohortId))) {
    await tx.run('UPDATE cohorts SET seatsReturnAt = ? WHERE id = ?', [deadline, cohortId]);
    await announceReturn(tx, { id: cohortId, seatsReturnAt: deadline });
  }
}

/** In the class that is full some seats came back from the areas and went to the schools that waited. */
async function seedReturn(tx: Tx, classes: readonly Class[], cohortIds: readonly number[], { county }: DemoTools): Promise<void> {
  const at = classes.findIndex(({ plan }) => plan.phase === 'open' && !isDecidedByCentre(plan));
  const full = classes[at];
  if (!full) return;
  const cohortId = cohortIds[at] as number;
  const order = ['REMOTENESS', 'PAST_SHARE', 'SIZE'] as const;
  const returnedAt = instantOfCounty(`${addDays(county.today, -2)} 18:00`);
  const admitted = full.people.filter((each) => each.status === 'ADMITTED');
  const late = admitted.slice(-SEATS_RETURNED);
  const countOf = (people: readonly Person[], schoolId: number): number => people.filter((each) => each.schoolId === schoolId).length;
  const waiting = full.people.filter((each) => each.status === 'WAITING');
  const schools = await tx.rows<{ id: number; code: string; teacherCount: number; remoteness: Remoteness }>('SELECT id, code, teacherCount, remoteness FROM schools WHERE id IN (?)', [[...new Set(late.map((each) => each.schoolId))]]);
  const past = await tx.rows<{ schoolId: number; n: number }>(
    "SELECT r.schoolId, COUNT(*) AS n FROM registrations r JOIN cohorts c ON c.id = r.cohortId WHERE r.status = 'ADMITTED' AND c.hostSchoolId IS NULL AND c.startsOn >= ? AND c.startsOn < ? AND r.schoolId IN (?) GROUP BY r.schoolId", [addDays(county.today, -730), county.today, schools.map((each) => each.id)]);
  const inOrder = inOfferOrder(schools.map(({ id, code, ...school }) => ({ ...school, schoolId: id, schoolCode: code, pastAdmitted: past.find((each) => each.schoolId === id)?.n ?? 0 })), order);
  const perArea = new Map<number, number>();
  for (const { areaId } of admitted.slice(0, -SEATS_RETURNED)) if (areaId !== null) perArea.set(areaId, (perArea.get(areaId) ?? 0) + 1);
  const quotas = [...perArea].map(([areaId, used], row): ReturnedQuota => ({ schoolId: null, areaId, subject: null, seats: used + Math.floor(SEATS_RETURNED / perArea.size) + (row < SEATS_RETURNED % perArea.size ? 1 : 0), used, requested: 0 }));
  const returnId = await tx.insert(SeatReturnRow, {
    cohortId, round: 1, dueAt: returnedAt, returnedAt, offerOrder: order.join(','), capacity: full.plan.capacity, taken: admitted.length - late.length, keptForRequests: 0, offered: late.length, granted: late.length, quotas: JSON.stringify(quotas),
  });
  await tx.insertMany(SeatOfferRow, inOrder.map((school, place) => {
    const { schoolId, teacherCount, remoteness, pastAdmitted } = school;
    const granted = countOf(late, schoolId);
    return { returnId, ordinal: place + 1, schoolId, teacherCount, remoteness, pastAdmitted, pastPermille: pastPermille(school), wanted: granted + countOf(waiting, schoolId), granted };
  }));
  await tx.run('UPDATE registrations SET promotedAt = ? WHERE cohortId = ? AND teacherId IN (?)', [returnedAt, cohortId, late.map((each) => each.teacherId)]);
}

async function seedCompletions(tx: Tx, tools: DemoTools, classes: readonly Class[], written: { cohortIds: readonly number[]; rollIds: readonly number[]; registrations: readonly (NewRegistration & { id: number })[] }): Promise<void> {
  const attendance = new Attendance(tools.platform.clock);
  const byCohort = new Map<number, (NewRegistration & { id: number })[]>();
  for (const row of written.registrations) byCohort.set(row.cohortId, [...(byCohort.get(row.cohortId) ?? []), row]);
  const rows: Omit<CompletionRow, 'id'>[] = [];
  for (const [at, { status, programme, sessions }] of classes.entries()) {
    if (status !== 'CLOSED') continue;
    const cohortId = written.cohortIds[at] as number;
    const records = await attendance.attendanceOf(tx, written.rollIds[at] as number);
    for (const { id, teacherId, assessment } of byCohort.get(cohortId) ?? []) {
      const { requiredMinutes, absentMinutes, excusedMinutes, handEntered } = records.get(teacherId) as MemberAttendance;
      const completion = completionOf({ requiredMinutes, absentMinutes, excusedMinutes, absenceNumerator: 1, absenceDenominator: 5, assessmentRequired: isAssessed(programme), assessment });
      rows.push({ cohortId, round: 1, registrationId: id, teacherId, requiredMinutes, absentMinutes, excusedMinutes, handEntered, ...completion, centicredits: 0, creditNote: null, frozenAt: closedAt(sessions) });
    }
  }
  await tx.insertMany(CompletionRow, rows);
}
