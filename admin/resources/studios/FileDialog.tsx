import { Box, LinearProgress, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';

import { type MeetingCardFragment, StudioMeetingFileDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';

/** Files the claims of one meeting, or of several one after another; what was filed stays filed when one fails. */
export function FileDialog({ meetings, level, onClose }: { meetings: readonly MeetingCardFragment[]; level: string; onClose: () => void }) {
  const t = useT();
  const isEnglish = useLocale() === 'en';
  const notify = useNotify();
  const file = useCommand(StudioMeetingFileDocument);
  const [done, setDone] = useState<number | null>(null);
  const [first] = meetings;
  const waiting = meetings.reduce((sum, { presentCount, claimCount }) => sum + presentCount - claimCount, 0);
  const run = async (): Promise<void> => {
    let claims = 0;
    for (const [at, { sessionId }] of meetings.entries()) {
      setDone(at);
      const answer = await file.run({ sessionId });
      // Refused or failed: told already; the list shows how far it came.
      if (!answer) return onClose();
      claims += answer.filing?.filed ?? 0;
    }
    notify(meetings.length === 1 ? t('studios.meeting.filed', { filed: claims }) : t('studios.meeting.fileAllDone', { meetings: meetings.length, claims }), { type: 'success' });
    onClose();
  };
  return (
    <ConfirmDialog
      open confirmLabel={t('studios.meeting.file')} undo={t('studios.meeting.fileUndo')} isPending={done !== null} onConfirm={() => void run()} onClose={onClose}
      title={meetings.length === 1 ? t('studios.meeting.fileTitle', { topic: (isEnglish && first?.topicEn) || first?.topic }) : t('studios.meeting.fileAllTitle', { count: meetings.length })}
      consequence={t('studios.meeting.fileConsequence', { count: waiting, level })}
    >
      {done !== null && (
        <Box sx={{ mt: 2 }} aria-live="polite">
          <Typography>{t('studios.meeting.fileAllProgress', { done, total: meetings.length })}</Typography>
          <LinearProgress variant="determinate" value={(100 * done) / meetings.length} sx={{ mt: 1, height: 6, borderRadius: 3 }} />
        </Box>
      )}
    </ConfirmDialog>
  );
}
