import { Button } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';

import { CohortOpenDocument, CohortStartDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatInstant } from '../../shared/format.js';
import { useIsCentre, useTitle } from '../programmes/training-words.js';
import type { Cohort } from './CohortShow.js';

/** What can be done with a class now, the next step first. */
export function CohortSteps({ cohort, isOnDesk = false }: { cohort: Cohort; isOnDesk?: boolean }) {
  const t = useT();
  const isCentre = useIsCentre();
  const [asked, setAsked] = useState<'open' | 'start' | null>(null);
  const to = (path: string, words: string, variant: 'contained' | 'outlined' = 'outlined') => <Button variant={variant} component={Link} to={path}>{words}</Button>;
  const { id, status } = cohort;
  const steps: Record<typeof status, ReactNode> = {
    DRAFT: <Button variant="contained" onClick={() => setAsked('open')}>{t('training.cohorts.open')}</Button>,
    OPEN: <>{!isOnDesk && to(`/cohorts/${id}/registration`, t('training.cohorts.desk'), 'contained')}<Button variant="outlined" onClick={() => setAsked('start')}>{t('training.cohorts.start')}</Button></>,
    RUNNING: <>{to(`/cohorts/${id}/closing`, t('training.cohorts.closing'), 'contained')}{!isOnDesk && to(`/cohorts/${id}/registration`, t('training.cohorts.desk'))}</>,
    CLOSING: to(`/cohorts/${id}/closing`, t('training.cohorts.closing'), 'contained'),
    CLOSED: <>{to(`/cohorts/${id}/closing`, t('training.cohorts.completionList'), 'contained')}{to(`/certificate-desk?cohort=${id}`, t('training.closing.certificates'))}</>,
  };
  if (!isCentre) return status === 'DRAFT' || isOnDesk ? null : to(`/cohorts/${id}/registration`, t('training.cohorts.desk'));
  return (
    <>
      {status !== 'CLOSED' && status !== 'CLOSING' && !isOnDesk && to(`/cohorts/${id}`, t('training.cohorts.edit'))}
      {steps[status]}
      {asked && <StepDialog cohort={cohort} step={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function StepDialog({ cohort, step, onClose }: { cohort: Cohort; step: 'open' | 'start'; onClose: () => void }) {
  const t = useT();
  const title = useTitle()(cohort);
  const open = useCommand(CohortOpenDocument, { done: t('training.cohorts.opened'), onDone: onClose });
  const start = useCommand(CohortStartDocument, { done: t('training.cohorts.started'), onDone: onClose });
  const consequence = step === 'open'
    ? t('training.cohorts.openText', { from: formatInstant(cohort.registrationOpensAt), to: formatInstant(cohort.registrationClosesAt) })
    : <>{t('training.cohorts.startText', { taken: cohort.taken })}{cohort.requestedCount > 0 && <><br />{t('training.cohorts.startPending', { requested: cohort.requestedCount })}</>}</>;
  return (
    <ConfirmDialog
      open title={t(step === 'open' ? 'training.cohorts.openTitle' : 'training.cohorts.startTitle', { title })} consequence={consequence} undo={null} confirmLabel={t(`training.cohorts.${step}`)}
      isPending={open.isPending || start.isPending} onClose={onClose} onConfirm={() => void (step === 'open' ? open : start).run({ id: cohort.id })}
    />
  );
}
