import { Box } from '@mui/material';
import { useState } from 'react';

import { SessionNameLecturerDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { type Lecturer, LecturerField } from './LecturerField.js';

/** Names somebody else for one session. */
export function LecturerDialog({ sessionId, topic, lecturer, onClose }: { sessionId: string; topic: string; lecturer: Lecturer; onClose: () => void }) {
  const t = useT();
  const [value, setValue] = useState(lecturer);
  const change = useCommand(SessionNameLecturerDocument, { done: t('experts.lecturer.changed'), onDone: onClose });
  return (
    <ConfirmDialog
      open title={t('experts.lecturer.changeTitle', { topic })} consequence={t('experts.lecturer.changeText')} undo={t('experts.lecturer.undo')} confirmLabel={t('experts.lecturer.save')} isPending={change.isPending} canConfirm={value.name.trim() !== ''} onClose={onClose}
      onConfirm={() => void change.run({ sessionId, expertId: value.expertId, lecturer: value.expertId ? null : value.name.trim() })}
    >
      <Box sx={{ mt: 2 }}><LecturerField value={value} ariaLabel={t('training.sessions.lecturer')} label={t('training.sessions.lecturer')} isFocused onChange={setValue} /></Box>
    </ConfirmDialog>
  );
}
