import { Alert, Box } from '@mui/material';

import { useT } from '../../i18n/useT.js';
import type { SessionDraft } from '../../resources/cohorts/session-drafts.js';
import { formatInstant, formatTime } from '../../shared/format.js';
import { useName } from '../../shared/useName.js';
import { type ClashFound, usePlannedClashes } from './usePlannedClashes.js';

/** What the sessions being typed would clash with; it warns and refuses nothing. */
export function PlannedWarnings({ sessions, cohortId = null }: { sessions: readonly SessionDraft[]; cohortId?: string | null }) {
  const { clashes } = usePlannedClashes(sessions, cohortId);
  return <ClashWarnings clashes={clashes} ordinalOf={(index) => index + 1} />;
}

/** Clashes in words, line by line; nothing where there are none. */
export function ClashWarnings({ clashes, ordinalOf }: { clashes: readonly ClashFound[]; ordinalOf: (index: number) => number }) {
  const t = useT();
  const nameOf = useName();
  if (clashes.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mt: 1.5 }}>
      {t('calendar.planned.title')}
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
        {clashes.map(({ index, kind, teacherCount, with: other }) => (
          <li key={`${index}:${kind}:${other.id}`}>{t(`calendar.planned.${kind}`, { ordinal: ordinalOf(index), place: other.place, lecturer: other.lecturer, title: nameOf({ name: other.title, nameEn: other.titleEn }), time: `${formatInstant(other.startsAt)}–${formatTime(other.endsAt)}`, count: teacherCount })}</li>
        ))}
      </Box>
    </Alert>
  );
}
