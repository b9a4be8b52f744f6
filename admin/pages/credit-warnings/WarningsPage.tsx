import { Box, Button, Paper } from '@mui/material';
import { useState } from 'react';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { type CreditWarningFilter, type CreditWarningLevel, CreditWarningsComputeDocument, CreditWarningsDocument, CreditWarningSchoolsDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Count } from '../../shared/Formatted.js';
import { formatInstant } from '../../shared/format.js';
import { JobProgressDialog } from '../../shared/JobProgressDialog.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { SearchField } from '../../shared/SearchField.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { useAddress } from '../../shared/useAddress.js';
import { useName } from '../../shared/useName.js';
import { WARNING_MAKERS } from './roles.js';
import { WarningTable } from './WarningTable.js';

const PER_PAGE = 50;
const LEVELS: readonly CreditWarningLevel[] = ['MISSED', 'URGENT', 'BEHIND'];

/** Who may miss what the year or the cycle asks for: by school and by how pressing it is. */
export default function WarningsPage() {
  const t = useT();
  const nameOf = useName();
  const mayMake = mayUse(WARNING_MAKERS, useRoles());
  const { params, page, change } = useAddress();
  const [jobId, setJobId] = useState<string | null>(null);
  const level = LEVELS.find((each) => each === params.get('level')) ?? null;
  const [search, schoolId] = [params.get('search') ?? '', params.get('schoolId')];
  const filter: CreditWarningFilter = { ...(level ? { level } : {}), ...(schoolId ? { schoolId } : {}), ...(search ? { search } : {}) };
  const { data, error, refetch, isPlaceholderData } = useRead(CreditWarningsDocument, { filter, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const bySchool = useRead(CreditWarningSchoolsDocument, {});
  const schools = bySchool.data?.creditWarningSchools ?? [];
  const compute = useCommand(CreditWarningsComputeDocument, { onDone: (answer) => setJobId(answer.jobId ?? null) });
  const run = data?.creditWarningRun;
  const totals = { MISSED: sum(schools.map((each) => each.missedCount)), URGENT: sum(schools.map((each) => each.urgentCount)), BEHIND: sum(schools.map((each) => each.behindCount)) };
  const hasConditions = Object.keys(filter).length > 0;
  const clear = () => change({ level: null, schoolId: null, search: null });
  return (
    <>
      <PageHeader
        title={t('creditWarnings.title')} sub={<>{t('creditWarnings.sub')}{data && <><br />{run ? t('creditWarnings.computed', { at: formatInstant(run.computedAt), count: run.teacherCount }) : t('creditWarnings.never')}</>}</>}
        actions={mayMake && <Button variant="outlined" loading={compute.isPending} onClick={() => void compute.run({})}>{t('creditWarnings.recompute')}</Button>}
      />
      {run && <Panel><Stats>{LEVELS.map((each) => <Stat key={each} label={t(`creditWarnings.levels.${each}`)} value={<Count value={totals[each]} />} hint={t(`creditWarnings.levelHints.${each}`)} to={`/credit-warnings?level=${each}`} />)}</Stats></Panel>}
      <Paper variant="outlined" sx={{ overflow: 'clip' }}>
        <Box className="no-print" sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(160px, 1fr) minmax(140px, 1fr) minmax(200px, 2fr) auto', lg: 'minmax(160px, 1fr) minmax(140px, 1fr) minmax(200px, 2fr) auto auto auto' }, gap: 1.5, alignItems: 'center', p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
          <SearchField value={search} onChange={(next) => change({ search: next })} hint={t('creditWarnings.search')} />
          <ChoiceField label={t('creditWarnings.level')} value={level} choices={LEVELS.map((id) => ({ id, name: t(`creditWarnings.levels.${id}`) }))} onChange={(next) => change({ level: next })} />
          <ChoiceField label={t('creditWarnings.school')} value={schoolId} choices={schools.map(({ school, missedCount, urgentCount, behindCount }) => ({ id: school.id, name: `${nameOf(school)} · ${t('creditWarnings.people', { smart_count: missedCount + urgentCount + behindCount })}` }))} onChange={(next) => change({ schoolId: next })} />
          {hasConditions ? <Button variant="text" onClick={clear}>{t('common.clearFilters')}</Button> : <span />}
          <DownloadButton href={`/downloads/credit-warnings.xlsx?${new URLSearchParams(Object.entries(filter) as [string, string][]).toString()}`} />
          {(schoolId ?? (schools.length === 1 ? schools[0]?.school.id : null)) && <DownloadButton href={`/downloads/credit-warnings/${schoolId ?? schools[0]?.school.id}.pdf`} label={t('creditWarnings.print')} />}
        </Box>
        {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
        {!data && !error && <Loading />}
        {data?.creditWarnings.items.length === 0 && (hasConditions ? <EmptyState title={t('common.noMatchTitle')} action={<Button variant="outlined" onClick={clear}>{t('common.clearFilters')}</Button>} /> : <EmptyState title={t('creditWarnings.empty')} text={t(run ? 'creditWarnings.emptyText' : 'creditWarnings.never')} />)}
        {data && data.creditWarnings.items.length > 0 && <WarningTable rows={data.creditWarnings.items} withSchool={schoolId === null} isStale={isPlaceholderData} />}
        {data && data.creditWarnings.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={data.creditWarnings.totalCount} onPage={(next) => change({ page: String(next) })} />}
      </Paper>
      {jobId && <JobProgressDialog jobId={jobId} title={t('creditWarnings.running')} onDone={() => { void refetch(); void bySchool.refetch(); }} onClose={() => setJobId(null)} />}
    </>
  );
}

const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);
