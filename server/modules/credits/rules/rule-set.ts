import { z } from 'zod';

import { type DocumentIssue, documentIssues } from './document-issue.js';
import { registerConditionSchema } from './register-class.js';

/**
 * A rule set (认定办法) is data: versioned, dated, written and tried by a credit officer.
 *
 * Units: every amount is a whole number of centicredits (hundredths of the rule set's own unit,
 * hours or credits) or of minutes; shares are exact fractions; days are ISO dates (YYYY-MM-DD) of
 * the business calendar (Asia/Shanghai); a month-day is MM-DD. No field is a decimal.
 * Empty lists in a condition mean "any", except where the field says otherwise.
 */

/** Sponsor levels 国 / 省 / 市 / 县 / 片区 / 校, highest first. */
export const LEVELS = ['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'AREA', 'SCHOOL'] as const;
export type Level = (typeof LEVELS)[number];

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a key is lower-case letters, digits and hyphens').max(64);
const keys = z.array(key).default([]);
const day = z.iso.date();
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a month-day is MM-DD');
const whole = z.int().min(0).max(100_000_000);
const positive = z.int().min(1).max(100_000_000);
const level = z.enum(LEVELS);
const levels = z.array(level).default([]);
const span = z.enum(['YEAR', 'CYCLE']);

export const bilingualSchema = z.strictObject({ zh: z.string().min(1).max(500), en: z.string().min(1).max(500) });
export type Bilingual = z.infer<typeof bilingualSchema>;

const named = z.strictObject({ key, name: bilingualSchema });

const fraction = z.strictObject({ numerator: whole, denominator: positive })
  .refine((value) => value.numerator <= value.denominator, 'a fraction is at most one');
export type Fraction = z.infer<typeof fraction>;

/** An amount stated outright, or as a share of the person's target or of what he earned in all. */
const amount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ABSOLUTE'), centicredits: whole }),
  z.strictObject({ kind: z.literal('SHARE'), of: z.enum(['TARGET', 'TOTAL']), share: fraction }),
]);
export type Amount = z.infer<typeof amount>;

/** Of a cap also: of records that share its limit only the highest counts (同一成果按最高级别计一次). */
const capAmount = z.discriminatedUnion('kind', [...amount.options, z.strictObject({ kind: z.literal('HIGHEST') })]);
export type CapAmount = z.infer<typeof capAmount>;

/** Which credits a cap or minimum looks at. All axes given must match; an empty axis matches everything. */
const selector = z.strictObject({ categoryKeys: keys, levels, topicKeys: keys, itemKeys: keys });
export type Selector = z.infer<typeof selector>;

/** Which records a procedure applies to: hour records of the categories, and the items by name. Empty lists match nothing. */
const scope = z.strictObject({ categoryKeys: keys, itemKeys: keys });
export type Scope = z.infer<typeof scope>;

/** Whom a row is for: everyone, or holders of one of `forClasses`; holders of one of `exceptClasses` never. */
const audience = { forClasses: keys, exceptClasses: keys };

const unit = z.strictObject({
  kind: z.enum(['HOUR', 'CREDIT']),
  name: bilingualSchema,
  hourMinutes: positive,
  /** What a whole day and a half day count as, whatever the clock says. */
  dayHours: positive,
  halfDayHours: positive,
  /** Minutes short of a whole hour earn nothing. */
  wholeHoursOnly: z.boolean().default(false),
});

const rounding = z.strictObject({ stepCenticredits: positive, direction: z.enum(['DOWN', 'NEAREST', 'UP']) });
export type Rounding = z.infer<typeof rounding>;

const cycle = z.strictObject({
  years: z.int().min(1).max(20),
  /** Where a year of the cycle begins. */
  anchor: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('CALENDAR_YEAR') }),
    z.strictObject({ kind: z.literal('SCHOOL_YEAR'), startsOnMonthDay: monthDay }),
    z.strictObject({ kind: z.literal('DATE'), startsOnMonthDay: monthDay }),
    z.strictObject({ kind: z.literal('BIRTH_MONTH') }),
    z.strictObject({ kind: z.literal('HIRE_DATE') }),
  ]),
  /** Which year is the first of a cycle: one year for the whole county, or each teacher's year of hire. */
  begins: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('COMMON'), startYear: z.int().min(1980).max(2200) }),
    z.strictObject({ kind: z.literal('HIRE_YEAR') }),
  ]),
});

/** A class of person (新教师, 班主任, 校长, 骨干, 五十岁以上), by what the register says or by dates. */
const personClass = z.strictObject({
  key, name: bilingualSchema,
  membership: z.discriminatedUnion('kind', [
    /** By the post in the register: the key of the class is that of the post. */
    z.strictObject({ kind: z.literal('DECLARED') }),
    /** By what the register says of post, title, honours, school, sex, age and service: one of the rows must hold. */
    z.strictObject({ kind: z.literal('REGISTER_SAYS'), anyOf: z.array(registerConditionSchema).min(1) }),
    z.strictObject({ kind: z.literal('AGE_AT_LEAST'), years: positive }),
    z.strictObject({ kind: z.literal('SERVICE_BELOW'), years: positive }),
  ]),
  /** In a year or cycle the class is held when it is held on any day of it, or on its last day. */
  heldWhen: z.enum(['ANY_DAY', 'LAST_DAY']).default('LAST_DAY'),
});
export type PersonClass = z.infer<typeof personClass>;

/** Total to reach. Of the rows of one span the first that fits the person is his; later ones are not looked at. */
const target = z.strictObject({ key, name: bilingualSchema, span, centicredits: whole, ...audience });
export type Target = z.infer<typeof target>;

/** A minimum on any axes: a category, type × level, a named topic. Every row that fits the person binds. */
const minimum = z.strictObject({ key, name: bilingualSchema, selector, span, amount, ...audience });
export type Minimum = z.infer<typeof minimum>;

/**
 * A maximum. LEDGER caps cut what is posted; ASSESSMENT caps leave the ledger whole and cut what counts,
 * so that the surplus may still overflow. A share of the TOTAL can only be judged at assessment.
 */
const cap = z.strictObject({
  key, name: bilingualSchema, selector, amount: capAmount, ...audience,
  span: z.enum(['RECORD', 'COURSE', 'YEAR', 'CYCLE']),
  enforcedAt: z.enum(['LEDGER', 'ASSESSMENT']).default('LEDGER'),
}).refine((row) => row.amount.kind !== 'SHARE' || row.amount.of === 'TARGET' || row.enforcedAt === 'ASSESSMENT',
  'a cap that is a share of the total is enforced at assessment')
  .refine((row) => row.amount.kind !== 'HIGHEST' || (row.enforcedAt === 'LEDGER' && row.span !== 'RECORD'), 'a cap on the highest holds when posted, over a course, a year or a cycle')
  .refine((row) => row.enforcedAt === 'LEDGER' || row.span === 'YEAR' || row.span === 'CYCLE', 'an assessment cap spans a year or a cycle');
export type Cap = z.infer<typeof cap>;

/** At least one uninterrupted block of these minutes within the span (不间断集中研修). */
const blockDuty = z.strictObject({ key, name: bilingualSchema, selector, span, uninterruptedMinutes: positive, ...audience });
export type BlockDuty = z.infer<typeof blockDuty>;

/** Waives requirements for classes of person. A YEAR exemption may also shorten the cycle's amounts by that year. */
const exemption = z.strictObject({
  key, name: bilingualSchema, classKeys: z.array(key).min(1), span,
  waives: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('EVERYTHING') }),
    z.strictObject({ kind: z.literal('REQUIREMENTS'), keys: z.array(key).min(1) }),
  ]),
  shortensCycle: z.boolean().default(false),
});
export type Exemption = z.infer<typeof exemption>;

/**
 * One direction only. Of the source, what lies above its minimum (or above its assessment cap) may fill the
 * other category up to its minimum (or its cap), `ratio.from` units giving `ratio.to`, and `mostCenticredits` of it at most.
 */
const overflow = z.strictObject({
  key, name: bilingualSchema, fromCategoryKey: key, toCategoryKey: key, span,
  ratio: z.strictObject({ from: positive, to: positive }),
  /** The most it may give in the span, in centicredits of the category that it fills; null: no limit of its own. */
  mostCenticredits: positive.nullable().default(null),
  surplusAbove: z.enum(['MINIMUM', 'CAP']).default('MINIMUM'),
  fills: z.enum(['MINIMUM', 'CAP']).default('MINIMUM'),
});
export type Overflow = z.infer<typeof overflow>;

/** Centicredits per so many minutes, an exact ratio. The first row that fits the record is taken. */
const weight = z.strictObject({
  key, name: bilingualSchema, categoryKeys: z.array(key).min(1), levels, roleKeys: keys,
  centicredits: positive, perMinutes: positive,
  /** A part of `perMinutes` earns nothing: half days count whole. */
  wholeStepsOnly: z.boolean().default(false),
  /** Null: as the rule set rounds everything. */
  rounding: rounding.nullable().default(null),
  ...audience,
});
export type Weight = z.infer<typeof weight>;

/** Fixed value by level × rank × role, per piece; the first row that fits is taken. */
const itemValue = z.strictObject({ levels, rankKeys: keys, roleKeys: keys, centicredits: positive });

const item = z.strictObject({
  key, name: bilingualSchema, categoryKey: key,
  pieceName: bilingualSchema,
  value: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('FIXED'), rows: z.array(itemValue).min(1) }),
    /** The recognising body states the value; the caps bound it. */
    z.strictObject({ kind: z.literal('DECLARED') }),
  ]),
  minimumMinutes: whole.default(0),
  /** Roles that one record credits together (mentor and apprentice). Empty: only the person of the record. */
  creditsBothRoleKeys: keys,
  ...audience,
});
export type Item = z.infer<typeof item>;

/** Attendance is compared on whole minutes: "absent one fifth or more" refuses absent × 5 ≥ required × 1. */
const gate = z.strictObject({
  key, scope,
  attendance: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('NONE') }),
    z.strictObject({ kind: z.literal('ABSENT_BELOW'), share: fraction }),
    z.strictObject({ kind: z.literal('ATTENDED_AT_LEAST'), share: fraction }),
  ]),
  /** What becomes of a record without a register: a self-paced course may have none. */
  unrecordedAttendance: z.enum(['REFUSED', 'PASSES']).default('REFUSED'),
  /** Whether the planned hours or the hours attended are paid once the gate is passed. */
  paysFor: z.enum(['PLANNED', 'ATTENDED']).default('PLANNED'),
  assessment: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('NONE') }),
    z.strictObject({ kind: z.literal('PASSED') }),
    z.strictObject({ kind: z.literal('SCORE_AT_LEAST'), scorePermille: z.int().min(0).max(1000) }),
  ]),
});
export type Gate = z.infer<typeof gate>;

const blockRule = z.strictObject({ key, scope, consecutiveDays: whole.default(0), uninterruptedMinutes: whole.default(0) });
export type BlockRule = z.infer<typeof blockRule>;

const organiserRule = z.strictObject({
  key, scope,
  minimumLevel: level.nullable().default(null),
  /** REGISTER: accredited in the centre's register on the day. LISTED: named in this document. */
  accreditation: z.enum(['NOT_REQUIRED', 'REGISTER', 'LISTED']).default('NOT_REQUIRED'),
});
export type OrganiserRule = z.infer<typeof organiserRule>;

const accreditedOrganiser = z.strictObject({
  key, name: bilingualSchema, categoryKeys: keys, fromDay: day.nullable().default(null), toDay: day.nullable().default(null),
});

const evidence = z.strictObject({ key, name: bilingualSchema, scope });

const registration = z.strictObject({
  /** Days after the end of the year of the cycle in which its records may still be handed in; null: it never closes. */
  yearClosesAfterDays: whole.nullable(),
  /** The last day on which the records of a year are taken: the first such day on or after its end, in place of a number of days. */
  yearClosesOn: monthDay.nullable().default(null),
  /** Days after the activity in which it must be handed in; null: no such limit. */
  withinDaysOfActivity: whole.nullable(),
  /** Parts of the calendar year in which claims are taken; empty: always. A window may run over New Year. */
  windows: z.array(z.strictObject({ fromMonthDay: monthDay, toMonthDay: monthDay })).default([]),
  retroactive: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('FORBIDDEN') }),
    z.strictObject({ kind: z.literal('ALLOWED'), orderRequired: z.boolean(), withinDaysOfActivity: whole.nullable() }),
  ]),
});

export const approvalStepSchema = z.strictObject({
  at: z.enum(['SCHOOL', 'AREA', 'COUNTY', 'CITY', 'PROVINCE']),
  does: z.enum(['PRECHECK', 'RECOGNISE', 'AUDIT', 'FILE']),
});
export type ApprovalStep = z.infer<typeof approvalStepSchema>;

/** The chain of the first row that names the category (an empty list names all) and the kind of entry. */
const approval = z.strictObject({ key, categoryKeys: keys, entry: z.enum(['ANY', 'RETROACTIVE']).default('ANY'), steps: z.array(approvalStepSchema).min(1) });

/** How credits of some categories read in another unit, for statements: `centicredits` here are worth `convertedCenticredits` there. */
const conversion = z.strictObject({ key, unitName: bilingualSchema, categoryKeys: z.array(key).min(1), centicredits: positive, convertedCenticredits: positive });

/** What the sources leave open. Null: the rule set says nothing of it. */
const policies = z.strictObject({
  appealDays: whole.nullable(),
  noticeDays: whole.nullable(),
  forgeryPenalty: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('VOID_RECORD') }),
    z.strictObject({ kind: z.literal('VOID_YEAR') }),
    z.strictObject({ kind: z.literal('BARRED'), years: positive }),
  ]).nullable(),
  /** What a passed degree year does to the other hours of that year. */
  degreeYear: z.strictObject({ itemKeys: z.array(key).min(1), otherHours: z.enum(['COUNT', 'DO_NOT_COUNT']) }).nullable(),
  /** Whether a teacher hired within the cycle owes all of its amounts or those of his years. */
  partialCycle: z.enum(['FULL', 'BY_YEARS']),
});

export const ruleSetSchema = z.strictObject({
  key, version: positive, name: bilingualSchema, source: bilingualSchema,
  effectiveFromDay: day, effectiveToDay: day.nullable(),
  unit, cycle,
  rounding: rounding.default({ stepCenticredits: 1, direction: 'DOWN' }),
  categories: z.array(named).min(1),
  topics: z.array(named).default([]), ranks: z.array(named).default([]), roles: z.array(named).default([]),
  classes: z.array(personClass).default([]),
  targets: z.array(target).default([]), minima: z.array(minimum).default([]), caps: z.array(cap).default([]),
  blockDuties: z.array(blockDuty).default([]), exemptions: z.array(exemption).default([]), overflows: z.array(overflow).default([]),
  weights: z.array(weight).default([]), items: z.array(item).default([]),
  gates: z.array(gate).default([]), blockRules: z.array(blockRule).default([]),
  organiserRules: z.array(organiserRule).default([]), accreditedOrganisers: z.array(accreditedOrganiser).default([]),
  evidence: z.array(evidence).default([]),
  registration, approvals: z.array(approval).min(1), conversions: z.array(conversion).default([]), policies,
}).refine((document) => document.effectiveToDay === null || document.effectiveFromDay <= document.effectiveToDay,
  { path: ['effectiveToDay'], message: 'a rule set ends on or after the day it begins' });
export type RuleSet = z.infer<typeof ruleSetSchema>;

export type ParsedRuleSet = { readonly ok: true; readonly ruleSet: RuleSet } | { readonly ok: false; readonly issues: readonly DocumentIssue[] };

/** Reads a document into a typed rule set, or says where it is malformed. Whether it makes sense is for `contradictionsIn`. */
export function parseRuleSet(document: unknown): ParsedRuleSet {
  const parsed = ruleSetSchema.safeParse(document, { reportInput: true });
  return parsed.success ? { ok: true, ruleSet: parsed.data } : { ok: false, issues: documentIssues(parsed.error.issues) };
}
