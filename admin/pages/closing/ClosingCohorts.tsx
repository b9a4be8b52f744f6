import { Box, Paper } from '@mui/material';

import { CohortsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { CohortTable } from '../../resources/cohorts/CohortTable.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';

const MOST = 100;

/** Classes that run, the earliest begun first: those that are over stand on top. */
export default function ClosingCohorts() {
  const t = useT();
  const { data, error, refetch } = useRead(CohortsDocument, { filter: { statuses: ['RUNNING', 'CLOSING'] }, sort: 'STARTS', page: { limit: MOST, offset: 0 } });
  const cohorts = data && [...data.cohorts.items].sort((one, other) => one.endsOn.localeCompare(other.endsOn));
  return (
    <>
      <PageHeader title={t('training.closing.title')} sub={t('training.closing.sub')} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
        {!cohorts && !error && <Loading />}
        {cohorts?.length === 0 && <EmptyState title={t('training.closing.noneToClose')} text={t('training.closing.noneToCloseText')} />}
        {cohorts && cohorts.length > 0 && <CohortTable cohorts={cohorts} label={t('training.closing.chooseTitle')} to={({ id }) => `/cohorts/${id}/closing`} />}
      </Paper>
    </>
  );
}
