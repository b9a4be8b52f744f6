import { useLocale } from '../../i18n/locale.js';
import { useLabel } from '../../i18n/useT.js';

/** 小学语文; “Chinese, primary”. */
export function useTeaches(): (of: { readonly subject: string; readonly stage: string }) => string {
  const label = useLabel();
  const isEnglish = useLocale() === 'en';
  return ({ subject, stage }) => (isEnglish ? `${label('subject', subject)}, ${label('stage', stage).toLowerCase()}` : `${label('stage', stage)}${label('subject', subject)}`);
}
