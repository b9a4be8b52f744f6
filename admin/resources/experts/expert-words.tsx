import type { ExpertCardFragment, ExpertInvitationStatus } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { formatYuan } from '../../shared/format.js';
import type { Tone } from '../../shared/StatusChip.js';

export const INVITATION_TONES: Record<ExpertInvitationStatus, Tone> = { INVITED: 'run', ACCEPTED: 'good', DECLINED: 'bad', WITHDRAWN: 'plain' };

/** 123450 → 1,234.50 元 */
export function Yuan({ fen }: { fen: number }) {
  const t = useT();
  return <span style={{ whiteSpace: 'nowrap' }}>{t('experts.fees.yuanValue', { yuan: formatYuan(fen) })}</span>;
}

const averageOf = (hundredths: number): string => `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

/** What participants said in surveys of their classes: average and answers, or that they were too few. */
export function ByParticipants({ expert: { participantRating: { count, averageHundredths }, classRatings } }: { expert: Pick<ExpertCardFragment, 'participantRating' | 'classRatings'> }) {
  const t = useT();
  if (averageHundredths === null) return <>{t(classRatings.length > 0 ? 'experts.tooFew' : 'experts.noRating')}</>;
  return <span style={{ whiteSpace: 'nowrap' }}>{t('experts.participantsValue', { average: averageOf(averageHundredths), count })}</span>;
}

/** An average of one class, or that too few answered. */
export function ClassAverage({ averageHundredths }: { averageHundredths: number | null }) {
  const t = useT();
  return <>{averageHundredths === null ? t('experts.tooFew') : averageOf(averageHundredths)}</>;
}

/** The average of 1 to 5 with how many said so. */
export function Rating({ rating: { count, averageHundredths } }: { rating: { count: number; averageHundredths: number | null } }) {
  const t = useT();
  if (averageHundredths === null) return <>{t('experts.noRating')}</>;
  return <span style={{ whiteSpace: 'nowrap' }}>{t('experts.ratingValue', { average: averageOf(averageHundredths), count })}</span>;
}
