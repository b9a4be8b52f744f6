import { Box, Button, Link as MuiLink } from '@mui/material';
import { Link } from 'react-router';

import { CertificatesWaitingDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';

/** Closed cohorts whose people have no certificate yet; nothing when there are none. */
export default function WaitingCertificates() {
  const t = useT();
  const name = useName();
  const waiting = useRead(CertificatesWaitingDocument, {}).data?.certificateCohorts;
  if (!waiting || waiting.totalCount === 0) return null;
  return (
    <Panel title={t('certificates.home.title')} actions={<Button variant="text" component={Link} to="/certificate-desk">{t('certificates.home.more', { count: waiting.totalCount })}</Button>}>
      {waiting.items.map(({ cohortId, title, titleEn, openCount }) => (
        <Box key={cohortId} sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.5 }}>
          <MuiLink component={Link} to={`/certificate-desk?cohort=${cohortId}`}>{name({ name: title, nameEn: titleEn })}</MuiLink>
          <StatusChip tone="wait" label={t('certificates.desk.openCount', { count: openCount })} />
        </Box>
      ))}
    </Panel>
  );
}
