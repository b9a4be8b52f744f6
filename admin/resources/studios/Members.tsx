import { Box, Button, FormControlLabel, Stack, Switch } from '@mui/material';
import { useState } from 'react';

import { StudioMembersDocument, StudioMembersRemoveDocument, type StudioMembersQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { todayInCounty } from '../../shared/format.js';
import { Day, Minutes } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { type Column, ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { MembersAddDialog } from './MembersAddDialog.js';
import type { StudioRecord } from './StudioShow.js';

type Member = StudioMembersQuery['studioMembers']['items'][number] & { readonly id: string };

const PER_PAGE = 50;

/** The host, members now, and on request those who left. */
export function Members({ studio, onChanged }: { studio: StudioRecord; onChanged: () => void }) {
  const t = useT();
  const [page, setPage] = useState(1);
  const [withLeft, setWithLeft] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const mayChange = studio.viewerCanKeep.allowed;
  const columns = useMemberColumns(mayChange ? setLeaving : null);
  const { data, error, refetch, isPlaceholderData } = useRead(StudioMembersDocument, { studioId: studio.id, filter: { membership: withLeft ? null : 'ENROLLED' }, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  return (
    <Panel
      title={t('studios.members')} flush
      actions={(
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
          <FormControlLabel control={<Switch size="small" checked={withLeft} onChange={(_, isOn) => { setWithLeft(isOn); setPage(1); }} />} label={t('studios.member.showLeft')} slotProps={{ typography: { sx: { fontSize: 13 } } }} />
          {mayChange && <Button variant="outlined" onClick={() => setAdding(true)}>{t('studios.member.add')}</Button>}
        </Stack>
      )}
    >
      {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
      {!data && !error && <Loading />}
      {data && <ResponsiveList<Member> rows={data.studioMembers.items.map((each) => ({ ...each, id: each.teacher.id }))} columns={columns} label={t('studios.members')} isStale={isPlaceholderData} empty={<EmptyState title={t('studios.member.none')} />} />}
      {data && data.studioMembers.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={data.studioMembers.totalCount} onPage={setPage} />}
      {isAdding && <MembersAddDialog studioId={studio.id} onClose={() => { setAdding(false); void refetch(); onChanged(); }} />}
      {leaving && <LeaveDialog studioId={studio.id} member={leaving} onClose={() => { setLeaving(null); void refetch(); onChanged(); }} />}
    </Panel>
  );
}

function useMemberColumns(onLeave: ((member: Member) => void) | null): readonly Column<Member>[] {
  const t = useT();
  const label = useLabel();
  const name = useName();
  return [
    { key: 'name', label: t('studios.member.name'), card: 'title', value: ({ teacher, isHost, membership }) => <>{teacher.name}{isHost && <> <StatusChip tone="run" label={t('studios.member.isHost')} /></>}{membership === 'LEFT' && <> <StatusChip tone="plain" label={t('studios.member.left')} /></>}</> },
    { key: 'number', label: t('studios.member.number'), value: ({ teacher }) => teacher.number, card: 'side' },
    { key: 'school', label: t('studios.member.school'), value: ({ teacher }) => name(teacher.school) },
    { key: 'subject', label: t('studios.member.subject'), value: ({ teacher }) => label('subject', teacher.subject), card: 'hidden' },
    { key: 'joined', label: t('studios.member.joined'), value: ({ joinedAt }) => <Day value={todayInCounty(new Date(joinedAt))} />, card: 'hidden' },
    { key: 'attended', label: t('studios.member.attended'), isBare: true, align: 'right', value: ({ attended, missed }) => (attended === null || missed === null ? '—' : t('studios.member.attendedOf', { attended, total: attended + missed })) },
    { key: 'time', label: t('studios.member.time'), isBare: true, align: 'right', value: ({ presentMinutes }) => (presentMinutes === null ? '—' : <Minutes value={presentMinutes} />), card: 'hidden' },
    ...(onLeave ? [{ key: 'leave', label: '', align: 'right' as const, value: (member: Member) => (member.isHost || member.membership === 'LEFT' ? null : <Button variant="text" size="small" onClick={() => onLeave(member)}>{t('studios.member.remove')}</Button>) }] : []),
  ];
}

function LeaveDialog({ studioId, member, onClose }: { studioId: string; member: Member; onClose: () => void }) {
  const t = useT();
  const remove = useCommand(StudioMembersRemoveDocument, { done: t('studios.member.removed'), onDone: onClose });
  return (
    <ConfirmDialog
      open title={t('studios.member.removeTitle', { name: member.teacher.name })} consequence={t('studios.member.removeConsequence')} undo={t('studios.member.removeUndo')} confirmLabel={t('studios.member.remove')}
      isPending={remove.isPending} onClose={onClose} onConfirm={() => void remove.run({ studioId, teacherIds: [member.teacher.id] })}
    />
  );
}
