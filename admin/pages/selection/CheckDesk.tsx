import { Box, Button, Drawer, Paper, Stack, Tab, Tabs } from '@mui/material';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { type EntryRowFragment, SelectionEntriesDocument, SelectionEntryQualifyDocument, SelectionEntryStatesDocument, SelectionRoundDocument, type SelectionEntryStatus } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Key } from '../../shared/KeyboardHints.js';
import { useKeys } from '../../shared/keyboard.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { SearchField } from '../../shared/SearchField.js';
import { useName } from '../../shared/useName.js';
import { useAddress } from '../../shared/useAddress.js';
import { useCursor } from '../../shared/useCursor.js';
import { EntryPanel } from './EntryPanel.js';
import { ReasonDialog } from './ReasonDialog.js';
import { DECIDERS } from './roles.js';
import { useLesson, useTitle } from './selection-words.js';

const SHOWN = { waiting: 'NOMINATED', returned: 'RETURNED', qualified: 'QUALIFIED', rejected: 'REJECTED' } as const satisfies Record<string, SelectionEntryStatus>;
type Shown = keyof typeof SHOWN;
const PER_PAGE = 50;

/** The county's check: the list on the left, everything about one entry on the right, decided by a key each. */
export default function CheckDesk() {
  const t = useT();
  const titleOf = useTitle();
  const roundId = useParams().id ?? '';
  const { params, page, change } = useAddress();
  const shown = (Object.keys(SHOWN) as Shown[]).find((each) => each === params.get('show')) ?? 'waiting';
  const search = params.get('search') ?? '';
  const round = useRead(SelectionRoundDocument, { id: roundId });
  const list = useRead(SelectionEntriesDocument, { filter: { roundId, status: SHOWN[shown], search: search || null }, sort: 'SCHOOL', page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const [openId, setOpenId] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ verdict: 'return' | 'reject'; entry: EntryRowFragment } | null>(null);
  const searchBox = useRef<HTMLDivElement>(null);
  const entries = list.data?.selectionEntries.items ?? [];
  const { isWide, current, move, advance } = useCursor(entries, [openId, setOpenId]);
  const canDecide = mayUse(DECIDERS, useRoles()) && round.data?.selectionRound?.status === 'CHECK';
  const waits = (entry: EntryRowFragment | null): entry is EntryRowFragment => entry !== null && canDecide && (entry.status === 'NOMINATED' || entry.status === 'RETURNED');

  const qualify = useCommand(SelectionEntryQualifyDocument, { onDone: () => { if (current) advance([current.id]); }, done: t('selection.check.doneQualify', { name: current?.teacher.name ?? '' }) });
  const decide = (verdict: 'qualify' | 'return' | 'reject'): void => {
    if (!waits(current) || qualify.isPending) return;
    if (verdict !== 'qualify') setAsking({ verdict, entry: current });
    else if (current.status === 'NOMINATED') void qualify.run({ entryId: current.id });
  };
  useKeys([
    { keys: 'j', label: t('selection.check.next'), run: () => move(1) }, { keys: 'k', label: t('selection.check.previous'), run: () => move(-1) },
    { keys: '/', label: t('common.search'), run: () => searchBox.current?.querySelector('input')?.focus() },
    ...(canDecide ? [
      { keys: 'a', label: t('selection.check.qualify'), run: () => decide('qualify') }, { keys: 'r', label: t('selection.check.return'), run: () => decide('return') }, { keys: 'd', label: t('selection.check.reject'), run: () => decide('reject') },
    ] : []),
  ]);

  if (round.error) return <ErrorPanel error={round.error} onRetry={() => void round.refetch()} />;
  if (!round.data) return <Loading />;
  const found = round.data.selectionRound;
  if (!found) return <EmptyState title={t('ra.notification.item_doesnt_exist')} />;
  const panel = current && (
    <EntryPanel key={current.id} entryId={current.id} round={found}>
      {waits(current) && <Actions isPending={qualify.isPending} mayQualify={current.status === 'NOMINATED'} mayReturn={current.status === 'NOMINATED'} onDecide={decide} />}
    </EntryPanel>
  );
  return (
    <>
      <PageHeader title={t('selection.check.title')} sub={canDecide ? titleOf(found) : `${titleOf(found)} · ${t('selection.check.closed')}`} actions={<Button variant="outlined" component={Link} to={`/selection/${roundId}`}>{t('selection.check.back')}</Button>} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <StateTabs roundId={roundId} shown={shown} onChange={(show) => { setOpenId(null); change({ show: show === 'waiting' ? null : show }); }} />
        <Box ref={searchBox} sx={({ tokens }) => ({ p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}><Box sx={{ maxWidth: 380 }}><SearchField value={search} onChange={(next) => change({ search: next })} hint={t('selection.entry.search')} /></Box></Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 1fr) 440px' }, height: { lg: 'calc(100vh - 300px)' }, minHeight: { lg: 460 } }}>
          <Box sx={{ minWidth: 0, display: 'flex', flexDirection: 'column', overflow: { lg: 'hidden' } }}>
            <Box sx={{ flex: 1, overflowY: { lg: 'auto' } }}>
              {list.error && <Box sx={{ p: 2 }}><ErrorPanel error={list.error} onRetry={() => void list.refetch()} /></Box>}
              {!list.data && !list.error && <Loading />}
              {list.data && <EntryList entries={entries} currentId={current?.id ?? null} isStale={list.isPlaceholderData} onOpen={setOpenId} shown={shown} hasSearch={search !== ''} />}
            </Box>
            {list.data && list.data.selectionEntries.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={list.data.selectionEntries.totalCount} onPage={(next) => change({ page: String(next) })} />}
          </Box>
          {isWide && <Box component="aside" sx={({ tokens }) => ({ borderLeft: `1px solid ${tokens.line}`, overflowY: 'auto' })}>{panel}</Box>}
        </Box>
      </Paper>
      {!isWide && <Drawer anchor="right" open={current !== null && asking === null} onClose={() => setOpenId(null)} slotProps={{ paper: { sx: { width: { xs: '100%', sm: 460 } } } }}><Button variant="text" onClick={() => setOpenId(null)} sx={{ alignSelf: 'flex-start', m: 1, mb: 0 }}>← {t('common.back')}</Button>{panel}</Drawer>}
      {asking && <ReasonDialog {...asking} onClose={() => setAsking(null)} onDone={() => { setAsking(null); advance([asking.entry.id]); }} />}
    </>
  );
}

function EntryList({ entries, currentId, isStale, onOpen, shown, hasSearch }: { entries: readonly EntryRowFragment[]; currentId: string | null; isStale: boolean; onOpen: (id: string) => void; shown: Shown; hasSearch: boolean }) {
  const t = useT();
  const nameOf = useName();
  const lesson = useLesson();
  const isDone = shown === 'waiting' && !hasSearch;
  return (
    <ResponsiveList<EntryRowFragment>
      rows={entries} label={t('selection.check.title')} density="compact" isStale={isStale} currentId={currentId} onOpen={({ id }) => onOpen(id)} nameOf={({ teacher }) => teacher.name}
      empty={<EmptyState title={t(isDone ? 'selection.check.allDone' : 'common.noMatchTitle')} text={isDone ? t('selection.check.allDoneText') : undefined} />}
      columns={[
        { key: 'name', label: t('selection.entry.teacher'), card: 'title', value: ({ teacher }) => <b>{teacher.name}</b> },
        { key: 'school', label: t('selection.entry.school'), value: ({ school }) => nameOf(school) },
        { key: 'lesson', label: t('people.subject'), value: (entry) => lesson(entry) },
        { key: 'work', label: t('selection.entry.work'), value: ({ work }) => work },
      ]}
    />
  );
}

function StateTabs({ roundId, shown, onChange }: { roundId: string; shown: Shown; onChange: (shown: Shown) => void }) {
  const t = useT();
  const of = (status: SelectionEntryStatus) => ({ roundId, status });
  const counts = useRead(SelectionEntryStatesDocument, { waiting: of('NOMINATED'), returned: of('RETURNED'), qualified: of('QUALIFIED'), rejected: of('REJECTED') }, { keepPrevious: true }).data;
  return (
    <Tabs value={shown} onChange={(_, next: Shown) => onChange(next)} variant="scrollable" scrollButtons={false} sx={({ tokens }) => ({ px: 1, minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
      {(Object.keys(SHOWN) as Shown[]).map((each) => <Tab key={each} value={each} label={`${t(`selection.check.${each}`)}${counts?.[each].totalCount ? ` ${counts[each].totalCount}` : ''}`} sx={{ minHeight: 44, minWidth: 72 }} />)}
    </Tabs>
  );
}

const ACTIONS = [['qualify', 'a', 'contained'], ['return', 'r', 'outlined'], ['reject', 'd', 'outlined']] as const;

function Actions({ isPending, mayQualify, mayReturn, onDecide }: { isPending: boolean; mayQualify: boolean; mayReturn: boolean; onDecide: (verdict: 'qualify' | 'return' | 'reject') => void }) {
  const t = useT();
  const may = { qualify: mayQualify, return: mayReturn, reject: true };
  return (
    <Stack direction="row" spacing={1} sx={({ tokens }) => ({ position: 'sticky', bottom: 0, px: 2, py: 1.25, bgcolor: tokens.raised, borderTop: `1px solid ${tokens.line}` })}>
      {ACTIONS.map(([verdict, key, variant]) => may[verdict] && <Button key={verdict} variant={variant} disabled={isPending} onClick={() => onDecide(verdict)} color={verdict === 'reject' ? 'error' : 'primary'} endIcon={<Box component="span" sx={{ display: { xs: 'none', lg: 'inline' }, '& kbd': variant === 'contained' ? { color: 'text.primary' } : {} }}><Key keys={key} /></Box>}>{t(`selection.check.${verdict}`)}</Button>)}
    </Stack>
  );
}
