import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';

import { CreditReReviewDecideDocument, CreditReReviewTaskDocument, type CreditReReviewTaskQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatCredits } from '../../shared/format.js';
import { useKeys } from '../../shared/keyboard.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { isShort } from '../../shared/ReasonField.js';
import { Refused } from '../../shared/Refused.js';
import { useDraft } from '../../shared/useDraft.js';
import { useName } from '../../shared/useName.js';
import { useHours } from '../credits/claim-words.js';
import { EvidenceList } from '../credits/EvidenceList.js';

const USUAL_HOUR = 45;

/** One drawn claim after another, without who decided it and how. */
export function ReviewTask() {
  const t = useT();
  const { data, error, refetch } = useRead(CreditReReviewTaskDocument, {});
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const task = data.creditReReviewTask;
  return task ? <Task key={task.id} task={task} /> : <Panel><EmptyState title={t('credits.reReview.noTask')} text={t('credits.reReview.noTaskText')} /></Panel>;
}

function Task({ task }: { task: NonNullable<CreditReReviewTaskQuery['creditReReviewTask']> }) {
  const t = useT();
  const label = useLabel();
  const name = useName();
  const hours = useHours(USUAL_HOUR);
  const reason = useDraft(`re-review.${task.id}`, '');
  const command = useCommand(CreditReReviewDecideDocument, { done: t('credits.reReview.decided'), onDone: () => reason.discard() });
  const decide = (agrees: boolean) => void command.run({ itemId: task.id, agrees, reason: reason.value.trim() || null });
  useKeys([{ keys: 'a', label: t('credits.reReview.agree'), run: () => { if (!command.isPending) decide(true); } }]);
  const facts: readonly (readonly [string, string])[] = [
    [t('credits.columns.teacher'), `${task.teacher.name}　${task.teacher.number}　${name(task.teacher.school)}`], [t('credits.panel.organiser'), task.organiserName],
    [t('credits.columns.category'), `${task.category.name} · ${label('sponsorLevel', task.level)}`], [t('credits.panel.dates'), task.startDay === task.endDay ? task.endDay : `${task.startDay} ~ ${task.endDay}`],
    [t('credits.panel.hours'), hours(task.durationMinutes)], [t('credits.panel.claimed'), formatCredits(task.claimedCenticredits)],
  ];
  return (
    <Panel title={`${task.title} · ${t('credits.reReview.left', { count: task.leftCount })}`}>
      <Alert severity="info" sx={{ mb: 2 }}>{t('credits.reReview.blind')}</Alert>
      <Box component="dl" sx={{ m: 0, mb: 2, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5 }}>
        {facts.map(([term, value]) => [<Box component="dt" key={`${term}-t`} sx={{ color: 'text.secondary' }}>{term}</Box>, <Box component="dd" key={term} sx={{ m: 0, overflowWrap: 'anywhere' }}>{value}</Box>])}
      </Box>
      <Typography variant="h3" sx={{ fontSize: 13, color: 'text.secondary', mb: 0.75 }}>{t('credits.panel.evidence')}</Typography>
      <EvidenceList claimId={task.claimId} evidence={task.evidence} sourceType={task.sourceType} />
      <TextField label={t('credits.reReview.reason')} value={reason.value} onChange={(event) => reason.set(event.target.value)} multiline minRows={2} fullWidth sx={{ mt: 2 }} error={command.errorOf('reason') !== undefined} helperText={command.errorOf('reason') ?? t('credits.reReview.reasonHint')} slotProps={{ htmlInput: { maxLength: 500 } }} />
      <Refused errors={command.errors} />
      <Stack direction="row" spacing={1.5} sx={{ mt: 2 }}>
        <Button variant="contained" loading={command.isPending} onClick={() => decide(true)}>{t('credits.reReview.agree')}</Button>
        <Button variant="outlined" color="error" loading={command.isPending} disabled={isShort(reason.value, 2)} onClick={() => decide(false)}>{t('credits.reReview.refuse')}</Button>
      </Stack>
    </Panel>
  );
}
