import { Alert, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';

import { RosterImportUndoDocument, RosterUndoableDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatInstant } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { changedOf, createdOf } from './RosterCounts.js';
import type { RosterImport } from './RosterImportShow.js';

/** Written: what next, and the way back as long as there is one. */
export function RosterDone({ rosterImport: { id, counts, appliedBy, appliedAt, rowsWritten, onlyGoodRows } }: { rosterImport: RosterImport }) {
  const t = useT();
  const [isAsked, setAsked] = useState(false);
  const undo = useCommand(RosterImportUndoDocument, { done: t('roster.done.undoDone'), onDone: () => setAsked(false) });
  const step = useRead(RosterUndoableDocument, { id }).data?.rosterImport?.viewerCanUndo;
  return (
    <Panel title={t('roster.done.title')}>
      <Typography>{t('roster.done.text', { name: appliedBy, at: appliedAt && formatInstant(appliedAt), count: rowsWritten })}</Typography>
      {onlyGoodRows && counts && counts.rowsRefused > 0 && <Typography sx={{ mt: 0.5 }}>{t('roster.done.leftOut', { count: counts.rowsRefused })}</Typography>}
      <Stack direction="row" spacing={1} useFlexGap sx={{ mt: 2, flexWrap: 'wrap' }}>
        <Button variant="contained" component={Link} to="/activation-codes">{t('roster.done.codes')}</Button>
        <Button variant="outlined" component={Link} to="/teachers">{t('roster.done.teachers')}</Button>
        {step?.allowed && <Button variant="outlined" color="error" onClick={() => setAsked(true)}>{t('roster.done.undo')}</Button>}
      </Stack>
      {step && !step.allowed && <Alert severity="info" sx={{ mt: 2 }}>{step.reason}</Alert>}
      <ConfirmDialog
        open={isAsked} title={t('roster.done.undoTitle')} confirmLabel={t('roster.done.undo')} undo={t('roster.done.undoHow')} isDangerous isPending={undo.isPending}
        consequence={counts && t('roster.done.undoText', { created: createdOf(counts), changed: changedOf(counts) })} onClose={() => setAsked(false)} onConfirm={() => void undo.run({ importId: id })}
      />
    </Panel>
  );
}
