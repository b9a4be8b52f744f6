import { Box, ButtonBase, Typography } from '@mui/material';

import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';
import { Stat } from '../../shared/Stat.js';
import { useName } from '../../shared/useName.js';
import type { Cohort } from './CohortShow.js';
import { SeatBar } from './SeatBar.js';

type Quota = Cohort['quotas'][number];

/** Seats at a glance: the bar, the figures, and every quota with its take-up. A quota can be clicked to look at its people. */
export function SeatBoard({ cohort, chosen = null, onChoose }: { cohort: Cohort; chosen?: string | null; onChoose?: (quota: Quota | null) => void }) {
  const t = useT();
  const { capacity, taken, requestedCount, waitingCount, quotas } = cohort;
  return (
    <Panel>
      <Box sx={{ display: { xs: 'grid', sm: 'flex' }, gridTemplateColumns: '1fr 1fr', flexWrap: 'wrap', rowGap: 1, '& > *': { minWidth: { xs: 0, sm: 116 }, pr: 1 } }}>
        <Stat label={t('training.seats.taken')} value={<>{taken}<Box component="span" sx={{ fontSize: 15, color: 'text.secondary', fontWeight: 400 }}> / {capacity}</Box></>} />
        <Stat label={t('training.seats.free')} value={capacity - taken} />
        <Stat label={t('training.seats.requested')} value={requestedCount} />
        <Stat label={t('training.seats.waiting')} value={waitingCount} />
      </Box>
      <Box sx={{ mt: 1 }}><SeatBar capacity={capacity} taken={taken} requested={requestedCount} waiting={waitingCount} height={14} /></Box>
      {quotas.length > 0 && (
        <Box sx={{ mt: 2 }}>
          <Typography sx={{ fontSize: 13, color: 'text.secondary', mb: 0.75 }}>{t('training.seats.takeUp')}</Typography>
          <Box sx={{ display: 'grid', gap: 0.75, gridTemplateColumns: 'repeat(auto-fill, minmax(min(188px, 100%), 1fr))' }}>
            {quotas.map((quota) => <QuotaTile key={quota.id} quota={quota} isChosen={chosen === quota.id} {...(onChoose ? { onChoose: () => onChoose(chosen === quota.id ? null : quota) } : {})} />)}
          </Box>
        </Box>
      )}
    </Panel>
  );
}

function QuotaTile({ quota, isChosen, onChoose }: { quota: Quota; isChosen: boolean; onChoose?: () => void }) {
  const t = useT();
  const name = useName()(quota.school ?? quota.area);
  const { seats, used, requested, waiting } = quota;
  return (
    <ButtonBase
      {...(onChoose ? { onClick: onChoose, 'aria-pressed': isChosen } : { component: 'div', disabled: true })}
      sx={({ tokens }) => ({ display: 'block', textAlign: 'left', fontFamily: 'inherit', px: 1, py: 0.75, borderRadius: 1, border: `1px solid ${isChosen ? tokens.accent : tokens.line}`, bgcolor: isChosen ? tokens.accentSoft : 'transparent', '&:hover': onChoose ? { borderColor: tokens.accent } : {} })}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, fontSize: 13, mb: 0.5 }}>
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{name}</Box>
        <Box component="span" sx={{ flexShrink: 0, fontWeight: 600, color: used >= seats ? 'warning.main' : 'inherit' }}>{t('training.seats.of', { used, seats })}</Box>
      </Box>
      <SeatBar capacity={Math.max(1, seats)} taken={used} requested={requested} waiting={waiting} height={6} />
      <Typography sx={{ mt: 0.25, fontSize: 12, color: 'text.secondary' }}>{[requested > 0 ? t('training.cohorts.requests', { count: requested }) : '', waiting > 0 ? t('training.cohorts.waiting', { count: waiting }) : ''].filter(Boolean).join(' · ') || '\u00a0'}</Typography>
    </ButtonBase>
  );
}
