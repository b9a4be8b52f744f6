import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';

import { SelectionPanelsDocument, type SelectionPanelsQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Instant } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { AppointDialog } from './AppointDialog.js';
import { DrawDialog } from './DrawDialog.js';
import { BarDialog, DismissDialog } from './JudgeDialogs.js';
import { PanelDialog } from './PanelDialog.js';
import type { CountyRound } from './Round.js';
import { formatMilliPoints, useTitle } from './selection-words.js';

export type JudgePanel = SelectionPanelsQuery['selectionPanels'][number];
export type Judge = JudgePanel['judges'][number];
type Asking = { kind: 'panel'; panel: JudgePanel | null } | { kind: 'appoint'; panel: JudgePanel } | { kind: 'dismiss' | 'bar'; judge: Judge } | { kind: 'draw' };

/** Panels with their judges: load, progress, and how each scores beside the others; draws and recusals. */
export function JudgesTab({ round, isDecider }: { round: CountyRound; isDecider: boolean }) {
  const t = useT();
  const nameOf = useName();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { data, error, refetch } = useRead(SelectionPanelsDocument, { roundId: round.id }, round.status === 'JUDGING' ? { every: 20_000 } : {});
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { selectionPanels: panels, selectionDraws: draws, selectionRecusals: recusals } = data;
  const isOver = round.status === 'NOTICE' || round.status === 'CONCLUDED';
  const mayChange = isDecider && !isOver;
  const hasGaps = round.counts.qualified * round.rules.judging.judgesPerEntry > round.counts.papers;
  const close = () => setAsking(null);
  return (
    <>
      {mayChange && (
        <Stack direction="row" useFlexGap spacing={1} sx={{ mb: 2, flexWrap: 'wrap' }}>
          {draws.length === 0 && <Button variant="outlined" onClick={() => setAsking({ kind: 'panel', panel: null })}>{t('selection.judges.addPanel')}</Button>}
          {round.status === 'JUDGING' && hasGaps && <Button variant="contained" onClick={() => setAsking({ kind: 'draw' })}>{t(draws.length === 0 ? 'selection.judges.draw' : 'selection.judges.drawAgain')}</Button>}
        </Stack>
      )}
      {panels.length === 0 && <Panel><EmptyState title={t('selection.judges.noPanels')} text={t('selection.judges.noPanelsText')} /></Panel>}
      {panels.map((panel) => <PanelOfJudges key={panel.id} panel={panel} mayChange={mayChange} mayArrange={mayChange && draws.length === 0} onAsk={setAsking} />)}
      {draws.length > 0 && (
        <Panel title={t('selection.judges.draws')} flush>
          <ResponsiveList<(typeof draws)[number]>
            rows={draws} label={t('selection.judges.draws')} density="compact"
            columns={[
              { key: 'ordinal', label: '', card: 'title', value: ({ ordinal }) => t('selection.judges.ordinal', { n: ordinal }) },
              { key: 'at', label: t('selection.judges.drawnAt'), value: ({ drawnAt }) => <Instant value={drawnAt} /> },
              { key: 'pairs', label: t('selection.judges.papers'), value: ({ pairs }) => t('selection.judges.pairs', { n: pairs }) },
              { key: 'lots', label: t('selection.judges.lotsShown'), value: ({ lots }) => lots || '—' },
              { key: 'replay', label: '', card: 'side', value: ({ replay }) => (replay ? <StatusChip tone={replay.seedMatches && replay.outcomeMatches ? 'good' : 'bad'} label={t(replay.seedMatches && replay.outcomeMatches ? 'selection.judges.verified' : 'selection.judges.notVerified')} /> : <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{t('selection.judges.hidden')}</Typography>) },
            ]}
          />
        </Panel>
      )}
      {recusals.length > 0 && (
        <Panel title={t('selection.judges.recusals')}>
          {recusals.map(({ id, judgeName, school, blindCode, reason, declaredBy, createdAt }) => (
            <Typography key={id} sx={{ fontSize: 13 }}><b>{judgeName}</b> {school ? t('selection.judges.ofSchool', { school: nameOf(school) }) : t('selection.judges.ofEntry', { code: blindCode ?? '' })}：{reason} <Box component="span" sx={{ color: 'text.secondary' }}>{t('selection.judges.declared', { by: declaredBy })} <Instant value={createdAt} /></Box></Typography>
          ))}
        </Panel>
      )}
      {asking?.kind === 'panel' && <PanelDialog roundId={round.id} panel={asking.panel} onClose={close} />}
      {asking?.kind === 'appoint' && <AppointDialog roundId={round.id} panel={asking.panel} onClose={close} />}
      {asking?.kind === 'dismiss' && <DismissDialog judge={asking.judge} onClose={close} />}
      {asking?.kind === 'bar' && <BarDialog judge={asking.judge} onClose={close} />}
      {asking?.kind === 'draw' && <DrawDialog round={round} onClose={close} />}
    </>
  );
}

/** Whole points off the panel's mean that are worth a look. */
const WIDE_MILLI_POINTS = 5_000;

function PanelOfJudges({ panel, mayChange, mayArrange, onAsk }: { panel: JudgePanel; mayChange: boolean; mayArrange: boolean; onAsk: (asking: Asking) => void }) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const titleOf = useTitle();
  const scored = panel.judges.filter((each): each is Judge & { meanMilliPoints: number } => each.meanMilliPoints !== null);
  const sheets = scored.reduce((sum, { submitted }) => sum + submitted, 0);
  const mean = sheets > 0 ? Math.round(scored.reduce((sum, { meanMilliPoints, submitted }) => sum + meanMilliPoints * submitted, 0) / sheets) : null;
  const off = (value: number): string => `${value >= 0 ? '+' : '−'}${formatMilliPoints(Math.abs(value)).slice(0, -2)}`;
  const subjects = panel.subjects.length === 0 ? t('selection.judges.rest') : panel.subjects.map((each) => label('subject', each)).join(t('common.listComma'));
  return (
    <Panel
      flush title={`${titleOf(panel)} · ${subjects}`}
      actions={<Stack direction="row" spacing={1}>{mayArrange && <Button variant="text" onClick={() => onAsk({ kind: 'panel', panel })}>{t('selection.judges.editPanel')}</Button>}{mayChange && <Button variant="outlined" onClick={() => onAsk({ kind: 'appoint', panel })}>{t('selection.judges.appoint')}</Button>}</Stack>}
    >
      <ResponsiveList<Judge>
        rows={panel.judges} label={titleOf(panel)} density="compact" empty={<EmptyState title={t('selection.judges.none')} />}
        columns={[
          { key: 'name', label: t('selection.judges.name'), card: 'title', value: ({ name, dismissed }) => <>{name} {dismissed && <StatusChip tone="plain" label={t('selection.judges.dismissed')} />}</> },
          { key: 'school', label: t('selection.judges.school'), value: ({ school }) => (school ? nameOf(school) : t('selection.judges.outside')) },
          { key: 'progress', label: t('selection.judges.submitted'), align: 'right', card: 'side', value: ({ papers, submitted }) => `${submitted} / ${papers}` },
          { key: 'mean', label: t('selection.judges.mean'), align: 'right', value: ({ meanMilliPoints }) => (meanMilliPoints === null ? '—' : formatMilliPoints(meanMilliPoints).slice(0, -2)) },
          { key: 'off', label: t('selection.judges.drift'), align: 'right', value: ({ meanMilliPoints }) => (meanMilliPoints === null || mean === null ? '—' : <Box component="span" sx={{ color: Math.abs(meanMilliPoints - mean) >= WIDE_MILLI_POINTS ? 'warning.main' : 'inherit', fontWeight: Math.abs(meanMilliPoints - mean) >= WIDE_MILLI_POINTS ? 600 : 400 }}>{off(meanMilliPoints - mean)}</Box>) },
          { key: 'range', label: t('selection.judges.range'), align: 'right', card: 'hidden', value: ({ leastPoints, mostPoints }) => (leastPoints === null ? '—' : `${leastPoints} – ${mostPoints ?? ''}`) },
          ...(mayChange ? [{ key: 'act', label: '', align: 'right' as const, value: (judge: Judge) => !judge.dismissed && <Stack direction="row" sx={{ justifyContent: { sm: 'flex-end' } }}><Button variant="text" onClick={() => onAsk({ kind: 'bar', judge })} sx={{ minHeight: 26, py: 0 }}>{t('selection.judges.bar')}</Button><Button variant="text" onClick={() => onAsk({ kind: 'dismiss', judge })} sx={{ minHeight: 26, py: 0 }}>{t('selection.judges.dismiss')}</Button></Stack> }] : []),
        ]}
      />
    </Panel>
  );
}
