import { Box, Button, Paper, Tab, Tabs } from '@mui/material';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { type CreditAppealFilter, type CreditAppealKind, CreditAppealsDocument, type CreditAppealsQuery, CreditAppealsWaitingDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { vocabulary } from '../../i18n/vocabulary.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { SearchField } from '../../shared/SearchField.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';
import { APPEAL_TONES, useClock } from './appeal-words.js';
import { APPEAL_READERS } from './roles.js';

type Row = CreditAppealsQuery['creditAppeals']['items'][number];
const PER_PAGE = 50;
const SHOWN = ['mine', 'open', 'pending', 'decided', 'all'] as const;
type Shown = (typeof SHOWN)[number];
const STATES: Record<Shown, CreditAppealFilter> = { mine: { awaitsViewer: true }, open: { statuses: ['FILED', 'ADMITTED'] }, pending: { carryOut: 'PENDING' }, decided: { statuses: ['GRANTED', 'UPHELD', 'DISMISSED'] }, all: {} };

/** Appeals: what must be decided soonest first. */
export default function AppealList() {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const clock = useClock();
  const kinds = useChoices('appealKind');
  const isReader = mayUse(APPEAL_READERS, useRoles());
  const { params, page, change } = useAddress();
  const shown = SHOWN.find((each) => each === params.get('show')) ?? (isReader ? 'open' : 'mine');
  const kind = Object.keys(vocabulary.appealKind).find((each): each is CreditAppealKind => each === params.get('kind')) ?? null;
  const [search, schoolId] = [params.get('search') ?? '', params.get('schoolId')];
  const conditions: CreditAppealFilter = { ...(search ? { search } : {}), ...(kind ? { kind } : {}), ...(schoolId ? { schoolId } : {}) };
  const filter = { ...STATES[shown], ...conditions };
  const { data, error, refetch, isPlaceholderData } = useRead(CreditAppealsDocument, { filter, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true, every: 60_000 });
  const waiting = useRead(CreditAppealsWaitingDocument, { filter: STATES.mine }, { keepPrevious: true, every: 60_000 }).data?.creditAppeals.totalCount ?? 0;
  const rows = data?.creditAppeals.items ?? [];
  const totalCount = data?.creditAppeals.totalCount ?? 0;
  const clear = () => change({ search: null, kind: null, schoolId: null });
  const faint = (text: string) => <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>{text}</Box>;
  return (
    <>
      <PageHeader title={t('appeals.title')} sub={t('appeals.sub')} />
      <Paper variant="outlined" sx={{ overflow: 'clip' }}>
        <Tabs value={shown} onChange={(_, next: Shown) => change({ show: next })} variant="scrollable" scrollButtons={false} sx={({ tokens }) => ({ px: 1, minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
          {SHOWN.map((each) => <Tab key={each} value={each} label={`${t(`appeals.show.${each}`)}${each === 'mine' && waiting > 0 ? ` ${waiting}` : ''}`} sx={{ minHeight: 44, minWidth: 72 }} />)}
        </Tabs>
        <Box className="no-print" sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(180px, 2fr) minmax(140px, 1fr) minmax(180px, 1.5fr) auto auto' }, gap: 1.5, alignItems: 'center', p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
          <SearchField value={search} onChange={(next) => change({ search: next })} hint={t('appeals.search')} />
          <ChoiceField label={t('appeals.kind')} value={kind} choices={kinds} onChange={(next) => change({ kind: next })} />
          <SchoolField label={t('appeals.school')} value={schoolId} onChange={(next) => change({ schoolId: next })} />
          {Object.keys(conditions).length > 0 ? <Button variant="text" onClick={clear}>{t('common.clearFilters')}</Button> : <span />}
          {isReader && <DownloadButton href={`/downloads/credit-appeals.xlsx?${queryOf(filter)}`} />}
        </Box>
        {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
        {!data && !error && <Loading />}
        {data && rows.length === 0 && (Object.keys(conditions).length > 0
          ? <EmptyState title={t('common.noMatchTitle')} action={<Button variant="outlined" onClick={clear}>{t('common.clearFilters')}</Button>} />
          : <EmptyState title={t(`appeals.empty.${shown}`)} text={t('appeals.emptyText')} />)}
        {rows.length > 0 && (
          <ResponsiveList<Row>
            rows={rows} label={t('appeals.title')} density="compact" isStale={isPlaceholderData} to={({ id }) => `/credit-appeals/${id}`} nameOf={({ teacher }) => teacher.name}
            columns={[
              { key: 'name', label: t('appeals.applicant'), card: 'title', value: ({ teacher }) => <><b>{teacher.name}</b><br />{faint(nameOf(teacher.school))}</> },
              { key: 'matter', label: t('appeals.matter'), value: ({ title, kind: of }) => <>{title}<br />{faint(label('appealKind', of))}</> },
              { key: 'filed', label: t('appeals.filed'), width: 142, value: ({ filedAt, number }) => <>{formatInstant(filedAt)}<br />{faint(number)}</> },
              { key: 'clock', label: t('appeals.clock'), width: 128, value: ({ daysLeft, decideByDay }) => (daysLeft === null ? faint('—') : <><StatusChip {...clock(daysLeft)} /><br />{faint(decideByDay)}</>) },
              { key: 'panel', label: t('appeals.panelOf'), width: 118, value: ({ panelSize, voteCount, status }) => (panelSize > 0 ? t('appeals.votesOf', { votes: voteCount, size: panelSize }) : faint(status === 'ADMITTED' ? t('appeals.noPanel') : '—')) },
              { key: 'status', label: t('appeals.status'), card: 'side', width: 128, value: ({ status, carryOut }) => (carryOut === 'PENDING' ? <StatusChip tone="warn" label={t('appeals.pendingEffect')} /> : <StatusChip tone={APPEAL_TONES[status]} label={label('appealStatus', status)} />) },
            ]}
          />
        )}
        {totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={totalCount} onPage={(next) => change({ page: String(next) })} />}
      </Paper>
    </>
  );
}

function queryOf(filter: CreditAppealFilter): string {
  return new URLSearchParams(Object.entries(filter).flatMap(([name, value]) => (value === null || value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : String(value)]]))).toString();
}
