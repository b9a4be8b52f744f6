import { CreditYearConfirmDocument, CreditYearDeclineDocument, CreditYearProposeDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatInstant } from '../../shared/format.js';
import { ReasonField } from '../../shared/ReasonField.js';
import { useDraft } from '../../shared/useDraft.js';
import { useMissingReason } from '../../shared/useMissingReason.js';
import type { Year } from './CreditYearShow.js';

export type YearStep = 'propose' | 'confirm' | 'decline';

/** Says what a step on a year brings before it is done. */
export function YearStepDialog({ year: { cycleYear, closedAt, changedCount, closings }, step, onClose }: { year: Year; step: YearStep; onClose: () => void }) {
  const t = useT();
  const reason = useDraft(`credit-years.decline.${cycleYear}`, '');
  const propose = useCommand(CreditYearProposeDocument, { done: t('creditYears.proposed'), onDone: onClose });
  const confirm = useCommand(CreditYearConfirmDocument, { done: t('creditYears.confirmed'), onDone: onClose });
  const decline = useCommand(CreditYearDeclineDocument, { done: t('creditYears.declined'), onDone: () => { reason.discard(); onClose(); } });
  const missingReason = useMissingReason();
  const [latest] = closings;
  const closingId = latest?.id ?? '';
  const year = String(cycleYear);
  const proposed = latest && t('creditYears.proposedLine', { name: latest.proposedBy, at: formatInstant(latest.proposedAt) });
  switch (step) {
    case 'propose': return (
      <ConfirmDialog open title={t(closedAt ? 'creditYears.supplementTitle' : 'creditYears.proposeTitle', { year })} consequence={closedAt ? t('creditYears.supplementText', { count: changedCount }) : t('creditYears.proposeText')} undo={t('creditYears.proposeUndo')}
        confirmLabel={t(closedAt ? 'creditYears.proposeSupplement' : 'creditYears.propose')} isPending={propose.isPending} errors={propose.errors} onClose={onClose} onConfirm={() => void propose.run({ cycleYear })} />
    );
    case 'confirm': return (
      <ConfirmDialog open title={t('creditYears.confirmTitle', { year })} consequence={<>{proposed}<br />{t(latest?.kind === 'SUPPLEMENT' ? 'creditYears.confirmSupplement' : 'creditYears.confirmText')}</>} undo={null}
        confirmLabel={t('creditYears.confirm')} isPending={confirm.isPending} errors={confirm.errors} onClose={onClose} onConfirm={() => void confirm.run({ closingId })} />
    );
    case 'decline': return (
      <ConfirmDialog open title={t('creditYears.declineTitle', { year })} consequence={<>{proposed}<br />{t('creditYears.declineText')}</>} undo={t('creditYears.declineUndo')} confirmLabel={t('creditYears.decline')} isPending={decline.isPending} errors={decline.errors} missing={missingReason(reason.value, t('creditYears.reason'))} onClose={onClose} onConfirm={() => void decline.run({ closingId, reason: reason.value.trim() })}>
        <ReasonField label={t('creditYears.reason')} value={reason.value} onChange={reason.set} error={decline.errorOf('reason')} />
      </ConfirmDialog>
    );
  }
}
