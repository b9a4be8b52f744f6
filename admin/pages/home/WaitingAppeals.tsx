import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router';

import { CreditAppealsWaitingDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';

/** Appeals that await this person's vote or next step; nothing when there are none. */
export default function WaitingAppeals() {
  const t = useT();
  const count = useRead(CreditAppealsWaitingDocument, { filter: { awaitsViewer: true } }).data?.creditAppeals.totalCount ?? 0;
  const overdue = useRead(CreditAppealsWaitingDocument, { filter: { awaitsViewer: true, overdue: true } }, { enabled: count > 0 }).data?.creditAppeals.totalCount ?? 0;
  if (count === 0) return null;
  return <Panel title={t('appeals.home')}><MuiLink component={Link} to="/credit-appeals?show=mine">{t('appeals.homeCount', { smart_count: count })}</MuiLink>{overdue > 0 && <>　<b>{t('appeals.homeOverdue', { smart_count: overdue })}</b></>}</Panel>;
}
