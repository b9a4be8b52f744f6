import { Box, Button, LinearProgress, Paper, Stack, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNotify } from 'react-admin';
import { useParams, useSearchParams } from 'react-router';

import { type AssignmentCardFragment, MarkingPapersDocument, type MarkingPapersQuery, MarkingSheetDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatPermille } from '../../shared/format.js';
import { useKeys } from '../../shared/keyboard.js';
import { Loading } from '../../shared/Loading.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { usePageTitle } from '../../shared/usePageTitle.js';
import { CompareDialog } from './CompareDialog.js';
import { MarkForm } from './MarkForm.js';
import { MarksFromExcel } from './MarksFromExcel.js';

type Paper = MarkingPapersQuery['markingPapers'][number];
type Papers = readonly [Paper, ...Paper[]];

/** The text on the left, the rubric on the right, and the next one. */
export default function MarkingDesk() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(MarkingPapersDocument, { assignmentId: id }, { keepPrevious: true });
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const assignment = data.viewerMarkings.find((each) => each.assignment.id === id)?.assignment;
  const [first, ...others] = data.markingPapers;
  if (!assignment || !first) return <EmptyState title={t('assignments.marking.none')} text={t('assignments.marking.noneText')} />;
  return <Desk assignment={assignment} papers={[first, ...others]} />;
}

function Desk({ assignment, papers }: { assignment: AssignmentCardFragment; papers: Papers }) {
  const t = useT();
  const notify = useNotify();
  const [params, setParams] = useSearchParams();
  const [isImporting, setImporting] = useState(false);
  const current = papers.find(({ id }) => id === params.get('paper')) ?? papers.find(({ total }) => total == null) ?? papers[0];
  const at = papers.indexOf(current);
  const done = papers.filter(({ total }) => total != null).length;
  const go = (paper: Paper | undefined): void => { if (paper) setParams({ paper: paper.id }, { replace: true }); };
  const nextOpen = [...papers.slice(at + 1), ...papers.slice(0, at)].find(({ total }) => total == null);
  usePageTitle(assignment.title);
  useKeys([
    { keys: 'ArrowLeft', label: t('assignments.marking.previous'), run: () => go(papers[at - 1]) },
    { keys: 'ArrowRight', label: t('assignments.marking.next'), run: () => go(papers[at + 1]) },
    { keys: 'n', label: t('assignments.marking.nextOpen'), run: () => go(nextOpen) },
  ]);
  useEffect(() => { window.scrollTo({ top: 0 }); }, [current.id]);
  const marked = (): void => {
    notify(nextOpen ? t('assignments.marking.saved', { code: current.code }) : t('assignments.marking.allDone'), { type: 'success' });
    go(nextOpen);
  };
  const progress = t('assignments.marking.progress', { done, total: papers.length });
  return (
    <>
      <Stack direction="row" useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap', gap: { xs: 1, md: 2 }, mb: 1.5 }}>
        <Typography variant="h1" sx={{ fontSize: { xs: 17, md: 20 } }}>{assignment.title}</Typography>
        <Box sx={{ flex: 1, minWidth: 160, maxWidth: 320 }}>
          <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{progress}</Typography>
          <LinearProgress variant="determinate" value={(100 * done) / papers.length} aria-label={progress} sx={{ height: 6, borderRadius: 3 }} />
        </Box>
        <Box sx={{ flex: 1 }} />
        <DownloadButton href={`/downloads/marking-sheet/${assignment.id}.xlsx`} label={t('assignments.marking.excelOut')} />
        <Button variant="outlined" onClick={() => setImporting(true)}>{t('assignments.marking.excelIn')}</Button>
      </Stack>
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <Box component="nav" aria-label={t('assignments.marking.title')} sx={({ tokens }) => ({ display: 'flex', gap: 0.75, p: 1.25, overflowX: 'auto', borderBottom: `1px solid ${tokens.line}` })}>
          {papers.map((paper) => (
            <Button key={paper.id} size="small" variant={paper === current ? 'contained' : 'outlined'} color={paper.total == null ? 'primary' : 'inherit'} aria-current={paper === current} onClick={() => go(paper)} sx={{ flexShrink: 0, minWidth: 64, px: 1 }}>
              {paper.code}{paper.total == null ? '' : ` ✓${paper.total}`}{paper.similarPermille == null ? '' : ' !'}
            </Button>
          ))}
        </Box>
        <Sheet key={current.id} assignment={assignment} markId={current.id} onMarked={marked} onGo={(by) => go(papers[at + by])} />
      </Paper>
      {isImporting && <MarksFromExcel assignmentId={assignment.id} onClose={() => setImporting(false)} />}
    </>
  );
}

function Sheet({ assignment, markId, onMarked, onGo }: { assignment: AssignmentCardFragment; markId: string; onMarked: () => void; onGo: (by: number) => void }) {
  const t = useT();
  const { data, error, refetch } = useRead(MarkingSheetDocument, { id: markId });
  const [comparedWith, setComparedWith] = useState<string | null>(null);
  if (error) return <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>;
  const sheet = data?.markingSheet;
  if (!sheet) return <Loading />;
  const { paper, text, files, similar } = sheet;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1fr) minmax(320px, 400px)' } }}>
      <Box sx={({ tokens }) => ({ p: { xs: 2, md: 3 }, borderRight: { md: `1px solid ${tokens.line}` }, minWidth: 0 })}>
        <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', mb: 1.5 }}>
          <StatusChip tone="plain" label={t('assignments.compare.handIn', { code: paper.code })} />
          {paper.late && <StatusChip tone="wait" label={t('assignments.lines.late')} />}
          {paper.attempt > 1 && <StatusChip tone="plain" label={t('assignments.lines.resit')} />}
          {paper.ordinal === 3 && <StatusChip tone="wait" label={t('assignments.marking.third')} />}
          {similar.map((each) => <Button key={each.otherId} size="small" color="warning" variant="outlined" onClick={() => setComparedWith(each.otherId)}>{t('assignments.compare.chip', { percent: formatPermille(each.permille) })} · {each.code}</Button>)}
        </Stack>
        <Typography component="article" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.9, maxWidth: '46em' }}>{text || t('assignments.marking.empty')}</Typography>
        {files.length > 0 && <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', mt: 2 }}>{files.map((file) => <DownloadButton key={file.id} href={`/downloads/hand-in/${paper.code}/${file.id}`} label={file.name} />)}</Stack>}
      </Box>
      <MarkForm assignment={assignment} sheet={sheet} onMarked={onMarked} onGo={onGo} />
      {comparedWith && <CompareDialog pair={{ handInId: paper.code, otherId: comparedWith }} onClose={() => setComparedWith(null)} />}
    </Box>
  );
}
