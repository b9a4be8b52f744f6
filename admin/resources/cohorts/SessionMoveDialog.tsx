import { Alert, Typography } from '@mui/material';
import { useState } from 'react';

import { CohortSessionMoveDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { formatInstant, formatTime } from '../../shared/format.js';
import { useName } from '../../shared/useName.js';
import type { Cohort } from './CohortShow.js';
import { countyInstant, localOf } from './session-drafts.js';
import { SessionTimeForm, type TimeDraft, useTimeCheck } from './SessionTimeForm.js';

type Session = Cohort['sessions'][number];

/** Puts a session at another time or place; what that clashes with stands there before it is saved. */
export function SessionMoveDialog({ cohort, session, onClose }: { cohort: Pick<Cohort, 'id' | 'startsOn' | 'endsOn'>; session: Session; onClose: () => void }) {
  const t = useT();
  const nameOf = useName();
  const { ordinal, topic, topicEn, startsAt, endsAt, durationMinutes, place, lecturer, expertId } = session;
  const [from] = useState(() => ({ day: localOf(startsAt).slice(0, 10), time: localOf(startsAt).slice(11), minutes: String(durationMinutes), place }));
  const [draft, setDraft] = useState<TimeDraft>({ ...from, reason: '', acceptsClashes: false, stretchesDays: false });
  const check = useTimeCheck(cohort, draft, { lecturer, expertId });
  const move = useCommand(CohortSessionMoveDocument, { done: t('training.changes.moved'), onDone: onClose });
  const isChanged = (['day', 'time', 'minutes', 'place'] as const).some((field) => draft[field].trim() !== from[field].trim());
  return (
    <FormDialog
      title={t('training.changes.moveTitle', { ordinal, topic: nameOf({ name: topic, nameEn: topicEn }) })} submitLabel={isChanged && draft.day ? t('training.changes.moveTo', { at: `${draft.day} ${draft.time}` }) : t('training.changes.move')} isPending={move.isPending} isReady={isChanged && check.isReady} onClose={onClose}
      onSubmit={() => void move.run({ sessionId: session.id, revision: session.revision, startsAt: countyInstant(`${draft.day}T${draft.time}`), durationMinutes: Number(draft.minutes), place: draft.place.trim(), reason: draft.reason.trim() || null, stretchesDays: check.isOutside && draft.stretchesDays })}
    >
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>{t('training.changes.now', { at: `${formatInstant(startsAt)}–${formatTime(endsAt)}`, place, lecturer })}</Typography>
      <SessionTimeForm cohort={cohort} ordinal={ordinal} draft={draft} check={check} errorOf={move.errorOf} onChange={setDraft} />
      <Alert severity="info" sx={{ mt: 1.5 }}>{t('training.changes.moveText')}{expertId !== null && ` ${t('training.changes.tellLecturer', { lecturer })}`}</Alert>
    </FormDialog>
  );
}
