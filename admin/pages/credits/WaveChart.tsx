import { useMediaQuery, useTheme } from '@mui/material';

import type { CreditWaveQuery } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';

const HEIGHT = 120;
const FOOT = 18;
const HEAD = 14;
/** Wide, and on a phone, where words drawn for 640 would shrink beyond reading. */
const WIDE = { width: 640, labels: 8 };
const NARROW = { width: 320, labels: 4 };

/** Filed as bars, decided as a line with dots: told apart by shape and not by colour alone; it prints as it is. */
export function WaveChart({ days }: { days: CreditWaveQuery['creditWave']['days'] }) {
  const t = useT();
  const { tokens, breakpoints } = useTheme();
  const { width, labels } = useMediaQuery(breakpoints.down('sm'), { noSsr: true }) ? NARROW : WIDE;
  const most = Math.max(1, ...days.map(({ filedCount, decidedCount }) => Math.max(filedCount, decidedCount)));
  const step = width / Math.max(1, days.length);
  const y = (count: number) => HEAD + (HEIGHT - HEAD) * (1 - count / most);
  const middle = (at: number) => step * (at + 0.5);
  const every = Math.ceil(days.length / labels);
  const filed = days.reduce((sum, { filedCount }) => sum + filedCount, 0);
  const decided = days.reduce((sum, { decidedCount }) => sum + decidedCount, 0);
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT + FOOT}`} width="100%" style={{ maxWidth: WIDE.width, display: 'block' }} role="img" aria-label={t('credits.wave.chartTold', { filed, decided })}>
      <text x={0} y={10} fontSize={11} fill={tokens.faint}>{most}</text>
      <line x1={0} x2={width} y1={HEIGHT} y2={HEIGHT} stroke={tokens.line} />
      {days.map(({ day, filedCount, decidedCount }, at) => (
        <g key={day}>
          <title>{t('credits.wave.dayTold', { day, filed: filedCount, decided: decidedCount })}</title>
          <rect x={step * at} y={0} width={step} height={HEIGHT} fill="transparent" />
          <rect x={step * at + step * 0.15} y={y(filedCount)} width={step * 0.7} height={HEIGHT - y(filedCount)} fill={tokens.accentSoft} stroke={tokens.accent} strokeWidth={filedCount > 0 ? 1 : 0} />
          {at % every === 0 && <text x={middle(at)} y={HEIGHT + 13} fontSize={11} textAnchor={at === 0 ? 'start' : 'middle'} dx={at === 0 ? -step / 2 : 0} fill={tokens.faint}>{day.slice(5)}</text>}
        </g>
      ))}
      <polyline points={days.map(({ decidedCount }, at) => `${middle(at)},${y(decidedCount)}`).join(' ')} fill="none" stroke={tokens.good} strokeWidth={2} />
      {days.map(({ day, decidedCount }, at) => decidedCount > 0 && <circle key={day} cx={middle(at)} cy={y(decidedCount)} r={3} fill={tokens.good} />)}
    </svg>
  );
}
