import { Paper, Tab, Tabs } from '@mui/material';
import { useSearchParams } from 'react-router';

import type { ExpertInvitationStatus } from '../../data/generated/operations.js';
import { codeOf } from '../../data/resource-data.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { InvitationList } from '../../resources/experts/InvitationList.js';
import { PageHeader } from '../../shared/PageHeader.js';

const STATES: readonly (ExpertInvitationStatus | 'ALL')[] = ['INVITED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'ALL'];

/** Whom the centre asked, and who has not answered. */
export default function InvitationDesk() {
  const t = useT();
  const label = useLabel();
  const [params, setParams] = useSearchParams();
  const show = codeOf(STATES, params.get('show'), 'INVITED');
  return (
    <>
      <PageHeader title={t('experts.invitations.desk')} sub={t('experts.invitations.sub')} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <Tabs value={show} onChange={(_, next: string) => setParams({ show: next }, { replace: true })} variant="scrollable" sx={({ tokens }) => ({ borderBottom: `1px solid ${tokens.line}` })}>
          {STATES.map((each) => <Tab key={each} value={each} label={each === 'ALL' ? t('common.all') : label('invitationStatus', each)} />)}
        </Tabs>
        <InvitationList key={show} status={show === 'ALL' ? null : show} />
      </Paper>
    </>
  );
}
