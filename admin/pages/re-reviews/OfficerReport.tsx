import { Box, TextField, Typography } from '@mui/material';

import { CreditOfficerReportDocument, type CreditOfficerReportQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatPermille, todayInCounty } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { type Column, ResponsiveList } from '../../shared/ResponsiveList.js';
import { useAddress } from '../../shared/useAddress.js';
import { useName } from '../../shared/useName.js';

type Report = CreditOfficerReportQuery['creditOfficerReport'];
type Officer = Report['officers'][number];
type Pair = Report['pairs'][number] & { readonly id: string };

/** Who recognised how much, how second looks found it, and where to look closely. */
export function OfficerReport() {
  const t = useT();
  const name = useName();
  const { params, change } = useAddress();
  const today = todayInCounty();
  const [fromDay, toDay] = [params.get('fromDay') ?? `${today.slice(0, 4)}-01-01`, params.get('toDay') ?? today];
  const { data, error, refetch, isPlaceholderData } = useRead(CreditOfficerReportDocument, { fromDay, toDay }, { keepPrevious: true });
  const day = (field: 'fromDay' | 'toDay', value: string) => <TextField type="date" size="small" label={t(`credits.reReview.fields.${field}`)} value={value} onChange={(event) => change({ [field]: event.target.value || null })} slotProps={{ inputLabel: { shrink: true } }} />;
  const figure = (key: string, label: string, value: (row: Officer) => number): Column<Officer> => ({ key, label, align: 'right', isBare: true, width: 110, value });
  const report = data?.creditOfficerReport;
  return (
    <>
      <Box className="no-print" sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: '170px 170px auto' }, justifyContent: 'start', alignItems: 'center', gap: 1.5, mb: 2 }}>{day('fromDay', fromDay)}{day('toDay', toDay)}<DownloadButton href={`/downloads/credit-officers.xlsx?fromDay=${fromDay}&toDay=${toDay}`} /></Box>
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!report && !error && <Loading />}
      {report && (
        <Panel title={t('credits.reReview.byOfficer')} flush>
          <ResponsiveList<Officer>
            rows={report.officers} label={t('credits.reReview.byOfficer')} isStale={isPlaceholderData} empty={<EmptyState title={t('credits.reReview.noOfficers')} />}
            columns={[
              { key: 'name', label: t('people.name'), card: 'title', value: (row) => row.name }, figure('recognised', t('credits.wave.recognised'), (row) => row.recognisedCount), figure('reviewed', t('credits.reReview.reviewed'), (row) => row.reviewedCount),
              figure('disputed', t('credits.reReview.disputed'), (row) => row.disputedCount), figure('reversed', t('credits.reReview.states.REVERSED'), (row) => row.reversedCount), figure('bulk', t('credits.reReview.bulk'), (row) => row.bulkCount),
              figure('single', t('credits.reReview.single'), (row) => row.singleCount), figure('fast', t('credits.reReview.fastest'), (row) => row.mostSinglesInAMinute),
            ]}
          />
          <Typography sx={{ px: 2.5, py: 1.5, fontSize: 13, color: 'text.secondary' }}>{t('credits.reReview.speedNote')}</Typography>
        </Panel>
      )}
      {report && (
        <Panel title={t('credits.reReview.pairs')} flush>
          <ResponsiveList<Pair>
            rows={report.pairs.map((pair, at) => ({ ...pair, id: String(at) }))} label={t('credits.reReview.pairs')} empty={<EmptyState title={t('credits.reReview.noPairs')} />}
            columns={[
              { key: 'officer', label: t('people.name'), card: 'title', value: ({ officerName }) => officerName }, { key: 'school', label: t('people.school'), value: ({ school }) => name(school) },
              { key: 'count', label: t('credits.reReview.ofSchool'), align: 'right', value: ({ count, schoolCount, sharePermille }) => `${count} / ${schoolCount} · ${formatPermille(sharePermille)}` },
              { key: 'county', label: t('credits.reReview.ofCounty'), align: 'right', value: ({ countyPermille }) => formatPermille(countyPermille) },
            ]}
          />
          <Typography sx={{ px: 2.5, py: 1.5, fontSize: 13, color: 'text.secondary' }}>{t('credits.reReview.pairsNote')}</Typography>
        </Panel>
      )}
    </>
  );
}
