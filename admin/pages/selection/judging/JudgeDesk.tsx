import { Box, LinearProgress, Paper as Sheet, Stack, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNotify } from 'react-admin';
import { useParams, useSearchParams } from 'react-router';

import { useViewer } from '../../../data/auth-provider.js';
import { type PaperFragment, SelectionRoundDocument, type RoundFullFragment } from '../../../data/generated/operations.js';
import { useRead } from '../../../data/useRead.js';
import { useT } from '../../../i18n/useT.js';
import { EmptyState } from '../../../shared/EmptyState.js';
import { ErrorPanel } from '../../../shared/ErrorPanel.js';
import { useKeys } from '../../../shared/keyboard.js';
import { Loading } from '../../../shared/Loading.js';
import { usePageTitle } from '../../../shared/usePageTitle.js';
import { useTitle } from '../selection-words.js';
import { PaperStrip } from './PaperStrip.js';
import { PaperView } from './PaperView.js';
import { ScoreSheet } from './ScoreSheet.js';
import { usePapers } from './usePapers.js';

/** One screen for a judge: the work on the left, the rubric on the right, the next paper one key away. */
export default function JudgeDesk() {
  const t = useT();
  const roundId = useParams().id ?? '';
  const viewer = useViewer();
  const round = useRead(SelectionRoundDocument, { id: roundId });
  const desk = usePapers(roundId);
  const error = round.error ?? desk.error;
  if (error && !desk.data) return <ErrorPanel error={error} onRetry={() => { void round.refetch(); void desk.refetch(); }} />;
  if (!round.data || !desk.data || !viewer) return <Loading />;
  const [first, ...others] = desk.data;
  if (!round.data.selectionRound || !first) return <EmptyState title={t('selection.judging.none')} text={t('selection.judging.noneText')} />;
  return <Desk round={round.data.selectionRound} papers={[first, ...others]} accountId={viewer.accountId} onPaper={desk.put} onGone={() => void desk.refetch()} />;
}

interface DeskProps {
  readonly round: RoundFullFragment;
  readonly papers: readonly [PaperFragment, ...PaperFragment[]];
  readonly accountId: string;
  readonly onPaper: (paper: PaperFragment) => void;
  readonly onGone: () => void;
}

function Desk({ round, papers, accountId, onPaper, onGone }: DeskProps) {
  const t = useT();
  const titleOf = useTitle();
  const notify = useNotify();
  const [params, setParams] = useSearchParams();
  const isOpen = round.status === 'JUDGING';
  const current = papers.find(({ id }) => id === params.get('paper')) ?? papers.find(({ status }) => status === 'OPEN') ?? papers[0];
  const at = papers.indexOf(current);
  const done = papers.filter(({ status }) => status === 'SUBMITTED').length;
  const [isListOpen, setListOpen] = useState(false);
  usePageTitle(titleOf(round));

  const go = (paper: PaperFragment | undefined): void => {
    if (!paper) return;
    setListOpen(false);
    setParams({ paper: paper.id }, { replace: true });
  };
  const nextOpen = [...papers.slice(at + 1), ...papers.slice(0, at)].find(({ status }) => status === 'OPEN');
  const submitted = (paper: PaperFragment): void => {
    onPaper(paper);
    notify(nextOpen ? t('selection.judging.doneOne', { code: paper.blindCode }) : t('selection.judging.doneAll'), { type: 'success' });
    go(nextOpen);
  };
  useKeys([
    { keys: 'ArrowLeft', label: t('selection.judging.previous'), run: () => go(papers[at - 1]) },
    { keys: 'ArrowRight', label: t('selection.judging.next'), run: () => go(papers[at + 1]) },
    { keys: 'n', label: t('selection.judging.nextOpen'), run: () => go(nextOpen) },
  ]);
  useEffect(() => { window.scrollTo({ top: 0 }); }, [current.id]);

  return (
    <>
      <Stack direction="row" useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap', gap: { xs: 1, md: 2 }, mb: 1.5 }}>
        <Typography variant="h1" sx={{ fontSize: { xs: 17, md: 20 } }}>{titleOf(round)}</Typography>
        <Box sx={{ flex: 1, minWidth: 160, maxWidth: 320 }}>
          <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('selection.judging.progress', { done, total: papers.length })}</Typography>
          <LinearProgress variant="determinate" value={(100 * done) / papers.length} aria-label={t('selection.judging.progress', { done, total: papers.length })} sx={{ height: 6, borderRadius: 3 }} />
        </Box>
        <Typography sx={{ fontSize: 13, color: 'text.secondary', display: { xs: 'none', lg: 'block' } }}>{t(isOpen ? 'selection.judging.keysHint' : 'selection.judging.closedHint')}</Typography>
      </Stack>
      <Sheet variant="outlined" sx={{ overflow: 'hidden' }}>
        <PaperStrip papers={papers} current={current} isListOpen={isListOpen} onToggleList={() => setListOpen(!isListOpen)} onGo={go} />
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1fr) minmax(340px, 420px)' } }}>
          <PaperView paper={current} />
          <ScoreSheet
            key={`${current.id} ${current.status}`} paper={current} round={round} accountId={accountId} isOpen={isOpen}
            onPaper={onPaper} onSubmitted={submitted} onGone={onGone} onRecused={() => { onGone(); go(nextOpen); }} onGo={(by) => go(papers[at + by])}
          />
        </Box>
      </Sheet>
    </>
  );
}
