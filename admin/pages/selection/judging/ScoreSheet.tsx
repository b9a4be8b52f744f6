import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useRef, useState } from 'react';

import { JudgingPaperRecuseDocument, JudgingPaperSubmitDocument, type PaperFragment, type RoundFullFragment } from '../../../data/generated/operations.js';
import { useCommand } from '../../../data/useCommand.js';
import { useT } from '../../../i18n/useT.js';
import { ConfirmDialog } from '../../../shared/ConfirmDialog.js';
import { useKeys } from '../../../shared/keyboard.js';
import { useDraft } from '../../../shared/useDraft.js';
import { useOnline } from '../../../shared/useOnline.js';
import { ReasonField } from '../../../shared/ReasonField.js';
import { CriterionRow } from './CriterionRow.js';
import { forgetSheet } from './local-sheets.js';
import type { Kept } from './sheet-keeper.js';
import { useSheet } from './useSheet.js';

interface ScoreSheetProps {
  readonly paper: PaperFragment;
  readonly round: RoundFullFragment;
  readonly accountId: string;
  readonly isOpen: boolean;
  readonly onPaper: (paper: PaperFragment) => void;
  readonly onSubmitted: (paper: PaperFragment) => void;
  readonly onRecused: () => void;
  /** The desk changed elsewhere and is to be read again. */
  readonly onGone: () => void;
  readonly onGo: (by: number) => void;
}

/** The rubric: digits and Enter from the first criterion to the last, then submit. */
export function ScoreSheet({ paper, round, accountId, isOpen, onPaper, onSubmitted, onRecused, onGone, onGo }: ScoreSheetProps) {
  const t = useT();
  const isOnline = useOnline();
  const { sheet, keeper } = useSheet(paper, accountId, { onSaved: onPaper, onConflict: onGone });
  const [isConfirming, setConfirming] = useState(false);
  const [isRecusing, setRecusing] = useState(false);
  const boxes = useRef(new Map<string, HTMLInputElement>());
  const submitButton = useRef<HTMLButtonElement>(null);
  const { rubric, fullPoints } = round.rules;
  const total = Object.values(sheet.points).reduce((sum, each) => sum + each, 0);
  const missing = rubric.filter(({ key }) => sheet.points[key] === undefined).length;
  const canScore = isOpen && paper.status === 'OPEN';
  // Under the hand as the paper opens: the first criterion that waits.
  const [firstKey] = useState(() => rubric.find(({ key }) => sheet.points[key] === undefined)?.key);
  const canSubmit = canScore && missing === 0 && isOnline && sheet.kept !== 'conflict';

  const submit = useCommand(JudgingPaperSubmitDocument, {
    onDone: ({ paper: answer }) => {
      setConfirming(false);
      forgetSheet(accountId, paper.id);
      if (answer) onSubmitted(answer);
    },
  });
  const focus = (at: number): void => {
    const box = boxes.current.get(rubric[at]?.key ?? '');
    if (box) box.select();
    else submitButton.current?.focus();
  };
  useKeys([
    ...(canScore ? [{ keys: 'mod+Enter', label: t('selection.judging.submit'), run: () => { if (canSubmit) setConfirming(true); } }] : []),
    // A digit outside of every box goes to the first criterion that waits.
    ...(canScore ? [{ keys: 'Enter', label: t('selection.judging.score'), run: () => focus(Math.max(0, rubric.findIndex(({ key }) => sheet.points[key] === undefined))) }] : []),
  ]);

  return (
    <Box component="section" aria-label={t('selection.judging.score')} sx={({ tokens }) => ({ borderLeft: { md: `1px solid ${tokens.line}` }, borderTop: { xs: `1px solid ${tokens.line}`, md: 0 }, px: { xs: 2, md: 2.5 }, pt: 2, display: 'flex', flexDirection: 'column' })}>
      {sheet.kept === 'conflict' && (
        <Alert severity="warning" sx={{ mb: 1.5 }} action={<><Button onClick={() => keeper.resolve('mine')}>{t('selection.judging.useMine')}</Button><Button onClick={() => keeper.resolve('theirs')}>{t('selection.judging.useTheirs')}</Button></>}>{t('selection.judging.conflict')}</Alert>
      )}
      {rubric.map((criterion, at) => (
        <CriterionRow
          key={criterion.key} criterion={criterion} points={sheet.points[criterion.key] ?? null} isReadOnly={!canScore} isFirst={canScore && criterion.key === firstKey}
          boxRef={(box) => { if (box) boxes.current.set(criterion.key, box); else boxes.current.delete(criterion.key); }}
          onPoints={(points) => keeper.setPoints(criterion.key, points)} onEnter={() => focus(at + 1)} onUp={() => focus(Math.max(0, at - 1))} onSide={onGo}
        />
      ))}
      <TextField
        label={t('selection.judging.comment')} value={sheet.comment} onChange={(event) => keeper.setComment(event.target.value)} multiline minRows={2} maxRows={6} disabled={!canScore} sx={{ my: 1.5 }}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
      <Stack sx={({ tokens }) => ({ position: 'sticky', bottom: 0, zIndex: 1, mx: { xs: -2, md: -2.5 }, px: { xs: 2, md: 2.5 }, py: 1.25, bgcolor: tokens.raised, borderTop: `1px solid ${tokens.line}`, gap: 0.75 })}>
        <Stack direction="row" sx={{ alignItems: 'baseline', justifyContent: 'space-between' }}>
          <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('selection.judging.total')}</Typography>
          <Typography component="output" aria-live="polite" sx={{ fontSize: 26, fontWeight: 600, lineHeight: 1.2 }}>{paper.totalPoints ?? total}<Typography component="span" sx={{ fontSize: 14, color: 'text.secondary', ml: 0.5 }}>{t('selection.judging.outOf', { max: fullPoints })}</Typography></Typography>
        </Stack>
        {canScore && <KeptLine kept={sheet.kept} isEmpty={missing === rubric.length && sheet.comment === ''} problem={sheet.problem} missing={missing} isOnline={isOnline} />}
        {canScore && (
          <Stack direction="row" spacing={1}>
            <Button variant="text" onClick={() => setRecusing(true)} sx={{ flexShrink: 0 }}>{t('selection.judging.recuse')}</Button>
            <Button ref={submitButton} variant="contained" fullWidth disabled={!canSubmit} onClick={() => setConfirming(true)} sx={{ minHeight: 42 }}>{t('selection.judging.submit')}</Button>
          </Stack>
        )}
        {paper.status === 'SUBMITTED' && <Typography sx={{ color: 'success.main', fontWeight: 600 }}>✓ {t('selection.judging.submitted')}</Typography>}
      </Stack>
      <ConfirmDialog
        open={isConfirming} title={t('selection.judging.confirmTitle', { code: paper.blindCode })} consequence={t('selection.judging.confirmText', { total, max: fullPoints })} undo={null} confirmLabel={t('selection.judging.submit')}
        isPending={submit.isPending} onClose={() => setConfirming(false)}
        onConfirm={() => void submit.run({ paperId: paper.id, comment: sheet.comment || null, points: rubric.map(({ key }) => ({ criterion: key, points: sheet.points[key] ?? 0 })) })}
      />
      {isRecusing && <RecuseDialog paper={paper} onClose={() => setRecusing(false)} onDone={() => { forgetSheet(accountId, paper.id); setRecusing(false); onRecused(); }} />}
    </Box>
  );
}

const KEPT_WORDS = { saved: 'selection.judging.saved', saving: 'selection.judging.saving', local: 'selection.judging.local', refused: 'selection.judging.unsaved', conflict: 'selection.judging.unsaved' } as const;

function KeptLine({ kept, isEmpty, problem, missing, isOnline }: { kept: Kept; isEmpty: boolean; problem: string | null; missing: number; isOnline: boolean }) {
  const t = useT();
  const isWaiting = kept === 'local' && isOnline && problem === null;
  const told = problem ?? (kept === 'saved' && isEmpty ? '' : isWaiting ? t('selection.judging.saving') : t(KEPT_WORDS[kept]));
  return (
    <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, fontSize: 13 }} role="status">
      <Box component="span" sx={{ color: problem || (kept === 'local' && !isOnline) ? 'warning.main' : 'text.secondary' }}>{told}</Box>
      <Box component="span" sx={{ color: 'text.secondary', textAlign: 'right' }}>{missing > 0 ? t('selection.judging.missing', { n: missing }) : !isOnline && t('selection.judging.offlineSubmit')}</Box>
    </Stack>
  );
}

function RecuseDialog({ paper, onClose, onDone }: { paper: PaperFragment; onClose: () => void; onDone: () => void }) {
  const t = useT();
  const reason = useDraft(`recuse:${paper.id}`, '');
  const recuse = useCommand(JudgingPaperRecuseDocument, {
    done: ({ replaced }) => t(replaced ? 'selection.judging.recused' : 'selection.judging.recusedShort'),
    onDone: () => { reason.discard(); onDone(); },
  });
  return (
    <ConfirmDialog
      open title={t('selection.judging.recuseTitle', { code: paper.blindCode })} consequence={t('selection.judging.recuseText')} undo={null} confirmLabel={t('selection.judging.confirmRecuse')} isDangerous
      isPending={recuse.isPending} canConfirm={reason.value.trim().length >= 2} onClose={onClose} onConfirm={() => void recuse.run({ paperId: paper.id, reason: reason.value.trim() })}
    >
      <ReasonField label={t('selection.judging.recuseReason')} value={reason.value} onChange={reason.set} error={recuse.errorOf('reason')} />
    </ConfirmDialog>
  );
}
