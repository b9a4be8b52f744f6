import { Button } from '@mui/material';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';

import { CohortDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { COHORT_TONES, useTitle } from '../programmes/training-words.js';
import type { Cohort } from './CohortShow.js';
import { CohortTabs } from './CohortTabs.js';

/** The class that the address names, or what to do when there is none. */
export function OfCohort({ every, children }: {
  /** Milliseconds after which it is read again. */
  readonly every?: number;
  readonly children: (cohort: Cohort) => ReactNode;
}) {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(CohortDocument, { id }, every === undefined ? {} : { every });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return data.cohort ? children(data.cohort) : <EmptyState title={t('training.cohorts.notFound')} action={<Button variant="outlined" component={Link} to="/cohorts">{t('common.back')}</Button>} />;
}

interface CohortHeadProps {
  readonly cohort: Cohort;
  /** Chips beside the class's state. */
  readonly status?: ReactNode;
  /** Said after the code and the days. */
  readonly sub?: ReactNode;
  readonly actions?: ReactNode;
}

/** The head of every page of a class, and the way to its other pages. */
export function CohortHead({ cohort, status, sub, actions }: CohortHeadProps) {
  const label = useLabel();
  const titleOf = useTitle();
  return (
    <>
      <PageHeader
        title={titleOf(cohort)} status={<><StatusChip tone={COHORT_TONES[cohort.status]} label={label('cohortStatus', cohort.status)} />{status}</>}
        sub={<><Link to={`/programmes/${cohort.programme.id}/show`} style={{ color: 'inherit' }}>{titleOf(cohort.programme)}</Link> · {cohort.code} · {cohort.startsOn} – {cohort.endsOn}{sub && <> · {sub}</>}</>} actions={actions}
      />
      <CohortTabs cohort={cohort} />
    </>
  );
}
