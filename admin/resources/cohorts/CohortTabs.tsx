import { Box } from '@mui/material';
import { useEffect, useRef } from 'react';
import { NavLink } from 'react-router';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import type { Role, TrainingMode } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { ARCHIVE_ROLES } from '../../pages/archives/roles.js';
import { CENTRE_ROLES, COMPLETION_ROLES } from '../../pages/registration/roles.js';
import { OFFICE_ROLES } from '../console-resource.js';
import type { Cohort } from './CohortShow.js';

interface CohortPage {
  readonly path: string;
  readonly roles: readonly Role[];
  /** Only classes of programmes that are held so have the page. */
  readonly mode?: TrainingMode;
}

/** The pages of a class, in the order of its life. A draft has none but the first. */
const COHORT_PAGES = [
  { path: 'show', roles: OFFICE_ROLES },
  { path: 'registration', roles: OFFICE_ROLES },
  { path: 'placements', roles: CENTRE_ROLES, mode: 'SHADOWING' },
  { path: 'lodging', roles: CENTRE_ROLES },
  { path: 'assignments', roles: CENTRE_ROLES },
  { path: 'surveys', roles: CENTRE_ROLES },
  { path: 'leave', roles: CENTRE_ROLES },
  { path: 'closing', roles: COMPLETION_ROLES },
  { path: 'archive', roles: ARCHIVE_ROLES },
] as const satisfies readonly CohortPage[];

/** The way from one page of a class to the next. */
export function CohortTabs({ cohort }: { readonly cohort: Pick<Cohort, 'id' | 'status' | 'programme'> }) {
  const t = useT();
  const roles = useRoles();
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    void strip.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  const pages = COHORT_PAGES.filter((page) => mayUse(page.roles, roles) && (!('mode' in page) || page.mode === cohort.programme.mode));
  if (cohort.status === 'DRAFT' || pages.length < 2) return null;
  return (
    <Box ref={strip} component="nav" aria-label={t('training.cohorts.pagesOf')} className="no-print" sx={({ tokens }) => ({
      display: 'flex', overflowX: 'auto', mb: 2.5, borderBottom: `1px solid ${tokens.line}`,
      '& a': { px: 1.75, minHeight: 44, display: 'flex', alignItems: 'center', whiteSpace: 'nowrap', textDecoration: 'none', color: 'text.secondary', fontWeight: 600, borderBottom: '2px solid transparent' },
      '& a:hover': { color: 'text.primary' }, '& a.active': { color: 'primary.main', borderBottomColor: 'primary.main' },
    })}>
      {pages.map(({ path }) => <NavLink key={path} to={`/cohorts/${cohort.id}/${path}`}>{t(`training.cohorts.pages.${path}`)}</NavLink>)}
    </Box>
  );
}
