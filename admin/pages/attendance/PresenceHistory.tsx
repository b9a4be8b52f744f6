import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';

import { PresenceChangesDocument, type PresenceChangesQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';

const PER_PAGE = 25;

type Change = PresenceChangesQuery['presenceChanges']['items'][number];

/** Who entered or corrected what, the latest first: of a session, or of one teacher in it. */
export function PresenceHistory({ sessionId, teacherId, name, onClose }: { sessionId: string; teacherId: string | null; name: string | null; onClose: () => void }) {
  const t = useT();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useRead(PresenceChangesDocument, { sessionId, teacherId, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const changes = data?.presenceChanges;
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="history-title">
      <DialogTitle id="history-title">{name ? t('attendance.historyOf', { name }) : t('attendance.history')}</DialogTitle>
      <DialogContent>
        {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {!changes && !error && <Loading />}
        {changes?.totalCount === 0 && <Typography sx={{ color: 'text.secondary', py: 3 }}>{t('attendance.historyNone')}</Typography>}
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {changes?.items.map((change) => <ChangeLine key={change.id} change={change} isNamed={name === null} />)}
        </Box>
        {changes && changes.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={changes.totalCount} onPage={setPage} />}
      </DialogContent>
      <DialogActions><Button onClick={onClose}>{t('common.close')}</Button></DialogActions>
    </Dialog>
  );
}

function ChangeLine({ change, isNamed }: { change: Change; isNamed: boolean }) {
  const t = useT();
  const word = useLabel();
  const worded = (status: Change['fromStatus'], minutes: number | null | undefined) => (status ? `${word('presenceStatus', status)}${minutes ? ` ${t('attendance.minutesValue', { minutes })}` : ''}` : t('attendance.notRecorded'));
  return (
    <Box component="li" sx={({ tokens }) => ({ py: 1.25, borderBottom: `1px solid ${tokens.line}`, '&:last-child': { borderBottom: 0 } })}>
      <Typography>{isNamed && <b>{change.teacherName}　</b>}{t('attendance.historyLine', { from: worded(change.fromStatus, change.fromMinutes), to: worded(change.toStatus, change.toMinutes) })}</Typography>
      {change.reason && <Typography>{change.reason}</Typography>}
      <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{[word('presenceSource', change.source), change.accountName, formatInstant(change.at)].join(' · ')}</Typography>
    </Box>
  );
}
