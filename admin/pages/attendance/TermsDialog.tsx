import { Box, Checkbox, FormControlLabel } from '@mui/material';
import { useState } from 'react';

import { type MissingExit, SessionSetTermsDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { FigureField } from '../../shared/FigureField.js';
import { useChoices } from '../../shared/useChoices.js';
import type { Session } from './Register.js';

const MOST_MINUTES = 240;

/** By what minutes are counted: coming only, or coming and leaving; from when somebody is late or gone early. */
export function TermsDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const t = useT();
  const { terms } = session;
  const [asksExit, setAsksExit] = useState(terms.asksExit);
  const [grace, setGrace] = useState(String(terms.graceMinutes));
  const [early, setEarly] = useState(String(terms.earlyMinutes));
  const [missingExit, setMissingExit] = useState<MissingExit>(terms.missingExit);
  const [forWholeRoll, setForWholeRoll] = useState(false);
  const choices = useChoices('missingExit');
  const set = useCommand(SessionSetTermsDocument, { done: ({ result }) => t('attendance.terms.done', { smart_count: result?.recounted ?? 0 }), onDone: onClose });
  const minutes = (label: string, value: string, change: (next: string) => void, error: string | undefined) => (
    <FigureField required label={label} least={0} most={MOST_MINUTES} value={value} onChange={change} error={error} />
  );
  return (
    <ConfirmDialog
      open title={t('attendance.terms.title')} consequence={t('attendance.terms.text')} undo={t('attendance.terms.undo')} confirmLabel={t('common.save')} isPending={set.isPending} onClose={onClose}
      onConfirm={() => void set.run({ sessionId: session.id, forWholeRoll, asksExit, graceMinutes: Number(grace), earlyMinutes: Number(early), missingExit })}
    >
      <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
        {minutes(t('attendance.terms.grace'), grace, setGrace, set.errorOf('graceMinutes'))}
        <FormControlLabel control={<Checkbox checked={asksExit} onChange={(event) => setAsksExit(event.target.checked)} />} label={t('attendance.terms.asksExit')} />
        {asksExit && minutes(t('attendance.terms.early'), early, setEarly, set.errorOf('earlyMinutes'))}
        {asksExit && <ChoiceField label={t('attendance.terms.missingExit')} required value={missingExit} choices={choices} onChange={(next) => setMissingExit(next as MissingExit)} />}
        <FormControlLabel control={<Checkbox checked={forWholeRoll} onChange={(event) => setForWholeRoll(event.target.checked)} />} label={t('attendance.terms.forWholeRoll')} />
      </Box>
    </ConfirmDialog>
  );
}
