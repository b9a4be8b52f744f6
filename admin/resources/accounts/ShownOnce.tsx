import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';

import { useT } from '../../i18n/useT.js';

/** A code or key that is not shown again, easy to read aloud and to copy. */
export function ShownOnce({ label, value }: { label: string; value: string }) {
  const t = useT();
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(value).then(() => setCopied(true), () => undefined);
  return (
    <Box sx={({ tokens }) => ({ display: 'flex', alignItems: 'center', gap: 1.5, px: 1.5, py: 1, mb: 1, border: `1px solid ${tokens.line}`, borderRadius: 1, bgcolor: tokens.raised })}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{label}</Typography>
        <Typography component="code" sx={{ fontFamily: 'ui-monospace, Consolas, monospace', fontSize: 16, overflowWrap: 'anywhere', userSelect: 'all' }}>{value}</Typography>
      </Box>
      {'clipboard' in navigator && <Button variant="outlined" onClick={copy}>{t(isCopied ? 'accounts.keys.copied' : 'accounts.keys.copy')}</Button>}
    </Box>
  );
}
