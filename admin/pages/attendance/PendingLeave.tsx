import { Alert, Button } from '@mui/material';
import { Link } from 'react-router';

import { LeaveWaitingDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';

/** Whoever stands at the door learns that leave from this session is still undecided. */
export function PendingLeave({ sessionId }: { sessionId: string }) {
  const t = useT();
  const count = useRead(LeaveWaitingDocument, { filter: { sessionId, statuses: ['REQUESTED'] } }).data?.leaveRequests.totalCount ?? 0;
  if (count === 0) return null;
  return <Alert severity="info" className="no-print" sx={{ mb: 2.5 }} action={<Button size="small" component={Link} to={`/leave?show=open&sessionId=${sessionId}`}>{t('leave.toDesk')}</Button>}>{t('leave.pendingHere', { smart_count: count })}</Alert>;
}
