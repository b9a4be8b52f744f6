import { Button } from '@mui/material';
import { Link } from 'react-router';

import { useRoles } from '../../data/auth-provider.js';
import { CreditClaimCountsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { Count } from '../../shared/Formatted.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { countsOf, STATES } from '../credits/desk-filter.js';
import { stepOf } from '../credits/roles.js';

/** Claims that wait for this person's step; nothing when none do. */
export default function WaitingClaims() {
  const t = useT();
  const step = stepOf(useRoles());
  const { data } = useRead(CreditClaimCountsDocument, { first: STATES.recognise, second: STATES.precheck, third: STATES.quarantined, fourth: STATES.returned, fifth: STATES.audit });
  if (!data || step === null) return null;
  const counts = countsOf(data);
  const shown = step === 'RECOGNISE' ? ['recognise', 'audit', 'quarantined'] as const : ['precheck', 'quarantined', 'returned'] as const;
  if (shown.every((each) => counts[each] === 0)) return null;
  return (
    <Panel title={t('credits.home.title')} actions={<Button component={Link} to="/credits" variant="outlined">{t('credits.home.open')}</Button>}>
      <Stats>{shown.filter((each) => each !== 'audit' || counts.audit > 0).map((each) => <Stat key={each} label={t(`credits.desk.show.${each}`)} value={<Count value={counts[each]} />} to={`/credits?show=${each}`} />)}</Stats>
    </Panel>
  );
}
