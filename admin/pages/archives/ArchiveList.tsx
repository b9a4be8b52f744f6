import { Box, Paper } from '@mui/material';

import { type ArchiveState, CohortArchivesDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { recentYears, useTitle } from '../../resources/programmes/training-words.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { todayInCounty } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { SearchField } from '../../shared/SearchField.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { ARCHIVE_TONES } from './archive-tones.js';

const PER_PAGE = 25;
const STATES: readonly ArchiveState[] = ['INCOMPLETE', 'COMPLETE', 'ARCHIVED', 'RUNNING'];

/** Every class with what its archive lacks; those whose papers are not complete can be looked at alone. */
export default function ArchiveList() {
  const t = useT();
  const locale = useLocale();
  const titleOf = useTitle();
  const { params, page, change } = useAddress();
  const year = params.get('year') ?? todayInCounty().slice(0, 4);
  const state = STATES.find((each) => each === params.get('state')) ?? null;
  const scope = params.get('scope');
  const search = params.get('search') ?? '';
  const filter = { year: Number(year), state, ofCounty: scope === 'county' ? true : scope === 'school' ? false : null, search: search || null };
  const { data, error, refetch, isPlaceholderData } = useRead(CohortArchivesDocument, { page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE }, filter }, { keepPrevious: true });
  const query = new URLSearchParams({ year, locale, ...(state ? { state } : {}), ...(filter.ofCounty === null ? {} : { ofCounty: String(filter.ofCounty) }), ...(search ? { search } : {}) });
  const found = data?.cohortArchives;
  return (
    <>
      <PageHeader title={t('archives.title')} sub={t('archives.sub')} actions={<DownloadButton href={`/downloads/cohort-archives.xlsx?${query.toString()}`} />} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <Box className="no-print" sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: '2fr 1fr 1fr 1fr' }, gap: 1.5, p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
          <Box sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }}><SearchField value={search} onChange={(value) => change({ search: value })} hint={t('archives.search')} /></Box>
          <ChoiceField label={t('archives.state')} value={state} choices={STATES.map((id) => ({ id, name: t(`archives.states.${id}`) }))} onChange={(value) => change({ state: value })} />
          <ChoiceField label={t('archives.scope')} value={scope} choices={[{ id: 'county', name: t('archives.scopeCounty') }, { id: 'school', name: t('archives.scopeSchool') }]} onChange={(value) => change({ scope: value })} />
          <ChoiceField label={t('archives.year')} required value={year} choices={recentYears()} onChange={(value) => change({ year: value })} />
        </Box>
        {error ? <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box> : !found ? <Loading /> : (
          <>
            <ResponsiveList
              rows={found.items.map((each) => ({ id: each.cohortId, ...each }))} label={t('archives.title')} to={({ id }) => `/cohorts/${id}/archive`} isStale={isPlaceholderData} empty={<EmptyState title={t('archives.none')} text={t('archives.noneText')} />}
              columns={[
                { key: 'title', label: t('archives.className'), card: 'title', value: (row) => titleOf(row) },
                { key: 'days', label: t('archives.days'), width: 190, value: ({ startsOn, endsOn }) => `${startsOn} – ${endsOn}` },
                { key: 'progress', label: t('archives.progress'), width: 120, value: ({ present, asked }) => t('archives.progressOf', { present, asked }) },
                { key: 'missing', label: t('archives.missing'), value: ({ missing }) => (missing.length === 0 ? t('archives.nothingMissing') : missing.map((each) => <Box key={each} sx={{ fontSize: 13 }}>{each}</Box>)) },
                { key: 'state', label: t('archives.state'), width: 120, card: 'side', value: (row) => <StatusChip tone={ARCHIVE_TONES[row.state]} label={t(`archives.states.${row.state}`)} /> },
              ]}
            />
            {found.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={found.totalCount} onPage={(next) => change({ page: String(next) })} />}
          </>
        )}
      </Paper>
    </>
  );
}
