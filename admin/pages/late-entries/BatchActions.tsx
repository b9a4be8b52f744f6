import { Button, Stack, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';

import { LateEntryBatchApproveDocument, LateEntryBatchDiscardDocument, LateEntryBatchReturnDocument, LateEntryBatchReverseDocument, LateEntryBatchSubmitDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatCredits } from '../../shared/format.js';
import { ReasonField } from '../../shared/ReasonField.js';
import { useDraft } from '../../shared/useDraft.js';
import { useMissingReason } from '../../shared/useMissingReason.js';
import type { Batch } from './LateEntryShow.js';

type Step = 'submit' | 'submitGood' | 'approve' | 'return' | 'reverse' | 'discard';

/** The next steps of a batch, each with what follows; what may not be done says why. */
export function BatchActions({ batch, shownRevision }: { batch: Batch; shownRevision: number }) {
  const t = useT();
  const [step, setStep] = useState<Step | null>(null);
  const { status, revision, readyCount, viewerCanFill, viewerCanSubmit, viewerCanSubmitGoodRows, viewerCanApprove, viewerCanReturn, viewerCanReverse } = batch;
  const isNews = revision !== shownRevision;
  const button = (each: Step, label: string, can: { allowed: boolean; reason?: string | null }, isMain = false) => (
    <Tooltip key={each} title={can.reason ?? ''}><span><Button variant={isMain ? 'contained' : 'outlined'} color={each === 'reverse' ? 'error' : 'primary'} disabled={!can.allowed} onClick={() => setStep(each)}>{label}</Button></span></Tooltip>
  );
  const why = status === 'OPEN' ? (readyCount > 0 ? viewerCanSubmit.reason : null) : status === 'SUBMITTED' ? viewerCanApprove.reason : status === 'POSTED' ? viewerCanReverse.reason : null;
  return (
    <>
      <Stack direction="row" useFlexGap spacing={1} className="no-print" sx={{ mt: 2, flexWrap: 'wrap', alignItems: 'center' }}>
        {status === 'OPEN' && button('submit', t('lateEntries.act.submit'), viewerCanSubmit, true)}
        {status === 'OPEN' && !viewerCanSubmit.allowed && viewerCanSubmitGoodRows.allowed && button('submitGood', t('lateEntries.act.submitGood', { count: readyCount }), viewerCanSubmitGoodRows)}
        {status === 'OPEN' && viewerCanFill.allowed && button('discard', t('lateEntries.act.discard'), { allowed: true })}
        {status === 'SUBMITTED' && button('approve', t('lateEntries.act.approve'), viewerCanApprove.allowed && isNews ? { allowed: false, reason: t('lateEntries.news.first') } : viewerCanApprove, true)}
        {status === 'SUBMITTED' && button('return', t('lateEntries.act.return'), viewerCanReturn)}
        {status === 'POSTED' && button('reverse', t('lateEntries.act.reverse'), viewerCanReverse)}
        {why && <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{why}</Typography>}
      </Stack>
      {(step === 'submit' || step === 'submitGood') && <SubmitDialog batch={batch} onlyGoodRows={step === 'submitGood'} onClose={() => setStep(null)} />}
      {step === 'approve' && <ApproveDialog batch={batch} onClose={() => setStep(null)} />}
      {(step === 'return' || step === 'reverse' || step === 'discard') && <ReasonedDialog batch={batch} step={step} onClose={() => setStep(null)} />}
    </>
  );
}

function SubmitDialog({ batch: { id, readyCount, suspectCount, refusedCount, expectedCenticredits }, onlyGoodRows, onClose }: { batch: Batch; onlyGoodRows: boolean; onClose: () => void }) {
  const t = useT();
  const submit = useCommand(LateEntryBatchSubmitDocument, { done: t('lateEntries.act.submitted'), onDone: onClose });
  return (
    <ConfirmDialog
      open title={t('lateEntries.act.submitTitle', { count: readyCount })} undo={t('lateEntries.act.submitUndo')} confirmLabel={t('lateEntries.act.submit')} isPending={submit.isPending} errors={submit.errors} onClose={onClose} onConfirm={() => void submit.run({ batchId: id, onlyGoodRows })}
      consequence={<>{t('lateEntries.act.submitText', { credits: formatCredits(expectedCenticredits) })} {onlyGoodRows && t('lateEntries.act.submitLeft', { count: suspectCount + refusedCount })}</>}
    />
  );
}

function ApproveDialog({ batch: { id, revision, readyCount, expectedCenticredits, orderNumber }, onClose }: { batch: Batch; onClose: () => void }) {
  const t = useT();
  const approve = useCommand(LateEntryBatchApproveDocument, { done: t('lateEntries.act.approved'), onDone: onClose });
  return (
    <ConfirmDialog
      open title={t('lateEntries.act.approveTitle', { count: readyCount })} consequence={t('lateEntries.act.approveText', { order: orderNumber, credits: formatCredits(expectedCenticredits) })} undo={t('lateEntries.act.approveUndo')}
      confirmLabel={t('lateEntries.act.approve')} isPending={approve.isPending} errors={approve.errors} onClose={onClose} onConfirm={() => void approve.run({ batchId: id, revision })}
    />
  );
}

const REASONED = {
  return: { title: 'lateEntries.act.returnTitle', text: 'lateEntries.act.returnText', label: 'lateEntries.act.return', done: 'lateEntries.act.returned', undo: 'lateEntries.act.returnUndo' },
  reverse: { title: 'lateEntries.act.reverseTitle', text: 'lateEntries.act.reverseText', label: 'lateEntries.act.reverse', done: 'lateEntries.act.reversed', undo: null },
  discard: { title: 'lateEntries.act.discardTitle', text: 'lateEntries.act.discardText', label: 'lateEntries.act.discard', done: 'lateEntries.act.discarded', undo: null },
} as const;

function ReasonedDialog({ batch: { id, readyCount, postedCenticredits }, step, onClose }: { batch: Batch; step: keyof typeof REASONED; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const words = REASONED[step];
  const reason = useDraft(`late-entries.${step}.${id}`, '');
  const options = { done: t(words.done), onDone: () => { reason.discard(); onClose(); } };
  const commands = { return: useCommand(LateEntryBatchReturnDocument, options), reverse: useCommand(LateEntryBatchReverseDocument, options), discard: useCommand(LateEntryBatchDiscardDocument, options) };
  const command = commands[step];
  return (
    <ConfirmDialog
      open title={t(words.title, { count: readyCount })} consequence={t(words.text, { credits: formatCredits(postedCenticredits) })} undo={words.undo && t(words.undo)} confirmLabel={t(words.label)} isDangerous={step !== 'return'} isPending={command.isPending} errors={command.errors}
      missing={missingReason(reason.value, t('lateEntries.act.reason'))} onClose={onClose} onConfirm={() => void command.run({ batchId: id, reason: reason.value.trim() })}
    >
      <ReasonField label={t('lateEntries.act.reason')} value={reason.value} onChange={reason.set} error={command.errorOf('reason')} />
    </ConfirmDialog>
  );
}
