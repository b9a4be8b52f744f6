import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';

import { CompletionTraceDocument, type CompletionTraceQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant, formatTime } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { STATUS_TONES } from '../attendance/session-words.js';

type Session = NonNullable<CompletionTraceQuery['completionTrace']>['sessions'][number] & { readonly id: string };

/** The attendance gate of one participant: the sum, the rule, and every session behind it. */
export function GateTrace({ cohortId, teacherId, name, onClose }: { cohortId: string; teacherId: string; name: string; onClose: () => void }) {
  const t = useT();
  const { data, error, refetch } = useRead(CompletionTraceDocument, { cohortId, teacherId });
  const trace = data?.completionTrace;
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth>
      <DialogTitle>{t('gate.title', { name })}</DialogTitle>
      <DialogContent>
        {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data && !trace && <Typography>{t('gate.none')}</Typography>}
        {trace && (
          <>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1 }}>
              <StatusChip tone={trace.passes ? 'good' : 'bad'} label={t('gate.sum', { required: trace.requiredMinutes, absent: trace.absentMinutes })} />
              {trace.excusedMinutes > 0 && <Typography sx={{ fontSize: 14 }}>{t('gate.excused', { minutes: trace.excusedMinutes })}</Typography>}
              <Typography sx={{ fontSize: 14 }}>{t('gate.rule', { planned: trace.plannedMinutes, share: `${trace.absenceNumerator}/${trace.absenceDenominator}`, from: trace.refusedFromMinutes })}</Typography>
            </Box>
            <Lines sessions={trace.sessions.map((each) => ({ ...each, id: each.sessionId }))} />
          </>
        )}
      </DialogContent>
      <DialogActions><Button onClick={onClose}>{t('common.close')}</Button></DialogActions>
    </Dialog>
  );
}

function Lines({ sessions }: { sessions: readonly Session[] }) {
  const t = useT();
  const word = useLabel();
  const isEnglish = useLocale() === 'en';
  return (
    <ResponsiveList<Session>
      rows={sessions} label={t('gate.topic')} density="compact" nameOf={({ topic }) => topic}
      columns={[
        { key: 'topic', label: t('gate.topic'), card: 'title', value: ({ ordinal, topic, topicEn }) => `${ordinal}. ${isEnglish ? topicEn || topic : topic}` },
        { key: 'time', label: t('gate.time'), width: 140, value: ({ startsAt }) => formatInstant(startsAt) },
        { key: 'status', label: t('gate.status'), card: 'side', width: 110, value: ({ status, counts }) => (status ? <StatusChip tone={STATUS_TONES[status]} label={word('presenceStatus', status)} /> : t(counts ? 'gate.notRecorded' : 'gate.notYet')) },
        { key: 'scans', label: t('attendance.inAndOut'), width: 110, value: ({ checkedInAt, lastSeenAt }) => [checkedInAt, lastSeenAt].flatMap((each) => (each ? [formatTime(each)] : [])).join('–') },
        { key: 'present', label: t('gate.present'), align: 'right', width: 130, value: ({ presentMinutes, durationMinutes }) => t('gate.minutes', { present: presentMinutes, all: durationMinutes }) },
        { key: 'absent', label: t('gate.absent'), isBare: true, align: 'right', width: 90, value: ({ absentMinutes }) => (absentMinutes > 0 ? <b>{absentMinutes}</b> : 0) },
        { key: 'source', label: t('gate.from'), value: ({ source, reason, leaveKind, leaveMinutes }) => [leaveKind && leaveMinutes > 0 ? t('gate.leave', { kind: word('leaveKind', leaveKind), minutes: leaveMinutes }) : '', source ? word('presenceSource', source) : '', reason ?? ''].filter(Boolean).join(' · ') },
      ]}
    />
  );
}
