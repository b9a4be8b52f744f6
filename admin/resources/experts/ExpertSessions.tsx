import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';

import { ExpertRateDocument, type ExpertSessionCardFragment, ExpertSessionsDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Instant } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { useName } from '../../shared/useName.js';
import { useIsCentre } from '../programmes/training-words.js';
import { Rating } from './expert-words.js';
import { FeeCell } from './FeeCell.js';

const PER_PAGE = 20;

/** What somebody held and will hold, with its fee and ratings. */
export function ExpertSessions({ expertId }: { expertId: string }) {
  const t = useT();
  const nameOf = useName();
  const isCentre = useIsCentre();
  const [page, setPage] = useState(1);
  const [rated, setRated] = useState<ExpertSessionCardFragment | null>(null);
  const { data, error, refetch, isPlaceholderData } = useRead(ExpertSessionsDocument, { expertId, year: null, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  return (
    <Panel title={t('experts.sessions.title')} flush>
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <ResponsiveList<ExpertSessionCardFragment>
          rows={data.expertSessions.items} label={t('experts.sessions.title')} density="compact" isStale={isPlaceholderData} empty={<EmptyState title={t('experts.sessions.none')} />}
          columns={[
            { key: 'topic', label: t('experts.sessions.topic'), card: 'title', value: ({ topic, topicEn }) => nameOf({ name: topic, nameEn: topicEn }) },
            { key: 'class', label: t('experts.sessions.class'), value: ({ rollTitle, rollTitleEn }) => nameOf({ name: rollTitle, nameEn: rollTitleEn }) },
            { key: 'at', label: t('experts.sessions.at'), value: ({ startsAt }) => <Instant value={startsAt} /> },
            { key: 'place', label: t('experts.sessions.place'), card: 'hidden', value: ({ place }) => place },
            { key: 'fee', label: t('experts.fees.amount'), isBare: true, align: 'right', value: (row) => <FeeCell session={row} /> },
            { key: 'rating', label: t('experts.rating'), isBare: true, align: 'right', value: (row) => <><Rating rating={row.rating} />{isCentre && row.isOver && <Button variant="text" size="small" onClick={() => setRated(row)}>{t('experts.sessions.rate')}</Button>}</> },
          ]}
        />
      )}
      {data && data.expertSessions.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={data.expertSessions.totalCount} onPage={setPage} />}
      {rated && <RateDialog session={rated} onClose={() => setRated(null)} />}
    </Panel>
  );
}

function RateDialog({ session: { id, topic, topicEn, viewerScore }, onClose }: { session: ExpertSessionCardFragment; onClose: () => void }) {
  const t = useT();
  const nameOf = useName();
  const [score, setScore] = useState(String(viewerScore ?? 5));
  const [remark, setRemark] = useState('');
  const rate = useCommand(ExpertRateDocument, { done: t('experts.rate.done'), onDone: onClose });
  const scores = { 5: t('experts.rate.scores.five'), 4: t('experts.rate.scores.four'), 3: t('experts.rate.scores.three'), 2: t('experts.rate.scores.two'), 1: t('experts.rate.scores.one') };
  return (
    <ConfirmDialog open title={t('experts.rate.title', { topic: nameOf({ name: topic, nameEn: topicEn }) })} consequence={t('experts.rate.text')} undo={t('experts.sessions.rate')} confirmLabel={t('experts.rate.save')} isPending={rate.isPending} onClose={onClose} onConfirm={() => void rate.run({ sessionId: id, score: Number(score), remark: remark.trim() })}>
      <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
        <TextField select autoFocus label={t('experts.rate.score')} value={score} onChange={(event) => setScore(event.target.value)}>{Object.entries(scores).reverse().map(([value, words]) => <MenuItem key={value} value={value}>{words}</MenuItem>)}</TextField>
        <TextField multiline minRows={2} label={t('experts.rate.remark')} value={remark} onChange={(event) => setRemark(event.target.value)} slotProps={{ htmlInput: { maxLength: 300 } }} />
      </Box>
    </ConfirmDialog>
  );
}
