import { Box, Tab, Tabs } from '@mui/material';
import { Link } from 'react-router';

import { CreditClaimImportRowsDocument, type CreditClaimImportQuery, type CreditClaimImportRowsQuery, type CreditClaimRowOutcome } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatCredits } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { useAddress } from '../../shared/useAddress.js';
import { RowOutcome } from './status.js';

type Row = CreditClaimImportRowsQuery['creditClaimImportRows']['items'][number];

const PER_PAGE = 50;
const OUTCOMES: readonly CreditClaimRowOutcome[] = ['REFUSED', 'SUSPECT', 'READY'];

/** Each row with its outcome and why; the bad ones first, because they are what there is to do. */
export function ClaimImportRows({ claims: { id, status, refusedCount, suspectCount, readyCount } }: { claims: NonNullable<CreditClaimImportQuery['creditClaimImport']> }) {
  const t = useT();
  const label = useLabel();
  const { params, page, change } = useAddress();
  const counts: Record<CreditClaimRowOutcome, number> = { REFUSED: refusedCount, SUSPECT: suspectCount, READY: readyCount };
  const usual = OUTCOMES.find((each) => counts[each] > 0) ?? 'READY';
  const shown = params.get('outcome') ?? usual;
  const outcome = OUTCOMES.find((each) => each === shown) ?? null;
  const { data, error, refetch, isPlaceholderData } = useRead(CreditClaimImportRowsDocument, { importId: id, outcome, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const rows = data?.creditClaimImportRows;
  return (
    <Panel title={t('claimImports.rows.title')} flush>
      <Tabs value={outcome ?? 'ALL'} onChange={(_, next: string) => change({ outcome: next })} variant="scrollable" scrollButtons={false} sx={({ tokens }) => ({ px: 1, minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
        {OUTCOMES.map((each) => <Tab key={each} value={each} label={`${t(`claimImports.rows.outcomes.${each}`)} ${counts[each]}`} sx={{ minHeight: 44 }} />)}
        <Tab value="ALL" label={t('claimImports.rows.all')} sx={{ minHeight: 44 }} />
      </Tabs>
      {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
      {!rows && !error && <Loading />}
      {rows?.totalCount === 0 && <EmptyState title={t('claimImports.rows.none')} />}
      {rows && rows.totalCount > 0 && (
        <Box sx={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
          <ResponsiveList<Row>
            rows={rows.items} label={t('claimImports.rows.title')} density="compact"
            columns={[
              { key: 'row', label: t('claimImports.rows.row'), value: ({ rowNumber }) => rowNumber, width: 56, isBare: true },
              { key: 'person', label: t('claimImports.rows.person'), value: ({ person }) => person, card: 'title' },
              { key: 'outcome', label: t('claimImports.rows.outcome'), value: (row) => (row.claimStatus && row.claimStatus !== 'PENDING' ? label('claimStatus', row.claimStatus) : <RowOutcome outcome={row.outcome} isFiled={status === 'APPLIED'} />), card: 'side' },
              { key: 'claim', label: t('claimImports.rows.claim'), value: ({ title, claimId }) => (claimId ? <Link to={`/credits?show=all&claim=${claimId}`}>{title}</Link> : title) },
              { key: 'credits', label: t('claimImports.rows.credits'), value: ({ worthCenticredits, outcome: each }) => (each === 'REFUSED' ? '—' : formatCredits(worthCenticredits)), align: 'right' },
              { key: 'reasons', label: t('claimImports.rows.reasons'), value: ({ reasons }) => reasons.map((reason) => <div key={reason}>{reason}</div>) },
            ]}
          />
          <Pager page={page} perPage={PER_PAGE} totalCount={rows.totalCount} onPage={(next) => change({ page: String(next) })} />
        </Box>
      )}
    </Panel>
  );
}
