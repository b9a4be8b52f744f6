import type { ActivityFacts, NewClaim } from '../../server/modules/credits/index.js';
import type { TestApp } from './test-app.js';

/** Twenty hours of provincial remote training in June of the test year: 8.00 credits under Shaanxi 2018. */
export function buildActivity(change: Partial<ActivityFacts> = {}): ActivityFacts {
  return {
    categoryKey: 'remote', level: 'PROVINCE', itemKey: null, rankKey: null, roleKey: null, quantity: 1, declaredCenticredits: null, topicKeys: [], courseKey: null,
    day: '2026-06-20', submittedDay: '2026-11-21', retroactive: null, organiser: { key: null, level: 'PROVINCE', accredited: true },
    durationMinutes: 900, wholeDays: 0, halfDays: 0, consecutiveDays: 5, uninterruptedMinutes: 900, attendance: null, assessment: null, evidenceKeys: null, ...change,
  };
}

let count = 0;

/** A pending claim of a teacher, brought by a platform. */
export async function buildClaim(county: TestApp, teacherId: number, change: Partial<NewClaim> = {}): Promise<number> {
  count += 1;
  const claim: NewClaim = {
    teacherId, sourceType: 'PROVIDER', sourceKey: `provider:1:R${count}`, providerKey: 'P1', title: `远程课程${count}`, organiserName: '省远程平台',
    startDay: `2026-06-${String(1 + (count % 15)).padStart(2, '0')}`, activity: buildActivity(), ...change,
  };
  const [filed] = await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => county.app.faces.credits.claims.file(tx, [claim]));
  return filed?.claimId as number;
}
