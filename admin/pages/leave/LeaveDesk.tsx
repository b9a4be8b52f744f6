import { Button } from '@mui/material';
import { useState } from 'react';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { useT } from '../../i18n/useT.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { EnterLeaveDialog } from './EnterLeaveDialog.js';
import { LeaveBoard } from './LeaveBoard.js';
import { LEAVE_DECIDERS } from './roles.js';

/** Requests for leave of every class; whoever has none to decide on looks at those under way. */
export default function LeaveDesk() {
  const t = useT();
  const roles = useRoles();
  const [isEntering, setEntering] = useState(false);
  const isSchool = roles.includes('SCHOOL_ADMINISTRATOR');
  return (
    <>
      <PageHeader title={t('leave.title')} sub={t('leave.sub')} actions={isSchool && <Button variant="contained" onClick={() => setEntering(true)}>{t('leave.enter')}</Button>} />
      <LeaveBoard rollId={null} first={mayUse(LEAVE_DECIDERS, roles) ? 'mine' : 'open'} />
      {isEntering && <EnterLeaveDialog onClose={() => setEntering(false)} />}
    </>
  );
}
