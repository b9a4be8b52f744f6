import { type Given, type Question, type QuestionResult, SCALE_MOST, SHOWN_FROM } from './questions.js';

/** By what the answers of a survey beyond one class are counted, each by itself: never two together, which would find a person. */
export const DIMENSIONS = ['AREA', 'STAGE', 'SUBJECT'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** How many of a group chose something. Choice: place of the option, 1 to 5 of a scale, {@link ANSWERED} for everybody who answered the question. */
export interface Tally {
  readonly code: string;
  /** Key of the question; empty for everybody of the group who answered the survey. */
  readonly question: string;
  readonly choice: number;
  readonly people: number;
}

export const ANSWERED = -1;
export const EVERYBODY = '';

/** What one person adds to the counts of a group. Words are not counted: they may tell who wrote them. */
export function talliesOf(questions: readonly Question[], given: readonly Given[]): { question: string; choice: number }[] {
  return [{ question: EVERYBODY, choice: ANSWERED }, ...questions.flatMap(({ key, kind }) => {
    const answer = given.find(({ question }) => question === key);
    const choices = kind === 'SCALE' ? (answer?.scale == null ? [] : [answer.scale]) : kind === 'TEXT' ? [] : answer?.choices ?? [];
    return choices.length === 0 ? [] : [ANSWERED, ...choices].map((choice) => ({ question: key, choice }));
  })];
}

/**
 * Groups whose counts may be shown: of {@link SHOWN_FROM} answers at least, and none whose counts could be found by
 * taking those shown from the whole. Where the hidden ones together are fewer than that, the smallest shown join them.
 */
export function shownGroups(groups: readonly { readonly code: string; readonly answered: number }[]): Set<string> {
  const answered = groups.filter((each) => each.answered > 0);
  const shown = answered.filter((each) => each.answered >= SHOWN_FROM).sort((a, b) => b.answered - a.answered || (a.code < b.code ? -1 : 1));
  let hidden = answered.filter((each) => each.answered < SHOWN_FROM).reduce((sum, each) => sum + each.answered, 0);
  while (hidden > 0 && hidden < SHOWN_FROM && shown.length > 0) hidden += shown.pop()?.answered ?? 0;
  return new Set(shown.map(({ code }) => code));
}

/** Question by question what a group said; words are left out. */
export function groupResults(questions: readonly Question[], tallies: readonly Tally[]): Omit<QuestionResult, 'texts'>[] {
  return questions.filter(({ kind }) => kind !== 'TEXT').map((question) => {
    const of = (choice: number): number => tallies.find((each) => each.question === question.key && each.choice === choice)?.people ?? 0;
    const isScale = question.kind === 'SCALE';
    const counts = Array.from({ length: isScale ? SCALE_MOST : question.options.length }, (_, at) => of(isScale ? at + 1 : at));
    const answered = of(ANSWERED);
    const sum = counts.reduce((total, people, at) => total + people * (at + 1), 0);
    return { question, answered, counts, meanMilli: isScale && answered > 0 ? Math.round((sum * 1000) / answered) : null };
  });
}
