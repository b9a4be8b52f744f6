import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Paper } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { type RoundHeadFragment, type RoundProgressFragment, type SelectionRoundStatus, SelectionPipelinesDocument, SelectionRoundsDocument, SelectionRoundsOfCountyDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { vocabulary } from '../../i18n/vocabulary.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { type Column, ResponsiveList } from '../../shared/ResponsiveList.js';
import { useChoices } from '../../shared/useChoices.js';
import { useAddress } from '../../shared/useAddress.js';
import { NewRoundDialog } from './NewRoundDialog.js';
import { COUNTY, DECIDERS } from './roles.js';
import { RoundChip, useSay, useTitle } from './selection-words.js';

type Row = RoundHeadFragment & Partial<RoundProgressFragment>;
const PER_PAGE = 25;

/** Every round that the viewer may see, the newest first. Conditions stand in the address. */
export default function Rounds() {
  const t = useT();
  const navigate = useNavigate();
  const titleOf = useTitle();
  const roles = useRoles();
  const isCounty = mayUse(COUNTY, roles);
  const { params, page, change } = useAddress();
  const [isNew, setNew] = useState(false);
  const status = Object.keys(vocabulary.roundStatus).find((each): each is SelectionRoundStatus => each === params.get('status')) ?? null;
  const pipelineId = params.get('pipeline');
  const variables = { filter: { status, pipelineId }, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } };
  const county = useRead(SelectionRoundsOfCountyDocument, variables, { enabled: isCounty, keepPrevious: true });
  const others = useRead(SelectionRoundsDocument, variables, { enabled: !isCounty, keepPrevious: true });
  const { data, error, refetch } = isCounty ? county : others;
  const pipelines = useRead(SelectionPipelinesDocument, {}).data?.selectionPipelines ?? [];
  const statuses = useChoices('roundStatus');
  const columns = useColumns(isCounty);
  const rows: readonly Row[] = data?.selectionRounds.items ?? [];
  const mayCreate = mayUse(DECIDERS, roles);
  const newButton = mayCreate && <Button variant="contained" startIcon={<AddIcon />} onClick={() => setNew(true)}>{t('selection.newRound')}</Button>;
  return (
    <>
      <PageHeader title={t('selection.title')} sub={t('selection.sub')} actions={newButton} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <Box sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(2, 220px)' }, gap: 1.5, p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
          <ChoiceField label={t('selection.pipeline')} value={pipelineId} choices={pipelines.map((each) => ({ id: each.id, name: titleOf(each) }))} onChange={(next) => change({ pipeline: next })} />
          <ChoiceField label={t('selection.status')} value={status} choices={statuses} onChange={(next) => change({ status: next })} />
        </Box>
        {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
        {!data && !error && <Loading />}
        {data && <ResponsiveList<Row> rows={rows} columns={columns} label={t('selection.title')} to={({ id }) => `/selection/${id}`} empty={status || pipelineId ? <EmptyState title={t('common.noMatchTitle')} text={t('common.noMatchText')} /> : <EmptyState title={t(isCounty ? 'selection.none' : 'selection.noneForYou')} text={isCounty ? t('selection.noneText') : undefined} action={newButton} />} />}
        {data && data.selectionRounds.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={data.selectionRounds.totalCount} onPage={(next) => change({ page: String(next) })} />}
      </Paper>
      {isNew && <NewRoundDialog pipelines={pipelines} onClose={() => setNew(false)} onCreated={(id) => void navigate(`/selection/${id}/edit`)} />}
    </>
  );
}

function useColumns(isCounty: boolean): readonly Column<Row>[] {
  const t = useT();
  const titleOf = useTitle();
  const say = useSay();
  const schedule = ({ rules, status, noticeStartsOn, noticeEndsOn }: Row): string => {
    const open = rules.stages.find(({ state }) => state === 'OPEN');
    if (noticeStartsOn && noticeEndsOn && status === 'NOTICE') return t('selection.noticeDays', { from: noticeStartsOn, to: noticeEndsOn });
    return open ? `${say(open.title)} · ${open.deadline ? t('selection.deadlineOf', { day: open.deadline }) : t('selection.noDeadline')}` : '';
  };
  return [
    { key: 'title', label: t('selection.pipeline'), card: 'title', value: (row) => titleOf(row) },
    { key: 'status', label: t('selection.status'), card: 'side', value: ({ status }) => <RoundChip status={status} /> },
    { key: 'schedule', label: t('selection.schedule'), value: schedule },
    ...(isCounty ? [
      { key: 'entries', label: t('selection.counts.entries'), align: 'right' as const, card: 'hidden' as const, value: ({ counts }: Row) => (counts ? counts.nominated + counts.returned + counts.qualified + counts.rejected : '') },
      { key: 'sheets', label: t('selection.counts.sheets'), align: 'right' as const, card: 'hidden' as const, value: ({ counts }: Row) => (counts && counts.papers > 0 ? t('selection.counts.of', { done: counts.papersSubmitted, total: counts.papers }) : '—') },
      { key: 'awarded', label: t('selection.counts.awarded'), align: 'right' as const, card: 'hidden' as const, value: ({ counts, status }: Row) => (counts && (status === 'NOTICE' || status === 'CONCLUDED') ? counts.awarded : '—') },
    ] : []),
  ];
}
