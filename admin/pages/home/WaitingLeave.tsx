import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router';

import { LeaveWaitingDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';

/** Leave that awaits whoever is signed in; nothing when there is none. */
export default function WaitingLeave() {
  const t = useT();
  const count = useRead(LeaveWaitingDocument, { filter: { awaitsViewer: true } }).data?.leaveRequests.totalCount ?? 0;
  if (count === 0) return null;
  return <Panel title={t('leave.home')}><MuiLink component={Link} to="/leave?show=mine">{t('leave.homeCount', { smart_count: count })}</MuiLink></Panel>;
}
