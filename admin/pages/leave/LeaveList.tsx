import { Box } from '@mui/material';

import { useLabel, useT } from '../../i18n/useT.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { formatInstant } from '../../shared/format.js';
import { ResponsiveList, type Selection } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import type { LeaveRow } from './LeaveBoard.js';
import { LEAVE_TONES } from './leave-words.js';

interface LeaveListProps {
  readonly rows: readonly LeaveRow[];
  readonly withRoll: boolean;
  readonly currentId: string | null;
  readonly isStale: boolean;
  readonly onOpen: (row: LeaveRow) => void;
  readonly selection: Selection | undefined;
}

export function LeaveList({ rows, withRoll, currentId, isStale, onOpen, selection }: LeaveListProps) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const titleOf = useTitle();
  const faint = (text: string) => <Box component="span" sx={{ color: 'text.secondary' }}>{text}</Box>;
  return (
    <ResponsiveList<LeaveRow>
      rows={rows} label={t('leave.title')} density="compact" isStale={isStale} currentId={currentId} nameOf={({ teacher }) => teacher.name} onOpen={onOpen} selection={selection}
      columns={[
        { key: 'name', label: t('leave.teacher'), card: 'title', value: ({ teacher }) => <><b>{teacher.name}</b><br />{faint(nameOf(teacher.school))}</> },
        ...(withRoll ? [{ key: 'roll', label: t('leave.roll'), value: ({ roll }: LeaveRow) => titleOf(roll) }] : []),
        { key: 'sessions', label: t('leave.sessions'), width: 156, value: ({ sessions }) => <>{sessions[0] && formatInstant(sessions[0].startsAt)}<br />{faint(t('leave.sessionsOf', { smart_count: sessions.length, minutes: sessions.reduce((sum, { minutes }) => sum + minutes, 0) }))}</> },
        { key: 'kind', label: t('leave.kind'), width: 84, value: ({ kind, proofs }) => <>{label('leaveKind', kind)}{proofs.length > 0 && <><br />{faint(t('leave.withProof'))}</>}</> },
        { key: 'status', label: t('leave.status'), card: 'side', width: 132, value: ({ status, step }) => <StatusChip tone={LEAVE_TONES[status]} label={step ? label('leaveStep', step) : label('leaveStatus', status)} /> },
      ]}
    />
  );
}
