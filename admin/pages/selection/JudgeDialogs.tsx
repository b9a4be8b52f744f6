import { Box } from '@mui/material';
import { useState } from 'react';

import { SelectionJudgeBarDocument, SelectionJudgeDismissDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { useDraft } from '../../shared/useDraft.js';
import type { Judge } from './JudgesTab.js';
import { ReasonField } from '../../shared/ReasonField.js';

export function DismissDialog({ judge, onClose }: { judge: Judge; onClose: () => void }) {
  const t = useT();
  const reason = useDraft(`judge-dismiss:${judge.id}`, '');
  const dismiss = useCommand(SelectionJudgeDismissDocument, { onDone: () => { reason.discard(); onClose(); } });
  return (
    <ConfirmDialog
      open title={t('selection.judges.dismissTitle', { name: judge.name })} consequence={t('selection.judges.dismissText')} undo={null} confirmLabel={t('selection.judges.dismiss')} isDangerous
      isPending={dismiss.isPending} canConfirm={reason.value.trim().length >= 2} onClose={onClose} onConfirm={() => void dismiss.run({ judgeId: judge.id, reason: reason.value.trim() })}
    >
      <ReasonField label={t('selection.judges.reason')} value={reason.value} onChange={reason.set} error={dismiss.errorOf('reason')} />
    </ConfirmDialog>
  );
}

export function BarDialog({ judge, onClose }: { judge: Judge; onClose: () => void }) {
  const t = useT();
  const reason = useDraft(`judge-bar:${judge.id}`, '');
  const [schoolId, setSchoolId] = useState<string | null>(null);
  const bar = useCommand(SelectionJudgeBarDocument, { onDone: () => { reason.discard(); onClose(); } });
  return (
    <ConfirmDialog
      open title={t('selection.judges.barTitle', { name: judge.name })} consequence={t('selection.judges.barText')} undo={t('selection.judges.barUndo')} confirmLabel={t('selection.judges.bar')} isDangerous
      isPending={bar.isPending} canConfirm={schoolId !== null && reason.value.trim().length >= 2} onClose={onClose} onConfirm={() => { if (schoolId) void bar.run({ judgeId: judge.id, schoolId, reason: reason.value.trim() }); }}
    >
      <Box sx={{ mt: 2 }}><SchoolField required label={t('selection.judges.school')} value={schoolId} onChange={(next) => setSchoolId(next)} /></Box>
      <ReasonField label={t('selection.judges.reason')} value={reason.value} onChange={reason.set} error={bar.errorOf('reason')} />
    </ConfirmDialog>
  );
}
