import { Box } from '@mui/material';

import { useLocale } from '../i18n/locale.js';
import { useT } from '../i18n/useT.js';
import { formatCredits, formatDay, formatInstant, formatNumber, formatRelative } from './format.js';

const NONE = '—';

/** 750 → 7.50 */
export const Credits = ({ value }: { value: number | null | undefined }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{value == null ? NONE : formatCredits(value)}</Box>;

export function Day({ value }: { value: string | null | undefined }) {
  const locale = useLocale();
  return <time dateTime={value ?? undefined} style={{ whiteSpace: 'nowrap' }}>{value ? formatDay(value, locale) : NONE}</time>;
}

export const Instant = ({ value }: { value: string | null | undefined }) => <time dateTime={value ?? undefined} style={{ whiteSpace: 'nowrap' }}>{value ? formatInstant(value) : NONE}</time>;

/** How long ago, with the time itself in the hint. */
export function RelativeTime({ value }: { value: string }) {
  const locale = useLocale();
  return <time dateTime={value} title={formatInstant(value)} style={{ whiteSpace: 'nowrap' }}>{formatRelative(value, locale)}</time>;
}

export function Count({ value }: { value: number }) {
  return <>{formatNumber(value, useLocale())}</>;
}

/** 150 → 2 小时 30 分 */
export function Minutes({ value }: { value: number }) {
  const t = useT();
  const hours = Math.trunc(value / 60);
  const minutes = value % 60;
  return <span style={{ whiteSpace: 'nowrap' }}>{hours === 0 ? t('common.minutesOnly', { minutes }) : minutes === 0 ? t('common.hoursOnly', { hours }) : t('common.hoursMinutes', { hours, minutes })}</span>;
}
