import { Tab, Tabs } from '@mui/material';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { useT } from '../../i18n/useT.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { PrintButton } from '../../shared/PrintButton.js';
import { useAddress } from '../../shared/useAddress.js';
import { HandShareTable } from './HandShareTable.js';
import { OverviewList } from './OverviewList.js';
import { HAND_ROLES } from './roles.js';

/** A year's attendance over all classes, and what of it rests on the word of staff. */
export default function AttendanceOverview() {
  const t = useT();
  const mayHand = mayUse(HAND_ROLES, useRoles());
  const { params, change } = useAddress();
  const shown = mayHand && params.get('show') === 'hand' ? 'hand' : 'teachers';
  return (
    <>
      <PageHeader title={t('overview.title')} sub={t(shown === 'hand' ? 'overview.handText' : 'overview.sub')} actions={<PrintButton />} />
      {mayHand && (
        <Tabs value={shown} className="no-print" onChange={(_, next: string) => change({ show: next === 'teachers' ? null : next })} sx={{ mb: 2, minHeight: 44 }}>
          <Tab value="teachers" label={t('overview.tabs.teachers')} sx={{ minHeight: 44 }} /><Tab value="hand" label={t('overview.tabs.hand')} sx={{ minHeight: 44 }} />
        </Tabs>
      )}
      {shown === 'hand' ? <HandShareTable /> : <OverviewList />}
    </>
  );
}
