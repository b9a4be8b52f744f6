import { Box, Button } from '@mui/material';
import { useState } from 'react';

import { CohortLodgingDocument, type LodgingCardFragment, LodgingProposeDocument } from '../../data/generated/operations.js';
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
import { formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { MealCounts } from './MealCounts.js';
import { People } from './People.js';
import { RoomList } from './RoomList.js';
import { TermsDialog } from './TermsDialog.js';

/** Beds and meals of a class. */
export default function CohortLodging() {
  return <OfCohort>{(cohort) => <Lodging cohort={cohort} />}</OfCohort>;
}

function Lodging({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const locale = useLocale();
  const { data, error, refetch } = useRead(CohortLodgingDocument, { cohortId: cohort.id });
  const [dialog, setDialog] = useState<'terms' | 'propose' | null>(null);
  const desk = data?.cohortLodging;
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!desk) return <Loading />;
  const { terms, rooms, people } = desk;
  const staying = people.filter(({ stay }) => stay && stay.nights.length > 0);
  const waiting = staying.filter(({ roomId }) => roomId === null);
  const isOver = cohort.status === 'CLOSED' || cohort.status === 'CLOSING';
  const file = (path: string): string => `/downloads/${path}?locale=${locale}`;
  const of = (n: number, all: number) => t('lodging.figures.of', { n, all });
  return (
    <>
      <CohortHead cohort={cohort} actions={terms && (
        <>
          <DownloadButton href={file(`lodging/${cohort.id}.xlsx`)} />
          {rooms.length > 0 && <DownloadButton href={file(`lodging-rooms/${cohort.id}`)} label={t('lodging.doorList')} />}
          {terms.meals.length > 0 && <DownloadButton href={file(`lodging-meals/${cohort.id}`)} label={t('lodging.canteen')} />}
          {!isOver && <Button variant="outlined" onClick={() => setDialog('terms')}>{t('lodging.change')}</Button>}
          {!isOver && waiting.length > 0 && rooms.some(({ beds, used }) => used < beds) && <Button variant="contained" onClick={() => setDialog('propose')}>{t('lodging.propose')}</Button>}
        </>
      )} />
      {!terms && <Panel><EmptyState title={t('lodging.none')} text={t('lodging.noneText')} action={!isOver && <Button variant="contained" onClick={() => setDialog('terms')}>{t('lodging.offer')}</Button>} /></Panel>}
      {terms && (
        <>
          <Panel title={t('lodging.terms.title')}>
            <Stats>
              <Stat label={t('lodging.figures.answered')} value={of(people.filter(({ stay }) => stay).length, people.length)} />
              <Stat label={t('lodging.figures.staying')} value={String(staying.length)} />
              <Stat label={t('lodging.figures.housed')} value={of(staying.length - waiting.length, staying.length)} />
              <Stat label={t('lodging.figures.beds')} value={of(rooms.reduce((sum, { used }) => sum + used, 0), rooms.reduce((sum, { beds }) => sum + beds, 0))} />
              <Stat label={t('lodging.terms.answerBy')} value={formatInstant(terms.answerBy)} />
            </Stats>
            {terms.note && <Box sx={{ mt: 1, color: 'text.secondary', fontSize: 13 }}>{terms.note}</Box>}
          </Panel>
          {terms.nights.length > 0 && <RoomList desk={desk} isOver={isOver} />}
          <People desk={desk} isOver={isOver} />
          {terms.meals.length > 0 && <MealCounts desk={desk} />}
        </>
      )}
      {dialog === 'terms' && <TermsDialog cohort={cohort} desk={desk} onClose={() => setDialog(null)} />}
      {dialog === 'propose' && <ProposeDialog desk={desk} count={waiting.length} onClose={() => setDialog(null)} />}
    </>
  );
}

function ProposeDialog({ desk: { cohortId }, count, onClose }: { desk: LodgingCardFragment; count: number; onClose: () => void }) {
  const t = useT();
  const propose = useCommand(LodgingProposeDocument, { done: ({ given }) => t('lodging.proposed', { given: given ?? 0 }), onDone: onClose });
  return <ConfirmDialog open title={t('lodging.proposeTitle', { smart_count: count })} consequence={t('lodging.proposeText')} undo={t('lodging.proposeUndo')} confirmLabel={t('lodging.propose')} isPending={propose.isPending} onClose={onClose} onConfirm={() => void propose.run({ cohortId })} />;
}
