import { randomBytes } from 'node:crypto';

import { sha256 } from '../../server/platform/sha256.js';
import { ApiKeyRow } from '../../server/modules/accounts/index.js';
import { ProviderRow } from '../../server/modules/intake/index.js';
import { Client, type Reply, type TestApp } from './test-app.js';

export interface ProviderScene {
  readonly providerId: number;
  readonly accountId: number;
  readonly key: string;
  /** Sends with the platform's API key. */
  readonly client: Client;
}

let count = 0;

/** A platform of the province that may send remote trainings of any year, with an account and an API key. */
export async function buildProvider(county: TestApp, change: Partial<ProviderRow> = {}): Promise<ProviderScene> {
  count += 1;
  const now = '2026-01-01 00:00:00.000';
  const key = change.key ?? `P${count}`;
  const providerId = await county.build.row(ProviderRow, {
    key, nameZh: `第${count}研修网`, nameEn: `Platform ${count}`, level: 'PROVINCE', categoryKey: 'remote', accredited: true, status: 'ACTIVE', levels: '["NATIONAL","PROVINCE","CITY"]',
    categoryKeys: '["remote"]', fromYear: 2020, toYear: null, dailyRecordQuota: 50_000, quotaDay: null, quotaUsed: 0, createdAt: now, changedAt: now, ...change,
  });
  const accountId = await county.build.account({ role: 'PROVIDER', providerId });
  const apiKey = `sx_${randomBytes(32).toString('base64url')}`;
  await county.build.row(ApiKeyRow, { keyHash: sha256(apiKey), prefix: apiKey.slice(0, 9), accountId, createdAt: now, revokedAt: null });
  return { providerId, accountId, key, client: new Client(county.url, { authorization: `Bearer ${apiKey}` }) };
}

export interface PushAnswer {
  readonly externalId: string;
  readonly status: string;
  readonly code: string | null;
  readonly message: string;
  readonly problems: readonly { field: string; code: string; message: string }[];
  readonly claimId: string | null;
  readonly repeated: boolean;
}

export interface PushReply {
  readonly learningRecordsPush: { readonly results: PushAnswer[] | null; readonly userErrors: readonly { code: string; field: string | null; message: string }[] };
}

const PUSH = `mutation ($input: LearningRecordsPushInput!) { learningRecordsPush(input: $input) {
  results { externalId status code message problems { field code message } claimId repeated } userErrors { code field message } } }`;

export function sendBatch(client: Client, batchKey: string, records: readonly object[]): Promise<Reply<PushReply>> {
  return client.send<PushReply>(PUSH, { input: { batchKey, records } });
}

/** The answers to a batch that is expected to be taken. */
export async function push(client: Client, batchKey: string, records: readonly object[]): Promise<PushAnswer[]> {
  const { learningRecordsPush: { results, userErrors } } = await client.ask<PushReply>(PUSH, { input: { batchKey, records } });
  if (!results) throw new Error(JSON.stringify(userErrors));
  return results;
}

/** Twenty hours of remote training in June of the test year. */
export function buildRecord(change: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { courseCode: 'C1', courseTitle: '信息技术应用能力提升', startedOn: '2026-06-01', completedOn: '2026-06-20', minutes: 900, passed: true, ...change };
}
