import { Box, Button, Paper, TextField } from '@mui/material';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';

import { type CalendarEntryFragment, type ClashKind, SessionClashesDocument, type SessionClashesQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant, formatTime, todayInCounty } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';
import { addDays } from './days.js';

type Clash = SessionClashesQuery['sessionClashes']['items'][number];

const PER_PAGE = 50;
const DAYS_AHEAD = 44;

/** What is in two places at once, before it hurts. */
export default function ClashList() {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const [params, setParams] = useSearchParams();
  const [page, setPage] = useState(1);
  const from = params.get('from') ?? todayInCounty();
  const to = params.get('to') ?? addDays(from, DAYS_AHEAD);
  const kind = params.get('kind') as ClashKind | null;
  const change = (next: Record<string, string | null>) => {
    setPage(1);
    setParams(Object.fromEntries(Object.entries({ from, to, kind, ...next }).filter((each): each is [string, string] => Boolean(each[1]))), { replace: true });
  };
  const { data, error, refetch, isPlaceholderData } = useRead(SessionClashesDocument, { from, to, kind, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const what = ({ kind: each, one, teacherCount, teacherNames }: Clash) => (each === 'ROOM' ? one.place : each === 'LECTURER' ? one.lecturer : t('calendar.clash.teachers', { names: teacherNames.join(t('common.listComma')), count: teacherCount }));
  const session = ({ id, cohortId, title, titleEn, startsAt, endsAt }: CalendarEntryFragment) => <><Link to={cohortId ? `/cohorts/${cohortId}/show` : `/attendance/${id}`} style={{ color: 'inherit', fontWeight: 600 }}>{nameOf({ name: title, nameEn: titleEn })}</Link><br />{formatInstant(startsAt)}–{formatTime(endsAt)}</>;
  return (
    <>
      <PageHeader title={t('calendar.clashes')} sub={t('calendar.clash.sub')} actions={<Button variant="outlined" component={Link} to="/calendar">{t('calendar.title')}</Button>} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <Box className="no-print" sx={({ tokens }) => ({ display: 'flex', flexWrap: 'wrap', gap: 1.5, p: 2, borderBottom: `1px solid ${tokens.line}`, '& .MuiTextField-root': { width: 150 } })}>
          {(['from', 'to'] as const).map((each) => <TextField key={each} type="date" label={t(each === 'from' ? 'planning.startsOn' : 'planning.endsOn')} value={each === 'from' ? from : to} onChange={(event) => event.target.value && change(each === 'from' ? { from: event.target.value, to: addDays(event.target.value, DAYS_AHEAD) } : { to: event.target.value })} slotProps={{ inputLabel: { shrink: true } }} />)}
          <ChoiceField label={t('calendar.clash.kind')} value={kind} choices={useChoices('clashKind')} onChange={(next) => change({ kind: next })} />
        </Box>
        {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
        {!data && !error && <Loading />}
        {data && (
          <ResponsiveList<Clash>
            rows={data.sessionClashes.items} label={t('calendar.clashes')} density="compact" isStale={isPlaceholderData} empty={<EmptyState title={t('calendar.clash.none')} text={t('calendar.clash.noneText')} />}
            columns={[
              { key: 'kind', label: t('calendar.clash.kind'), card: 'side', width: 130, value: ({ kind: each }) => <StatusChip tone="warn" label={label('clashKind', each)} /> },
              { key: 'what', label: t('calendar.clash.what'), card: 'title', value: what },
              { key: 'one', label: t('calendar.clash.one'), value: ({ one }) => session(one) },
              { key: 'other', label: t('calendar.clash.other'), value: ({ other }) => session(other) },
            ]}
          />
        )}
        {data && data.sessionClashes.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={data.sessionClashes.totalCount} onPage={setPage} />}
      </Paper>
    </>
  );
}
