import PreviousIcon from '@mui/icons-material/ChevronLeft';
import NextIcon from '@mui/icons-material/ChevronRight';
import { Box, Button, ButtonGroup, IconButton, Paper, ToggleButton, ToggleButtonGroup, Typography, useMediaQuery, useTheme } from '@mui/material';
import { Link, useSearchParams } from 'react-router';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { AreasDocument, CalendarSessionsDocument, type Stage } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { EXPERT_READERS } from '../../resources/experts/roles.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { todayInCounty } from '../../shared/format.js';
import { useKeys } from '../../shared/keyboard.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { PrintButton } from '../../shared/PrintButton.js';
import { SearchField } from '../../shared/SearchField.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';
import { Agenda } from './Agenda.js';
import { addDays, addMonths, shownDays } from './days.js';
import { DayGrid } from './DayGrid.js';

/** Every session on one calendar: a grid where there is room, a list of days where there is not. What is shown stands in the address. */
export default function CalendarDesk() {
  const t = useT();
  const nameOf = useName();
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('md'), { noSsr: true });
  const maySeeClashes = mayUse(EXPERT_READERS, useRoles());
  const [params, setParams] = useSearchParams();
  const value = (key: string): string | null => params.get(key);
  const view = value('view') === 'week' ? 'week' as const : 'month' as const;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value('day') ?? '') ? value('day') as string : todayInCounty();
  const change = (next: Record<string, string | null>) => setParams((before) => {
    for (const [key, each] of Object.entries(next)) {
      if (each) before.set(key, each);
      else before.delete(key);
    }
    return before;
  }, { replace: true });
  const days = shownDays(view, day);
  const [from = day, to = day] = [days[0], days.at(-1)];
  const move = (by: number) => change({ day: view === 'week' ? addDays(day, by * 7) : addMonths(day, by) });
  const filter = { areaId: value('area'), room: value('room'), lecturer: value('lecturer'), stage: value('stage') as Stage | null, withSchools: value('which') === 'all' ? null : false };
  const { data, error, refetch, isPlaceholderData } = useRead(CalendarSessionsDocument, { from, to, filter }, { keepPrevious: true });
  const areas = useRead(AreasDocument, {}).data?.areas ?? [];
  const stages = useChoices('stage');
  const sessions = data?.calendarSessions ?? [];
  const clashing = sessions.filter(({ clashes }) => clashes.length > 0).length;
  useKeys([
    { keys: 'k', label: t('calendar.keys.previous'), run: () => move(-1) }, { keys: 'j', label: t('calendar.keys.next'), run: () => move(1) }, { keys: 't', label: t('calendar.keys.today'), run: () => change({ day: null }) },
    { keys: 'm', label: t('calendar.keys.month'), run: () => change({ view: null }) }, { keys: 'w', label: t('calendar.keys.week'), run: () => change({ view: 'week' }) },
  ]);
  const title = view === 'week' ? t('calendar.weekTitle', { from, to }) : t('calendar.monthTitle', { year: day.slice(0, 4), month: Number(day.slice(5, 7)) });
  return (
    <>
      <PageHeader title={t('calendar.title')} sub={t('calendar.sub')} actions={<>{maySeeClashes && <Button variant="outlined" component={Link} to={`/calendar/clashes?from=${from}&to=${to}`}>{t('calendar.clashes')}</Button>}<PrintButton /></>} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <Box className="no-print" sx={({ tokens }) => ({ display: 'flex', flexWrap: 'wrap', gap: 1.5, p: { xs: 1.5, sm: 2 }, alignItems: 'center', borderBottom: `1px solid ${tokens.line}` })}>
          <ButtonGroup variant="outlined"><IconButton aria-label={t('calendar.previous')} onClick={() => move(-1)}><PreviousIcon /></IconButton><Button onClick={() => change({ day: null })}>{t('calendar.today')}</Button><IconButton aria-label={t('calendar.next')} onClick={() => move(1)}><NextIcon /></IconButton></ButtonGroup>
          <ToggleButtonGroup exclusive size="small" value={view} onChange={(_, next: string | null) => next && change({ view: next === 'week' ? 'week' : null })}><ToggleButton value="month">{t('calendar.month')}</ToggleButton><ToggleButton value="week">{t('calendar.week')}</ToggleButton></ToggleButtonGroup>
          <Typography component="h2" sx={{ fontSize: 17, fontWeight: 600 }} aria-live="polite">{title}</Typography>
          <Typography sx={{ color: 'text.secondary' }}>{t('calendar.count', { smart_count: sessions.length })}</Typography>
          {clashing > 0 && <StatusChip tone="warn" label={t('calendar.clashCount', { smart_count: clashing })} />}
          <Box sx={{ flexBasis: '100%', display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(5, minmax(0, 1fr))' } }}>
            <SearchField value={value('room') ?? ''} hint={t('calendar.room')} onChange={(room) => change({ room })} />
            <SearchField value={value('lecturer') ?? ''} hint={t('calendar.lecturer')} onChange={(lecturer) => change({ lecturer })} />
            <ChoiceField label={t('calendar.area')} value={value('area')} choices={areas.map((each) => ({ id: each.id, name: nameOf(each) }))} onChange={(area) => change({ area })} />
            <ChoiceField label={t('calendar.stage')} value={value('stage')} choices={stages} onChange={(stage) => change({ stage })} />
            <ChoiceField label={t('calendar.schools')} required value={value('which') ?? 'county'} choices={[{ id: 'county', name: t('calendar.county') }, { id: 'all', name: t('calendar.all') }]} onChange={(which) => change({ which: which === 'all' ? 'all' : null })} />
          </Box>
        </Box>
        {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
        {!data && !error && <Loading />}
        {data && <Box sx={{ opacity: isPlaceholderData ? 0.6 : 1 }} aria-busy={isPlaceholderData}>{isNarrow ? sessions.length === 0 ? <EmptyState title={t('calendar.none')} text={t('calendar.noneText')} /> : <Agenda days={days} sessions={sessions} /> : <DayGrid view={view} month={day.slice(0, 7)} days={days} sessions={sessions} onWeek={(week) => change({ view: 'week', day: week })} />}</Box>}
      </Paper>
    </>
  );
}
