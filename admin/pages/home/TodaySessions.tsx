import { Button } from '@mui/material';
import { Link } from 'react-router';

import { RegisterSessionsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { todayInCounty } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { SessionTable } from '../attendance/SessionList.js';

const MOST = 6;

/** Today's sessions with their registers, where there are any. */
export default function TodaySessions() {
  const t = useT();
  const today = todayInCounty();
  const sessions = useRead(RegisterSessionsDocument, { filter: { from: today, to: today }, sort: 'SOONEST', page: { limit: MOST, offset: 0 } }).data?.registerSessions;
  if (!sessions || sessions.items.length === 0) return null;
  return (
    <Panel title={t('attendance.home.title')} flush actions={sessions.totalCount > MOST && <Button component={Link} to="/attendance" variant="text">{t('attendance.home.more')}</Button>}>
      <SessionTable sessions={sessions.items} label={t('attendance.home.title')} />
    </Panel>
  );
}
