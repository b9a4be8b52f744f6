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

/** Which class is it about? Those with the most requests first. */
export default function RegistrationCohorts() {
  const t = useT();
  const { data, error, refetch } = useRead(CohortsDocument, { filter: { statuses: ['OPEN'] }, sort: 'REQUESTS', page: { limit: MOST, offset: 0 } }, { every: 30_000 });
  const cohorts = data?.cohorts.items;
  return (
    <>
      <PageHeader title={t('training.desk.title')} sub={t('training.desk.sub')} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
        {!cohorts && !error && <Loading />}
        {cohorts?.length === 0 && <EmptyState title={t('training.desk.noneOpen')} text={t('training.desk.noneOpenText')} />}
        {cohorts && cohorts.length > 0 && <CohortTable cohorts={cohorts} label={t('training.desk.chooseTitle')} to={({ id }) => `/cohorts/${id}/registration`} />}
      </Paper>
    </>
  );
}
