import { Box, Typography } from '@mui/material';

import type { RegisterSessionsQuery } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { formatPermille, formatTime, todayInCounty } from '../../shared/format.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { handPermille, STATE_TONES, useDayHeading, useSessionNames } from './session-words.js';

export type SessionItem = RegisterSessionsQuery['registerSessions']['items'][number];

/** Sessions under the day they fall on. */
export function SessionList({ sessions, isStale }: { sessions: readonly SessionItem[]; isStale?: boolean }) {
  const dayHeading = useDayHeading();
  const byDay = new Map<string, SessionItem[]>();
  for (const session of sessions) {
    const day = todayInCounty(new Date(session.startsAt));
    byDay.set(day, [...(byDay.get(day) ?? []), session]);
  }
  return (
    <>
      {[...byDay].map(([day, items]) => (
        <Box key={day} component="section">
          <Typography component="h2" sx={({ tokens }) => ({ px: 2, py: 0.75, fontSize: 13, fontWeight: 600, color: 'text.secondary', bgcolor: tokens.raised, borderBottom: `1px solid ${tokens.line}`, borderTop: `1px solid ${tokens.line}`, mt: '-1px' })}>{dayHeading(day)}</Typography>
          <SessionTable sessions={items} isStale={isStale} label={dayHeading(day)} />
        </Box>
      ))}
    </>
  );
}

export function SessionTable({ sessions, isStale, label }: { sessions: readonly SessionItem[]; isStale?: boolean; label: string }) {
  const t = useT();
  const word = useLabel();
  const names = useSessionNames();
  return (
    <ResponsiveList<SessionItem>
      rows={sessions} label={label} isStale={isStale} to={({ id }) => `/attendance/${id}`}
      columns={[
        { key: 'time', label: t('attendance.time'), value: ({ startsAt, endsAt }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{formatTime(startsAt)}–{formatTime(endsAt)}</Box>, width: 110 },
        { key: 'session', label: t('attendance.session'), value: (session) => names(session).topic, card: 'title', width: '26%' },
        { key: 'roll', label: t('attendance.roll'), value: (session) => <>{names(session).roll}<Box component="span" sx={{ color: 'text.secondary' }}> · {word('rollKind', session.roll.kind)} · {t('attendance.ordinal', { ordinal: session.ordinal })}</Box></> },
        { key: 'place', label: t('attendance.place'), value: ({ place, lecturer }) => [place, lecturer].filter(Boolean).join(' · ') },
        { key: 'state', label: t('attendance.state'), value: ({ state }) => <StatusChip tone={STATE_TONES[state]} label={word('registerState', state)} />, card: 'side', width: 112 },
        { key: 'attending', label: t('attendance.attending'), value: ({ presentCount, roll }) => `${presentCount} / ${roll.memberCount}`, align: 'right', width: 96 },
        { key: 'hand', label: t('attendance.handShare'), value: (session) => (session.handCount === 0 ? t('common.none') : formatPermille(handPermille(session))), align: 'right', width: 88, card: 'hidden' },
      ]}
    />
  );
}
