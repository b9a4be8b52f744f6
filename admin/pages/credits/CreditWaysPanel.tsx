import { Box, Typography } from '@mui/material';
import { Link } from 'react-router';

import { CreditWaysDocument, type CreditWaysQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { formatCredits } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';

type Way = NonNullable<CreditWaysQuery['creditWays']>['ways'][number];

/** The shortest way to the goal through classes that are open now, counted one on top of the other. */
export function CreditWaysPanel({ teacherId }: { teacherId: string }) {
  const t = useT();
  const isEnglish = useLocale() === 'en';
  const way = useRead(CreditWaysDocument, { teacherId }).data?.creditWays;
  if (!way || way.gapCenticredits === 0) return null;
  const rows = way.ways.map((each) => ({ ...each, id: each.cohort.id }));
  return (
    <Panel title={t('credits.ways.title')} flush>
      <Typography sx={{ px: 2.5, pb: 1, fontSize: 13, color: 'text.secondary' }}>{t('credits.ways.lead', { gap: formatCredits(way.gapCenticredits), day: way.endDay })}</Typography>
      {rows.length > 0 && <ResponsiveList<Way & { id: string }>
        rows={rows} label={t('credits.ways.title')} density="compact"
        columns={[
          { key: 'class', label: t('credits.ways.class'), value: ({ cohort: { id, title, titleEn } }) => <Link to={`/cohorts/${id}/show`}>{isEnglish ? titleEn || title : title}</Link>, card: 'title' },
          { key: 'days', label: t('credits.ways.days'), value: ({ cohort: { startsOn, endsOn } }) => (startsOn === endsOn ? startsOn : `${startsOn} ~ ${endsOn}`) },
          { key: 'state', label: t('credits.ways.state'), value: ({ isRegistered, waitingListOnly }) => t(isRegistered ? 'credits.ways.attending' : waitingListOnly ? 'credits.ways.waitingList' : 'credits.ways.open') },
          { key: 'gain', label: t('credits.ways.gain'), value: ({ gainCenticredits }) => `+${formatCredits(gainCenticredits)}`, align: 'right', card: 'side' },
          { key: 'closes', label: t('credits.ways.closes'), value: ({ closesCenticredits }) => formatCredits(closesCenticredits), align: 'right' },
        ]}
      />}
      <Box sx={{ px: 2.5, py: 1.25, fontSize: 13 }}>{rows.length === 0 ? t('credits.ways.none') : way.leftCenticredits > 0 ? t('credits.ways.left', { value: formatCredits(way.leftCenticredits) }) : t('credits.ways.enough')}</Box>
    </Panel>
  );
}
