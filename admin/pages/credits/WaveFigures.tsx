import { Box, Typography, useTheme } from '@mui/material';

import type { CreditWaveQuery } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { formatCredits } from '../../shared/format.js';
import { Count, Day } from '../../shared/Formatted.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { WaveChart } from './WaveChart.js';

export type Wave = CreditWaveQuery['creditWave'];
/** Often enough to be called live, seldom enough for a county to watch. */
export const WAVE_EVERY_MS = 15_000;

export const waitingOf = ({ waiting, quarantinedCount }: Wave): number => waiting.reduce((sum, { count }) => sum + count, quarantinedCount);

/** All of a wave in one row of figures, each leading to its claims, and its days as a chart. */
export function WaveFigures({ wave }: { wave: Wave }) {
  const t = useT();
  const label = useLabel();
  const { tokens } = useTheme();
  const key = (mark: string, words: string) => <Box component="span" sx={{ mr: 2, fontSize: 12, color: 'text.secondary' }}><Box component="span" aria-hidden sx={{ color: mark, mr: 0.5 }}>{mark === tokens.good ? '●' : '▌'}</Box>{words}</Box>;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 3fr) minmax(0, 2fr)' }, gap: 2.5 }}>
      <Box>
        <Stats>
          <Stat label={t('credits.wave.filed')} value={<Count value={wave.filedCount} />} hint={t('credits.desk.worth', { value: formatCredits(wave.filedCenticredits) })} to="/credits?show=all" />
          <Stat label={t('credits.wave.prechecked')} value={<Count value={wave.precheckedCount} />} />
          <Stat label={t('credits.wave.recognised')} value={<Count value={wave.recognisedCount} />} hint={t('credits.posted', { value: formatCredits(wave.postedCenticredits) })} to="/credits?show=decided" />
          <Stat label={t('credits.wave.returned')} value={<Count value={wave.returnedCount} />} to="/credits?show=returned" />
          <Stat label={t('credits.wave.rejected')} value={<Count value={wave.rejectedCount} />} />
          <Stat label={t('credits.wave.quarantined')} value={<Count value={wave.quarantinedCount} />} to="/credits?show=quarantined" />
          {wave.waiting.filter(({ step, count }) => step !== 'AUDIT' || count > 0).map(({ step, count }) => <Stat key={step} label={t('credits.wave.waits', { step: label('claimStep', step) })} value={<Count value={count} />} to={`/credits?show=${step.toLowerCase()}`} />)}
        </Stats>
        <Typography sx={{ mt: 1.5, fontSize: 13, color: 'text.secondary' }}>
          {t('credits.wave.pace', { pace: wave.decidedPerDayTenths / 10 })}{' '}
          {waitingOf(wave) === 0 ? t('credits.wave.empty') : wave.emptyOnDay ? <>{t('credits.wave.emptyOn')} <Box component="strong" sx={{ color: 'text.primary' }}><Day value={wave.emptyOnDay} /></Box></> : t('credits.wave.standing')}
          {wave.earlierWaitingCount > 0 && <Box component="span" sx={{ display: 'block', color: tokens.warn }}>{t('credits.wave.earlier', { smart_count: wave.earlierWaitingCount })}</Box>}
        </Typography>
      </Box>
      <Box sx={{ maxWidth: 640 }}>
        {key(tokens.accent, t('credits.wave.filedPerDay'))}{key(tokens.good, t('credits.wave.decidedPerDay'))}
        <WaveChart days={wave.days} />
      </Box>
    </Box>
  );
}
