import { priceActivity, type ActivityFacts, type PricingRefusal } from '../../../server/modules/credits/rules/pricing.js';
import { explainRefusal } from '../../../server/modules/credits/rules/refusal-explanation.js';
import { explainStep } from '../../../server/modules/credits/rules/explanation.js';
import { buildActivity, buildRuleSet, named, priced, teacher } from './rule-facts.js';

const both = { categoryKeys: ['a'], itemKeys: ['prize'] };
const strict = buildRuleSet({
  effectiveToDay: '2024-12-31', cycle: { years: 5, anchor: { kind: 'BIRTH_MONTH' }, begins: { kind: 'COMMON', startYear: 2020 } },
  ranks: [named('first')], roles: [named('author')], classes: [{ ...named('backbone'), membership: { kind: 'DECLARED' } }],
  items: [{ ...named('prize'), categoryKey: 'a', pieceName: { zh: '项', en: 'prize' }, minimumMinutes: 60, forClasses: ['backbone'],
    value: { kind: 'FIXED', rows: [{ levels: ['COUNTY'], rankKeys: ['first'], roleKeys: ['author'], centicredits: 300 }] } }],
  gates: [{ key: 'gate', scope: both, attendance: { kind: 'ATTENDED_AT_LEAST', share: { numerator: 4, denominator: 5 } }, assessment: { kind: 'SCORE_AT_LEAST', scorePermille: 600 } }],
  blockRules: [{ key: 'block', scope: both, consecutiveDays: 2, uninterruptedMinutes: 30 }],
  organiserRules: [{ key: 'organiser', scope: both, minimumLevel: 'CITY', accreditation: 'REGISTER' }],
  evidence: [{ ...named('award'), scope: both }],
  registration: { yearClosesAfterDays: 30, withinDaysOfActivity: 60, windows: [{ fromMonthDay: '11-01', toMonthDay: '01-31' }], retroactive: { kind: 'ALLOWED', orderRequired: true, withinDaysOfActivity: 400 } },
});
const backbone = { ...teacher, classSpells: [{ classKey: 'backbone', fromDay: '2020-01-01', toDay: null }] };
const creditable = buildActivity({
  itemKey: 'prize', rankKey: 'first', roleKey: 'author', day: '2024-11-10', submittedDay: '2024-11-20', uninterruptedMinutes: 60,
  attendance: { requiredMinutes: 100, absentMinutes: 20 }, assessment: { passed: true, scorePermille: 600 }, evidenceKeys: ['award'],
});
const worthNothing = { rankKey: null } as const;
const short = { ...worthNothing, durationMinutes: 59 } as const;
const unproved = { ...short, evidenceKeys: [] } as const;
const broken = { ...unproved, consecutiveDays: 1 } as const;
const failed = { ...broken, assessment: { passed: true, scorePermille: 599 } } as const;
const unassessed = { ...broken, assessment: null } as const;
const absent = { ...failed, attendance: { requiredMinutes: 100, absentMinutes: 21 } } as const;
const unrecorded = { ...failed, attendance: null } as const;
const low = { ...absent, organiser: { key: null, level: 'COUNTY', accredited: true } } as const;
const unaccredited = { ...absent, organiser: { key: null, level: 'COUNTY', accredited: false } } as const;
const outside = { ...unaccredited, submittedDay: '2024-10-31', day: '2024-10-01' } as const;
const overdue = { ...unaccredited, day: '2024-10-01', submittedDay: '2024-12-01' } as const;
const closed = { ...unaccredited, day: '2024-04-20', submittedDay: '2024-10-31' } as const;
const hopeless = { ...unaccredited, day: '2023-04-20', submittedDay: '2024-10-31', retroactive: { order: '市教〔2024〕9号' } } as const;
const early = { ...closed, submittedDay: '2024-04-19' } as const;

test('what keeps every rule is credited', () => {
  expect(priceActivity(strict, backbone, creditable)).toMatchObject({ ok: true, priced: { ruleKey: 'prize', valueCenticredits: 300 } });
});

// In descending precedence: each row breaks its own rule and every rule below it that can be broken with it.
const refusals: [string, Partial<ActivityFacts>, Partial<PricingRefusal>, typeof teacher?][] = [
  ['not in force', { ...early, day: '2025-01-01', categoryKey: 'x', itemKey: 'x' }, { code: 'RULE_SET_NOT_IN_FORCE', day: '2025-01-01' }, { ...teacher, birthDay: null }],
  ['birth date unknown', { ...early, categoryKey: 'x', itemKey: 'x' }, { code: 'PERSON_FACT_MISSING', fact: 'BIRTH_DAY' }, { ...teacher, birthDay: null }],
  ['category unknown', { ...early, categoryKey: 'x', itemKey: 'x' }, { code: 'CATEGORY_UNKNOWN', categoryKey: 'x' }],
  ['item of another category', { ...early, categoryKey: 'b' }, { code: 'ITEM_UNKNOWN', itemKey: 'prize', categoryKey: 'b' }],
  ['handed in before it ended', early, { code: 'ACTIVITY_IN_FUTURE', day: '2024-04-20', submittedDay: '2024-04-19' }],
  ['year closed', closed, { code: 'YEAR_CLOSED', cycleYear: 2023, closedAfterDay: '2024-05-30', retroactive: 'POSSIBLE' }],
  ['past its own deadline', overdue, { code: 'OUTSIDE_WINDOW', lastDay: '2024-11-30', retroactive: 'POSSIBLE' }],
  ['outside the season', outside, { code: 'OUTSIDE_WINDOW', lastDay: null }],
  ['retroactive without an order', { ...hopeless, retroactive: { order: null } }, { code: 'RETROACTIVE_ORDER_MISSING' }],
  ['retroactive too late', hopeless, { code: 'RETROACTIVE_TOO_LATE', lastDay: '2024-05-24' }],
  ['organiser not accredited', unaccredited, { code: 'ORGANISER_NOT_ACCREDITED', organiserKey: null }],
  ['organiser below the level', low, { code: 'ORGANISER_LEVEL_TOO_LOW', level: 'COUNTY', minimumLevel: 'CITY' }],
  ['not of the class', absent, { code: 'PERSON_NOT_ELIGIBLE', itemKey: 'prize' }],
  ['attendance not recorded', unrecorded, { code: 'ATTENDANCE_NOT_RECORDED' }, backbone],
  ['one minute too much absence', absent, { code: 'ATTENDANCE_TOO_LOW', requiredMinutes: 100, absentMinutes: 21 }, backbone],
  ['not assessed', unassessed, { code: 'ASSESSMENT_NOT_RECORDED' }, backbone],
  ['one permille below the mark', failed, { code: 'ASSESSMENT_FAILED', scorePermille: 599, requiredPermille: 600 }, backbone],
  ['one day is no block', broken, { code: 'BLOCK_TOO_SHORT', consecutiveDays: 1, requiredDays: 2 }, backbone],
  ['no proof', unproved, { code: 'EVIDENCE_MISSING', evidenceKeys: ['award'] }, backbone],
  ['one minute too short', short, { code: 'DURATION_TOO_SHORT', countedMinutes: 59, requiredMinutes: 60 }, backbone],
  ['no value for no rank', worthNothing, { code: 'NO_ITEM_VALUE', itemKey: 'prize', rankKey: null }, backbone],
];

test.each(refusals)('%s', (_case, change, refusal, person = teacher) => {
  const pricing = priceActivity(strict, person, { ...creditable, ...change });
  expect(pricing).toMatchObject({ ok: false, refusal });
  if (pricing.ok) throw new Error('credited');
  const words = explainRefusal(strict, pricing.refusal);
  expect(words.zh).toMatch(/[。]$/);
  expect(words.en).toMatch(/\.$/);
  expect(`${words.zh}${words.en}`).not.toMatch(/undefined|NaN|null/);
});

test('a retroactive entry under an order passes the closed year, and says so', () => {
  const entry = { ...creditable, day: '2024-04-20', submittedDay: '2024-11-20', retroactive: { order: '市教〔2024〕9号' } };
  const pricing = priceActivity(strict, backbone, entry);
  if (!pricing.ok) throw new Error(pricing.refusal.code);
  expect(pricing.priced.steps.at(-1)).toEqual({ code: 'RETROACTIVE_ENTRY', order: '市教〔2024〕9号' });
  expect(explainStep(strict, pricing.priced.steps.at(-1)!).zh).toBe('依据文件“市教〔2024〕9号”按补登办理。');
  const forbidding = { ...strict, registration: { ...strict.registration, retroactive: { kind: 'FORBIDDEN' as const } } };
  expect(priceActivity(forbidding, backbone, entry)).toMatchObject({ refusal: { code: 'YEAR_CLOSED', retroactive: 'FORBIDDEN' } });
});

test('a window over New Year is open on both sides of it', () => {
  const january = { ...creditable, day: '2024-12-20', submittedDay: '2025-01-31' };
  expect(priceActivity(strict, backbone, january)).toMatchObject({ ok: true });
  expect(priceActivity(strict, backbone, { ...january, submittedDay: '2025-02-01' })).toMatchObject({ refusal: { code: 'OUTSIDE_WINDOW', lastDay: null } });
});

test.each([
  ['no rate for the level', { weights: [{ ...named('hour'), categoryKeys: ['a'], levels: ['CITY'], centicredits: 1, perMinutes: 1 }] }, {}, { code: 'NO_RATE', categoryKey: 'a', level: 'COUNTY' }],
  ['less than the smallest step', {}, { durationMinutes: 0 }, { code: 'WORTH_NOTHING', ruleKey: 'hour' }],
  ['no declared value', { items: [{ ...named('year'), categoryKey: 'a', pieceName: { zh: '年', en: 'year' }, value: { kind: 'DECLARED' } }] }, { itemKey: 'year' }, { code: 'NO_DECLARED_VALUE', itemKey: 'year' }],
  ['attended less than the share, exactly is enough', { gates: [{ key: 'g', scope: { categoryKeys: ['a'] }, attendance: { kind: 'ABSENT_BELOW', share: { numerator: 1, denominator: 3 } }, assessment: { kind: 'NONE' } }] }, { attendance: { requiredMinutes: 100, absentMinutes: 34 } }, { code: 'ATTENDANCE_TOO_LOW' }],
  ['failed', { gates: [{ key: 'g', scope: { categoryKeys: ['a'] }, attendance: { kind: 'NONE' }, assessment: { kind: 'PASSED' } }] }, { assessment: { passed: false, scorePermille: null } }, { code: 'ASSESSMENT_FAILED', requiredPermille: null }],
  ['an organiser that is not on the list', { organiserRules: [{ key: 'o', scope: { categoryKeys: ['a'] }, accreditation: 'LISTED' }], accreditedOrganisers: [{ ...named('college'), toDay: '2024-06-09' }] }, { organiser: { key: 'college', level: 'CITY', accredited: true } }, { code: 'ORGANISER_NOT_ACCREDITED', organiserKey: 'college' }],
] as const)('%s', (_case, document, change, refusal) => {
  const ruleSet = buildRuleSet(document);
  const pricing = priceActivity(ruleSet, teacher, buildActivity(change));
  expect(pricing).toMatchObject({ ok: false, refusal });
  if (!pricing.ok) expect(explainRefusal(ruleSet, pricing.refusal).zh).toMatch(/。$/);
});

test('hours: days count as the rule set says, absences and broken hours are not paid where it says so', () => {
  expect(priced(buildRuleSet(), { wholeDays: 2, halfDays: 1, durationMinutes: 90 }).valueCenticredits).toBe(2150);
  const attended = buildRuleSet({
    unit: { kind: 'HOUR', name: { zh: '学时', en: 'hours' }, hourMinutes: 45, dayHours: 8, halfDayHours: 4, wholeHoursOnly: true },
    weights: [{ ...named('hour'), categoryKeys: ['a'], centicredits: 100, perMinutes: 45 }],
    gates: [{ key: 'g', scope: { categoryKeys: ['a'] }, attendance: { kind: 'NONE' }, paysFor: 'ATTENDED', assessment: { kind: 'NONE' } }],
  });
  const result = priced(attended, { durationMinutes: 200, attendance: { requiredMinutes: 200, absentMinutes: 30 } });
  expect(result).toMatchObject({ valueCenticredits: 300, steps: [{ code: 'HOURS_COUNTED', countedMinutes: 135, unpaidMinutes: 65 }, { code: 'WEIGHT_APPLIED' }] });
});

test('weights: exact ratios, rounded once, to the step and in the direction of the document', () => {
  const perHour = (rounding: object) => buildRuleSet({ weights: [{ ...named('hour'), categoryKeys: ['a'], centicredits: 100, perMinutes: 45 }], rounding });
  expect(priced(perHour({ stepCenticredits: 1, direction: 'DOWN' }), { durationMinutes: 60 }).valueCenticredits).toBe(133);
  expect(priced(perHour({ stepCenticredits: 50, direction: 'DOWN' }), { durationMinutes: 60 }).valueCenticredits).toBe(100);
  expect(priced(perHour({ stepCenticredits: 50, direction: 'NEAREST' }), { durationMinutes: 60 }).valueCenticredits).toBe(150);
  const halfDays = buildRuleSet({ weights: [{ ...named('half-day'), categoryKeys: ['a'], centicredits: 50, perMinutes: 240, wholeStepsOnly: true }] });
  expect(priced(halfDays, { durationMinutes: 479 })).toMatchObject({ valueCenticredits: 50, steps: [{}, { code: 'WEIGHT_APPLIED', countedMinutes: 240 }] });
});

test('an item that credits both sides prices the other side with it', () => {
  const ruleSet = buildRuleSet({
    roles: [named('mentor'), named('apprentice')],
    items: [{ ...named('mentoring'), categoryKey: 'a', pieceName: { zh: '年', en: 'year' }, creditsBothRoleKeys: ['mentor', 'apprentice'],
      value: { kind: 'FIXED', rows: [{ roleKeys: ['mentor'], centicredits: 200 }, { roleKeys: ['apprentice'], centicredits: 150 }] } }],
  });
  expect(priced(ruleSet, { itemKey: 'mentoring', roleKey: 'mentor' })).toMatchObject({ valueCenticredits: 200, counterparts: [{ roleKey: 'apprentice', valueCenticredits: 150 }] });
});
