import { Alert, Box, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { Fragment, useState } from 'react';

import { SelectionResultDocument, type SelectionResultQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { PrintButton } from '../../shared/PrintButton.js';
import { SearchField } from '../../shared/SearchField.js';
import { useName } from '../../shared/useName.js';
import type { CountyRound } from './Round.js';
import { EntryChip, formatMilliPoints, useDecidedBy, useLesson, useSay, VerdictChip } from './selection-words.js';

type Line = NonNullable<SelectionResultQuery['selectionResult']>['lines'][number];
/** Points between two sheets of one entry that are worth a look: a fifth of full marks. */
const WIDE_SHARE = 5;

/** The order of the result, what decided each tie, and the line where the quota ends. */
export function ResultTab({ round }: { round: CountyRound }) {
  const t = useT();
  const locale = useLocale();
  const say = useSay();
  const [search, setSearch] = useState('');
  const { data, error, refetch } = useRead(SelectionResultDocument, { roundId: round.id });
  const decidedBy = useDecidedBy((key) => say(round.rules.rubric.find((each) => each.key === key)?.title));
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const result = data.selectionResult;
  if (!result?.complete) return <Panel><EmptyState title={t('selection.result.notComplete')} text={t('selection.result.notCompleteText', { done: round.counts.papersSubmitted, total: round.counts.papers })} /></Panel>;
  const lastAwarded = result.lines.findLast(({ verdict }) => verdict === 'AWARDED')?.place ?? 0;
  const wanted = search.trim().toLowerCase();
  const lines = result.lines.filter(({ entry }) => wanted === '' || `${entry.teacher.name} ${entry.school.name} ${entry.school.nameEn} ${entry.blindCode ?? ''}`.toLowerCase().includes(wanted));
  return (
    <Panel flush title={t('selection.tabs.result')} actions={<Stack direction="row" spacing={1}><PrintButton /><DownloadButton href={`/downloads/selection-result/${round.id}.xlsx?lang=${locale}`} label={t('selection.result.export')} /></Stack>}>
      <Box sx={{ px: 2.5, pb: 1.5 }}>
        {round.status === 'JUDGING' && <Alert severity="warning" sx={{ mb: 1.5 }}>{t('selection.result.preview')}</Alert>}
        {result.isTiedAtLine && <Alert severity="info" sx={{ mb: 1.5 }}>{t('selection.result.tied')}</Alert>}
        <Typography sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t('selection.result.how')}</Typography>
        <Box className="no-print" sx={{ maxWidth: 360 }}><SearchField value={search} onChange={setSearch} hint={t('selection.result.search')} /></Box>
      </Box>
      <TableContainer>
        <Table size="small" sx={{ minWidth: 720, '& .MuiTableCell-root': { py: '4px', fontSize: 13 } }}>
          <TableHead>
            <TableRow>
              <TableCell align="right" width={56}>{t('selection.result.place')}</TableCell><TableCell>{t('selection.entry.teacher')}</TableCell><TableCell>{t('selection.entry.school')}</TableCell><TableCell>{t('people.subject')}</TableCell>
              <TableCell>{t('selection.result.code')}</TableCell><TableCell align="right">{t('selection.result.total')}</TableCell><TableCell align="right">{t('selection.result.spread')}</TableCell><TableCell>{t('selection.result.verdict')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <Fragment key={line.entry.id}>
                <ResultRow line={line} tie={decidedBy(line.decidedBy)} isWide={line.spreadPoints * WIDE_SHARE >= round.rules.fullPoints} />
                {line.place === lastAwarded && <TableRow><TableCell colSpan={8} sx={({ tokens }) => ({ borderTop: `2px solid ${tokens.accent}`, borderBottom: `2px solid ${tokens.accent}`, color: tokens.accent, fontWeight: 600, textAlign: 'center' })}>{t('selection.result.line', { n: result.seats })}</TableCell></TableRow>}
              </Fragment>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {lines.length === 0 && <EmptyState title={t('common.noMatchTitle')} />}
    </Panel>
  );
}

function ResultRow({ line: { place, entry, totalMilliPoints, spreadPoints, verdict }, tie, isWide }: { line: Line; tie: string | null; isWide: boolean }) {
  const t = useT();
  const nameOf = useName();
  const lesson = useLesson();
  return (
    <TableRow hover sx={{ breakInside: 'avoid' }}>
      <TableCell align="right">{place}</TableCell>
      <TableCell><b>{entry.teacher.name}</b></TableCell>
      <TableCell>{nameOf(entry.school)}</TableCell>
      <TableCell>{lesson(entry)}</TableCell>
      <TableCell>{entry.blindCode}</TableCell>
      <TableCell align="right"><b>{formatMilliPoints(totalMilliPoints)}</b>{tie && <Typography sx={{ fontSize: 12, color: 'text.secondary', whiteSpace: 'nowrap' }}>{tie}</Typography>}</TableCell>
      <TableCell align="right">{isWide ? <Box component="span" title={t('selection.result.wide')} sx={{ color: 'warning.main', fontWeight: 600 }}>{spreadPoints} !</Box> : spreadPoints}</TableCell>
      <TableCell>{entry.status === 'STRUCK' ? <EntryChip status="STRUCK" /> : <VerdictChip verdict={verdict} />}</TableCell>
    </TableRow>
  );
}
