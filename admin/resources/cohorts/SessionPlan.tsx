import { Box, Button } from '@mui/material';
import { useState } from 'react';

import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { formatInstant, formatTime } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { useName } from '../../shared/useName.js';
import { InviteDialog } from '../experts/InviteDialog.js';
import { LecturerDialog } from '../experts/LecturerDialog.js';
import { hoursOf, useIsCentre } from '../programmes/training-words.js';
import type { Cohort } from './CohortShow.js';

type Session = Cohort['sessions'][number];

/** The sessions of a class; the centre changes lecturers and invites experts from here. */
export function SessionPlan({ cohort: { id: cohortId, sessions, status } }: { cohort: Cohort }) {
  const t = useT();
  const nameOf = useName();
  const canChange = useIsCentre() && status !== 'CLOSED' && status !== 'CLOSING';
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<'invite' | Session | null>(null);
  const minutes = sessions.reduce((sum, each) => sum + each.durationMinutes, 0);
  const topicOf = ({ topic, topicEn }: Session): string => nameOf({ name: topic, nameEn: topicEn });
  return (
    <Panel
      title={`${t('training.cohorts.sessions')}${sessions.length > 0 ? ` · ${t('training.cohorts.sessionsCount', { count: sessions.length, hours: hoursOf(minutes) })}` : ''}`} flush
      actions={sessions.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'flex-end' }}>
          <DownloadButton href={`/downloads/calendar/${cohortId}.ics`} label={t('calendar.file')} variant="text" />
          {canChange && <Button variant="outlined" disabled={selected.size === 0} onClick={() => setDialog('invite')}>{t('experts.invitations.invite')}{selected.size > 0 && ` (${selected.size})`}</Button>}
        </Box>
      )}
    >
      <ResponsiveList<Session>
        rows={sessions} label={t('training.cohorts.sessions')} density="compact" to={({ id }) => `/attendance/${id}`} empty={<EmptyState title={t('training.cohorts.noSessions')} />} nameOf={topicOf} {...(canChange ? { selection: { selected, onChange: setSelected } } : {})}
        columns={[
          { key: 'topic', label: t('training.sessions.topic'), card: 'title', value: (row) => `${row.ordinal}. ${topicOf(row)}` },
          { key: 'at', label: t('training.cohorts.days'), width: 190, value: ({ startsAt, endsAt }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{formatInstant(startsAt)}–{formatTime(endsAt)}</Box> },
          { key: 'lecturer', label: t('training.sessions.lecturer'), width: 220, value: (row) => <>{row.lecturer}{canChange && <Button variant="text" size="small" onClick={() => setDialog(row)}>{t('experts.lecturer.change')}</Button>}</> },
          { key: 'place', label: t('training.sessions.place'), value: ({ place }) => place },
        ]}
      />
      {dialog === 'invite' && <InviteDialog sessionIds={[...selected]} onClose={(isSent) => { setDialog(null); if (isSent) setSelected(new Set()); }} />}
      {dialog !== null && dialog !== 'invite' && <LecturerDialog sessionId={dialog.id} topic={topicOf(dialog)} lecturer={{ expertId: dialog.expertId, name: dialog.lecturer }} onClose={() => setDialog(null)} />}
    </Panel>
  );
}
