import { Box, Typography } from '@mui/material';

import { CohortSeatReturnsDocument, type CohortSeatReturnsQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { PrintButton } from '../../shared/PrintButton.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { useName } from '../../shared/useName.js';
import { CohortHead, OfCohort } from './CohortPage.js';
import type { Cohort } from './CohortShow.js';

type Return = NonNullable<CohortSeatReturnsQuery['cohort']>['seatReturns'][number];

/** What flowed back at the deadline, to whom it was offered in which order, and why: for anybody concerned. */
export default function SeatReturns() {
  return <OfCohort>{(cohort) => <Returns cohort={cohort} />}</OfCohort>;
}

function Returns({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const { data, error, refetch } = useRead(CohortSeatReturnsDocument, { id: cohort.id });
  const returns = data?.cohort?.seatReturns;
  return (
    <>
      <CohortHead cohort={cohort} sub={t('registration.returns.title')} actions={<PrintButton />} />
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (returns ?? []).length === 0 && <Panel><EmptyState title={t('registration.returns.none')} text={t('registration.returns.noneText')} /></Panel>}
      {returns?.map((each) => <OneReturn key={each.id} record={each} />)}
    </>
  );
}

function OneReturn({ record }: { record: Return }) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const { round, returnedAt, offerOrder, capacity, taken, keptForRequests, offered, granted, offers, quotas } = record;
  const percent = (permille: number) => `${(permille / 10).toFixed(1)}%`;
  return (
    <>
      <Panel title={t('registration.returns.sub', { round, at: formatInstant(returnedAt) })} flush>
        <Box sx={{ px: 2.5, pb: 1.5 }}>
          <Typography>{t('registration.returns.text', { capacity, taken, kept: keptForRequests, offered, granted })}{offered > granted && ` ${t('registration.returns.rest', { rest: offered - granted })}`}</Typography>
          <Typography sx={{ mt: 0.5, fontSize: 13, color: 'text.secondary' }}>{t('registration.returns.order', { order: offerOrder.map((each) => label('offerCriterion', each)).join(' → ') })}</Typography>
        </Box>
        <ResponsiveList
          rows={offers.map((offer) => ({ ...offer, id: String(offer.ordinal) }))} label={t('registration.returns.title')} density="compact" empty={<EmptyState title={t('registration.returns.nobody')} />}
          columns={[
            { key: 'ordinal', label: t('registration.returns.ordinal'), width: 64, card: 'side', value: ({ ordinal }) => <b>{ordinal}</b> },
            { key: 'school', label: t('registration.returns.school'), card: 'title', value: ({ school }) => nameOf(school) },
            { key: 'remoteness', label: t('registration.returns.remoteness'), width: 80, value: ({ school }) => label('remoteness', school.remoteness) },
            { key: 'past', label: t('registration.returns.past'), width: 150, value: ({ pastAdmitted, pastPermille }) => t('registration.returns.pastValue', { admitted: pastAdmitted, percent: percent(pastPermille) }) },
            { key: 'size', label: t('registration.returns.size'), width: 72, isBare: true, align: 'right', value: ({ teacherCount }) => teacherCount },
            { key: 'wanted', label: t('registration.returns.wanted'), width: 64, isBare: true, align: 'right', value: ({ wanted }) => wanted },
            { key: 'granted', label: t('registration.returns.granted'), width: 64, isBare: true, align: 'right', value: (offer) => <b>{offer.granted}</b> },
          ]}
        />
      </Panel>
      <Panel title={t('registration.returns.quotas')} flush>
        <ResponsiveList
          rows={quotas.map((quota, at) => ({ ...quota, id: String(at) }))} label={t('registration.returns.quotas')} density="compact"
          columns={[
            { key: 'quota', label: t('registration.returns.quota'), card: 'title', value: ({ school, area, subject }) => (subject ? label('subject', subject) : nameOf(school ?? area)) },
            { key: 'seats', label: t('registration.returns.seats'), width: 88, isBare: true, align: 'right', value: ({ seats }) => seats },
            { key: 'used', label: t('registration.returns.used'), width: 88, isBare: true, align: 'right', value: ({ used }) => used },
            { key: 'requested', label: t('registration.returns.requested'), width: 128, isBare: true, align: 'right', value: ({ requested }) => requested },
            { key: 'back', label: t('registration.returns.back'), width: 88, isBare: true, align: 'right', value: ({ seats, used, requested }) => <b>{(seats ?? 0) - used - requested}</b> },
          ]}
        />
      </Panel>
    </>
  );
}
