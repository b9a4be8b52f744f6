import { useState } from 'react';
import { useNotify } from 'react-admin';

import { RegistrationAdmitDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { DecisionResults, type ToldResult } from './DecisionResults.js';
import type { Row } from './useRegistrationSelection.js';

/** Admits many at once: says how many find a seat, then tells who did not. */
export function AdmitDialog({ cohort, rows, onClose }: { cohort: Cohort; rows: readonly Row[]; onClose: (isDone: boolean) => void }) {
  const t = useT();
  const notify = useNotify();
  const [result, setResult] = useState<{ figures: string[]; told: ToldResult[] } | null>(null);
  const nameOf = new Map(rows.map(({ id, teacher }) => [id, teacher.name]));
  const admit = useCommand(RegistrationAdmitDocument, {
    onDone: ({ results }) => {
      const decisions = results ?? [];
      const count = (status: string) => decisions.filter((each) => each.status === status).length;
      const waiting = decisions.filter(({ status, code }) => status === 'WAITING' && code !== null).length;
      const kept = decisions.filter(({ status, code }) => code !== null && status !== 'WAITING').length;
      const figures = [t('training.desk.resultDone', { admitted: count('ADMITTED') }), ...(waiting > 0 ? [t('training.desk.resultWaiting', { waiting })] : []), ...(kept > 0 ? [t('training.desk.resultKept', { kept })] : [])];
      const told = decisions.flatMap(({ registrationId, message }) => (message ? [{ id: registrationId, name: nameOf.get(registrationId) ?? '', message }] : []));
      if (told.length > 0) return setResult({ figures, told });
      notify(figures.join(' · '), { type: 'success' });
      return onClose(true);
    },
  });
  if (result) return <DecisionResults {...result} onClose={() => onClose(true)} />;
  const free = Math.max(0, cohort.capacity - cohort.taken);
  const over = rows.length - free;
  return (
    <ConfirmDialog
      open title={t('training.desk.admitTitle', { smart_count: rows.length })} undo={t('training.desk.admitUndo')} confirmLabel={t('training.desk.admit')} isPending={admit.isPending}
      consequence={<>{t('training.desk.admitText', { free })}{over > 0 && <><br />{t(cohort.hasWaitingList ? 'training.desk.admitOver' : 'training.desk.admitOverNoList', { over })}</>}</>}
      onClose={() => onClose(false)} onConfirm={() => void admit.run({ cohortId: cohort.id, registrationIds: rows.map(({ id }) => id) })}
    />
  );
}
