import { useT } from '../i18n/useT.js';
import { isShort } from './ReasonField.js';

/** What a dialog still lacks where a reason is asked for, for its `missing`: nothing once it has as many characters as the server asks for. */
export function useMissingReason(): (text: string, label: string, least?: number) => string[] {
  const t = useT();
  return (text, label, least = 2) => (isShort(text, least) ? [t('common.inWords', { label, least })] : []);
}
