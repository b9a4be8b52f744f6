import { Box, Button, Paper } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { LateEntryBatchesDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatCredits } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { BATCH_STATUSES, BATCH_TONES } from './batch-tones.js';
import { OpenDialog } from './OpenDialog.js';
import { LATE_ENTRY_KEEPERS } from './roles.js';

const PER_PAGE = 25;

/** Every batch of late entries, the newest first. */
export default function LateEntryList() {
  const t = useT();
  const navigate = useNavigate();
  const mayOpen = mayUse(LATE_ENTRY_KEEPERS, useRoles());
  const { params, page, change } = useAddress();
  const [isOpening, setOpening] = useState(false);
  const status = BATCH_STATUSES.find((each) => each === params.get('status')) ?? null;
  const { data, error, refetch, isPlaceholderData } = useRead(LateEntryBatchesDocument, { status, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const found = data?.lateEntryBatches;
  const open = mayOpen && <Button variant="contained" onClick={() => setOpening(true)}>{t('lateEntries.open')}</Button>;
  return (
    <>
      <PageHeader title={t('lateEntries.title')} sub={t('lateEntries.sub')} actions={open} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <Box className="no-print" sx={({ tokens }) => ({ p: { xs: 1.5, sm: 2 }, maxWidth: 320, borderBottom: `1px solid ${tokens.line}` })}>
          <ChoiceField label={t('lateEntries.status')} value={status} choices={BATCH_STATUSES.map((id) => ({ id, name: t(`lateEntries.statuses.${id}`) }))} onChange={(value) => change({ status: value })} />
        </Box>
        {error ? <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box> : !found ? <Loading /> : (
          <>
            <ResponsiveList
              rows={found.items} label={t('lateEntries.title')} to={({ id }) => `/late-entries/${id}`} isStale={isPlaceholderData} empty={<EmptyState title={t('lateEntries.none')} text={t('lateEntries.noneText')} action={open} />}
              columns={[
                { key: 'order', label: t('lateEntries.order'), card: 'title', value: ({ orderNumber, orderTitle }) => <>{orderNumber}<Box sx={{ fontSize: 13, color: 'text.secondary', fontWeight: 400 }}>{orderTitle}</Box></> },
                { key: 'status', label: t('lateEntries.status'), width: 110, card: 'side', value: (row) => <StatusChip tone={BATCH_TONES[row.status]} label={t(`lateEntries.statuses.${row.status}`)} /> },
                { key: 'days', label: t('lateEntries.days'), width: 200, value: ({ fromDay, toDay }) => `${fromDay} – ${toDay}` },
                { key: 'cutOff', label: t('lateEntries.cutOffDay'), width: 110, value: ({ cutOffDay }) => cutOffDay },
                { key: 'rows', label: t('lateEntries.result'), value: ({ readyCount, suspectCount, refusedCount }) => t('lateEntries.rowsOf', { ready: readyCount, suspect: suspectCount, refused: refusedCount }) },
                { key: 'credits', label: t('lateEntries.credits'), width: 100, align: 'right', value: ({ status: each, postedCenticredits, expectedCenticredits }) => formatCredits(each === 'POSTED' || each === 'REVERSED' ? postedCenticredits : expectedCenticredits) },
                { key: 'by', label: t('lateEntries.by'), width: 90, value: ({ openedBy }) => openedBy },
                { key: 'decided', label: t('lateEntries.decided'), width: 90, value: ({ decidedBy }) => decidedBy ?? '—' },
              ]}
            />
            {found.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={found.totalCount} onPage={(next) => change({ page: String(next) })} />}
          </>
        )}
      </Paper>
      {isOpening && <OpenDialog onClose={() => setOpening(false)} onOpened={(id) => void navigate(`/late-entries/${id}`)} />}
    </>
  );
}
