import { Box, Button, Stack } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';

import { RegisterCountDocument, RegisterSessionDocument, type RegisterSessionQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatPermille } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { Stat } from '../../shared/Stat.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { PendingLeave } from './PendingLeave.js';
import { PresenceHistory } from './PresenceHistory.js';
import { RegisterActions } from './RegisterActions.js';
import { RegisterSheet } from './RegisterSheet.js';
import { InTheRoom } from './InTheRoom.js';
import { ScanConflicts } from './ScanConflicts.js';
import { handPermille, spanOf, STATE_TONES, useSessionNames } from './session-words.js';

export type Session = NonNullable<RegisterSessionQuery['registerSession']>;

const COUNT_EVERY_MS = 2_000;
const REST_EVERY_MS = 30_000;

/** The register of one session: figures, who is there, and every entry that staff make. */
export default function Register() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(RegisterSessionDocument, { id }, { every: REST_EVERY_MS });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!data.registerSession) return <EmptyState title={t('attendance.notFound')} action={<Button variant="outlined" component={Link} to="/attendance">{t('attendance.backToDesk')}</Button>} />;
  return <OpenRegister key={id} session={data.registerSession} />;
}

function OpenRegister({ session }: { session: Session }) {
  const t = useT();
  const word = useLabel();
  const { topic, roll } = useSessionNames()(session);
  const [historyOf, setHistoryOf] = useState<{ teacherId: string | null; name: string | null } | null>(null);
  useLiveCount(session);
  return (
    <>
      <PageHeader
        title={topic} status={<StatusChip tone={STATE_TONES[session.state]} label={word('registerState', session.state)} />}
        sub={<>{roll} · {t('attendance.ordinal', { ordinal: session.ordinal })}<br />{[spanOf(session), session.place, session.lecturer].filter(Boolean).join(' · ')}</>}
        actions={<RegisterActions session={session} onHistory={() => setHistoryOf({ teacherId: null, name: null })} />}
      />
      <Figures session={session} />
      <PendingLeave sessionId={session.id} />
      <InTheRoom session={session} />
      <ScanConflicts session={session} />
      <RegisterSheet session={session} onHistory={(teacherId, name) => setHistoryOf({ teacherId, name })} />
      {historyOf && <PresenceHistory sessionId={session.id} {...historyOf} onClose={() => setHistoryOf(null)} />}
    </>
  );
}

/** While check-in runs the cheap counter is asked every other second; when it moves, the rest is read again. */
function useLiveCount(session: Session): void {
  const isLive = session.state === 'OPEN';
  const queryClient = useQueryClient();
  const count = useRead(RegisterCountDocument, { sessionId: session.id }, { enabled: isLive, every: COUNT_EVERY_MS }).data?.registerCount;
  const sign = count && `${count.state} ${count.presentCount} ${count.handCount} ${count.memberCount}`;
  const seen = useRef(sign);
  useEffect(() => {
    if (sign === seen.current) return;
    const isFirst = seen.current === undefined;
    seen.current = sign;
    if (!isFirst) void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== RegisterCountDocument.toString() });
  }, [sign, queryClient]);
}

function Figures({ session }: { session: Session }) {
  const t = useT();
  const { roll, tally, presentCount, handCount } = session;
  const recorded = tally.present + tally.late + tally.leftEarly + tally.leave + tally.absent;
  return (
    <Panel>
      <Stack direction="row" sx={{ alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, display: { xs: 'grid', sm: 'flex' }, gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', flexWrap: 'wrap', rowGap: { xs: 1, sm: 2 }, '& > *': { minWidth: { xs: 0, sm: 132 }, pr: { xs: 1, sm: 3 } } }}>
          <Stat label={t('attendance.present')} value={<>{presentCount}<Box component="span" sx={{ fontSize: 15, color: 'text.secondary', fontWeight: 400 }}> / {roll.memberCount}</Box></>} />
          <Stat label={t('attendance.missing')} value={roll.memberCount - recorded} />
          <Stat label={t('attendance.late')} value={tally.late} />
          <Stat label={t('attendance.leftEarly')} value={tally.leftEarly} />
          <Stat label={t('attendance.leave')} value={tally.leave} />
          <Stat label={t('attendance.absent')} value={tally.absent} />
          <Stat label={t('attendance.handShare')} value={handCount} hint={handCount > 0 ? t('attendance.ofWhichHand', { share: formatPermille(handPermille(session)) }) : '\u00a0'} />
        </Box>
        {session.state === 'OPEN' && <Box sx={{ display: { xs: 'none', sm: 'block' } }}><StatusChip tone="run" label={t('attendance.live')} /></Box>}
      </Stack>
    </Panel>
  );
}
