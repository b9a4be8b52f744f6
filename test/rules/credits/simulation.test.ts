import { asIfAlways, compareTrials, type TriedRules, tryRules } from '../../../server/modules/credits/rules/simulation.js';
import { byTeachers, explainCause, withCauses } from '../../../server/modules/credits/rules/simulation-causes.js';
import { explainDifference } from '../../../server/modules/credits/rules/simulation-explanation.js';
import { type RuleSet, ruleSetSchema } from '../../../server/modules/credits/rules/rule-set.js';
import { buildActivity, shipped, teacher } from './rule-facts.js';

const shaanxi = shipped('shaanxi-2018');
const today: TriedRules = { judge: shaanxi, rulesOn: () => shaanxi };
const changed = (change: Partial<RuleSet>) => asIfAlways(ruleSetSchema.parse({ ...shaanxi, version: 2, effectiveFromDay: '2027-01-01', ...change }));
const schoolBased = (year: number, declaredCenticredits: number) => ({
  ...buildActivity({ categoryKey: 'school-based', itemKey: 'school-based-recognised', level: 'SCHOOL', declaredCenticredits, day: `${year}-12-01`, submittedDay: `${year}-12-20` }), sourceKey: `year-${year}`,
});
const faceToFace = (hours: number) => ({ ...buildActivity({ categoryKey: 'face-to-face', level: 'NATIONAL', durationMinutes: hours * 45, day: '2024-06-10' }), sourceKey: 'national' });
const compared = (draft: TriedRules, sources: readonly ReturnType<typeof faceToFace>[], asOfDay = '2027-12-31') => {
  const comparison = compareTrials(tryRules(today, teacher, sources, asOfDay), tryRules(draft, teacher, sources, asOfDay));
  return { ...comparison, words: comparison.differences.map((each) => explainDifference({ before: shaanxi, after: draft.judge }, each).zh) };
};
const yearlyCap = (centicredits: number) => changed({ caps: shaanxi.caps.map((cap) => ({ ...cap, amount: { kind: 'ABSOLUTE', centicredits } })) });
const five = [schoolBased(2023, 1400), ...[2024, 2025, 2026, 2027].map((year) => schoolBased(year, 900))];

test('the same rules under another number change nothing for anybody', () => {
  expect(compared(changed({}), [...five, faceToFace(60)])).toMatchObject({ outcome: 'SAME', differences: [] });
});

test('a yearly cap of 12 gives back 2 of what the cap of 10 took', () => {
  const { outcome, before, after, words } = compared(yearlyCap(1200), five);
  expect([outcome, before.countedCenticredits, after.countedCenticredits]).toEqual(['GAINS', 4600, 4800]);
  expect(words).toEqual(['2023 年度“校本研修年度上限”扣除 2 学分（原 4 学分）。']);
});

test('who met the requirements and falls short, and by what', () => {
  const all = [faceToFace(140), ...[2023, 2024, 2025, 2026, 2027].map((year) => schoolBased(year, 1000))];
  const { outcome, after, words } = compared(changed({ overflows: [] }), all);
  expect([outcome, after.met, after.shortCenticredits]).toEqual(['NO_LONGER_MEETS', false, 4000]);
  expect(words).toEqual(['“集中培训超出部分可充抵远程培训”充抵 0 学分（原 40 学分）。']);
  expect(compared(changed({ minima: [], targets: [] }), five)).toMatchObject({ outcome: 'NOW_MEETS' });
});

test('other weights, a new gate and another goal are told apart', () => {
  const weights = shaanxi.weights.map((weight) => (weight.key === 'hour-national' ? { ...weight, centicredits: 60 } : weight));
  expect(compared(changed({ weights }), [faceToFace(40)])).toMatchObject({ outcome: 'GAINS', words: ['集中培训 1 项记录折合 24 学分（原 20 学分）。'] });
  const blockRules = shaanxi.blockRules.map((rule) => ({ ...rule, consecutiveDays: 90 }));
  expect(compared(changed({ blockRules }), [faceToFace(40)])).toMatchObject({ outcome: 'LOSES', words: ['集中培训 1 项记录按草案不予登记（连续时间不足），减少 20 学分。'] });
  const targets = shaanxi.targets.map((target) => ({ ...target, centicredits: 15000 }));
  expect(compared(changed({ targets }), [faceToFace(40)])).toMatchObject({ outcome: 'LOSES', words: ['本周期“周期总学分”要求 150 学分（原 120 学分）。'] });
});

test('over all teachers the same difference is one cause: amounts add up, each teacher counts once', () => {
  const other = { ...shaanxi.categories[0], key: 'elsewhere' };
  const draft = changed({ categories: [...shaanxi.categories.filter(({ key }) => key !== 'face-to-face'), other] as RuleSet['categories'], caps: [], overflows: [], minima: [], weights: [], items: shaanxi.items.filter(({ categoryKey }) => categoryKey !== 'face-to-face') });
  const of = (...hours: number[]) => compared(draft, hours.map((each, at) => ({ ...faceToFace(each), sourceKey: `course-${at}` }))).differences;
  const causes = withCauses(withCauses([], [of(40), of(40, 60)]), [of(20), []]);
  expect(byTeachers(causes).filter(({ difference }) => difference.code !== 'ASKS').map((cause) => [cause.teachers, explainCause({ before: shaanxi, after: draft.judge }, cause).zh])).toEqual([
    [3, '集中培训 4 项记录按草案不予登记（没有这一类别），减少 80 学分。'], [1, '“集中培训超出部分可充抵远程培训”充抵 0 学分（原 20 学分）。'],
  ]);
});

test('what happened after the day asked for is left out; one without the date that the cycle hangs on is not judged', () => {
  expect(compared(yearlyCap(1200), five, '2022-12-31')).toMatchObject({ outcome: 'SAME', before: { countedCenticredits: 0 } });
  const draft = changed({ cycle: { ...shaanxi.cycle, anchor: { kind: 'HIRE_DATE' } } });
  const unknown = { ...teacher, hireDay: null };
  expect(compareTrials(tryRules(today, unknown, five, '2027-12-31'), tryRules(draft, unknown, five, '2027-12-31')).outcome).toBe('NOT_JUDGED');
});

test('a share of everything and a block that are asked for anew are told as such, once for all teachers', () => {
  const share = (numerator: number) => ({ key: 'third', name: { zh: '集中占比', en: 'Share face to face' }, selector: { categoryKeys: ['face-to-face'], levels: [], topicKeys: [], itemKeys: [] }, span: 'CYCLE' as const, amount: { kind: 'SHARE' as const, of: 'TOTAL' as const, share: { numerator, denominator: 10 } }, forClasses: [], exceptClasses: [] });
  const block = (hours: number) => ({ key: 'block', name: { zh: '集中研修', en: 'Block' }, selector: share(1).selector, span: 'CYCLE' as const, uninterruptedMinutes: hours * 45, forClasses: [], exceptClasses: [] });
  const draft = changed({ minima: [...shaanxi.minima, share(3)], blockDuties: [block(90)] });
  const [one, other] = [compared(draft, [faceToFace(40)]), compared(draft, [...five, faceToFace(60)])];
  expect(one.words).toEqual(['本周期新增要求“集中占比”：不少于实得总量的十分之三。', '本周期新增要求“集中研修”：一次不间断的 90 学时。']);
  const causes = withCauses(withCauses([], [one.differences]), [other.differences]);
  expect(causes.map(({ teachers, difference }) => [teachers, difference.code])).toEqual([[2, 'ASKS_SHARE'], [2, 'ASKS_BLOCK']]);

  const rules = { before: draft.judge, after: ruleSetSchema.parse({ ...draft.judge, minima: [...shaanxi.minima, share(5)], blockDuties: [] }) };
  const [was, is] = [tryRules(draft, teacher, [faceToFace(40)], '2027-12-31'), tryRules(asIfAlways(rules.after), teacher, [faceToFace(40)], '2027-12-31')];
  expect(compareTrials(was, is).differences.map((each) => explainDifference(rules, each))).toEqual([
    { zh: '本周期“集中占比”要求不少于实得总量的十分之五（原十分之三）。', en: '“Share face to face” for the cycle asks for 5/10 of everything earned (3/10 before).' },
    { zh: '本周期不再要求“集中研修”。', en: '“Block” is no longer asked for the cycle.' },
  ]);
});
