import { Box, Button, Drawer, Paper, Tab, Tabs } from '@mui/material';
import { useMemo, useRef, useState } from 'react';

import { type LeaveDecision, LeaveRequestsDocument, type LeaveRequestsQuery, LeaveWaitingDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { useKeys } from '../../shared/keyboard.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { SearchField } from '../../shared/SearchField.js';
import { toggled } from '../../shared/selection.js';
import { useChoices } from '../../shared/useChoices.js';
import { useCursor } from '../../shared/useCursor.js';
import { DecideDialog } from './DecideDialog.js';
import { type LeaveConditions, PER_PAGE, SHOWN, type Shown, STATES, useLeaveFilter } from './desk-filter.js';
import { LeaveList } from './LeaveList.js';
import { LeavePanel } from './LeavePanel.js';
import { SelectionBar } from './SelectionBar.js';

export type LeaveRow = LeaveRequestsQuery['leaveRequests']['items'][number];

/** Requests on the left, everything about one on the right; decided one by one or many at once, by keyboard. */
export function LeaveBoard({ rollId, first }: { rollId: string | null; first: Shown }) {
  const t = useT();
  const desk = useLeaveFilter(first, rollId);
  const { filter, shown, change } = desk;
  const { data, error, refetch, isPlaceholderData } = useRead(LeaveRequestsDocument, { filter, sort: shown === 'mine' || shown === 'open' ? 'LONGEST_WAITING' : 'NEWEST', page: { limit: PER_PAGE, offset: (desk.page - 1) * PER_PAGE } }, { keepPrevious: true, every: 30_000 });
  const rows = useMemo(() => data?.leaveRequests.items ?? [], [data]);
  const totalCount = data?.leaveRequests.totalCount ?? 0;
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ decision: LeaveDecision; rows: readonly LeaveRow[] } | null>(null);
  const searchBox = useRef<HTMLDivElement>(null);
  const { isWide, current, move, advance } = useCursor(rows, [currentId, setCurrentId]);
  const chosen = rows.filter(({ id, viewerCanDecide }) => chosenIds.has(id) && viewerCanDecide.allowed);

  const decide = (decision: LeaveDecision, only?: LeaveRow): void => {
    const meant = only ? [only] : chosen.length > 0 ? chosen : current ? [current] : [];
    // What cannot be approved any more can still be refused.
    const possible = meant.filter(({ viewerCanDecide, roll, step }) => viewerCanDecide.allowed || (decision === 'REFUSE' && step !== null && roll.closedAt !== null));
    if (possible.length > 0) setAsked({ decision, rows: possible });
  };
  useKeys([
    { keys: 'j', label: t('leave.keys.next'), run: () => move(1) }, { keys: 'k', label: t('leave.keys.previous'), run: () => move(-1) },
    { keys: '/', label: t('leave.keys.search'), run: () => searchBox.current?.querySelector('input')?.focus() },
    { keys: 'x', label: t('leave.keys.select'), run: () => { if (current?.viewerCanDecide.allowed) setChosenIds(toggled(chosenIds, [current.id], !chosenIds.has(current.id))); } },
    { keys: 'a', label: t('leave.approve'), run: () => decide('APPROVE') }, { keys: 'r', label: t('leave.return'), run: () => decide('RETURN') }, { keys: 'd', label: t('leave.refuse'), run: () => decide('REFUSE') },
    { keys: 'Escape', label: t('leave.keys.clear'), run: () => setChosenIds(new Set()) },
  ]);
  const close = (isDone: boolean) => {
    setAsked(null);
    if (!isDone) return;
    setChosenIds(new Set());
    advance(asked?.rows.map(({ id }) => id) ?? []);
  };
  const panel = current && <LeavePanel key={current.id} request={current} withRoll={rollId === null} onDecide={(decision) => decide(decision, current)} />;
  return (
    <>
      <Paper variant="outlined" sx={{ overflow: 'clip' }}>
        <StateTabs desk={desk} onChange={(next) => change({ show: next })} />
        <Box ref={searchBox}><Conditions desk={desk} /></Box>
        {chosen.length > 0 && <SelectionBar count={chosen.length} onClear={() => setChosenIds(new Set())} onDecide={(decision) => decide(decision)} />}
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 1fr) 380px' }, minHeight: { lg: 380 } }}>
          <Box sx={{ minWidth: 0 }}>
            {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
            {!data && !error && <Loading />}
            {data && rows.length === 0 && (desk.hasConditions
              ? <EmptyState title={t('common.noMatchTitle')} action={<Button variant="outlined" onClick={() => change({ search: null, kind: null, schoolId: null, sessionId: null })}>{t('common.clearFilters')}</Button>} />
              : <EmptyState title={t(`leave.empty.${shown}`)} text={t('leave.emptyText')} />)}
            {rows.length > 0 && <LeaveList rows={rows} withRoll={rollId === null} currentId={current?.id ?? null} isStale={isPlaceholderData} onOpen={({ id }) => setCurrentId(id)} selection={rows.some(({ viewerCanDecide }) => viewerCanDecide.allowed) ? { selected: chosenIds, onChange: setChosenIds } : undefined} />}
            {totalCount > 0 && <Pager page={desk.page} perPage={PER_PAGE} totalCount={totalCount} onPage={(page) => change({ page: String(page) })} />}
          </Box>
          {isWide && <Box component="aside" sx={({ tokens }) => ({ borderLeft: `1px solid ${tokens.line}` })}>{panel ?? <EmptyState title={t('leave.nobody')} />}</Box>}
        </Box>
      </Paper>
      {!isWide && <Drawer anchor="right" open={current !== null && asked === null} onClose={() => setCurrentId(null)} slotProps={{ paper: { sx: { width: { xs: '100%', sm: 420 } } } }}><Button variant="text" onClick={() => setCurrentId(null)} sx={{ alignSelf: 'flex-start', m: 1, mb: 0 }}>← {t('common.back')}</Button>{panel}</Drawer>}
      {asked && <DecideDialog {...asked} onClose={close} />}
    </>
  );
}

function StateTabs({ desk: { shown, conditions }, onChange }: { desk: LeaveConditions; onChange: (shown: Shown) => void }) {
  const t = useT();
  const waiting = useRead(LeaveWaitingDocument, { filter: { ...STATES.mine, ...conditions } }, { keepPrevious: true, every: 30_000 }).data?.leaveRequests.totalCount ?? 0;
  return (
    <Tabs value={shown} onChange={(_, next: Shown) => onChange(next)} variant="scrollable" scrollButtons={false} sx={({ tokens }) => ({ px: 1, minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
      {SHOWN.map((each) => <Tab key={each} value={each} label={`${t(`leave.show.${each}`)}${each === 'mine' && waiting > 0 ? ` ${waiting}` : ''}`} sx={{ minHeight: 44, minWidth: 72 }} />)}
    </Tabs>
  );
}

function Conditions({ desk: { search, kind, schoolId, sessionId, hasConditions, query, change } }: { desk: LeaveConditions }) {
  const t = useT();
  const kinds = useChoices('leaveKind');
  return (
    <Box className="no-print" sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(200px, 2fr) minmax(120px, 1fr) minmax(180px, 1.5fr) auto auto' }, gap: 1.5, alignItems: 'center', p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
      <SearchField value={search} onChange={(next) => change({ search: next })} hint={t('leave.search')} />
      <ChoiceField label={t('leave.kind')} value={kind} choices={kinds} onChange={(next) => change({ kind: next })} />
      <SchoolField label={t('leave.school')} value={schoolId} onChange={(next) => change({ schoolId: next })} />
      {hasConditions ? <Button variant="text" onClick={() => change({ search: null, kind: null, schoolId: null, sessionId: null })}>{sessionId ? t('leave.onlySession') : ''} {t('common.clearFilters')}</Button> : <span />}
      <DownloadButton href={`/downloads/leave-requests.xlsx?${query}`} />
    </Box>
  );
}
