import type { PresenceStatus, RegisterSessionState } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { formatDay, formatInstant, formatTime } from '../../shared/format.js';
import type { Tone } from '../../shared/StatusChip.js';

export const STATE_TONES: Record<RegisterSessionState, Tone> = { PLANNED: 'wait', OPEN: 'run', OVER: 'warn', CLOSED: 'good' };
export const STATUS_TONES: Record<PresenceStatus, Tone> = { PRESENT: 'good', LATE: 'warn', LEFT_EARLY: 'warn', LEAVE: 'wait', ABSENT: 'bad' };

/** `2026-11-21 10:00–12:00` in the county. */
export const spanOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string => `${formatInstant(startsAt)}–${formatTime(endsAt)}`;

/** The share of the attending that staff entered, in permille; 0 while nobody attends. */
export const handPermille = ({ handCount, presentCount }: { handCount: number; presentCount: number }): number => (presentCount === 0 ? 0 : Math.round((handCount * 1000) / presentCount));

interface Titled { readonly topic: string; readonly topicEn: string; readonly roll: { readonly title: string; readonly titleEn: string } }

/** Topic and roll of a session in the language in use. */
export function useSessionNames(): (session: Titled) => { topic: string; roll: string } {
  const isEnglish = useLocale() === 'en';
  return ({ topic, topicEn, roll }) => (isEnglish ? { topic: topicEn || topic, roll: roll.titleEn || roll.title } : { topic, roll: roll.title });
}

/** `11月21日 星期六`: the day as a heading of a list. */
export function useDayHeading(): (day: string) => string {
  const locale = useLocale();
  return (day) => `${formatDay(day, locale)} ${new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))}`;
}
