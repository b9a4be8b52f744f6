import { z } from 'zod';

import { assessCycle } from './assessment.js';
import { cycleYearOf } from './calendar.js';
import { type DocumentIssue, documentIssues } from './document-issue.js';
import { explainCredit, explainMissing } from './explanation.js';
import { ofCycle, replayActivities, type SourcedActivity } from './replay.js';
import { explainRefusal } from './refusal-explanation.js';
import { type Bilingual, bilingualSchema, LEVELS, type RuleSet } from './rule-set.js';
import { creditsText, nameIn } from './wording.js';

/** Test cases that an officer keeps with a rule set: a teacher's activities, and what must come of them. Centicredits and minutes. */

const day = z.iso.date();
const key = z.string().min(1).max(64);
const whole = z.int().min(0).max(100_000_000);

const givenActivity = z.strictObject({
  title: z.string().min(1).max(200),
  categoryKey: key, level: z.enum(LEVELS), itemKey: key.nullable().default(null), rankKey: key.nullable().default(null), roleKey: key.nullable().default(null),
  day,
  /** Left out: handed in on the last day of the activity. */
  submittedDay: day.nullable().default(null),
  durationMinutes: whole.default(0), wholeDays: whole.default(0), halfDays: whole.default(0),
  /** Left out: as many as it takes. */
  consecutiveDays: whole.nullable().default(null), uninterruptedMinutes: whole.nullable().default(null),
  quantity: z.int().min(1).max(10_000).default(1), declaredCenticredits: whole.nullable().default(null),
  absentMinutes: whole.nullable().default(null), passed: z.boolean().nullable().default(null), scorePermille: z.int().min(0).max(1000).nullable().default(null),
  topicKeys: z.array(key).default([]), courseKey: key.nullable().default(null),
  organiserKey: key.nullable().default(null), accredited: z.boolean().default(true), organiserLevel: z.enum(LEVELS).nullable().default(null),
  /** Null: evidence is not looked at. */
  evidenceKeys: z.array(key).nullable().default(null),
  retroactiveOrder: z.string().max(100).nullable().default(null),
});

const expectation = z.strictObject({
  /** What each activity brings to the ledger, or the code of the refusal. Empty: not looked at. */
  posted: z.array(z.union([whole, z.string().regex(/^[A-Z_]+$/)])).default([]),
  categories: z.array(z.strictObject({ categoryKey: key, countedCenticredits: whole })).default([]),
  totalCenticredits: whole.nullable().default(null),
  met: z.boolean().nullable().default(null),
  /** What is missing, each requirement once; empty: not looked at, `met` says that nothing is. */
  missing: z.array(z.strictObject({ requirementKey: key, cycleYear: z.int().nullable().default(null), shortCenticredits: whole })).default([]),
});

const testCaseSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a key is lower-case letters, digits and hyphens').max(64),
  name: bilingualSchema,
  person: z.strictObject({
    birthDay: day.nullable().default('1980-05-20'), hireDay: day.nullable().default('2003-09-01'),
    classSpells: z.array(z.strictObject({ classKey: key, fromDay: day, toDay: day.nullable().default(null) })).default([]),
  }),
  /** The cycle looked at holds this day. */
  asOfDay: day,
  activities: z.array(givenActivity).max(100),
  expected: expectation,
});
export type TestCase = z.infer<typeof testCaseSchema>;

const testCasesSchema = z.array(testCaseSchema).max(100);

export type ParsedTestCases = { readonly ok: true; readonly testCases: TestCase[] } | { readonly ok: false; readonly issues: readonly DocumentIssue[] };

export function parseTestCases(document: unknown): ParsedTestCases {
  const parsed = testCasesSchema.safeParse(document, { reportInput: true });
  return parsed.success ? { ok: true, testCases: parsed.data } : { ok: false, issues: documentIssues(parsed.error.issues) };
}

/** One thing looked at. Amounts are words already, so that hours, credits and refusals stand in one column. */
export interface TestCheck {
  readonly what: Bilingual;
  readonly expected: Bilingual;
  readonly got: Bilingual;
  readonly passed: boolean;
  /** How the rules came to it, sentence by sentence. */
  readonly reasons: readonly Bilingual[];
}

export interface TestCaseResult { readonly key: string; readonly name: Bilingual; readonly passed: boolean; readonly checks: readonly TestCheck[] }

/** Runs a case as the published rules would judge it, whatever days the document is in force. */
export function runTestCase(document: RuleSet, testCase: TestCase): TestCaseResult {
  const ruleSet = { ...document, effectiveFromDay: '1900-01-01', effectiveToDay: null };
  const { key: caseKey, name, person, asOfDay, expected } = testCase;
  const activities = testCase.activities.map((given, index): SourcedActivity => activityOf(ruleSet, given, index));
  const { activities: replayed, postings } = replayActivities(ruleSet, person, activities);
  const credits = (centicredits: number): Bilingual => creditsText(ruleSet, centicredits);

  const checks: TestCheck[] = expected.posted.map((wanted, index) => {
    const activity = replayed[index];
    const got = activity === undefined ? null : activity.ok ? activity.posting.postedCenticredits : activity.refusal.code;
    const words = (value: number | string | null): Bilingual => (value === null ? { zh: '没有这项活动', en: 'no such activity' } : typeof value === 'number' ? credits(value) : { zh: `不予登记（${value}）`, en: `refused (${value})` });
    const title = testCase.activities[index]?.title ?? String(index + 1);
    return {
      what: { zh: `第 ${index + 1} 项“${title}”`, en: `Activity ${index + 1}, “${title}”` }, expected: words(wanted), got: words(got), passed: got === wanted,
      reasons: activity === undefined ? [] : activity.ok ? explainCredit(ruleSet, activity.priced, activity.posting) : [explainRefusal(ruleSet, activity.refusal)],
    };
  });

  const cycle = cycleYearOf(ruleSet.cycle, person, asOfDay);
  const wantsCycle = expected.categories.length > 0 || expected.totalCenticredits !== null || expected.met !== null || expected.missing.length > 0;
  if (wantsCycle && cycle === null) return { key: caseKey, name, passed: false, checks: [...checks, { what: { zh: '周期', en: 'Cycle' }, expected: { zh: '可确定', en: 'known' }, got: { zh: '缺少日期，无法确定', en: 'a date is missing' }, passed: false, reasons: [] }] };
  if (wantsCycle && cycle !== null) {
    const { cycleStartYear } = cycle;
    const assessment = assessCycle(ruleSet, person, ofCycle(postings, cycleStartYear, ruleSet), { cycleStartYear, asOfDay });
    const missingWords = assessment.missing.map((item) => explainMissing(ruleSet, item));
    for (const { categoryKey, countedCenticredits } of expected.categories) {
      const got = assessment.categories.find((each) => each.categoryKey === categoryKey)?.countedCenticredits ?? 0;
      checks.push({ what: nameIn(ruleSet.categories, categoryKey), expected: credits(countedCenticredits), got: credits(got), passed: got === countedCenticredits, reasons: [] });
    }
    if (expected.totalCenticredits !== null) {
      const got = assessment.total.countedCenticredits;
      checks.push({ what: { zh: '周期合计', en: 'Total of the cycle' }, expected: credits(expected.totalCenticredits), got: credits(got), passed: got === expected.totalCenticredits, reasons: [] });
    }
    if (expected.met !== null) checks.push({ what: { zh: '是否达标', en: 'Requirements' }, expected: metWords(expected.met), got: metWords(assessment.met), passed: assessment.met === expected.met, reasons: missingWords });
    for (const { requirementKey, cycleYear, shortCenticredits } of expected.missing) {
      const index = assessment.missing.findIndex((item) => item.requirementKey === requirementKey && item.cycleYear === cycleYear);
      const item = assessment.missing[index];
      const got = item && 'shortCenticredits' in item ? item.shortCenticredits : 0;
      const name = nameIn([...ruleSet.targets, ...ruleSet.minima, ...ruleSet.blockDuties], requirementKey);
      checks.push({ what: { zh: `“${name.zh}”还差`, en: `“${name.en}”: short of` }, expected: credits(shortCenticredits), got: credits(got), passed: got === shortCenticredits, reasons: missingWords.slice(index, index + 1) });
    }
    if (expected.missing.length > 0 && assessment.missing.length !== expected.missing.length) {
      const count = (length: number): Bilingual => ({ zh: `${length} 项`, en: String(length) });
      checks.push({ what: { zh: '未达到的要求', en: 'Requirements not met' }, expected: count(expected.missing.length), got: count(assessment.missing.length), passed: false, reasons: missingWords });
    }
  }
  return { key: caseKey, name, passed: checks.length > 0 && checks.every((each) => each.passed), checks };
}

const metWords = (met: boolean): Bilingual => (met ? { zh: '达标', en: 'met' } : { zh: '未达标', en: 'not met' });

function activityOf(ruleSet: RuleSet, given: TestCase['activities'][number], index: number): SourcedActivity {
  const { title: _title, organiserKey, organiserLevel, accredited, absentMinutes, passed, scorePermille, retroactiveOrder, submittedDay, consecutiveDays, uninterruptedMinutes, ...facts } = given;
  const { hourMinutes, dayHours, halfDayHours } = ruleSet.unit;
  const minutes = given.durationMinutes + (given.wholeDays * dayHours + given.halfDays * halfDayHours) * hourMinutes;
  return {
    ...facts, sourceKey: String(index + 1).padStart(3, '0'), submittedDay: submittedDay ?? given.day,
    // What a case does not speak of is in order.
    consecutiveDays: consecutiveDays ?? 366, uninterruptedMinutes: uninterruptedMinutes ?? minutes,
    attendance: { requiredMinutes: minutes, absentMinutes: absentMinutes ?? 0 }, assessment: { passed: passed ?? true, scorePermille: scorePermille ?? (passed === false ? 0 : 1000) },
    organiser: { key: organiserKey, level: organiserLevel ?? given.level, accredited }, retroactive: retroactiveOrder === null ? null : { order: retroactiveOrder },
  };
}
