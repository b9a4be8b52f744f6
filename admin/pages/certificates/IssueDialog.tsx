import { Box, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';

import { CertificateSettingsDocument, CertificatesIssueDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { JobProgressDialog } from '../../shared/JobProgressDialog.js';
import { useName } from '../../shared/useName.js';

/** Says what will be issued under which numbers, then shows how far it is, then hands over the files for the printer. */
export function IssueDialog({ cohortId, ready, unprintable, downloads, onClose }: { cohortId: string; ready: number; unprintable: number; downloads: ReactNode; onClose: () => void }) {
  const t = useT();
  const name = useName();
  const settings = useRead(CertificateSettingsDocument, {}).data?.certificateSettings;
  const [jobId, setJobId] = useState<string | null>(null);
  const issue = useCommand(CertificatesIssueDocument, { onDone: ({ batch }) => (batch?.jobId ? setJobId(batch.jobId) : onClose()) });
  if (jobId !== null) {
    return (
      <JobProgressDialog jobId={jobId} title={t('certificates.issue.progress')} onClose={onClose}>
        {(result) => (
          <Box sx={{ mt: 2 }}>
            <Typography>{t('certificates.issue.done', { count: (JSON.parse(result ?? '{}') as { issuedCount?: number }).issuedCount ?? 0 })}</Typography>
            {downloads}
          </Box>
        )}
      </JobProgressDialog>
    );
  }
  return (
    <ConfirmDialog
      open title={t('certificates.issue.title')} confirmLabel={t('certificates.issue.confirm')} undo={null} isPending={issue.isPending} canConfirm={settings !== undefined} onClose={onClose}
      onConfirm={() => void issue.run({ cohortId, leavesOutUnprintable: unprintable > 0 })}
      consequence={(
        <>
          <p style={{ margin: 0 }}>{t('certificates.issue.consequence', { smart_count: ready, number: settings?.nextNumber ?? '…' })}</p>
          {unprintable > 0 && <p style={{ margin: '8px 0 0' }}>{t('certificates.issue.leavesOut', { smart_count: unprintable })}</p>}
          <p style={{ margin: '8px 0 0' }}>{t('certificates.issue.mend')}</p>
          <p style={{ margin: '8px 0 0' }}>{t('certificates.issue.issuer', { issuer: settings ? name({ name: settings.issuer, nameEn: settings.issuerEn }) : '…' })}</p>
        </>
      )}
    />
  );
}
