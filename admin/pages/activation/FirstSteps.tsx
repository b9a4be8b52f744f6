import { Alert, Button, Link as MuiLink } from '@mui/material';
import { Link } from 'react-router';

import { SetupNeededDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';

/** Under the sign-in form: the way in for somebody who has no password yet, or for the first administrator. */
export function FirstSteps() {
  const t = useT();
  const { data } = useRead(SetupNeededDocument, {});
  if (data?.setupNeeded) {
    return (
      <Alert severity="info" sx={{ mt: 3, alignItems: 'flex-start' }}>
        {t('accounts.setup.text')}
        <Button variant="contained" component={Link} to="/setup" sx={{ mt: 1.5, display: 'flex' }}>{t('accounts.setup.link')}</Button>
      </Alert>
    );
  }
  return <MuiLink component={Link} to="/activate" sx={{ mt: 2.5, alignSelf: 'flex-start' }}>{t('shell.signIn.activate')}</MuiLink>;
}
