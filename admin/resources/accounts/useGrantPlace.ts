import { useCallback } from 'react';

import type { AccountCardFragment } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { useName } from '../../shared/useName.js';

export type Grant = AccountCardFragment['grants'][number];

/** Where a role holds, in words. */
export function useGrantPlace(): (grant: Grant) => string {
  const t = useT();
  const name = useName();
  return useCallback(({ role, area, school, studioId, providerId }: Grant): string => {
    if (school) return name(school);
    if (area) return name(area);
    if (studioId) return t('accounts.studio', { id: studioId });
    if (providerId) return t('accounts.platform');
    return t(role === 'TEACHER' ? 'accounts.own' : 'accounts.county');
  }, [name, t]);
}
