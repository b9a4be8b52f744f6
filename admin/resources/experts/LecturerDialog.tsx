import { Box } from '@mui/material';
import { useState } from 'react';

import { SessionNameLecturerDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ClashWarnings } from '../../pages/calendar/PlannedWarnings.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useName } from '../../shared/useName.js';
import type { Cohort } from '../cohorts/CohortShow.js';
import { type Lecturer, LecturerField } from './LecturerField.js';
import { useLecturerClashes } from './useLecturerClashes.js';

/** Names somebody else for one session; what he holds at that time stands there before it is saved. */
export function LecturerDialog({ cohortId, session, onClose }: { cohortId: string; session: Cohort['sessions'][number]; onClose: () => void }) {
  const t = useT();
  const nameOf = useName();
  const { id, ordinal, topic, topicEn, expertId, lecturer } = session;
  const [value, setValue] = useState<Lecturer>({ expertId, name: lecturer });
  const change = useCommand(SessionNameLecturerDocument, { done: t('experts.lecturer.changed'), onDone: onClose });
  const { clashes, isSettled } = useLecturerClashes(cohortId, [session], value);
  return (
    <ConfirmDialog
      open title={t('experts.lecturer.changeTitle', { topic: nameOf({ name: topic, nameEn: topicEn }) })} consequence={t('experts.lecturer.changeText')} undo={t('experts.lecturer.undo')} confirmLabel={t('experts.lecturer.save')} isPending={change.isPending} canConfirm={value.name.trim() !== '' && isSettled} onClose={onClose}
      onConfirm={() => void change.run({ sessionId: id, expertId: value.expertId, lecturer: value.expertId ? null : value.name.trim() })}
    >
      <Box sx={{ mt: 2 }}>
        <LecturerField value={value} ariaLabel={t('training.sessions.lecturer')} label={t('training.sessions.lecturer')} isFocused onChange={setValue} />
        <ClashWarnings clashes={clashes} ordinalOf={() => ordinal} />
      </Box>
    </ConfirmDialog>
  );
}
