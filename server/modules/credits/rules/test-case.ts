import { z } from 'zod';

import { assessCycle } from './assessment.js';
import { cycleYearOf } from './calendar.js';
import { postingsOfCycle } from './cycle-postings.js';
import { type DocumentIssue, documentIssues } from './document-issue.js';
import { explainCredit, explainMissing } from './explanation.js';
import { replayActivities, type SourcedActivity } from './replay.js';
import { explainRefusal, refusedBecause } from './refusal-explanation.js';
import type { PersonFacts } from './person-class.js';
import { classOfPost, registerFactsSchema } from './register-class.js';
import { type Bilingual, bilingualSchema, LEVELS, type RuleSet } from './rule-set.js';
import { creditsText, nameIn, requirementName } from './wording.js';

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
  organiserKey: key.nullable().default(null), organiserName: z.string().max(200).nullable().default(null), accredited: z.boolean().default(true), organiserLevel: z.enum(LEVELS).nullable().default(null),
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
  missing: z.array(z.strictObject({ requirementKey: key, cycleYear: z.int().nullable().default(null), /** Left out: by how much is not looked at, as for a block that is missing. */ shortCenticredits: whole.nullable().default(null) })).default([]),
});

const testCaseSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a key is lower-case letters, digits and hyphens').max(64),
  name: bilingualSchema,
  person: z.strictObject({
    birthDay: day.nullable().default('1980-05-20'), hireDay: day.nullable().default('2003-09-01'),
    classSpells: z.array(z.strictObject({ classKey: key, fromDay: day, toDay: day.nullable().default(null) })).default([]),
    /** What the register says beside the dates; what a case does not speak of is as with most. */
    register: registerFactsSchema.optional(),
  }),
  /** The cycle looked at holds this day. */
  asOfDay: day,
  activities: z.array(givenActivity).max(100).default([]),
  expected: expectation,
});
export type TestCase = z.infer<typeof testCaseSchema>;

export const testCasesSchema = z.array(testCaseSchema).max(100);

export type ParsedTestCases = { readonly ok: true; readonly testCases: TestCase[] } | { readonly ok: false; readonly issues: readonly DocumentIssue[] };

export function parseTestCases(document: unknown): ParsedTestCases {
  const parsed = testCasesSchema.safeParse(document, { reportInput: true });
  return parsed.success ? { ok: true, testCases: parsed.data } : { ok: false, issues: documentIssues(parsed.error.issues) };
}

/** A case as a person would write it: what is as it is when nothing is said is left out. */
export const writtenTestCase = (testCase: TestCase): unknown => written(testCaseSchema, testCase);

function written(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return written(schema.unwrap(), value);
  if (schema instanceof z.ZodArray && Array.isArray(value)) return value.map((each) => written(schema.element, each));
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([field, each]): [string, unknown][] => {
    const inner = schema.shape[field] as z.core.$ZodType;
    const unsaid = z.safeParse(inner, undefined);
    return unsaid.success && JSON.stringify(unsaid.data) === JSON.stringify(each) ? [] : [[field, written(inner, each)]];
  }));
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
  const { key: caseKey, name, asOfDay, expected } = testCase;
  const person = personOf(testCase.person);
  const activities = testCase.activities.map((given, index): SourcedActivity => activityOf(ruleSet, given, index));
  const { activities: replayed, postings } = replayActivities(ruleSet, person, activities);
  const credits = (centicredits: number): Bilingual => creditsText(ruleSet, centicredits);

  const checks: TestCheck[] = unknownNames(ruleSet, testCase);
  checks.push(...expected.posted.map((wanted, index): TestCheck => {
    const activity = replayed[index];
    const got = activity === undefined ? null : activity.ok ? activity.posting.postedCenticredits : activity.refusal.code;
    const words = (value: number | string | null): Bilingual => (value === null ? { zh: '没有这项活动', en: 'no such activity' } : typeof value === 'number' ? credits(value) : refusedWords(value));
    const title = testCase.activities[index]?.title ?? String(index + 1);
    return {
      what: { zh: `第 ${index + 1} 项“${title}”`, en: `Activity ${index + 1}, “${title}”` }, expected: words(wanted), got: words(got), passed: got === wanted,
      reasons: activity === undefined ? [] : activity.ok ? explainCredit(ruleSet, activity.priced, activity.posting) : [explainRefusal(ruleSet, activity.refusal)],
    };
  }));

  const cycle = cycleYearOf(ruleSet.cycle, person, asOfDay);
  const wantsCycle = expected.categories.length > 0 || expected.totalCenticredits !== null || expected.met !== null || expected.missing.length > 0;
  if (wantsCycle && cycle === null) return { key: caseKey, name, passed: false, checks: [...checks, { what: { zh: '周期', en: 'Cycle' }, expected: { zh: '可确定', en: 'known' }, got: { zh: '缺少日期，无法确定', en: 'a date is missing' }, passed: false, reasons: [] }] };
  if (wantsCycle && cycle !== null) {
    const { cycleStartYear } = cycle;
    const assessment = assessCycle(ruleSet, person, postingsOfCycle(ruleSet, person, postings, cycleStartYear), { cycleStartYear, asOfDay });
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
      const got = item === undefined ? { zh: '不差', en: 'not short' } : item.code === 'BLOCK_MISSING' ? { zh: '未达到', en: 'missing' } : credits(item.shortCenticredits);
      const name = requirementName(ruleSet, requirementKey);
      checks.push({
        what: { zh: `“${name.zh}”还差`, en: `“${name.en}”: short of` }, expected: shortCenticredits === null ? { zh: '未达到', en: 'missing' } : credits(shortCenticredits), got,
        passed: item !== undefined && (shortCenticredits === null || item.code === 'BLOCK_MISSING' || item.shortCenticredits === shortCenticredits), reasons: missingWords.slice(index, index + 1),
      });
    }
    if (expected.missing.length > 0 && assessment.missing.length !== expected.missing.length) {
      const count = (length: number): Bilingual => ({ zh: `${length} 项`, en: String(length) });
      checks.push({ what: { zh: '未达到的要求', en: 'Requirements not met' }, expected: count(expected.missing.length), got: count(assessment.missing.length), passed: false, reasons: missingWords });
    }
  }
  return { key: caseKey, name, passed: checks.length > 0 && checks.every((each) => each.passed), checks };
}

/** A post is a class by itself, as in the register. */
function personOf({ register, ...person }: TestCase['person']): PersonFacts {
  if (register === undefined) return person;
  return { ...person, register, classSpells: [...person.classSpells, { classKey: classOfPost(register.post), fromDay: person.hireDay ?? '1950-01-01', toDay: null }] };
}

/** Refusals stand in a case by their codes. */
function refusedWords(code: string): Bilingual {
  const why = refusedBecause(code);
  return why ? { zh: `不予登记（${why.zh}）`, en: `refused (${why.en})` } : { zh: `不予登记（没有“${code}”这种原因）`, en: `refused (there is no reason “${code}”)` };
}

/** Names that the rule set does not know: without them the case would look at something else than it says. */
function unknownNames(ruleSet: RuleSet, { person, activities, expected }: TestCase): TestCheck[] {
  const lists = { classes: ruleSet.classes, topics: ruleSet.topics, evidence: ruleSet.evidence, roles: ruleSet.roles, ranks: ruleSet.ranks, categories: ruleSet.categories, requirements: [...ruleSet.targets, ...ruleSet.minima, ...ruleSet.blockDuties] };
  const some = (key: string | null): string[] => (key === null ? [] : [key]);
  const named: Record<keyof typeof lists, readonly string[]> = {
    classes: person.classSpells.map(({ classKey }) => classKey), topics: activities.flatMap(({ topicKeys }) => topicKeys), evidence: activities.flatMap(({ evidenceKeys }) => evidenceKeys ?? []),
    roles: activities.flatMap(({ roleKey }) => some(roleKey)), ranks: activities.flatMap(({ rankKey }) => some(rankKey)),
    categories: expected.categories.map(({ categoryKey }) => categoryKey), requirements: expected.missing.map(({ requirementKey }) => requirementKey),
  };
  return (Object.keys(lists) as (keyof typeof lists)[]).flatMap((list) => [...new Set(named[list])].filter((key) => !lists[list].some((row) => row.key === key)).map((key): TestCheck => ({
    what: { zh: `用例提到的${LIST_WORDS[list].zh}“${key}”`, en: `The ${LIST_WORDS[list].en} “${key}” that the case names` }, expected: { zh: '办法中有', en: 'in the rule set' }, got: { zh: '没有，请核对代码', en: 'not there: look at its key' }, passed: false, reasons: [],
  })));
}

const LIST_WORDS = {
  classes: { zh: '人员类别', en: 'class' }, topics: { zh: '专题', en: 'topic' }, evidence: { zh: '佐证材料', en: 'evidence' }, roles: { zh: '角色', en: 'role' }, ranks: { zh: '等次', en: 'rank' },
  categories: { zh: '类别', en: 'category' }, requirements: { zh: '要求', en: 'requirement' },
} as const;

const metWords = (met: boolean): Bilingual => (met ? { zh: '达标', en: 'met' } : { zh: '未达标', en: 'not met' });

function activityOf(ruleSet: RuleSet, given: TestCase['activities'][number], index: number): SourcedActivity {
  const { title: _title, organiserKey, organiserName, organiserLevel, accredited, absentMinutes, passed, scorePermille, retroactiveOrder, submittedDay, consecutiveDays, uninterruptedMinutes, ...facts } = given;
  const { hourMinutes, dayHours, halfDayHours } = ruleSet.unit;
  const minutes = given.durationMinutes + (given.wholeDays * dayHours + given.halfDays * halfDayHours) * hourMinutes;
  return {
    ...facts, sourceKey: String(index + 1).padStart(3, '0'), submittedDay: submittedDay ?? given.day,
    // What a case does not speak of is in order.
    consecutiveDays: consecutiveDays ?? 366, uninterruptedMinutes: uninterruptedMinutes ?? minutes,
    attendance: { requiredMinutes: minutes, absentMinutes: absentMinutes ?? 0 }, assessment: { passed: passed ?? true, scorePermille: scorePermille ?? (passed === false ? 0 : 1000) },
    organiser: { key: organiserKey, name: organiserName, level: organiserLevel ?? given.level, accredited }, retroactive: retroactiveOrder === null ? null : { order: retroactiveOrder },
  };
}
