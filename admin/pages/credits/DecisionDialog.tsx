import { Alert, Box, Button, Chip, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, Stack, TextField, Typography } from '@mui/material';
import { type SubmitEvent, useRef, useState } from 'react';
import { useNotify } from 'react-admin';

import { useT } from '../../i18n/useT.js';
import { formatCredits } from '../../shared/format.js';
import { useDraft } from '../../shared/useDraft.js';
import { DecisionResult } from './DecisionResult.js';
import { type ClaimResult, CLAIMS_PER_CALL, type DecisionKind, type DecisionState, type DecisionTarget, OUTCOME, useBulkDecision } from './useBulkDecision.js';

export interface Decision {
  readonly kind: DecisionKind;
  readonly target: DecisionTarget;
  readonly count: number;
  /** What they are worth together, in hundredths of a credit; null when it is not known here. */
  readonly claimedCenticredits: number | null;
}

const WORDS = {
  recognise: { title: 'credits.confirm.recogniseTitle', text: 'credits.confirm.recognise', undo: 'credits.confirm.recogniseUndo', act: 'credits.act.recogniseSome' },
  audit: { title: 'credits.confirm.auditTitle', text: 'credits.confirm.audit', undo: 'credits.confirm.recogniseUndo', act: 'credits.act.auditSome' },
  precheck: { title: 'credits.confirm.precheckTitle', text: 'credits.confirm.precheck', undo: 'credits.confirm.precheckUndo', act: 'credits.act.precheckSome' },
  return: { title: 'credits.confirm.returnTitle', text: 'credits.confirm.return', undo: 'credits.confirm.returnUndo', act: 'credits.act.returnSome' },
  reject: { title: 'credits.confirm.rejectTitle', text: 'credits.confirm.reject', undo: null, act: 'credits.act.rejectSome' },
} as const;

/** What became of the claims that were answered, and whether that is all of them. */
export interface Decided { readonly results: readonly ClaimResult[]; readonly isOver: boolean }

/** What follows is said first, then it is done in parts, then told claim by claim. */
export function DecisionDialog({ decision, onClose }: { decision: Decision; onClose: (decided: Decided) => void }) {
  const t = useT();
  const notify = useNotify();
  const { kind, target, count, claimedCenticredits } = decision;
  const words = WORDS[kind];
  const needsReason = kind === 'return' || kind === 'reject';
  const draft = useDraft(`credits.reason.${kind}`, '');
  const [isReasonShort, setReasonShort] = useState(false);
  const { state, results, start, goOn, stop } = useBulkDecision(kind);
  // A enters, Enter confirms: two keys a claim.
  const confirm = useRef<HTMLButtonElement>(null);
  const isBusy = state.at === 'gathering' || state.at === 'running';

  const told = (answers: Awaited<ReturnType<typeof goOn>>) => {
    if (!answers) return;
    draft.discard();
    // One claim that went through needs no dialog to be closed.
    const [only] = answers;
    if (answers.length !== 1 || !only?.done) return;
    notify(only.awaits === 'AUDIT' ? t('credits.result.toAudit') : kind === 'recognise' || kind === 'audit' ? `${t(`credits.result.${OUTCOME[kind]}`)} · ${t('credits.posted', { value: formatCredits(only.centicredits) })}` : t(`credits.result.${OUTCOME[kind]}`), { type: 'success' });
    onClose({ results: answers, isOver: true });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = draft.value.trim();
    if (needsReason && [...reason].length < 2) return setReasonShort(true);
    void start(target, reason).then(told);
  };

  const leave = () => onClose({ results, isOver: state.at === 'over' });
  if (state.at === 'stopped') return <DecisionResult kind={kind} results={results} leftCount={state.total - state.done} onGoOn={() => void goOn().then(told)} onClose={leave} />;
  if (state.at === 'over' && !(results.length === 1 && results[0]?.done)) return <DecisionResult kind={kind} results={results} onClose={leave} />;
  return (
    <Dialog open onClose={isBusy ? undefined : leave} maxWidth="sm" fullWidth aria-labelledby="decision-title" slotProps={{ transition: { onEnter: () => confirm.current?.focus() } }}>
      <Box component="form" onSubmit={submit}>
        <DialogTitle id="decision-title">{t(words.title, { smart_count: count })}</DialogTitle>
        <DialogContent>
          <Typography>{t(words.text, { credits: claimedCenticredits === null ? '—' : formatCredits(claimedCenticredits) })}</Typography>
          {needsReason && <Reason value={draft.value} onChange={(value) => { draft.set(value); setReasonShort(false); }} isShort={isReasonShort} isDisabled={isBusy} />}
          <Typography sx={{ mt: 1.5, fontSize: 13, color: 'text.secondary' }}>{words.undo === null ? t('common.noUndo') : t('common.undoHint', { how: t(words.undo) })}</Typography>
          <Progress state={state} />
        </DialogContent>
        <DialogActions>
          {state.at === 'broken'
            ? <>
                <Button variant="outlined" onClick={leave}>{t(results.length > 0 ? 'credits.confirm.stop' : 'common.cancel')}</Button>
                <Button variant="contained" autoFocus onClick={() => void (state.total > 0 ? goOn() : start(target, draft.value.trim())).then(told)}>{t(results.length > 0 ? 'credits.confirm.goOn' : 'common.retry')}</Button>
              </>
            : <>
                {state.at === 'running' && state.total > CLAIMS_PER_CALL
                  ? <Button variant="outlined" disabled={state.isStopping} onClick={stop}>{t(state.isStopping ? 'credits.confirm.stopping' : 'credits.confirm.stopAfter')}</Button>
                  : <Button variant="outlined" disabled={isBusy} onClick={leave}>{t('common.cancel')}</Button>}
                <Button ref={needsReason ? undefined : confirm} type="submit" variant="contained" color={kind === 'reject' ? 'error' : 'primary'} loading={isBusy}>{t(words.act, { count })}</Button>
              </>}
        </DialogActions>
      </Box>
    </Dialog>
  );
}

const REASONS = ['certificate', 'missing', 'organiser', 'duplicate'] as const;

function Reason({ value, onChange, isShort, isDisabled }: { value: string; onChange: (value: string) => void; isShort: boolean; isDisabled: boolean }) {
  const t = useT();
  return (
    <Box sx={{ mt: 2 }}>
      <TextField label={t('credits.confirm.reason')} value={value} onChange={(event) => onChange(event.target.value)} multiline minRows={2} autoFocus disabled={isDisabled} error={isShort} helperText={isShort ? t('credits.confirm.reasonShort') : undefined} slotProps={{ htmlInput: { maxLength: 500 } }} />
      <Stack direction="row" useFlexGap spacing={0.75} sx={{ mt: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('credits.confirm.common')}</Typography>
        {REASONS.map((each) => <Chip key={each} size="small" label={t(`credits.confirm.reasons.${each}`)} onClick={() => onChange(t(`credits.confirm.reasons.${each}`))} sx={{ maxWidth: '100%' }} />)}
      </Stack>
    </Box>
  );
}

function Progress({ state }: { state: DecisionState }) {
  const t = useT();
  if (state.at === 'gathering') return <Box key="gathering" sx={{ mt: 2 }}><Typography>{t('credits.confirm.gathering')}</Typography><LinearProgress sx={{ mt: 1 }} /></Box>;
  if (state.at === 'running') {
    return (
      <Box key="running" sx={{ mt: 2 }} aria-live="polite">
        <Typography>{t('credits.confirm.progress', { done: state.done, total: state.total })}</Typography>
        <LinearProgress variant="determinate" value={(100 * state.done) / Math.max(1, state.total)} sx={{ mt: 1, height: 6, borderRadius: 3 }} />
        {state.total > CLAIMS_PER_CALL && <Typography sx={{ mt: 1, fontSize: 13, color: 'text.secondary' }}>{t('credits.confirm.inParts', { count: CLAIMS_PER_CALL })}</Typography>}
      </Box>
    );
  }
  return state.at === 'broken' ? <Alert severity="warning" sx={{ mt: 2 }}>{t('credits.confirm.broken', { done: state.done, reason: state.reason })}</Alert> : null;
}
