import { completedYears, plusDays, yearOf } from './calendar-days.js';
import type { CourseTools } from './course-cohorts.js';
import { staffBySchool } from './teachers.js';
import type { NominationPlan, SelectionPlan } from './training-plan-types.js';

const LESSONS = [
  ['一堂单元整体教学课', 'A lesson out of a whole unit'], ['一堂实验探究课', 'A lesson of enquiry'], ['一堂阅读与表达课', 'A lesson of reading and speaking'],
  ['一堂复习课', 'A revision lesson'], ['一堂跨学科主题课', 'A lesson across subjects'],
] as const;
const AWARDS = 100;
const JUDGES = 24;

/** The county's round of 教学能手, in the middle of its judging; no judge sees his own school. */
export function planSelection({ county, dice }: CourseTools): SelectionPlan {
  const { today, teachers, centreStaff, scale } = county;
  const year = yearOf(today);
  const eligible = staffBySchool(teachers.filter(({ post, hiredOn }) =>
    (post === 'teacher' || post === 'class_head') && completedYears(hiredOn, today) >= 5));
  const size = staffBySchool(teachers);
  const judges = dice.sample([
    ...centreStaff.filter(({ role }) => role === 'researcher'),
    ...dice.sample(teachers.filter(({ title }) => title === 'full_senior' || title === 'senior'), JUDGES * scale),
  ], JUDGES * scale);

  const nominees = county.schools.flatMap(({ code }) => {
    const staff = size.get(code)?.length ?? 0;
    const seats = staff < 10 ? 0 : Math.min(5, 1 + Math.floor(staff / 40));
    return dice.sample(eligible.get(code) ?? [], seats);
  });
  const nominations = nominees.map(({ number, schoolCode }, index): NominationPlan => {
    const [lessonZh, lessonEn] = dice.pick(LESSONS);
    const impartial = judges.filter((judge) => judge.schoolCode !== schoolCode && judge.number !== number);
    return {
      code: `${year}-N${String(index + 1).padStart(4, '0')}`, schoolCode, teacherNumber: number, lessonZh, lessonEn,
      judgeNumbers: dice.sample(impartial, dice.int(2, 4)).map((judge) => judge.number),
    };
  });
  return {
    code: `${year}-EXPERT`, titleZh: `${year}年县级教学能手评选`, titleEn: `County teaching experts ${year}`, year,
    opensOn: plusDays(today, -20), closesOn: plusDays(today, 10), awards: AWARDS * scale, nominations,
  };
}
