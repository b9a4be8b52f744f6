import { Button, TextField, Tooltip } from '@mui/material';
import { useState } from 'react';

import { useRoles } from '../../data/auth-provider.js';
import { type DraftFullFragment, RuleSetDraftPublishDocument, RuleSetDraftReturnDocument, RuleSetDraftSubmitDocument, RuleSetDraftWithdrawDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useDraft } from '../../shared/useDraft.js';
import { RULE_SET_WRITERS } from './roles.js';

type Step = 'submit' | 'publish' | 'giveBack' | 'withdraw';

/** The steps of a draft, each with what follows from it. */
export function DraftActions({ draft, isChanged }: { readonly draft: DraftFullFragment; readonly isChanged: boolean }) {
  const t = useT();
  const isWriter = useRoles().some((role) => RULE_SET_WRITERS.includes(role));
  const [step, setStep] = useState<Step | null>(null);
  const reason = useDraft(`rule-set.give-back.${draft.id}`, '');
  const close = (): void => setStep(null);
  const submit = useCommand(RuleSetDraftSubmitDocument, { done: t('ruleSets.submitted') });
  const publish = useCommand(RuleSetDraftPublishDocument, { done: t('ruleSets.published') });
  const giveBack = useCommand(RuleSetDraftReturnDocument, { done: t('ruleSets.givenBack'), onDone: () => reason.discard() });
  const withdraw = useCommand(RuleSetDraftWithdrawDocument, { done: t('ruleSets.withdrawn') });
  const isPending = submit.isPending || publish.isPending || giveBack.isPending || withdraw.isPending;
  const { id: draftId, revision, status, viewerCanSubmit, viewerCanPublish } = draft;
  const run: Record<Step, () => Promise<unknown>> = {
    submit: () => submit.run({ draftId, revision }), publish: () => publish.run({ draftId, revision }), giveBack: () => giveBack.run({ draftId, reason: reason.value.trim() || null }), withdraw: () => withdraw.run({ draftId }),
  };
  const confirm = (): void => { if (step) void run[step]().then((payload) => { if (payload) close(); }); };
  return (
    <>
      {isWriter && (status === 'DRAFT' || status === 'SUBMITTED') && <Button color="inherit" onClick={() => setStep('withdraw')}>{t('ruleSets.withdraw')}</Button>}
      {isWriter && status === 'DRAFT' && <Hinted hint={isChanged ? t('ruleSets.unsaved') : viewerCanSubmit.reason}><Button variant="outlined" disabled={isChanged || !viewerCanSubmit.allowed} onClick={() => setStep('submit')}>{t('ruleSets.submit')}</Button></Hinted>}
      {status === 'SUBMITTED' && <Button variant="outlined" onClick={() => setStep('giveBack')}>{t('ruleSets.giveBack')}</Button>}
      {status === 'SUBMITTED' && <Hinted hint={viewerCanPublish.reason}><Button variant="contained" disabled={!viewerCanPublish.allowed} onClick={() => setStep('publish')}>{t('ruleSets.publish')}</Button></Hinted>}
      {step && (
        <ConfirmDialog
          open title={t(`ruleSets.${step}`)} confirmLabel={t(`ruleSets.${step}`)} isPending={isPending} isDangerous={step === 'withdraw'} onClose={close} onConfirm={confirm}
          consequence={t(`ruleSets.${step}Consequence`, { day: draft.effectiveFromDay })} undo={step === 'submit' ? t('ruleSets.submitUndo') : step === 'giveBack' ? t('ruleSets.giveBackUndo') : null}
        >
          {step === 'giveBack' && <TextField fullWidth multiline minRows={2} sx={{ mt: 2 }} label={t('ruleSets.reason')} value={reason.value} onChange={(event) => reason.set(event.target.value)} error={giveBack.errorOf('reason') !== undefined} helperText={giveBack.errorOf('reason')} slotProps={{ htmlInput: { maxLength: 500 } }} />}
        </ConfirmDialog>
      )}
    </>
  );
}

/** Why a button cannot be pressed, on the button. */
function Hinted({ hint, children }: { readonly hint: string | null; readonly children: React.ReactElement }) {
  return <Tooltip title={hint ?? ''}><span>{children}</span></Tooltip>;
}
