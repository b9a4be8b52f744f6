import { Button } from '@mui/material';
import { Link } from 'react-router';

import { useT } from '../i18n/useT.js';
import { EmptyState } from '../shared/EmptyState.js';
import { usePageTitle } from '../shared/usePageTitle.js';

export function NotFound() {
  const t = useT();
  usePageTitle(t('shell.missing.title'));
  return <EmptyState title={t('shell.missing.title')} text={t('shell.missing.text')} action={<Button variant="contained" component={Link} to="/">{t('shell.missing.home')}</Button>} />;
}

export function AccessDenied() {
  const t = useT();
  return <EmptyState title={t('shell.denied.title')} text={t('shell.denied.text')} action={<Button variant="contained" component={Link} to="/">{t('shell.missing.home')}</Button>} />;
}
