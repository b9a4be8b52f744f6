import { useCallback } from 'react';

import type { SurveyCardFragment, SurveyState } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import type { Tone } from '../../shared/StatusChip.js';

export const SURVEY_TONES: Record<SurveyState, Tone> = { PLANNED: 'wait', OPEN: 'run', CLOSED: 'plain' };

/** Whom a survey asks: a class by its title, or teachers of the county by the conditions of its scope. */
export function useWhom(): (survey: Pick<SurveyCardFragment, 'cohortTitle' | 'cohortTitleEn' | 'scope'>) => string {
  const t = useT();
  const label = useLabel();
  const locale = useLocale();
  return useCallback(({ cohortTitle, cohortTitleEn, scope }) => {
    if (!scope) return (locale === 'en' ? cohortTitleEn : cohortTitle) ?? '';
    const lists = [scope.areas, scope.schools, scope.stages.map((each) => label('stage', each)), scope.subjects.map((each) => label('subject', each))];
    return lists.filter((each) => each.length > 0).map((each) => each.join(t('common.listComma'))).join(' · ') || t('surveys.all.everybody');
  }, [t, label, locale]);
}
