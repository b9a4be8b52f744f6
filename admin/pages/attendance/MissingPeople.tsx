import { Box, Typography } from '@mui/material';

import { MissingTeachersDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { useName } from '../../shared/useName.js';

const MOST = 100;
const EVERY_MS = 4_000;

/** Who is not here yet, by school. */
export function MissingPeople({ sessionId }: { sessionId: string }) {
  const t = useT();
  const nameOf = useName();
  const missing = useRead(MissingTeachersDocument, { sessionId, page: { limit: MOST, offset: 0 } }, { every: EVERY_MS, keepPrevious: true }).data?.registerRows;
  if (!missing) return null;
  return (
    <Box sx={({ tokens }) => ({ px: '3vw', py: '2vh', borderTop: `1px solid ${tokens.line}`, bgcolor: tokens.raised, columns: '11em', columnGap: '2em', fontSize: 'clamp(15px, 2.4vh, 28px)' })}>
      {missing.items.map(({ teacher }) => (
        <Typography key={teacher.id} sx={{ fontSize: 'inherit', breakInside: 'avoid' }}><b>{teacher.name}</b> <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8em' }}>{nameOf(teacher.school)}</Box></Typography>
      ))}
      {missing.totalCount > MOST && <Typography sx={{ fontSize: 'inherit', color: 'text.secondary' }}>{t('attendance.projector.more', { count: missing.totalCount - MOST })}</Typography>}
    </Box>
  );
}
