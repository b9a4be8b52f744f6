import { day, plusDays, yearOf } from './calendar-days.js';
import type { CourseTools } from './course-cohorts.js';
import type { OutsideRecordPlan, ProviderPlan } from './training-plan-types.js';

export const PROVIDERS: readonly ProviderPlan[] = [
  { code: 'MINGYUAN', nameZh: '明远研修网', nameEn: 'Mingyuan Learning', sponsorLevel: 'NATIONAL' },
  { code: 'QIZHI', nameZh: '启知继续教育网', nameEn: 'Qizhi Continuing Education', sponsorLevel: 'PROVINCE' },
];

const COURSES = [
  ['新课标理念下的教学设计', 'Lesson design under the new standard', 40], ['师德师风建设专题', 'Professional ethics', 20],
  ['中小学生心理健康教育', 'Mental health of pupils', 30], ['人工智能与教育应用', 'Artificial intelligence in education', 24],
  ['家庭教育指导', 'Guidance for families', 16], ['项目式学习的设计与实施', 'Project-based learning', 36],
] as const;

/**
 * About a quarter of the teachers a year, with their learning on outside platforms. Three in a hundred
 * records are sent twice, three in a hundred reach us from both platforms under different numbers.
 */
export function planOutsideRecords({ county, dice }: CourseTools): OutsideRecordPlan[] {
  const thisYear = yearOf(county.today);
  const records: OutsideRecordPlan[] = [];
  let sent = 0;
  const next = (providerCode: string) => {
    sent += 1;
    return `${providerCode.slice(0, 2)}-${String(500_000 + sent)}`;
  };
  for (const year of [thisYear - 2, thisYear - 1, thisYear]) {
    for (const { number, hiredOn } of county.teachers) {
      if (!dice.permille(240)) continue;
      const startedOn = day(year, dice.int(1, 11), dice.int(1, 28));
      const completedOn = plusDays(startedOn, dice.int(10, 33));
      const [courseZh, courseEn, hours] = dice.pick(COURSES);
      const [provider, other] = dice.permille(600) ? PROVIDERS : [...PROVIDERS].reverse();
      const chance = dice.int(0, 99);
      if (hiredOn > startedOn || completedOn >= county.today || yearOf(completedOn) !== year || !provider || !other) continue;
      const record: OutsideRecordPlan = {
        providerCode: provider.code, externalId: next(provider.code), teacherNumber: number,
        courseZh, courseEn, hours, startedOn, completedOn, year, duplicate: 'none',
      };
      records.push(record);
      if (chance < 3) records.push({ ...record, duplicate: 'resent' });
      else if (chance < 6) records.push({ ...record, providerCode: other.code, externalId: next(other.code), duplicate: 'other_provider' });
    }
  }
  return records;
}
