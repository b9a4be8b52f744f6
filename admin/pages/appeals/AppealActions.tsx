import { Box, Button, FormControlLabel, Radio, RadioGroup, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { CreditAppealAdmitDocument, CreditAppealCarryOutDocument, CreditAppealCloseDocument, CreditAppealDismissDocument, CreditAppealVoteDocument, type CreditAppealVoteKind } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { useDraft } from '../../shared/useDraft.js';
import { useMissingReason } from '../../shared/useMissingReason.js';
import type { Appeal } from './AppealShow.js';
import { PanelDialog } from './PanelDialog.js';

type Asked = 'ADMIT' | 'DISMISS' | 'NAME_PANEL' | 'VOTE' | 'CLOSE' | 'CARRY_OUT';
const LEAST = 5;

/** The next step first; what may not be done is not offered. */
export function AppealActions({ appeal }: { appeal: Appeal }) {
  const t = useT();
  const [asked, setAsked] = useState<Asked | null>(null);
  const may = (action: Asked): boolean => appeal.viewerMay.includes(action);
  const close = () => setAsked(null);
  const actions: readonly (readonly [Asked, string])[] = [
    ['VOTE', t('appeals.vote')], ['CLOSE', t('appeals.close')], ['CARRY_OUT', t('appeals.carryOut')], ['ADMIT', t('appeals.admit')],
    ['NAME_PANEL', t(appeal.panelSize > 0 ? 'appeals.renamePanel' : 'appeals.namePanel')], ['DISMISS', t(appeal.status === 'FILED' ? 'appeals.dismiss' : 'appeals.end')],
  ];
  const offered = actions.filter(([action]) => may(action));
  if (offered.length === 0) return null;
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ mb: 2.5, flexWrap: 'wrap' }}>
      {offered.map(([action, label], at) => <Button key={action} variant={at === 0 ? 'contained' : 'outlined'} onClick={() => setAsked(action)}>{label}</Button>)}
      {asked === 'ADMIT' && <Admit appeal={appeal} onClose={close} />}
      {asked === 'DISMISS' && <Dismiss appeal={appeal} onClose={close} />}
      {asked === 'NAME_PANEL' && <PanelDialog appeal={appeal} onClose={close} />}
      {asked === 'VOTE' && <Vote appeal={appeal} onClose={close} />}
      {asked === 'CLOSE' && <Close appeal={appeal} onClose={close} />}
      {asked === 'CARRY_OUT' && <CarryOut appeal={appeal} onClose={close} />}
    </Stack>
  );
}

interface ActionProps { readonly appeal: Appeal; readonly onClose: () => void }

function Admit({ appeal: { id }, onClose }: ActionProps) {
  const t = useT();
  const admit = useCommand(CreditAppealAdmitDocument, { done: t('appeals.admitted'), onDone: onClose });
  return <ConfirmDialog open title={t('appeals.admitTitle')} consequence={t('appeals.admitText')} undo={t('appeals.admitUndo')} confirmLabel={t('appeals.admit')} isPending={admit.isPending} errors={admit.errors} onClose={onClose} onConfirm={() => void admit.run({ id })} />;
}

function CarryOut({ appeal: { id }, onClose }: ActionProps) {
  const t = useT();
  const carryOut = useCommand(CreditAppealCarryOutDocument, { done: t('appeals.carriedOut'), onDone: onClose });
  return <ConfirmDialog open title={t('appeals.carryOutTitle')} consequence={t('appeals.carryOutText')} undo={null} confirmLabel={t('appeals.carryOut')} isPending={carryOut.isPending} errors={carryOut.errors} onClose={onClose} onConfirm={() => void carryOut.run({ id })} />;
}

function Dismiss({ appeal: { id, status }, onClose }: ActionProps) {
  const t = useT();
  const missingReason = useMissingReason();
  const reason = useDraft(`appeal-dismiss-${id}`, '');
  const dismiss = useCommand(CreditAppealDismissDocument, { done: t('appeals.dismissed'), onDone: () => { reason.discard(); onClose(); } });
  return (
    <ConfirmDialog open isDangerous title={t('appeals.dismissTitle')} consequence={t('appeals.dismissText')} undo={null} confirmLabel={t(status === 'FILED' ? 'appeals.dismiss' : 'appeals.end')} isPending={dismiss.isPending} errors={dismiss.errors} missing={missingReason(reason.value, t('appeals.reason'), LEAST)} onClose={onClose} onConfirm={() => void dismiss.run({ id, reason: reason.value.trim() })}>
      <Reason label={t('appeals.reason')} most={1000} value={reason.value} onChange={reason.set} error={dismiss.errorOf('reason')} />
    </ConfirmDialog>
  );
}

function Vote({ appeal: { id }, onClose }: ActionProps) {
  const t = useT();
  const missingReason = useMissingReason();
  const draft = useDraft<{ readonly vote: CreditAppealVoteKind | null; readonly reason: string }>(`appeal-ballot-${id}`, { vote: null, reason: '' });
  const { vote, reason } = draft.value;
  const cast = useCommand(CreditAppealVoteDocument, { done: t('appeals.voteDone'), onDone: () => { draft.discard(); onClose(); } });
  return (
    <FormDialog title={t('appeals.voteTitle')} submitLabel={t('appeals.vote')} isPending={cast.isPending} errors={cast.errors} missing={[...(vote ? [] : [t('appeals.vote')]), ...missingReason(reason, t('appeals.voteReason'), LEAST)]} onClose={onClose} onSubmit={() => { if (vote) void cast.run({ id, vote, reason: reason.trim() }); }}>
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>{t('appeals.voteText')}</Typography>
      <RadioGroup value={vote} onChange={(_, next) => draft.set({ reason, vote: next as CreditAppealVoteKind })} aria-label={t('appeals.vote')}>
        <FormControlLabel value="GRANT" control={<Radio />} label={t('appeals.voteGrant')} />
        <FormControlLabel value="UPHOLD" control={<Radio />} label={t('appeals.voteUphold')} />
      </RadioGroup>
      <Reason label={t('appeals.voteReason')} most={500} value={reason} onChange={(text) => draft.set({ vote, reason: text })} error={cast.errorOf('reason')} />
    </FormDialog>
  );
}

function Close({ appeal: { id, panel, cohortId, panelSize }, onClose }: ActionProps) {
  const t = useT();
  const missingReason = useMissingReason();
  const reason = useDraft(`appeal-close-${id}`, '');
  const close = useCommand(CreditAppealCloseDocument, { done: t('appeals.closed'), onDone: () => { reason.discard(); onClose(); } });
  const isGranted = panel.filter(({ vote }) => vote === 'GRANT').length * 2 > panelSize;
  return (
    <ConfirmDialog
      open title={t('appeals.closeTitle')} consequence={t(isGranted ? (cohortId ? 'appeals.closeClass' : 'appeals.closeGrant') : 'appeals.closeUphold')} undo={null} confirmLabel={t('appeals.close')} isPending={close.isPending} errors={close.errors}
      missing={missingReason(reason.value, t('appeals.closeReason'), LEAST)} onClose={onClose} onConfirm={() => void close.run({ id, reason: reason.value.trim() })}
    >
      <Box component="ul" sx={{ fontSize: 13, pl: 2.5, my: 1 }}>{panel.map((each) => <li key={each.accountId}>{t('common.said', { what: each.name, text: each.vote && t(each.vote === 'GRANT' ? 'appeals.voteGrant' : 'appeals.voteUphold') })}　{each.reason}</li>)}</Box>
      <Reason label={t('appeals.closeReason')} most={1000} value={reason.value} onChange={reason.set} error={close.errorOf('reason')} />
    </ConfirmDialog>
  );
}

function Reason({ label, most, value, onChange, error }: { label: string; most: number; value: string; onChange: (value: string) => void; error: string | undefined }) {
  const t = useT();
  return <TextField sx={{ mt: 2 }} fullWidth multiline minRows={3} label={label} value={value} onChange={(event) => onChange(event.target.value)} error={error !== undefined} helperText={error ?? t('appeals.reasonHint', { most })} slotProps={{ htmlInput: { maxLength: most } }} />;
}
