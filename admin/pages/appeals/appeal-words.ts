import type { CreditAppealStatus } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import type { Tone } from '../../shared/StatusChip.js';

export const APPEAL_TONES: Record<CreditAppealStatus, Tone> = { FILED: 'wait', ADMITTED: 'run', WITHDRAWN: 'plain', DISMISSED: 'bad', UPHELD: 'bad', GRANTED: 'good' };
const SOON_DAYS = 7;

/** Days left to decide: how pressing, and in words. */
export function useClock(): (daysLeft: number) => { tone: Tone; label: string } {
  const t = useT();
  return (daysLeft) => ({
    tone: daysLeft < 0 ? 'bad' : daysLeft <= SOON_DAYS ? 'warn' : 'wait',
    label: daysLeft < 0 ? t('appeals.overdue', { smart_count: -daysLeft }) : daysLeft === 0 ? t('appeals.today') : t('appeals.left', { smart_count: daysLeft }),
  });
}
