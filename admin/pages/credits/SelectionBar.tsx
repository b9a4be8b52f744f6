import { Box, Button, Typography } from '@mui/material';

import { useT } from '../../i18n/useT.js';
import { formatCredits } from '../../shared/format.js';
import { Key } from '../../shared/KeyboardHints.js';
import type { DecisionKind } from './useBulkDecision.js';

interface SelectionBarProps {
  readonly count: number;
  /** How many the conditions match on all pages. */
  readonly matching: number;
  readonly isAllMatching: boolean;
  readonly claimedCenticredits: number | null;
  /** What passing them on is here. */
  readonly pass: 'recognise' | 'audit' | 'precheck';
  readonly onTakeAll: () => void;
  readonly onClear: () => void;
  readonly onDecide: (kind: DecisionKind) => void;
}

/** What is selected, and what can be done with it. */
export function SelectionBar({ count, matching, isAllMatching, claimedCenticredits, pass, onTakeAll, onClear, onDecide }: SelectionBarProps) {
  const t = useT();
  if (count === 0) return null;
  const kinds: readonly DecisionKind[] = [pass, 'return', 'reject'];
  return (
    <Box role="status" sx={({ tokens }) => ({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1.5, py: 0.75, bgcolor: tokens.accentSoft, borderBottom: `1px solid ${tokens.line}`, position: { xs: 'sticky', md: 'static' }, top: 56, zIndex: 3 })}>
      <Typography sx={{ fontSize: 13 }}>
        <strong>{t(isAllMatching ? 'credits.select.all' : 'credits.select.page', { smart_count: count })}</strong>
        {claimedCenticredits !== null && ` · ${t('credits.select.total', { value: formatCredits(claimedCenticredits) })}`}
      </Typography>
      {!isAllMatching && matching > count && <Button variant="text" onClick={onTakeAll}>{t('credits.select.takeAll', { smart_count: matching })}</Button>}
      <Button variant="text" onClick={onClear}>{t('credits.select.none')}</Button>
      <Box sx={{ flex: 1 }} />
      {kinds.map((kind) => (
        <Button key={kind} variant={kind === kinds[0] ? 'contained' : 'outlined'} onClick={() => onDecide(kind)} endIcon={<Box sx={{ display: { xs: 'none', md: 'inline-flex' }, color: 'text.primary' }}><Key keys={kind === 'return' ? 'r' : kind === 'reject' ? 'd' : 'a'} /></Box>}>{t(`credits.act.${kind}`)}</Button>
      ))}
    </Box>
  );
}
