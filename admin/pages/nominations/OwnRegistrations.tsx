import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';

import { useRoles } from '../../data/auth-provider.js';
import { OwnRegistrationsDocument, type OwnRegistrationsQuery, RegistrationWithdrawDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { REGISTRATION_TONES } from '../../resources/programmes/training-words.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { ReplaceDialog } from '../registration/ReplaceDialog.js';
import { ApproveAll, ApproveDialog, RejectDialog } from './Approvals.js';

type Row = OwnRegistrationsQuery['registrations']['items'][number];
const PER_PAGE = 50;

/** Who of the school is registered, where each stands and why; withdrawn and replaced here. */
export function OwnRegistrations({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const label = useLabel();
  const [page, setPage] = useState(1);
  const [asked, setAsked] = useState<{ what: 'withdraw' | 'replace' | 'approve' | 'reject'; row: Row } | null>(null);
  const registrations = useRead(OwnRegistrationsDocument, { cohortId: cohort.id, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true }).data?.registrations;
  const withdraw = useCommand(RegistrationWithdrawDocument, { done: t('training.desk.withdrawn', { name: asked?.row.teacher.name }), onDone: () => setAsked(null) });
  const nameOf = useName();
  const isSchool = useRoles().includes('SCHOOL_ADMINISTRATOR');
  if (!registrations) return null;
  const awaiting = registrations.items.filter((each) => each.viewerCanApprove);
  const isOpen = cohort.status === 'OPEN';
  const isLive = ({ status }: Row) => status === 'REQUESTED' || status === 'WAITING' || status === 'ADMITTED';
  return (
    <Panel title={t('training.nominate.mine', { count: registrations.totalCount })} flush actions={awaiting.length > 0 && <ApproveAll cohortId={cohort.id} rows={awaiting} />}>
      <ResponsiveList<Row>
        rows={registrations.items} label={t('training.nominate.mine', { count: registrations.totalCount })} density="compact" empty={<EmptyState title={t('training.nominate.noneMine')} />}
        columns={[
          { key: 'name', label: t('training.desk.teacher'), card: 'title', width: 180, value: ({ teacher }) => <><b>{teacher.name}</b> <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>{teacher.number}</Box></> },
          { key: 'status', label: t('training.desk.state'), width: 150, card: 'side', value: ({ status, step, position }) => <StatusChip tone={REGISTRATION_TONES[status]} label={step ? t('registration.chain.awaits', { step: label('approvalStep', step) }) : position === null ? label('registrationStatus', status) : `${label('registrationStatus', status)} ${position}`} /> },
          { key: 'path', label: t('training.desk.path'), width: 110, value: ({ path }) => label('registrationPath', path) },
          { key: 'why', label: '', value: ({ explanation, reason, answers, groupId }) => <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{[groupId ? `${t('registration.group.chip')} ${groupId}` : '', explanation ?? reason ?? '', ...answers.map((answer) => `${nameOf({ name: answer.label, nameEn: answer.labelEn })}：${answer.value}`)].filter(Boolean).join(' · ')}</Typography> },
          { key: 'act', label: '', align: 'right', width: 220, value: (row) => isOpen && isLive(row) && <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{row.viewerCanApprove && <><Button variant="contained" onClick={() => setAsked({ what: 'approve', row })}>{t('registration.chain.approve')}</Button><Button variant="text" onClick={() => setAsked({ what: 'reject', row })}>{t('registration.chain.reject')}</Button></>}{isSchool && row.status === 'ADMITTED' && <Button variant="text" onClick={() => setAsked({ what: 'replace', row })}>{t('training.desk.replace')}</Button>}{isSchool && <Button variant="text" onClick={() => setAsked({ what: 'withdraw', row })}>{t('training.nominate.withdraw')}</Button>}</Box> },
        ]}
      />
      {registrations.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={registrations.totalCount} onPage={setPage} />}
      {asked?.what === 'withdraw' && <ConfirmDialog open title={t('training.desk.withdrawTitle', { name: asked.row.teacher.name })} consequence={asked.row.status === 'ADMITTED' ? t('training.desk.withdrawText') : ''} undo={t('training.desk.withdrawUndo')} confirmLabel={t('training.nominate.withdraw')} isPending={withdraw.isPending} onClose={() => setAsked(null)} onConfirm={() => void withdraw.run({ registrationId: asked.row.id })} />}
      {asked?.what === 'approve' && <ApproveDialog cohortId={cohort.id} rows={[asked.row]} onClose={() => setAsked(null)} />}
      {asked?.what === 'reject' && <RejectDialog cohortId={cohort.id} row={asked.row} onClose={() => setAsked(null)} />}
      {asked?.what === 'replace' && <ReplaceDialog registrationId={asked.row.id} name={asked.row.teacher.name} schoolId={asked.row.teacher.school.id} onClose={() => setAsked(null)} />}
    </Panel>
  );
}
