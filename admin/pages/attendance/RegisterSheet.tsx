import { Box, Paper } from '@mui/material';
import { useEffect, useRef, useState } from 'react';

import { type PresenceStatus, RegisterRowsDocument, type RegisterRowSort } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { useKeys } from '../../shared/keyboard.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { toggled } from '../../shared/selection.js';
import { EntryBar, STATUS_KEYS } from './EntryBar.js';
import { HandEntryDialog } from './HandEntryDialog.js';
import type { Session } from './Register.js';
import { RegisterFilters, type Only } from './RegisterFilters.js';
import { RegisterLines, type Line, lineOf } from './RegisterLines.js';

const PER_PAGE = 100;

/** The lines of a register, worked by keyboard: choose, press a status key, give the reason. */
export function RegisterSheet({ session, onHistory }: { session: Session; onHistory: (teacherId: string, name: string) => void }) {
  const t = useT();
  const word = useLabel();
  const [search, setSearch] = useState('');
  const [only, setOnly] = useState<Only>(new URLSearchParams(window.location.search).get('only') === 'hand' ? 'hand' : 'all');
  const [sort, setSort] = useState<RegisterRowSort>('NAME');
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Line>>(new Map());
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [entering, setEntering] = useState<PresenceStatus | null>(null);
  const searchBox = useRef<HTMLDivElement>(null);

  const { data, error, refetch, isPlaceholderData } = useRead(RegisterRowsDocument, { sessionId: session.id, filter: filterOf(search, only), sort, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const lines = data?.registerRows.items.map(lineOf) ?? [];
  const current = lines.find(({ id }) => id === currentId) ?? null;
  const targets = chosen.size > 0 ? [...chosen.values()] : current ? [current] : [];
  const canEnter = session.viewerCanEnter.allowed;

  const move = (by: number) => {
    const at = lines.findIndex(({ id }) => id === currentId);
    const next = lines[Math.min(lines.length - 1, Math.max(0, at === -1 && by < 0 ? lines.length - 1 : at + by))];
    if (next) setCurrentId(next.id);
  };
  const choose = (ids: ReadonlySet<string>) => setChosen((before) => new Map([...ids].flatMap((id) => {
    const line = lines.find((each) => each.id === id) ?? before.get(id);
    return line ? [[id, line] as const] : [];
  })));
  const start = (status: PresenceStatus) => { if (canEnter && targets.length > 0) setEntering(status); };
  useKeys([
    { keys: 'ArrowUp', label: t('attendance.keys.up'), run: () => move(-1) },
    { keys: 'ArrowDown', label: t('attendance.keys.down'), run: () => move(1) },
    { keys: ' ', label: t('attendance.keys.select'), run: () => { if (current && canEnter) choose(toggled(new Set(chosen.keys()), [current.id], !chosen.has(current.id))); } },
    ...(canEnter ? STATUS_KEYS.map(({ key, status }) => ({ keys: key, label: t('attendance.enter', { status: word('presenceStatus', status) }), run: () => start(status) })) : []),
    { keys: 'h', label: t('attendance.keys.history'), run: () => { if (current) onHistory(current.id, current.name); } },
    { keys: '/', label: t('attendance.keys.search'), run: () => searchBox.current?.querySelector('input')?.focus() },
    { keys: 'Escape', label: t('attendance.keys.clear'), run: () => { setChosen(new Map()); setCurrentId(null); } },
  ]);
  useEffect(() => { if (currentId) document.getElementById(`line-${currentId}`)?.scrollIntoView({ block: 'nearest' }); }, [currentId]);

  const restart = () => { setPage(1); setCurrentId(null); };
  const nothing = search || only !== 'all'
    ? <EmptyState title={t('common.noMatchTitle')} text={t('common.noMatchText')} />
    : <EmptyState title={t('attendance.nobody')} text={t('attendance.nobodyText')} />;
  return (
    <Paper variant="outlined" component="section" sx={{ mb: 2.5 }}>
      <RegisterFilters
        boxRef={searchBox} search={search} onSearch={(next) => { setSearch(next); restart(); }} only={only} onOnly={(next) => { setOnly(next); restart(); }} sort={sort} onSort={(next) => { setSort(next); restart(); }}
        onEnter={() => { (document.activeElement as HTMLElement | null)?.blur(); setCurrentId(lines[0]?.id ?? null); }}
      />
      {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
      {!data && !error && <Loading />}
      {data && (lines.length === 0 ? nothing : (
        <RegisterLines lines={lines} asksExit={session.terms.asksExit} isStale={isPlaceholderData} currentId={currentId} onCurrent={setCurrentId} onHistory={onHistory} selection={canEnter ? { selected: new Set(chosen.keys()), onChange: choose } : undefined} />
      ))}
      {data && data.registerRows.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={data.registerRows.totalCount} onPage={(next) => { setPage(next); setCurrentId(null); }} />}
      {canEnter && lines.length > 0 && <EntryBar targets={targets} isChosen={chosen.size > 0} onStatus={start} onClear={() => { setChosen(new Map()); setCurrentId(null); }} onHistory={onHistory} />}
      {entering && <HandEntryDialog session={session} status={entering} targets={targets} onClose={() => setEntering(null)} onDone={() => { setEntering(null); setChosen(new Map()); }} />}
    </Paper>
  );
}

function filterOf(search: string, only: Only) {
  const rest = only === 'all' ? {} : only === 'missing' ? { isMissing: true } : only === 'hand' ? { isHandEntered: true } : { status: only };
  return { ...(search ? { search } : {}), ...rest };
}
