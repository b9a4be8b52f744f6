import { Typography } from '@mui/material';
import { Link } from 'react-router';

import type { CreditYearCheckKey } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import type { Year } from './CreditYearShow.js';

/** Where what is left can be done, the year that closes first on top. */
const PLACES: Partial<Record<CreditYearCheckKey, string>> = { RECOGNITION_WAITING: '/credits?order=ENDED', QUARANTINED: '/credits?show=quarantined&order=ENDED', PRECHECK_WAITING: '/credit-wave', RETURNED: '/credits?show=returned&order=ENDED', CLASSES_OPEN: '/closing' };
const MOST_SHOWN = 5;

/** What is left to do: what stops the closing, what is only told. */
export function Checklist({ checklist }: { checklist: Year['checklist'] }) {
  const t = useT();
  const name = useName();
  return (
    <Panel title={t('creditYears.checklist')} flush>
      <ResponsiveList
        rows={checklist.filter(({ key, count }) => key !== 'LEDGER_BROKEN' && (key !== 'YEAR_NOT_OVER' || count > 0)).map((each) => ({ id: each.key, ...each }))} label={t('creditYears.checklist')}
        columns={[
          { key: 'what', label: t('creditYears.checkWhat'), card: 'title', value: ({ key, count }) => { const place = PLACES[key]; return place && count > 0 ? <Link to={place}>{t(`creditYears.checks.${key}`)}</Link> : t(`creditYears.checks.${key}`); } },
          { key: 'count', label: t('creditYears.checkCount'), width: 80, align: 'right', isBare: true, value: ({ count }) => count },
          { key: 'state', label: t('creditYears.state'), width: 140, card: 'side', value: ({ count, blocks }) => (count === 0 ? <StatusChip tone="good" label={t('creditYears.checkClear')} /> : <StatusChip tone={blocks ? 'bad' : 'warn'} label={t(blocks ? 'creditYears.checkBlocks' : 'creditYears.checkWarns')} />) },
          { key: 'schools', label: t('creditYears.checkWhere'), value: ({ schools }) => schools.slice(0, MOST_SHOWN).map((school) => t('creditYears.checkSchools', { name: name(school), count: school.count })).join(t('common.listComma')) },
        ]}
      />
      <Typography sx={{ px: 2.5, py: 1.5, fontSize: 13, color: 'text.secondary' }}>{t('creditYears.ledgerNote')}</Typography>
    </Panel>
  );
}
