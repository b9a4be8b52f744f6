import { Alert, Box, Button, Typography } from '@mui/material';
import type { SubmitEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';

import { CohortCreateDocument, ProgrammesDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { PlannedWarnings } from '../../pages/calendar/PlannedWarnings.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { FigureField } from '../../shared/FigureField.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { useDraft } from '../../shared/useDraft.js';
import { useTitle } from '../programmes/training-words.js';
import { type CohortDraft, CohortFields, cohortInputOf, newCohort } from './CohortFields.js';
import { type QuotaDraft, QuotaEditor, quotaInputOf } from './QuotaEditor.js';
import { isComplete, type SessionDraft, sessionInputOf } from './session-drafts.js';
import { SessionsEditor } from './SessionsEditor.js';

interface WholeDraft {
  readonly cohort: CohortDraft;
  readonly capacity: string;
  readonly sessions: readonly SessionDraft[];
  readonly quotas: readonly QuotaDraft[];
}

const NOTHING: WholeDraft = { cohort: newCohort, capacity: '', sessions: [], quotas: [] };
const MOST_PROGRAMMES = 100;

/** A new class with its sessions and seats; saved as a draft, opened later. */
export default function CohortCreate() {
  const t = useT();
  const titleOf = useTitle();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const programmeId = params.get('programme');
  const programmes = (useRead(ProgrammesDocument, { page: { limit: MOST_PROGRAMMES, offset: 0 }, filter: {}, sort: 'NEWEST' }).data?.programmes.items ?? []).filter(({ status }) => status !== 'CLOSED');
  const programme = programmes.find(({ id }) => id === programmeId);
  const draft = useDraft(`cohort:new:${programmeId ?? ''}`, NOTHING);
  const create = useCommand(CohortCreateDocument, {
    done: t('training.cohorts.created'),
    onDone: ({ cohort }) => {
      draft.discard();
      void navigate(`/cohorts/${cohort?.id ?? ''}/show`);
    },
  });
  const { cohort, capacity, sessions, quotas } = draft.value;
  const input = cohortInputOf(cohort);
  const unfinished = sessions.some((each) => !isComplete(each));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (input && programmeId && !unfinished) void create.run({ programmeId, cohort: input, capacity: Number(capacity), sessions: sessions.map(sessionInputOf), quotas: quotas.map(quotaInputOf) });
  };
  return (
    <Box component="form" onSubmit={submit}>
      <PageHeader title={t('training.cohorts.create')} sub={programme && titleOf(programme)} />
      {draft.wasKept && <Alert severity="info" sx={{ mb: 2 }} action={<Button onClick={draft.discard}>{t('common.draftDiscard')}</Button>}>{t('common.draftKept')}</Alert>}
      <Panel title={t('training.cohorts.basics')}>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '3fr 1fr' }, mb: 2 }}>
          <ChoiceField label={t('training.cohorts.programme')} required isNeeded value={programmeId} choices={programmes.map((each) => ({ id: each.id, name: titleOf(each) }))} onChange={(id) => id && setParams({ programme: id }, { replace: true })} />
          <FigureField label={t('training.cohorts.capacity')} required least={1} most={10_000} value={capacity} onChange={(next) => draft.set({ ...draft.value, capacity: next })} error={create.errorOf('capacity')} />
        </Box>
        <CohortFields draft={cohort} isFixed={false} errorOf={create.errorOf} onChange={(next) => draft.set({ ...draft.value, cohort: next })} />
      </Panel>
      <Panel title={t('training.cohorts.sessions')}>
        <SessionsEditor sessions={sessions} startsOn={cohort.startsOn} endsOn={cohort.endsOn} place={cohort.place} errorOf={create.errorOf} onChange={(next) => draft.set({ ...draft.value, sessions: next })} />
        <PlannedWarnings sessions={sessions} />
        {unfinished && <Typography sx={{ mt: 1.5, fontSize: 13, color: 'warning.main' }}>{t('training.sessions.incomplete')}</Typography>}
      </Panel>
      <Panel title={t('training.cohorts.quotas')}>
        <QuotaEditor quotas={quotas} capacity={Number(capacity) || 0} errorOf={create.errorOf} onChange={(next) => draft.set({ ...draft.value, quotas: next })} />
      </Panel>
      <Button type="submit" variant="contained" loading={create.isPending} disabled={unfinished}>{t('training.cohorts.saveNew')}</Button>
    </Box>
  );
}
