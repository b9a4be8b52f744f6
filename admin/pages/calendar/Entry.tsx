import { Box, Button, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';

import type { CalendarEntryFragment } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { useIsCentre } from '../../resources/programmes/training-words.js';
import { formatTime } from '../../shared/format.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';

const MoveFromCalendar = lazy(() => import('./MoveFromCalendar.js'));

/** One session: short in a month, with place and lecturer where there is room. It leads to its class or register; the centre moves it from here. */
export function Entry({ session, isShort = false }: { session: CalendarEntryFragment; isShort?: boolean }) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const { cohortId, id, startsAt, endsAt, clashes } = session;
  const title = nameOf({ name: session.title, nameEn: session.titleEn });
  const topic = nameOf({ name: session.topic, nameEn: session.topicEn });
  const clashWords = clashes.map((each) => label('clashKind', each)).join(t('common.listComma'));
  const [isMoving, setMoving] = useState(false);
  const canMove = useIsCentre() && cohortId !== null && !isShort && new Date(endsAt) > new Date();
  return (
    <Box sx={{ mb: 0.5 }}>
      <Box
        component={Link} to={cohortId ? `/cohorts/${cohortId}/show` : `/attendance/${id}`} title={`${formatTime(startsAt)}–${formatTime(endsAt)} ${title} · ${topic} · ${session.place} · ${session.lecturer}${clashWords ? ` · ${clashWords}` : ''}`}
        sx={({ tokens }) => ({
          display: 'block', textDecoration: 'none', color: 'text.primary', px: 0.75, py: isShort ? '1px' : 0.75, borderRadius: '4px', fontSize: 13, lineHeight: 1.4, overflow: 'hidden',
          bgcolor: clashes.length > 0 ? tokens.warnSoft : tokens.raised, borderLeft: `3px solid ${clashes.length > 0 ? tokens.warn : tokens.accent}`, '&:hover, &:focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: -2 },
        })}
      >
        <Box component="span" sx={{ display: 'block', whiteSpace: isShort ? 'nowrap' : 'normal', overflow: 'hidden', textOverflow: 'ellipsis' }}>
          <Box component="span" sx={{ color: 'text.secondary', mr: 0.5 }}>{formatTime(startsAt)}{!isShort && `–${formatTime(endsAt)}`}</Box>{title}
        </Box>
        {!isShort && <Typography component="span" sx={{ display: 'block', fontSize: 13, color: 'text.secondary' }}>{topic} · {session.place} · {session.lecturer} · {t('calendar.people', { smart_count: session.memberCount })}</Typography>}
        {!isShort && clashes.map((each) => <Box component="span" key={each} sx={{ mr: 0.5 }}><StatusChip tone="warn" label={label('clashKind', each)} /></Box>)}
      </Box>
      {canMove && <Button className="no-print" variant="text" size="small" sx={{ minHeight: 0, py: 0, fontSize: 13 }} onClick={() => setMoving(true)}>{t('training.changes.move')}</Button>}
      {isMoving && cohortId && <Suspense fallback={null}><MoveFromCalendar cohortId={cohortId} sessionId={id} onClose={() => setMoving(false)} /></Suspense>}
    </Box>
  );
}
