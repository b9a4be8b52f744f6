import { Box } from '@mui/material';

import { useT } from '../i18n/useT.js';
import { useOnline } from './useOnline.js';

export function OfflineBanner() {
  const t = useT();
  if (useOnline()) return null;
  return <Box role="status" className="no-print" sx={({ tokens }) => ({ px: { xs: 2, md: 4 }, py: 0.75, bgcolor: tokens.warnSoft, color: tokens.warn, borderBottom: `1px solid ${tokens.line}` })}>{t('common.offline')}</Box>;
}
