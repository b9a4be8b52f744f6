import { day, plusDays, weekdayOf, yearOf } from './calendar-days.js';
import type { CountyPlan, TeacherPlan } from './county-plan.js';
import type { Dice } from './dice.js';
import { type CohortTemplate, PLACES, PROGRAMMES, type ProgrammeTemplate, TOPICS } from './programme-templates.js';
import { chineseNumber } from './schools.js';
import type { SeatFinder } from './seat-finder.js';
import type { CohortPlan, ParticipantPlan, ProgrammePlan, SessionPlan, WaitingPlan } from './training-plan-types.js';

export const SESSION_MINUTES = 135;
/** A session of 135 minutes is three hours of 45 minutes. */
export const SESSION_HOURS = 3;

export interface Courses {
  readonly programmes: ProgrammePlan[];
  readonly cohorts: CohortPlan[];
  readonly sessions: SessionPlan[];
  readonly participants: ParticipantPlan[];
  readonly waiting: WaitingPlan[];
}

export interface CourseTools {
  readonly county: CountyPlan;
  readonly dice: Dice;
  readonly finder: SeatFinder;
  readonly lecturers: readonly string[];
}

/** Every programme of the three years whose cohorts are over; the year in hand breaks off at today. */
export function addPastCourses(into: Courses, tools: CourseTools): void {
  const thisYear = yearOf(tools.county.today);
  for (const year of [thisYear - 2, thisYear - 1, thisYear]) {
    for (const template of PROGRAMMES) {
      const days = trainingDays(template, day(year, template.month, template.dayOfMonth));
      if ((days.at(-1) ?? '') >= tools.county.today) continue;
      const programme = programmeOf(template, year, tools.county.scale);
      into.programmes.push(programme);
      repeated(template.cohorts, tools.county.scale).forEach((cohort, index) => {
        addCohort(into, tools, { template, programme, cohort, days, code: `${programme.code}-${index + 1}`, phase: 'past' });
      });
    }
  }
}

/** The class that meets today, and the two that can be applied for; the first of those is full. */
export function addCurrentCourses(into: Courses, tools: CourseTools): void {
  const { today } = tools.county;
  const running = current('RUN', '县级学科骨干教师研修', 'County course for subject backbones', 'centre', {
    zh: '本周班', en: 'This week', seats: 80, audience: { stages: ['primary', 'junior'], posts: ['teacher', 'class_head'], minServiceYears: 3 } });
  const full = current('OPENA', '小学科学实验教学培训', 'Training in primary science experiments', 'senior', {
    zh: '小学班', en: 'Primary', seats: 60, audience: { stages: ['primary'] } });
  const free = current('OPENB', '初中英语听说教学培训', 'Training in spoken English for junior schools', 'centre', {
    zh: '初中班', en: 'Junior', seats: 80, audience: { stages: ['junior'], subjects: ['english'] } });
  const starts = [[running, -2, 'running'], [full, 14, 'open'], [free, 21, 'open']] as const;
  for (const [template, offset, phase] of starts) {
    const programme = programmeOf(template, yearOf(today), 1);
    into.programmes.push(programme);
    const cohort = template.cohorts[0];
    if (!cohort) continue;
    const days = Array.from({ length: 5 }, (_, index) => plusDays(today, offset + index));
    addCohort(into, tools, { template, programme, cohort, days, code: `${programme.code}-1`, phase, seatsTaken: template === free ? 31 : cohort.seats });
    if (template === full) {
      tools.finder.take(cohort.audience, 7, days, true).forEach(({ number }, index) => {
        into.waiting.push({ cohortCode: `${programme.code}-1`, teacherNumber: number, position: index + 1 });
      });
    }
  }
}

interface CohortOrder {
  readonly template: ProgrammeTemplate;
  readonly programme: ProgrammePlan;
  readonly cohort: CohortTemplate;
  readonly days: readonly string[];
  readonly code: string;
  readonly phase: CohortPlan['phase'];
  readonly seatsTaken?: number;
}

function addCohort(into: Courses, { county, dice, finder, lecturers }: CourseTools, order: CohortOrder): void {
  const { template, cohort, days, code, phase } = order;
  const startsOn = days[0] ?? '';
  const open = phase === 'open';
  const [place, placeEn] = placeOf(template, into.cohorts.filter(({ programmeCode }) => programmeCode === order.programme.code).length);
  into.cohorts.push({
    code, programmeCode: order.programme.code, phase, schoolCode: null,
    titleZh: `${template.zh}${cohort.zh}`, titleEn: `${template.en}: ${cohort.en}`,
    capacity: cohort.seats, startsOn, endsOn: days.at(-1) ?? '',
    place, placeEn,
    registrationOpensOn: open ? plusDays(county.today, -7) : plusDays(startsOn, -30),
    registrationClosesOn: open ? plusDays(county.today, 7) : plusDays(startsOn, -7),
  });
  const sessions = sessionsOf(order, place, dice, lecturers);
  into.sessions.push(...sessions);
  const remote = template.mode === 'REMOTE';
  const held = sessions.filter(({ startsAtLocal }) => startsAtLocal.slice(0, 10) < county.today).map(({ ordinal }) => ordinal);
  for (const teacher of finder.take(cohort.audience, order.seatsTaken ?? cohort.seats, days, !remote)) {
    into.participants.push(participant(dice, code, teacher, held));
  }
}

/** Classes of one programme run side by side: each after the first has a room of its own. */
function placeOf({ mode, place }: ProgrammeTemplate, earlier: number): readonly [zh: string, en: string] {
  const [zh, en] = PLACES[place];
  return mode === 'REMOTE' || earlier === 0 ? [zh, en] : [`${zh}（第${chineseNumber(earlier + 1)}会场）`, `${en}, room ${earlier + 1}`];
}

/** Nine in ten come to every session; some miss one, a few a fifth of them or more. */
export function participant(dice: Dice, cohortCode: string, { number }: TeacherPlan, held: readonly number[]): ParticipantPlan {
  const missed = dice.weighted([[0, 90], [1, 7], [Math.ceil(held.length / 5), 2], [Math.ceil(held.length / 2), 1]]);
  const absent = missed > 0 ? dice.sample(held, missed).sort((one, other) => one - other) : [];
  const late = dice.permille(60) && held.length > 0 ? [dice.pick(held)].filter((ordinal) => !absent.includes(ordinal)) : [];
  return { cohortCode, teacherNumber: number, absentSessionOrdinals: absent, lateOrdinals: late };
}

function sessionsOf({ template, days, code }: CohortOrder, place: string, dice: Dice, lecturers: readonly string[]): SessionPlan[] {
  const perDay = template.mode === 'REMOTE' ? ['19:30'] : ['08:30', '14:30'];
  const topics = TOPICS[template.topics];
  return Array.from({ length: template.sessions }, (_, index): SessionPlan => {
    const topic = topics[index % topics.length] ?? topics[0];
    const round = Math.floor(index / topics.length);
    return {
      cohortCode: code, ordinal: index + 1,
      topicZh: round > 0 ? `${topic[0]}（${chineseNumber(round + 1)}）` : topic[0],
      topicEn: round > 0 ? `${topic[1]} (${round + 1})` : topic[1],
      lecturer: dice.pick(lecturers),
      startsAtLocal: `${days[Math.floor(index / perDay.length)] ?? ''} ${perDay[index % perDay.length] ?? ''}`,
      durationMinutes: SESSION_MINUTES,
      place,
    };
  });
}

/** In term no Sunday is a training day; a course or block that falls on one moves to the Monday. */
function trainingDays({ mode, sessions, everyDays, blockDays = 1 }: ProgrammeTemplate, startsOn: string): string[] {
  const days: string[] = [];
  const blockFrom = (first: string): string[] => Array.from({ length: blockDays }, (_, index) => plusDays(first, index));
  let at = startsOn;
  while (days.length < Math.ceil(sessions / (mode === 'REMOTE' ? 1 : 2))) {
    while (blockFrom(at).some((each) => weekdayOf(each) === 7)) at = plusDays(at, 1);
    days.push(...blockFrom(at));
    at = plusDays(at, everyDays);
  }
  return days;
}

function programmeOf(template: ProgrammeTemplate, year: number, scale: number): ProgrammePlan {
  return {
    code: `${year}-${template.key}`,
    titleZh: `${year}年${template.zh}`, titleEn: `${template.en} ${year}`,
    sponsorLevel: template.sponsorLevel, mode: template.mode, category: template.category, year,
    hours: template.sessions * SESSION_HOURS,
    seats: template.cohorts.reduce((sum, { seats }) => sum + seats, 0) * scale,
  };
}

function repeated(cohorts: readonly CohortTemplate[], times: number): CohortTemplate[] {
  if (times === 1) return [...cohorts];
  return cohorts.flatMap((cohort) => Array.from({ length: times }, (_, index) => ({
    ...cohort, zh: `${cohort.zh}（${chineseNumber(index + 1)}期）`, en: `${cohort.en}, run ${index + 1}` })));
}

function current(key: string, zh: string, en: string, place: ProgrammeTemplate['place'], cohort: CohortTemplate): ProgrammeTemplate {
  return { key, zh, en, place, topics: 'subject', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE', category: 'face_to_face',
    month: 1, dayOfMonth: 1, sessions: 10, everyDays: 1, cohorts: [cohort] };
}
