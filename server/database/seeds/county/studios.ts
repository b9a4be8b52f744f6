import type { Stage, Subject } from '../../../modules/organisations/rules/vocabulary.js';
import { day, nextWeekday, plusDays, yearOf } from './calendar-days.js';
import type { TeacherPlan } from './county-plan.js';
import { type CourseTools, SESSION_MINUTES } from './course-cohorts.js';
import type { StudioPlan } from './training-plan-types.js';

const FIELDS: readonly (readonly [string, string, Stage, Subject, StudioPlan['kind']])[] = [
  ['小学语文', 'Primary Chinese', 'primary', 'chinese', 'master_studio'],
  ['小学数学', 'Primary mathematics', 'primary', 'mathematics', 'expert_station'],
  ['初中语文', 'Junior Chinese', 'junior', 'chinese', 'expert_station'],
  ['初中数学', 'Junior mathematics', 'junior', 'mathematics', 'master_studio'],
  ['初中英语', 'Junior English', 'junior', 'english', 'expert_station'],
  ['高中物理', 'Senior physics', 'senior', 'physics', 'master_studio'],
  ['学前教育', 'Preschool education', 'kindergarten', 'preschool', 'expert_station'],
];

const TOPICS = [
  ['三年规划研讨', 'The three-year plan'], ['同课异构研讨课', 'One lesson, several designs'], ['读书分享会', 'A book shared'],
  ['送教下乡与评课', 'A lesson brought to a township'], ['课题开题论证', 'Opening a research project'], ['成员汇报课', 'Members show lessons'],
  ['年度考核总结', 'Review of the year'],
] as const;

/** Seven studios per county, founded two years ago, meeting on Thursday afternoons. */
export function planStudios({ county, dice, finder }: CourseTools): StudioPlan[] {
  const foundedOn = day(yearOf(county.today) - 2, 3, 1);
  const taken = new Set<string>();
  return Array.from({ length: FIELDS.length * county.scale }, (_, index): StudioPlan => {
    const [zh, en, stage, subject, kind] = FIELDS[index % FIELDS.length] ?? FIELDS[0]!;
    const free = dice.shuffled(county.teachers.filter((teacher) =>
      teacher.stage === stage && teacher.subject === subject && teacher.hiredOn < foundedOn && !taken.has(teacher.number)));
    const host = free.find(({ title }) => title === 'senior' || title === 'full_senior') ?? free[0];
    if (!host) throw new Error(`nobody to host ${en}`);
    const members = free.filter((teacher) => teacher !== host).slice(0, dice.int(8, 12));
    for (const { number } of [host, ...members]) taken.add(number);
    const people = [host, ...members];
    const station = kind === 'expert_station';
    return {
      code: `S${String(index + 1).padStart(2, '0')}`, kind,
      nameZh: `${host.name}${zh}${station ? '教学能手工作站' : '名师工作室'}`,
      nameEn: `${en} ${station ? 'expert station' : 'master studio'} ${index + 1}`,
      hostNumber: host.number, memberNumbers: members.map(({ number }) => number), foundedOn,
      meetings: meetingDays(foundedOn, county.today, index).map((date, at) => {
        const topic = TOPICS[at % TOPICS.length] ?? TOPICS[0];
        const { schoolCode } = dice.pick(people);
        return {
          ordinal: at + 1, topicZh: topic[0], topicEn: topic[1], startsAtLocal: `${date} 14:30`, durationMinutes: SESSION_MINUTES,
          place: county.schools.find(({ code }) => code === schoolCode)?.nameZh ?? county.centre.nameZh,
          absentNumbers: people.filter((person) => isAbsent(person, host, date)).map(({ number }) => number),
        };
      }),
    };
  });

  function isAbsent(person: TeacherPlan, host: TeacherPlan, date: string): boolean {
    return finder.isAwayByDay(person.number, date) || (person !== host && dice.permille(90));
  }
}

function meetingDays(foundedOn: string, today: string, offset: number): string[] {
  const days: string[] = [];
  let at = nextWeekday(plusDays(foundedOn, 14 + offset), 4);
  while (at < today) {
    days.push(at);
    at = plusDays(at, 56);
  }
  return days;
}
