import { Box, Button, Tab, Tabs } from '@mui/material';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { RuleSetSimulationDocument, RuleSetSimulationResultsDocument, type SimulationOutcome, type SimulationSort } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Credits } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { type Column, ResponsiveList } from '../../shared/ResponsiveList.js';
import { SearchField } from '../../shared/SearchField.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { useName } from '../../shared/useName.js';
import { SimulatedTeacherDialog } from './SimulatedTeacherDialog.js';
import { OUTCOME_TONES, OUTCOMES, SimulationFigures } from './SimulationFigures.js';
import { SimulationSchools } from './SimulationSchools.js';

const PER_PAGE = 50;
const SORTS: readonly SimulationSort[] = ['GAINED_MOST', 'LOST_MOST', 'SCHOOL'];
const CHANGED: readonly SimulationOutcome[] = OUTCOMES.filter((each) => each !== 'SAME');

/** A trial of a draft: who gains, who falls short, by teacher and by school, and why. */
export default function SimulationPage() {
  const t = useT();
  const nameOf = useName();
  const locale = useLocale();
  const id = useParams().id ?? '';
  const { params, page, change } = useAddress();
  const [teacher, setTeacher] = useState<{ id: string; name: string } | null>(null);
  const outcome = params.get('outcome');
  const outcomes = outcome === 'all' ? [] : OUTCOMES.filter((each) => each === outcome).length > 0 ? OUTCOMES.filter((each) => each === outcome) : CHANGED;
  const sort = SORTS.find((each) => each === params.get('sort')) ?? 'GAINED_MOST';
  const schoolId = params.get('school');
  const search = params.get('search') ?? '';
  const isBySchool = params.get('tab') === 'schools';
  const simulation = useRead(RuleSetSimulationDocument, { id });
  const results = useRead(RuleSetSimulationResultsDocument, { id, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE }, filter: { outcomes: [...outcomes], schoolId, search: search || null }, sort }, { keepPrevious: true, enabled: !isBySchool });
  if (simulation.error) return <ErrorPanel error={simulation.error} onRetry={() => void simulation.refetch()} />;
  if (!simulation.data) return <Loading />;
  const one = simulation.data.ruleSetSimulation;
  if (!one) return <EmptyState title={t('ra.notification.item_doesnt_exist')} />;
  const rows = (results.data?.ruleSetSimulationResults.items ?? []).map((each) => ({ id: each.teacher.id, ...each }));
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'name', label: t('ruleSets.simulate.teacher'), card: 'title', value: (row) => `${row.teacher.name} · ${row.teacher.number}` },
    { key: 'school', label: t('ruleSets.simulate.school'), value: (row) => nameOf(row.teacher.school) },
    { key: 'outcome', label: t('ruleSets.simulate.change'), card: 'side', value: (row) => <StatusChip tone={OUTCOME_TONES[row.outcome]} label={t(`ruleSets.simulate.outcome.${row.outcome}`)} /> },
    { key: 'before', label: t('ruleSets.simulate.today'), isBare: true, align: 'right', value: (row) => <Credits value={row.beforeCenticredits} /> },
    { key: 'after', label: t('ruleSets.simulate.draft'), isBare: true, align: 'right', value: (row) => <Credits value={row.afterCenticredits} /> },
    { key: 'difference', label: t('ruleSets.simulate.difference'), isBare: true, align: 'right', value: (row) => <Credits value={row.afterCenticredits - row.beforeCenticredits} /> },
    { key: 'why', label: t('ruleSets.why'), value: (row) => <Box sx={{ fontSize: 13 }}>{row.differences.slice(0, 3).map(({ message }) => <div key={message}>{message}</div>)}</Box> },
  ];
  const query = new URLSearchParams({ lang: locale === 'en' ? 'en' : 'zh', outcomes: outcomes.join(','), ...(schoolId ? { schoolId } : {}), ...(search ? { search } : {}) });
  return (
    <>
      <PageHeader title={t('ruleSets.simulate.title')} sub={t('ruleSets.simulate.asIf')} actions={<><Button variant="outlined" component={Link} to={`/rule-set-drafts/${one.draftId}`}>{t('ruleSets.simulate.openDraft')}</Button><DownloadButton href={`/downloads/rule-set-simulation/${id}.xlsx?${query.toString()}`} /></>} />
      <SimulationFigures simulation={one} linked />
      <Tabs value={isBySchool ? 'schools' : 'teachers'} onChange={(_, next: string) => change({ tab: next === 'schools' ? next : null })} sx={{ mb: 2 }}><Tab value="teachers" label={t('ruleSets.simulate.teachers')} /><Tab value="schools" label={t('ruleSets.simulate.schools')} /></Tabs>
      {isBySchool && <SimulationSchools id={id} onSchool={(school) => change({ tab: null, school })} />}
      {!isBySchool && (
        <>
          <Box sx={{ display: 'grid', gap: 1.5, mb: 2, gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 2fr) 1fr 1fr auto' } }}>
            <SearchField value={search} hint={t('ruleSets.simulate.search')} onChange={(value) => change({ search: value })} />
            <ChoiceField required label={t('ruleSets.simulate.change')} value={outcome ?? 'changed'} choices={[{ id: 'changed', name: t('ruleSets.simulate.changed') }, { id: 'all', name: t('ruleSets.simulate.all') }, ...OUTCOMES.map((each) => ({ id: each, name: t(`ruleSets.simulate.outcome.${each}`) }))]} onChange={(value) => change({ outcome: value })} />
            <ChoiceField required label={t('ruleSets.simulate.order')} value={sort} choices={SORTS.map((each) => ({ id: each, name: t(`ruleSets.simulate.sort.${each}`) }))} onChange={(value) => change({ sort: value })} />
            {schoolId && <Button onClick={() => change({ school: null })}>{rows[0] ? nameOf(rows[0].teacher.school) : t('ruleSets.simulate.school')} ×</Button>}
          </Box>
          <Panel flush>
            {results.error && <ErrorPanel error={results.error} onRetry={() => void results.refetch()} />}
            {!results.data && !results.error && <Loading />}
            {results.data && rows.length === 0 && <EmptyState title={t('ruleSets.simulate.noOne')} />}
            {rows.length > 0 && <ResponsiveList rows={rows} columns={columns} label={t('ruleSets.simulate.teachers')} onOpen={(row) => setTeacher({ id: row.id, name: row.teacher.name })} />}
            {results.data && <Pager page={page} perPage={PER_PAGE} totalCount={results.data.ruleSetSimulationResults.totalCount} onPage={(next) => change({ page: String(next) })} />}
          </Panel>
        </>
      )}
      {teacher && <SimulatedTeacherDialog simulationId={id} teacher={teacher} onClose={() => setTeacher(null)} />}
    </>
  );
}
