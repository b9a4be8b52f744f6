import AddIcon from '@mui/icons-material/Add';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { type PlanCardFragment, PlanCreateDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { FigureField } from '../../shared/FigureField.js';
import { formatInstant, formatYuan, todayInCounty } from '../../shared/format.js';
import { Count } from '../../shared/Formatted.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useIsCentre } from '../programmes/training-words.js';
import { PLAN_TONES } from './plan-words.js';

export default function PlanList() {
  const t = useT();
  const label = useLabel();
  const isCentre = useIsCentre();
  const [isNew, setNew] = useState(false);
  const create = isCentre && <Button variant="contained" startIcon={<AddIcon />} onClick={() => setNew(true)}>{t('planning.create')}</Button>;
  return (
    <>
      <ResourceList<PlanCardFragment>
        title={t('planning.title')} sub={t('planning.sub')} to={({ id }) => `/plans/${id}/show`} actions={create} empty={{ title: t('planning.none'), text: t(isCentre ? 'planning.noneText' : 'planning.noneSchool'), action: create }}
        columns={[
          { key: 'year', label: t('planning.year'), card: 'title', value: ({ year }) => t('planning.name', { year }) },
          { key: 'items', label: t('planning.items'), align: 'right', isBare: true, value: ({ itemCount }) => itemCount },
          { key: 'seats', label: t('planning.seats'), align: 'right', isBare: true, value: ({ seats }) => <Count value={seats} /> },
          { key: 'budget', label: t('planning.budget'), align: 'right', isBare: true, value: ({ budgetFen }) => (budgetFen === null ? '—' : formatYuan(budgetFen)) },
          { key: 'changed', label: t('planning.changed'), card: 'hidden', value: ({ changedByName, changedAt }) => t('planning.changedBy', { name: changedByName, at: formatInstant(changedAt) }) },
          { key: 'status', label: t('planning.status'), card: 'side', value: ({ status }) => <StatusChip tone={PLAN_TONES[status]} label={label('planStatus', status)} /> },
        ]}
      />
      {isNew && <CreateDialog onClose={() => setNew(false)} />}
    </>
  );
}

function CreateDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [year, setYear] = useState(String(Number(todayInCounty().slice(0, 4)) + 1));
  const create = useCommand(PlanCreateDocument, { done: t('planning.created'), onDone: ({ plan }) => void navigate(`/plans/${plan?.id ?? ''}/show`) });
  return (
    <ConfirmDialog open title={t('planning.createTitle')} consequence={t('planning.steps.DRAFT')} undo={t('planning.remove')} confirmLabel={t('planning.create')} isPending={create.isPending} onClose={onClose} onConfirm={() => void create.run({ year: Number(year) })}>
      <Box sx={{ mt: 2 }}><FigureField autoFocus label={t('planning.year')} required least={2000} most={2100} value={year} onChange={setYear} error={create.errorOf('year')} /></Box>
    </ConfirmDialog>
  );
}
