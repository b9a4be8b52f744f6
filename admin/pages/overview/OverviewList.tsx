import { Box, Dialog, DialogContent, DialogTitle, Paper } from '@mui/material';
import { useState } from 'react';

import { AreasDocument, AttendanceOfTeacherDocument, AttendanceOverviewDocument, type AttendanceOverviewQuery, type TrainingCategory } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { vocabulary } from '../../i18n/vocabulary.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { SearchField } from '../../shared/SearchField.js';
import { useAddress } from '../../shared/useAddress.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';
import { useYear } from './useYear.js';

type Row = AttendanceOverviewQuery['attendanceOverview']['items'][number] & { readonly id: string };
const PER_PAGE = 50;

/** Teachers with their figures; a click shows class by class. */
export function OverviewList() {
  const t = useT();
  const nameOf = useName();
  const { params, page, change } = useAddress();
  const { year, years } = useYear(params.get('year'));
  const [areaId, schoolId, search] = [params.get('areaId'), params.get('schoolId'), params.get('search') ?? ''];
  const category = Object.keys(vocabulary.trainingCategory).find((each): each is TrainingCategory => each === params.get('category')) ?? null;
  const areas = useRead(AreasDocument, {}).data?.areas ?? [];
  const categories = useChoices('trainingCategory');
  const filter = { year, ...(areaId ? { areaId } : {}), ...(schoolId ? { schoolId } : {}), ...(category ? { category } : {}), ...(search ? { search } : {}) };
  const { data, error, refetch, isPlaceholderData } = useRead(AttendanceOverviewDocument, { filter, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const [open, setOpen] = useState<Row | null>(null);
  const rows: Row[] = (data?.attendanceOverview.items ?? []).map((each) => ({ ...each, id: each.teacher.id }));
  const totalCount = data?.attendanceOverview.totalCount ?? 0;
  const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)])).toString();
  return (
    <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
      <Box className="no-print" sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', md: 'minmax(180px, 2fr) 100px minmax(120px, 1fr) minmax(160px, 1.5fr) minmax(120px, 1fr) auto' }, gap: 1.5, alignItems: 'center', p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
        <Box sx={{ gridColumn: { xs: '1 / -1', md: 'auto' }, '& > *': { width: '100%' } }}><SearchField value={search} onChange={(next) => change({ search: next })} hint={t('overview.search')} /></Box>
        <ChoiceField label={t('overview.year')} required value={String(year)} choices={years} onChange={(next) => change({ year: next })} />
        <ChoiceField label={t('overview.area')} value={areaId} choices={areas.map((each) => ({ id: each.id, name: nameOf(each) }))} onChange={(next) => change({ areaId: next, schoolId: null })} />
        <SchoolField label={t('overview.school')} value={schoolId} areaId={areaId} onChange={(next) => change({ schoolId: next })} />
        <ChoiceField label={t('overview.category')} value={category} choices={categories} onChange={(next) => change({ category: next })} />
        <DownloadButton href={`/downloads/attendance-overview.xlsx?${query}`} />
      </Box>
      {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
      {!data && !error && <Loading />}
      {data && (
        <ResponsiveList<Row>
          rows={rows} label={t('overview.title')} density="compact" isStale={isPlaceholderData} nameOf={({ teacher }) => teacher.name} onOpen={setOpen} empty={<EmptyState title={t('overview.none')} text={t('overview.noneText')} />}
          columns={[
            { key: 'name', label: t('overview.teacher'), card: 'title', value: ({ teacher }) => <><b>{teacher.name}</b> <Box component="span" sx={{ color: 'text.secondary' }}>{teacher.number}</Box></> },
            { key: 'school', label: t('overview.school'), value: ({ teacher }) => nameOf(teacher.school) },
            { key: 'classes', label: t('overview.classes'), align: 'right', isBare: true, width: 70, value: ({ classes }) => classes },
            { key: 'sessions', label: t('overview.sessions'), align: 'right', isBare: true, width: 70, value: ({ sessions }) => sessions },
            ...figures(t),
          ]}
        />
      )}
      {totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={totalCount} onPage={(next) => change({ page: String(next) })} />}
      {open && <Classes teacherId={open.id} name={open.teacher.name} year={year} onClose={() => setOpen(null)} />}
    </Paper>
  );
}

interface Sums { readonly plannedMinutes: number; readonly heldMinutes: number; readonly presentMinutes: number; readonly leaveMinutes: number; readonly absentMinutes: number }

/** Columns of minutes, alike for teachers and classes. */
function figures(t: ReturnType<typeof useT>) {
  const column = (key: keyof Sums, label: string) => ({ key, label, align: 'right' as const, isBare: true, width: 84, value: (row: Sums) => row[key] });
  return [
    column('plannedMinutes', t('overview.planned')), column('heldMinutes', t('overview.held')), column('presentMinutes', t('overview.present')), column('leaveMinutes', t('overview.leave')),
    { ...column('absentMinutes', t('overview.absent')), card: 'side' as const, value: ({ absentMinutes }: Sums) => (absentMinutes > 0 ? <b>{absentMinutes}</b> : 0) },
  ];
}

function Classes({ teacherId, name, year, onClose }: { teacherId: string; name: string; year: number; onClose: () => void }) {
  const t = useT();
  const titleOf = useTitle();
  const { data, error, refetch } = useRead(AttendanceOfTeacherDocument, { teacherId, year });
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth>
      <DialogTitle>{t('overview.ofTeacher', { name })} · {year} · {t('overview.inMinutes')}</DialogTitle>
      <DialogContent>
        {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data && <ResponsiveList rows={data.attendanceOfTeacher.map((each) => ({ ...each, id: each.rollId }))} label={t('overview.roll')} density="compact" columns={[{ key: 'title', label: t('overview.roll'), card: 'title', value: (row) => titleOf(row) }, { key: 'sessions', label: t('overview.sessions'), align: 'right', isBare: true, width: 70, value: ({ sessions }) => sessions }, ...figures(t)]} />}
      </DialogContent>
    </Dialog>
  );
}
