import { Box, Button, Paper } from '@mui/material';

import { NominationCohortsDocument, type NominationCohortsQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { useSeatWords } from './seat-words.js';

export type OpenCohort = NominationCohortsQuery['cohorts']['items'][number];

const MOST = 100;

/** Classes that a school can send people to, with what is left for it. */
export default function NominationCohorts() {
  const t = useT();
  const titleOf = useTitle();
  const seatWords = useSeatWords();
  const { data, error, refetch } = useRead(NominationCohortsDocument, { page: { limit: MOST, offset: 0 } });
  const cohorts = data?.cohorts.items;
  return (
    <>
      <PageHeader title={t('training.nominate.title')} sub={t('training.nominate.sub')} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
        {!cohorts && !error && <Loading />}
        {cohorts?.length === 0 && <EmptyState title={t('training.nominate.none')} text={t('training.nominate.noneText')} action={<Button variant="outlined" onClick={() => void refetch()}>{t('common.retry')}</Button>} />}
        {cohorts && cohorts.length > 0 && (
          <ResponsiveList<OpenCohort>
            rows={cohorts} label={t('training.nominate.title')} to={({ id }) => `/nominations/${id}`}
            columns={[
              { key: 'title', label: t('training.cohorts.name'), card: 'title', value: titleOf },
              { key: 'days', label: t('training.cohorts.days'), width: 190, value: ({ startsOn, endsOn }) => `${startsOn} – ${endsOn.slice(5)}` },
              { key: 'left', label: t('training.cohorts.seats'), value: seatWords },
              { key: 'until', label: t('training.cohorts.closesAt'), width: 168, card: 'side', value: ({ registrationClosesAt }) => t('training.nominate.until', { at: formatInstant(registrationClosesAt) }) },
            ]}
          />
        )}
      </Paper>
    </>
  );
}
