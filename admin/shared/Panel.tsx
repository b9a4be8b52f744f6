import { Box, Paper, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** A sheet with a heading. `flush` leaves out the padding, for tables. */
export function Panel({ title, actions, flush = false, children }: { title?: string; actions?: ReactNode; flush?: boolean; children: ReactNode }) {
  return (
    <Paper variant="outlined" component="section" sx={{ mb: 2.5, overflow: 'hidden', '@media print': { border: 0 } }}>
      {title && (
        <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', px: 2.5, pt: 1.75, pb: flush ? 1.25 : 0.5, gap: 1 }}>
          <Typography variant="h2" sx={{ fontSize: 15 }}>{title}</Typography>
          <Box className="no-print">{actions}</Box>
        </Stack>
      )}
      <Box sx={flush ? {} : { px: 2.5, py: title ? 1.5 : 2.25 }}>{children}</Box>
    </Paper>
  );
}
