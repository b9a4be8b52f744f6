import { Box, Link as MuiLink, TextField } from '@mui/material';
import { Link } from 'react-router';

import { CreditWaveDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Instant, RelativeTime } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { PrintButton } from '../../shared/PrintButton.js';
import { type Column, ResponsiveList } from '../../shared/ResponsiveList.js';
import { useAddress } from '../../shared/useAddress.js';
import { useName } from '../../shared/useName.js';
import { type Wave, WAVE_EVERY_MS, WaveFigures } from './WaveFigures.js';

/** For whoever answers for the wave: how far it is, where it stands still, who works on it. */
export default function WavePage() {
  const t = useT();
  const { params, change } = useAddress();
  const [fromDay, toDay] = [params.get('fromDay'), params.get('toDay')];
  const { data, error, refetch, isPlaceholderData } = useRead(CreditWaveDocument, { fromDay, toDay }, { every: WAVE_EVERY_MS, keepPrevious: true });
  const wave = data?.creditWave;
  const query = new URLSearchParams({ ...(fromDay ? { fromDay } : {}), ...(toDay ? { toDay } : {}) }).toString();
  const day = (name: 'fromDay' | 'toDay', value: string) => <TextField type="date" size="small" label={t(name === 'fromDay' ? 'credits.wave.from' : 'credits.wave.to')} value={value} onChange={(event) => change({ [name]: event.target.value || null })} slotProps={{ inputLabel: { shrink: true } }} />;
  return (
    <>
      <PageHeader title={t('credits.wave.title')} sub={t('credits.wave.sub')} actions={<><PrintButton /><DownloadButton href={`/downloads/credit-wave.xlsx?${query}`} /></>} />
      <Panel>
        <Box className="no-print" sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: '170px 170px 1fr' }, gap: 1.5, alignItems: 'center', mb: 2 }}>
          {day('fromDay', fromDay ?? wave?.fromDay ?? '')}{day('toDay', toDay ?? wave?.toDay ?? '')}
          {wave && <Box sx={{ fontSize: 13, color: 'text.secondary', gridColumn: { xs: '1 / -1', sm: 'auto' } }}>{t('credits.wave.countedAt')} <Instant value={wave.countedAt} /></Box>}
        </Box>
        {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {!wave && !error && <Loading />}
        {wave && <WaveFigures wave={wave} />}
      </Panel>
      {wave && <Schools rows={wave.schools} isStale={isPlaceholderData} />}
      {wave && wave.officers.length > 0 && <Officers rows={wave.officers} />}
    </>
  );
}

type SchoolRow = Wave['schools'][number] & { readonly id: string };
type Officer = Wave['officers'][number];
const figure = <Row,>(key: string, label: string, value: (row: Row) => number): Column<Row> => ({ key, label, align: 'right', isBare: true, width: 92, value: (row) => value(row) || '—' });

function Schools({ rows, isStale }: { rows: Wave['schools']; isStale: boolean }) {
  const t = useT();
  const name = useName();
  return (
    <Panel title={t('credits.wave.bySchool')} flush>
      <ResponsiveList<SchoolRow>
        rows={rows.map((each) => ({ ...each, id: each.school.id }))} label={t('credits.wave.bySchool')} density="compact" isStale={isStale} empty={<EmptyState title={t('credits.wave.none')} text={t('credits.wave.noneText')} />}
        columns={[
          { key: 'school', label: t('people.school'), card: 'title', value: ({ school }) => <MuiLink component={Link} to={`/credits?show=all&schoolId=${school.id}`}>{name(school)}</MuiLink> },
          { key: 'oldest', label: t('credits.wave.oldest'), width: 120, card: 'side', value: ({ oldestWaitingAt }) => (oldestWaitingAt ? <RelativeTime value={oldestWaitingAt} /> : t('credits.wave.noneWaits')) },
          figure('filed', t('credits.wave.filed'), (row) => row.filedCount), figure('precheck', t('credits.desk.show.precheck'), (row) => row.precheckCount), figure('county', t('credits.wave.county'), (row) => row.countyCount),
          figure('quarantined', t('credits.wave.quarantined'), (row) => row.quarantinedCount), figure('recognised', t('credits.wave.recognised'), (row) => row.recognisedCount), figure('returned', t('credits.wave.returned'), (row) => row.returnedCount), figure('rejected', t('credits.wave.rejected'), (row) => row.rejectedCount),
        ]}
      />
    </Panel>
  );
}

function Officers({ rows }: { rows: readonly Officer[] }) {
  const t = useT();
  return (
    <Panel title={t('credits.wave.officers')} flush>
      <ResponsiveList<Officer>
        rows={rows} label={t('credits.wave.officers')} density="compact"
        columns={[
          { key: 'name', label: t('people.name'), card: 'title', value: ({ name }) => name },
          figure('prechecked', t('credits.wave.prechecked'), (row) => row.precheckedCount), figure('recognised', t('credits.wave.recognised'), (row) => row.recognisedCount),
          figure('returned', t('credits.wave.returned'), (row) => row.returnedCount), figure('rejected', t('credits.wave.rejected'), (row) => row.rejectedCount),
        ]}
      />
    </Panel>
  );
}
