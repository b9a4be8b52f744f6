import { assessCycle } from '../../../server/modules/credits/rules/assessment.js';
import { duplicateVerdict } from '../../../server/modules/credits/rules/duplicate.js';
import { DUPLICATE_WORDS } from '../../../server/modules/credits/claim-words.js';
import { explainAssessment, explainCredit } from '../../../server/modules/credits/rules/explanation.js';
import { priceActivity, type ActivityFacts } from '../../../server/modules/credits/rules/pricing.js';
import { explainRefusal } from '../../../server/modules/credits/rules/refusal-explanation.js';
import { replayActivities, tryRuleSet } from '../../../server/modules/credits/rules/replay.js';
import type { RuleSet } from '../../../server/modules/credits/rules/rule-set.js';
import { buildActivity, buildPosting, shipped, teacher } from './rule-facts.js';

// The eleven golden cases of the published rules. An hour is 45 minutes in all of these rule sets.
const hours = (count: number) => count * 45;
const replay = (ruleSet: RuleSet, changes: readonly Partial<ActivityFacts>[]) =>
  replayActivities(ruleSet, teacher, changes.map((change, index) => ({ ...buildActivity(change), sourceKey: `s${String(index).padStart(2, '0')}` })));
const posted = (ruleSet: RuleSet, changes: readonly Partial<ActivityFacts>[]) =>
  replay(ruleSet, changes).activities.map((activity) => activity.ok ? activity.posting.postedCenticredits : activity.refusal.code);
const sum = (values: readonly (number | string)[]) => values.reduce<number>((total, value) => total + Number(value), 0);
const shaanxi = shipped('shaanxi-2018');
const cycle = { cycleStartYear: 2023, asOfDay: '2028-01-01' };
const ofShaanxi = (faceToFace: number, remote: number, schoolBased: readonly number[]) => assessCycle(shaanxi, teacher, [
  buildPosting({ categoryKey: 'face-to-face', centicredits: faceToFace }), buildPosting({ categoryKey: 'remote', centicredits: remote }),
  ...schoolBased.map((centicredits, index) => buildPosting({ categoryKey: 'school-based', centicredits, cycleYear: 2023 + index })),
], cycle);

test('1: national 40 h and provincial 25 h face to face make 20 + 10 and meet the category', () => {
  const { replay: { activities }, assessment } = tryRuleSet(shaanxi, teacher, [
    { ...buildActivity({ categoryKey: 'face-to-face', level: 'NATIONAL', durationMinutes: hours(40) }), sourceKey: 'national' },
    { ...buildActivity({ categoryKey: 'face-to-face', level: 'PROVINCE', durationMinutes: hours(25) }), sourceKey: 'provincial' },
  ], cycle);
  expect(activities).toMatchObject([
    { priced: { ruleKey: 'hour-national', valueCenticredits: 2000 }, posting: { postedCenticredits: 2000 } },
    { priced: { ruleKey: 'hour-province', valueCenticredits: 1000 }, posting: { postedCenticredits: 1000 } },
  ]);
  expect(assessment.categories.find(({ categoryKey }) => categoryKey === 'face-to-face')).toMatchObject({ countedCenticredits: 3000, minimumCenticredits: 3000, shortCenticredits: 0 });
  const [first] = activities;
  if (!first?.ok) throw new Error('refused');
  expect(explainCredit(shaanxi, first.priced, first.posting).map(({ zh }) => zh)).toEqual([
    '计入学时 40 学时（每学时 45 分钟）。', '适用“国家级培训每学时 0.5 学分”：每 1 学时计 0.5 学分，40 学时折合 20 学分。', '未触及上限，登记 20 学分。',
  ]);
});

test('2: 15 surplus face to face fill remote to 40; total 120; pass', () => {
  const assessment = ofShaanxi(4500, 2500, [1000, 1000, 1000, 1000, 1000]);
  expect(assessment).toMatchObject({
    met: true, missing: [], losses: [], total: { countedCenticredits: 12000, targetCenticredits: 12000 },
    overflows: [{ overflowKey: 'face-to-face-fills-remote', cycleYear: null, takenCenticredits: 1500, givenCenticredits: 1500 }],
    categories: [{ countedCenticredits: 3000, movedOutCenticredits: 1500 }, { countedCenticredits: 4000, movedInCenticredits: 1500 }, { countedCenticredits: 5000 }],
  });
  expect(explainAssessment(shaanxi, assessment).map(({ zh }) => zh)).toEqual([
    '本周期（2023-01-01 至 2027-12-31）共计 120 学分（要求 120），达到要求。',
    '依据“集中培训超出部分可充抵远程培训”，本周期集中培训超出部分 15 学分充抵远程培训 15 学分。',
  ]);
});

test('3: school-based is short of 15 although the sum is 120; the remote surplus is unusable', () => {
  const assessment = ofShaanxi(3000, 5500, [1000, 1000, 1000, 500]);
  expect(assessment).toMatchObject({
    met: false, total: { countedCenticredits: 12000, shortCenticredits: 0 }, overflows: [],
    missing: [{ code: 'MINIMUM_SHORT', requirementKey: 'school-based-minimum', countedCenticredits: 3500, requiredCenticredits: 5000, shortCenticredits: 1500 }],
    unusableSurplus: [{ categoryKey: 'remote', surplusCenticredits: 1500 }],
  });
  expect(assessment.missing).toHaveLength(1);
  expect(explainAssessment(shaanxi, assessment).map(({ zh }) => zh)).toEqual([
    '本周期（2023-01-01 至 2027-12-31）共计 120 学分（要求 120），未达到要求。',
    '本周期“校本研修最低学分”应达 50 学分，已有 35 学分，还差 15 学分。本周期已结束。',
    '远程培训高于最低要求的 15 学分不能充抵其他类别。',
  ]);
});

test('4: school-based 14, 10, 10, 10, 10: 50 count, 4 lost to the yearly cap of year 1', () => {
  const sources = [1400, 1000, 1000, 1000, 1000].map((declaredCenticredits, index) => ({
    ...buildActivity({ categoryKey: 'school-based', itemKey: 'school-based-recognised', level: 'SCHOOL', declaredCenticredits, day: `${2023 + index}-12-01`, submittedDay: `${2023 + index}-12-20` }),
    sourceKey: `year-${index + 1}`,
  }));
  const { replay: { activities }, assessment } = tryRuleSet(shaanxi, teacher, sources, cycle);
  const lost = [{ code: 'CAP', capKey: 'school-based-yearly', span: 'YEAR', cycleYear: 2023, limitCenticredits: 1000, lostCenticredits: 400 }];
  expect(activities[0]).toMatchObject({ posting: { pricedCenticredits: 1400, postedCenticredits: 1000, lostCenticredits: 400 } });
  expect(assessment.losses).toEqual(lost);
  expect(assessment.categories[2]).toMatchObject({ countedCenticredits: 5000, shortCenticredits: 0 });
  // The same when the ledger never knew the cap.
  const uncapped = ofShaanxi(0, 0, [1400, 1000, 1000, 1000, 1000]);
  expect(uncapped.losses).toEqual(lost);
  expect(uncapped.categories[2]).toMatchObject({ postedCenticredits: 5400, countedCenticredits: 5000 });
});

test('5: five public lessons and four county courses taught count 18 + 18, 30 and 24 before the caps', () => {
  const jiangsu = shipped('jiangsu');
  const lesson = { categoryKey: 'professional', itemKey: 'public-lesson' };
  const course = { categoryKey: 'professional', itemKey: 'course-taught' };
  expect(posted(jiangsu, [lesson, lesson, lesson, lesson, lesson])).toEqual([600, 600, 600, 0, 0]);
  expect(posted(jiangsu, [course, course, course, course])).toEqual([600, 600, 600, 0]);
  const together = replay(jiangsu, [{ ...lesson, quantity: 5 }, { ...course, quantity: 4 }]).activities;
  expect(together).toMatchObject([
    { posting: { pricedCenticredits: 3000, postedCenticredits: 1800, checks: [{ capKey: 'public-lesson-limit', lostCenticredits: 1200 }] } },
    { posting: { pricedCenticredits: 2400, postedCenticredits: 1800, checks: [{ capKey: 'course-taught-limit', lostCenticredits: 600 }] } },
  ]);
});

test('6: 400 h of which 170 at county level and above: 10 h short', () => {
  const assessment = assessCycle(shipped('jiangsu'), teacher, [
    buildPosting({ categoryKey: 'training', level: 'CITY', centicredits: 17000 }), buildPosting({ categoryKey: 'school-based', level: 'SCHOOL', centicredits: 23000 }),
  ], { cycleStartYear: 2021, asOfDay: '2026-01-01' });
  expect(assessment).toMatchObject({ met: false, total: { countedCenticredits: 40000, shortCenticredits: 0 } });
  expect(assessment.missing).toEqual([{
    code: 'MINIMUM_SHORT', requirementKey: 'county-and-above', span: 'CYCLE', cycleYear: null, periodEnded: true,
    countedCenticredits: 17000, requiredCenticredits: 18000, shortCenticredits: 1000,
  }]);
});

test('7: seven half days make 3, not 3.5; a province and a county project of one year make 6, not 8', () => {
  const guangxi = shipped('guangxi-school-based');
  const project = { categoryKey: 'project', itemKey: 'project-completed' };
  const { activities } = replay(guangxi, [{ categoryKey: 'school-training', durationMinutes: 0, halfDays: 7 }, { ...project, level: 'PROVINCE' }, { ...project, level: 'COUNTY' }]);
  expect(activities).toMatchObject([
    { posting: { pricedCenticredits: 350, postedCenticredits: 300, checks: [{ capKey: 'school-training-yearly', lostCenticredits: 50 }] } },
    { posting: { pricedCenticredits: 600, postedCenticredits: 600 } },
    { posting: { pricedCenticredits: 200, postedCenticredits: 0, checks: [{ capKey: 'project-yearly', usedCenticredits: 600, lostCenticredits: 200 }] } },
  ]);
  const halfDay = { categoryKey: 'school-training', durationMinutes: 0, halfDays: 1 };
  expect(sum(posted(guangxi, Array.from({ length: 7 }, () => halfDay)))).toBe(300);
});

test('8: a 40 h class, absent exactly 8 h: one fifth is enough for no credit', () => {
  const wuhan = shipped('wuhan-jianghan');
  const attended = (absentMinutes: number) => priceActivity(wuhan, teacher, buildActivity({
    categoryKey: 'face-to-face', durationMinutes: hours(40), attendance: { requiredMinutes: hours(40), absentMinutes },
  }));
  const refused = attended(hours(8));
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'ATTENDANCE_TOO_LOW', requiredMinutes: 1800, absentMinutes: 360 } });
  expect(attended(hours(8) - 1)).toMatchObject({ ok: true, priced: { valueCenticredits: 4000 } });
  if (refused.ok) throw new Error('credited');
  expect(explainRefusal(wuhan, refused.refusal)).toEqual({
    zh: '应出勤 40 学时，缺勤 8 学时，已达总学时的五分之一，不予考核，不计学分。',
    en: 'Absent 8 hours of 40 hours: 1/5 or more, so there is no assessment and no credit.',
  });
});

test('9: of 150 h in one year 144 count; a year of 47 h is below the minimum', () => {
  const zhejiang = shipped('zhejiang-2010');
  const block = (count: number, year: number) => ({ ...buildActivity({ categoryKey: 'block', durationMinutes: hours(count), day: `${year}-07-10`, submittedDay: `${year}-08-01` }), sourceKey: `${year}` });
  const { assessment } = tryRuleSet(zhejiang, teacher, [block(150, 2020), block(47, 2021)], { cycleStartYear: 2020, asOfDay: '2022-01-01' });
  expect(assessment.years.slice(0, 2)).toMatchObject([
    { cycleYear: 2020, countedCenticredits: 14400, maximumCenticredits: 14400, shortCenticredits: 0 },
    { cycleYear: 2021, countedCenticredits: 4700, minimumCenticredits: 4800, shortCenticredits: 100 },
  ]);
  expect(assessment.losses).toMatchObject([{ capKey: 'year-maximum', cycleYear: 2020, lostCenticredits: 600 }]);
  expect(assessment.missing.filter(({ cycleYear }) => cycleYear === 2021)).toMatchObject([{ code: 'TOTAL_SHORT', requirementKey: 'year-minimum', shortCenticredits: 100, periodEnded: true }]);
});

test('10: a paper worth 30 h counts 28; one handed in on 2 January for last year is refused, the year is closed', () => {
  const guangdong = shipped('guangdong-yearly');
  const paper = { categoryKey: 'professional', itemKey: 'paper', declaredCenticredits: 3000, day: '2025-11-20', evidenceKeys: ['proof'] };
  const { activities } = replay(guangdong, [{ ...paper, submittedDay: '2025-12-31' }, { ...paper, submittedDay: '2026-01-02' }]);
  expect(activities).toMatchObject([
    { ok: true, posting: { pricedCenticredits: 3000, postedCenticredits: 2800, checks: [{ capKey: 'paper-yearly', lostCenticredits: 200 }] } },
    { ok: false, refusal: { code: 'YEAR_CLOSED', cycleYear: 2025, closedAfterDay: '2025-12-31', submittedDay: '2026-01-02', retroactive: 'FORBIDDEN' } },
  ]);
  const second = activities[1];
  if (second === undefined || second.ok) throw new Error('credited');
  expect(explainRefusal(guangdong, second.refusal).zh).toBe('2025 年度已于 2025-12-31 截止登记，2026-01-02 提交的不再受理。本办法不允许补登。');
});

test('11: remote 60 h from two platforms are credited once; the second goes to quarantine as a duplicate', () => {
  const first = {
    sourceKey: 'national-1', providerKey: 'national-platform', teacherId: 'teacher', categoryKey: 'remote',
    trainingName: '2024年 “国培计划” 远程培训', startDay: '2024-07-01', endDay: '2024-08-15', durationMinutes: hours(60),
  };
  const second = { ...first, sourceKey: 'provincial-9', providerKey: 'provincial-platform', trainingName: '2024年国培计划远程培训' };
  expect(duplicateVerdict(first, [])).toEqual({ verdict: 'CLEAR' });
  const verdict = duplicateVerdict(second, [first]);
  expect(verdict).toEqual({ verdict: 'QUARANTINE', reason: 'SAME_TRAINING_AND_HOURS', duplicateOf: 'national-1', providerKey: 'national-platform' });
  expect(DUPLICATE_WORDS.SAME_TRAINING_AND_HOURS.zh).toBe('同一培训、同一时段、同样学时');
});
