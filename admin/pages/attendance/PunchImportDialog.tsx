import { Alert, Box, Button, Checkbox, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, Stack, Typography } from '@mui/material';
import { useState } from 'react';

import { PunchSheetCheckDocument, type PunchSheetCheckQuery, SessionImportPunchesDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatTime } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { UploadBox } from '../../shared/UploadBox.js';

type Check = PunchSheetCheckQuery['punchSheetCheck'];
const MOST_BYTES = 5 * 1024 * 1024;

/** A sign-in machine's file: first what it would do to whom and what is wrong, cell by cell; then it counts. */
export function PunchImportDialog({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const t = useT();
  const [fileId, setFileId] = useState<string | null>(null);
  const [leavesOutProblems, setLeavesOut] = useState(false);
  const { data, error, refetch } = useRead(PunchSheetCheckDocument, { sessionId, fileId: fileId ?? '' }, { enabled: fileId !== null });
  const apply = useCommand(SessionImportPunchesDocument, { done: ({ result }) => t('punches.done', { smart_count: result?.counted ?? 0 }), onDone: onClose });
  const check = fileId ? data?.punchSheetCheck : undefined;
  const counting = check ? check.fresh + check.changed : 0;
  return (
    <Dialog open onClose={apply.isPending ? undefined : onClose} maxWidth="md" fullWidth aria-labelledby="punches-title">
      <DialogTitle id="punches-title">{t('punches.title')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2, color: 'text.secondary' }}>{t('punches.text')}</Typography>
        <UploadBox purpose="punches" accept=".xlsx" mostBytes={MOST_BYTES} onUploaded={({ id }) => { setFileId(id); setLeavesOut(false); }} />
        <Stack spacing={2} sx={{ mt: 2 }} aria-live="polite">
          {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
          {fileId && !check && !error && <Loading />}
          {check && <Found check={check} />}
          {check && check.problemCount > 0 && <Problems check={check} />}
          {check && check.problemCount > 0 && counting > 0 && <FormControlLabel control={<Checkbox checked={leavesOutProblems} onChange={(event) => setLeavesOut(event.target.checked)} />} label={t('punches.leaveOut')} />}
          {check && check.people.length > 0 && <People check={check} />}
          {counting > 0 && <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('punches.undo')}</Typography>}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} disabled={apply.isPending}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={counting === 0 || (check?.problemCount !== 0 && !leavesOutProblems)} loading={apply.isPending} onClick={() => fileId && void apply.run({ sessionId, fileId, leavesOutProblems })}>
          {t('punches.apply', { smart_count: counting })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Found({ check }: { check: Check }) {
  const t = useT();
  const { punches, fresh, changed, same, standing, elsewhere } = check;
  const [from, until] = [formatTime(check.from), formatTime(check.until)];
  return (
    <Alert severity={punches > 0 ? 'info' : 'warning'}>
      {punches > 0 || check.problemCount > 0 ? t('punches.found', { from, until, punches, fresh, changed, same, standing }) : t('punches.nothing', { from, until })} {elsewhere > 0 && t('punches.elsewhere', { smart_count: elsewhere })}
    </Alert>
  );
}

function Problems({ check: { problems, problemCount } }: { check: Check }) {
  const t = useT();
  return (
    <Box>
      <Alert severity="error" sx={{ mb: 1.5 }}>{t('punches.problems', { smart_count: problemCount })} {problemCount > problems.length && t('punches.firstShown', { count: problems.length })}</Alert>
      <ResponsiveList
        rows={problems.map((problem, at) => ({ id: String(at), ...problem }))} label={t('punches.reason')} density="compact"
        columns={[
          { key: 'cell', label: t('punches.cell'), width: 90, card: 'title', value: ({ address }) => address },
          { key: 'found', label: t('punches.value'), width: 180, value: ({ found }) => found || '—' },
          { key: 'reason', label: t('punches.reason'), value: ({ reason }) => reason },
        ]}
      />
    </Box>
  );
}

function People({ check }: { check: Check }) {
  const t = useT();
  const word = useLabel();
  const total = check.fresh + check.changed + check.same + check.standing;
  return (
    <Box>
      <Typography component="h3" sx={{ fontWeight: 600, mb: 1 }}>{t('punches.people')}{total > check.people.length && ` · ${t('punches.firstShown', { count: check.people.length })}`}</Typography>
      <ResponsiveList
        rows={check.people.map((each) => ({ id: each.teacherId, ...each }))} label={t('punches.people')} density="compact"
        columns={[
          { key: 'name', label: t('punches.name'), card: 'title', value: ({ name, number }) => <>{name} <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{number}</Box></> },
          { key: 'times', label: t('punches.times'), width: 150, value: ({ firstAt, lastAt }) => (firstAt === lastAt ? formatTime(firstAt) : `${formatTime(firstAt)}–${formatTime(lastAt)}`) },
          { key: 'becomes', label: t('punches.becomes'), width: 170, value: ({ status, presentMinutes }) => `${word('presenceStatus', status)} · ${t('attendance.minutesValue', { minutes: presentMinutes })}` },
          { key: 'effect', label: t('punches.effect'), width: 150, card: 'side', value: ({ effect }) => word('punchEffect', effect) },
        ]}
      />
    </Box>
  );
}
