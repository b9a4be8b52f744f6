import { Box, Button, Chip, Paper, Tab, Tabs, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { AssignmentCompareDocument, type AssignmentDeskCardFragment, AssignmentDeskDocument, type AssignmentLineFilter, AssignmentLinesDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant, formatPermille } from '../../shared/format.js';
import { JobProgressDialog } from '../../shared/JobProgressDialog.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { SearchField } from '../../shared/SearchField.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { useAddress } from '../../shared/useAddress.js';
import { AssignmentDialog } from './AssignmentDialog.js';
import { CompareDialog, type Pair } from './CompareDialog.js';
import { MarkersDialog } from './MarkersDialog.js';

const SHOWN = ['all', 'SUBMITTED', 'MARKED', 'DRAFT', 'NONE', 'similar', 'late'] as const;
type Shown = (typeof SHOWN)[number];
const PER_PAGE = 50;
const TONES = { NONE: 'plain', DRAFT: 'plain', SUBMITTED: 'wait', MARKED: 'good' } as const;

export default function AssignmentDesk() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(AssignmentDeskDocument, { id });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return data.assignmentDesk ? <Desk desk={data.assignmentDesk} /> : <EmptyState title={t('assignments.notFound')} action={<Button variant="outlined" component={Link} to="/cohorts">{t('common.back')}</Button>} />;
}

/** Who handed in what, how it was marked, and what is alike. */
function Desk({ desk }: { desk: AssignmentDeskCardFragment }) {
  const t = useT();
  const nameOf = useName();
  const titleOf = useTitle();
  const { assignment, counts, markers } = desk;
  const { params, page, change } = useAddress();
  const shown = SHOWN.find((each) => each === params.get('show')) ?? 'all';
  const search = params.get('search') ?? '';
  const [dialog, setDialog] = useState<'edit' | 'markers' | null>(null);
  const [pair, setPair] = useState<Pair | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const filter: AssignmentLineFilter = { ...(shown === 'similar' ? { similar: true } : shown === 'late' ? { late: true } : shown === 'all' ? {} : { status: shown }), ...(search ? { search } : {}) };
  const { data, error, refetch, isPlaceholderData } = useRead(AssignmentLinesDocument, { id: assignment.id, filter, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const compare = useCommand(AssignmentCompareDocument, { onDone: ({ desk: started }) => setJobId(started?.comparingJobId ?? null) });
  const lines = data?.assignmentLines;
  const countOf: Record<Shown, number> = {
    all: counts.participants, SUBMITTED: counts.submitted, MARKED: counts.marked, DRAFT: counts.drafts, NONE: counts.participants - counts.drafts - counts.submitted - counts.marked, similar: counts.similar, late: counts.late,
  };
  return (
    <>
      <PageHeader
        title={assignment.title} status={counts.lacking > 0 && <StatusChip tone="bad" label={t('assignments.lacking', { smart_count: counts.lacking })} />}
        sub={<><Link to={`/cohorts/${assignment.cohortId}/assignments`} style={{ color: 'inherit' }}>{titleOf({ title: assignment.cohortTitle, titleEn: assignment.cohortTitleEn })}</Link> · {t('assignments.dueAt', { at: formatInstant(assignment.dueAt) })}{desk.comparedAt && ` · ${t('assignments.compare.at', { at: formatInstant(desk.comparedAt) })}`}</>}
        actions={<>
          <DownloadButton href={`/downloads/assignment-grades/${assignment.id}.xlsx`} label={t('assignments.grades')} />
          <Button variant="outlined" loading={compare.isPending} onClick={() => void compare.run({ id: assignment.id })}>{t('assignments.compare.action')}</Button>
          {!assignment.cohortEnded && <Button variant="outlined" onClick={() => setDialog('edit')}>{t('assignments.edit')}</Button>}
          {!assignment.cohortEnded && <Button variant="contained" onClick={() => setDialog('markers')}>{t('assignments.markers.appoint')}</Button>}
        </>}
      />
      {markers.length > 0 && <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>{markers.map(({ accountId, name, done, open }) => <Chip key={accountId} variant="outlined" label={`${name} · ${t('assignments.markers.figures', { done, open })}`} />)}</Box>}
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <Tabs value={shown} onChange={(_, next: Shown) => change({ show: next === 'all' ? null : next })} variant="scrollable" scrollButtons={false} sx={({ tokens }) => ({ px: 1, minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
          {SHOWN.map((each) => <Tab key={each} value={each} label={`${t(`assignments.lines.${each}`)} ${countOf[each]}`} sx={{ minHeight: 44, minWidth: 72 }} />)}
        </Tabs>
        <Box sx={({ tokens }) => ({ p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}><Box sx={{ maxWidth: 400 }}><SearchField value={search} onChange={(next) => change({ search: next })} hint={t('assignments.lines.search')} /></Box></Box>
        {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
        {!data && !error && <Loading />}
        {lines && (
          <ResponsiveList
            rows={lines.items.map((line) => ({ id: line.registrationId, ...line }))} label={assignment.title} density="compact" isStale={isPlaceholderData} empty={<EmptyState title={t('common.noMatchTitle')} />}
            columns={[
              { key: 'name', label: t('assignments.lines.person'), card: 'title', width: 110, value: ({ teacher }) => teacher.name },
              { key: 'school', label: t('assignments.lines.school'), value: ({ teacher }) => nameOf(teacher.school) },
              { key: 'status', label: t('assignments.lines.status'), width: 170, card: 'side', value: ({ status, late, attempt, handInId }) => <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}><StatusChip tone={TONES[status]} label={t(`assignments.lines.${status}`)} />{late && <StatusChip tone="warn" label={t('assignments.lines.late')} />}{handInId && attempt > 1 && <StatusChip tone="plain" label={t('assignments.lines.resit')} />}</Box> },
              { key: 'submitted', label: t('assignments.lines.submitted'), width: 145, value: ({ submittedAt }) => (submittedAt ? formatInstant(submittedAt) : '—') },
              { key: 'size', label: t('assignments.lines.size'), width: 110, align: 'right', value: ({ characters, fileCount, handInId }) => (handInId ? `${characters} / ${fileCount}` : '—') },
              { key: 'marks', label: t('assignments.lines.marks'), value: ({ marks }) => <Typography component="span" sx={{ fontSize: 13 }}>{marks.map(({ name, total }) => `${name} ${total ?? '…'}`).join('　') || '—'}</Typography> },
              { key: 'result', label: t('assignments.lines.result'), width: 130, align: 'right', value: ({ resultMilliPoints, passed }) => (resultMilliPoints == null ? '—' : <><b>{resultMilliPoints / 1000}</b> <StatusChip tone={passed ? 'good' : 'bad'} label={t(passed ? 'assignments.lines.passed' : 'assignments.lines.failed')} /></>) },
              { key: 'similar', label: t('assignments.lines.similar'), width: 130, value: ({ similar, handInId }) => (similar[0] && handInId ? <Button size="small" color="warning" variant="outlined" onClick={() => setPair({ handInId, otherId: similar[0]?.otherId ?? '' })}>{t('assignments.compare.chip', { percent: formatPermille(similar[0].permille) })}</Button> : '—') },
            ]}
          />
        )}
        {lines && lines.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={lines.totalCount} onPage={(next) => change({ page: String(next) })} />}
      </Paper>
      {dialog === 'edit' && <AssignmentDialog cohortId={assignment.cohortId} known={assignment} termsStand={counts.submitted + counts.marked > 0} onClose={() => setDialog(null)} />}
      {dialog === 'markers' && <MarkersDialog desk={desk} onClose={() => setDialog(null)} />}
      {pair && <CompareDialog pair={pair} onClose={() => setPair(null)} />}
      <JobProgressDialog jobId={jobId} title={t('assignments.compare.progress')} onClose={() => setJobId(null)}>
        {(result) => { const told = JSON.parse(result ?? '{}') as { compared?: number; similar?: number }; return <Typography>{t('assignments.compare.result', { compared: told.compared ?? 0, similar: told.similar ?? 0 })}</Typography>; }}
      </JobProgressDialog>
    </>
  );
}
