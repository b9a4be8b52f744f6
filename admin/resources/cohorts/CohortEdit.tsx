import { Alert, Box, Button, Typography } from '@mui/material';
import { useState, type SubmitEvent } from 'react';
import { useNavigate } from 'react-router';

import { CohortEditDocument, CohortPlanSessionsDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';
import { cohortDraftOf, CohortFields, cohortInputOf } from './CohortFields.js';
import { CohortHead, OfCohort } from './CohortPage.js';
import type { Cohort } from './CohortShow.js';
import { isComplete, type SessionDraft, sessionInputOf } from './session-drafts.js';
import { PlannedWarnings } from '../../pages/calendar/PlannedWarnings.js';
import { SessionsEditor } from './SessionsEditor.js';

export default function CohortEdit() {
  return <OfCohort>{(cohort) => <Editor cohort={cohort} />}</OfCohort>;
}

function Editor({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => cohortDraftOf(cohort));
  const [sessions, setSessions] = useState<readonly SessionDraft[]>([]);
  const edit = useCommand(CohortEditDocument, { done: t('training.cohorts.saved'), onDone: () => void navigate(`/cohorts/${cohort.id}/show`) });
  const plan = useCommand(CohortPlanSessionsDocument, { done: t('training.cohorts.saved'), onDone: () => void navigate(`/cohorts/${cohort.id}/show`) });
  const input = cohortInputOf(draft);
  const isFixed = cohort.status !== 'DRAFT';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (input) void edit.run({ id: cohort.id, cohort: input });
  };
  return (
    <>
      <CohortHead cohort={cohort} />
      <Panel title={t('training.cohorts.basics')}>
        <Box component="form" onSubmit={submit}>
          {isFixed && <Alert severity="info" sx={{ mb: 2 }}>{t('training.cohorts.fixed')}</Alert>}
          <CohortFields draft={draft} isFixed={isFixed} errorOf={edit.errorOf} onChange={setDraft} />
          <Button type="submit" variant="contained" loading={edit.isPending} sx={{ mt: 2 }}>{t('training.cohorts.save')}</Button>
        </Box>
      </Panel>
      <Panel title={t('training.cohorts.addSessions')}>
        <Typography sx={{ mb: 1.5, color: 'text.secondary' }}>{t('training.cohorts.sessionsCount', { count: cohort.sessions.length, hours: Math.round(cohort.sessions.reduce((sum, each) => sum + each.durationMinutes, 0) / 45) })}</Typography>
        <SessionsEditor sessions={sessions} startsOn={draft.startsOn} endsOn={draft.endsOn} place={draft.place} errorOf={plan.errorOf} onChange={setSessions} />
        <PlannedWarnings sessions={sessions} cohortId={cohort.id} />
        {sessions.length > 0 && <Button variant="contained" loading={plan.isPending} disabled={sessions.some((each) => !isComplete(each))} sx={{ mt: 2 }} onClick={() => void plan.run({ id: cohort.id, sessions: sessions.map(sessionInputOf) })}>{t('training.cohorts.addSessions')}</Button>}
      </Panel>
    </>
  );
}
