import { Alert, Box, Button, Paper } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { CreditFilingsDocument, type FilingCardFragment } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatCredits } from '../../shared/format.js';
import { Day } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { FILERS, FILING_TONES } from './filing-words.js';
import { PrepareDialog } from './PrepareDialog.js';

const PER_PAGE = 25;

/** What was recognised and has to be filed above the county: what waits, and the batches handed over. */
export default function FilingList() {
  const t = useT();
  const label = useLabel();
  const navigate = useNavigate();
  const mayFile = mayUse(FILERS, useRoles());
  const { page, change } = useAddress();
  const [isPreparing, setPreparing] = useState(false);
  const { data, error, refetch, isPlaceholderData } = useRead(CreditFilingsDocument, { page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const waiting = data?.creditFilingsWaiting ?? [];
  const action = mayFile && waiting.length > 0 && <Button variant="contained" onClick={() => setPreparing(true)}>{t('credits.filing.prepare')}</Button>;
  return (
    <>
      <PageHeader title={t('credits.filing.title')} sub={t('credits.filing.sub')} actions={action} />
      {waiting.map(({ filesAt, count, centicredits, firstAt }) => (
        <Alert key={filesAt} severity="info" sx={{ mb: 1.5 }}>{t('credits.filing.waiting', { level: label('filingLevel', filesAt), smart_count: count, credits: formatCredits(centicredits), day: firstAt.slice(0, 10) })}</Alert>
      ))}
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
        {!data && !error && <Loading />}
        {data && (
          <ResponsiveList<FilingCardFragment>
            rows={data.creditFilings.items} label={t('credits.filing.title')} isStale={isPlaceholderData} to={({ id }) => `/credit-filings/${id}`}
            empty={<EmptyState title={t('credits.filing.none')} text={t('credits.filing.noneText')} action={action || undefined} />}
            columns={[
              { key: 'title', label: t('credits.filing.name'), card: 'title', value: ({ title }) => title },
              { key: 'level', label: t('credits.filing.level'), width: 110, value: ({ filesAt }) => label('filingLevel', filesAt) },
              { key: 'window', label: t('credits.filing.window'), width: 210, value: ({ fromDay, toDay }) => `${fromDay} ~ ${toDay}` },
              { key: 'claims', label: t('credits.filing.claims'), align: 'right', isBare: true, width: 90, value: ({ claimCount }) => claimCount },
              { key: 'credits', label: t('credits.result.credits'), align: 'right', isBare: true, width: 110, value: ({ centicredits }) => formatCredits(centicredits) },
              { key: 'number', label: t('credits.filing.number'), width: 200, value: ({ number, filedDay }) => (number ? <>{number} <Day value={filedDay} /></> : '—') },
              { key: 'status', label: t('credits.columns.state'), card: 'side', width: 110, value: ({ status }) => <StatusChip tone={FILING_TONES[status]} label={label('filingStatus', status)} /> },
            ]}
          />
        )}
        {data && data.creditFilings.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={data.creditFilings.totalCount} onPage={(next) => change({ page: String(next) })} />}
      </Paper>
      {isPreparing && waiting[0] && <PrepareDialog waiting={waiting} onClose={(id) => { setPreparing(false); if (id) void navigate(`/credit-filings/${id}`); }} />}
    </>
  );
}
