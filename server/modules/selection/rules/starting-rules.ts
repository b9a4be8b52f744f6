import type { RoundRules } from './round-rules.js';
import { addYears } from './service-years.js';

/** What a first round begins with; every part of it is then the centre's to change. */
export const STARTING_RULES: RoundRules = {
  stages: [
    { key: 'nominate', kind: 'NOMINATE', title: { zh: '学校推荐', en: 'Schools nominate' }, deadline: null },
    { key: 'check', kind: 'CHECK', title: { zh: '县级审核', en: 'County check' }, deadline: null },
    { key: 'judge', kind: 'JUDGE', title: { zh: '专家盲评', en: 'Blind judging' }, deadline: null },
    { key: 'notice', kind: 'NOTICE', title: { zh: '结果公示', en: 'Public notice' }, deadline: null },
    { key: 'conclude', kind: 'CONCLUDE', title: { zh: '公布结果', en: 'Conclusion' }, deadline: null },
  ],
  eligibility: { titles: ['second', 'first', 'senior', 'full_senior'], posts: ['teacher', 'class_head', 'teaching_director'], subjects: [], stages: [], minServiceYears: 5, honourBar: null },
  quota: { perSchool: 1, teachersPerSeat: 40, mostPerSchool: 5 },
  rubric: [
    { key: 'design', title: { zh: '教学设计', en: 'Lesson design' }, guidance: { zh: '目标明确，符合课程标准和学情，重难点突出。', en: 'Clear aims that fit the standard and the class; the crux stands out.' }, maxPoints: 30 },
    { key: 'teaching', title: { zh: '课堂实施', en: 'Teaching' }, guidance: { zh: '学生主动参与，活动有层次，应变恰当。', en: 'Pupils take part, activities build on each other, the unexpected is met well.' }, maxPoints: 40 },
    { key: 'effect', title: { zh: '学习效果', en: 'What was learnt' }, guidance: { zh: '目标达成有证据，评价促进学习。', en: 'There is evidence that the aims were met; assessment serves learning.' }, maxPoints: 20 },
    { key: 'reflection', title: { zh: '教学反思', en: 'Reflection' }, guidance: { zh: '反思具体，改进可行。', en: 'Concrete, with changes that can be made.' }, maxPoints: 10 },
  ],
  judging: { judgesPerEntry: 2, drop: 'NONE', tieBreak: [{ kind: 'CRITERION', criterion: 'teaching' }, { kind: 'HIGHEST_SHEET' }] },
  award: { total: 100, permille: null, minimumMilliPoints: null, perSubject: [] },
  notice: { days: 7, namesMasked: false },
};

/** Last round's rules for another year: its days move by as many years. */
export function rulesForYear(rules: RoundRules, fromYear: number, toYear: number): RoundRules {
  return { ...rules, stages: rules.stages.map((each) => ({ ...each, deadline: each.deadline && addYears(each.deadline, toYear - fromYear) })) };
}
