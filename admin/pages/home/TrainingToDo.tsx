import { Box } from '@mui/material';
import { Link } from 'react-router';

import { TrainingToDoDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { useIsCentre, useTitle } from '../../resources/programmes/training-words.js';
import { formatInstant, todayInCounty } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';

const MOST = 20;

/** Requests to decide, classes to begin and to close; for a school, classes that it can nominate for. */
export default function TrainingToDo() {
  const t = useT();
  const titleOf = useTitle();
  const isCentre = useIsCentre();
  const { data } = useRead(TrainingToDoDocument, { page: { limit: MOST, offset: 0 } });
  const today = todayInCounty();
  const open = data?.requests.items ?? [];
  const lines = isCentre
    ? [
      ...open.filter(({ requestedCount }) => requestedCount > 0).map((each) => ({ to: `/cohorts/${each.id}/registration`, words: t('training.home.requests', { title: titleOf(each), count: each.requestedCount }) })),
      ...open.filter(({ startsOn }) => startsOn <= today).map((each) => ({ to: `/cohorts/${each.id}/show`, words: t('training.home.toStart', { title: titleOf(each) }) })),
      ...(data?.running.items ?? []).filter(({ endsOn }) => endsOn < today).map((each) => ({ to: `/cohorts/${each.id}/closing`, words: t('training.home.toClose', { title: titleOf(each) }) })),
    ]
    : open.map((each) => ({ to: `/nominations/${each.id}`, words: `${t('training.home.nominate', { title: titleOf(each) })} · ${t('training.nominate.until', { at: formatInstant(each.registrationClosesAt) })}` }));
  if (lines.length === 0) return null;
  return (
    <Panel title={t('training.home.title')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
        {lines.map(({ to, words }) => <li key={to + words}><Box component={Link} to={to} sx={{ color: 'primary.main', textDecoration: 'none', '&:hover': { textDecoration: 'underline' } }}>{words}</Box></li>)}
      </Box>
    </Panel>
  );
}
