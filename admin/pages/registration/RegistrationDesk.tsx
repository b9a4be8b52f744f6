import { Alert, Box, Button, Drawer, Paper, Tab, Tabs } from '@mui/material';
import { useMemo, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router';

import { RegistrationAdmitDocument, RegistrationCountsDocument, RegistrationsDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { CohortHead, OfCohort } from '../../resources/cohorts/CohortPage.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { CohortSteps } from '../../resources/cohorts/CohortSteps.js';
import { SeatBoard } from '../../resources/cohorts/SeatBoard.js';
import { useIsCentre } from '../../resources/programmes/training-words.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { useKeys } from '../../shared/keyboard.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { useCursor } from '../../shared/useCursor.js';
import { AddPeopleDialog } from './AddPeopleDialog.js';
import { AdmitDialog } from './AdmitDialog.js';
import { AllotDialog } from './AllotDialog.js';
import { AnswerLinkFiles } from './AnswerLinkFiles.js';
import { CapacityDialog } from './CapacityDialog.js';
import { DeclineDialog } from './DeclineDialog.js';
import { DeskConditions } from './DeskConditions.js';
import { ManyDialog } from './ManyDialog.js';
import { PER_PAGE, SHOWN, type Shown, STATES, useDeskFilter } from './desk-filter.js';
import { RegistrationList } from './RegistrationList.js';
import { RegistrationPanel } from './RegistrationPanel.js';
import { SelectionBar } from './SelectionBar.js';
import { type Row, useRegistrationSelection } from './useRegistrationSelection.js';

export default function RegistrationDesk() {
  return <OfCohort every={20_000}>{(cohort) => <Desk key={cohort.id} cohort={cohort} />}</OfCohort>;
}

type Asked = { readonly what: 'admit' | 'decline' | 'withdraw' | 'noShow'; readonly rows: readonly Row[] } | { readonly what: 'add' | 'capacity' | 'allot' };

/** One class: its seats above, the queue below, everything about one person on the right; decided by keyboard. */
function Desk({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const label = useLabel();
  const notify = useNotify();
  const isLive = cohort.status === 'OPEN' || cohort.status === 'RUNNING';
  const canDecide = useIsCentre() && isLive;
  const desk = useDeskFilter(cohort.requestedCount > 0 ? 'requested' : cohort.waitingCount > 0 && isLive ? 'waiting' : 'admitted');
  const { filter, shown, change } = desk;
  const { data, error, refetch, isPlaceholderData } = useRead(RegistrationsDocument, { cohortId: cohort.id, filter, sort: shown === 'requested' || shown === 'waiting' ? 'QUEUE' : 'SCHOOL', page: { limit: PER_PAGE, offset: (desk.page - 1) * PER_PAGE } }, { keepPrevious: true, every: 20_000 });
  const rows = useMemo(() => data?.registrations.items ?? [], [data]);
  const totalCount = data?.registrations.totalCount ?? 0;
  const selection = useRegistrationSelection(cohort.id, filter, rows);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const searchBox = useRef<HTMLDivElement>(null);
  const { isWide, current, move, advance } = useCursor(rows, [currentId, setCurrentId]);

  const admit = useCommand(RegistrationAdmitDocument);
  const admitOne = async (row: Row) => {
    const [result] = (await admit.run({ cohortId: cohort.id, registrationIds: [row.id] }))?.results ?? [];
    if (!result) return;
    advance([row.id]);
    const { name } = row.teacher;
    if (result.status === 'ADMITTED') notify(t('training.desk.admitted', { name }), { type: 'success' });
    else if (result.status === 'WAITING' && row.status !== 'WAITING') notify(t('training.desk.toWaiting', { name }), { type: 'info' });
    else notify(`${name}：${result.message ?? ''}`, { type: 'warning' });
  };
  /** The selection when there is one, or the row under the hand. */
  const meant = (only?: Row): readonly Row[] => (only ? [only] : selection.rows.size > 0 ? [...selection.rows.values()] : current ? [current] : []);
  const decide = (what: 'admit' | 'decline', only?: Row): void => {
    const chosen = meant(only);
    const [first] = chosen;
    if (!canDecide || !first || admit.isPending) return;
    if (what === 'admit' && chosen.length === 1) void admitOne(first);
    else setAsked({ what, rows: chosen });
  };
  const close = (isDone: boolean) => {
    setAsked(null);
    if (!isDone) return;
    selection.clear();
    if (asked && 'rows' in asked) advance(asked.rows.map(({ id }) => id));
  };
  useKeys([
    { keys: 'j', label: t('training.desk.keys.next'), run: () => move(1) }, { keys: 'k', label: t('training.desk.keys.previous'), run: () => move(-1) },
    { keys: '/', label: t('training.desk.keys.search'), run: () => searchBox.current?.querySelector('input')?.focus() },
    ...(canDecide ? [
      { keys: 'x', label: t('training.desk.keys.select'), run: () => current && selection.toggle(current) },
      { keys: 'a', label: t('training.desk.admit'), run: () => decide('admit') }, { keys: 'd', label: t('training.desk.decline'), run: () => decide('decline') },
      { keys: 'Escape', label: t('training.desk.keys.clear'), run: selection.clear },
    ] : []),
  ]);

  const panel = current && <RegistrationPanel key={current.id} registrationId={current.id} cohort={cohort} canDecide={canDecide} isBusy={admit.isPending} onDecide={(what) => decide(what, current)} />;
  const place = desk.schoolId || desk.areaId || desk.subject ? { schoolId: desk.schoolId, areaId: desk.schoolId ? null : desk.areaId, subject: desk.subject } : null;
  return (
    <>
      <CohortHead
        cohort={cohort} sub={label('admission', cohort.admission)}
        actions={<>
          <DownloadButton href={`/downloads/cohort-roster/${cohort.id}.xlsx`} label={t('training.desk.roster')} />
          {canDecide && <><Button variant="outlined" onClick={() => setAsked({ what: 'allot' })}>{t('training.desk.allot')}</Button><Button variant="outlined" onClick={() => setAsked({ what: 'capacity' })}>{t('training.desk.capacity')}</Button><Button variant="outlined" onClick={() => setAsked({ what: 'add' })}>{t('training.desk.add')}</Button><Button variant="outlined" component={Link} to={`/cohorts/${cohort.id}/registration-import`}>{t('registrationImport.open')}</Button></>}
          <CohortSteps cohort={cohort} isOnDesk />
        </>}
      />
      {!isLive && <Alert severity="info" icon={false} sx={{ mb: 2, py: 0 }}>{t('training.desk.stopped', { status: label('cohortStatus', cohort.status) })}</Alert>}
      <SeatBoard cohort={cohort} chosen={place} onChoose={(next) => change({ schoolId: next?.schoolId ?? null, areaId: next?.areaId ?? null, subject: next?.subject ?? null })} />
      <Paper variant="outlined" sx={{ overflow: 'clip' }}>
        <StateTabs cohortId={cohort.id} shown={shown} conditions={desk.conditions} onChange={(next) => change({ show: next })} />
        {cohort.status === 'OPEN' && (shown === 'admitted' || shown === 'waiting') && <AnswerLinkFiles cohortId={cohort.id} />}
        <Box ref={searchBox}><DeskConditions desk={desk} /></Box>
        {canDecide && <SelectionBar count={selection.rows.size} matching={totalCount} canAdmit={shown !== 'admitted'} canMarkNoShow={shown === 'admitted' && cohort.status === 'RUNNING'} onMany={(what) => setAsked({ what, rows: [...selection.rows.values()] })} onTakeAll={() => void selection.takeAll()} onClear={selection.clear} onDecide={decide} />}
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 1fr) 360px' }, minHeight: { lg: 420 } }}>
          <Box sx={{ minWidth: 0 }}>
            {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
            {!data && !error && <Loading />}
            {data && rows.length === 0 && (desk.hasConditions
              ? <EmptyState title={t('common.noMatchTitle')} action={<Button variant="outlined" onClick={() => change({ search: null, path: null, areaId: null, schoolId: null, subject: null })}>{t('common.clearFilters')}</Button>} />
              : <EmptyState title={t(`training.desk.empty.${shown}`)} text={t('training.desk.emptyText')} />)}
            {rows.length > 0 && <RegistrationList rows={rows} shown={shown} currentId={current?.id ?? null} isStale={isPlaceholderData} onOpen={(row) => setCurrentId(row.id)} selection={canDecide ? { selected: selection.ids, onChange: selection.set } : undefined} />}
            {totalCount > 0 && <Pager page={desk.page} perPage={PER_PAGE} totalCount={totalCount} onPage={(page) => change({ page: String(page) })} />}
          </Box>
          {isWide && <Box component="aside" sx={({ tokens }) => ({ borderLeft: `1px solid ${tokens.line}` })}>{panel ?? <EmptyState title={t('training.desk.panelNone')} />}</Box>}
        </Box>
      </Paper>
      {!isWide && <Drawer anchor="right" open={current !== null && asked === null} onClose={() => setCurrentId(null)} slotProps={{ paper: { sx: { width: { xs: '100%', sm: 400 } } } }}><Button variant="text" onClick={() => setCurrentId(null)} sx={{ alignSelf: 'flex-start', m: 1, mb: 0 }}>← {t('common.back')}</Button>{panel}</Drawer>}
      {asked?.what === 'admit' && <AdmitDialog cohort={cohort} rows={asked.rows} onClose={close} />}
      {asked?.what === 'decline' && <DeclineDialog cohort={cohort} rows={asked.rows} onClose={close} />}
      {(asked?.what === 'withdraw' || asked?.what === 'noShow') && <ManyDialog cohort={cohort} what={asked.what} rows={asked.rows} onClose={close} />}
      {asked?.what === 'add' && <AddPeopleDialog cohortId={cohort.id} onClose={() => setAsked(null)} />}
      {asked?.what === 'capacity' && <CapacityDialog cohort={cohort} onClose={() => setAsked(null)} />}
      {asked?.what === 'allot' && <AllotDialog cohort={cohort} onClose={() => setAsked(null)} />}
    </>
  );
}

function StateTabs({ cohortId, shown, conditions, onChange }: { cohortId: string; shown: Shown; conditions: object; onChange: (shown: Shown) => void }) {
  const t = useT();
  const of = (which: Shown) => ({ ...STATES[which], ...conditions });
  const { data } = useRead(RegistrationCountsDocument, { cohortId, requested: of('requested'), waiting: of('waiting'), admitted: of('admitted'), ended: of('ended') }, { keepPrevious: true, every: 20_000 });
  const counts: Partial<Record<Shown, number>> = data ? { requested: data.requested.totalCount, waiting: data.waiting.totalCount, admitted: data.admitted.totalCount, ended: data.ended.totalCount } : {};
  return (
    <Tabs value={shown} onChange={(_, next: Shown) => onChange(next)} variant="scrollable" scrollButtons={false} sx={({ tokens }) => ({ px: 1, minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
      {SHOWN.map((each) => <Tab key={each} value={each} label={`${t(`training.desk.show.${each}`)}${counts[each] === undefined ? '' : ` ${counts[each]}`}`} sx={{ minHeight: 44, minWidth: 72 }} />)}
    </Tabs>
  );
}
