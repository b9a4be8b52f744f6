import { Box, TextField } from '@mui/material';
import { useState } from 'react';

import { SelectionPanelAmendDocument, SelectionPanelCreateDocument, type Subject } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { CodesField } from './CodesField.js';
import type { JudgePanel } from './JudgesTab.js';

/** A new panel, or one that is changed before the draw. */
export function PanelDialog({ roundId, panel, onClose }: { roundId: string; panel: JudgePanel | null; onClose: () => void }) {
  const t = useT();
  const [title, setTitle] = useState(panel?.title ?? '');
  const [titleEn, setTitleEn] = useState(panel?.titleEn ?? '');
  const [subjects, setSubjects] = useState<readonly Subject[]>(panel?.subjects ?? []);
  const create = useCommand(SelectionPanelCreateDocument, { onDone: onClose });
  const amend = useCommand(SelectionPanelAmendDocument, { onDone: onClose });
  const command = panel ? amend : create;
  const submit = (): void => {
    const input = { title: title.trim(), titleEn: titleEn.trim(), subjects: [...subjects] };
    if (panel) void amend.run({ ...input, panelId: panel.id });
    else void create.run({ ...input, roundId });
  };
  return (
    <ConfirmDialog
      open title={t(panel ? 'selection.judges.editPanel' : 'selection.judges.addPanel')} consequence={t('selection.judges.noPanelsText')} undo={t('selection.quota.setUndo')} confirmLabel={t('common.save')}
      isPending={command.isPending} canConfirm={title.trim() !== '' && titleEn.trim() !== ''} onClose={onClose} onConfirm={submit}
    >
      <Box sx={{ display: 'grid', gap: 2, mt: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
        <TextField label={t('selection.judges.panelTitle')} value={title} autoFocus onChange={(event) => setTitle(event.target.value)} slotProps={{ htmlInput: { maxLength: 60 } }} />
        <TextField label={t('selection.judges.panelTitleEn')} value={titleEn} onChange={(event) => setTitleEn(event.target.value)} slotProps={{ htmlInput: { maxLength: 120 } }} />
        <Box sx={{ gridColumn: '1 / -1' }}><CodesField list="subject" label={t('selection.judges.panelSubjects')} hint={t('selection.judges.rest')} value={subjects} onChange={(next) => setSubjects(next as Subject[])} /></Box>
      </Box>
    </ConfirmDialog>
  );
}
