import { Box, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { CohortAllotDocument, type OfferCriterion } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { type QuotaDraft, QuotaEditor, quotaInputOf } from '../../resources/cohorts/QuotaEditor.js';
import { countyInstant, localOf } from '../../resources/cohorts/session-drafts.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useChoices } from '../../shared/useChoices.js';

const PLACES = ['first', 'second', 'third'] as const;

/** Seats by school, area and subject; by when they are to be used; and in which order they are offered again. */
export function AllotDialog({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const t = useT();
  const criteria = useChoices('offerCriterion');
  const [quotas, setQuotas] = useState<readonly QuotaDraft[]>(() => cohort.quotas.map(({ school, area, subject, seats }) => ({ kind: school ? 'school' : area ? 'area' : 'subject', placeId: school?.id ?? area?.id ?? subject, seats: String(seats) })));
  const [deadline, setDeadline] = useState(cohort.seatsReturnAt ? localOf(cohort.seatsReturnAt) : '');
  const [order, setOrder] = useState<readonly (OfferCriterion | null)[]>(() => PLACES.map((_, at) => cohort.offerOrder[at] ?? null));
  const allot = useCommand(CohortAllotDocument, { done: t('training.quotas.saved'), onDone: onClose });
  const choose = (at: number, criterion: string | null) => setOrder(order.map((each, index) => (index === at ? criterion as OfferCriterion | null : each === criterion ? null : each)));
  const stated = order.filter((each) => each !== null);
  return (
    <ConfirmDialog
      open title={t('training.quotas.title')} consequence={t('training.quotas.text')} undo={t('training.quotas.undo')} confirmLabel={t('training.quotas.save')} isPending={allot.isPending} canConfirm={!deadline || stated.length > 0}
      onClose={onClose} onConfirm={() => void allot.run({ id: cohort.id, quotas: quotas.map(quotaInputOf), returnAt: deadline && quotas.length > 0 ? countyInstant(deadline) : null, offerOrder: stated })}
    >
      <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
        <div><QuotaEditor quotas={quotas} capacity={cohort.capacity} errorOf={allot.errorOf} onChange={setQuotas} /></div>
        {quotas.length > 0 && (
          <>
            <TextField label={t('registration.allot.deadline')} type="datetime-local" value={deadline} onChange={(event) => setDeadline(event.target.value)} error={allot.errorOf('returnAt') !== undefined} helperText={allot.errorOf('returnAt') ?? t('registration.allot.deadlineHint')} slotProps={{ inputLabel: { shrink: true } }} />
            {deadline && (
              <div>
                <Typography sx={{ mb: 1, fontSize: 13, color: 'text.secondary' }}>{t('registration.allot.order')}</Typography>
                <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, 1fr)' } }}>{PLACES.map((place, at) => <ChoiceField key={place} label={t(`registration.allot.${place}`)} required value={order[at] ?? null} choices={criteria} onChange={(next) => choose(at, next)} />)}</Box>
              </div>
            )}
          </>
        )}
      </Box>
    </ConfirmDialog>
  );
}
