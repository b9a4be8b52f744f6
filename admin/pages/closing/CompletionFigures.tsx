import { Box } from '@mui/material';

import { useT } from '../../i18n/useT.js';
import { Credits } from '../../shared/Formatted.js';
import { Panel } from '../../shared/Panel.js';
import { Stat } from '../../shared/Stat.js';
import type { CompletionList } from './ClosingDesk.js';

export function CompletionFigures({ summary, isFrozen }: { summary: CompletionList['summary']; isFrozen: boolean }) {
  const t = useT();
  const { participants, completed, absentTooLong, assessmentFailed, assessmentMissing, notRecorded, centicredits } = summary;
  return (
    <Panel>
      <Box sx={{ display: { xs: 'grid', sm: 'flex' }, gridTemplateColumns: '1fr 1fr', flexWrap: 'wrap', rowGap: 1, '& > *': { minWidth: { xs: 0, sm: 116 }, pr: 1 } }}>
        <Stat label={t('training.closing.completed')} value={<>{completed}<Box component="span" sx={{ fontSize: 15, color: 'text.secondary', fontWeight: 400 }}> / {participants}</Box></>} />
        <Stat label={t('training.closing.absentTooLong')} value={absentTooLong} />
        <Stat label={t('training.closing.assessmentFailed')} value={assessmentFailed} />
        <Stat label={t('training.closing.assessmentMissing')} value={assessmentMissing} />
        {notRecorded > 0 && <Stat label={t('training.closing.notRecorded')} value={notRecorded} />}
        <Stat label={t(isFrozen ? 'training.closing.creditsPosted' : 'training.closing.credits')} value={<Credits value={centicredits} />} />
      </Box>
    </Panel>
  );
}
