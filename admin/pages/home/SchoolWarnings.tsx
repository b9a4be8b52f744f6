import { Button } from '@mui/material';
import { Link } from 'react-router';

import { CreditWarningsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';
import { WarningTable } from '../credit-warnings/WarningTable.js';

const SHOWN = 8;

/** The school's teachers at risk, the most pressing first; nothing when there are none. */
export default function SchoolWarnings() {
  const t = useT();
  const warnings = useRead(CreditWarningsDocument, { filter: {}, page: { limit: SHOWN, offset: 0 } }).data?.creditWarnings;
  if (!warnings || warnings.items.length === 0) return null;
  return (
    <Panel flush title={`${t('creditWarnings.home')} · ${t('creditWarnings.people', { smart_count: warnings.totalCount })}`} actions={<Button component={Link} to="/credit-warnings" variant="outlined">{t('creditWarnings.showAll', { count: warnings.totalCount })}</Button>}>
      <WarningTable rows={warnings.items} withSchool={false} />
    </Panel>
  );
}
