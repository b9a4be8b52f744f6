import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';

import { CascadeStepWithdrawDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatInstant } from '../../shared/format.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { Attendees } from './Attendees.js';
import { placeOf, type Sheet, type Step, STEP_TONES } from './cascade-tones.js';
import { EvidenceDialog } from './EvidenceDialog.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

/** Steps further in stand further right, up to here: a phone has no room for more. */
const MOST_DEPTH = 4;

/** The tree: the source, and under each step those that were passed on from it. */
export function Lineage({ sheet }: { sheet: Sheet }) {
  const t = useT();
  const [asked, setAsked] = useState<{ what: 'withdraw' | 'evidence'; stepId: string } | null>(null);
  const step = sheet.steps.find((each) => each.id === asked?.stepId);
  const { cascade } = sheet;
  return (
    <>
      <Box sx={({ tokens }) => ({ px: { xs: 1.5, sm: 2.5 }, py: 1.25, borderTop: `1px solid ${tokens.line}` })}>
        <Typography sx={{ fontWeight: 600 }}>{t('cascade.source')}</Typography>
        <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('cascade.sourceIs', { organiser: cascade.organiser, from: cascade.startsOn, to: cascade.endsOn })} · {t('cascade.people', { smart_count: cascade.attendeeCount })}</Typography>
        {sheet.attendees.length > 0 && <Attendees attendees={sheet.attendees} />}
      </Box>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>{sheet.steps.map((each) => <Line key={each.id} step={each} onAsk={(what) => setAsked({ what, stepId: each.id })} />)}</Box>
      {step && asked?.what === 'withdraw' && <WithdrawDialog step={step} onClose={() => setAsked(null)} />}
      {step && asked?.what === 'evidence' && <EvidenceDialog step={step} onClose={() => setAsked(null)} />}
    </>
  );
}

function Line({ step, onAsk }: { step: Step; onAsk: (what: 'withdraw' | 'evidence') => void }) {
  const t = useT();
  const nameOf = useName();
  const { depth, level, state, presentCount, memberCount, evidence, viewerCanKeep } = step;
  const isOut = state === 'WITHDRAWN' || state === 'BROKEN';
  const place = nameOf(placeOf(step));
  return (
    <Box component="li" aria-level={depth + 1} sx={({ tokens }) => ({ ml: { xs: 1.25 + 1.5 * Math.min(depth, MOST_DEPTH), sm: 3 + 3.5 * Math.min(depth, MOST_DEPTH) }, pl: 1.5, pr: { xs: 1.5, sm: 2.5 }, py: 1.25, borderTop: `1px solid ${tokens.line}`, borderLeft: `3px solid ${state === 'HELD' ? tokens.accent : tokens.line}`, breakInside: 'avoid' })}>
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <StatusChip tone="plain" label={t(`cascade.levels.${level}`)} />
        <Typography sx={{ fontWeight: 600, textDecoration: isOut ? 'line-through' : 'none' }}>{place}</Typography>
        <StatusChip tone={STEP_TONES[state]} label={t(`cascade.states.${state}`)} />
        <Stack direction="row" spacing={0.5} className="no-print" sx={{ ml: 'auto' }}>
          {viewerCanKeep && !isOut && <Button variant={state === 'PLANNED' ? 'outlined' : 'text'} component={Link} to={`/attendance/${step.sessionId}`}>{t('cascade.register')}</Button>}
          {(viewerCanKeep || evidence.length > 0) && <Button variant="text" onClick={() => onAsk('evidence')}>{t('cascade.evidenceCount', { count: evidence.length })}</Button>}
          {viewerCanKeep && state !== 'WITHDRAWN' && <Button variant="text" color="error" onClick={() => onAsk('withdraw')}>{t('cascade.withdraw')}</Button>}
        </Stack>
      </Stack>
      <Typography sx={{ fontSize: 13, color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {[step.topic, t('cascade.givenBy', { name: step.giverName, school: nameOf({ name: step.giverSchoolName, nameEn: step.giverSchoolNameEn }) }), formatInstant(step.startsAt), t('cascade.minutes', { minutes: step.durationMinutes }), step.place, t('cascade.present', { present: presentCount, members: memberCount })].join(' · ')}
      </Typography>
      {state === 'WITHDRAWN' && <Typography sx={{ fontSize: 13, color: 'error.main' }}>{t('cascade.withdrawnFor', { name: step.withdrawnByName ?? '', reason: step.withdrawReason ?? '' })}</Typography>}
    </Box>
  );
}

function WithdrawDialog({ step, onClose }: { step: Step; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const [reason, setReason] = useState('');
  const withdraw = useCommand(CascadeStepWithdrawDocument, { done: t('cascade.withdrawn'), onDone: onClose });
  return (
    <ConfirmDialog open isDangerous title={t('cascade.withdrawTitle')} consequence={t('cascade.withdrawText')} undo={null} confirmLabel={t('cascade.withdraw')} isPending={withdraw.isPending} missing={missingReason(reason, t('cascade.reason'))} onConfirm={() => void withdraw.run({ id: step.id, reason: reason.trim() })} onClose={onClose}>
      <TextField autoFocus fullWidth required label={t('cascade.reason')} value={reason} onChange={(event) => setReason(event.target.value)} slotProps={{ htmlInput: { maxLength: 300 } }} sx={{ mt: 2 }} />
    </ConfirmDialog>
  );
}
