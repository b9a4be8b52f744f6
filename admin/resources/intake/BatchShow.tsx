import { Alert, Button, Link as MuiLink } from '@mui/material';
import { useState } from 'react';
import { useShowContext } from 'react-admin';
import { Link } from 'react-router';

import type { BatchCardFragment, LearningRecordStatus } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Count } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { WholeRecord } from '../../shared/WholeRecord.js';
import { BatchRecords } from './BatchRecords.js';
import { QuarantineDialog } from './QuarantineDialog.js';

export default function BatchShow() {
  return <WholeRecord><BatchFile /></WholeRecord>;
}

function BatchFile() {
  const t = useT();
  const name = useName();
  const { record: batch, error, refetch } = useShowContext<BatchCardFragment>();
  const [status, setStatus] = useState<LearningRecordStatus | null>(null);
  const [isHolding, setHolding] = useState(false);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!batch) return <Loading />;
  const { provider, quarantinedAt, quarantineReason, quarantinedBy, viewerCanQuarantine, claims } = batch;
  return (
    <>
      <PageHeader
        title={batch.batchKey} sub={<><MuiLink component={Link} to={`/learning-providers/${provider.id}/show`}>{name(provider)}</MuiLink> · {formatInstant(batch.receivedAt)}</>}
        status={quarantinedAt && <StatusChip tone="bad" label={t('intake.batches.held')} />}
        actions={(
          <>
            {claims.pending + claims.quarantined > 0 && <Button variant="outlined" component={Link} to="/credits">{t('intake.batches.toClaims')}</Button>}
            {viewerCanQuarantine.allowed && <Button variant="outlined" color="error" onClick={() => setHolding(true)}>{t('intake.quarantine.action')}</Button>}
          </>
        )}
      />
      {quarantinedAt && <Alert severity="error" sx={{ mb: 2.5 }}>{t('intake.batches.heldBy', { name: quarantinedBy, at: formatInstant(quarantinedAt), reason: quarantineReason })}</Alert>}
      <Answers batch={batch} />
      <BatchRecords batch={batch} status={status} onStatus={setStatus} />
      {isHolding && <QuarantineDialog batch={batch} onClose={() => { setHolding(false); void refetch(); }} />}
    </>
  );
}

function Answers({ batch }: { batch: BatchCardFragment }) {
  const t = useT();
  const label = useLabel();
  const { claims } = batch;
  const figures = ([['ACCEPTED', batch.acceptedCount], ['DUPLICATE', batch.duplicateCount], ['UNKNOWN_TEACHER', batch.unknownTeacherCount], ['AMBIGUOUS', batch.ambiguousCount], ['OUT_OF_SCOPE', batch.outOfScopeCount], ['INVALID', batch.invalidCount]] as const).filter(([code, count]) => code === 'ACCEPTED' || count > 0);
  return (
    <>
      <Panel title={t('intake.batches.answered')}>
        <Stats>
          <Stat label={t('intake.batches.records')} value={<Count value={batch.recordCount} />} hint={batch.repeatedCount > 0 ? `${t('intake.batches.repeated')} ${batch.repeatedCount} · ${t('intake.batches.repeatedHint')}` : undefined} />
          {figures.map(([code, count]) => <Stat key={code} label={label('learningRecordStatus', code)} value={<Count value={count} />} hint={code === 'ACCEPTED' && batch.suspectedCount > 0 ? `${t('intake.batches.suspected')} ${batch.suspectedCount}` : undefined} />)}
        </Stats>
      </Panel>
      <Panel title={t('intake.batches.claims')}>
        <Stats>
          <Stat label={t('intake.batches.pending')} value={<Count value={claims.pending} />} />
          <Stat label={t('intake.batches.claimsQuarantined')} value={<Count value={claims.quarantined} />} />
          <Stat label={t('intake.batches.claimsApproved')} value={<Count value={claims.approved} />} />
          <Stat label={t('intake.batches.claimsDeclined')} value={<Count value={claims.declined} />} />
        </Stats>
      </Panel>
    </>
  );
}
