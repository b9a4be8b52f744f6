import type { Locale } from './locale.js';

/** One message in both languages: Chinese, English. A message without its other half does not compile. */
export type Pair = readonly [zh: string, en: string];

export interface Words {
  readonly [key: string]: Pair | Words;
}

/** The dotted keys of a tree of words, for typed translation. */
export type KeyOf<W, Prefix extends string = ''> = { [K in keyof W & string]: W[K] extends Pair ? `${Prefix}${K}` : KeyOf<W[K], `${Prefix}${K}.`> }[keyof W & string];

export type Values = Readonly<Record<string, string | number | null | undefined>>;
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

const isPair = (node: Pair | Words | undefined): node is Pair => Array.isArray(node);

export const sayIn = (pair: Pair, locale: Locale): string => pair[locale === 'en' ? 1 : 0];

/**
 * `%{name}` takes a value; `one |||| many` chooses by `smart_count`.
 * An unknown key gives its default (`_`, react-admin's habit) or itself.
 */
export function translatorOf<W extends Words>(words: W, locale: Locale): Translate<KeyOf<W>> {
  return (key, values = {}) => {
    const node = (key as string).split('.').reduce<Pair | Words | undefined>((at, step) => (at && !isPair(at) ? at[step] : undefined), words);
    const text = isPair(node) ? sayIn(node, locale) : String(values._ ?? key);
    return fill(choose(text, values.smart_count), values);
  };
}

function choose(text: string, count: string | number | null | undefined): string {
  // A single form keeps its spaces: the English comma of a list ends in one.
  if (!text.includes('||||')) return text;
  const [one = '', many = one] = text.split('||||').map((form) => form.trim());
  return count === undefined || count === null || Number(count) === 1 ? one : many;
}

function fill(text: string, values: Values): string {
  return text.includes('%{') ? text.replace(/%\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')) : text;
}
