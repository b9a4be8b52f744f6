import { Box, ButtonBase, Typography } from '@mui/material';

import type { CertificateCohortsQuery } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { Day } from '../../shared/Formatted.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';

type Cohort = CertificateCohortsQuery['certificateCohorts']['items'][number];

/** Closed cohorts to choose from, with how many wait. */
export function CohortChoices({ cohorts, chosenId, isStale, onChoose }: { cohorts: readonly Cohort[]; chosenId: string | null; isStale: boolean; onChoose: (cohortId: string) => void }) {
  const t = useT();
  const name = useName();
  return (
    <Box component="nav" aria-label={t('certificates.desk.cohorts')} sx={{ opacity: isStale ? 0.6 : 1, maxHeight: { lg: 'calc(100vh - 330px)' }, minHeight: { lg: cohorts.length > 0 ? 240 : 0 }, overflowY: 'auto' }}>
      {cohorts.map(({ cohortId, title, titleEn, endsOn, openCount, validCount, lastBatch }) => {
        const isChosen = cohortId === chosenId;
        return (
          <ButtonBase
            key={cohortId} onClick={() => onChoose(cohortId)} aria-current={isChosen ? 'true' : undefined}
            sx={({ tokens }) => ({ display: 'block', width: '100%', px: 1.75, py: 1, textAlign: 'left', fontFamily: 'inherit', borderTop: `1px solid ${tokens.line}`, borderLeft: `3px solid ${isChosen ? tokens.accent : 'transparent'}`, bgcolor: isChosen ? tokens.accentSoft : 'transparent', '&:hover': { bgcolor: isChosen ? tokens.accentSoft : tokens.raised } })}
          >
            <Typography component="span" sx={{ display: 'block', fontWeight: isChosen ? 600 : 400, lineHeight: 1.45 }}>{name({ name: title, nameEn: titleEn })}</Typography>
            <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', mt: 0.25, fontSize: 13, color: 'text.secondary' }}>
              <Day value={endsOn} />
              {lastBatch?.isRunning ? <StatusChip tone="run" label={t('certificates.desk.running')} /> : openCount > 0 ? <StatusChip tone="wait" label={t('certificates.desk.openCount', { count: openCount })} /> : <span>{t('certificates.desk.allIssued', { count: validCount })}</span>}
            </Box>
          </ButtonBase>
        );
      })}
    </Box>
  );
}
