import { Box, Button, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useParams, useSearchParams } from 'react-router';

import { CohortDocument, NominationCandidatesDocument, type NominationCandidatesQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { COHORT_TONES, useTitle } from '../../resources/programmes/training-words.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { SearchField } from '../../shared/SearchField.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { DecisionResults, type ToldResult } from '../registration/DecisionResults.js';
import { NominateDialog } from './NominateDialog.js';
import { OwnRegistrations } from './OwnRegistrations.js';
import { useSeatWords } from './seat-words.js';

type Candidate = NominationCandidatesQuery['nominationCandidates']['items'][number] & { readonly id: string };
const PER_PAGE = 25;

export default function NominationDesk() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(CohortDocument, { id }, { every: 30_000 });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return data.cohort ? <Desk key={id} cohort={data.cohort} /> : <EmptyState title={t('training.cohorts.notFound')} action={<Button variant="outlined" component={Link} to="/nominations">{t('common.back')}</Button>} />;
}

/** The school picks among its own teachers; whoever cannot be nominated stands there with the reason. */
function Desk({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const label = useLabel();
  const title = useTitle()(cohort);
  const nameOf = useName();
  const seatWords = useSeatWords();
  return (
    <>
      <PageHeader
        title={title} status={<StatusChip tone={COHORT_TONES[cohort.status]} label={label('cohortStatus', cohort.status)} />}
        sub={<>{cohort.startsOn} – {cohort.endsOn} · {nameOf({ name: cohort.place, nameEn: cohort.placeEn })}<br />{t('training.nominate.until', { at: formatInstant(cohort.registrationClosesAt) })} · <b>{seatWords(cohort)}</b></>}
        actions={<>
          {cohort.status === 'OPEN' && <Button variant="outlined" component={Link} to={`/cohorts/${cohort.id}/registration-import`}>{t('registrationImport.open')}</Button>}
          <Button variant="outlined" component={Link} to="/nominations">{t('common.back')}</Button>
        </>}
      />
      {cohort.status === 'OPEN' && <Picker cohort={cohort} />}
      <OwnRegistrations cohort={cohort} />
    </>
  );
}

function Picker({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const label = useLabel();
  const notify = useNotify();
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const [page, setPage] = useState(1);
  const { data, error, refetch, isPlaceholderData } = useRead(NominationCandidatesDocument, { cohortId: cohort.id, search: search || null, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const candidates = useMemo<readonly Candidate[]>(() => (data?.nominationCandidates.items ?? []).map((each) => ({ ...each, id: each.teacher.id })), [data]);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [isAsked, setAsked] = useState(false);
  const [result, setResult] = useState<{ figures: string[]; told: ToldResult[] } | null>(null);
  const done = (figures: string[], told: ToldResult[]) => {
    setAsked(false);
    setChosen(new Map());
    if (told.length > 0) setResult({ figures, told });
    else notify(figures.join(''), { type: 'success' });
  };
  const choose = (ids: ReadonlySet<string>) => {
    const known = new Map([...chosen, ...candidates.map(({ id, teacher }): [string, string] => [id, teacher.name])]);
    const blocked = new Set(candidates.filter(({ viewerCanNominate }) => !viewerCanNominate.allowed).map(({ id }) => id));
    setChosen(new Map([...known].filter(([id]) => ids.has(id) && !blocked.has(id))));
  };
  const act = chosen.size > 0 && <Button variant="contained" onClick={() => setAsked(true)}>{t('training.nominate.act')} · {chosen.size}</Button>;
  return (
    <Panel title={t('training.nominate.pick')} flush actions={act}>
      <Box sx={{ px: 2.5, pb: 1.5, maxWidth: 420 }}><SearchField value={search} hint={t('training.nominate.search')} onChange={(next) => { setPage(1); setParams(next ? { search: next } : {}, { replace: true }); }} /></Box>
      {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
      {!data && !error && <Loading />}
      {data && candidates.length === 0 && <EmptyState title={t('training.nominate.noTeachers')} />}
      {candidates.length > 0 && (
        <ResponsiveList<Candidate>
          rows={candidates} label={t('training.nominate.pick')} density="compact" isStale={isPlaceholderData} nameOf={({ teacher }) => teacher.name} selection={{ selected: new Set(chosen.keys()), onChange: choose }}
          columns={[
            { key: 'name', label: t('training.desk.teacher'), card: 'title', width: 180, value: ({ teacher }) => <><b>{teacher.name}</b> <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>{teacher.number}</Box></> },
            { key: 'teaching', label: t('training.desk.teaching'), width: 148, value: ({ teacher }) => `${label('stage', teacher.stage)} · ${label('subject', teacher.subject)}` },
            { key: 'post', label: t('training.desk.title2'), width: 168, value: ({ teacher }) => `${label('title', teacher.title)} · ${label('post', teacher.post)}` },
            { key: 'can', label: t('training.desk.state'), value: ({ viewerCanNominate: can }) => (can.allowed ? <><StatusChip tone={can.waitingListOnly || can.warning ? 'warn' : 'good'} label={t(can.waitingListOnly ? 'training.nominate.waitingOnly' : 'training.nominate.can')} />{can.warning && <Typography component="span" sx={{ ml: 1, fontSize: 13, color: 'text.secondary' }}>{can.warning}</Typography>}</> : <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{can.reason}</Typography>) },
          ]}
        />
      )}
      {data && <Pager page={page} perPage={PER_PAGE} totalCount={data.nominationCandidates.totalCount} onPage={setPage} />}
      {isAsked && <NominateDialog cohort={cohort} chosen={chosen} onDone={done} onClose={() => setAsked(false)} />}
      {result && <DecisionResults {...result} onClose={() => setResult(null)} />}
    </Panel>
  );
}
