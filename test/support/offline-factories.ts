import type { Client } from './test-app.js';

export interface Reply {
  readonly scanId: string;
  readonly answer: 'ACCEPTED' | 'DUPLICATE' | 'CONFLICT' | 'REFUSED';
  readonly problem: string | null;
  readonly message: string;
  readonly at: string | null;
}

export interface Scan {
  readonly scanId: string;
  readonly code: string;
  readonly claimedAt: string;
}

export interface Entry {
  readonly scanId: string;
  readonly sessionId: number;
  readonly teacherId?: number;
  readonly teacherNumber?: string;
  readonly status?: string;
  readonly presentMinutes?: number;
  readonly claimedAt: string;
}

let count = 0;
export const scanId = (): string => `scan-of-a-device-${String((count += 1)).padStart(6, '0')}`;

const REPLIES = 'replies { scanId answer problem message at } userErrors { message }';

/** The operations of devices that had no network, as they send them. */
export const offlineCalls = {
  phone: async (client: Client, scans: readonly Scan[], deviceNow: string) => (await client.ask<{ checkInSync: { replies: Reply[] } }>(
    `mutation ($input: CheckInSyncInput!) { checkInSync(input: $input) { ${REPLIES} } }`, { input: { deviceNow, scans } })).checkInSync.replies,
  laptop: async (client: Client, entries: readonly Entry[], deviceNow: string) => (await client.ask<{ registerSync: { replies: Reply[] } }>(
    `mutation ($input: RegisterSyncInput!) { registerSync(input: $input) { ${REPLIES} } }`, { input: { deviceNow, entries } })).registerSync.replies,
  conflicts: async (client: Client, sessionId: number, shown = 'UNDECIDED') => (await client.ask<{ registerScans: { totalCount: number; items: { id: string; problem: string | null; message: string | null; typed: string | null; channel: string; deviceOwner: string | null; registered: string | null; decision: string | null; decidedBy: string | null; teacher: { id: string; name: string } | null }[] } }>(
    'query ($sessionId: ID!, $shown: RegisterScansShown!) { registerScans(sessionId: $sessionId, shown: $shown, page: { limit: 100, offset: 0 }) { totalCount items { id problem message typed channel deviceOwner registered decision decidedBy teacher { id name } } } }', { sessionId, shown })).registerScans,
  decide: async (client: Client, input: { sessionId: number; scanIds: readonly string[]; decision: 'ACCEPTED' | 'DISMISSED'; note: string }) => (await client.ask<{ registerScanDecide: { session: { undecidedScans: number; handCount: number } | null; userErrors: { code: string }[] } }>(
    'mutation ($input: RegisterScanDecideInput!) { registerScanDecide(input: $input) { session { undecidedScans handCount } userErrors { code } } }', { input })).registerScanDecide,
  terms: async (client: Client, input: { sessionId: number; forWholeRoll?: boolean; asksExit: boolean; graceMinutes: number; earlyMinutes: number; missingExit: string }) => (await client.ask<{ sessionSetTerms: { result: { recounted: number; session: { terms: object } } | null; userErrors: { code: string }[] } }>(
    'mutation ($input: SessionSetTermsInput!) { sessionSetTerms(input: $input) { result { recounted session { terms { asksExit graceMinutes earlyMinutes missingExit } } } userErrors { code } } }', { input })).sessionSetTerms,
};

/** A fixed shuffle: the same order every time. */
export function shuffled<T>(items: readonly T[], seed = 7): T[] {
  const mixed = [...items];
  let state = seed;
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = state % (at + 1);
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
