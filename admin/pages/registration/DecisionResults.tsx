import { Box, Dialog, DialogActions, DialogContent, DialogTitle, Button, Typography } from '@mui/material';

import { useT } from '../../i18n/useT.js';

export interface ToldResult {
  readonly id: string;
  readonly name: string;
  readonly message: string;
}

/** What became of a bulk decision: the figures, and each person for whom something else came of it than was asked. */
export function DecisionResults({ figures, told, onClose }: { figures: readonly string[]; told: readonly ToldResult[]; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="result-title">
      <DialogTitle id="result-title">{t('training.desk.resultTitle')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 1.5, fontWeight: 600 }}>{figures.join(' · ')}</Typography>
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', maxHeight: 360, overflowY: 'auto' }}>
          {told.map(({ id, name, message }) => <Box component="li" key={id} sx={({ tokens }) => ({ display: 'flex', gap: 2, py: 0.75, borderTop: `1px solid ${tokens.line}`, fontSize: 13 })}><b style={{ minWidth: 72 }}>{name}</b><span>{message}</span></Box>)}
        </Box>
      </DialogContent>
      <DialogActions><Button variant="contained" onClick={onClose}>{t('common.close')}</Button></DialogActions>
    </Dialog>
  );
}
