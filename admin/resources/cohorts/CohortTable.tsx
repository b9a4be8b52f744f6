import { Box } from '@mui/material';
import type { ReactNode } from 'react';

import type { CohortsQuery } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { type Column, ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { COHORT_TONES, useTitle } from '../programmes/training-words.js';
import { SeatBar } from './SeatBar.js';

export type CohortRow = CohortsQuery['cohorts']['items'][number];

const faint = (text: ReactNode) => <Box component="span" sx={{ display: { xs: 'inline', sm: 'block' }, fontSize: 13, color: 'text.secondary', fontWeight: 400 }}>{text}</Box>;

/** Columns of classes, wherever they are listed. */
export function useCohortColumns(withProgramme = true): readonly Column<CohortRow>[] {
  const t = useT();
  const label = useLabel();
  const title = useTitle();
  return [
    { key: 'title', label: t('training.cohorts.name'), card: 'title', value: title },
    ...(withProgramme ? [{ key: 'programme', label: t('training.cohorts.programme'), value: ({ programme }: CohortRow) => <>{title(programme)} {faint(`${label('sponsorLevel', programme.sponsorLevel)} · ${label('trainingMode', programme.mode)}`)}</> }] : []),
    { key: 'days', label: t('training.cohorts.days'), width: 112, value: ({ startsOn, endsOn }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{startsOn}<br />– {endsOn.slice(5)}</Box> },
    {
      key: 'seats', label: t('training.cohorts.seats'), width: 168,
      value: ({ capacity, taken, requestedCount, waitingCount }) => (
        <Box sx={{ minWidth: 132 }}>
          <Box sx={{ display: 'flex', justifyContent: 'space-between', fontSize: 13, mb: '2px' }}><span>{taken} / {capacity}</span><Box component="span" sx={{ color: 'text.secondary' }}>{taken >= capacity ? t('training.seats.full') : `${t('training.seats.free')} ${capacity - taken}`}</Box></Box>
          <SeatBar capacity={capacity} taken={taken} requested={requestedCount} waiting={waitingCount} height={6} />
        </Box>
      ),
    },
    {
      key: 'pending', label: t('training.cohorts.pending'), width: 112,
      value: ({ requestedCount, waitingCount }) => <>{requestedCount > 0 && <Box component="span" sx={{ display: 'block', color: 'primary.main', fontWeight: 600 }}>{t('training.cohorts.requests', { count: requestedCount })}</Box>}{waitingCount > 0 && faint(t('training.cohorts.waiting', { count: waitingCount }))}</>,
    },
    { key: 'status', label: t('training.cohorts.status'), width: 108, card: 'side', value: ({ status }) => <StatusChip tone={COHORT_TONES[status]} label={label('cohortStatus', status)} /> },
  ];
}

/** Classes in a panel of another page. */
export function CohortTable({ cohorts, label, to = ({ id }) => `/cohorts/${id}/show`, withProgramme = true, isStale = false }: { cohorts: readonly CohortRow[]; label: string; to?: (row: CohortRow) => string; withProgramme?: boolean; isStale?: boolean }) {
  return <ResponsiveList<CohortRow> rows={cohorts} columns={useCohortColumns(withProgramme)} label={label} to={to} isStale={isStale} />;
}
