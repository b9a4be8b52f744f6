import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import type { ReactNode } from 'react';

import type { FieldMessage } from '../data/api-error.js';
import { useT } from '../i18n/useT.js';
import { Refused } from './Refused.js';
import { StillMissing } from './StillMissing.js';
import { useDialogForm } from './useDialogForm.js';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will be true afterwards, in figures where there are any. */
  readonly consequence: ReactNode;
  /** How it can be undone; `null` says that it cannot. */
  readonly undo: string | null;
  /** The verb on the button, such as 认定; never just “OK”. */
  readonly confirmLabel: string;
  readonly isDangerous?: boolean;
  readonly isPending?: boolean;
  readonly canConfirm?: boolean;
  /** What is not filled in yet, by the labels of the fields; it is said, and nothing can be confirmed until then. */
  readonly missing?: readonly string[];
  /** What the command was refused for, or why it has no answer. */
  readonly errors?: readonly FieldMessage[];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** Inputs, such as a reason. */
  readonly children?: ReactNode;
}

/** Says what follows before it is done: Enter does it, Escape leaves it. */
export function ConfirmDialog({ open, title, consequence, undo, confirmLabel, isDangerous = false, isPending = false, canConfirm = true, missing = [], errors = [], onConfirm, onClose, children }: ConfirmDialogProps) {
  const t = useT();
  const { touch, keepInList, leave } = useDialogForm();
  return (
    <Dialog open={open} onClose={isPending ? undefined : leave(onClose)} maxWidth="sm" fullWidth aria-labelledby="confirm-title">
      <Box component="form" sx={{ display: 'contents' }} onInput={touch} onKeyDown={keepInList} onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); if (!isPending && canConfirm && missing.length === 0) onConfirm(); }}>
        <DialogTitle id="confirm-title">{title}</DialogTitle>
        <DialogContent>
          <Typography component="div">{consequence}</Typography>
          {children}
          <Refused errors={errors} />
          <Typography sx={{ mt: 1.5, fontSize: 13, color: 'text.secondary' }}>{undo === null ? t('common.noUndo') : t('common.undoHint', { how: undo })}</Typography>
        </DialogContent>
        <StillMissing fields={missing} />
        <DialogActions>
          <Button variant="outlined" onClick={onClose} disabled={isPending}>{t('common.cancel')}</Button>
          <Button variant="contained" color={isDangerous ? 'error' : 'primary'} type="submit" loading={isPending} disabled={!canConfirm || missing.length > 0}>{confirmLabel}</Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
