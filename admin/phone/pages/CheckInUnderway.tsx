import { checkIn as words } from '../../i18n/check-in.js';
import { useWords } from '../words.js';

export function CheckInUnderway({ attempt }: { attempt: number }) {
  const t = useWords(words);
  return <p className="busy" role="status"><span className="wheel" aria-hidden="true" />{attempt === 0 ? t('working') : t('retrying', { attempt })}</p>;
}
