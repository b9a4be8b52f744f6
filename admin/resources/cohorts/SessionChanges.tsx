import { Box, Typography } from '@mui/material';

import { useT } from '../../i18n/useT.js';
import { formatInstant } from '../../shared/format.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import type { Cohort } from './CohortShow.js';

type Change = Cohort['sessionChanges'][number];

const CHIPS = { MOVED: { tone: 'warn', words: 'training.changes.kind.MOVED' }, ADDED: { tone: 'run', words: 'training.changes.kind.ADDED' }, CANCELLED: { tone: 'bad', words: 'training.changes.kind.CANCELLED' } } as const;

export function ChangeChip({ kind }: { kind: Change['kind'] }) {
  return <StatusChip tone={CHIPS[kind].tone} label={useT()(CHIPS[kind].words)} />;
}

/** What was changed after the class was opened, the latest first, with who and why. */
export function SessionChanges({ changes }: { changes: Cohort['sessionChanges'] }) {
  const t = useT();
  const nameOf = useName();
  if (changes.length === 0) return null;
  const at = (time: Change['from']): string => (time ? `${formatInstant(time.startsAt)} ${time.place}` : '');
  return (
    <Box component="details" open={changes.length <= 3} sx={({ tokens }) => ({ px: 2, py: 1, borderTop: `1px solid ${tokens.line}`, '& summary': { cursor: 'pointer', fontWeight: 600 } })}>
      <summary>{t('training.changes.log', { smart_count: changes.length })}</summary>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {changes.map((change) => (
          <Box component="li" key={change.id} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'baseline', py: 0.75 }}>
            <ChangeChip kind={change.kind} />
            <span>{t('training.sessions.ordinal', { ordinal: change.ordinal })} {nameOf({ name: change.topic, nameEn: change.topicEn })}</span>
            <Box component="span" sx={{ textDecoration: change.from ? 'line-through' : 'none', color: 'text.secondary' }}>{at(change.from)}</Box>
            {change.to && <span>{change.from && '→ '}{at(change.to)}</span>}
            <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{[change.reason, change.byName, formatInstant(change.at)].filter(Boolean).join(' · ')}</Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
