import { Alert, Box, Button, Paper, Tab, Tabs, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { type SelectionRoundOfCountyQuery, SelectionRoundDocument, SelectionRoundOfCountyDocument, type RoundFullFragment } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { EntryTable } from './EntryTable.js';
import { JudgesTab } from './JudgesTab.js';
import { NoticeTab } from './NoticeTab.js';
import { OpenStageDialog } from './OpenStageDialog.js';
import { PlanTab } from './PlanTab.js';
import { QuotaTab } from './QuotaTab.js';
import { ResultTab } from './ResultTab.js';
import { COUNTY, DECIDERS, NOMINATORS } from './roles.js';
import { RoundChip, useTitle } from './selection-words.js';
import { StageStepper } from './StageStepper.js';

export type CountyRound = NonNullable<SelectionRoundOfCountyQuery['selectionRound']>;

const TABS = ['plan', 'quotas', 'entries', 'judges', 'result', 'notice'] as const;
type TabName = (typeof TABS)[number];
/** Where the work of each stage is. */
const FIRST_TAB: Record<RoundFullFragment['status'], TabName> = { DRAFT: 'plan', NOMINATION: 'quotas', CHECK: 'entries', JUDGING: 'judges', NOTICE: 'notice', CONCLUDED: 'result' };

/** A round: where it stands, what comes next, and everything about it behind tabs. */
export default function Round() {
  const id = useParams().id ?? '';
  return mayUse(COUNTY, useRoles()) ? <RoundOfCounty id={id} /> : <RoundOfSchool id={id} />;
}

function RoundOfSchool({ id }: { id: string }) {
  const t = useT();
  const { data, error, refetch } = useRead(SelectionRoundDocument, { id });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const round = data.selectionRound;
  if (!round) return <EmptyState title={t('ra.notification.item_doesnt_exist')} />;
  return (
    <>
      <Head round={round} actions={<><PublicLink round={round} />{(round.nominate.allowed || round.status === 'CHECK') && <Button variant="contained" component={Link} to={`/selection/${id}/nominate`}>{t(round.nominate.allowed ? 'selection.toNominate' : 'selection.toMend')}</Button>}</>} />
      <EntryTable roundId={id} round={round} />
      <PlanTab round={round} seed={null} />
    </>
  );
}

function RoundOfCounty({ id }: { id: string }) {
  const t = useT();
  const roles = useRoles();
  const isDecider = mayUse(DECIDERS, roles);
  const [params, setParams] = useSearchParams();
  const [isOpening, setOpening] = useState(false);
  const { data, error, refetch } = useRead(SelectionRoundOfCountyDocument, { id });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const round = data.selectionRound;
  if (!round) return <EmptyState title={t('ra.notification.item_doesnt_exist')} />;
  const tab = TABS.find((each) => each === params.get('tab')) ?? FIRST_TAB[round.status];
  const { nextStage, status } = round;
  const actions = (
    <>
      <PublicLink round={round} />
      {isDecider && status !== 'CONCLUDED' && <Button variant="outlined" component={Link} to={`/selection/${id}/edit`}>{t('selection.toEdit')}</Button>}
      {status === 'CHECK' && <Button variant={round.counts.nominated > 0 ? 'contained' : 'outlined'} component={Link} to={`/selection/${id}/check`}>{t('selection.toCheck')}</Button>}
      {mayUse(NOMINATORS, roles) && round.nominate.allowed && <Button variant="outlined" component={Link} to={`/selection/${id}/nominate`}>{t('selection.toNominate')}</Button>}
      {isDecider && nextStage && <Button variant={status === 'CHECK' && round.counts.nominated > 0 ? 'outlined' : 'contained'} disabled={!nextStage.allowed} onClick={() => setOpening(true)}>{t(`selection.open.${nextStage.status === 'DRAFT' ? 'NOMINATION' : nextStage.status}`)}</Button>}
    </>
  );
  return (
    <>
      <Head round={round} actions={actions}>
        {isDecider && nextStage && !nextStage.allowed && <Alert severity="info" sx={{ mt: 2 }}>{t('selection.notYet')}：{nextStage.reason}</Alert>}
        <Figures round={round} />
      </Head>
      <Paper variant="outlined" sx={({ tokens }) => ({ mb: 2.5, overflow: 'hidden', bgcolor: tokens.sheet })} className="no-print">
        <Tabs value={tab} onChange={(_, next: TabName) => setParams({ tab: next }, { replace: true })} variant="scrollable" scrollButtons={false} sx={{ px: 1, minHeight: 44 }}>
          {TABS.map((each) => <Tab key={each} value={each} label={`${t(`selection.tabs.${each}`)}${each === 'notice' && round.counts.objectionsOpen > 0 ? ` ${round.counts.objectionsOpen}` : ''}`} sx={{ minHeight: 44, minWidth: 72 }} />)}
        </Tabs>
      </Paper>
      {tab === 'plan' && <PlanTab round={round} seed={round.seed} />}
      {tab === 'quotas' && <QuotaTab round={round} isDecider={isDecider} />}
      {tab === 'entries' && <EntryTable roundId={id} round={round} />}
      {tab === 'judges' && <JudgesTab round={round} isDecider={isDecider} />}
      {tab === 'result' && <ResultTab round={round} />}
      {tab === 'notice' && <NoticeTab round={round} isDecider={isDecider} />}
      {isOpening && nextStage && <OpenStageDialog round={round} status={nextStage.status} onClose={() => setOpening(false)} onOpened={() => { setOpening(false); setParams({}, { replace: true }); }} />}
    </>
  );
}

function Head({ round, actions, children }: { round: RoundFullFragment; actions: ReactNode; children?: ReactNode }) {
  const titleOf = useTitle();
  return (
    <>
      <PageHeader title={titleOf(round)} status={<RoundChip status={round.status} />} actions={actions} />
      <Panel><StageStepper round={round} />{children}</Panel>
    </>
  );
}

function PublicLink({ round }: { round: RoundFullFragment }) {
  const t = useT();
  return round.noticeStartsOn && <Button variant="outlined" href={`/notices/${round.id}`} target="_blank" rel="noopener">{t('selection.toPublic')}</Button>;
}

function Figures({ round: { counts, rules, status } }: { round: CountyRound }) {
  const t = useT();
  const entries = counts.nominated + counts.returned + counts.qualified + counts.rejected;
  const isShown = status === 'NOTICE' || status === 'CONCLUDED';
  return (
    <Box sx={({ tokens }) => ({ mt: 2.5, pt: 2, borderTop: `1px solid ${tokens.line}` })}>
      <Stats>
        <Stat label={t('selection.counts.seats')} value={counts.seats} hint={t('selection.counts.used', { used: counts.seatsUsed })} />
        <Stat label={t('selection.counts.entries')} value={entries} hint={counts.nominated > 0 ? t('selection.counts.waiting', { n: counts.nominated }) : counts.returned > 0 ? t('selection.counts.returnedHint', { n: counts.returned }) : undefined} />
        <Stat label={t('selection.counts.qualified')} value={counts.qualified} />
        <Stat label={t('selection.counts.judges')} value={counts.judges} />
        <Stat label={t('selection.counts.sheets')} value={<>{counts.papersSubmitted} <Typography component="span" sx={{ fontSize: 15, color: 'text.secondary' }}>/ {counts.papers}</Typography></>} />
        <Stat label={t('selection.counts.awarded')} value={isShown ? counts.awarded : '—'} hint={t('selection.counts.quotaLine', { total: rules.award.total })} />
      </Stats>
    </Box>
  );
}
