import { Box, Button, Stack, Typography } from '@mui/material';

import type { PresenceStatus } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { Key } from '../../shared/KeyboardHints.js';
import type { Line } from './RegisterLines.js';

export const STATUS_KEYS: readonly { key: string; status: PresenceStatus }[] = [
  { key: 'p', status: 'PRESENT' }, { key: 'l', status: 'LATE' }, { key: 'e', status: 'LEFT_EARLY' }, { key: 'v', status: 'LEAVE' }, { key: 'a', status: 'ABSENT' },
];

interface EntryBarProps {
  readonly targets: readonly Line[];
  /** Chosen by their boxes, not only the current line. */
  readonly isChosen: boolean;
  readonly onStatus: (status: PresenceStatus) => void;
  readonly onClear: () => void;
  readonly onHistory: (teacherId: string, name: string) => void;
}

/** Stays at the foot of the screen: what the keys do, for mouse and finger. */
export function EntryBar({ targets, isChosen, onStatus, onClear, onHistory }: EntryBarProps) {
  const t = useT();
  const word = useLabel();
  const hasTargets = targets.length > 0;
  const [only] = targets.length === 1 ? targets : [];
  return (
    <Stack direction={{ xs: 'column', md: 'row' }} className="no-print" sx={({ tokens }) => ({ display: { xs: hasTargets ? 'flex' : 'none', sm: 'flex' }, position: 'sticky', bottom: 0, zIndex: 2, gap: 1, alignItems: { md: 'center' }, px: 2, py: 1, bgcolor: hasTargets ? tokens.accentSoft : tokens.raised, borderTop: `1px solid ${tokens.line}`, borderRadius: '0 0 6px 6px' })}>
      <Typography sx={{ flex: 1, fontSize: 13, color: hasTargets ? 'text.primary' : 'text.secondary' }}>
        {!hasTargets && t('attendance.chooseHint')}
        {hasTargets && (isChosen ? t('attendance.chosen', { smart_count: targets.length }) : t('attendance.current', { name: targets[0]?.name }))}
        {hasTargets && <Button variant="text" onClick={onClear} sx={{ minHeight: 24, py: 0, ml: 1 }}>{t('attendance.clearChoice')}</Button>}
        {only && only.changeCount > 0 && <Button variant="text" onClick={() => onHistory(only.id, only.name)} sx={{ minHeight: 24, py: 0 }}>{t('attendance.history')}</Button>}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {STATUS_KEYS.map(({ key, status }) => (
          <Button key={key} variant="outlined" disabled={!hasTargets} onClick={() => onStatus(status)} endIcon={<Box component="span" sx={{ display: { xs: 'none', md: 'inline' } }}><Key keys={key} /></Box>} sx={{ minWidth: 0, px: { xs: 0.875, md: 1.5 }, fontSize: { xs: 13, md: 14 }, bgcolor: 'background.paper' }}>
            {word('presenceStatus', status)}
          </Button>
        ))}
      </Box>
    </Stack>
  );
}
