export type Locale = 'zh-CN' | 'en';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export function say(words: Words, locale: Locale): string {
  return locale === 'en' ? words.en : words.zh;
}

/** English only when the client asks for it before Chinese; everything else reads Chinese. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? '';
    if (tag.startsWith('en')) return 'en';
    if (tag.startsWith('zh')) return 'zh-CN';
  }
  return 'zh-CN';
}
