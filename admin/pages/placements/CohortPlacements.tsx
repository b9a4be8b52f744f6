import { Button } from '@mui/material';
import { useState } from 'react';

import { CohortPlacementsDocument, PlacementProposeDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { CohortHead, OfCohort } from '../../resources/cohorts/CohortPage.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { HostDialog } from './HostDialog.js';
import { Hosts } from './Hosts.js';
import { People } from './People.js';

/** Host schools of a shadowing class, and who is placed where. */
export default function CohortPlacements() {
  return <OfCohort>{(cohort) => <Placements cohort={cohort} />}</OfCohort>;
}

function Placements({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const locale = useLocale();
  const { data, error, refetch } = useRead(CohortPlacementsDocument, { cohortId: cohort.id });
  const [dialog, setDialog] = useState<'host' | 'propose' | null>(null);
  const desk = data?.cohortPlacements;
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!desk) return <Loading />;
  const { hosts, people } = desk;
  const mentors = hosts.flatMap((host) => host.mentors);
  const waiting = people.filter(({ mentorId }) => mentorId === null);
  const days = hosts.flatMap((host) => host.days);
  const isOver = cohort.status === 'CLOSED' || cohort.status === 'CLOSING';
  const sum = (of: (mentor: (typeof mentors)[number]) => number): number => mentors.reduce((total, mentor) => total + of(mentor), 0);
  const hasFree = sum(({ capacity, used }) => capacity - used) > 0;
  const addHost = !isOver && <Button variant={hosts.length > 0 ? 'outlined' : 'contained'} onClick={() => setDialog('host')}>{t('placements.addHost')}</Button>;
  return (
    <>
      <CohortHead cohort={cohort} actions={hosts.length > 0 && (
        <>
          <DownloadButton href={`/downloads/placements/${cohort.id}.xlsx?locale=${locale}`} />
          {addHost}
          {!isOver && waiting.length > 0 && hasFree && <Button variant="contained" onClick={() => setDialog('propose')}>{t('placements.propose')}</Button>}
        </>
      )} />
      {hosts.length === 0 ? <Panel><EmptyState title={t('placements.none')} text={t('placements.noneText')} action={addHost} /></Panel> : (
        <>
          <Panel>
            <Stats>
              <Stat label={t('placements.figures.hosts')} value={hosts.length} />
              <Stat label={t('placements.figures.mentors')} value={mentors.length} />
              <Stat label={t('placements.figures.places')} value={t('placements.figures.of', { n: sum(({ used }) => used), all: sum(({ capacity }) => capacity) })} />
              <Stat label={t('placements.figures.placed')} value={t('placements.figures.of', { n: people.length - waiting.length, all: people.length })} />
              <Stat label={t('placements.figures.confirmed')} value={t('placements.figures.of', { n: days.filter(({ isConfirmed }) => isConfirmed).length, all: days.length })} />
            </Stats>
          </Panel>
          <Hosts desk={desk} isOver={isOver} />
          <People desk={desk} isOver={isOver} />
        </>
      )}
      {dialog === 'host' && <HostDialog cohort={cohort} onClose={() => setDialog(null)} />}
      {dialog === 'propose' && <ProposeDialog cohortId={cohort.id} count={waiting.length} onClose={() => setDialog(null)} />}
    </>
  );
}

function ProposeDialog({ cohortId, count, onClose }: { cohortId: string; count: number; onClose: () => void }) {
  const t = useT();
  const propose = useCommand(PlacementProposeDocument, { done: ({ given }) => t('placements.proposed', { given: given ?? 0 }), onDone: onClose });
  return <ConfirmDialog open title={t('placements.proposeTitle', { smart_count: count })} consequence={t('placements.proposeText')} undo={t('placements.proposeUndo')} confirmLabel={t('placements.propose')} isPending={propose.isPending} onClose={onClose} onConfirm={() => void propose.run({ cohortId })} />;
}
