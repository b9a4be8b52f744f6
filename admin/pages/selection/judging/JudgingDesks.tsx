import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { Link } from 'react-router';

import { JudgingDesksDocument, type JudgingDesksQuery } from '../../../data/generated/operations.js';
import { useRead } from '../../../data/useRead.js';
import { useT } from '../../../i18n/useT.js';
import { EmptyState } from '../../../shared/EmptyState.js';
import { ErrorPanel } from '../../../shared/ErrorPanel.js';
import { Loading } from '../../../shared/Loading.js';
import { PageHeader } from '../../../shared/PageHeader.js';
import { Panel } from '../../../shared/Panel.js';
import { RoundChip, useTitle } from '../selection-words.js';

type Desk = JudgingDesksQuery['judgingDesks'][number];

/** The rounds that somebody judges. */
export default function JudgingDesks() {
  const t = useT();
  const { data, error, refetch } = useRead(JudgingDesksDocument, {});
  return (
    <>
      <PageHeader title={t('selection.judging.title')} sub={t('selection.judging.sub')} />
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.judgingDesks.length === 0 && <Panel><EmptyState title={t('selection.judging.none')} text={t('selection.judging.noneText')} /></Panel>}
      {data?.judgingDesks.map((desk) => <Panel key={desk.round.id}><DeskLine desk={desk} /></Panel>)}
    </>
  );
}

export function DeskLine({ desk: { round, papers, submitted } }: { desk: Desk }) {
  const t = useT();
  const titleOf = useTitle();
  const deadline = round.rules.stages.find(({ kind }) => kind === 'JUDGE')?.deadline;
  const isOpen = round.status === 'JUDGING' && submitted < papers;
  const progress = t('selection.judging.progress', { done: submitted, total: papers });
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1fr) 220px auto' }, gap: { xs: 1, sm: 2.5 }, alignItems: 'center' }}>
      <Box>
        <Typography component="div" sx={{ fontWeight: 600, display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>{titleOf(round)}<RoundChip status={round.status} /></Typography>
        {deadline && round.status === 'JUDGING' && <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('selection.judging.until', { day: deadline })}</Typography>}
      </Box>
      <Box>
        <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{progress}</Typography>
        <LinearProgress variant="determinate" value={papers === 0 ? 0 : (100 * submitted) / papers} aria-label={progress} sx={{ height: 6, borderRadius: 3 }} />
      </Box>
      <Button variant={isOpen ? 'contained' : 'outlined'} component={Link} to={`/judging/${round.id}`} disabled={papers === 0}>{t(isOpen ? (submitted > 0 ? 'selection.judging.goOn' : 'selection.judging.start') : 'selection.judging.look')}</Button>
    </Box>
  );
}
