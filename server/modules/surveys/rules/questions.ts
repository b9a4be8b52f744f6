/** Questions are data: a survey carries its own. */
export type QuestionKind = 'SINGLE' | 'MULTIPLE' | 'SCALE' | 'TEXT';

export interface Question {
  readonly key: string;
  readonly kind: QuestionKind;
  readonly title: string;
  readonly required: boolean;
  /** Of choices; empty for a scale (1 to 5) and for text. */
  readonly options: readonly string[];
  /** The lecturer whom a scale rates. */
  readonly expertId?: number;
}

/** One person's answer to one question. */
export interface Given {
  readonly question: string;
  /** Places of the chosen options, from 0. */
  readonly choices: readonly number[];
  /** 1 to 5. */
  readonly scale: number | null;
  readonly text: string | null;
}

export const SCALE_MOST = 5;
export const MOST_TEXT = 1000;
/** Fewer answers than this would tell who said what. */
export const SHOWN_FROM = 5;

export type QuestionsRefusal = { readonly code: 'OPTIONS_MISSING'; readonly index: number } | { readonly code: 'OPTION_TWICE'; readonly index: number };

export function refusalOfQuestions(questions: readonly Question[]): QuestionsRefusal | null {
  for (const [index, { kind, options }] of questions.entries()) {
    if ((kind === 'SINGLE' || kind === 'MULTIPLE') && options.length < 2) return { code: 'OPTIONS_MISSING', index };
    if (new Set(options).size < options.length) return { code: 'OPTION_TWICE', index };
  }
  return null;
}

export type GivenRefusal = { readonly code: 'ANSWER_MISSING'; readonly question: Question } | { readonly code: 'ANSWER_WRONG'; readonly question: Question };

/** Why these are no answers to these questions; what was asked and not answered is null in what is kept. */
export function refusalOfGiven(questions: readonly Question[], given: readonly Given[]): GivenRefusal | null {
  for (const question of questions) {
    const answer = given.find((each) => each.question === question.key);
    if (isEmpty(answer)) {
      if (question.required) return { code: 'ANSWER_MISSING', question };
      continue;
    }
    if (!fits(question, answer)) return { code: 'ANSWER_WRONG', question };
  }
  return null;
}

const isEmpty = (answer: Given | undefined): answer is undefined => !answer || (answer.choices.length === 0 && answer.scale === null && !answer.text?.trim());

function fits({ kind, options }: Question, { choices, scale, text }: Given): boolean {
  switch (kind) {
    case 'SINGLE': return choices.length === 1 && isChoice(choices, options);
    case 'MULTIPLE': return choices.length > 0 && isChoice(choices, options) && new Set(choices).size === choices.length;
    case 'SCALE': return scale !== null && Number.isInteger(scale) && scale >= 1 && scale <= SCALE_MOST;
    case 'TEXT': return text !== null && text.length <= MOST_TEXT;
  }
}

const isChoice = (choices: readonly number[], options: readonly string[]): boolean => choices.every((each) => Number.isInteger(each) && each >= 0 && each < options.length);

export interface QuestionResult {
  readonly question: Question;
  readonly answered: number;
  /** By option, or by 1 to 5. */
  readonly counts: readonly number[];
  /** Mean of a scale in thousandths, half up; null for others. */
  readonly meanMilli: number | null;
  readonly texts: readonly string[];
}

/** What all said, question by question. The answers come in no order that tells anything. */
export function resultsOf(questions: readonly Question[], answers: readonly (readonly Given[])[]): QuestionResult[] {
  return questions.map((question) => {
    const given = answers.flatMap((each) => { const one = each.find(({ question: key }) => key === question.key); return isEmpty(one) ? [] : [one]; });
    const size = question.kind === 'SCALE' ? SCALE_MOST : question.options.length;
    const counts = Array.from({ length: size }, (_, at) => given.filter(({ scale, choices }) => (question.kind === 'SCALE' ? scale === at + 1 : choices.includes(at))).length);
    const sum = given.reduce((total, { scale }) => total + (scale ?? 0), 0);
    return {
      question, answered: given.length, counts, meanMilli: question.kind === 'SCALE' && given.length > 0 ? Math.round((sum * 1000) / given.length) : null,
      texts: question.kind === 'TEXT' ? given.flatMap(({ text }) => text?.trim() || []).sort() : [],
    };
  });
}
