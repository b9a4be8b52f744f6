import { Button } from '@mui/material';

import { useT } from '../i18n/useT.js';
import { EmptyState } from '../shared/EmptyState.js';

/** A page that broke while drawing itself; menu and bar still work. */
export function Crash() {
  const t = useT();
  return <EmptyState title={t('shell.crash.title')} text={t('shell.crash.text')} action={<Button variant="contained" onClick={() => window.location.reload()}>{t('common.reload')}</Button>} />;
}
