import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** Facts of one record: label above, value below, as many beside each other as there is room for. */
export function Facts({ facts }: { facts: readonly { label: string; value: ReactNode }[] }) {
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(160px, 40%), 1fr))', columnGap: 3, rowGap: 2 }}>
      {facts.map(({ label, value }) => (
        <Box key={label}>
          <Typography component="dt" sx={{ fontSize: 13, color: 'text.secondary' }}>{label}</Typography>
          <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>{value}</Typography>
        </Box>
      ))}
    </Box>
  );
}
