import { TextField } from '@mui/material';

import type { BatchCardFragment } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { Count, Instant } from '../../shared/Formatted.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { useProviderChoices } from './useProviderChoices.js';

export default function BatchList() {
  const t = useT();
  const name = useName();
  const providers = useProviderChoices();
  const day = (label: string) => function DayField(value: string | null, onChange: (value: string | null) => void) {
    return <TextField type="date" label={label} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)} slotProps={{ inputLabel: { shrink: true } }} />;
  };
  return (
    <ResourceList<BatchCardFragment>
      title={t('intake.batches.title')} sub={t('intake.batches.sub')} to={({ id }) => `/intake-batches/${id}/show`}
      empty={{ title: t('intake.batches.none'), text: t('intake.batches.noneText') }}
      filters={[
        { source: 'search', search: t('intake.batches.search') },
        { source: 'providerId', label: t('intake.batches.provider'), choices: providers },
        { source: 'refused', label: t('intake.batches.refused'), choices: [{ id: 'yes', name: t('intake.batches.refusedOnly') }] },
        { source: 'held', label: t('intake.batches.state'), choices: [{ id: 'no', name: t('intake.batches.notHeld') }, { id: 'yes', name: t('intake.batches.held') }] },
        { source: 'from', field: day(t('intake.batches.from')) },
        { source: 'to', field: day(t('intake.batches.to')) },
      ]}
      columns={[
        { key: 'key', label: t('intake.batches.key'), value: (row) => row.batchKey, card: 'title' },
        { key: 'provider', label: t('intake.batches.provider'), value: ({ provider }) => name(provider) },
        { key: 'received', label: t('intake.batches.received'), value: ({ receivedAt }) => <Instant value={receivedAt} /> },
        { key: 'records', label: t('intake.batches.records'), value: ({ recordCount }) => <Count value={recordCount} />, isBare: true, align: 'right' },
        { key: 'accepted', label: t('intake.batches.accepted'), value: ({ acceptedCount }) => <Count value={acceptedCount} />, align: 'right', card: 'hidden' },
        { key: 'refused', label: t('intake.batches.refused'), value: ({ recordCount, acceptedCount }) => (recordCount === acceptedCount ? '—' : <Count value={recordCount - acceptedCount} />), align: 'right', card: 'hidden' },
        { key: 'pending', label: t('intake.batches.pending'), value: ({ claims }) => (claims.pending + claims.quarantined === 0 ? '—' : <Count value={claims.pending + claims.quarantined} />), align: 'right', card: 'hidden' },
        { key: 'state', label: t('intake.batches.state'), value: ({ quarantinedAt, recordCount, acceptedCount }) => (quarantinedAt
          ? <StatusChip tone="bad" label={t('intake.batches.held')} />
          : recordCount === acceptedCount ? <StatusChip tone="good" label={t('intake.batches.notHeld')} /> : <StatusChip tone="warn" label={t('intake.batches.refusedOnly')} />), card: 'side' },
      ]}
    />
  );
}
