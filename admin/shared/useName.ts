import { useCallback } from 'react';

import { useLocale } from '../i18n/locale.js';

/** The name of a school, area, programme… in the language in use. */
export function useName(): (thing: { name: string; nameEn?: string | null } | null | undefined) => string {
  const locale = useLocale();
  return useCallback((thing) => (thing ? (locale === 'en' && thing.nameEn ? thing.nameEn : thing.name) : '—'), [locale]);
}
