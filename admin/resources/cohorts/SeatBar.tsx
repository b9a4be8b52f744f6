import { Box } from '@mui/material';

import { useT } from '../../i18n/useT.js';

interface SeatBarProps {
  readonly capacity: number;
  readonly taken: number;
  readonly requested: number;
  readonly waiting: number;
  readonly height?: number;
}

/** Seats of a class as one bar: taken, wanted (hatched), free; the waiting list as a tail past the end. */
export function SeatBar({ capacity, taken, requested, waiting, height = 8 }: SeatBarProps) {
  const t = useT();
  const whole = Math.max(1, capacity + Math.min(waiting, Math.ceil(capacity / 4)));
  const share = (count: number) => `${(100 * count) / whole}%`;
  const wanted = Math.min(requested, Math.max(0, capacity - taken));
  const words = t('training.seats.bar', { capacity, taken, requested, waiting });
  return (
    <Box role="img" aria-label={words} title={words} sx={{ display: 'flex', gap: '2px', height, minWidth: 72 }}>
      <Box sx={({ tokens }) => ({ display: 'flex', width: share(capacity), borderRadius: '3px', overflow: 'hidden', bgcolor: tokens.line })}>
        <Box sx={({ tokens }) => ({ width: `${(100 * taken) / Math.max(1, capacity)}%`, bgcolor: tokens.accent })} />
        <Box sx={({ tokens }) => ({ width: `${(100 * wanted) / Math.max(1, capacity)}%`, background: `repeating-linear-gradient(135deg, ${tokens.accent} 0 2px, ${tokens.accentSoft} 2px 5px)` })} />
      </Box>
      {waiting > 0 && <Box sx={({ tokens }) => ({ width: share(Math.min(waiting, Math.ceil(capacity / 4))), minWidth: 4, borderRadius: '3px', bgcolor: tokens.warn, opacity: 0.75 })} />}
    </Box>
  );
}
