import { useT } from '../../i18n/useT.js';

interface Seats {
  readonly capacity: number;
  readonly taken: number;
  readonly quotas: readonly { readonly seats: number; readonly used: number; readonly school: object | null; readonly subject: string | null }[];
}

/** What is left for the viewer's school: its own quota, its area's, or the whole class's seats. */
export function useSeatWords(): (cohort: Seats) => string {
  const t = useT();
  return ({ capacity, taken, quotas }) => {
    const left = ({ seats, used }: { seats: number; used: number }) => Math.max(0, seats - used);
    const words = quotas.filter(({ subject }) => subject === null).map((quota) => t(quota.school ? 'training.nominate.quotaLeft' : 'training.nominate.areaLeft', { left: left(quota), seats: quota.seats }));
    return [...words, taken >= capacity ? t('training.nominate.fullWaiting') : t('training.nominate.free', { free: capacity - taken })].join(' · ');
  };
}
