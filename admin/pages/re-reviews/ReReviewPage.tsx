import { Tab, Tabs } from '@mui/material';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { useT } from '../../i18n/useT.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { PrintButton } from '../../shared/PrintButton.js';
import { useAddress } from '../../shared/useAddress.js';
import { DisputeList } from './DisputeList.js';
import { DrawList } from './DrawList.js';
import { OfficerReport } from './OfficerReport.js';
import { REVIEWERS } from './roles.js';
import { ReviewTask } from './ReviewTask.js';

const TABS = ['draws', 'task', 'disputes', 'officers'] as const;

/** Blind second looks at a share of what was recognised, and what they say. */
export default function ReReviewPage() {
  const t = useT();
  const mayReview = mayUse(REVIEWERS, useRoles());
  const { params, change } = useAddress();
  const tabs = TABS.filter((each) => each !== 'task' || mayReview);
  const shown = tabs.find((each) => each === params.get('show')) ?? 'draws';
  return (
    <>
      <PageHeader title={t('credits.reReview.title')} sub={t('credits.reReview.sub')} actions={<PrintButton />} />
      <Tabs value={shown} className="no-print" variant="scrollable" scrollButtons={false} onChange={(_, next: string) => change({ show: next === 'draws' ? null : next })} sx={{ mb: 2, minHeight: 44 }}>
        {tabs.map((each) => <Tab key={each} value={each} label={t(`credits.reReview.tabs.${each}`)} sx={{ minHeight: 44 }} />)}
      </Tabs>
      {shown === 'draws' && <DrawList />}
      {shown === 'task' && <ReviewTask />}
      {shown === 'disputes' && <DisputeList />}
      {shown === 'officers' && <OfficerReport />}
    </>
  );
}
