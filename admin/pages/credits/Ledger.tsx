import ExpandIcon from '@mui/icons-material/ExpandMore';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { useState } from 'react';

import { type LedgerEntriesQuery, LedgerEntriesDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatCredits } from '../../shared/format.js';
import { Instant } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useHours } from './claim-words.js';
import { ReverseDialog } from './ReverseDialog.js';

export type Entry = LedgerEntriesQuery['ledgerEntries']['items'][number];

const PER_PAGE = 25;

interface LedgerProps {
  readonly teacherId: string;
  readonly teacherName: string;
  readonly hourMinutes: number;
  readonly mayReverse: boolean;
}

/** The ledger, the newest first; each entry opens to how it came about. */
export function Ledger({ teacherId, teacherName, hourMinutes, mayReverse }: LedgerProps) {
  const t = useT();
  const [page, setPage] = useState(1);
  const [reversing, setReversing] = useState<Entry | null>(null);
  const { data, error, refetch, isPlaceholderData } = useRead(LedgerEntriesDocument, { teacherId, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  if (error) return <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>;
  if (!data) return <Loading />;
  const { items, totalCount } = data.ledgerEntries;
  if (totalCount === 0) return <EmptyState title={t('credits.statement.ledgerNone')} text={t('credits.statement.ledgerNoneText')} />;
  return (
    <>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', opacity: isPlaceholderData ? 0.6 : 1 }}>
        {items.map((entry) => <EntryRow key={entry.id} entry={entry} hourMinutes={hourMinutes} onReverse={mayReverse && entry.kind === 'NORMAL' && !entry.reversed ? () => setReversing(entry) : undefined} />)}
      </Box>
      <Pager page={page} perPage={PER_PAGE} totalCount={totalCount} onPage={setPage} />
      {reversing && <ReverseDialog entry={reversing} teacherName={teacherName} onClose={() => setReversing(null)} />}
    </>
  );
}

function EntryRow({ entry, hourMinutes, onReverse }: { entry: Entry; hourMinutes: number; onReverse?: (() => void) | undefined }) {
  const t = useT();
  const label = useLabel();
  const hours = useHours(hourMinutes);
  const [isOpen, setOpen] = useState(false);
  const isReversal = entry.kind === 'REVERSAL';
  return (
    <Box component="li" sx={({ tokens }) => ({ borderBottom: `1px solid ${tokens.line}`, px: { xs: 1.5, sm: 2.5 }, py: 1, breakInside: 'avoid' })}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr auto auto', sm: '92px 1fr auto 92px auto' }, columnGap: 1.5, alignItems: 'center' }}>
        <Typography sx={{ fontSize: 13, color: 'text.secondary', gridColumn: { xs: '1 / -1', sm: 'auto' } }}>{entry.day}</Typography>
        <Box sx={{ minWidth: 0 }}>
          <Typography component="div" sx={{ textDecoration: entry.reversed ? 'line-through' : 'none' }}>{entry.title}</Typography>
          <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{[entry.category.name, label('sponsorLevel', entry.level), entry.durationMinutes > 0 ? hours(entry.durationMinutes) : null, isReversal ? null : entry.ruleName].filter(Boolean).join(' · ')}</Typography>
        </Box>
        <Box sx={{ display: { xs: 'none', sm: 'block' } }}>{isReversal ? <StatusChip tone="bad" label={t('credits.statement.reversal')} /> : entry.reversed && <StatusChip tone="plain" label={t('credits.statement.reversed')} />}</Box>
        <Box sx={{ textAlign: 'right' }}>
          <Typography sx={({ tokens }) => ({ fontWeight: 600, color: isReversal ? tokens.bad : undefined })}>{formatCredits(entry.centicredits)}</Typography>
          {entry.lostCenticredits > 0 && <Typography sx={({ tokens }) => ({ fontSize: 12, color: tokens.warn, whiteSpace: 'nowrap' })}>{t('credits.statement.lost', { value: formatCredits(entry.lostCenticredits) })}</Typography>}
        </Box>
        <IconButton className="no-print" size="small" aria-label={t('credits.statement.expand')} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}><ExpandIcon sx={{ transform: isOpen ? 'rotate(180deg)' : 'none' }} /></IconButton>
      </Box>
      {isOpen && (
        <Box sx={({ tokens }) => ({ mt: 1, ml: { sm: '108px' }, p: 1.5, bgcolor: tokens.raised, borderRadius: 1, fontSize: 13 })}>
          <Box component="ol" sx={{ m: 0, pl: 2.5 }}>{entry.explanation.map((line) => <li key={line}>{line}</li>)}</Box>
          <Stack direction="row" useFlexGap spacing={2} sx={{ mt: 1, flexWrap: 'wrap', alignItems: 'center', color: 'text.secondary' }}>
            <span>{entry.ruleSetName}</span><span>{t('credits.statement.postedAt')} <Instant value={entry.postedAt} /></span><span>{t('credits.statement.sourceKey')} {entry.sourceKey}</span>
            {onReverse && <Button variant="outlined" color="error" onClick={onReverse}>{t('credits.reverse.action')}</Button>}
          </Stack>
        </Box>
      )}
    </Box>
  );
}
