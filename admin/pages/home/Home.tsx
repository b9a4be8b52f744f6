import { Box, Typography } from '@mui/material';
import { Suspense } from 'react';
import { Link } from 'react-router';

import { mayUse, useRoles, useViewer } from '../../data/auth-provider.js';
import { isOnlyTeacher } from '../../data/viewer.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { menuFor, type MenuItem } from '../../layout/menu.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { formatDay, todayInCounty } from '../../shared/format.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { homeSections } from './sections.js';

/** The start page: what each role has to do first, then its desks. */
export function Home() {
  const t = useT();
  const label = useLabel();
  const locale = useLocale();
  const viewer = useViewer();
  const roles = useRoles();
  if (!viewer) return null;
  if (isOnlyTeacher(viewer)) {
    window.location.replace('/me');
    return null;
  }
  const desks = menuFor(roles).flatMap(({ items }) => items);
  return (
    <>
      <PageHeader title={t('shell.home.greeting', { name: viewer.name })} sub={[formatDay(todayInCounty(), locale), ...roles.map((role) => label('role', role))].join(' · ')} />
      {roles.length === 0 && <EmptyState title={t('shell.denied.title')} text={t('shell.home.noRoles')} />}
      {homeSections.filter((each) => mayUse(each.roles, roles)).map(({ id, section: Section }) => <Suspense key={id} fallback={null}><Section /></Suspense>)}
      {desks.length > 0 && <Panel title={t('shell.home.deskTitle')}><Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(168px, 1fr))', gap: 1 }}>{desks.map((desk) => <DeskLink key={desk.to} {...desk} />)}</Box></Panel>}
    </>
  );
}

function DeskLink({ to, label, icon: Icon }: MenuItem) {
  const t = useT();
  return (
    <Box component={Link} to={to} sx={({ tokens }) => ({ display: 'flex', alignItems: 'center', gap: 1.25, minHeight: 44, px: 1.25, borderRadius: 1, color: 'inherit', textDecoration: 'none', border: `1px solid ${tokens.line}`, '&:hover': { borderColor: tokens.accent, bgcolor: tokens.accentSoft } })}>
      <Icon sx={{ fontSize: 20, color: 'primary.main' }} />
      <Typography component="span">{t(label)}</Typography>
    </Box>
  );
}
