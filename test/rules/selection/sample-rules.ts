import type { RoundRules } from '../../../server/modules/selection/rules/round-rules.js';

/** Rules of a round that hold; tests change what they are about. */
export const sampleRules: RoundRules = {
  stages: [
    { key: 'nominate', kind: 'NOMINATE', title: { zh: '学校推荐', en: 'Nomination' }, deadline: '2026-12-01' },
    { key: 'check', kind: 'CHECK', title: { zh: '县级审核', en: 'Check' }, deadline: '2026-12-10' },
    { key: 'judge', kind: 'JUDGE', title: { zh: '专家评审', en: 'Judging' }, deadline: '2026-12-20' },
    { key: 'notice', kind: 'NOTICE', title: { zh: '结果公示', en: 'Notice' }, deadline: null },
    { key: 'conclude', kind: 'CONCLUDE', title: { zh: '公布结果', en: 'Conclusion' }, deadline: null },
  ],
  eligibility: { titles: ['first', 'senior'], posts: [], subjects: [], stages: [], minServiceYears: 5, honourBar: { codes: ['county_expert'], years: 3 } },
  quota: { perSchool: 1, teachersPerSeat: 40, mostPerSchool: 5 },
  rubric: [
    { key: 'design', title: { zh: '教学设计', en: 'Design' }, guidance: null, maxPoints: 40 },
    { key: 'teaching', title: { zh: '课堂实施', en: 'Teaching' }, guidance: null, maxPoints: 60 },
  ],
  judging: { judgesPerEntry: 2, drop: 'NONE', tieBreak: [{ kind: 'CRITERION', criterion: 'teaching' }, { kind: 'HIGHEST_SHEET' }, { kind: 'LONGER_SERVICE' }] },
  award: { total: 100, permille: null, minimumMilliPoints: null, perSubject: [] },
  notice: { days: 7, namesMasked: false },
};
