import { Box } from '@mui/material';

/** How much of a whole, as a bar with its words beside it. */
export function CoverageBar({ reached, target, words }: { reached: number; target: number; words: string }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <Box aria-hidden sx={({ tokens }) => ({ flex: '0 0 84px', height: 10, borderRadius: '3px', border: `1px solid ${tokens.line}`, bgcolor: tokens.raised, overflow: 'hidden', printColorAdjust: 'exact' })}>
        <Box sx={({ tokens }) => ({ height: '100%', width: `${target === 0 ? 0 : (100 * reached) / target}%`, bgcolor: tokens.accent })} />
      </Box>
      <span>{words}</span>
    </Box>
  );
}
