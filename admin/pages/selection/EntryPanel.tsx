import FileIcon from '@mui/icons-material/DescriptionOutlined';
import { Alert, Box, Link as MuiLink, Stack, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router';

import { asApiError } from '../../data/api-error.js';
import { mayUse, useRoles } from '../../data/auth-provider.js';
import { download } from '../../data/download.js';
import { SelectionEntryDocument, type SelectionEntryQuery, type RoundFullFragment } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { OFFICE_ROLES } from '../../resources/console-resource.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatBytes } from '../../shared/format.js';
import { Instant } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { useName } from '../../shared/useName.js';
import { openFile } from './open-file.js';
import { EntryChip, formatMilliPoints, useDecidedBy, useLesson, useSay, useTitle } from './selection-words.js';

type Entry = NonNullable<SelectionEntryQuery['selectionEntry']>;

/** Everything about one entry; `children` are what may be done with it. */
export function EntryPanel({ entryId, round, children }: { entryId: string; round: RoundFullFragment; children?: ReactNode }) {
  const t = useT();
  const { data, error, refetch } = useRead(SelectionEntryDocument, { id: entryId });
  if (error) return <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>;
  if (!data) return <Loading />;
  if (!data.selectionEntry) return <EmptyState title={t('selection.entry.none')} />;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: '100%' }}>
      <Box sx={{ px: 2, py: 1.5, flex: 1 }}><Body entry={data.selectionEntry} round={round} /></Box>
      {children}
    </Box>
  );
}

function Body({ entry, round }: { entry: Entry; round: RoundFullFragment }) {
  const t = useT();
  const label = useLabel();
  const lesson = useLesson();
  const nameOf = useName();
  const titleOf = useTitle();
  const { teacher } = entry;
  const mayOpenTeacher = mayUse(OFFICE_ROLES, useRoles());
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('selection.entry.school'), nameOf(entry.school)], [t('people.subject'), lesson(entry)], [t('people.title'), `${label('title', teacher.title)} · ${label('post', teacher.post)}`],
    [t('selection.entry.hired'), teacher.hiredOn ?? t('common.none')], [t('selection.entry.honours'), teacher.honours.length === 0 ? t('selection.entry.noHonours') : teacher.honours.map((each) => `${each.year} ${titleOf(each)}`).join(t('common.listComma'))],
    [t('selection.entry.nominated'), <Instant key="at" value={entry.nominatedAt} />],
  ];
  return (
    <>
      <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between', alignItems: 'flex-start', mb: 1 }}>
        <Typography variant="h2" sx={{ fontSize: 16 }}>{mayOpenTeacher ? <MuiLink component={Link} to={`/teachers/${teacher.id}/show`} color="inherit">{teacher.name}</MuiLink> : teacher.name} <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{teacher.number}</Typography></Typography>
        <EntryChip status={entry.status} />
      </Stack>
      {entry.reason && <Alert severity={entry.status === 'REJECTED' || entry.status === 'STRUCK' ? 'error' : 'info'} sx={{ mb: 1.5 }}>{entry.reason}</Alert>}
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5, fontSize: 13 }}>
        {facts.map(([head, value]) => [<Box component="dt" key={`${head} dt`} sx={{ color: 'text.secondary' }}>{head}</Box>, <Box component="dd" key={head} sx={{ m: 0 }}>{value}</Box>])}
      </Box>
      <Section title={t('selection.entry.work')}><Typography sx={{ fontWeight: 600 }}>{entry.work}</Typography>{entry.workEn && <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{entry.workEn}</Typography>}</Section>
      <Section title={t('selection.entry.statement')}><Typography sx={{ whiteSpace: 'pre-wrap' }}>{entry.statement}</Typography></Section>
      <Section title={t('selection.entry.evidence')}>{entry.evidence.length === 0 ? <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('selection.entry.noEvidence')}</Typography> : <Stack spacing={0.5}>{entry.evidence.map((file) => <EvidenceLink key={file.id} file={file} />)}</Stack>}</Section>
      {entry.sheets.length > 0 && <Section title={t('selection.entry.sheets')}><Sheets entry={entry} round={round} /></Section>}
    </>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return <Box component="section" sx={({ tokens }) => ({ mt: 1.75, pt: 1.5, borderTop: `1px solid ${tokens.line}` })}><Typography variant="h3" sx={{ fontSize: 13, color: 'text.secondary', mb: 0.75 }}>{title}</Typography>{children}</Box>;
}

function EvidenceLink({ file: { name, sizeBytes, url } }: { file: Entry['evidence'][number] }) {
  const notify = useNotify();
  const t = useT();
  const mediaType = /\.pdf$/i.test(name) ? 'application/pdf' : /\.png$/i.test(name) ? 'image/png' : /\.jpe?g$/i.test(name) ? 'image/jpeg' : '';
  const open = () => void (mediaType ? openFile(url, mediaType) : download(url)).catch((error: unknown) => notify(t('common.downloadFailed', { reason: asApiError(error).message }), { type: 'error' }));
  return <Box><MuiLink component="button" type="button" onClick={open} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, textAlign: 'left' }}><FileIcon sx={{ fontSize: 18 }} />{name}</MuiLink> <Typography component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>{formatBytes(sizeBytes)}</Typography></Box>;
}

/** Criterion by judge, with the total and what decided a tie. */
function Sheets({ entry, round }: { entry: Entry; round: RoundFullFragment }) {
  const t = useT();
  const say = useSay();
  const { rubric } = round.rules;
  const tie = useDecidedBy((key) => say(rubric.find((each) => each.key === key)?.title))(entry.decidedBy);
  return (
    <>
      <Table size="small" sx={{ '& .MuiTableCell-root': { px: 0.75, py: 0.5, fontSize: 13 } }}>
        <TableHead><TableRow><TableCell />{entry.sheets.map(({ ordinal, counted }) => <TableCell key={ordinal} align="right">{t('selection.entry.judge', { n: ordinal })}{!counted && <Box component="span" sx={{ display: 'block', fontWeight: 400 }}>{t('selection.entry.dropped')}</Box>}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {rubric.map(({ key, title, maxPoints }) => <TableRow key={key}><TableCell>{say(title)} <Box component="span" sx={{ color: 'text.secondary' }}>/{maxPoints}</Box></TableCell>{entry.sheets.map(({ ordinal, points }) => <TableCell key={ordinal} align="right">{points.find((each) => each.criterion === key)?.points}</TableCell>)}</TableRow>)}
          <TableRow><TableCell sx={{ fontWeight: 600 }}>{t('selection.plan.total')}</TableCell>{entry.sheets.map(({ ordinal, totalPoints }) => <TableCell key={ordinal} align="right" sx={{ fontWeight: 600 }}>{totalPoints}</TableCell>)}</TableRow>
        </TableBody>
      </Table>
      <Typography sx={{ mt: 1 }}>{t('selection.entry.total')} <b>{entry.totalMilliPoints === null ? '—' : formatMilliPoints(entry.totalMilliPoints)}</b> · {t('selection.entry.place')} <b>{entry.place ?? '—'}</b>{tie && <Box component="span" sx={{ color: 'text.secondary' }}> · {tie}</Box>}</Typography>
      {entry.sheets.filter(({ comment }) => comment).map(({ ordinal, comment }) => <Typography key={ordinal} sx={{ mt: 0.75, fontSize: 13 }}><Box component="span" sx={{ color: 'text.secondary' }}>{t('selection.entry.judge', { n: ordinal })}：</Box>{comment}</Typography>)}
    </>
  );
}
