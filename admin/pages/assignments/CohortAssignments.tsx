import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router';

import { CohortAssignmentOutcomesDocument, CohortAssignmentsDocument, CohortRecordAssignmentsDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { CohortHead, OfCohort } from '../../resources/cohorts/CohortPage.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant, formatPermille } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { AssignmentDialog } from './AssignmentDialog.js';

const PER_PAGE = 50;

/** The assignments of a class, and what they come to. */
export default function CohortAssignments() {
  return <OfCohort>{(cohort) => <Assignments cohort={cohort} />}</OfCohort>;
}

function Assignments({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const { id } = cohort;
  const { data, error, refetch } = useRead(CohortAssignmentsDocument, { cohortId: id });
  const [isCreating, setCreating] = useState(false);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const isEnded = cohort.status === 'CLOSING' || cohort.status === 'CLOSED';
  const rows = data.cohortAssignments.map((desk) => ({ id: desk.assignment.id, ...desk }));
  const action = isEnded ? undefined : <Button variant="contained" onClick={() => setCreating(true)}>{t('assignments.create')}</Button>;
  return (
    <>
      <CohortHead cohort={cohort} actions={rows.length > 0 && action} />
      <Panel flush>
        <ResponsiveList
          rows={rows} label={t('assignments.title')} to={(row) => `/assignments/${row.id}`} empty={<EmptyState title={t('assignments.none')} text={t('assignments.noneText')} action={action} />}
          columns={[
            { key: 'title', label: t('assignments.name'), card: 'title', value: ({ assignment }) => assignment.title },
            { key: 'due', label: t('assignments.due'), width: 150, value: ({ assignment }) => formatInstant(assignment.dueAt) },
            { key: 'progress', label: t('assignments.progress'), width: 100, align: 'right', value: ({ counts }) => t('assignments.handedOf', { done: counts.submitted + counts.marked, all: counts.participants }) },
            { key: 'marked', label: t('assignments.marked'), width: 90, isBare: true, align: 'right', value: ({ counts }) => counts.marked },
            { key: 'passed', label: t('assignments.passedCount'), width: 80, isBare: true, align: 'right', value: ({ counts }) => counts.passed },
            { key: 'similar', label: t('assignments.similarCount'), width: 100, isBare: true, align: 'right', value: ({ counts }) => (counts.similar > 0 ? <StatusChip tone="warn" label={String(counts.similar)} /> : 0) },
            { key: 'markers', label: t('assignments.markers.title'), value: ({ markers, counts }) => (counts.lacking > 0 ? <StatusChip tone="bad" label={t('assignments.lacking', { smart_count: counts.lacking })} /> : markers.map(({ name }) => name).join(t('common.listComma')) || t('assignments.markers.none')) },
          ]}
        />
      </Panel>
      {rows.length > 0 && <Outcomes cohortId={id} isEnded={isEnded} />}
      {isCreating && <AssignmentDialog cohortId={id} known={null} termsStand={false} onClose={() => setCreating(false)} />}
    </>
  );
}

function Outcomes({ cohortId, isEnded }: { cohortId: string; isEnded: boolean }) {
  const t = useT();
  const nameOf = useName();
  const [params, setParams] = useSearchParams();
  const page = Math.max(1, Number(params.get('page')) || 1);
  const { data, error, refetch } = useRead(CohortAssignmentOutcomesDocument, { cohortId, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const [isAsking, setAsking] = useState(false);
  const record = useCommand(CohortRecordAssignmentsDocument, { done: ({ entered }) => t('assignments.outcomes.done', { smart_count: entered ?? 0 }), onDone: () => setAsking(false) });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { passed, failed, unknown, lines } = data.cohortAssignmentOutcomes;
  const chip = (assessment: string | null | undefined) => (assessment === 'PASSED' ? <StatusChip tone="good" label={t('assignments.outcomes.PASSED')} /> : assessment === 'FAILED' ? <StatusChip tone="bad" label={t('assignments.outcomes.FAILED')} /> : <StatusChip tone="plain" label={t('assignments.outcomes.open')} />);
  return (
    <Panel title={t('assignments.outcomes.title')} flush actions={!isEnded && <Button variant="outlined" disabled={passed + failed === 0} onClick={() => setAsking(true)}>{t('assignments.outcomes.record')}</Button>}>
      <Typography sx={{ px: 2.5, pb: 1.5, fontSize: 13, color: 'text.secondary' }}>{t('assignments.outcomes.figures', { passed, failed, unknown })} · {t('assignments.outcomes.text')}</Typography>
      <ResponsiveList
        rows={lines.items.map((line) => ({ id: line.registrationId, ...line }))} label={t('assignments.outcomes.title')} density="compact"
        columns={[
          { key: 'name', label: t('assignments.lines.person'), card: 'title', width: 110, value: ({ teacher }) => teacher.name },
          { key: 'school', label: t('assignments.lines.school'), width: 200, value: ({ teacher }) => nameOf(teacher.school) },
          { key: 'assessment', label: t('assignments.outcomes.title'), width: 130, card: 'side', value: ({ assessment }) => chip(assessment) },
          { key: 'share', label: '%', width: 70, align: 'right', value: ({ permille }) => formatPermille(permille) },
          { key: 'why', label: t('assignments.outcomes.why'), value: ({ trace }) => <Box component="span" sx={{ fontSize: 13 }}>{trace.join(t('common.listComma') === ', ' ? '; ' : '；')}</Box> },
          { key: 'entered', label: t('assignments.outcomes.entered'), width: 90, value: ({ entered }) => (entered ? chip(entered) : '—') },
        ]}
      />
      <Pager page={page} perPage={PER_PAGE} totalCount={lines.totalCount} onPage={(next) => setParams({ page: String(next) }, { replace: true })} />
      <ConfirmDialog
        open={isAsking} title={t('assignments.outcomes.confirm', { smart_count: passed + failed })} consequence={t('assignments.outcomes.consequence', { passed, failed, unknown })} undo={t('assignments.outcomes.undo')}
        confirmLabel={t('assignments.outcomes.record')} isPending={record.isPending} onConfirm={() => void record.run({ cohortId })} onClose={() => setAsking(false)}
      />
    </Panel>
  );
}
