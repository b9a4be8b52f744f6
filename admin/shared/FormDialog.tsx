import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type ReactNode, useId } from 'react';

import type { FieldMessage } from '../data/api-error.js';
import { useT } from '../i18n/useT.js';
import { Refused } from './Refused.js';
import { StillMissing } from './StillMissing.js';
import { useDialogForm } from './useDialogForm.js';

interface FormDialogProps {
  readonly title: ReactNode;
  readonly maxWidth?: 'sm' | 'md';
  /** It is being sent: nothing can be pressed twice, and it does not close. */
  readonly isPending: boolean;
  /** What is entered can be sent. */
  readonly isReady?: boolean;
  /** What is not filled in yet, by the labels of the fields; it is said, and nothing can be sent until then. */
  readonly missing?: readonly string[];
  /** What the command was refused for, or why it has no answer. */
  readonly errors?: readonly FieldMessage[];
  readonly submitLabel: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form in a dialog: Enter sends it, Escape leaves it; a click beside it does not, once something was entered. */
export function FormDialog({ title, maxWidth = 'sm', isPending, isReady = true, missing = [], errors = [], submitLabel, onSubmit, onClose, children }: FormDialogProps) {
  const t = useT();
  const titleId = useId();
  const { touch, keepInList, leave } = useDialogForm();
  return (
    <Dialog open onClose={isPending ? undefined : leave(onClose)} maxWidth={maxWidth} fullWidth aria-labelledby={titleId}>
      <Box component="form" sx={{ display: 'contents' }} onInput={touch} onKeyDown={keepInList} onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); if (!isPending && isReady && missing.length === 0) onSubmit(); }}>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>{children}<Refused errors={errors} /></DialogContent>
        <StillMissing fields={missing} />
        <DialogActions>
          <Button variant="outlined" onClick={onClose} disabled={isPending}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" loading={isPending} disabled={!isReady || missing.length > 0}>{submitLabel}</Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
