import { Box, Checkbox, FormControlLabel, Tab, Tabs } from '@mui/material';

import { CreditYearResultsDocument, CreditYearSchoolsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatCredits } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { useAddress } from '../../shared/useAddress.js';
import { useName } from '../../shared/useName.js';
import type { Year } from './CreditYearShow.js';

const PER_PAGE = 50;
const TABS = ['schools', 'results', 'changed'] as const;

/** Totals by school in the open; teachers within reach; what came in after the year was frozen. */
export function YearResults({ year: { cycleYear, changedCount } }: { year: Year }) {
  const t = useT();
  const { params, page, change } = useAddress();
  const tab = TABS.find((each) => each === params.get('tab')) ?? 'schools';
  const schoolId = params.get('school');
  const onlyShort = params.get('short') === '1';
  return (
    <Panel flush>
      <Tabs value={tab} onChange={(_, next: string) => change({ tab: next, school: null })} variant="scrollable" scrollButtons={false} sx={({ tokens }) => ({ px: 1, minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
        {TABS.map((each) => <Tab key={each} value={each} label={each === 'changed' ? `${t('creditYears.tabs.changed')} ${changedCount}` : t(`creditYears.tabs.${each}`)} sx={{ minHeight: 44 }} />)}
      </Tabs>
      {tab === 'results' && <Box className="no-print" sx={{ px: 2, pt: 0.5 }}><FormControlLabel control={<Checkbox size="small" checked={onlyShort} onChange={(_, checked) => change({ short: checked ? '1' : null })} />} label={t('creditYears.onlyShort')} /></Box>}
      {tab === 'schools' ? <Schools cycleYear={cycleYear} page={page} change={change} /> : <Teachers cycleYear={cycleYear} schoolId={schoolId} onlyChanged={tab === 'changed'} onlyShort={tab === 'results' && onlyShort} page={page} change={change} />}
    </Panel>
  );
}

interface PartProps { readonly cycleYear: number; readonly page: number; readonly change: ReturnType<typeof useAddress>['change'] }

function Schools({ cycleYear, page, change }: PartProps) {
  const t = useT();
  const name = useName();
  const { data, error, refetch, isPlaceholderData } = useRead(CreditYearSchoolsDocument, { cycleYear, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { items, totalCount } = data.creditYearSchools;
  return (
    <>
      <ResponsiveList
        rows={items.map((each) => ({ id: each.schoolId, ...each }))} label={t('creditYears.tabs.schools')} density="compact" isStale={isPlaceholderData} to={({ id }) => `/credit-years/${cycleYear}?tab=results&school=${id}`} empty={<EmptyState title={t('creditYears.noResults')} />}
        columns={[
          { key: 'school', label: t('creditYears.school'), card: 'title', value: (row) => name(row) },
          { key: 'teachers', label: t('creditYears.teachers'), align: 'right', isBare: true, value: ({ teacherCount }) => teacherCount },
          { key: 'short', label: t('creditYears.short'), align: 'right', isBare: true, value: ({ shortCount }) => shortCount },
          { key: 'counted', label: t('creditYears.counted'), align: 'right', isBare: true, value: ({ countedCenticredits }) => formatCredits(countedCenticredits) },
          { key: 'changed', label: t('creditYears.changed'), align: 'right', isBare: true, value: ({ changedCount }) => changedCount },
        ]}
      />
      {totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={totalCount} onPage={(next) => change({ page: String(next) })} />}
    </>
  );
}

function Teachers({ cycleYear, schoolId, onlyChanged, onlyShort, page, change }: PartProps & { schoolId: string | null; onlyChanged: boolean; onlyShort: boolean }) {
  const t = useT();
  const name = useName();
  const { data, error, refetch, isPlaceholderData } = useRead(CreditYearResultsDocument, { cycleYear, schoolId, onlyChanged, onlyShort, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { items, totalCount } = data.creditYearResults;
  return (
    <>
      <ResponsiveList
        rows={items.map((each) => ({ id: each.teacherId, ...each }))} label={t('creditYears.tabs.results')} density="compact" isStale={isPlaceholderData} to={({ id }) => `/teachers/${id}/credits`} empty={<EmptyState title={t(onlyChanged ? 'creditYears.noChanges' : 'creditYears.noResults')} />}
        columns={[
          { key: 'teacher', label: t('creditYears.teacher'), card: 'title', value: (row) => `${row.name} ${row.number}` },
          { key: 'school', label: t('creditYears.school'), value: ({ schoolName, schoolNameEn }) => name({ name: schoolName, nameEn: schoolNameEn }) },
          { key: 'counted', label: t('creditYears.counted'), align: 'right', isBare: true, value: ({ countedCenticredits }) => formatCredits(countedCenticredits) },
          { key: 'minimum', label: t('creditYears.minimum'), align: 'right', isBare: true, value: ({ minimumCenticredits }) => (minimumCenticredits === null || minimumCenticredits === undefined ? t('creditYears.noMinimum') : formatCredits(minimumCenticredits)) },
          { key: 'short', label: t('creditYears.shortBy'), align: 'right', isBare: true, value: ({ shortCenticredits }) => (shortCenticredits > 0 ? formatCredits(shortCenticredits) : '—') },
          { key: 'cycle', label: t('creditYears.cycle'), align: 'right', isBare: true, value: ({ cycleCountedCenticredits }) => formatCredits(cycleCountedCenticredits) },
          onlyChanged
            ? { key: 'changes', label: t('creditYears.changes'), value: ({ changes }) => changes.map(({ entryId, cause, title, centicredits }) => <div key={entryId}>{cause} · {title} {formatCredits(centicredits)}</div>) }
            : { key: 'categories', label: t('creditYears.categories'), value: ({ categories }) => categories.filter((each) => each.countedCenticredits > 0).map((each) => `${each.category} ${formatCredits(each.countedCenticredits)}`).join(t('common.listComma')) },
        ]}
      />
      {totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={totalCount} onPage={(next) => change({ page: String(next) })} />}
    </>
  );
}
