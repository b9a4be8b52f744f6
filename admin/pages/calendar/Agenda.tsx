import { Box, Typography } from '@mui/material';

import type { CalendarEntryFragment } from '../../data/generated/operations.js';
import { Day } from '../../shared/Formatted.js';
import { Entry } from './Entry.js';

/** For narrow screens: the days that have something, one under the other. */
export function Agenda({ days, sessions }: { days: readonly string[]; sessions: readonly CalendarEntryFragment[] }) {
  return (
    <Box sx={{ p: 1.5 }}>
      {days.map((day) => {
        const here = sessions.filter((each) => each.day === day);
        return here.length === 0 ? null : (
          <Box component="section" key={day} sx={{ mb: 2 }}>
            <Typography component="h3" sx={{ fontSize: 14, fontWeight: 600, mb: 0.75 }}><Day value={day} /></Typography>
            {here.map((session) => <Entry key={session.id} session={session} />)}
          </Box>
        );
      })}
    </Box>
  );
}
