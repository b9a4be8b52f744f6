import { Box, Stack, Tab, Tabs } from '@mui/material';

import { RegistrationImportLinesDocument, type RegistrationImportLinesQuery, type RegistrationLineOutcome } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { REGISTRATION_TONES } from '../../resources/programmes/training-words.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { KindChips } from '../../shared/KindChips.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import type { List } from './ImportShow.js';
import { OUTCOME_TONES, READY, sumsOf } from './import-words.js';

type Line = NonNullable<RegistrationImportLinesQuery['registrationImport']>['lines']['items'][number];
const PER_PAGE = 25;

/** Line by line what becomes of it, the lines that are not right first; kind and page stand in the address. */
export function ImportLines({ list: { id, counts, status } }: { list: List }) {
  const t = useT();
  const label = useLabel();
  const locale = useLocale();
  const { params, page, change } = useAddress();
  const { ready, bad, rows } = sumsOf(counts);
  const asked = params.get('show');
  const show = asked === 'ready' || asked === 'all' || asked === 'problems' ? asked : bad > 0 ? 'problems' : 'ready';
  const kind = params.get('kind') as RegistrationLineOutcome | null;
  const { data, error, refetch, isPlaceholderData } = useRead(RegistrationImportLinesDocument, {
    id, filter: { ...(show === 'all' ? {} : { isProblem: show === 'problems' }), ...(kind ? { outcome: kind } : {}) }, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE },
  }, { keepPrevious: true, enabled: rows > 0 });
  if (rows === 0) return null;
  const lines = data?.registrationImport?.lines;
  const kinds = counts.filter(({ outcome }) => show === 'all' || READY.includes(outcome) === (show === 'ready'));
  const isTaken = status === 'TAKEN';
  return (
    <Panel flush>
      <Stack direction="row" useFlexGap spacing={1} sx={({ tokens }) => ({ px: 2, flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', borderBottom: `1px solid ${tokens.line}` })}>
        <Tabs value={show} onChange={(_, next: string) => change({ show: next, kind: null })} aria-label={t('registrationImport.lines.title')}>
          <Tab value="problems" label={t('registrationImport.lines.problems', { count: bad })} />
          <Tab value="ready" label={t(isTaken ? 'registrationImport.lines.readyTaken' : 'registrationImport.lines.ready', { count: ready })} />
          <Tab value="all" label={t('registrationImport.lines.all', { count: rows })} />
        </Tabs>
        <DownloadButton href={`/downloads/registration-import/${id}.xlsx?lang=${locale}`} label={t('registrationImport.lines.download')} variant="text" />
      </Stack>
      {kinds.length > 1 && (
        <Box sx={{ px: 2 }}>
          <KindChips
            label={t('registrationImport.lines.kinds')} chosen={kind} onChoose={(next) => change({ kind: next })}
            kinds={[{ key: null, label: t('registrationImport.lines.all', { count: kinds.reduce((sum, { count }) => sum + count, 0) }) }, ...kinds.map(({ outcome, count }) => ({ key: outcome, label: `${isTaken && READY.includes(outcome) ? label('registrationStatus', outcome as 'ADMITTED') : label('lineOutcome', outcome)} ${count}` }))]}
          />
        </Box>
      )}
      {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : !lines ? <Loading /> : lines.totalCount === 0 ? <EmptyState title={t(show === 'problems' ? 'registrationImport.lines.clean' : 'registrationImport.lines.none')} /> : (
        <>
          <ResponsiveList<Line>
            rows={lines.items} label={t('registrationImport.lines.title')} isStale={isPlaceholderData} density="compact"
            columns={[
              { key: 'row', label: t('registrationImport.lines.row'), value: ({ row }) => row, width: 56, card: 'hidden' },
              { key: 'name', label: t('registrationImport.lines.name'), card: 'title', width: 150, value: ({ name, number }) => <><b>{name || '—'}</b>{number && <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}> {number}</Box>}</> },
              { key: 'outcome', label: t('registrationImport.lines.outcome'), card: 'side', width: 120, value: ({ outcome, status: became }) => (became ? <StatusChip tone={REGISTRATION_TONES[became]} label={label('registrationStatus', became)} /> : <StatusChip tone={OUTCOME_TONES[outcome]} label={label('lineOutcome', outcome)} />) },
              { key: 'school', label: t('registrationImport.lines.school'), value: ({ school }) => school || '—', width: 200 },
              ...(show === 'ready' ? [] : [
                { key: 'where', label: t('registrationImport.lines.where'), width: 128, value: ({ row, address, column }: Line) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{address ?? t('registrationImport.lines.rowNumber', { row })}{column && ` · ${column}`}</Box> },
                { key: 'found', label: t('registrationImport.lines.found'), width: 130, value: ({ found }: Line) => <Box component="span" sx={{ overflowWrap: 'anywhere' }}>{found ?? '—'}</Box> },
                { key: 'reason', label: t('registrationImport.lines.reason'), value: ({ message }: Line) => message ?? '—' },
              ]),
            ]}
          />
          <Pager page={page} perPage={PER_PAGE} totalCount={lines.totalCount} onPage={(next) => change({ page: String(next) })} />
        </>
      )}
    </Panel>
  );
}
