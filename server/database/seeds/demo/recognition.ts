import { Actor } from '../../../modules/accounts/index.js';
import { creditsModule } from '../../../modules/credits/index.js';
import { dayOf } from '../../../platform/clock.js';
import { type DemoTools, idOf } from './demo-tools.js';
import { platformAt } from './past.js';

const CLAIMS_AT_A_TIME = 500;

/**
 * The credit officer's day: what platforms and studios filed before it is recognised, suspected duplicates
 * are refused. Nothing of the last half year: that waits on the desk for whoever tries the demo.
 */
export async function recogniseFiled(tools: DemoTools, at: Date): Promise<void> {
  const { county, ids, platform: { reader } } = tools;
  if (dayOf(at) > `${county.today.slice(0, 4)}-07-01`) return;
  const { claims } = creditsModule(platformAt(tools.platform, at.toISOString())).credits;
  const officer = new Actor(idOf(ids.accounts, 'officer'), county.centreStaff.find(({ role }) => role === 'credit_officer')?.name ?? '', null, [{ role: 'CREDIT_OFFICER', areaId: null, schoolId: null, studioId: null, providerId: null }]);
  const filed = async (status: 'PENDING' | 'QUARANTINED'): Promise<number[]> => (await reader.rows<{ id: number }>(
    "SELECT id FROM credit_claims WHERE status = ? AND sourceType IN ('PROVIDER', 'STUDIO') AND submittedDay <= ? ORDER BY teacherId, id", [status, dayOf(at)])).map((each) => each.id);
  const pending = await filed('PENDING');
  for (let from = 0; from < pending.length; from += CLAIMS_AT_A_TIME) await claims.recognise(officer, pending.slice(from, from + CLAIMS_AT_A_TIME));
  const suspected = await filed('QUARANTINED');
  if (suspected.length > 0) await claims.decline(officer, { claimIds: suspected, status: 'REJECTED', reason: '与另一平台报送的是同一次培训，不重复认定' });
}
