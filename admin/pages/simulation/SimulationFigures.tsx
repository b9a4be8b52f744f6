import { Alert, Box, Stack, Typography } from '@mui/material';

import type { SimulationFullFragment, SimulationOutcome } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { formatCredits } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { Stat } from '../../shared/Stat.js';
import type { Tone } from '../../shared/StatusChip.js';

export const OUTCOMES: readonly SimulationOutcome[] = ['NOW_MEETS', 'NO_LONGER_MEETS', 'GAINS', 'LOSES', 'SAME', 'NOT_JUDGED'];
export const OUTCOME_TONES: Record<SimulationOutcome, Tone> = { NOW_MEETS: 'good', NO_LONGER_MEETS: 'bad', GAINS: 'good', LOSES: 'warn', SAME: 'plain', NOT_JUDGED: 'wait' };

/** The figures of a trial; with `linked` each leads to its teachers. */
export function SimulationFigures({ simulation, linked = false }: { readonly simulation: SimulationFullFragment; readonly linked?: boolean }) {
  const t = useT();
  const { id, outdated, totals, beforeMetCount, afterMetCount, beforeAverageCenticredits, afterAverageCenticredits, differsFromLedgerCount, causes, ruleSetName, draftName, teacherCount, asOfDay } = simulation;
  return (
    <Panel title={t('ruleSets.simulate.sub', { before: ruleSetName, after: draftName, count: teacherCount, day: asOfDay })}>
      {outdated && <Alert severity="warning" sx={{ mb: 2 }}>{t('ruleSets.simulate.outdated')}</Alert>}
      {differsFromLedgerCount > 0 && <Alert severity="info" sx={{ mb: 2 }}>{t('ruleSets.simulate.unlike', { count: differsFromLedgerCount })}</Alert>}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        {OUTCOMES.map((outcome) => ({ outcome, count: totals.find((each) => each.outcome === outcome)?.count ?? 0 })).filter(({ outcome, count }) => count > 0 || (outcome !== 'NOT_JUDGED')).map(({ outcome, count }) => (
          <Stat key={outcome} label={t(`ruleSets.simulate.outcome.${outcome}`)} value={count} {...(linked ? { to: `/rule-set-simulations/${id}?outcome=${outcome}` } : {})} />
        ))}
        <Stat label={t('ruleSets.simulate.met')} value={`${beforeMetCount} → ${afterMetCount}`} />
        <Stat label={t('ruleSets.simulate.average')} value={`${formatCredits(beforeAverageCenticredits)} → ${formatCredits(afterAverageCenticredits)}`} />
      </Stack>
      {causes.length > 0 && (
        <>
          <Typography variant="h3" sx={{ fontSize: 13, color: 'text.secondary', mt: 2, mb: 0.75 }}>{t('ruleSets.simulate.causes')}</Typography>
          <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(0, auto) 1fr', columnGap: 2, rowGap: 0.5 }}>
            {causes.map(({ teacherCount: count, difference: { message } }) => [
              <Box component="dt" key={`${message}-of`} sx={{ textAlign: 'right', color: 'text.secondary', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{t('ruleSets.simulate.causesOf', { smart_count: count })}</Box>,
              <Box component="dd" key={message} sx={{ m: 0, overflowWrap: 'anywhere' }}>{message}</Box>,
            ])}
          </Box>
        </>
      )}
    </Panel>
  );
}
