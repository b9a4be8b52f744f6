import { useT } from '../i18n/useT.js';

const LEAST = 2;

/** What a dialog still lacks where a reason is asked for, for its `missing`: nothing once there are two characters. */
export function useMissingReason(): (text: string, label: string) => string[] {
  const t = useT();
  return (text, label) => (text.trim().length >= LEAST ? [] : [t('common.inWords', { label })]);
}
