import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';

import { RegistrationAddDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { DecisionResults, type ToldResult } from './DecisionResults.js';
import { type TeacherChoice, TeacherPicker } from './TeacherPicker.js';

/** The centre adds people itself; whoever cannot be added is told with the reason. */
export function AddPeopleDialog({ cohortId, onClose }: { cohortId: string; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const [chosen, setChosen] = useState<readonly TeacherChoice[]>([]);
  const [result, setResult] = useState<{ figures: string[]; told: ToldResult[] } | null>(null);
  const add = useCommand(RegistrationAddDocument, {
    onDone: ({ results }) => {
      const answers = results ?? [];
      const nameOf = new Map(chosen.map(({ id, name }) => [id, name]));
      const count = (status: string) => answers.filter((each) => each.status === status).length;
      const figures = [t('training.desk.resultDone', { admitted: count('ADMITTED') }), ...(count('WAITING') > 0 ? [t('training.desk.resultWaiting', { waiting: count('WAITING') })] : [])];
      const told = answers.flatMap(({ teacherId, message }) => (message ? [{ id: teacherId, name: nameOf.get(teacherId) ?? '', message }] : []));
      if (told.length > 0) return setResult({ figures: [...figures, t('training.desk.resultKept', { kept: told.length })], told });
      notify(figures.join(' · '), { type: 'success' });
      return onClose();
    },
  });
  if (result) return <DecisionResults {...result} onClose={onClose} />;
  return (
    <ConfirmDialog
      open title={t('training.desk.addTitle')} consequence={t('training.desk.addHint')} undo={t('training.desk.withdraw')} confirmLabel={t('training.desk.addAct')} isPending={add.isPending} missing={chosen.length > 0 ? [] : [t('training.desk.teacher')]}
      onClose={onClose} onConfirm={() => void add.run({ cohortId, teacherIds: chosen.map(({ id }) => id) })}
    >
      <Box sx={{ mt: 2 }}><TeacherPicker label={t('training.desk.teacher')} chosen={chosen} onChange={setChosen} /></Box>
      {chosen.length > 0 && <Typography sx={{ mt: 1, fontSize: 13, color: 'text.secondary' }}>{t('training.desk.addChosen', { smart_count: chosen.length })}</Typography>}
    </ConfirmDialog>
  );
}
