import { Box, Button, Link as MuiLink } from '@mui/material';
import { Link } from 'react-router';

import { StudiosDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';

const MOST_SHOWN = 5;

/** Studios with meetings whose claims nobody has filed; nothing when there are none. */
export default function WaitingStudios() {
  const t = useT();
  const name = useName();
  const waiting = useRead(StudiosDocument, { filter: { withUnfiled: true, status: 'ACTIVE' }, sort: 'CODE', page: { limit: MOST_SHOWN, offset: 0 } }).data?.studios;
  if (!waiting || waiting.totalCount === 0) return null;
  return (
    <Panel title={t('studios.waiting')} actions={waiting.totalCount > MOST_SHOWN && <Button variant="text" component={Link} to={`/studios?filter=${encodeURIComponent(JSON.stringify({ unfiled: 'yes' }))}`}>{t('common.total', { smart_count: waiting.totalCount })}</Button>}>
      {waiting.items.map((studio) => (
        <Box key={studio.id} sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.5 }}>
          <MuiLink component={Link} to={`/studios/${studio.id}/show`}>{name(studio)}</MuiLink>
          <StatusChip tone="wait" label={t('studios.waitingCount', { count: studio.unfiledCount })} />
        </Box>
      ))}
    </Panel>
  );
}
