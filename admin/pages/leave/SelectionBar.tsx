import { Box, Button, Typography } from '@mui/material';

import type { LeaveDecision } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { Key } from '../../shared/KeyboardHints.js';

/** What is selected, and what can be done with it. */
export function SelectionBar({ count, onClear, onDecide }: { count: number; onClear: () => void; onDecide: (decision: LeaveDecision) => void }) {
  const t = useT();
  const key = (keys: string) => <Box sx={{ display: { xs: 'none', md: 'inline-flex' }, color: 'text.primary' }}><Key keys={keys} /></Box>;
  return (
    <Box role="status" sx={({ tokens }) => ({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1.5, py: 0.75, bgcolor: tokens.accentSoft, borderBottom: `1px solid ${tokens.line}`, position: 'sticky', top: 56, zIndex: 3 })}>
      <Typography sx={{ fontSize: 13, fontWeight: 600 }}>{t('leave.selected', { smart_count: count })}</Typography>
      <Button variant="text" onClick={onClear}>{t('leave.clear')}</Button>
      <Box sx={{ flex: 1 }} />
      <Button variant="contained" onClick={() => onDecide('APPROVE')} endIcon={key('a')}>{t('leave.approve')}</Button>
      <Button variant="outlined" onClick={() => onDecide('RETURN')} endIcon={key('r')}>{t('leave.return')}</Button>
      <Button variant="outlined" onClick={() => onDecide('REFUSE')} endIcon={key('d')}>{t('leave.refuse')}</Button>
    </Box>
  );
}
