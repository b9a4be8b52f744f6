import { Alert, Box } from '@mui/material';
import { useEffect, useState } from 'react';

import { PlannedClashesDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { countyInstant, type SessionDraft } from '../../resources/cohorts/session-drafts.js';
import { formatInstant, formatTime } from '../../shared/format.js';
import { useName } from '../../shared/useName.js';

const PAUSE_MS = 600;

/** What the sessions being typed would clash with; it warns and refuses nothing. */
export function PlannedWarnings({ sessions, cohortId = null }: { sessions: readonly SessionDraft[]; cohortId?: string | null }) {
  const t = useT();
  const nameOf = useName();
  const text = JSON.stringify(sessions);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const timed = (JSON.parse(settled) as SessionDraft[]).map((each, index) => ({ ...each, index })).filter(({ day, time, minutes }) => day && time && Number(minutes) >= 5);
  const planned = { cohortId, sessions: timed.map(({ day, time, minutes, lecturer, expertId, place }) => ({ lecturer: lecturer.trim(), expertId: expertId ?? null, place: place.trim(), startsAt: countyInstant(`${day}T${time}`), durationMinutes: Number(minutes) })) };
  const clashes = useRead(PlannedClashesDocument, { planned }, { enabled: timed.length > 0, keepPrevious: true }).data?.plannedClashes ?? [];
  if (timed.length === 0 || clashes.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mt: 1.5 }}>
      {t('calendar.planned.title')}
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
        {clashes.map(({ index, kind, teacherCount, with: other }) => (
          <li key={`${index}:${kind}:${other.id}`}>{t(`calendar.planned.${kind}`, { ordinal: (timed[index]?.index ?? 0) + 1, place: other.place, lecturer: other.lecturer, title: nameOf({ name: other.title, nameEn: other.titleEn }), time: `${formatInstant(other.startsAt)}–${formatTime(other.endsAt)}`, count: teacherCount })}</li>
        ))}
      </Box>
    </Alert>
  );
}
