import { Box, Button, Typography } from '@mui/material';

import { useT } from '../../i18n/useT.js';
import { Key } from '../../shared/KeyboardHints.js';
import { MOST_AT_ONCE } from './useRegistrationSelection.js';

interface SelectionBarProps {
  readonly count: number;
  readonly matching: number;
  readonly canAdmit: boolean;
  /** Of people admitted to a class that runs. */
  readonly canMarkNoShow: boolean;
  readonly onTakeAll: () => void;
  readonly onClear: () => void;
  readonly onDecide: (what: 'admit' | 'decline') => void;
  readonly onMany: (what: 'withdraw' | 'noShow') => void;
}

/** What is selected, and what can be done with it. */
export function SelectionBar({ count, matching, canAdmit, canMarkNoShow, onTakeAll, onClear, onDecide, onMany }: SelectionBarProps) {
  const t = useT();
  if (count === 0) return null;
  const key = (keys: string) => <Box sx={{ display: { xs: 'none', md: 'inline-flex' }, color: 'text.primary' }}><Key keys={keys} /></Box>;
  return (
    <Box role="status" sx={({ tokens }) => ({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1.5, py: 0.75, bgcolor: tokens.accentSoft, borderBottom: `1px solid ${tokens.line}`, position: 'sticky', top: 56, zIndex: 3 })}>
      <Typography sx={{ fontSize: 13, fontWeight: 600 }}>{t('training.desk.selected', { smart_count: count })}</Typography>
      {matching > count && count < MOST_AT_ONCE && <Button variant="text" onClick={onTakeAll}>{t('training.desk.selectAll', { smart_count: Math.min(matching, MOST_AT_ONCE) })}</Button>}
      {count === MOST_AT_ONCE && <Typography sx={{ fontSize: 13 }}>{t('training.desk.most')}</Typography>}
      <Button variant="text" onClick={onClear}>{t('training.desk.keys.clear')}</Button>
      <Box sx={{ flex: 1 }} />
      {canMarkNoShow && <Button variant="outlined" onClick={() => onMany('noShow')}>{t('registration.noShow.mark')}</Button>}
      <Button variant="outlined" onClick={() => onMany('withdraw')}>{t('training.desk.withdrawMany')}</Button>
      {canAdmit && <Button variant="contained" onClick={() => onDecide('admit')} endIcon={key('a')}>{t('training.desk.admit')}</Button>}
      <Button variant="outlined" onClick={() => onDecide('decline')} endIcon={key('d')}>{t(canAdmit ? 'training.desk.decline' : 'training.desk.release')}</Button>
    </Box>
  );
}
