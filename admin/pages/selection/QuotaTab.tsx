import { Box, Button, Paper, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { SelectionQuotasDocument, type SelectionQuotasQuery, SelectionQuotaSetDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { SearchField } from '../../shared/SearchField.js';
import { useName } from '../../shared/useName.js';
import type { CountyRound } from './Round.js';

type Quota = SelectionQuotasQuery['selectionQuotas']['items'][number];
const PER_PAGE = 50;

/** Seats of every school, and how many are taken. */
export function QuotaTab({ round, isDecider }: { round: CountyRound; isDecider: boolean }) {
  const t = useT();
  const nameOf = useName();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [changing, setChanging] = useState<Quota | null>(null);
  const { data, error, refetch, isPlaceholderData } = useRead(SelectionQuotasDocument, { roundId: round.id, search: search || null, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const mayChange = isDecider && (round.status === 'DRAFT' || round.status === 'NOMINATION');
  return (
    <Paper variant="outlined" sx={{ overflow: 'hidden', mb: 2.5 }}>
      <Box sx={{ p: { xs: 1.5, sm: 2 }, maxWidth: 360 }}><SearchField value={search} onChange={(next) => { setSearch(next); setPage(1); }} hint={t('selection.quota.search')} /></Box>
      {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
      {!data && !error && <Loading />}
      {data && (
        <ResponsiveList<Quota>
          rows={data.selectionQuotas.items} label={t('selection.tabs.quotas')} density="compact" isStale={isPlaceholderData} empty={<EmptyState title={t('common.noMatchTitle')} />}
          columns={[
            { key: 'school', label: t('selection.quota.school'), card: 'title', value: ({ school }) => nameOf(school) },
            { key: 'teachers', label: t('selection.quota.teachers'), align: 'right', card: 'hidden', value: ({ school }) => school.teacherCount },
            { key: 'seats', label: t('selection.quota.seats'), align: 'right', value: ({ seats, overridden }) => <>{overridden && <Typography component="span" sx={{ fontSize: 12, color: 'text.secondary', mr: 1 }}>{t('selection.quota.byHand')}</Typography>}{seats}</> },
            { key: 'used', label: t('selection.quota.used'), align: 'right', card: 'side', value: ({ used, seats }) => <><b>{used}</b> / {seats}</> },
            { key: 'left', label: t('selection.quota.left'), align: 'right', card: 'hidden', value: ({ left }) => left },
            ...(mayChange ? [{ key: 'act', label: '', align: 'right' as const, value: (quota: Quota) => <Button variant="text" onClick={() => setChanging(quota)} sx={{ minHeight: 26, py: 0 }}>{t('selection.quota.set')}</Button> }] : []),
          ]}
        />
      )}
      {data && data.selectionQuotas.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={data.selectionQuotas.totalCount} onPage={setPage} />}
      {changing && <SeatsDialog roundId={round.id} quota={changing} onClose={() => setChanging(null)} />}
    </Paper>
  );
}

function SeatsDialog({ roundId, quota, onClose }: { roundId: string; quota: Quota; onClose: () => void }) {
  const t = useT();
  const nameOf = useName();
  const [seats, setSeats] = useState(String(quota.seats));
  const set = useCommand(SelectionQuotaSetDocument, { done: t('selection.quota.done'), onDone: onClose });
  const submit = () => void set.run({ roundId, schoolId: quota.school.id, seats: Number(seats) });
  return (
    <ConfirmDialog
      open title={t('selection.quota.setTitle', { school: nameOf(quota.school) })} consequence={t('selection.quota.setText', { used: quota.used })} undo={t('selection.quota.setUndo')} confirmLabel={t('selection.quota.set')}
      isPending={set.isPending} canConfirm={/^\d{1,3}$/.test(seats)} onClose={onClose} onConfirm={submit}
    >
      <TextField label={t('selection.quota.seats')} value={seats} autoFocus onChange={(event) => setSeats(event.target.value.normalize('NFKC').replace(/\D/g, '').slice(0, 3))} error={set.errorOf('seats') !== undefined} helperText={set.errorOf('seats')} sx={{ mt: 2, maxWidth: 160 }} slotProps={{ htmlInput: { inputMode: 'numeric' } }} />
    </ConfirmDialog>
  );
}
