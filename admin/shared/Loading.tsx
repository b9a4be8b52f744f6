import { Box, CircularProgress } from '@mui/material';
import { useEffect, useState } from 'react';

import { useT } from '../i18n/useT.js';

const PATIENCE_MS = 250;

/** Shows itself only when it takes long enough to be noticed. */
export function Loading() {
  const t = useT();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Box role="status" aria-live="polite" sx={{ display: 'flex', justifyContent: 'center', alignItems: 'center', gap: 1.5, minHeight: 160, color: 'text.secondary' }}>
      {isLate && <><CircularProgress size={18} color="inherit" /> {t('common.loading')}</>}
    </Box>
  );
}
