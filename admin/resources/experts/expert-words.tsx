import type { ExpertInvitationStatus } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { formatYuan } from '../../shared/format.js';
import type { Tone } from '../../shared/StatusChip.js';

export const INVITATION_TONES: Record<ExpertInvitationStatus, Tone> = { INVITED: 'run', ACCEPTED: 'good', DECLINED: 'bad', WITHDRAWN: 'plain' };

/** 123450 → 1,234.50 元 */
export function Yuan({ fen }: { fen: number }) {
  const t = useT();
  return <span style={{ whiteSpace: 'nowrap' }}>{t('experts.fees.yuanValue', { yuan: formatYuan(fen) })}</span>;
}

/** The average of 1 to 5 with how many said so. */
export function Rating({ rating: { count, averageHundredths } }: { rating: { count: number; averageHundredths: number | null } }) {
  const t = useT();
  if (averageHundredths === null) return <>{t('experts.noRating')}</>;
  return <span style={{ whiteSpace: 'nowrap' }}>{t('experts.ratingValue', { average: `${Math.trunc(averageHundredths / 100)}.${String(averageHundredths % 100).padStart(2, '0')}`, count })}</span>;
}
