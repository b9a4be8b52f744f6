import { Box, Button } from '@mui/material';
import { useState } from 'react';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { CreditReReviewDisputesDocument, type CreditReReviewDisputesQuery, CreditReReviewSettleDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatCredits } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { ReasonField } from '../../shared/ReasonField.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useDraft } from '../../shared/useDraft.js';
import { useMissingReason } from '../../shared/useMissingReason.js';
import { useName } from '../../shared/useName.js';
import { DRAWERS } from './roles.js';

const LEAST = 4;

type Dispute = CreditReReviewDisputesQuery['creditReReviewDisputes']['items'][number];

/** Where two officers saw it differently: to be settled by a third, and what became of it. */
export function DisputeList() {
  const t = useT();
  return <><Disputes title={t('credits.reReview.toSettle')} isSettled={false} /><Disputes title={t('credits.reReview.settled')} isSettled /></>;
}

function Disputes({ title, isSettled }: { title: string; isSettled: boolean }) {
  const t = useT();
  const name = useName();
  const maySettle = mayUse(DRAWERS, useRoles());
  const [settling, setSettling] = useState<{ dispute: Dispute; reverses: boolean } | null>(null);
  const { data, error, refetch } = useRead(CreditReReviewDisputesDocument, { isSettled });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const faint = (text: string | null) => <Box component="span" sx={{ display: 'block', fontSize: 12, color: 'text.secondary' }}>{text}</Box>;
  return (
    <Panel title={title} flush>
      <ResponsiveList<Dispute>
        rows={data.creditReReviewDisputes.items} label={title} empty={<EmptyState title={t('credits.reReview.noDisputes')} />}
        columns={[
          { key: 'claim', label: t('credits.columns.claim'), card: 'title', value: ({ title: claim, teacherName, schoolName, schoolNameEn }) => <>{claim}{faint(`${teacherName} · ${name({ name: schoolName, nameEn: schoolNameEn })}`)}</> },
          { key: 'credits', label: t('credits.result.credits'), align: 'right', width: 100, value: ({ postedCenticredits }) => formatCredits(postedCenticredits ?? 0) },
          { key: 'first', label: t('credits.reReview.first'), width: 110, value: ({ recognisedBy }) => recognisedBy },
          { key: 'second', label: t('credits.reReview.second'), value: ({ reviewedBy, reason }) => <>{reviewedBy}{faint(reason)}</> },
          isSettled
            ? { key: 'settled', label: t('credits.reReview.outcome'), value: ({ status, settledBy, settleReason }) => <><StatusChip tone={status === 'REVERSED' ? 'bad' : 'good'} label={t(status === 'REVERSED' ? 'credits.reReview.states.REVERSED' : 'credits.reReview.states.UPHELD')} />{faint(`${settledBy ?? ''}　${settleReason ?? ''}`)}</> }
            : { key: 'settle', label: '', width: 230, value: (dispute) => maySettle && <><Button variant="text" onClick={() => setSettling({ dispute, reverses: false })}>{t('credits.reReview.uphold')}</Button><Button variant="text" color="error" onClick={() => setSettling({ dispute, reverses: true })}>{t('credits.reReview.reverse')}</Button></> },
        ]}
      />
      {settling && <SettleDialog {...settling} onClose={() => setSettling(null)} />}
    </Panel>
  );
}

function SettleDialog({ dispute, reverses, onClose }: { dispute: Dispute; reverses: boolean; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const reason = useDraft(`re-review.settle.${dispute.id}`, '');
  const command = useCommand(CreditReReviewSettleDocument, { done: t('credits.reReview.settledDone'), onDone: () => { reason.discard(); onClose(); } });
  return (
    <ConfirmDialog
      open isDangerous={reverses} title={t(reverses ? 'credits.reReview.reverseTitle' : 'credits.reReview.upholdTitle')} undo={null} confirmLabel={t(reverses ? 'credits.reReview.reverse' : 'credits.reReview.uphold')}
      consequence={t(reverses ? 'credits.reReview.reverseText' : 'credits.reReview.upholdText', { name: dispute.teacherName, credits: formatCredits(dispute.postedCenticredits ?? 0) })}
      isPending={command.isPending} errors={command.errors} missing={missingReason(reason.value, t('credits.reReview.settleReason'), LEAST)} onConfirm={() => void command.run({ itemId: dispute.id, reverses, reason: reason.value.trim() })} onClose={onClose}
    >
      <ReasonField label={t('credits.reReview.settleReason')} value={reason.value} onChange={reason.set} error={command.errorOf('reason')} most={300} />
    </ConfirmDialog>
  );
}
