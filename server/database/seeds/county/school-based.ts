import { day, monthOf, nextWeekday, plusDays, yearOf } from './calendar-days.js';
import { type Courses, type CourseTools, participant, SESSION_HOURS, SESSION_MINUTES } from './course-cohorts.js';
import type { SchoolPlan, TeacherPlan } from './county-plan.js';
import { staffBySchool } from './teachers.js';
import type { SchoolBasedYearPlan } from './training-plan-types.js';

const SESSIONS = 6;
const GOAL_HOURS = 48;
const CAP_HOURS = 72;

const TOPICS = [
  ['集体备课与单元设计', 'Preparing a unit together'], ['课例观摩与评议', 'Observing and discussing a lesson'], ['专题讲座与学习交流', 'A talk and what we read'],
  ['教学反思与案例撰写', 'Reflection and writing a case'], ['教学基本功训练', 'Training of basic skills'], ['小课题研究推进', 'Progress of a small research project'],
] as const;

/** One school-based programme a year, one cohort per school: six Wednesday afternoons of the spring term. */
export function addSchoolBased(into: Courses, tools: CourseTools): void {
  const { county, finder, dice } = tools;
  const staff = staffBySchool(county.teachers);
  const thisYear = yearOf(county.today);
  for (const year of [thisYear - 2, thisYear - 1, thisYear]) {
    const days = springDays(year);
    const first = days[0] ?? '';
    if ((days.at(-1) ?? '') >= county.today) continue;
    const code = `${year}-SCHO`;
    into.programmes.push({
      code, titleZh: `${year}年校本研修`, titleEn: `School-based training ${year}`, sponsorLevel: 'SCHOOL', mode: 'FACE_TO_FACE',
      category: 'school_based', year, hours: SESSIONS * SESSION_HOURS, seats: county.teachers.length,
    });
    for (const school of county.schools) {
      const members = (staff.get(school.code) ?? []).filter(({ hiredOn }) => hiredOn <= first);
      if (members.length === 0) continue;
      addSchool(into, tools, { school, members, code: `${code}-${school.code}`, programmeCode: code, days });
      for (const member of members) {
        const planned = participant(dice, `${code}-${school.code}`, member, days.map((_, index) => index + 1));
        const away = days.flatMap((date, index) => (finder.isAwayByDay(member.number, date) ? [index + 1] : []));
        const absent = [...new Set([...planned.absentSessionOrdinals, ...away])].sort((one, other) => one - other);
        into.participants.push({
          ...planned, absentSessionOrdinals: absent, lateOrdinals: planned.lateOrdinals.filter((ordinal) => !absent.includes(ordinal)),
        });
      }
    }
  }
}

function springDays(year: number): string[] {
  const first = nextWeekday(day(year, 3, 6), 3);
  return Array.from({ length: SESSIONS }, (_, index) => plusDays(first, index * 14));
}

interface SchoolTerm {
  readonly school: SchoolPlan;
  readonly members: readonly TeacherPlan[];
  readonly code: string;
  readonly programmeCode: string;
  readonly days: readonly string[];
}

function addSchool(into: Courses, { dice }: CourseTools, { school, members, code, programmeCode, days }: SchoolTerm): void {
  const startsOn = days[0] ?? '';
  into.cohorts.push({
    code, programmeCode, phase: 'past', schoolCode: school.code,
    titleZh: `${school.nameZh}校本研修`, titleEn: `School-based training, ${school.nameEn}`,
    capacity: members.length, startsOn, endsOn: days.at(-1) ?? '', place: school.nameZh, placeEn: school.nameEn,
    registrationOpensOn: plusDays(startsOn, -30), registrationClosesOn: plusDays(startsOn, -1),
  });
  days.forEach((date, index) => {
    const topic = TOPICS[index] ?? TOPICS[0];
    into.sessions.push({
      cohortCode: code, ordinal: index + 1, topicZh: topic[0], topicEn: topic[1],
      lecturer: dice.pick(members).name,
      startsAtLocal: `${date} 16:00`, durationMinutes: SESSION_MINUTES, place: school.nameZh,
    });
  });
}

/**
 * What each school files at the end of the year: most reach the goal, one in seven falls short, one in
 * ten goes over the cap, and some stand exactly on either. The year in hand holds its months so far.
 */
export function planSchoolBasedYears({ county, dice }: CourseTools): SchoolBasedYearPlan[] {
  const thisYear = yearOf(county.today);
  const springIsOver = (springDays(thisYear).at(-1) ?? '') < county.today;
  return [thisYear - 2, thisYear - 1, thisYear].flatMap((year) => county.teachers
    .filter(({ hiredOn }) => yearOf(hiredOn) < year)
    .map(({ number, schoolCode }): SchoolBasedYearPlan => {
      const [least, most] = dice.weighted([
        [[GOAL_HOURS + 1, CAP_HOURS - 1], 68], [[20, GOAL_HOURS - 1], 14], [[CAP_HOURS + 1, CAP_HOURS + 24], 10],
        [[GOAL_HOURS, GOAL_HOURS], 5], [[CAP_HOURS, CAP_HOURS], 3],
      ] as const);
      const wholeYear = dice.int(least, most);
      const soFar = Math.max(Math.floor((wholeYear * monthOf(county.today)) / 12), springIsOver ? SESSIONS * SESSION_HOURS : 0);
      const hours = year < thisYear ? wholeYear : soFar;
      return { teacherNumber: number, schoolCode, year, hours, goalHours: GOAL_HOURS, capHours: CAP_HOURS };
    }));
}
