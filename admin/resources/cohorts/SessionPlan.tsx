import { Box, Button } from '@mui/material';
import { useState } from 'react';

import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { formatInstant, formatTime } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { type Column, ResponsiveList } from '../../shared/ResponsiveList.js';
import { useName } from '../../shared/useName.js';
import { InviteDialog } from '../experts/InviteDialog.js';
import { LecturerDialog } from '../experts/LecturerDialog.js';
import { hoursOf, useIsCentre } from '../programmes/training-words.js';
import type { Cohort } from './CohortShow.js';
import { SessionAddDialog } from './SessionAddDialog.js';
import { SessionCancelDialog } from './SessionCancelDialog.js';
import { ChangeChip, SessionChanges } from './SessionChanges.js';
import { SessionMoveDialog } from './SessionMoveDialog.js';

type Session = Cohort['sessions'][number];
type Asked = { readonly what: 'invite' | 'add' } | { readonly what: 'lecturer' | 'move' | 'cancel'; readonly sessionId: string };

/** The sessions of a class; the centre moves, cancels and adds them, changes lecturers and invites experts from here. */
export function SessionPlan({ cohort }: { cohort: Cohort }) {
  const { id: cohortId, sessions, sessionChanges, status } = cohort;
  const t = useT();
  const nameOf = useName();
  const canChange = useIsCentre() && status !== 'CLOSED' && status !== 'CLOSING';
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  // Read anew after every change: who is told that a session has moved meanwhile sees where it went.
  const session = asked && 'sessionId' in asked ? sessions.find(({ id }) => id === asked.sessionId) : undefined;
  const minutes = sessions.reduce((sum, each) => sum + each.durationMinutes, 0);
  const topicOf = ({ topic, topicEn }: Session): string => nameOf({ name: topic, nameEn: topicEn });
  const changeOf = ({ id }: Session) => sessionChanges.find(({ sessionId, kind }) => sessionId === id && kind !== 'CANCELLED');
  const act = (what: 'lecturer' | 'move' | 'cancel', { id: sessionId }: Session, label: string) => <Button variant="text" size="small" sx={{ minWidth: 0 }} onClick={() => setAsked({ what, sessionId })}>{label}</Button>;
  const columns: Column<Session>[] = [
    { key: 'topic', label: t('training.sessions.topic'), card: 'title', value: (row) => `${row.ordinal}. ${topicOf(row)}` },
    { key: 'at', label: t('training.cohorts.days'), width: 220, value: (row) => <When session={row} change={changeOf(row)} /> },
    { key: 'lecturer', label: t('training.sessions.lecturer'), value: ({ lecturer }) => lecturer },
    { key: 'place', label: t('training.sessions.place'), value: ({ place }) => place },
    ...(canChange ? [{ key: 'acts', label: t('training.changes.acts'), width: 230, card: 'foot' as const, value: (row: Session) => <Box component="span" className="no-print" sx={{ whiteSpace: 'nowrap', ml: -1 }}>{act('move', row, t('training.changes.move'))}{act('cancel', row, t('training.changes.cancelShort'))}{act('lecturer', row, t('experts.lecturer.change'))}</Box> }] : []),
  ];
  return (
    <Panel
      title={`${t('training.cohorts.sessions')}${sessions.length > 0 ? ` · ${t('training.cohorts.sessionsCount', { count: sessions.length, hours: hoursOf(minutes) })}` : ''}`} flush
      actions={(
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'flex-end' }}>
          {sessions.length > 0 && <DownloadButton href={`/downloads/calendar/${cohortId}.ics`} label={t('calendar.file')} variant="text" />}
          {canChange && <Button variant="outlined" onClick={() => setAsked({ what: 'add' })}>{t('training.changes.add')}</Button>}
          {canChange && sessions.length > 0 && <Button variant="outlined" disabled={selected.size === 0} onClick={() => setAsked({ what: 'invite' })}>{t('experts.invitations.invite')}{selected.size > 0 && ` (${selected.size})`}</Button>}
        </Box>
      )}
    >
      <ResponsiveList<Session> rows={sessions} label={t('training.cohorts.sessions')} density="compact" to={({ id }) => `/attendance/${id}`} empty={<EmptyState title={t('training.cohorts.noSessions')} />} nameOf={topicOf} {...(canChange ? { selection: { selected, onChange: setSelected } } : {})} columns={columns} />
      <SessionChanges changes={sessionChanges} />
      {asked?.what === 'invite' && <InviteDialog cohort={cohort} sessionIds={[...selected]} onClose={(isSent) => { close(); if (isSent) setSelected(new Set()); }} />}
      {asked?.what === 'add' && <SessionAddDialog cohort={cohort} onClose={close} />}
      {asked?.what === 'lecturer' && session && <LecturerDialog cohortId={cohortId} session={session} onClose={close} />}
      {asked?.what === 'move' && session && <SessionMoveDialog cohort={cohort} session={session} onClose={close} />}
      {asked?.what === 'cancel' && session && <SessionCancelDialog sessions={sessions} session={session} onClose={close} />}
    </Panel>
  );
}

/** When it is held; after a move also when it was to be, so that nobody goes by an old sheet. */
function When({ session: { startsAt, endsAt }, change }: { session: Session; change: Cohort['sessionChanges'][number] | undefined }) {
  return (
    <>
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{formatInstant(startsAt)}–{formatTime(endsAt)}</Box>
      {change && <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center', fontSize: 13, color: 'text.secondary' }}><ChangeChip kind={change.kind} />{change.from && change.from.startsAt !== startsAt && <s>{formatInstant(change.from.startsAt)}</s>}</Box>}
    </>
  );
}
