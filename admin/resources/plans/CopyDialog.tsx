import { Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useState } from 'react';

import { PlanCopyItemsDocument, TrainingPlanDocument, TrainingPlansDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import type { Plan } from './PlanShow.js';

/** Chooses items of another year; the nearest earlier year is offered with all of them. */
export function CopyDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const t = useT();
  const others = (useRead(TrainingPlansDocument, {}).data?.trainingPlans ?? []).filter(({ id }) => id !== plan.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const fromId = chosen ?? others.find(({ year }) => year < plan.year)?.id ?? others[0]?.id ?? null;
  const from = useRead(TrainingPlanDocument, { id: fromId ?? '' }, { enabled: fromId !== null }).data?.trainingPlan;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const items = from?.items ?? [];
  const itemIds = items.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const copy = useCommand(PlanCopyItemsDocument, { done: t('planning.copied'), onDone: onClose });
  return (
    <ConfirmDialog open title={t('planning.copyTitle')} consequence={others.length === 0 ? t('planning.copyNone') : t('planning.copyText', { year: plan.year })} undo={t('planning.remove')} confirmLabel={t('planning.copyAct', { smart_count: itemIds.length })} isPending={copy.isPending} canConfirm={itemIds.length > 0} onClose={onClose} onConfirm={() => void copy.run({ planId: plan.id, itemIds })}>
      <Box sx={{ mt: 2, display: 'grid', gap: 1 }}>
        <ChoiceField label={t('planning.copyFrom')} required value={fromId} choices={others.map(({ id, year }) => ({ id, name: t('planning.name', { year }) }))} onChange={(next) => { setChosen(next); setLeft(new Set()); }} />
        <Box sx={{ maxHeight: 320, overflow: 'auto' }}>
          {items.map(({ id, title, startsOn, seats }) => (
            <FormControlLabel
              key={id} sx={{ display: 'flex', mr: 0 }} control={<Checkbox size="small" checked={!left.has(id)} onChange={(_, isOn) => setLeft(new Set(isOn ? [...left].filter((each) => each !== id) : [...left, id]))} />}
              label={<>{title} <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{startsOn} · {seats}</Typography></>}
            />
          ))}
        </Box>
      </Box>
    </ConfirmDialog>
  );
}
