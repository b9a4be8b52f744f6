import { Box, Button, useTheme } from '@mui/material';
import { useState } from 'react';

import { useT } from '../../i18n/useT.js';
import { formatCredits } from '../../shared/format.js';
import { useName } from '../../shared/useName.js';
import type { Line } from './totals-order.js';

const FIRST = 20;

/** The average of each school as a bar with its figure, and the county's as a line through all of them; it prints as it is. */
export function TotalsBars({ lines, county }: { lines: readonly Line[]; county: Line }) {
  const t = useT();
  const name = useName();
  const { tokens } = useTheme();
  const [isWhole, setWhole] = useState(false);
  const most = Math.max(1, county.averageCenticredits, ...lines.map((each) => each.averageCenticredits));
  const share = (centicredits: number): string => `${(100 * centicredits) / most}%`;
  const average = formatCredits(county.averageCenticredits);
  return (
    <Box role="img" aria-label={t('schoolTotals.barsTold', { average })}>
      {(isWhole ? lines : lines.slice(0, FIRST)).map((line) => (
        <Box key={line.id} sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 56px', sm: 'minmax(140px, 260px) 1fr 64px' }, columnGap: 1.5, alignItems: 'center', py: '2px', fontSize: 13, breakInside: 'avoid', fontWeight: line.isOwn ? 700 : 400 }}>
          <Box sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }}>{name(line)}{line.isOwn && ` · ${t('schoolTotals.own')}`}</Box>
          <Box sx={{ position: 'relative', height: 14, backgroundColor: tokens.raised, printColorAdjust: 'exact' }}>
            <Box sx={{ height: '100%', width: share(line.averageCenticredits), backgroundColor: tokens.accentSoft, border: line.averageCenticredits > 0 ? `1px solid ${tokens.accent}` : 0, '@media print': { border: '1px solid #333 !important', background: '#ddd !important' } }} />
            <Box sx={{ position: 'absolute', top: -2, bottom: -2, left: share(county.averageCenticredits), borderLeft: `2px solid ${tokens.ink}` }} />
          </Box>
          <Box sx={{ textAlign: 'right' }}>{formatCredits(line.averageCenticredits)}</Box>
        </Box>
      ))}
      <Box sx={{ mt: 1, display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', fontSize: 13, color: 'text.secondary' }}>
        {t('schoolTotals.barsLine', { average })}
        {lines.length > FIRST && <Button variant="text" className="no-print" onClick={() => setWhole(!isWhole)}>{isWhole ? t('schoolTotals.showLess') : t('schoolTotals.showAll', { count: lines.length })}</Button>}
      </Box>
    </Box>
  );
}
