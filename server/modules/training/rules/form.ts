import type { Words } from '../../../platform/locale.js';

export const FIELD_KINDS = {
  TEXT: { zh: '文字', en: 'Text' },
  CHOICE: { zh: '单选', en: 'Choice' },
  NUMBER: { zh: '数字', en: 'Number' },
} as const satisfies Readonly<Record<string, Words>>;
export type FieldKind = keyof typeof FIELD_KINDS;

/** One question of a programme's form. */
export interface FormField {
  /** Stays while words change: `f1`, `f2`, … */
  readonly key: string;
  readonly label: string;
  readonly labelEn: string;
  readonly kind: FieldKind;
  /** What can be chosen, for CHOICE. */
  readonly choices: readonly string[];
  readonly required: boolean;
}

/** Answers by key of their field, as they are stored: trimmed, numbers as they were written. */
export type Answers = Readonly<Record<string, string>>;

export const LONGEST_ANSWER = 200;

export function fieldsOf(stored: string | null): FormField[] {
  return stored === null ? [] : JSON.parse(stored) as FormField[];
}

export type FormRefusal =
  | { readonly code: 'FORM_FIELD_TWICE'; readonly index: number }
  | { readonly code: 'FORM_CHOICES_MISSING'; readonly index: number };

/** Why a form may not ask this. */
export function refusalOfForm(fields: readonly FormField[]): FormRefusal | null {
  for (const [index, field] of fields.entries()) {
    if (fields.slice(0, index).some((each) => each.key === field.key || each.label === field.label)) return { code: 'FORM_FIELD_TWICE', index };
    if (field.kind === 'CHOICE' && new Set(field.choices).size < 2) return { code: 'FORM_CHOICES_MISSING', index };
  }
  return null;
}

export type AnswerRefusal =
  | { readonly code: 'ANSWER_MISSING'; readonly label: string; readonly labelEn: string }
  | { readonly code: 'ANSWER_INVALID'; readonly label: string; readonly labelEn: string; readonly kind: FieldKind; readonly choices: readonly string[] };

/**
 * Why the form is not filled in, or null when it is.
 * @param mayLackSome the centre may register people first and ask them later.
 */
export function refusalOfAnswers(fields: readonly FormField[], answers: Answers, { mayLackSome }: { readonly mayLackSome: boolean }): AnswerRefusal | null {
  for (const { key, label, labelEn, kind, choices, required } of fields) {
    const answer = answers[key] ?? '';
    if (answer === '') {
      if (required && !mayLackSome) return { code: 'ANSWER_MISSING', label, labelEn };
      continue;
    }
    if (!isAnswer(answer, kind, choices)) return { code: 'ANSWER_INVALID', label, labelEn, kind, choices };
  }
  return null;
}

/** Only what the form asks, trimmed; full-width digits and letters made plain. */
export function tidied(fields: readonly FormField[], answers: readonly { readonly key: string; readonly value: string }[]): Answers {
  const given = new Map(answers.map(({ key, value }) => [key, value.normalize('NFKC').trim()]));
  return Object.fromEntries(fields.flatMap(({ key }) => (given.get(key) ? [[key, given.get(key) as string]] : [])));
}

function isAnswer(answer: string, kind: FieldKind, choices: readonly string[]): boolean {
  if (kind === 'CHOICE') return choices.includes(answer);
  if (kind === 'NUMBER') return /^-?\d{1,9}(\.\d{1,4})?$/.test(answer);
  return answer.length <= LONGEST_ANSWER;
}
