import { Box, Typography } from '@mui/material';

import { MissingTeachersDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { useName } from '../../shared/useName.js';
import { projected } from './projected-size.js';

const MOST = 100;
const EVERY_MS = 4_000;

/** Who is not here yet, by school. */
export function MissingPeople({ sessionId }: { sessionId: string }) {
  const t = useT();
  const nameOf = useName();
  const missing = useRead(MissingTeachersDocument, { sessionId, page: { limit: MOST, offset: 0 } }, { every: EVERY_MS, keepPrevious: true }).data?.registerRows;
  if (!missing) return null;
  return (
    <Box sx={({ tokens }) => ({ mt: '1.5vh', p: '1vw', maxHeight: { md: '52vh' }, overflow: 'auto', border: `1px solid ${tokens.line}`, borderRadius: 1, bgcolor: tokens.raised, textAlign: 'left', display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(13em, 1fr))', columnGap: '1.5em', alignItems: 'baseline', fontSize: projected(15, 2.4, 28) })}>
      {missing.items.map(({ teacher }) => (
        <Typography key={teacher.id} sx={{ fontSize: 'inherit' }}><b>{teacher.name}</b> <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8em' }}>{nameOf(teacher.school)}</Box></Typography>
      ))}
      {missing.totalCount > MOST && <Typography sx={{ fontSize: 'inherit', color: 'text.secondary' }}>{t('attendance.projector.more', { count: missing.totalCount - MOST })}</Typography>}
    </Box>
  );
}
