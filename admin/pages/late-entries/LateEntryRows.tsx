import { Box, Button, Tab, Tabs, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';

import { type CreditClaimRowOutcome, LateEntriesDocument, type LateEntriesQuery, LateEntryRowsRemoveDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatCredits } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { KeepDialog } from './KeepDialog.js';
import type { Batch } from './LateEntryShow.js';
import { PreviewDialog } from './PreviewDialog.js';

export type Row = LateEntriesQuery['lateEntries']['items'][number];

const PER_PAGE = 50;
const OUTCOMES: readonly CreditClaimRowOutcome[] = ['REFUSED', 'SUSPECT', 'READY'];
const TONES: Record<CreditClaimRowOutcome, Tone> = { READY: 'good', SUSPECT: 'warn', REFUSED: 'bad' };
const LABELS = { READY: 'lateEntries.figures.ready', SUSPECT: 'lateEntries.figures.suspect', REFUSED: 'lateEntries.figures.refused' } as const;

/** Every row with what it posts; the bad and the doubtful first while there is something to do about them. */
export function LateEntryRows({ batch: { id, status, readyCount, suspectCount, refusedCount, viewerCanFill } }: { batch: Batch }) {
  const t = useT();
  const { params, page, change } = useAddress();
  const counts: Record<CreditClaimRowOutcome, number> = { REFUSED: refusedCount, SUSPECT: suspectCount, READY: readyCount };
  const usual = status === 'OPEN' ? OUTCOMES.find((each) => counts[each] > 0) ?? 'READY' : 'READY';
  const shown = params.get('outcome') ?? usual;
  const outcome = OUTCOMES.find((each) => each === shown) ?? null;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [keeping, setKeeping] = useState<readonly string[] | null>(null);
  const [looking, setLooking] = useState<Row | null>(null);
  const { data, error, refetch, isPlaceholderData } = useRead(LateEntriesDocument, { batchId: id, outcome, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const remove = useCommand(LateEntryRowsRemoveDocument, { done: t('lateEntries.rows.removed'), onDone: () => setSelected(new Set()) });
  const rows = data?.lateEntries;
  const mayFill = viewerCanFill.allowed;
  const isPosted = status === 'POSTED' || status === 'REVERSED';
  return (
    <Panel title={t('lateEntries.rows.title')} flush>
      <Tabs value={outcome ?? 'ALL'} onChange={(_, next: string) => { setSelected(new Set()); change({ outcome: next }); }} variant="scrollable" scrollButtons={false} sx={({ tokens }) => ({ px: 1, minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
        {OUTCOMES.map((each) => <Tab key={each} value={each} label={`${t(isPosted && each === 'READY' ? 'lateEntries.statuses.POSTED' : LABELS[each])} ${counts[each]}`} sx={{ minHeight: 44 }} />)}
        <Tab value="ALL" label={t('lateEntries.rows.all')} sx={{ minHeight: 44 }} />
      </Tabs>
      {mayFill && rows && rows.totalCount > 0 && (selected.size > 0 || outcome === 'SUSPECT' || outcome === 'REFUSED') && (
        <Box className="no-print" sx={({ tokens }) => ({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1, borderBottom: `1px solid ${tokens.line}` })}>
          {selected.size > 0 && <Typography sx={{ fontSize: 13, fontWeight: 600 }}>{t('lateEntries.rows.selected', { smart_count: selected.size })}</Typography>}
          {selected.size > 0 && <Button variant="outlined" loading={remove.isPending} onClick={() => void remove.run({ batchId: id, rowIds: [...selected] })}>{t('lateEntries.rows.remove')}</Button>}
          {outcome === 'SUSPECT' && <Button variant="outlined" onClick={() => setKeeping([...selected])}>{t(selected.size > 0 ? 'lateEntries.rows.keep' : 'lateEntries.rows.keepAll')}</Button>}
          {outcome === 'REFUSED' && selected.size === 0 && <Button variant="outlined" loading={remove.isPending} onClick={() => void remove.run({ batchId: id, rowIds: [], outcome: 'REFUSED' })}>{t('lateEntries.rows.removeAll')}</Button>}
        </Box>
      )}
      {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
      {!rows && !error && <Loading />}
      {rows && (
        <>
          <ResponsiveList<Row>
            rows={rows.items} label={t('lateEntries.rows.title')} density="compact" isStale={isPlaceholderData} onOpen={setLooking} nameOf={({ person }) => person} {...(mayFill ? { selection: { selected, onChange: setSelected } } : {})}
            empty={<EmptyState title={t(readyCount + suspectCount + refusedCount === 0 ? 'lateEntries.rows.noneYet' : 'lateEntries.rows.none')} {...(mayFill && readyCount + suspectCount + refusedCount === 0 ? { text: t('lateEntries.rows.noneYetText') } : {})} />}
            columns={[
              { key: 'row', label: t('lateEntries.rows.row'), value: ({ rowNumber }) => rowNumber ?? t('lateEntries.rows.byHand'), width: 64, isBare: true },
              { key: 'person', label: t('lateEntries.rows.person'), value: ({ person }) => person, card: 'title' },
              { key: 'outcome', label: t('lateEntries.status'), width: 104, card: 'side', value: (row) => <StatusChip tone={TONES[row.outcome]} label={t(row.postedCenticredits === null || row.postedCenticredits === undefined ? LABELS[row.outcome] : 'lateEntries.statuses.POSTED')} /> },
              { key: 'activity', label: t('lateEntries.rows.activity'), value: ({ title, claimId }) => (claimId ? <Link to={`/credits?show=all&claim=${claimId}`}>{title}</Link> : title) },
              { key: 'days', label: t('lateEntries.rows.days'), width: 190, value: ({ startDay, endDay }) => (startDay ? (startDay === endDay ? startDay : `${startDay} – ${endDay ?? ''}`) : '') },
              { key: 'worth', label: t('lateEntries.rows.worth'), width: 72, align: 'right', isBare: true, value: ({ outcome: each, worthCenticredits }) => (each === 'REFUSED' ? '—' : formatCredits(worthCenticredits)) },
              { key: 'credits', label: t(isPosted ? 'lateEntries.rows.posted' : 'lateEntries.rows.expected'), width: 84, align: 'right', isBare: true, value: ({ postedCenticredits, expectedCenticredits }) => { const credits = isPosted ? postedCenticredits : expectedCenticredits; return credits === null || credits === undefined ? '—' : formatCredits(credits); } },
              { key: 'remarks', label: t('lateEntries.rows.remarks'), value: (row) => <Remarks row={row} isPosted={isPosted} /> },
            ]}
          />
          {rows.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={rows.totalCount} onPage={(next) => { setSelected(new Set()); change({ page: String(next) }); }} />}
        </>
      )}
      {keeping && <KeepDialog batchId={id} rowIds={keeping} onClose={() => { setKeeping(null); setSelected(new Set()); }} />}
      {looking && <PreviewDialog row={looking} onClose={() => setLooking(null)} />}
    </Panel>
  );
}

function Remarks({ row: { reasons, keptReason, outcome, worthCenticredits, expectedCenticredits, postedCenticredits }, isPosted }: { row: Row; isPosted: boolean }) {
  const t = useT();
  const credits = (isPosted ? postedCenticredits : expectedCenticredits) ?? worthCenticredits;
  return (
    <>
      {outcome !== 'REFUSED' && worthCenticredits > credits && <div>{t('lateEntries.rows.byCap', { credits: formatCredits(worthCenticredits - credits) })}</div>}
      {!keptReason && reasons.map((reason) => <div key={reason}>{reason}</div>)}
      {keptReason && <div>{t('lateEntries.rows.kept', { reason: keptReason })}</div>}
    </>
  );
}
