import { Alert, AlertTitle, Button } from '@mui/material';

import { asApiError } from '../data/api-error.js';
import { useT } from '../i18n/useT.js';

/** Why there is no data, and the way to ask again. */
export function ErrorPanel({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT();
  const { code, message } = asApiError(error);
  const action = code === 'OUTDATED'
    ? <Button onClick={() => window.location.reload()}>{t('common.reload')}</Button>
    : onRetry && <Button onClick={onRetry}>{t('common.retry')}</Button>;
  return (
    <Alert severity={code === 'NETWORK' || code === 'TIMEOUT' || code === 'UNAVAILABLE' ? 'warning' : 'error'} role="alert" action={action}>
      <AlertTitle sx={{ fontSize: 14, fontWeight: 600, mb: 0 }}>{t('common.errorTitle')}</AlertTitle>
      {message || t('ra.notification.item_doesnt_exist')}
    </Alert>
  );
}
