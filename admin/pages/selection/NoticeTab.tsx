import { Box, Button, Checkbox, FormControlLabel, Radio, RadioGroup, Stack, Typography } from '@mui/material';
import { useState } from 'react';

import { SelectionObjectionDecideDocument, SelectionObjectionRevealDocument, SelectionObjectionsDocument, type SelectionObjectionsQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { todayInCounty } from '../../shared/format.js';
import { Instant } from '../../shared/Formatted.js';
import { Facts } from '../../shared/Facts.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';
import { useDraft } from '../../shared/useDraft.js';
import { useName } from '../../shared/useName.js';
import { ReasonField } from '../../shared/ReasonField.js';
import type { CountyRound } from './Round.js';

type Objection = SelectionObjectionsQuery['selectionObjections']['items'][number];
const TONES: Record<Objection['status'], Tone> = { OPEN: 'warn', UPHELD: 'bad', DISMISSED: 'good' };

/** The public notice, and the objections that came in while it runs. */
export function NoticeTab({ round, isDecider }: { round: CountyRound; isDecider: boolean }) {
  const t = useT();
  const locale = useLocale();
  if (!round.noticeStartsOn || !round.noticeEndsOn) return <Panel><EmptyState title={t('selection.notice.none')} text={t('selection.notice.noneText')} /></Panel>;
  const isRunning = round.status === 'NOTICE' && todayInCounty() <= round.noticeEndsOn;
  return (
    <>
      <Panel>
        <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2} sx={{ justifyContent: 'space-between', alignItems: { sm: 'center' } }}>
          <Box sx={{ flex: 1 }}><Facts facts={[
            { label: t('selection.notice.period'), value: t('selection.noticeDays', { from: round.noticeStartsOn, to: round.noticeEndsOn }) },
            { label: t('people.status'), value: <StatusChip tone={isRunning ? 'run' : 'good'} label={t(isRunning ? 'selection.notice.running' : 'selection.notice.over')} /> },
            { label: t('selection.counts.awarded'), value: round.counts.awarded },
          ]} /></Box>
          <Stack direction="row" spacing={1}><Button variant="outlined" href={`/notices/${round.id}`} target="_blank" rel="noopener">{t('selection.toPublic')}</Button><DownloadButton href={`/downloads/selection-notice/${round.id}.pdf?lang=${locale}`} label={t('selection.noticePdf')} /></Stack>
        </Stack>
      </Panel>
      <Objections round={round} isDecider={isDecider} />
    </>
  );
}

function Objections({ round, isDecider }: { round: CountyRound; isDecider: boolean }) {
  const t = useT();
  const [deciding, setDeciding] = useState<Objection | null>(null);
  const [revealing, setRevealing] = useState<Objection | null>(null);
  const { data, error, refetch } = useRead(SelectionObjectionsDocument, { roundId: round.id, page: { limit: 100, offset: 0 } });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { items } = data.selectionObjections;
  return (
    <Panel title={t('selection.notice.objections')} flush={items.length > 0}>
      {items.length === 0 && <EmptyState title={t('selection.notice.noObjections')} />}
      {items.map((objection) => <ObjectionLine key={objection.id} objection={objection} isDecider={isDecider} mayDecide={isDecider && round.status === 'NOTICE'} onDecide={() => setDeciding(objection)} onReveal={() => setRevealing(objection)} />)}
      {deciding && <DecideDialog objection={deciding} onClose={() => setDeciding(null)} />}
      {revealing && <RevealDialog objection={revealing} onClose={() => setRevealing(null)} />}
    </Panel>
  );
}

function ObjectionLine({ objection, isDecider, mayDecide, onDecide, onReveal }: { objection: Objection; isDecider: boolean; mayDecide: boolean; onDecide: () => void; onReveal: () => void }) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const { entry, status, receipt, text, decision, createdAt } = objection;
  return (
    <Box sx={({ tokens }) => ({ px: 2.5, py: 1.75, borderTop: `1px solid ${tokens.line}` })}>
      <Stack direction="row" useFlexGap spacing={1.5} sx={{ flexWrap: 'wrap', alignItems: 'center', fontSize: 13 }}>
        <StatusChip tone={TONES[status]} label={label('objectionStatus', status)} />
        <span>{t('selection.notice.receipt')} <code>{receipt}</code></span>
        <span>{t('selection.notice.about')}：{entry ? `${entry.teacher.name}（${nameOf(entry.school)}）《${entry.work}》` : t('selection.notice.list')}</span>
        <Box component="span" sx={{ color: 'text.secondary' }}><Instant value={createdAt} /></Box>
      </Stack>
      <Typography sx={{ mt: 0.75, whiteSpace: 'pre-wrap' }}>{text}</Typography>
      {decision && <Typography sx={{ mt: 0.75, color: 'text.secondary' }}>{t('selection.notice.decided')}：{decision}</Typography>}
      {isDecider && <Stack direction="row" spacing={1} sx={{ mt: 1 }}>{mayDecide && status === 'OPEN' && <Button variant="contained" onClick={onDecide}>{t('selection.notice.decide')}</Button>}<Button variant="outlined" onClick={onReveal}>{t('selection.notice.reveal')}</Button></Stack>}
    </Box>
  );
}

function DecideDialog({ objection, onClose }: { objection: Objection; onClose: () => void }) {
  const t = useT();
  const decision = useDraft(`objection:${objection.id}`, '');
  const [uphold, setUphold] = useState<boolean | null>(null);
  const [strike, setStrike] = useState(false);
  const decide = useCommand(SelectionObjectionDecideDocument, { done: t('selection.notice.decided'), onDone: () => { decision.discard(); onClose(); } });
  return (
    <ConfirmDialog
      open title={t('selection.notice.decideTitle', { receipt: objection.receipt })} consequence={objection.text} undo={null} confirmLabel={t('selection.notice.confirmDecide')} isDangerous={strike}
      isPending={decide.isPending} canConfirm={uphold !== null && decision.value.trim().length >= 2} onClose={onClose} onConfirm={() => void decide.run({ objectionId: objection.id, uphold: uphold === true, strike: uphold === true && strike, decision: decision.value.trim() })}
    >
      <RadioGroup row sx={{ mt: 1.5 }} value={uphold === null ? '' : String(uphold)} onChange={(event) => setUphold(event.target.value === 'true')}>
        <FormControlLabel value="false" control={<Radio size="small" />} label={t('selection.notice.dismiss')} />
        <FormControlLabel value="true" control={<Radio size="small" />} label={t('selection.notice.uphold')} />
      </RadioGroup>
      {uphold === true && objection.entry && <Box><FormControlLabel control={<Checkbox size="small" checked={strike} onChange={(_, checked) => setStrike(checked)} />} label={t('selection.notice.strike')} /><Typography sx={{ fontSize: 13, color: 'text.secondary', ml: 3.75 }}>{t('selection.notice.strikeHint')}</Typography></Box>}
      <ReasonField label={t('selection.notice.decision')} value={decision.value} onChange={decision.set} error={decide.errorOf('decision')} most={1000} />
    </ConfirmDialog>
  );
}

function RevealDialog({ objection, onClose }: { objection: Objection; onClose: () => void }) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [sender, setSender] = useState<{ name: string; contact: string } | null>(null);
  const reveal = useCommand(SelectionObjectionRevealDocument, { onDone: (payload) => setSender(payload.sender) });
  return (
    <ConfirmDialog
      open title={t('selection.notice.revealTitle')} consequence={t('selection.notice.revealText')} undo={null} confirmLabel={t(sender ? 'common.close' : 'selection.notice.confirmReveal')} isPending={reveal.isPending}
      canConfirm={sender !== null || reason.trim().length >= 4} onClose={onClose} onConfirm={() => { if (sender) onClose(); else void reveal.run({ objectionId: objection.id, reason: reason.trim() }); }}
    >
      {sender ? <Box sx={{ mt: 2 }}><Facts facts={[{ label: t('selection.notice.sender'), value: sender.name }, { label: t('selection.notice.contact'), value: sender.contact }]} /></Box> : <ReasonField label={t('selection.notice.revealReason')} value={reason} onChange={setReason} error={reveal.errorOf('reason')} most={300} />}
    </ConfirmDialog>
  );
}
