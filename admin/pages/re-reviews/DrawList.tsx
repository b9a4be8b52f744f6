import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { CreditReReviewDrawDocument, CreditReReviewsDocument, type CreditReReviewsQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { formatPermille, todayInCounty } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { useDraft } from '../../shared/useDraft.js';
import { DRAWERS } from './roles.js';
import { permilleOf } from './share.js';

type Draw = CreditReReviewsQuery['creditReReviews']['items'][number];

/** What was drawn, from how many, by which seed, and how far it is. */
export function DrawList() {
  const t = useT();
  const mayDraw = mayUse(DRAWERS, useRoles());
  const [isDrawing, setDrawing] = useState(false);
  const { data, error, refetch } = useRead(CreditReReviewsDocument, {});
  const button = mayDraw && <Button variant="contained" onClick={() => setDrawing(true)}>{t('credits.reReview.draw')}</Button>;
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Panel title={t('credits.reReview.tabs.draws')} actions={button} flush>
      <ResponsiveList<Draw>
        rows={data.creditReReviews.items} label={t('credits.reReview.tabs.draws')} empty={<EmptyState title={t('credits.reReview.noDraws')} text={t('credits.reReview.noDrawsText')} action={button || undefined} />}
        columns={[
          { key: 'window', label: t('credits.filing.window'), card: 'title', value: ({ fromDay, toDay }) => `${fromDay} ~ ${toDay}` },
          { key: 'share', label: t('credits.reReview.share'), align: 'right', width: 90, isBare: true, value: ({ sharePermille }) => formatPermille(sharePermille) },
          { key: 'drawn', label: t('credits.reReview.drawn'), align: 'right', width: 120, value: ({ drawnCount, populationCount }) => `${drawnCount} / ${populationCount}` },
          { key: 'open', label: t('credits.reReview.states.OPEN'), align: 'right', width: 90, isBare: true, value: ({ openCount }) => openCount },
          { key: 'agreed', label: t('credits.reReview.states.AGREED'), align: 'right', width: 90, isBare: true, value: ({ agreedCount }) => agreedCount },
          { key: 'disputed', label: t('credits.reReview.disputed'), align: 'right', width: 90, isBare: true, value: ({ disputedCount, upheldCount, reversedCount }) => disputedCount + upheldCount + reversedCount },
          { key: 'seed', label: t('credits.reReview.seed'), width: 230, value: ({ seed, createdBy, createdAt }) => <><Box component="code" sx={{ fontSize: 12, overflowWrap: 'anywhere' }}>{seed}</Box><br /><Typography component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>{createdBy} {todayInCounty(new Date(createdAt))}</Typography></> },
        ]}
      />
      <Typography sx={{ px: 2.5, py: 1.5, fontSize: 13, color: 'text.secondary' }}>{t('credits.reReview.recompute')}</Typography>
      {isDrawing && <DrawDialog onClose={() => setDrawing(false)} />}
    </Panel>
  );
}

function DrawDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const today = todayInCounty();
  const draft = useDraft('re-review.draw', { fromDay: `${today.slice(0, 8)}01`, toDay: today, percent: '5', seed: '' });
  const { value: form } = draft;
  const command = useCommand(CreditReReviewDrawDocument, { done: ({ reReview }) => t('credits.reReview.drawnSome', { count: reReview?.drawnCount ?? 0 }), onDone: () => { draft.discard(); onClose(); } });
  const sharePermille = permilleOf(form.percent);
  const percentWrong = form.percent.trim() !== '' && sharePermille === null ? t('credits.reReview.percentWrong') : undefined;
  const missing = [...(['fromDay', 'toDay'] as const).filter((each) => form[each] === ''), ...(sharePermille === null ? ['percent' as const] : [])].map((each) => t(`credits.reReview.fields.${each}`));
  const field = (name: keyof typeof form, error: string | undefined, isDay: boolean, hint?: string) => (
    <TextField type={isDay ? 'date' : 'text'} required={name !== 'seed'} label={t(`credits.reReview.fields.${name}`)} value={form[name]} onChange={(event) => draft.set({ ...form, [name]: event.target.value })} error={error !== undefined} helperText={error ?? hint} slotProps={isDay ? { inputLabel: { shrink: true }, htmlInput: { max: today } } : { htmlInput: { maxLength: 64 } }} />
  );
  return (
    <FormDialog title={t('credits.reReview.draw')} submitLabel={t('credits.reReview.draw')} isPending={command.isPending} errors={command.errors} missing={missing}
      onSubmit={() => { if (sharePermille !== null) void command.run({ fromDay: form.fromDay, toDay: form.toDay, sharePermille, seed: form.seed.trim() || null }); }} onClose={onClose}>
      <Stack spacing={2} sx={{ pt: 1 }}>
        <Typography sx={{ fontSize: 14 }}>{t('credits.reReview.drawText')}</Typography>
        <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>{field('fromDay', command.errorOf('fromDay'), true)}{field('toDay', command.errorOf('toDay'), true)}</Stack>
        {field('percent', percentWrong ?? command.errorOf('sharePermille'), false)}{field('seed', command.errorOf('seed'), false, t('credits.reReview.seedHint'))}
      </Stack>
    </FormDialog>
  );
}
