import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';

import { SelectionJudgeAppointDocument, SelectionJudgeCandidatesDocument, type SelectionJudgeCandidatesQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { SearchField } from '../../shared/SearchField.js';
import { useName } from '../../shared/useName.js';
import type { JudgePanel } from './JudgesTab.js';
import { useTitle } from './selection-words.js';

type Candidate = SelectionJudgeCandidatesQuery['selectionJudgeCandidates']['items'][number] & { id: string };
const PER_PAGE = 10;

/** Accounts with the role of judge, each with why he may or may not sit. The dialog stays for the next one. */
export function AppointDialog({ roundId, panel, onClose }: { roundId: string; panel: JudgePanel; onClose: () => void }) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const titleOf = useTitle();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [asked, setAsked] = useState('');
  const { data, error, refetch, isPlaceholderData } = useRead(SelectionJudgeCandidatesDocument, { roundId, search: search || null, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const appoint = useCommand(SelectionJudgeAppointDocument, { done: t('selection.judges.appointed', { name: asked }) });
  const rows = data?.selectionJudgeCandidates.items.map((each): Candidate => ({ ...each, id: each.accountId })) ?? [];
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="appoint-title">
      <DialogTitle id="appoint-title">{t('selection.judges.appointTo', { panel: titleOf(panel) })}</DialogTitle>
      <DialogContent>
        <Box sx={{ mb: 1.5, pt: 0.5 }}><SearchField value={search} onChange={(next) => { setSearch(next); setPage(1); }} hint={t('selection.judges.search')} /></Box>
        {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data && (
          <ResponsiveList<Candidate>
            rows={rows} label={t('selection.judges.candidates')} density="compact" isStale={isPlaceholderData} empty={<EmptyState title={t('selection.judges.none')} text={t('selection.judges.noneText')} />}
            columns={[
              { key: 'name', label: t('selection.judges.name'), card: 'title', value: ({ name, teacherNumber }) => <>{name} <Typography component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>{teacherNumber}</Typography></> },
              { key: 'school', label: t('selection.judges.school'), value: ({ school }) => (school ? nameOf(school) : t('selection.judges.outside')) },
              { key: 'subject', label: t('people.subject'), value: ({ subject }) => label('subject', subject) },
              { key: 'act', label: '', align: 'right', width: '38%', card: 'side', value: ({ id, name, may }) => (may.allowed ? <Button variant="outlined" disabled={appoint.isPending} onClick={() => { setAsked(name); void appoint.run({ panelId: panel.id, accountId: id }); }} sx={{ minHeight: 26, py: 0 }}>{t('selection.judges.appoint')}</Button> : <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{may.reason}</Typography>) },
            ]}
          />
        )}
        {data && data.selectionJudgeCandidates.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={data.selectionJudgeCandidates.totalCount} onPage={setPage} />}
      </DialogContent>
      <DialogActions><Button variant="contained" onClick={onClose}>{t('common.close')}</Button></DialogActions>
    </Dialog>
  );
}
