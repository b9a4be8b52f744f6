import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';

import { type PlanItemCardFragment, PlanItemOpenProgrammeDocument, PlanItemRemoveDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { formatYuan, todayInCounty } from '../../shared/format.js';
import { type Column, ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { hoursOf, PROGRAMME_TONES, useIsCentre } from '../programmes/training-words.js';
import { ItemDialog } from './ItemDialog.js';
import type { Plan } from './PlanShow.js';

/** Each item with what became of it, and its next step. */
export function PlanItems({ plan: { id: planId, year, status, items } }: { plan: Plan }) {
  const t = useT();
  const label = useLabel();
  const navigate = useNavigate();
  const isCentre = useIsCentre();
  const [changed, setChanged] = useState<PlanItemCardFragment | null>(null);
  const [removed, setRemoved] = useState<PlanItemCardFragment | null>(null);
  const open = useCommand(PlanItemOpenProgrammeDocument, { done: t('planning.opened'), onDone: ({ programme }) => void navigate(`/programmes/${programme?.id ?? ''}/show`) });
  const remove = useCommand(PlanItemRemoveDocument, { done: t('planning.removed'), onDone: () => setRemoved(null) });
  const words = ({ stages, subjects, traineeGroup }: PlanItemCardFragment) => [traineeGroup, stages.map((each) => label('stage', each)).join(t('common.listComma')), subjects.map((each) => label('subject', each)).join(t('common.listComma'))].filter(Boolean).join(' · ') || t('planning.any');
  const today = todayInCounty();
  const steps: Column<PlanItemCardFragment>[] = isCentre ? [{
    key: 'steps', label: '', align: 'right', value: (item) => (
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {status === 'DRAFT' && <Button variant="text" size="small" onClick={() => setChanged(item)}>{t('planning.edit')}</Button>}
        {status === 'DRAFT' && item.done.programmes === 0 && <Button variant="text" size="small" color="error" onClick={() => setRemoved(item)}>{t('planning.remove')}</Button>}
        {status !== 'DRAFT' && <Button variant="text" size="small" disabled={open.isPending} onClick={() => void open.run({ itemId: item.id })}>{t(item.done.programmes > 0 ? 'planning.openAgain' : 'planning.open')}</Button>}
      </Box>
    ),
  }] : [];
  const hasMoney = items.some(({ budgetFen }) => budgetFen !== null);
  return (
    <>
      <ResponsiveList<PlanItemCardFragment>
        rows={items} label={t('planning.items')} density="compact" empty={<EmptyState title={t('planning.itemsNone')} text={t('planning.itemsNoneText')} />}
        columns={[
          { key: 'title', label: t('planning.itemTitle'), card: 'title', width: 200, value: (item) => <Box component="span" sx={{ fontWeight: 600 }}>{item.title}</Box> },
          { key: 'level', label: t('planning.level'), value: (item) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{label('sponsorLevel', item.sponsorLevel)} {label('trainingMode', item.mode)}</Box> },
          { key: 'for', label: t('planning.for'), card: 'hidden', value: words },
          { key: 'when', label: t('planning.when'), value: ({ startsOn, endsOn }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{startsOn.slice(5)} – {endsOn.slice(5)}</Box> },
          { key: 'hours', label: t('planning.hours'), align: 'right', card: 'hidden', value: ({ minutes }) => hoursOf(minutes) },
          { key: 'responsible', label: t('planning.responsible'), value: ({ responsible }) => responsible },
          { key: 'taken', label: t('planning.done.taken'), isBare: true, align: 'right', value: ({ done, seats }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{t('planning.done.takenOf', { taken: done.taken, seats })}</Box> },
          { key: 'completed', label: t('planning.done.completed'), align: 'right', card: 'hidden', value: ({ done }) => done.completed },
          ...(hasMoney ? [{ key: 'money', label: t('planning.done.spent'), isBare: true, align: 'right' as const, value: ({ done, budgetFen }: PlanItemCardFragment) => <Money spentFen={done.spentFen ?? 0} budgetFen={budgetFen ?? 0} /> }] : []),
          {
            key: 'programmes', label: t('planning.programmes'), value: (item) => (item.programmes.length > 0
              ? item.programmes.map((each) => <Box key={each.id} sx={{ whiteSpace: 'nowrap' }}><Link to={`/programmes/${each.id}/show`} style={{ color: 'inherit', fontWeight: 600 }}>{each.code}</Link> <StatusChip tone={PROGRAMME_TONES[each.status]} label={label('programmeStatus', each.status)} /></Box>)
              : <StatusChip tone={item.endsOn < today ? 'bad' : item.startsOn < today ? 'warn' : 'wait'} label={t(item.endsOn < today ? 'planning.done.late' : 'planning.done.notOpened')} />),
          },
          ...steps,
        ]}
      />
      {changed && <ItemDialog planId={planId} year={year} item={changed} onClose={() => setChanged(null)} />}
      {removed && <ConfirmDialog open title={t('planning.removeTitle', { title: removed.title })} consequence={t('planning.removeText')} undo={t('planning.add')} confirmLabel={t('planning.remove')} isDangerous isPending={remove.isPending} onClose={() => setRemoved(null)} onConfirm={() => void remove.run({ id: removed.id })} />}
    </>
  );
}

function Money({ spentFen, budgetFen }: { spentFen: number; budgetFen: number }) {
  const t = useT();
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {formatYuan(spentFen)} / {formatYuan(budgetFen)}
      {spentFen > budgetFen && <><br /><StatusChip tone="bad" label={t('planning.done.over', { yuan: formatYuan(spentFen - budgetFen) })} /></>}
    </Box>
  );
}
