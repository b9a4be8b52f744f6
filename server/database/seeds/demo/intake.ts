import { AccountRow, Actor, ApiKeyRow, GrantRow } from '../../../modules/accounts/index.js';
import { creditsModule } from '../../../modules/credits/index.js';
import { Intake, ProviderRow } from '../../../modules/intake/index.js';
import type { SentRecord } from '../../../modules/intake/rules/record-check.js';
import { yearOf } from '../../../platform/clock.js';
import { sha256 } from '../../../platform/sha256.js';
import { system } from '../../../platform/transactions/jobs.js';
import type { OutsideRecordPlan, ProviderPlan } from '../county/training-plan-types.js';
import type { DemoTools } from './demo-tools.js';
import { platformAt } from './past.js';

/** Opens the API for a platform of the demo county; it exists nowhere else. */
export const demoApiKey = (providerCode: string): string => `sx_demo-key-of-${providerCode.toLowerCase()}`;

const RECORDS_A_BATCH = 500;

/**
 * Two platforms and what they sent: on the fifth of each month the records of the month before, through
 * the door that every platform uses. They wait; credits recognise what is old enough.
 */
export async function seedIntake(tools: DemoTools): Promise<void> {
  const { county, training, ids } = tools;
  const nameOf = new Map(county.teachers.map((teacher) => [teacher.number, teacher.name]));
  for (const plan of training.providers) {
    const actor = await openProvider(tools, plan);
    const months = new Map<string, OutsideRecordPlan[]>();
    for (const record of training.outsideRecords) {
      const month = record.completedOn.slice(0, 7);
      if (record.providerCode === plan.code) months.set(month, [...(months.get(month) ?? []), record]);
    }
    const last = [...months.keys()].sort().at(-1);
    for (const [month, records] of [...months].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const platform = platformAt(tools.platform, new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 5, 1)).toISOString());
      const intake = new Intake(platform.work, platform.secrets, creditsModule(platform).credits.claims);
      const sent = records.map((record): SentRecord => toSent(record, nameOf.get(record.teacherNumber) ?? ''));
      const all = month === last ? [...sent, ...spoiled(sent)] : sent;
      for (let from = 0; from < all.length; from += RECORDS_A_BATCH) await intake.push(actor, { batchKey: `${plan.code}-${month}.${from / RECORDS_A_BATCH + 1}`, records: all.slice(from, from + RECORDS_A_BATCH) });
    }
    ids.accounts.set(`provider-${plan.code.toLowerCase()}`, actor.accountId);
  }
}

async function openProvider({ platform, county, ids }: DemoTools, { code, nameZh, nameEn, sponsorLevel }: ProviderPlan): Promise<Actor> {
  const fromYear = yearOf(county.today) - 2;
  return platformAt(platform, `${fromYear}-01-02T01:00:00Z`).work.run(system, async (tx) => {
    const providerId = await tx.insert(ProviderRow, {
      key: code, nameZh, nameEn, level: sponsorLevel, categoryKey: 'remote', accredited: true, status: 'ACTIVE', levels: JSON.stringify([sponsorLevel]), categoryKeys: '["remote"]',
      fromYear, toYear: null, dailyRecordQuota: 20_000 * county.scale, quotaDay: null, quotaUsed: 0, createdAt: tx.now, changedAt: tx.now,
    });
    const accountId = await tx.insert(AccountRow, { loginName: `provider-${code.toLowerCase()}`, name: nameZh, passwordHash: null, activationHash: null, activationUntil: null, teacherId: null, disabled: false, createdAt: tx.now });
    const grant = { role: 'PROVIDER' as const, areaId: null, schoolId: null, studioId: null, providerId };
    await tx.insert(GrantRow, { accountId, ...grant, grantedAt: tx.now });
    const key = demoApiKey(code);
    await tx.insert(ApiKeyRow, { keyHash: sha256(key), prefix: key.slice(0, 12), accountId, createdAt: tx.now, revokedAt: null });
    tx.audit({ action: 'learningProvider.open', subjectType: 'LearningProvider', subjectId: providerId, details: { key: code } });
    ids.providers.set(code, providerId);
    return new Actor(accountId, nameZh, null, [grant]);
  });
}

function toSent({ externalId, teacherNumber, courseZh, hours, startedOn, completedOn }: OutsideRecordPlan, name: string): SentRecord {
  return { externalId, teacherNumber, name, courseCode: `KC${hours}`, courseTitle: courseZh, startedOn, completedOn, minutes: hours * 45, scorePermille: 700 + ((hours * 31 + name.length * 17 + Number(externalId.slice(-3))) % 290), passed: true };
}

/** What platforms get wrong: a name, a number, hours sent as minutes and more, dates reversed, a changed record, a failed one. */
function spoiled(sent: readonly SentRecord[]): SentRecord[] {
  const changes: ((record: SentRecord) => Partial<SentRecord>)[] = [
    ({ name }) => ({ name: `${name}（小学）` }),
    ({ teacherNumber }) => ({ teacherNumber: `X${teacherNumber?.slice(1)}` }),
    ({ minutes }) => ({ minutes: (minutes ?? 0) * 60 }),
    ({ startedOn, completedOn }) => ({ startedOn: completedOn ?? null, completedOn: startedOn ?? null }),
    ({ externalId, minutes }) => ({ externalId: externalId.slice(0, -2), minutes: (minutes ?? 0) + 450 }),
    () => ({ passed: false }),
    () => ({ level: 'CITY' }),
    () => ({ courseTitle: ' ' }),
  ];
  return changes.flatMap((change, at) => {
    const record = sent[(at * 7) % Math.max(1, sent.length)];
    return record ? [{ ...record, externalId: `${record.externalId}-B`, ...change({ ...record, externalId: `${record.externalId}-B` }) }] : [];
  });
}
