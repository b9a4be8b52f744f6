import { Box, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useSearchParams } from 'react-router';

import { RosterProblemsDocument, type RosterProblemSeverity } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { KindChips } from '../../shared/KindChips.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import type { RosterImport } from './RosterImportShow.js';

const PER_PAGE = 25;

/** Every bad row with sheet, cell and reason; what was mended apart from it. Kind and page stand in the address. */
export function RosterProblems({ rosterImport: { id, counts, problemGroups, status } }: { rosterImport: RosterImport }) {
  const t = useT();
  const locale = useLocale();
  const [params, setParams] = useSearchParams();
  const groupsOf = (severity: RosterProblemSeverity) => problemGroups.filter((group) => group.severity === severity);
  const countOf = (severity: RosterProblemSeverity) => groupsOf(severity).reduce((sum, { count }) => sum + count, 0);
  const severity: RosterProblemSeverity = params.get('show') === 'mended' || countOf('ERROR') === 0 ? 'MENDED' : 'ERROR';
  const code = params.get('kind');
  const page = Math.max(1, Number(params.get('page') ?? 1));
  const show = (next: Record<string, string>) => setParams(next, { replace: true });
  const tab: Record<string, string> = severity === 'MENDED' ? { show: 'mended' } : {};
  const { data, error, refetch, isPlaceholderData } = useRead(RosterProblemsDocument, { id, filter: { severity, code }, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true, enabled: problemGroups.length > 0 });

  if (problemGroups.length === 0) return status === 'PLANNED' ? <Panel><Typography>{t('roster.problems.noErrors')}</Typography></Panel> : null;
  const found = data?.rosterImport?.problems;
  const told = (severity === 'ERROR' ? counts?.errors : counts?.mended) ?? 0;
  return (
    <Panel flush>
      <Stack direction="row" useFlexGap spacing={1} sx={({ tokens }) => ({ px: 2, flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', borderBottom: `1px solid ${tokens.line}` })}>
        <Tabs value={severity} onChange={(_, next: RosterProblemSeverity) => show(next === 'MENDED' ? { show: 'mended' } : {})}>
          {countOf('ERROR') > 0 && <Tab value="ERROR" label={t('roster.problems.errors', { count: countOf('ERROR') })} />}
          {countOf('MENDED') > 0 && <Tab value="MENDED" label={t('roster.problems.mended', { count: countOf('MENDED') })} />}
        </Tabs>
        <DownloadButton href={`/downloads/roster-problems/${id}.xlsx?lang=${locale}`} label={t('roster.problems.download')} variant="text" />
      </Stack>
      <Box sx={{ px: 2, pt: 1.5 }}>
        <Typography sx={{ color: 'text.secondary' }}>{t(severity === 'ERROR' ? 'roster.problems.errorsText' : 'roster.problems.mendedText')}</Typography>
        {told > countOf(severity) && <Typography sx={{ color: 'text.secondary' }}>{t('roster.problems.firstOnly', { shown: countOf(severity) })}</Typography>}
        <KindChips
          label={t('roster.problems.kinds')} chosen={code} onChoose={(kind) => show(kind === null ? tab : { ...tab, kind })}
          kinds={[{ key: null, label: t('roster.problems.allKinds', { count: countOf(severity) }) }, ...groupsOf(severity).map((group) => ({ key: group.code, label: `${group.title} ${group.count}` }))]}
        />
      </Box>
      {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : !found ? <Loading /> : (
        <>
          <ResponsiveList
            rows={found.items} label={t('roster.counts.title')} isStale={isPlaceholderData} density="compact"
            columns={[
              { key: 'sheet', label: t('roster.problems.sheet'), value: ({ sheetName }) => sheetName, card: 'side', width: 72 },
              { key: 'cell', label: t('roster.problems.cell'), value: ({ address, row }) => <Box component="span" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>{address ?? (row === null ? t('roster.problems.wholeSheet') : t('roster.problems.row', { row }))}</Box>, card: 'title', width: 88 },
              { key: 'column', label: t('roster.problems.column'), value: ({ column }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{column ?? '—'}</Box>, width: 112 },
              { key: 'found', label: t('roster.problems.found'), value: (problem) => <Box component="span" sx={{ overflowWrap: 'anywhere' }}>{problem.found ?? '—'}</Box>, width: 180 },
              { key: 'reason', label: t('roster.problems.reason'), value: ({ message }) => message },
            ]}
          />
          <Pager page={page} perPage={PER_PAGE} totalCount={found.totalCount} onPage={(next) => show({ ...tab, ...(code ? { kind: code } : {}), page: String(next) })} />
        </>
      )}
    </Panel>
  );
}
