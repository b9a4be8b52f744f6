import AddIcon from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { useState } from 'react';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import type { ProviderCardFragment } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { Count, RelativeTime } from '../../shared/Formatted.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';
import { ProviderTermsDialog } from './ProviderTermsDialog.js';
import { PROVIDER_KEEPERS } from './roles.js';

export const PROVIDER_TONES = { ACTIVE: 'good', SUSPENDED: 'bad' } as const;

export default function ProviderList() {
  const t = useT();
  const label = useLabel();
  const name = useName();
  const roles = useRoles();
  const [isOpening, setOpening] = useState(false);
  return (
    <>
      <ResourceList<ProviderCardFragment>
        title={t('intake.providers.title')} sub={t('intake.providers.sub')} to={({ id }) => `/learning-providers/${id}/show`}
        actions={mayUse(PROVIDER_KEEPERS, roles) && <Button variant="contained" startIcon={<AddIcon />} onClick={() => setOpening(true)}>{t('intake.providers.open')}</Button>}
        empty={{ title: t('intake.providers.none'), text: t('intake.providers.noneText') }}
        filters={[
          { source: 'search', search: t('intake.providers.search') },
          { source: 'status', label: t('intake.providers.status'), choices: useChoices('learningProviderStatus') },
        ]}
        columns={[
          { key: 'name', label: t('intake.providers.name'), value: name, card: 'title' },
          { key: 'key', label: t('intake.providers.key'), value: (row) => row.key },
          { key: 'level', label: t('intake.providers.level'), value: (row) => label('sponsorLevel', row.level) },
          { key: 'records', label: t('intake.providers.records'), value: (row) => <Count value={row.recordCount} />, isBare: true, align: 'right' },
          { key: 'accepted', label: t('intake.providers.accepted'), value: (row) => <Count value={row.acceptedCount} />, align: 'right', card: 'hidden' },
          { key: 'today', label: t('intake.providers.today'), value: (row) => <><Count value={row.sentToday} /> / <Count value={row.dailyRecordQuota} /></>, align: 'right', card: 'hidden' },
          { key: 'last', label: t('intake.providers.last'), value: (row) => (row.lastReceivedAt ? <RelativeTime value={row.lastReceivedAt} /> : t('intake.providers.never')) },
          { key: 'status', label: t('intake.providers.status'), value: (row) => <StatusChip tone={PROVIDER_TONES[row.status]} label={label('learningProviderStatus', row.status)} />, card: 'side' },
        ]}
      />
      {isOpening && <ProviderTermsDialog provider={null} onClose={() => setOpening(false)} />}
    </>
  );
}
