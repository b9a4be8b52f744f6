import { Box, Stack } from '@mui/material';
import { Link } from 'react-router';

import { CascadesWaitingDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { todayInCounty } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { StatusChip } from '../../shared/StatusChip.js';

/** Days before the last one from which a cascade is told of on the start page. */
const DAYS_AHEAD = 14;

const lastDayTold = (): string => todayInCounty(new Date(Date.now() + DAYS_AHEAD * 86_400_000));

/** Cascades that are due soon or overdue and have schools left; for a school its own, one click from writing it down. */
export default function CascadesWaiting() {
  const t = useT();
  const titleOf = useTitle();
  const { data } = useRead(CascadesWaitingDocument, { page: { limit: 25, offset: 0 } });
  const soon = lastDayTold();
  const waiting = (data?.cascades.items ?? []).filter((each) => each.reachedCount < each.targetCount && each.dueOn <= soon);
  if (waiting.length === 0) return null;
  return (
    <Panel title={t('cascade.homeTitle')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
        {waiting.map((each) => (
          <Stack key={each.id} component="li" direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
            <Box component={Link} to={`/cascades/${each.id}${each.targetCount === 1 ? '?step=due' : ''}`} sx={{ color: 'primary.main', textDecoration: 'none', '&:hover': { textDecoration: 'underline' } }}>
              {t(each.targetCount === 1 ? 'cascade.homeSchool' : 'cascade.homeCount', { title: titleOf(each), count: each.targetCount - each.reachedCount, due: each.dueOn })}
            </Box>
            {each.overdueCount > 0 && <StatusChip tone="bad" label={t('cascade.homeOverdue')} />}
          </Stack>
        ))}
      </Box>
    </Panel>
  );
}
