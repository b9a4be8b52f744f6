import ClosedIcon from '@mui/icons-material/ExpandMore';
import OpenIcon from '@mui/icons-material/ExpandLess';
import { Box, Button, Link as MuiLink, Paper, Typography } from '@mui/material';
import { memo } from 'react';
import { Link } from 'react-router';

import { CreditWaveDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { useAddress } from '../../shared/useAddress.js';
import { WAVE_EVERY_MS, waitingOf, WaveFigures } from './WaveFigures.js';

/** How the wave goes, in one line above the desk; it unfolds. */
export const WaveStrip = memo(function WaveStrip() {
  const t = useT();
  const { params, change } = useAddress();
  const isOpen = params.get('wave') === 'open';
  const { data, error, refetch } = useRead(CreditWaveDocument, {}, { every: WAVE_EVERY_MS, keepPrevious: true });
  const wave = data?.creditWave;
  return (
    <Paper variant="outlined" component="section" aria-label={t('credits.wave.title')} sx={{ mb: 1.5, px: 2, py: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
        <Typography sx={{ flex: 1, minWidth: 220, fontSize: 13 }}>
          <strong>{t('credits.wave.title')}</strong>　{wave && t('credits.wave.line', { filed: wave.filedCount, recognised: wave.recognisedCount, waiting: waitingOf(wave), quarantined: wave.quarantinedCount })}
        </Typography>
        <MuiLink component={Link} to="/credit-wave" sx={{ fontSize: 13 }}>{t('credits.wave.whole')}</MuiLink>
        <Button variant="text" size="small" aria-expanded={isOpen} endIcon={isOpen ? <OpenIcon /> : <ClosedIcon />} onClick={() => change({ wave: isOpen ? null : 'open', page: params.get('page') })}>{t(isOpen ? 'credits.wave.fold' : 'credits.wave.unfold')}</Button>
      </Box>
      {isOpen && <Box sx={{ pt: 1, pb: 1.5 }}>{error && !wave ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : wave && <WaveFigures wave={wave} />}</Box>}
    </Paper>
  );
});
