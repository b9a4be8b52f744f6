import { useCallback } from 'react';

import { useRoles } from '../../data/auth-provider.js';
import type { CohortStatus, ProgrammeStatus, RegistrationStatus, Role } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { todayInCounty } from '../../shared/format.js';
import type { Tone } from '../../shared/StatusChip.js';

/** An hour of training (学时). */
export const HOUR_MINUTES = 45;

export const PROGRAMME_TONES: Record<ProgrammeStatus, Tone> = { DRAFT: 'wait', PUBLISHED: 'good', CLOSED: 'plain' };
export const COHORT_TONES: Record<CohortStatus, Tone> = { DRAFT: 'wait', OPEN: 'run', RUNNING: 'good', CLOSING: 'run', CLOSED: 'plain' };
export const REGISTRATION_TONES: Record<RegistrationStatus, Tone> = { REQUESTED: 'run', ADMITTED: 'good', WAITING: 'warn', DECLINED: 'bad', WITHDRAWN: 'plain', REPLACED: 'plain' };

const CENTRE: readonly Role[] = ['COORDINATOR', 'ADMINISTRATOR'];

/** Whether the viewer may change programmes, cohorts and seats; the server decides again. */
export const useIsCentre = (): boolean => useRoles().some((role) => CENTRE.includes(role));

/** A title in the language in use. */
export function useTitle(): (thing: { title: string; titleEn: string }) => string {
  const locale = useLocale();
  return useCallback(({ title, titleEn }) => (locale === 'en' ? titleEn : title), [locale]);
}

/** `720` minutes → `16` hours of training, or `16.5`. */
export const hoursOf = (minutes: number): string => String(Math.round((minutes / HOUR_MINUTES) * 10) / 10);

/** The years that lists can be narrowed to: from the next one back to the start of the demo. */
export function recentYears(): { id: string; name: string }[] {
  const thisYear = Number(todayInCounty().slice(0, 4));
  return Array.from({ length: 6 }, (_, at) => String(thisYear + 1 - at)).map((year) => ({ id: year, name: year }));
}
