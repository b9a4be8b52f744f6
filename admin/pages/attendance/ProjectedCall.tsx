import { Box } from '@mui/material';

import { ProjectedCallDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { projected } from './projected-size.js';
import { useCountdown } from './useCountdown.js';

const EVERY_MS = 3_000;

/** A second call across the hall's screen: what to do, how long, how many have. */
export function ProjectedCall({ sessionId }: { sessionId: string }) {
  const t = useT();
  const [call] = useRead(ProjectedCallDocument, { id: sessionId }, { every: EVERY_MS }).data?.registerSession?.calls ?? [];
  const remaining = useCountdown(call?.untilAt);
  if (!call || remaining === null) return null;
  return (
    <Box role="status" sx={({ tokens }) => ({ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 2, px: '3vw', py: '1.2vh', bgcolor: tokens.ink, color: tokens.sheet, fontSize: projected(20, 5, 60), fontWeight: 600 })}>
      <span>{t('attendance.second.projector')}</span><span>{remaining}</span><span>{call.answered} / {call.expected}</span>
    </Box>
  );
}
