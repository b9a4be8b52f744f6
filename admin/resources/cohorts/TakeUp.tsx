import { Box, ButtonBase, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { Link, useSearchParams } from 'react-router';

import { CohortTakeUpDocument, type CohortTakeUpQuery, type TakeUpBy } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { useName } from '../../shared/useName.js';
import type { Cohort } from './CohortShow.js';

type Line = NonNullable<CohortTakeUpQuery['cohort']>['takeUp'][number];
export interface Place {
  readonly areaId: string | null;
  readonly schoolId: string | null;
  readonly subject: string | null;
}

const BY = ['AREA', 'SCHOOL', 'SUBJECT'] as const satisfies readonly TakeUpBy[];
/** Widths of a row's name, seats and words, and the least of the row: English takes half as much room again. */
const WIDTHS = { 'zh-CN': { name: 112, words: 128, row: 440 }, en: { name: 176, words: 184, row: 580 } } as const;
const placeOf = ({ area, school, subject }: Line): Place => ({ areaId: area?.id ?? null, schoolId: school?.id ?? null, subject });
const keyOf = ({ areaId, schoolId, subject }: Place): string => `${areaId}/${schoolId}/${subject}`;

/** Where the seats are allotted, who uses them and who waits: bars of one scale, so that they can be compared with the eye. */
export function TakeUp({ cohort, chosen, onChoose }: { cohort: Cohort; chosen: Place | null; onChoose?: (place: Place | null) => void }) {
  const t = useT();
  const label = useLabel();
  const { row } = WIDTHS[useLocale()];
  const [params, setParams] = useSearchParams();
  const first = cohort.quotas[0];
  const usual: TakeUpBy = first?.school ? 'SCHOOL' : first?.subject ? 'SUBJECT' : 'AREA';
  const by = BY.find((each) => each === params.get('by')) ?? usual;
  const { data, error, refetch } = useRead(CohortTakeUpDocument, { id: cohort.id, by }, { keepPrevious: true, every: 20_000 });
  const lines = data?.cohort?.takeUp ?? [];
  const longest = Math.max(1, ...lines.map(({ seats, used, requested, waiting }) => Math.max(seats ?? 0, used + requested) + waiting));
  const show = (next: TakeUpBy | null) => next && setParams((before) => { before.set('by', next); return before; }, { replace: true });
  return (
    <Box sx={{ mt: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1 }}>
        <ToggleButtonGroup exclusive size="small" value={by} aria-label={t('registration.takeUp.title')} onChange={(_, next: TakeUpBy | null) => show(next)}>
          {BY.map((each) => <ToggleButton key={each} value={each} sx={{ py: 0.25, px: 1.25, fontSize: 13 }}>{t(`registration.takeUp.by.${each}`)}</ToggleButton>)}
        </ToggleButtonGroup>
        <Legend />
      </Box>
      {cohort.seatsReturnAt && <Typography sx={{ mb: 1, fontSize: 13, color: 'text.secondary' }}>{t('registration.returns.due', { at: formatInstant(cohort.seatsReturnAt), order: cohort.offerOrder.map((each) => label('offerCriterion', each)).join(' → ') })}</Typography>}
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data && lines.length === 0 && <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('registration.takeUp.none')}</Typography>}
      <Box sx={{ display: 'grid', columnGap: 4, gridTemplateColumns: lines.length > 6 ? `repeat(auto-fill, minmax(min(${row}px, 100%), 1fr))` : '1fr', maxHeight: 420, overflowY: 'auto' }}>
        {lines.map((line) => {
          const place = placeOf(line);
          const isChosen = chosen !== null && keyOf(chosen) === keyOf(place);
          return <Row key={keyOf(place)} line={line} longest={longest} isChosen={isChosen} {...(onChoose ? { onChoose: () => onChoose(isChosen ? null : place) } : {})} />;
        })}
      </Box>
      {cohort.seatReturns.length > 0 && <Typography sx={{ mt: 1.25, fontSize: 13 }}><Link to={`/cohorts/${cohort.id}/returns`} style={{ color: 'inherit' }}>{t('registration.returns.open')}</Link></Typography>}
    </Box>
  );
}

const bars = {
  used: 'accent', requested: 'hatched', free: 'line', waiting: 'warn',
} as const;

function Legend() {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, fontSize: 12, color: 'text.secondary' }}>
      {(Object.keys(bars) as (keyof typeof bars)[]).map((each) => <Box key={each} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}><Swatch kind={each} sx={{ width: 12, height: 10, borderRadius: '2px' }} />{t(`registration.takeUp.legend.${each}`)}</Box>)}
    </Box>
  );
}

function Swatch({ kind, sx }: { kind: keyof typeof bars; sx: object }) {
  return (
    <Box sx={[({ tokens }) => ({
      flexShrink: 0, ...(bars[kind] === 'hatched' ? { background: `repeating-linear-gradient(135deg, ${tokens.accent} 0 2px, ${tokens.accentSoft} 2px 5px)` } : { bgcolor: bars[kind] === 'accent' ? tokens.accent : bars[kind] === 'warn' ? tokens.warn : tokens.line }),
    }), sx]} />
  );
}

function Row({ line, longest, isChosen, onChoose }: { line: Line; longest: number; isChosen: boolean; onChoose?: () => void }) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const widths = WIDTHS[useLocale()];
  const { seats, used, requested, waiting, subject, school, area } = line;
  const name = subject ? label('subject', subject) : school ?? area ? nameOf(school ?? area) : t('registration.takeUp.noArea');
  const free = seats === null ? 0 : Math.max(0, seats - used - requested);
  const figures = [seats === null ? null : free > 0 ? t('registration.takeUp.free', { free }) : used >= seats ? t('registration.takeUp.usedUp') : null, requested > 0 ? t('registration.takeUp.requested', { requested }) : null, waiting > 0 ? t('registration.takeUp.waiting', { waiting }) : null];
  const part = (kind: keyof typeof bars, people: number) => people > 0 && <Swatch kind={kind} sx={{ width: `${(100 * people) / longest}%`, minWidth: 2 }} />;
  return (
    <ButtonBase
      {...(onChoose ? { onClick: onChoose, 'aria-pressed': isChosen } : { component: 'div', disabled: true })}
      aria-label={t('registration.takeUp.row', { name, seats: seats ?? t('registration.takeUp.notAllotted'), used, requested, waiting })}
      sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '84px minmax(0, 1fr) 54px', sm: `${widths.name}px minmax(0, 1fr) 56px ${widths.words}px` }, gap: 1, alignItems: 'center', width: '100%', px: 0.75, py: '3px', fontFamily: 'inherit', fontSize: 13, textAlign: 'left', borderRadius: 1, bgcolor: isChosen ? tokens.accentSoft : 'transparent', '&:hover': onChoose ? { bgcolor: tokens.accentSoft } : {} })}
    >
      <Box component="span" title={name} sx={{ lineHeight: 1.25, overflowWrap: 'anywhere', fontWeight: isChosen ? 600 : 400 }}>{name}</Box>
      <Box component="span" sx={{ display: 'flex', gap: '1px', height: 12, borderRadius: '2px', overflow: 'hidden' }}>{part('used', used)}{part('requested', requested)}{part('free', free)}{part('waiting', waiting)}</Box>
      <Box component="span" sx={{ textAlign: 'right', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{seats === null ? used : t('training.seats.of', { used, seats })}</Box>
      <Box component="span" sx={{ display: { xs: 'none', sm: 'block' }, color: 'text.secondary', fontSize: 12, whiteSpace: 'nowrap' }}>{figures.filter(Boolean).join(' · ')}</Box>
    </ButtonBase>
  );
}
