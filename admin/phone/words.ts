import { common } from '../i18n/common.js';
import { type Locale, useLocale } from '../i18n/locale.js';
import { phone } from '../i18n/phone.js';
import { shell } from '../i18n/shell.js';
import { vocabulary } from '../i18n/vocabulary.js';
import { type KeyOf, type Translate, translatorOf, type Words } from '../i18n/words.js';

/** Only what every phone page needs; a page brings its own area by `useWords(area)`. */
const frame = { common, phone, vocabulary, signIn: shell.signIn };
const translators: Record<Locale, Translate<KeyOf<typeof frame>>> = { 'zh-CN': translatorOf(frame, 'zh-CN'), en: translatorOf(frame, 'en') };

export const useT = (): Translate<KeyOf<typeof frame>> => translators[useLocale()];

/** The words of a page's own area file, loaded with the page: `const t = useWords(verifyWords)`. */
export const useWords = <W extends Words>(words: W): Translate<KeyOf<W>> => translatorOf(words, useLocale());
