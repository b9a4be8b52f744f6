import { useCallback } from 'react';

import type { SelectionEntryStatus, SelectionRoundStatus, SelectionVerdict } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';

const ROUND_TONES: Record<SelectionRoundStatus, Tone> = { DRAFT: 'plain', NOMINATION: 'run', CHECK: 'run', JUDGING: 'run', NOTICE: 'run', CONCLUDED: 'good' };
const ENTRY_TONES: Record<SelectionEntryStatus, Tone> = { NOMINATED: 'wait', RETURNED: 'warn', QUALIFIED: 'good', REJECTED: 'bad', WITHDRAWN: 'plain', AWARDED: 'good', NOT_AWARDED: 'plain', STRUCK: 'bad' };
const VERDICT_TONES: Record<SelectionVerdict, Tone> = { AWARDED: 'good', BELOW_LINE: 'plain', SUBJECT_FULL: 'warn', BELOW_MINIMUM: 'warn' };

export const RoundChip = ({ status }: { status: SelectionRoundStatus }) => <StatusChip tone={ROUND_TONES[status]} label={useLabel()('roundStatus', status)} />;
export const EntryChip = ({ status }: { status: SelectionEntryStatus }) => <StatusChip tone={ENTRY_TONES[status]} label={useLabel()('entryStatus', status)} />;
export const VerdictChip = ({ verdict }: { verdict: SelectionVerdict }) => <StatusChip tone={VERDICT_TONES[verdict]} label={useLabel()('verdict', verdict)} />;

/** Words in both languages, in the one in use. */
export function useSay(): (words: { zh: string; en: string } | null | undefined) => string {
  const locale = useLocale();
  return useCallback((words) => (words ? (locale === 'en' ? words.en : words.zh) : ''), [locale]);
}

/** The title of a round, selection or honour. */
export function useTitle(): (thing: { title: string; titleEn?: string | null } | null | undefined) => string {
  const locale = useLocale();
  return useCallback((thing) => (thing ? (locale === 'en' && thing.titleEn ? thing.titleEn : thing.title) : ''), [locale]);
}

/** 学段学科 in one phrase: 初中语文, Junior secondary Chinese. */
export function useLesson(): (thing: { stage: string; subject: string }) => string {
  const label = useLabel();
  const locale = useLocale();
  return useCallback(({ stage, subject }) => (stage === 'KINDERGARTEN' && subject === 'PRESCHOOL' ? label('subject', subject) : `${label('stage', stage)}${locale === 'en' ? ' ' : ''}${label('subject', subject)}`), [label, locale]);
}

/** What parted equal totals, in words; `titleOf` names a criterion. */
export function useDecidedBy(titleOf: (key: string) => string): (by: { kind: string; criterion?: string | null } | null) => string | null {
  const t = useT();
  return (by) => {
    switch (by?.kind) {
      case 'CRITERION': return t('selection.result.tie', { by: t('selection.plan.tie.CRITERION', { criterion: titleOf(by.criterion ?? '') }) });
      case 'HIGHEST_SHEET': case 'LONGER_SERVICE': case 'LOT': return t('selection.result.tie', { by: t(`selection.plan.tie.${by.kind}`) });
      default: return null;
    }
  };
}

/** 82500 → `82.500`; whole points lose their zeros on request. */
export function formatMilliPoints(milliPoints: number): string {
  return `${Math.trunc(milliPoints / 1000)}.${String(milliPoints % 1000).padStart(3, '0')}`;
}
