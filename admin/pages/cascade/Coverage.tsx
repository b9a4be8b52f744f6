import { Box, Typography } from '@mui/material';

import { useLabel, useT } from '../../i18n/useT.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import type { Sheet } from './cascade-tones.js';
import { CoverageBar } from './CoverageBar.js';

/** Areas with their schools; what is missing stands first. */
export function AreaCoverage({ areas }: { areas: Sheet['areas'] }) {
  const t = useT();
  const nameOf = useName();
  return areas.map((area) => (
    <Box key={area.name} component="section" sx={({ tokens }) => ({ px: { xs: 1.5, sm: 2.5 }, py: 1.25, borderTop: `1px solid ${tokens.line}`, breakInside: 'avoid' })}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 1, mb: 0.5 }}>
        <Typography sx={{ fontWeight: 600 }}>{nameOf(area)}</Typography>
        <CoverageBar reached={area.reachedCount} target={area.targetCount} words={t('cascade.reachedOf', { reached: area.reachedCount, target: area.targetCount })} />
      </Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 3 }}>
        {area.schools.map((school) => (
          <Box key={school.schoolId} component="li" sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1, minHeight: 30 }}>
            <Typography component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{nameOf(school)}{school.people > 0 && <Typography component="span" sx={{ ml: 1, fontSize: 13, color: 'text.secondary' }}>{t('cascade.people', { smart_count: school.people })}</Typography>}</Typography>
            <StatusChip tone={school.isReached ? 'good' : school.isOverdue ? 'bad' : 'wait'} label={school.isReached ? school.heldOn ?? t('cascade.reached') : t(school.isOverdue ? 'cascade.isOverdue' : 'cascade.notReached')} />
          </Box>
        ))}
      </Box>
    </Box>
  ));
}

export function SubjectCoverage({ subjects }: { subjects: Sheet['subjects'] }) {
  const label = useLabel();
  return (
    <Box sx={{ display: 'grid', gap: 0.75 }}>
      {subjects.map(({ subject, teachers, reached }) => (
        <Box key={subject} sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
          <span>{label('subject', subject)}</span><CoverageBar reached={reached} target={teachers} words={`${reached} / ${teachers}`} />
        </Box>
      ))}
    </Box>
  );
}
