import { Button } from '@mui/material';
import { useState } from 'react';
import { useShowContext } from 'react-admin';
import { Link } from 'react-router';

import type { LearningProviderQuery } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Facts } from '../../shared/Facts.js';
import { Count, Instant } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { WholeRecord } from '../../shared/WholeRecord.js';
import { CourseCodes } from './CourseCodes.js';
import { PROVIDER_TONES } from './ProviderList.js';
import { ProviderTermsDialog } from './ProviderTermsDialog.js';
import { SuspendDialog } from './SuspendDialog.js';
import { useCategoryChoices } from './useProviderChoices.js';

export type ProviderRecord = NonNullable<LearningProviderQuery['learningProvider']>;

const only = (filter: object): string => `?filter=${encodeURIComponent(JSON.stringify(filter))}`;

export default function ProviderShow() {
  return <WholeRecord><ProviderFile /></WholeRecord>;
}

function ProviderFile() {
  const t = useT();
  const label = useLabel();
  const name = useName();
  const { record, error, refetch } = useShowContext<ProviderRecord>();
  const [dialog, setDialog] = useState<'terms' | 'suspend' | null>(null);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!record) return <Loading />;
  const { id, status, viewerCanSuspend, viewerCanResume, viewerCanChange } = record;
  return (
    <>
      <PageHeader
        title={name(record)} sub={`${t('intake.providers.key')} ${record.key}`} status={<StatusChip tone={PROVIDER_TONES[status]} label={label('learningProviderStatus', status)} />}
        actions={(
          <>
            <Button variant="outlined" component={Link} to={`/intake-batches${only({ providerId: id })}`}>{t('intake.providers.toBatches')}</Button>
            {viewerCanChange.allowed && <Button variant="outlined" onClick={() => setDialog('terms')}>{t('intake.terms.changeTitle')}</Button>}
            {viewerCanSuspend.allowed && <Button variant="outlined" color="error" onClick={() => setDialog('suspend')}>{t('intake.suspend.action')}</Button>}
            {viewerCanResume.allowed && <Button variant="contained" onClick={() => setDialog('suspend')}>{t('intake.suspend.resumeAction')}</Button>}
          </>
        )}
      />
      <Panel>
        <Stats>
          <Stat label={t('intake.providers.records')} value={<Count value={record.recordCount} />} to={`/external-records${only({ providerId: id })}`} />
          <Stat label={t('intake.providers.accepted')} value={<Count value={record.acceptedCount} />} to={`/external-records${only({ providerId: id, status: 'ACCEPTED' })}`} />
          <Stat label={t('intake.providers.today')} value={<><Count value={record.sentToday} /> / <Count value={record.dailyRecordQuota} /></>} />
        </Stats>
      </Panel>
      <Terms provider={record} />
      <CourseCodes provider={record} />
      {dialog === 'terms' && <ProviderTermsDialog provider={record} onClose={() => { setDialog(null); void refetch(); }} />}
      {dialog === 'suspend' && <SuspendDialog provider={record} onClose={() => { setDialog(null); void refetch(); }} />}
    </>
  );
}

function Terms({ provider }: { provider: ProviderRecord }) {
  const t = useT();
  const label = useLabel();
  const categories = useCategoryChoices();
  const category = (key: string): string => categories.find(({ id }) => id === key)?.name ?? key;
  const { fromYear, toYear } = provider;
  return (
    <Panel title={t('intake.providers.terms')}>
      <Facts facts={[
        { label: t('intake.providers.level'), value: label('sponsorLevel', provider.level) },
        { label: t('intake.providers.category'), value: category(provider.categoryKey) },
        { label: t('intake.providers.levels'), value: provider.levels.map((each) => label('sponsorLevel', each)).join(t('common.listComma')) },
        { label: t('intake.providers.categories'), value: provider.categoryKeys.map(category).join(t('common.listComma')) },
        { label: t('intake.providers.years'), value: toYear === null ? t('intake.providers.yearsFrom', { from: fromYear }) : t('intake.providers.yearsBetween', { from: fromYear, to: toYear }) },
        { label: t('intake.providers.quota'), value: <Count value={provider.dailyRecordQuota} /> },
        { label: t('intake.providers.accredited'), value: t(provider.accredited ? 'common.yes' : 'common.no') },
        { label: t('intake.providers.last'), value: provider.lastReceivedAt ? <Instant value={provider.lastReceivedAt} /> : t('intake.providers.never') },
      ]} />
    </Panel>
  );
}
