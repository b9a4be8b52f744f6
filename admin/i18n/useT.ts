import { useMemo } from 'react';
import type { I18nProvider } from 'react-admin';

import { type ConsoleKey, consoleWords, type Vocabulary } from './index.js';
import { changeLocale, type Locale, useLocale } from './locale.js';
import { type Translate, translatorOf } from './words.js';

const translators: Record<Locale, Translate<ConsoleKey>> = { 'zh-CN': translatorOf(consoleWords, 'zh-CN'), en: translatorOf(consoleWords, 'en') };

/** `t('people.teachersTitle')`; an unknown key does not compile. */
export const useT = (): Translate<ConsoleKey> => translators[useLocale()];

/** The word of a code: `label('subject', 'CHINESE')` → 语文; a dash for null. */
export function useLabel(): (list: Vocabulary, code: string | null | undefined) => string {
  const t = useT();
  return useMemo(() => (list, code) => (code ? t(`vocabulary.${list}.${code}` as ConsoleKey, { _: code }) : t('common.none')), [t]);
}

const LOCALES = [{ locale: 'zh-CN', name: '简体中文' }, { locale: 'en', name: 'English' }];

/** For react-admin's own components. One object per language, so that a change redraws and nothing typed is lost. */
const providers = Object.fromEntries(LOCALES.map(({ locale }) => [locale, {
  translate: (key: string, options?: Record<string, string | number>) => translators[locale as Locale](key as ConsoleKey, options),
  changeLocale: (next: string) => Promise.resolve(changeLocale(next as Locale)),
  getLocale: () => locale,
  getLocales: () => LOCALES,
} satisfies I18nProvider])) as unknown as Record<Locale, I18nProvider>;

export const useI18nProvider = (): I18nProvider => providers[useLocale()];
