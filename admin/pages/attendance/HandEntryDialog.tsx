import { Box, Chip, TextField } from '@mui/material';
import { useRef, useState } from 'react';

import { type PresenceStatus, PresenceSetDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { FigureField } from '../../shared/FigureField.js';
import { useDraft } from '../../shared/useDraft.js';
import type { Session } from './Register.js';
import type { Line } from './RegisterLines.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

/** Reasons that come up again and again, by status. */
const REASONS = {
  PRESENT: ['phone', 'network'], LATE: ['traffic', 'network'], LEFT_EARLY: ['called', 'personal'], LEAVE: ['official', 'sick', 'personal'], ABSENT: ['rollCall'],
} as const satisfies Record<PresenceStatus, readonly string[]>;
const MOST_NAMES = 4;
const MINUTE_MS = 60_000;

interface HandEntryDialogProps {
  readonly session: Session;
  readonly status: PresenceStatus;
  readonly targets: readonly Line[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Presence entered by hand: for whom, and why. */
export function HandEntryDialog({ session, status, targets, onClose, onDone }: HandEntryDialogProps) {
  const t = useT();
  const missingReason = useMissingReason();
  const statusWord = useLabel()('presenceStatus', status);
  const needsMinutes = status === 'LATE' || status === 'LEFT_EARLY';
  const reason = useDraft(`presence-reason:${session.id}:${status}`, '');
  const [minutes, setMinutes] = useState(() => (needsMinutes ? suggestedMinutes(session, status, Date.now()) : ''));
  const set = useCommand(PresenceSetDocument, {
    done: ({ result }) => t('attendance.entered', { smart_count: result?.changedCount ?? 0 }),
    onDone: () => {
      reason.discard();
      onDone();
    },
  });
  const reasonBox = useRef<HTMLInputElement>(null);
  const take = (text: string) => {
    reason.set(text);
    reasonBox.current?.focus();
  };
  const names = targets.slice(0, MOST_NAMES).map(({ name }) => name).join(t('common.listComma'));
  const who = targets.length > MOST_NAMES ? t('attendance.who', { names, count: targets.length }) : names;
  const submit = () => void set.run({ sessionId: session.id, teacherIds: targets.map(({ id }) => id), status, reason: reason.value.trim(), presentMinutes: needsMinutes ? Number(minutes) : null });
  return (
    <ConfirmDialog
      open title={t('attendance.enterTitle', { status: statusWord, who })} consequence={t('attendance.enterText')} undo={t('attendance.enterUndo')} confirmLabel={t('attendance.confirmEnter')}
      isPending={set.isPending} missing={missingReason(reason.value, t('attendance.reason'))} onClose={onClose} onConfirm={submit}
    >
      <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
        {needsMinutes && (
          <FigureField required label={t('attendance.minutesPresent', { duration: session.durationMinutes })} least={0} most={session.durationMinutes} value={minutes} onChange={setMinutes} autoFocus={minutes === ''} error={set.errorOf('presentMinutes')} />
        )}
        <TextField
          label={t('attendance.reason')} placeholder={t('attendance.reasonHint')} value={reason.value} onChange={(event) => reason.set(event.target.value)} autoFocus={!needsMinutes || minutes !== ''}
          error={set.errorOf('reason') !== undefined} helperText={set.errorOf('reason')} inputRef={reasonBox} slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {REASONS[status].map((each) => <Chip key={each} label={t(`attendance.reasons.${each}`)} variant="outlined" onClick={() => take(t(`attendance.reasons.${each}`))} />)}
        </Box>
      </Box>
    </ConfirmDialog>
  );
}

/** What is left of a running session for somebody who arrives now, or has passed for somebody who leaves now. */
function suggestedMinutes({ startsAt, durationMinutes }: Session, status: PresenceStatus, now: number): string {
  const passed = Math.floor((now - new Date(startsAt).getTime()) / MINUTE_MS);
  if (passed <= 0 || passed >= durationMinutes) return '';
  return String(status === 'LATE' ? durationMinutes - passed : passed);
}
