import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { type ExpertCardFragment, ExpertDocument, ExpertMobileRevealDocument, ExpertRestoreDocument, ExpertRetireDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Facts } from '../../shared/Facts.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { hoursOf, useIsCentre, useTitle } from '../programmes/training-words.js';
import { ByParticipants, ClassAverage, Rating, Yuan } from './expert-words.js';
import { ExpertSessions } from './ExpertSessions.js';
import { InvitationList } from './InvitationList.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

const LEAST_TO_REVEAL = 4;

export default function ExpertShow() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(ExpertDocument, { id });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return data.expert ? <ExpertFile key={id} expert={data.expert} /> : <EmptyState title={t('experts.notFound')} action={<Button variant="outlined" component={Link} to="/experts">{t('common.back')}</Button>} />;
}

function ExpertFile({ expert }: { expert: ExpertCardFragment }) {
  const t = useT();
  const label = useLabel();
  const isCentre = useIsCentre();
  const titleOf = useTitle();
  const list = (vocabulary: 'stage' | 'subject', codes: readonly string[]) => codes.map((code) => label(vocabulary, code)).join(t('common.listComma')) || t('experts.any');
  return (
    <>
      <PageHeader
        title={expert.name} sub={`${expert.organisation}${expert.title ? ` · ${expert.title}` : ''}`} status={<StatusChip tone={expert.status === 'ACTIVE' ? 'good' : 'plain'} label={label('expertStatus', expert.status)} />}
        actions={isCentre && <><Standing expert={expert} /><Button variant="contained" component={Link} to={`/experts/${expert.id}`}>{t('experts.edit')}</Button></>}
      />
      <Panel title={t('experts.basics')}>
        <Facts facts={[
          { label: t('experts.origin'), value: expert.teacherId ? <Link to={`/teachers/${expert.teacherId}/show`}>{label('expertOrigin', expert.origin)}</Link> : label('expertOrigin', expert.origin) },
          { label: t('experts.subjects'), value: list('subject', expert.subjects) }, { label: t('experts.stages'), value: list('stage', expert.stages) }, { label: t('experts.topics'), value: expert.topics.join(t('common.listComma')) || '—' },
          { label: t('experts.rating'), value: <Rating rating={expert.rating} /> }, { label: t('experts.participants'), value: <ByParticipants expert={expert} /> }, { label: t('experts.fee'), value: expert.feeFen > 0 ? <Yuan fen={expert.feeFen} /> : '—' },
          { label: t('experts.mobile'), value: <Mobile expert={expert} /> }, ...(expert.note ? [{ label: t('experts.note'), value: expert.note }] : []),
        ]} />
      </Panel>
      <Panel title={t('experts.years.title')} flush>
        <ResponsiveList
          rows={expert.years.map((each) => ({ ...each, id: String(each.year) }))} label={t('experts.years.title')} density="compact" empty={<EmptyState title={t('experts.years.none')} />}
          columns={[
            { key: 'year', label: t('experts.years.year'), card: 'title', value: ({ year }) => year }, { key: 'sessions', label: t('experts.years.sessions'), isBare: true, align: 'right', card: 'side', value: ({ sessions }) => sessions },
            { key: 'hours', label: t('experts.years.hours'), isBare: true, align: 'right', value: ({ minutes }) => hoursOf(minutes) }, { key: 'fee', label: t('experts.years.fee'), isBare: true, align: 'right', value: ({ feeFen }) => <Yuan fen={feeFen} /> },
            { key: 'unpaid', label: t('experts.years.unpaid'), isBare: true, align: 'right', value: ({ unpaidFen }) => (unpaidFen > 0 ? <Yuan fen={unpaidFen} /> : '—') },
          ]}
        />
      </Panel>
      <Panel title={t('experts.classes.title')} flush>
        <ResponsiveList
          rows={expert.classRatings} label={t('experts.classes.title')} density="compact" empty={<EmptyState title={t('experts.classes.none')} text={t('experts.classes.noneText')} />}
          columns={[
            { key: 'class', label: t('experts.classes.class'), card: 'title', value: ({ classTitle: title, classTitleEn: titleEn }) => titleOf({ title, titleEn }) },
            { key: 'year', label: t('experts.classes.year'), align: 'right', isBare: true, value: ({ year }) => year }, { key: 'answers', label: t('experts.classes.answers'), align: 'right', isBare: true, value: ({ answers }) => answers },
            { key: 'average', label: t('experts.classes.average'), align: 'right', card: 'side', value: (each) => <ClassAverage averageHundredths={each.averageHundredths} /> },
          ]}
        />
      </Panel>
      <ExpertSessions expertId={expert.id} />
      <Panel title={t('experts.invitations.title')} flush><InvitationList expertId={expert.id} /></Panel>
    </>
  );
}

function Mobile({ expert: { id, name, mobileMasked } }: { expert: ExpertCardFragment }) {
  const t = useT();
  const missingReason = useMissingReason();
  const isCentre = useIsCentre();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<string | null>(null);
  const reveal = useCommand(ExpertMobileRevealDocument, { onDone: ({ mobile }) => { setShown(mobile ?? null); setAsking(false); } });
  if (!mobileMasked) return <>—</>;
  return (
    <>
      {shown ?? mobileMasked}
      {isCentre && !shown && <Button variant="text" size="small" sx={{ ml: 1 }} onClick={() => setAsking(true)}>{t('experts.reveal')}</Button>}
      {isAsking && (
        <ConfirmDialog open title={t('experts.revealTitle', { name })} consequence={t('experts.revealText')} undo={null} confirmLabel={t('experts.reveal')} isPending={reveal.isPending} missing={missingReason(reason, t('experts.revealReason'), LEAST_TO_REVEAL)} onClose={() => setAsking(false)} onConfirm={() => void reveal.run({ id, reason: reason.trim() })}>
          <Box sx={{ mt: 2 }}><TextField autoFocus label={t('experts.revealReason')} value={reason} onChange={(event) => setReason(event.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} /></Box>
        </ConfirmDialog>
      )}
    </>
  );
}

function Standing({ expert: { id, name, status } }: { expert: ExpertCardFragment }) {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  const retire = useCommand(ExpertRetireDocument, { done: t('experts.retired'), onDone: () => setAsking(false) });
  const restore = useCommand(ExpertRestoreDocument, { done: t('experts.restored') });
  if (status === 'RETIRED') return <Button variant="outlined" loading={restore.isPending} onClick={() => void restore.run({ id })}>{t('experts.restore')}</Button>;
  return (
    <>
      <Button variant="outlined" onClick={() => setAsking(true)}>{t('experts.retire')}</Button>
      {isAsking && <ConfirmDialog open title={t('experts.retireTitle', { name })} consequence={t('experts.retireText')} undo={t('experts.retireUndo')} confirmLabel={t('experts.retire')} isPending={retire.isPending} onClose={() => setAsking(false)} onConfirm={() => void retire.run({ id })} />}
    </>
  );
}
