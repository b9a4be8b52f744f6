import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { CohortsDocument, ProgrammeCloseDocument, ProgrammeDocument, ProgrammePublishDocument, type ProgrammeQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Facts } from '../../shared/Facts.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { CohortTable } from '../cohorts/CohortTable.js';
import { EXPERT_READERS } from '../experts/roles.js';
import { BudgetPanel } from './BudgetPanel.js';
import { CopyDialog } from './CopyDialog.js';
import { hoursOf, PROGRAMME_TONES, useIsCentre, useTitle } from './training-words.js';

type Programme = NonNullable<ProgrammeQuery['programme']>;
const PER_PAGE = 25;

export default function ProgrammeShow() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(ProgrammeDocument, { id });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return data.programme ? <ProgrammeFile programme={data.programme} /> : <EmptyState title={t('training.programmes.notFound')} />;
}

function ProgrammeFile({ programme }: { programme: Programme }) {
  const t = useT();
  const label = useLabel();
  const title = useTitle()(programme);
  const isCentre = useIsCentre();
  const roles = useRoles();
  const { id, status, totals, seats, absenceNumerator, absenceDenominator } = programme;
  const over = totals.seats - seats;
  return (
    <>
      <PageHeader
        title={title} sub={`${programme.code} · ${programme.year} · ${programme.organiser}`} status={<StatusChip tone={PROGRAMME_TONES[status]} label={label('programmeStatus', status)} />}
        actions={isCentre && <Actions programme={programme} title={title} />}
      />
      <Panel>
        <Facts facts={[
          { label: t('training.programmes.level'), value: label('sponsorLevel', programme.sponsorLevel) },
          { label: t('training.programmes.mode'), value: label('trainingMode', programme.mode) },
          { label: t('training.programmes.category'), value: label('trainingCategory', programme.category) },
          { label: t('training.programmes.hours'), value: t('training.programmes.hoursValue', { hours: hoursOf(programme.minutes) }) },
          { label: t('training.cohorts.completion'), value: <>{t('training.programmes.absenceValue', { share: `${absenceNumerator}/${absenceDenominator}` })} · {t(programme.assessmentRequired ? 'training.programmes.assessedYes' : 'training.programmes.assessedNo')}</> },
          { label: t('registration.chain.title'), value: [programme.approvalChain.map((each) => label('approvalStep', each)).join(' → ') || t('registration.chain.none'), label('clashPolicy', programme.clashPolicy)].join(' · ') },
          ...(programme.topic ? [{ label: t('registration.form.topic'), value: programme.topic }] : []),
          { label: t('registration.form.title'), value: programme.formFields.map((field) => field.label).join(t('common.listComma')) || t('registration.form.none') },
          { label: t('training.programmes.seats'), value: t('training.programmes.budget', { seats, opened: totals.seats }) },
          { label: t('training.programmes.takeUp'), value: `${totals.taken} / ${totals.seats}` },
          { label: t('training.programmes.completed'), value: totals.completed },
        ]} />
        {over > 0 && <Alert severity="warning" sx={{ mt: 2 }}>{t('training.programmes.overBudget', { over })}</Alert>}
      </Panel>
      <CohortsOf programmeId={id} canAdd={isCentre && status !== 'CLOSED'} />
      {mayUse(EXPERT_READERS, roles) && <BudgetPanel programmeId={id} />}
    </>
  );
}

function CohortsOf({ programmeId, canAdd }: { programmeId: string; canAdd: boolean }) {
  const t = useT();
  const [page, setPage] = useState(1);
  const { data, error, refetch, isPlaceholderData } = useRead(CohortsDocument, { filter: { programmeId }, sort: 'STARTS', page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const add = canAdd && <Button variant="outlined" component={Link} to={`/cohorts/create?programme=${programmeId}`}>{t('training.cohorts.create')}</Button>;
  return (
    <Panel title={t('training.programmes.cohorts')} flush actions={add}>
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.cohorts.items.length === 0 && <EmptyState title={t('training.programmes.noCohorts')} text={t('training.programmes.noCohortsText')} />}
      {data && data.cohorts.items.length > 0 && <CohortTable cohorts={data.cohorts.items} isStale={isPlaceholderData} withProgramme={false} label={t('training.programmes.cohorts')} />}
      {data && data.cohorts.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={data.cohorts.totalCount} onPage={setPage} />}
    </Panel>
  );
}

function Actions({ programme, title }: { programme: Programme; title: string }) {
  const t = useT();
  const { id, status } = programme;
  const [isCopying, setCopying] = useState(false);
  const [asked, setAsked] = useState<'publish' | 'close' | null>(null);
  const done = { onDone: () => setAsked(null) };
  const publish = useCommand(ProgrammePublishDocument, { done: t('training.programmes.published'), ...done });
  const close = useCommand(ProgrammeCloseDocument, { done: t('training.programmes.closed'), ...done });
  return (
    <>
      <Button variant="outlined" onClick={() => setCopying(true)}>{t('training.programmes.copy')}</Button>
      {status === 'DRAFT' && <Button variant="outlined" component={Link} to={`/programmes/${id}`}>{t('training.programmes.edit')}</Button>}
      {status === 'DRAFT' && <Button variant="contained" onClick={() => setAsked('publish')}>{t('training.programmes.publish')}</Button>}
      {status === 'PUBLISHED' && <Button variant="outlined" onClick={() => setAsked('close')}>{t('training.programmes.close')}</Button>}
      {isCopying && <CopyDialog programme={programme} onClose={() => setCopying(false)} />}
      {asked && (
        <ConfirmDialog
          open title={t(asked === 'publish' ? 'training.programmes.publishTitle' : 'training.programmes.closeTitle', { title })} consequence={t(asked === 'publish' ? 'training.programmes.publishText' : 'training.programmes.closeText')} undo={null}
          confirmLabel={t(`training.programmes.${asked}`)} isPending={publish.isPending || close.isPending} onClose={() => setAsked(null)} onConfirm={() => void (asked === 'publish' ? publish : close).run({ id })}
        />
      )}
    </>
  );
}
