import { Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** Nothing here: why, and what to do next. */
export function EmptyState({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <Stack spacing={1} sx={{ py: { xs: 5, md: 7 }, px: 3, alignItems: 'center', textAlign: 'center' }}>
      <Typography variant="h2">{title}</Typography>
      {text && <Typography sx={{ color: 'text.secondary', maxWidth: 480 }}>{text}</Typography>}
      {action && <Stack direction="row" spacing={1} sx={{ pt: 1 }}>{action}</Stack>}
    </Stack>
  );
}
