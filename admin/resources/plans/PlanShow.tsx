import { Alert, Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { type PlanItemCardFragment, PlanApproveDocument, PlanPublishDocument, PlanReopenDocument, TrainingPlanDocument, type TrainingPlanQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatNumber, formatYuan } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useIsCentre } from '../programmes/training-words.js';
import { CopyDialog } from './CopyDialog.js';
import { ImportDialog } from './ImportDialog.js';
import { ItemDialog } from './ItemDialog.js';
import { PLAN_TONES } from './plan-words.js';
import { PlanItems } from './PlanItems.js';
import { PlanSurveys } from './PlanSurveys.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

export type Plan = NonNullable<TrainingPlanQuery['trainingPlan']>;
type Dialog = 'approve' | 'publish' | 'reopen' | 'add' | 'copy' | 'import';

export default function PlanShow() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(TrainingPlanDocument, { id });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return data.trainingPlan ? <PlanFile key={id} plan={data.trainingPlan} /> : <EmptyState title={t('planning.notFound')} action={<Button variant="outlined" component={Link} to="/plans">{t('common.back')}</Button>} />;
}

/** The plan of a year as the director reads it: what was planned, and what has become of it. */
function PlanFile({ plan }: { plan: Plan }) {
  const t = useT();
  const label = useLabel();
  const locale = useLocale();
  const isCentre = useIsCentre();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { id, year, status, items } = plan;
  const sum = (of: (item: PlanItemCardFragment) => number | null) => items.reduce((total, item) => total + (of(item) ?? 0), 0);
  const opened = items.filter(({ done }) => done.programmes > 0).length;
  const isDraft = status === 'DRAFT';
  const close = () => setDialog(null);
  return (
    <>
      <PageHeader
        title={t('planning.name', { year })} status={<StatusChip tone={PLAN_TONES[status]} label={label('planStatus', status)} />} sub={plan.approvedByName ? `${t('planning.approvedBy')}：${plan.approvedByName}` : t('planning.sub')}
        actions={(
          <>
            <DownloadButton href={`/downloads/training-plan/${id}.xlsx?locale=${locale}`} />
            <DownloadButton href={`/downloads/training-plan/${id}?locale=${locale}`} label={t('planning.print')} />
            {plan.budgetFen !== null && <DownloadButton href={`/downloads/budgets/${year}.xlsx?locale=${locale}`} label={t('planning.budgetsExcel')} />}
            {isCentre && !isDraft && <Button variant="outlined" onClick={() => setDialog('reopen')}>{t('planning.reopen')}</Button>}
            {isCentre && isDraft && items.length > 0 && <Button variant="contained" onClick={() => setDialog('approve')}>{t('planning.approve')}</Button>}
            {isCentre && status === 'APPROVED' && <Button variant="contained" onClick={() => setDialog('publish')}>{t('planning.publish')}</Button>}
          </>
        )}
      />
      {isCentre && <Alert severity="info" icon={false} className="no-print" sx={{ mb: 2.5, py: 0 }}>{t(`planning.steps.${status}`)}</Alert>}
      <Panel title={t('planning.done.title')}>
        <Stats>
          <Stat label={t('planning.done.opened')} value={t('planning.done.openedOf', { opened, items: items.length })} />
          <Stat label={t('planning.done.taken')} value={t('planning.done.takenOf', { taken: formatNumber(sum(({ done }) => done.taken), locale), seats: formatNumber(plan.seats, locale) })} />
          <Stat label={t('planning.done.completed')} value={formatNumber(sum(({ done }) => done.completed), locale)} />
          {plan.budgetFen !== null && <Stat label={t('planning.done.spent')} value={t('planning.done.spentOf', { spent: formatYuan(sum(({ done }) => done.spentFen)), budget: formatYuan(plan.budgetFen) })} />}
        </Stats>
      </Panel>
      <Panel
        title={t('planning.items')} flush
        actions={isCentre && isDraft && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'flex-end' }}>
            <Button variant="outlined" onClick={() => setDialog('copy')}>{t('planning.copy')}</Button>
            <Button variant="outlined" onClick={() => setDialog('import')}>{t('planning.import')}</Button>
            <Button variant="outlined" onClick={() => setDialog('add')}>{t('planning.add')}</Button>
          </Box>
        )}
      >
        <PlanItems plan={plan} />
      </Panel>
      {isCentre && <PlanSurveys year={year} />}
      {dialog === 'add' && <ItemDialog planId={id} year={year} item={null} onClose={close} />}
      {dialog === 'copy' && <CopyDialog plan={plan} onClose={close} />}
      {dialog === 'import' && <ImportDialog planId={id} onClose={close} />}
      {(dialog === 'approve' || dialog === 'publish' || dialog === 'reopen') && <StepDialog plan={plan} step={dialog} onClose={close} />}
    </>
  );
}

function StepDialog({ plan: { id, year, itemCount, seats }, step, onClose }: { plan: Plan; step: 'approve' | 'publish' | 'reopen'; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const [reason, setReason] = useState('');
  const approve = useCommand(PlanApproveDocument, { done: t('planning.approved'), onDone: onClose });
  const publish = useCommand(PlanPublishDocument, { done: t('planning.published'), onDone: onClose });
  const reopen = useCommand(PlanReopenDocument, { done: t('planning.reopened'), onDone: onClose });
  const run = { approve: () => approve.run({ id }), publish: () => publish.run({ id }), reopen: () => reopen.run({ id, reason: reason.trim() }) };
  return (
    <ConfirmDialog
      open title={t(`planning.${step}Title`, { year })} consequence={t(`planning.${step}Text`, { items: itemCount, seats })} undo={t(step === 'reopen' ? 'planning.approve' : 'planning.reopen')} confirmLabel={t(`planning.${step}`)}
      isPending={approve.isPending || publish.isPending || reopen.isPending} missing={step === 'reopen' ? missingReason(reason, t('planning.reason')) : []} onClose={onClose} onConfirm={() => void run[step]()}
    >
      {step === 'reopen' && <Box sx={{ mt: 2 }}><TextField autoFocus label={t('planning.reason')} value={reason} onChange={(event) => setReason(event.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} /></Box>}
    </ConfirmDialog>
  );
}
