import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { type BudgetCardFragment, type BudgetKind, ProgrammeBudgetDocument, ProgrammeExpenseEnterDocument, ProgrammeExpenseStrikeDocument, ProgrammePlanBudgetDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { fenOf, formatYuan, todayInCounty } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useChoices } from '../../shared/useChoices.js';
import { useIsCentre } from './training-words.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

/** What a programme may cost and what it did, by kind, with the vouchers. */
export function BudgetPanel({ programmeId }: { programmeId: string }) {
  const t = useT();
  const label = useLabel();
  const isCentre = useIsCentre();
  const [dialog, setDialog] = useState<'plan' | 'enter' | null>(null);
  const [struck, setStruck] = useState<string | null>(null);
  const { data, error, refetch } = useRead(ProgrammeBudgetDocument, { programmeId });
  const budget = data?.programmeBudget;
  const lines = (budget?.lines ?? []).filter(({ plannedFen, spentFen }) => plannedFen > 0 || spentFen > 0).map((each) => ({ ...each, id: each.kind }));
  const summary = budget && [`${t('planning.money.planned')} ${formatYuan(budget.plannedFen)}`, `${t('planning.money.spent')} ${formatYuan(budget.spentFen)}`, ...(budget.planBudgetFen === null ? [] : [t('planning.money.ofPlan', { yuan: formatYuan(budget.planBudgetFen) })])].join(' · ');
  return (
    <Panel
      title={t('planning.money.title')} flush
      actions={isCentre && <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', justifyContent: 'flex-end' }}><Button variant="outlined" onClick={() => setDialog('plan')}>{t('planning.money.editPlan')}</Button><Button variant="outlined" onClick={() => setDialog('enter')}>{t('planning.money.enter')}</Button></Box>}
    >
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {budget && (
        <>
          <Typography sx={{ px: 2.5, pb: 1.25, color: 'text.secondary' }}>{summary}</Typography>
          <ResponsiveList
            rows={lines} label={t('planning.money.title')} density="compact"
            columns={[
              { key: 'kind', label: t('planning.money.kind'), card: 'title', value: ({ kind }) => <>{label('budgetKind', kind)}{kind === 'LECTURER' && budget.paidFeesFen > 0 && <Typography component="span" sx={{ ml: 1, fontSize: 13, color: 'text.secondary' }}>{t('planning.money.fees', { yuan: formatYuan(budget.paidFeesFen) })}</Typography>}</> },
              { key: 'planned', label: t('planning.money.planned'), align: 'right', value: ({ plannedFen }) => formatYuan(plannedFen) }, { key: 'spent', label: t('planning.money.spent'), align: 'right', value: ({ spentFen }) => formatYuan(spentFen) },
              { key: 'left', label: t('planning.money.left'), align: 'right', card: 'side', value: ({ plannedFen, spentFen, overFen }) => (overFen > 0 ? <StatusChip tone="bad" label={t('planning.money.over', { yuan: formatYuan(overFen) })} /> : formatYuan(plannedFen - spentFen)) },
            ]}
          />
          <Typography sx={{ px: 2.5, pt: 2, pb: 1, fontWeight: 600, fontSize: 14 }}>{t('planning.money.vouchers')}</Typography>
          <ResponsiveList
            rows={budget.expenses} label={t('planning.money.vouchers')} density="compact" empty={<EmptyState title={t('planning.money.none')} />}
            columns={[
              { key: 'on', label: t('planning.money.spentOn'), value: ({ spentOn }) => spentOn }, { key: 'kind', label: t('planning.money.kind'), card: 'title', value: ({ kind }) => label('budgetKind', kind) },
              { key: 'voucher', label: t('planning.money.voucher'), value: ({ voucher }) => voucher }, { key: 'note', label: t('planning.note'), value: ({ note, struckReason }) => (struckReason ? <StatusChip tone="plain" label={t('planning.money.struck', { reason: struckReason })} /> : note || '—') },
              { key: 'amount', label: t('planning.money.amount'), align: 'right', card: 'side', value: ({ amountFen, struckAt }) => <Box component="span" sx={{ textDecoration: struckAt ? 'line-through' : 'none' }}>{formatYuan(amountFen)}</Box> },
              ...(isCentre ? [{ key: 'strike', label: '', align: 'right' as const, value: ({ id, struckAt }: BudgetCardFragment['expenses'][number]) => (struckAt ? null : <Button variant="text" size="small" onClick={() => setStruck(id)}>{t('planning.money.strike')}</Button>) }] : []),
            ]}
          />
          {dialog === 'plan' && <PlanDialog programmeId={programmeId} budget={budget} onClose={() => setDialog(null)} />}
          {dialog === 'enter' && <EnterDialog programmeId={programmeId} onClose={() => setDialog(null)} />}
          {struck && <StrikeDialog id={struck} onClose={() => setStruck(null)} />}
        </>
      )}
    </Panel>
  );
}

function PlanDialog({ programmeId, budget, onClose }: { programmeId: string; budget: BudgetCardFragment; onClose: () => void }) {
  const t = useT();
  const label = useLabel();
  const [yuan, setYuan] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(budget.lines.map(({ kind, plannedFen }) => [kind, plannedFen > 0 ? formatYuan(plannedFen) : ''])));
  const plan = useCommand(ProgrammePlanBudgetDocument, { done: t('planning.money.savedPlan'), onDone: onClose });
  const lines = budget.lines.map(({ kind }) => ({ kind, plannedFen: fenOf(yuan[kind] || '0') }));
  const isBad = lines.some(({ plannedFen }) => plannedFen === null);
  const total = lines.reduce((sum, { plannedFen }) => sum + (plannedFen ?? 0), 0);
  return (
    <ConfirmDialog open title={t('planning.money.editTitle')} consequence={t('planning.money.editText')} undo={t('planning.money.editPlan')} confirmLabel={t('common.save')} isPending={plan.isPending} canConfirm={!isBad} onClose={onClose} onConfirm={() => void plan.run({ programmeId, lines: lines.map(({ kind, plannedFen }) => ({ kind, plannedFen: plannedFen ?? 0 })) })}>
      <Box sx={{ display: 'grid', gap: 1.5, mt: 2, gridTemplateColumns: '1fr 1fr' }}>
        {lines.map(({ kind, plannedFen }, at) => {
          const error = plannedFen === null ? t('experts.fees.yuanBad') : plan.errorOf(`lines.${at}.plannedFen`);
          return <TextField key={kind} label={label('budgetKind', kind)} value={yuan[kind]} error={error !== undefined} helperText={error} onChange={(event) => setYuan({ ...yuan, [kind]: event.target.value })} slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 14 } }} />;
        })}
      </Box>
      <Typography sx={{ mt: 1.5 }}>{t('planning.money.total', { yuan: formatYuan(total) })}</Typography>
    </ConfirmDialog>
  );
}

function EnterDialog({ programmeId, onClose }: { programmeId: string; onClose: () => void }) {
  const t = useT();
  const kinds = useChoices('budgetKind');
  const [form, setForm] = useState({ kind: 'MATERIAL', yuan: '', spentOn: todayInCounty(), voucher: '', note: '' });
  const enter = useCommand(ProgrammeExpenseEnterDocument, { done: t('planning.money.entered'), onDone: onClose });
  const amountFen = fenOf(form.yuan) ?? 0;
  const yuanError = form.yuan !== '' && amountFen === 0 ? t('planning.money.amountBad') : enter.errorOf('amountFen');
  const text = (field: 'yuan' | 'spentOn' | 'voucher' | 'note', label: string, error?: string) => <TextField label={label} value={form[field]} required={field !== 'note'} type={field === 'spentOn' ? 'date' : 'text'} error={error !== undefined} helperText={error} onChange={(event) => setForm({ ...form, [field]: event.target.value })} slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: field === 'note' ? 200 : 40 } }} />;
  return (
    <ConfirmDialog open title={t('planning.money.enter')} consequence={t('planning.money.enterText')} undo={t('planning.money.strike')} confirmLabel={t('planning.money.enter')} isPending={enter.isPending} missing={[...(amountFen > 0 ? [] : [t('planning.money.amount')]), ...(form.voucher.trim() ? [] : [t('planning.money.voucher')])]} onClose={onClose} onConfirm={() => void enter.run({ programmeId, kind: form.kind as BudgetKind, amountFen, spentOn: form.spentOn, voucher: form.voucher.trim(), note: form.note.trim() })}>
      <Box sx={{ display: 'grid', gap: 2, mt: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <TextField select label={t('planning.money.kind')} value={form.kind} onChange={(event) => setForm({ ...form, kind: event.target.value })}>{kinds.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}</TextField>
        {text('yuan', t('planning.money.amount'), yuanError)}
        {text('spentOn', t('planning.money.spentOn'), enter.errorOf('spentOn'))}
        {text('voucher', t('planning.money.voucher'), enter.errorOf('voucher'))}
        <Box sx={{ gridColumn: '1 / -1' }}>{text('note', t('planning.note'), enter.errorOf('note'))}</Box>
      </Box>
    </ConfirmDialog>
  );
}

function StrikeDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const [reason, setReason] = useState('');
  const strike = useCommand(ProgrammeExpenseStrikeDocument, { done: t('planning.money.struckDone'), onDone: onClose });
  return (
    <ConfirmDialog open title={t('planning.money.strikeTitle')} consequence={t('planning.money.strikeText')} undo={null} isDangerous confirmLabel={t('planning.money.strike')} isPending={strike.isPending} missing={missingReason(reason, t('planning.reason'))} onClose={onClose} onConfirm={() => void strike.run({ id, reason: reason.trim() })}>
      <Box sx={{ mt: 2 }}><TextField autoFocus label={t('planning.reason')} value={reason} onChange={(event) => setReason(event.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} /></Box>
    </ConfirmDialog>
  );
}
