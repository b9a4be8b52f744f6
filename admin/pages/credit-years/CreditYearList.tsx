import { Paper } from '@mui/material';

import { CreditYearsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatCredits, formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { stateOf, YEAR_TONES } from './year-state.js';

/** Credit years, the newest first: which are closed, and what has changed in them since. */
export default function CreditYearList() {
  const t = useT();
  const { data, error, refetch } = useRead(CreditYearsDocument, {});
  return (
    <>
      <PageHeader title={t('creditYears.title')} sub={t('creditYears.sub')} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : !data ? <Loading /> : (
          <ResponsiveList
            rows={data.creditYears.map((each) => ({ id: String(each.cycleYear), ...each }))} label={t('creditYears.title')} to={({ id }) => `/credit-years/${id}`} empty={<EmptyState title={t('creditYears.none')} />}
            columns={[
              { key: 'year', label: t('creditYears.yearHead'), card: 'title', value: ({ cycleYear }) => t('creditYears.year', { year: String(cycleYear) }) },
              { key: 'state', label: t('creditYears.state'), card: 'side', value: (row) => { const state = stateOf(row); return <StatusChip tone={YEAR_TONES[state]} label={t(`creditYears.states.${state}`)} />; } },
              { key: 'closedAt', label: t('creditYears.closedAt'), value: ({ closedAt }) => (closedAt ? formatInstant(closedAt) : '') },
              { key: 'teachers', label: t('creditYears.teachers'), align: 'right', isBare: true, value: ({ closedAt, teacherCount }) => (closedAt ? teacherCount : '—') },
              { key: 'counted', label: t('creditYears.counted'), align: 'right', isBare: true, value: ({ closedAt, countedCenticredits }) => (closedAt ? formatCredits(countedCenticredits) : '—') },
              { key: 'changed', label: t('creditYears.changed'), align: 'right', isBare: true, value: ({ closedAt, changedCount }) => (closedAt ? changedCount : '—') },
            ]}
          />
        )}
      </Paper>
    </>
  );
}
