import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface StatProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly hint?: string;
  /** Where the records behind the figure are. */
  readonly to?: string;
}

/** A figure and what it counts. */
export function Stat({ label, value, hint, to }: StatProps) {
  return (
    <Box {...(to ? { component: Link, to } : {})} sx={({ tokens }) => ({ display: 'block', minWidth: 132, pr: 3, color: 'inherit', textDecoration: 'none', ...(to ? { '&:hover .figure': { color: tokens.accent, textDecoration: 'underline', textDecorationThickness: 1, textUnderlineOffset: 6 } } : {}) })}>
      <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{label}</Typography>
      <Typography className="figure" sx={{ fontSize: 26, fontWeight: 600, lineHeight: 1.35 }}>{value}</Typography>
      {hint && <Typography variant="caption" sx={{ color: 'text.secondary' }}>{hint}</Typography>}
    </Box>
  );
}

/** Figures in a row; they wrap on narrow screens. */
export function Stats({ children }: { children: ReactNode }) {
  return <Box sx={{ display: 'flex', flexWrap: 'wrap', rowGap: 2 }}>{children}</Box>;
}
