import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';

import { ExpertInvitationAnswerDocument, ExpertInvitationsDocument, type ExpertInvitationsQuery, type ExpertInvitationStatus, ExpertInvitationWithdrawDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Instant } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { useIsCentre } from '../programmes/training-words.js';
import { INVITATION_TONES } from './expert-words.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

type Invitation = ExpertInvitationsQuery['expertInvitations']['items'][number];
type Step = 'accept' | 'decline' | 'withdraw';

const PER_PAGE = 25;

/** Invitations of one expert or of all, with the steps that are open. */
export function InvitationList({ expertId = null, status = null }: { expertId?: string | null; status?: ExpertInvitationStatus | null }) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const isCentre = useIsCentre();
  const [page, setPage] = useState(1);
  const [asked, setAsked] = useState<{ invitation: Invitation; step: Step } | null>(null);
  const { data, error, refetch, isPlaceholderData } = useRead(ExpertInvitationsDocument, { filter: { expertId, status }, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  if (error) return <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>;
  if (!data) return <Loading />;
  const stepsOf = ({ status: state, session }: Invitation): Step[] => (state === 'INVITED' ? session.isOver ? ['decline', 'withdraw'] : ['accept', 'decline', 'withdraw'] : state === 'ACCEPTED' && !session.isOver ? ['withdraw'] : []);
  return (
    <>
      <ResponsiveList<Invitation>
        rows={data.expertInvitations.items} label={t('experts.invitations.title')} density="compact" isStale={isPlaceholderData} empty={<EmptyState title={t('experts.invitations.none')} text={t('experts.invitations.noneText')} />}
        columns={[
          ...(expertId ? [] : [{ key: 'expert', label: t('experts.name'), card: 'title' as const, value: ({ expert }: Invitation) => <>{expert.name}　{expert.organisation}</> }]),
          { key: 'topic', label: t('experts.sessions.topic'), ...(expertId ? { card: 'title' as const } : {}), value: ({ session }) => nameOf({ name: session.topic, nameEn: session.topicEn }) },
          { key: 'class', label: t('experts.sessions.class'), value: ({ session }) => nameOf({ name: session.rollTitle, nameEn: session.rollTitleEn }) },
          { key: 'at', label: t('experts.sessions.at'), value: ({ session }) => <Instant value={session.startsAt} /> },
          { key: 'status', label: t('experts.status'), card: 'side', value: ({ status: state }) => <StatusChip tone={INVITATION_TONES[state]} label={label('invitationStatus', state)} /> },
          { key: 'sent', label: t('experts.invitations.invited'), card: 'hidden', value: ({ invitedByName, invitedAt }) => t('experts.invitations.by', { name: invitedByName, at: formatInstant(invitedAt) }) },
          { key: 'answer', label: t('experts.invitations.answer'), value: ({ answer }) => answer ?? '—' },
          ...(isCentre ? [{ key: 'steps', label: '', align: 'right' as const, value: (row: Invitation) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{stepsOf(row).map((step) => <Button key={step} variant="text" size="small" onClick={() => setAsked({ invitation: row, step })}>{t(`experts.invitations.${step}`)}</Button>)}</Box> }] : []),
        ]}
      />
      {data.expertInvitations.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={data.expertInvitations.totalCount} onPage={setPage} />}
      {asked && <StepDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function StepDialog({ invitation: { id, expert, session }, step, onClose }: { invitation: Invitation; step: Step; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const nameOf = useName();
  const [text, setText] = useState('');
  const options = { done: t('experts.invitations.saved'), onDone: onClose };
  const answer = useCommand(ExpertInvitationAnswerDocument, options);
  const withdraw = useCommand(ExpertInvitationWithdrawDocument, options);
  const said = text.trim();
  const values = { name: expert.name, topic: nameOf({ name: session.topic, nameEn: session.topicEn }) };
  return (
    <ConfirmDialog
      open title={t(`experts.invitations.${step}Title`, values)} consequence={t(`experts.invitations.${step}Text`, values)} undo={t('experts.invitations.undo')} confirmLabel={t(`experts.invitations.${step}`)} isDangerous={step === 'withdraw'}
      isPending={answer.isPending || withdraw.isPending} missing={step === 'withdraw' ? missingReason(said, t('experts.invitations.reason')) : []} onClose={onClose}
      onConfirm={() => void (step === 'withdraw' ? withdraw.run({ id, reason: said }) : answer.run({ id, accepts: step === 'accept', answer: said }))}
    >
      <Box sx={{ mt: 2 }}><TextField autoFocus label={t(step === 'withdraw' ? 'experts.invitations.reason' : 'experts.invitations.said')} value={text} onChange={(event) => setText(event.target.value)} slotProps={{ htmlInput: { maxLength: 300 } }} /></Box>
    </ConfirmDialog>
  );
}
