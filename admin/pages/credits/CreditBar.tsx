import { Box } from '@mui/material';

interface CreditBarProps {
  readonly value: number;
  /** What is asked for: the mark on the bar. */
  readonly goal: number | null;
  /** The whole length. */
  readonly scale: number;
  readonly isMet: boolean;
  /** The bar in words, for screen readers. */
  readonly label: string;
}

const percent = (value: number, scale: number): string => `${Math.min(100, (100 * value) / Math.max(1, scale))}%`;

/** How much there is of what is asked for: a length, a mark for the goal, and for the met ones another ground. */
export function CreditBar({ value, goal, scale, isMet, label }: CreditBarProps) {
  return (
    <Box role="img" aria-label={label} sx={({ tokens }) => ({ position: 'relative', height: 10, borderRadius: '3px', bgcolor: tokens.line, overflow: 'hidden', printColorAdjust: 'exact' })}>
      <Box sx={({ tokens }) => ({ position: 'absolute', inset: 0, right: 'auto', width: percent(value, scale), bgcolor: isMet ? tokens.good : tokens.accent })} />
      {goal !== null && goal > 0 && <Box sx={({ tokens }) => ({ position: 'absolute', top: 0, bottom: 0, left: `calc(${percent(goal, scale)} - 2px)`, width: 2, bgcolor: tokens.ink })} />}
    </Box>
  );
}
