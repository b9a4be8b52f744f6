import { Box, Paper, Tab, Tabs } from '@mui/material';

import { RegisterSessionsDocument, type RegisterSessionsQueryVariables, type RollKind } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { vocabulary } from '../../i18n/vocabulary.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { todayInCounty } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { SearchField } from '../../shared/SearchField.js';
import { useChoices } from '../../shared/useChoices.js';
import { useAddress } from '../../shared/useAddress.js';
import { SessionList } from './SessionList.js';

const SHOWN = ['today', 'over', 'ahead', 'all'] as const;
type Shown = (typeof SHOWN)[number];
const PER_PAGE = 25;
const DAY_MS = 86_400_000;

const EMPTY = { today: ['attendance.noneToday', 'attendance.noneTodayText'], over: ['attendance.noneOver', 'attendance.noneOverText'], ahead: ['attendance.none', 'attendance.noneText'], all: ['attendance.none', 'attendance.noneText'] } as const;

/** Which session is it about? Today's first; conditions stand in the address. */
export default function AttendanceDesk() {
  const t = useT();
  const { params, page, change } = useAddress();
  const shown = SHOWN.find((each) => each === params.get('show')) ?? 'today';
  const search = params.get('search') ?? '';
  const kind = Object.keys(vocabulary.rollKind).find((each): each is RollKind => each === params.get('kind')) ?? null;
  const kinds = useChoices('rollKind');

  const variables = variablesOf(shown, search, kind, page);
  const { data, error, refetch, isPlaceholderData } = useRead(RegisterSessionsDocument, variables, { every: 15_000, keepPrevious: true });
  const over = useRead(RegisterSessionsDocument, { ...variablesOf('over', '', null, 1), page: { limit: 1, offset: 0 } }).data?.registerSessions.totalCount ?? 0;
  const sessions = data?.registerSessions;
  const hasConditions = search !== '' || kind !== null;
  const [emptyTitle, emptyText] = hasConditions ? ['common.noMatchTitle', 'common.noMatchText'] as const : EMPTY[shown];
  return (
    <>
      <PageHeader title={t('attendance.title')} sub={t('attendance.sub')} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <Tabs value={shown} onChange={(_, next: Shown) => change({ show: next === 'today' ? null : next })} variant="scrollable" scrollButtons={false} sx={({ tokens }) => ({ px: 1, minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
          {SHOWN.map((each) => <Tab key={each} value={each} label={`${t(`attendance.show.${each}`)}${each === 'over' && over > 0 ? ` (${over})` : ''}`} sx={{ minHeight: 44, minWidth: 72 }} />)}
        </Tabs>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(240px, 2fr) minmax(140px, 1fr) 2fr' }, gap: 1.5, p: { xs: 1.5, sm: 2 } }}>
          <SearchField value={search} onChange={(next) => change({ search: next })} hint={t('attendance.search')} />
          <ChoiceField label={t('attendance.kind')} value={kind} choices={kinds} onChange={(next) => change({ kind: next })} />
        </Box>
        {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
        {!sessions && !error && <Loading />}
        {sessions?.items.length === 0 && <EmptyState title={t(emptyTitle)} text={t(emptyText)} />}
        {sessions && sessions.items.length > 0 && <SessionList sessions={sessions.items} isStale={isPlaceholderData} />}
        {sessions && sessions.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={sessions.totalCount} onPage={(next) => change({ page: String(next) })} />}
      </Paper>
    </>
  );
}

function variablesOf(shown: Shown, search: string, kind: RollKind | null, page: number): RegisterSessionsQueryVariables {
  const today = todayInCounty();
  const ahead = (days: number) => todayInCounty(new Date(Date.now() + days * DAY_MS));
  const which = {
    today: { filter: { from: today, to: today }, sort: 'SOONEST' },
    over: { filter: { state: 'OVER' }, sort: 'LATEST' },
    ahead: { filter: { from: ahead(1), to: ahead(14) }, sort: 'SOONEST' },
    all: { filter: {}, sort: 'LATEST' },
  } as const;
  const { filter, sort } = which[shown];
  return { filter: { ...filter, ...(search ? { search } : {}), ...(kind ? { kind } : {}) }, sort, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } };
}
