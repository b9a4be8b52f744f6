import { useState } from 'react';

import { CompletionTraceDocument } from '../../../data/generated/operations.js';
import { gate as words } from '../../../i18n/gate.js';
import { useLocale } from '../../../i18n/locale.js';
import { formatInstant } from '../../../shared/format.js';
import { Busy, Problem } from '../../ui.js';
import { useAnswer } from '../../useAnswer.js';
import { useT, useWords } from '../../words.js';

/** The gate of one class as it stands for the teacher, read when he opens it. */
export function MyAttendance({ cohortId, teacherId }: { cohortId: string; teacherId: string }) {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  return <details className="past" onToggle={(event) => setOpen(event.currentTarget.open)}><summary>{t('mine')}</summary>{isOpen && <Trace cohortId={cohortId} teacherId={teacherId} />}</details>;
}

function Trace({ cohortId, teacherId }: { cohortId: string; teacherId: string }) {
  const t = useWords(words);
  const common = useT();
  const isEnglish = useLocale() === 'en';
  const { data, error, again } = useAnswer(CompletionTraceDocument, { cohortId, teacherId });
  if (error) return <Problem error={error} onRetry={again} />;
  if (!data) return <Busy />;
  const trace = data.completionTrace;
  if (!trace || trace.sessions.length === 0) return <p className="faint">{t('none')}</p>;
  const left = trace.refusedFromMinutes - trace.absentMinutes + trace.excusedMinutes;
  return (
    <>
      <p><b>{t('sum', { required: trace.requiredMinutes, absent: trace.absentMinutes })}</b></p>
      <p className="faint small">{t('rule', { planned: trace.plannedMinutes, share: `${trace.absenceNumerator}/${trace.absenceDenominator}`, from: trace.refusedFromMinutes })}</p>
      {trace.excusedMinutes > 0 && <p className="faint small">{t('excused', { minutes: trace.excusedMinutes })}</p>}
      <p className={`note ${left <= 0 ? 'bad' : trace.absentMinutes > 0 ? 'warn' : 'good'}`}>{left <= 0 ? t('over') : t('left', { minutes: left })}</p>
      {trace.sessions.map(({ sessionId, ordinal, topic, topicEn, startsAt, status, counts, presentMinutes, durationMinutes, absentMinutes, leaveKind, leaveMinutes, reason }) => (
        <p key={sessionId} className="between"><span>{ordinal}. {isEnglish ? topicEn || topic : topic}<br /><span className="faint small">{[formatInstant(startsAt), leaveKind && leaveMinutes > 0 ? t('leave', { kind: common(`vocabulary.leaveKind.${leaveKind}`), minutes: leaveMinutes }) : null, status === 'LEAVE' && leaveKind ? null : reason].filter(Boolean).join(' · ')}</span></span>
          <span>{status ? common(`vocabulary.presenceStatus.${status}`) : t(counts ? 'notRecorded' : 'notYet')}<br /><span className={absentMinutes > 0 ? '' : 'faint small'}>{status || counts ? t('minutes', { present: presentMinutes, all: durationMinutes }) : ''}</span></span></p>
      ))}
    </>
  );
}
