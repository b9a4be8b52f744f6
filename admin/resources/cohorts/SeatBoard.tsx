import { Box } from '@mui/material';

import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';
import { Stat } from '../../shared/Stat.js';
import type { Cohort } from './CohortShow.js';
import { SeatBar } from './SeatBar.js';
import { type Place, TakeUp } from './TakeUp.js';

/** Seats at a glance: the figures, the bar, and who uses what by area, school or subject. A row can be clicked to look at its people. */
export function SeatBoard({ cohort, chosen = null, onChoose }: { cohort: Cohort; chosen?: Place | null; onChoose?: (place: Place | null) => void }) {
  const t = useT();
  const { capacity, taken, requestedCount, waitingCount } = cohort;
  return (
    <Panel>
      <Box sx={{ display: { xs: 'grid', sm: 'flex' }, gridTemplateColumns: '1fr 1fr', flexWrap: 'wrap', rowGap: 1, '& > *': { minWidth: { xs: 0, sm: 116 }, pr: 1 } }}>
        <Stat label={t('training.seats.taken')} value={<>{taken}<Box component="span" sx={{ fontSize: 15, color: 'text.secondary', fontWeight: 400 }}> / {capacity}</Box></>} />
        <Stat label={t('training.seats.free')} value={capacity - taken} />
        <Stat label={t('training.seats.requested')} value={requestedCount} />
        <Stat label={t('training.seats.waiting')} value={waitingCount} />
      </Box>
      <Box sx={{ mt: 1 }}><SeatBar capacity={capacity} taken={taken} requested={requestedCount} waiting={waitingCount} height={14} /></Box>
      <TakeUp cohort={cohort} chosen={chosen} {...(onChoose ? { onChoose } : {})} />
    </Panel>
  );
}
