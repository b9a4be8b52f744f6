import { Box, Typography } from '@mui/material';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';

/** Links for everybody who can answer and has not, in one go: to be sent on, or printed and handed out. */
export function AnswerLinkFiles({ cohortId }: { cohortId: string }) {
  const t = useT();
  if (!mayUse(['ADMINISTRATOR', 'COORDINATOR', 'SCHOOL_ADMINISTRATOR'], useRoles())) return null;
  return (
    <Box className="no-print" sx={({ tokens }) => ({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, px: 2, py: 0.75, borderBottom: `1px solid ${tokens.line}` })}>
      <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('training.desk.linksFor')}</Typography>
      <DownloadButton href={`/downloads/answer-links/${cohortId}.xlsx`} label={t('training.desk.linksSheet')} variant="text" />
      <DownloadButton href={`/downloads/answer-links/${cohortId}`} label={t('training.desk.linksCards')} variant="text" />
    </Box>
  );
}
