import { Box, Button, Typography } from '@mui/material';

import type { CalendarEntryFragment } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { todayInCounty } from '../../shared/format.js';
import { Entry } from './Entry.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** More of a day of a month wait behind a button that opens the week. */
const MOST_A_DAY = 4;

/** Weeks as rows from Monday; Tab goes through the sessions day by day. */
export function DayGrid({ view, month, days, sessions, onWeek }: { view: 'month' | 'week'; month: string; days: readonly string[]; sessions: readonly CalendarEntryFragment[]; onWeek: (day: string) => void }) {
  const t = useT();
  const today = todayInCounty();
  return (
    <Box role="grid" aria-label={t('calendar.title')} sx={{ display: 'grid', gridTemplateColumns: 'repeat(7, minmax(0, 1fr))' }}>
      {WEEKDAYS.map((each) => <Typography key={each} role="columnheader" sx={({ tokens }) => ({ px: 1, py: 0.75, fontSize: 13, fontWeight: 600, color: 'text.secondary', bgcolor: tokens.raised, borderBottom: `1px solid ${tokens.line}` })}>{t(`calendar.weekdays.${each}`)}</Typography>)}
      {days.map((day) => {
        const here = sessions.filter((each) => each.day === day);
        const shown = view === 'month' ? here.slice(0, here.length > MOST_A_DAY ? MOST_A_DAY - 1 : MOST_A_DAY) : here;
        return (
          <Box key={day} role="gridcell" aria-label={day} sx={({ tokens }) => ({ minHeight: view === 'month' ? 118 : 360, p: 0.75, borderRight: `1px solid ${tokens.line}`, borderBottom: `1px solid ${tokens.line}`, bgcolor: day === today ? tokens.accentSoft : 'transparent', breakInside: 'avoid' })}>
            <Typography sx={{ fontSize: 13, mb: 0.5, fontWeight: day === today ? 700 : 400, color: view === 'month' && !day.startsWith(month) ? 'text.disabled' : 'text.secondary' }}>{view === 'week' ? day.slice(5) : Number(day.slice(8))}</Typography>
            {shown.map((session) => <Entry key={session.id} session={session} isShort={view === 'month'} />)}
            {shown.length < here.length && <Button variant="text" size="small" onClick={() => onWeek(day)} sx={{ minHeight: 0, p: 0, fontSize: 13 }}>{t('calendar.more', { smart_count: here.length - shown.length })}</Button>}
          </Box>
        );
      })}
    </Box>
  );
}
