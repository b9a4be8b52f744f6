import { Box, Drawer, Button, Paper } from '@mui/material';
import { useState } from 'react';

import { type EntryRowFragment, SelectionEntriesDocument, type SelectionEntryStatus, type RoundFullFragment } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { vocabulary } from '../../i18n/vocabulary.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { SearchField } from '../../shared/SearchField.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';
import { EntryPanel } from './EntryPanel.js';
import { EntryChip, formatMilliPoints, useLesson } from './selection-words.js';

const PER_PAGE = 25;

/** Entries within reach, by school and name or by place; a click opens everything about one. */
export function EntryTable({ roundId, round }: { roundId: string; round: RoundFullFragment }) {
  const t = useT();
  const nameOf = useName();
  const lesson = useLesson();
  const statuses = useChoices('entryStatus');
  const [search, setSearch] = useState('');
  const [status, setStatus] = useState<SelectionEntryStatus | null>(null);
  const [page, setPage] = useState(1);
  const [openId, setOpenId] = useState<string | null>(null);
  const isPublished = round.status === 'NOTICE' || round.status === 'CONCLUDED';
  const { data, error, refetch, isPlaceholderData } = useRead(SelectionEntriesDocument, { filter: { roundId, status, search: search || null }, sort: isPublished ? 'PLACE' : 'SCHOOL', page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const entries = data?.selectionEntries;
  return (
    <Paper variant="outlined" sx={{ overflow: 'hidden', mb: 2.5 }}>
      <Box sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(240px, 360px) 180px' }, gap: 1.5, p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
        <SearchField value={search} onChange={(next) => { setSearch(next); setPage(1); }} hint={t('selection.entry.search')} />
        <ChoiceField label={t('people.status')} value={status} choices={statuses} onChange={(next) => { setStatus(Object.keys(vocabulary.entryStatus).find((each): each is SelectionEntryStatus => each === next) ?? null); setPage(1); }} />
      </Box>
      {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
      {!data && !error && <Loading />}
      {entries && (
        <ResponsiveList<EntryRowFragment>
          rows={entries.items} label={t('selection.tabs.entries')} isStale={isPlaceholderData} currentId={openId} onOpen={({ id }) => setOpenId(id)} nameOf={({ teacher }) => teacher.name}
          empty={search || status ? <EmptyState title={t('common.noMatchTitle')} text={t('common.noMatchText')} /> : <EmptyState title={t('selection.entry.none')} text={t('selection.entry.noneText')} />}
          columns={[
            ...(isPublished ? [{ key: 'place', label: t('selection.entry.place'), align: 'right' as const, width: 64, value: ({ place }: EntryRowFragment) => place ?? '—' }] : []),
            { key: 'name', label: t('selection.entry.teacher'), card: 'title', value: ({ teacher }) => teacher.name },
            { key: 'school', label: t('selection.entry.school'), value: ({ school }) => nameOf(school) },
            { key: 'lesson', label: t('people.subject'), value: (entry) => lesson(entry) },
            { key: 'work', label: t('selection.entry.work'), value: ({ work }) => work },
            ...(isPublished ? [{ key: 'total', label: t('selection.entry.total'), align: 'right' as const, value: ({ totalMilliPoints }: EntryRowFragment) => (totalMilliPoints === null ? '—' : formatMilliPoints(totalMilliPoints)) }] : []),
            { key: 'status', label: t('people.status'), card: 'side', value: (entry) => <EntryChip status={entry.status} /> },
          ]}
        />
      )}
      {entries && entries.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={entries.totalCount} onPage={setPage} />}
      <Drawer anchor="right" open={openId !== null} onClose={() => setOpenId(null)} slotProps={{ paper: { sx: { width: { xs: '100%', sm: 460 } } } }}>
        <Button variant="text" onClick={() => setOpenId(null)} sx={{ alignSelf: 'flex-start', m: 1, mb: 0 }}>← {t('common.back')}</Button>
        {openId && <EntryPanel entryId={openId} round={round} />}
      </Drawer>
    </Paper>
  );
}
