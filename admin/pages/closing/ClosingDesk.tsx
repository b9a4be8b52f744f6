import { Box, Button, Paper, Tab, Tabs } from '@mui/material';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';

import { type Assessment, CohortClosingJobDocument, CohortCompletionDocument, type CohortCompletionQuery, CohortEnterAssessmentsDocument, type CompletionFilter } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { CohortHead, OfCohort } from '../../resources/cohorts/CohortPage.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { useIsCentre } from '../../resources/programmes/training-words.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { JobProgressDialog } from '../../shared/JobProgressDialog.js';
import { useKeys } from '../../shared/keyboard.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { SearchField } from '../../shared/SearchField.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { CloseDialog } from './CloseDialog.js';
import { CompletionFigures } from './CompletionFigures.js';
import { CompletionLines } from './CompletionLines.js';
import { GateTrace } from './GateTrace.js';
import { PassRest } from './PassRest.js';
import { ReopenDialog } from './ReopenDialog.js';

export type CompletionList = NonNullable<CohortCompletionQuery['cohortCompletion']>;
export type Line = CompletionList['lines']['items'][number] & { readonly id: string };

const SHOWN = ['all', 'completed', 'not', 'missing'] as const;
type Shown = (typeof SHOWN)[number];
const FILTERS: Record<Shown, CompletionFilter> = { all: {}, completed: { completed: true }, not: { completed: false }, missing: { reason: 'ASSESSMENT_MISSING' } };
const PER_PAGE = 50;

export default function ClosingDesk() {
  return <OfCohort>{(cohort) => <Desk key={cohort.id} cohort={cohort} />}</OfCohort>;
}

/** The completion list with its reasons; results of the assessment are entered here, and the class is closed. */
function Desk({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const isCentre = useIsCentre();
  const { params, page, change } = useAddress();
  const shown = SHOWN.find((each) => each === params.get('show')) ?? 'all';
  const search = params.get('search') ?? '';
  const filter = { ...FILTERS[shown], ...(search ? { search } : {}) };
  const { data, error, refetch, isPlaceholderData } = useRead(CohortCompletionDocument, { cohortId: cohort.id, filter, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const list = data?.cohortCompletion ?? null;
  const lines = useMemo<readonly Line[]>(() => (list?.lines.items ?? []).map((line) => ({ ...line, id: line.registrationId })), [list]);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [traced, setTraced] = useState<Line | null>(null);
  const [isClosing, setClosing] = useState(false);
  const [isReopening, setReopening] = useState(false);
  const closingJob = useRead(CohortClosingJobDocument, { id: cohort.id }, { enabled: isCentre && cohort.status === 'CLOSING' }).data?.cohort;
  const [hiddenJob, hideJob] = useState<string | null>(null);
  const jobId = closingJob?.status === 'CLOSING' && closingJob.closingJobId !== hiddenJob ? closingJob.closingJobId : null;

  const isOpen = cohort.status === 'OPEN' || cohort.status === 'RUNNING';
  const canAssess = isCentre && isOpen && (cohort.programme.assessmentRequired || lines.some(({ assessment }) => assessment !== 'NOT_REQUIRED'));
  const current = lines.find(({ id }) => id === currentId) ?? lines[0] ?? null;
  const enter = useCommand(CohortEnterAssessmentsDocument, { done: ({ entered }) => t('training.closing.entered', { smart_count: entered ?? 0 }), onDone: () => setSelected(new Set()) });
  const assess = (assessment: Assessment | null, only?: string) => {
    const ids = only ? [only] : selected.size > 0 ? [...selected] : current ? [current.id] : [];
    if (canAssess && ids.length > 0 && !enter.isPending) void enter.run({ cohortId: cohort.id, results: ids.map((registrationId) => ({ registrationId, assessment })) });
  };
  const move = (by: number) => setCurrentId(lines[Math.min(Math.max((current ? lines.indexOf(current) : -1) + by, 0), lines.length - 1)]?.id ?? null);
  useKeys([
    { keys: 'd', label: t('gate.open'), run: () => setTraced(current) },
    { keys: 'j', label: t('training.desk.keys.next'), run: () => move(1) }, { keys: 'k', label: t('training.desk.keys.previous'), run: () => move(-1) },
    ...(canAssess ? [{ keys: 'p', label: t('training.closing.keys.pass'), run: () => { assess('PASSED'); move(1); } }, { keys: 'f', label: t('training.closing.keys.fail'), run: () => { assess('FAILED'); move(1); } }] : []),
  ]);
  return (
    <>
      <CohortHead
        cohort={cohort} status={list && <StatusChip tone={list.frozenAt ? 'good' : 'wait'} label={t(list.frozenAt ? 'training.closing.frozen' : 'training.closing.preview')} />}
        sub={list?.frozenAt && formatInstant(list.frozenAt)}
        actions={<>
          <DownloadButton href={`/downloads/cohort-completion/${cohort.id}`} label={t('training.closing.print')} />
          <DownloadButton href={`/downloads/cohort-completion/${cohort.id}.xlsx`} label={t('training.closing.excel')} />
          {isCentre && cohort.status === 'CLOSED' && <Button variant="outlined" color="error" disabled={!list} onClick={() => setReopening(true)}>{t('training.closing.reopen')}</Button>}
          {isCentre && cohort.status === 'CLOSED' && <Button variant="contained" component={Link} to={`/certificate-desk?cohort=${cohort.id}`}>{t('training.closing.certificates')}</Button>}
          {isCentre && cohort.status === 'RUNNING' && <Button variant="contained" disabled={!list} onClick={() => setClosing(true)}>{t('training.closing.close')}</Button>}
        </>}
      />
      {list && <CompletionFigures summary={list.summary} isFrozen={list.frozenAt !== null} />}
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <Tabs value={shown} onChange={(_, next: Shown) => change({ show: next === 'all' ? null : next })} variant="scrollable" scrollButtons={false} sx={({ tokens }) => ({ px: 1, minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
          {SHOWN.map((each) => <Tab key={each} value={each} label={`${t(`training.closing.show.${each}`)}${list ? ` ${countOf(list, each)}` : ''}`} sx={{ minHeight: 44, minWidth: 72 }} />)}
        </Tabs>
        <Box sx={({ tokens }) => ({ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
          <Box sx={{ flex: '1 1 240px', maxWidth: 400 }}><SearchField value={search} onChange={(next) => change({ search: next })} hint={t('training.desk.search')} /></Box>
          <Box sx={{ flex: 1 }} />
          {canAssess && selected.size > 0 && <><Button variant="outlined" onClick={() => assess('PASSED')}>{t('training.closing.passed')} · {selected.size}</Button><Button variant="outlined" onClick={() => assess('FAILED')}>{t('training.closing.failed')} · {selected.size}</Button></>}
          {canAssess && list && list.summary.assessmentMissing > 0 && <PassRest cohortId={cohort.id} missing={list.summary.assessmentMissing} />}
        </Box>
        {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
        {!data && !error && <Loading />}
        {list && lines.length === 0 && <EmptyState title={t(search || shown !== 'all' ? 'common.noMatchTitle' : 'training.closing.none')} />}
        {lines.length > 0 && <CompletionLines lines={lines} currentId={current?.id ?? null} canAssess={canAssess} isBusy={enter.isPending} isStale={isPlaceholderData} selection={canAssess ? { selected, onChange: setSelected } : undefined} onCurrent={setCurrentId} onTrace={setTraced} onAssess={assess} />}
        {list && list.lines.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={list.lines.totalCount} onPage={(next) => change({ page: String(next) })} />}
      </Paper>
      {traced && <GateTrace cohortId={cohort.id} teacherId={traced.teacher.id} name={traced.teacher.name} onClose={() => setTraced(null)} />}
      {isClosing && list && <CloseDialog cohort={cohort} summary={list.summary} onClose={() => setClosing(false)} />}
      {isReopening && list && <ReopenDialog cohort={cohort} summary={list.summary} onClose={() => setReopening(false)} />}
      <JobProgressDialog jobId={jobId} title={t('training.closing.progress')} onClose={() => hideJob(jobId)} />
    </>
  );
}

function countOf({ summary }: CompletionList, shown: Shown): number {
  return { all: summary.participants, completed: summary.completed, not: summary.participants - summary.completed, missing: summary.assessmentMissing }[shown];
}
