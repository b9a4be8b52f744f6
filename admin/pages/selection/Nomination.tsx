import { Alert, Box, Button, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';

import { type EntryRowFragment, SelectionCandidatesDocument, type SelectionCandidatesQuery, SelectionEntriesDocument, SelectionEntryWithdrawDocument, SelectionQuotasDocument, SelectionRoundDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { SearchField } from '../../shared/SearchField.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useDraft } from '../../shared/useDraft.js';
import { useName } from '../../shared/useName.js';
import { ReasonField } from '../../shared/ReasonField.js';
import { EntryChip, useLesson, useSay, useTitle } from './selection-words.js';
import { type Work, WorkDialog } from './WorkDialog.js';

type Candidate = SelectionCandidatesQuery['selectionCandidates']['items'][number] & { id: string };
const PER_PAGE = 25;
const MOST_OWN = 100;

/** A school's nominations: seats left, who is nominated, and for everybody else why or why not. */
export default function Nomination() {
  const t = useT();
  const say = useSay();
  const titleOf = useTitle();
  const roundId = useParams().id ?? '';
  const [work, setWork] = useState<Work | null>(null);
  const [leaving, setLeaving] = useState<EntryRowFragment | null>(null);
  const { data, error, refetch } = useRead(SelectionRoundDocument, { id: roundId });
  const quotas = useRead(SelectionQuotasDocument, { roundId, search: null, page: { limit: 2, offset: 0 } });
  const own = useRead(SelectionEntriesDocument, { filter: { roundId }, sort: 'SCHOOL', page: { limit: MOST_OWN, offset: 0 } });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const round = data.selectionRound;
  if (!round) return <EmptyState title={t('ra.notification.item_doesnt_exist')} />;
  // One school of one's own, or the county's when a decider nominates.
  const only = quotas.data?.selectionQuotas.totalCount === 1 ? quotas.data.selectionQuotas.items[0] : undefined;
  const stage = round.rules.stages.find(({ kind }) => kind === 'NOMINATE');
  const hasSeat = only === undefined || only.left > 0;
  const entries = own.data?.selectionEntries.items ?? [];
  return (
    <>
      <PageHeader title={t('selection.nominate.title')} sub={`${titleOf(round)}${stage?.deadline ? ` · ${say(stage.title)} ${t('selection.deadlineOf', { day: stage.deadline })}` : ''}`} actions={<Button variant="outlined" component={Link} to={`/selection/${roundId}`}>{t('selection.check.back')}</Button>} />
      {!round.nominate.allowed && <Alert severity="info" sx={{ mb: 2 }}>{round.nominate.reason}</Alert>}
      {only && (
        <Panel>
          <Stats>
            <Stat label={t('selection.nominate.seats')} value={only.seats} />
            <Stat label={t('selection.nominate.used')} value={only.used} />
            <Stat label={t('selection.nominate.left')} value={only.left} hint={only.left === 0 ? t('selection.nominate.full') : undefined} />
          </Stats>
        </Panel>
      )}
      <Panel title={t('selection.nominate.own')} flush>
        {own.error && <Box sx={{ p: 2 }}><ErrorPanel error={own.error} onRetry={() => void own.refetch()} /></Box>}
        {own.data && <OwnEntries entries={entries} status={round.status} onMend={(entry) => setWork({ kind: 'mend', entryId: entry.id, name: entry.teacher.name })} onWithdraw={setLeaving} />}
      </Panel>
      {round.nominate.allowed && <Candidates roundId={roundId} mayNominate={hasSeat} onNominate={({ teacher }) => setWork({ kind: 'nominate', roundId, teacherId: teacher.id, name: teacher.name })} />}
      {work && <WorkDialog work={work} onClose={() => setWork(null)} />}
      {leaving && <WithdrawDialog entry={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

function OwnEntries({ entries, status, onMend, onWithdraw }: { entries: readonly EntryRowFragment[]; status: string; onMend: (entry: EntryRowFragment) => void; onWithdraw: (entry: EntryRowFragment) => void }) {
  const t = useT();
  const lesson = useLesson();
  const mayMend = (entry: EntryRowFragment) => entry.status === 'RETURNED' || (entry.status === 'NOMINATED' && status === 'NOMINATION');
  const mayWithdraw = (entry: EntryRowFragment) => (status === 'NOMINATION' || status === 'CHECK') && ['NOMINATED', 'RETURNED', 'QUALIFIED'].includes(entry.status);
  return (
    <ResponsiveList<EntryRowFragment>
      rows={entries} label={t('selection.nominate.own')} empty={<EmptyState title={t('selection.nominate.ownNone')} />}
      columns={[
        { key: 'name', label: t('selection.entry.teacher'), card: 'title', value: ({ teacher }) => teacher.name },
        { key: 'lesson', label: t('people.subject'), value: (entry) => lesson(entry) },
        { key: 'work', label: t('selection.entry.work'), value: (entry) => <>{entry.work}{entry.reason && <Typography sx={{ fontSize: 13, color: entry.status === 'RETURNED' ? 'warning.main' : 'text.secondary' }}>{entry.reason}</Typography>}</> },
        { key: 'status', label: t('people.status'), card: 'side', value: (entry) => <EntryChip status={entry.status} /> },
        { key: 'act', label: '', align: 'right', value: (entry) => (
          <Stack direction="row" spacing={0.5} sx={{ justifyContent: { sm: 'flex-end' } }}>
            {mayMend(entry) && <Button variant={entry.status === 'RETURNED' ? 'contained' : 'text'} onClick={() => onMend(entry)} sx={{ minHeight: 28, py: 0 }}>{t(entry.status === 'RETURNED' ? 'selection.nominate.mend' : 'selection.nominate.edit')}</Button>}
            {mayWithdraw(entry) && <Button variant="text" onClick={() => onWithdraw(entry)} sx={{ minHeight: 28, py: 0 }}>{t('selection.nominate.withdraw')}</Button>}
          </Stack>
        ) },
      ]}
    />
  );
}

function Candidates({ roundId, mayNominate, onNominate }: { roundId: string; mayNominate: boolean; onNominate: (candidate: Candidate) => void }) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const lesson = useLesson();
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const page = Math.max(1, Number(params.get('page')) || 1);
  const change = (changes: Readonly<Record<string, string>>) => setParams(Object.fromEntries(Object.entries({ search, ...changes }).filter(([, value]) => value)), { replace: true });
  const { data, error, refetch, isPlaceholderData } = useRead(SelectionCandidatesDocument, { roundId, search: search || null, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const rows = data?.selectionCandidates.items.map((each): Candidate => ({ ...each, id: each.teacher.id })) ?? [];
  const schools = new Set(rows.map(({ teacher }) => teacher.school.id));
  return (
    <Paper variant="outlined" component="section" sx={{ overflow: 'hidden', mb: 2.5 }}>
      <Box sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'auto minmax(240px, 360px)' }, gap: 1.5, alignItems: 'center', justifyContent: 'space-between', p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
        <Typography variant="h2" sx={{ fontSize: 15 }}>{t('selection.nominate.candidates')}</Typography>
        <SearchField value={search} onChange={(next) => change({ search: next })} hint={t('selection.nominate.search')} />
      </Box>
      {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
      {!data && !error && <Loading />}
      {data && (
        <ResponsiveList<Candidate>
          rows={rows} label={t('selection.nominate.candidates')} isStale={isPlaceholderData} empty={<EmptyState title={t('common.noMatchTitle')} text={t('common.noMatchText')} />}
          columns={[
            { key: 'name', label: t('people.name'), card: 'title', value: ({ teacher }) => <>{teacher.name} <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{teacher.number}</Typography></> },
            ...(schools.size > 1 ? [{ key: 'school', label: t('people.school'), value: ({ teacher }: Candidate) => nameOf(teacher.school) }] : []),
            { key: 'lesson', label: t('people.subject'), value: ({ teacher }) => lesson(teacher) },
            { key: 'title', label: t('people.title'), value: ({ teacher }) => label('title', teacher.title) },
            { key: 'hired', label: t('people.hiredOn'), card: 'hidden', value: ({ teacher }) => teacher.hiredOn ?? '—' },
            { key: 'reasons', label: t('selection.plan.eligibility'), width: '36%', value: ({ eligible, reasons }) => (eligible ? <StatusChip tone="good" label={t('selection.nominate.eligible')} /> : <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{reasons.map(({ message }) => message).join(' ')}</Typography>) },
            { key: 'act', label: '', align: 'right', card: 'side', value: (candidate) => candidate.eligible && <Button variant="outlined" disabled={!mayNominate} onClick={() => onNominate(candidate)} sx={{ minHeight: 28, py: 0 }}>{t('selection.nominate.act')}</Button> },
          ]}
        />
      )}
      {data && data.selectionCandidates.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={data.selectionCandidates.totalCount} onPage={(next) => change({ page: String(next) })} />}
    </Paper>
  );
}

function WithdrawDialog({ entry, onClose }: { entry: EntryRowFragment; onClose: () => void }) {
  const t = useT();
  const reason = useDraft(`selection-withdraw:${entry.id}`, '');
  const withdraw = useCommand(SelectionEntryWithdrawDocument, { done: t('selection.nominate.withdrawn'), onDone: () => { reason.discard(); onClose(); } });
  return (
    <ConfirmDialog
      open title={t('selection.nominate.withdrawTitle', { name: entry.teacher.name })} consequence={t('selection.nominate.withdrawText')} undo={t('selection.nominate.withdrawUndo')} confirmLabel={t('selection.nominate.withdraw')}
      isPending={withdraw.isPending} canConfirm={reason.value.trim().length >= 2} onClose={onClose} onConfirm={() => void withdraw.run({ entryId: entry.id, reason: reason.value.trim() })}
    >
      <ReasonField label={t('selection.nominate.reason')} value={reason.value} onChange={reason.set} error={withdraw.errorOf('reason')} />
    </ConfirmDialog>
  );
}
