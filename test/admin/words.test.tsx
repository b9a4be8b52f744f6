import english from 'ra-language-english';

import { errors } from '../../admin/i18n/errors.js';
import { consoleWords } from '../../admin/i18n/index.js';
import { phone } from '../../admin/i18n/phone.js';
import { reactAdmin } from '../../admin/i18n/react-admin.js';
import { type Pair, translatorOf, type Words } from '../../admin/i18n/words.js';

function pairsIn(words: Words, path = ''): { key: string; pair: Pair }[] {
  return Object.entries(words).flatMap(([key, node]) => (Array.isArray(node) ? [{ key: path + key, pair: node as unknown as Pair }] : pairsIn(node as Words, `${path}${key}.`)));
}

function textsIn(texts: object, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, node]) => (typeof node === 'string' ? [path + key] : textsIn(node as object, `${path}${key}.`)));
}

const all = pairsIn({ ...consoleWords, phone, errors });
const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/%\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();

test('every message has both languages, and Chinese that is Chinese', () => {
  const hasWords = (text: string): boolean => /\p{L}/u.test(text.replace(/%\{\w+\}/g, ''));
  const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
  const broken = all.filter(({ pair: [zh, en] }) => (hasWords(en) && !isChinese(zh)) || isChinese(en));
  expect(broken).toEqual([]);
});

test('both languages take the same values', () => {
  const broken = all.filter(({ key }) => !key.startsWith('ra.')).filter(({ pair: [zh, en] }) => {
    const without = (text: string) => placeholders(text).filter((name) => name !== 'smart_count');
    return without(zh).join() !== without(en).join();
  });
  expect(broken).toEqual([]);
});

test("every key of react-admin's English is there", () => {
  expect(textsIn(english.ra).filter((key) => !pairsIn(reactAdmin as unknown as Words).some((each) => each.key === key))).toEqual([]);
});

describe('a translator', () => {
  const words = { seats: ['%{smart_count} 个名额', '%{smart_count} seat |||| %{smart_count} seats'], deep: { hello: ['%{name}，您好', 'Hello, %{name}'] } } as const;
  const zh = translatorOf(words, 'zh-CN');
  const en = translatorOf(words, 'en');

  test.each([
    ['one in English', en('seats', { smart_count: 1 }), '1 seat'],
    ['many in English', en('seats', { smart_count: 3 }), '3 seats'],
    ['none in English', en('seats', { smart_count: 0 }), '0 seats'],
    ['many in Chinese', zh('seats', { smart_count: 3 }), '3 个名额'],
    ['a nested key', zh('deep.hello', { name: '王伟' }), '王伟，您好'],
    ['a value that looks like a placeholder', zh('deep.hello', { name: '%{name}' }), '%{name}，您好'],
    ['a missing value', en('deep.hello'), 'Hello, '],
    ['an unknown key', en('deep.absent' as never), 'deep.absent'],
    ['an unknown key with a default', en('absent' as never, { _: 'default' }), 'default'],
    ['a branch instead of a message', en('deep' as never), 'deep'],
  ])('%s', (_case, said, expected) => expect(said).toBe(expected));
});
