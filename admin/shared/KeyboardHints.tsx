import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useState } from 'react';

import { useT } from '../i18n/useT.js';
import { useBoundKeys, useKeys } from './keyboard.js';

const NAMES: Record<string, string> = { shift: 'Shift', ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→', ' ': 'Space' };

/** One key as it is written on the keyboard. */
export function Key({ keys }: { keys: string }) {
  const text = keys.split('+').map((part) => (part === 'mod' ? 'Ctrl' : NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))).join(' + ');
  return <Box component="kbd" sx={({ tokens }) => ({ px: 0.75, py: '1px', fontFamily: 'inherit', fontSize: 12, border: `1px solid ${tokens.line}`, borderBottomWidth: 2, borderRadius: '4px', bgcolor: tokens.raised })}>{text}</Box>;
}

/** What the keys of this page do, shown with `?`. */
export function KeyboardHelp() {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  useKeys([{ keys: '?', label: t('common.keys.help'), run: () => setOpen(true) }]);
  const bindings = useBoundKeys();
  return (
    <Dialog open={isOpen} onClose={() => setOpen(false)} maxWidth="xs" fullWidth>
      <DialogTitle>{t('common.keys.title')}</DialogTitle>
      <DialogContent>
        <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '8px 16px', alignItems: 'center' }}>
          {bindings.map(({ keys, label }) => [<dt key={`${keys}-key`}><Key keys={keys} /></dt>, <dd key={keys} style={{ margin: 0 }}>{label}</dd>])}
        </Box>
      </DialogContent>
      <DialogActions><Button onClick={() => setOpen(false)}>{t('common.close')}</Button></DialogActions>
    </Dialog>
  );
}
