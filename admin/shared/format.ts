import type { Locale } from '../i18n/locale.js';

/** The county's time zone: an instant reads the same wherever the reader is. */
const TIME_ZONE = 'Asia/Shanghai';

const tagOf = (locale: Locale): string => (locale === 'en' ? 'en-GB' : 'zh-CN');

/** Hundredths of a credit, by whole numbers alone: 750 → `7.50`. */
export function formatCredits(centicredits: number): string {
  const whole = Math.trunc(Math.abs(centicredits) / 100);
  return `${centicredits < 0 ? '−' : ''}${whole}.${String(Math.abs(centicredits) % 100).padStart(2, '0')}`;
}

/** A calendar day (`2026-07-01`) in words: 2026年7月1日, 1 Jul 2026. */
export function formatDay(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tagOf(locale), { dateStyle: locale === 'en' ? 'medium' : 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** A point in time, to the minute, in the county's time: `2026-07-01 09:30`. */
export function formatInstant(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: TIME_ZONE }).format(new Date(instant));
}

/** The time of day in the county: `09:30`. */
export function formatTime(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE }).format(new Date(instant));
}

/** Today in the county, `2026-07-01`. */
export function todayInCounty(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: TIME_ZONE }).format(now);
}

const STEPS = [['day', 86_400], ['hour', 3_600], ['minute', 60]] as const;

/** How long ago or ahead: 3分钟前, yesterday. */
export function formatRelative(instant: string, locale: Locale, now: Date = new Date()): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
  const words = new Intl.RelativeTimeFormat(tagOf(locale), { numeric: 'auto' });
  for (const [unit, size] of STEPS) if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  return words.format(0, 'second');
}

export const formatNumber = (value: number, locale: Locale): string => new Intl.NumberFormat(tagOf(locale)).format(value);

/** 933 → `93.3%`. */
export const formatPermille = (permille: number): string => `${Math.trunc(permille / 10)}.${permille % 10}%`;

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Hundredths of a yuan, by whole numbers alone: 123450 → `1,234.50`. */
export function formatYuan(fen: number): string {
  const whole = String(Math.trunc(Math.abs(fen) / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}${whole}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}

/** What was typed as yuan, in fen; null when it is no amount: `1,200.5` → 120050. */
export function fenOf(text: string): number | null {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC').replace(/[,\s]/g, ''));
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0') || 0) : null;
}
