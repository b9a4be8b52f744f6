import { z } from 'zod';

import { POSTS, REMOTENESS, SEXES, STAGES, TITLES } from '../../organisations/rules/vocabulary.js';
import { addYears, type PersonDates } from './calendar.js';

/** Levels at which the register of honours holds 骨干称号, highest first. */
export const HONOUR_LEVELS = ['PROVINCE', 'CITY', 'COUNTY'] as const;
export type HonourLevel = (typeof HONOUR_LEVELS)[number];

/** What the register says of a person today beside his dates: codes of its vocabulary, and honours with their inclusive days. */
export interface RegisterFacts {
  readonly post: string;
  readonly title: string;
  readonly sex: string;
  readonly stage: string;
  readonly remoteness: string;
  readonly honours: ReadonlyArray<{ readonly level: HonourLevel; readonly fromDay: string; readonly toDay: string | null }>;
}

const codesOf = (words: readonly { readonly code: string }[]): [string, ...string[]] => words.map(({ code }) => code) as [string, ...string[]];
const some = (words: readonly { readonly code: string }[]) => z.array(z.enum(codesOf(words))).default([]);
const years = z.int().min(1).max(100).nullable().default(null);

/** What the register must say: everything that is asked holds at once. An empty list and a null ask nothing. Years are full years of age or of service. */
export const registerConditionSchema = z.strictObject({
  posts: some(POSTS), titles: some(TITLES), sexes: some(SEXES), stages: some(STAGES), remoteness: some(REMOTENESS),
  honourLevels: z.array(z.enum(HONOUR_LEVELS)).default([]),
  ageAtLeast: years, ageBelow: years, serviceAtLeast: years, serviceBelow: years,
});
export type RegisterCondition = z.infer<typeof registerConditionSchema>;

const one = (words: readonly { readonly code: string }[], usual: string) => z.enum(codesOf(words)).default(usual);

/** What the register says of the person of a test case; what is left out is what it says of most. */
export const registerFactsSchema = z.strictObject({
  post: one(POSTS, 'teacher'), title: one(TITLES, 'second'), sex: one(SEXES, 'female'), stage: one(STAGES, 'primary'), remoteness: one(REMOTENESS, 'town'),
  honours: z.array(z.strictObject({ level: z.enum(HONOUR_LEVELS), fromDay: z.iso.date(), toDay: z.iso.date().nullable().default(null) })).default([]),
});

/** The class that a post gives by itself: DECLARED classes bear its key. */
export const classOfPost = (post: string): string => post.replaceAll('_', '-');

/** Whether a person meets the condition in the period (both days inclusive). A date that is not on file meets no bound. */
export function meetsRegister(condition: RegisterCondition, person: PersonDates, register: RegisterFacts | undefined, fromDay: string, toDay: string): boolean {
  const { posts, titles, sexes, stages, remoteness, honourLevels, ageAtLeast, ageBelow, serviceAtLeast, serviceBelow } = condition;
  const isOneOf = (codes: readonly string[], code: string | undefined): boolean => codes.length === 0 || (code !== undefined && codes.includes(code));
  const reached = (since: string | null, wanted: number | null): boolean => wanted === null || (since !== null && addYears(since, wanted) <= toDay);
  const notReached = (since: string | null, wanted: number | null): boolean => wanted === null || (since !== null && since <= toDay && fromDay < addYears(since, wanted));
  return isOneOf(posts, register?.post) && isOneOf(titles, register?.title) && isOneOf(sexes, register?.sex) && isOneOf(stages, register?.stage) && isOneOf(remoteness, register?.remoteness)
    && (honourLevels.length === 0 || (register?.honours ?? []).some((honour) => honourLevels.includes(honour.level) && honour.fromDay <= toDay && (honour.toDay === null || honour.toDay >= fromDay)))
    && reached(person.birthDay, ageAtLeast) && notReached(person.birthDay, ageBelow) && reached(person.hireDay, serviceAtLeast) && notReached(person.hireDay, serviceBelow);
}
