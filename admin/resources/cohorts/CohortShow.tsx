import { Alert } from '@mui/material';

import { type CohortQuery } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { Facts } from '../../shared/Facts.js';
import { formatInstant } from '../../shared/format.js';
import { Instant } from '../../shared/Formatted.js';
import { Panel } from '../../shared/Panel.js';
import { useName } from '../../shared/useName.js';
import { hoursOf, useIsCentre } from '../programmes/training-words.js';
import { CohortHead, OfCohort } from './CohortPage.js';
import { CohortSteps } from './CohortSteps.js';
import { SeatBoard } from './SeatBoard.js';
import { SessionPlan } from './SessionPlan.js';

export type Cohort = NonNullable<CohortQuery['cohort']>;

export default function CohortShow() {
  return <OfCohort>{(cohort) => <CohortFile cohort={cohort} />}</OfCohort>;
}

function CohortFile({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const isCentre = useIsCentre();
  const { programme, status, stages, subjects } = cohort;
  const { minYearsTaught: min, maxYearsTaught: max } = cohort;
  const range = min === null && max === null ? null : min === null ? `≤ ${max}` : max === null ? `≥ ${min}` : `${min}–${max}`;
  const list = (vocabulary: 'stage' | 'subject' | 'title', codes: readonly string[]) => codes.map((code) => label(vocabulary, code)).join(t('common.listComma'));
  return (
    <>
      <CohortHead cohort={cohort} actions={<CohortSteps cohort={cohort} />} />
      {isCentre && <Alert severity={status === 'CLOSED' ? 'success' : 'info'} icon={false} sx={{ mb: 2.5, py: 0 }}>{t(`training.cohorts.next.${status}`)}</Alert>}
      <SeatBoard cohort={cohort} />
      <Panel>
        <Facts facts={[
          { label: t('training.cohorts.days'), value: `${cohort.startsOn} – ${cohort.endsOn}` },
          { label: t('training.cohorts.place'), value: nameOf({ name: cohort.place, nameEn: cohort.placeEn }) },
          { label: t('training.cohorts.window'), value: <>{formatInstant(cohort.registrationOpensAt)} – <Instant value={cohort.registrationClosesAt} /></> },
          { label: t('training.cohorts.admission'), value: `${label('admission', cohort.admission)} · ${t(cohort.hasWaitingList ? 'training.cohorts.waitingListYes' : 'training.cohorts.waitingListNo')}${cohort.waitingStopsAt ? ` · ${t('registration.conditions.waitingStopsAt', { at: formatInstant(cohort.waitingStopsAt) })}` : ''}${cohort.replacesUntil ? ` · ${t('registration.conditions.replacesUntilDay', { day: cohort.replacesUntil })}` : ''}` },
          { label: t('training.cohorts.conditions'), value: [
            list('stage', stages), list('subject', subjects), list('title', cohort.titles), range === null ? '' : t('registration.conditions.years', { range }), cohort.notTrainedIn === 'NONE' ? '' : label('trainedBefore', cohort.notTrainedIn),
            cohort.refusesFullCycle ? t('registration.conditions.fullCycleShort') : '',
          ].filter(Boolean).join(' · ') || t('training.cohorts.anyone') },
          { label: t('registration.chain.title'), value: [programme.approvalChain.map((each) => label('approvalStep', each)).join(' → ') || t('registration.chain.none'), label('clashPolicy', programme.clashPolicy)].join(' · ') },
          ...(programme.formFields.length > 0 ? [{ label: t('registration.form.title'), value: programme.formFields.map((field) => nameOf({ name: field.label, nameEn: field.labelEn })).join(t('common.listComma')) }] : []),
          { label: t('training.programmes.hours'), value: `${t('training.programmes.hoursValue', { hours: hoursOf(programme.minutes) })} · ${label('sponsorLevel', programme.sponsorLevel)} · ${label('trainingCategory', programme.category)}` },
          { label: t('training.cohorts.completion'), value: `${t('training.programmes.absenceValue', { share: `${programme.absenceNumerator}/${programme.absenceDenominator}` })} · ${t(programme.assessmentRequired ? 'training.programmes.assessedYes' : 'training.programmes.assessedNo')}` },
          ...(cohort.hostSchool ? [{ label: t('training.cohorts.host'), value: nameOf(cohort.hostSchool) }] : []),
        ]} />
      </Panel>
      <SessionPlan cohort={cohort} />
    </>
  );
}
