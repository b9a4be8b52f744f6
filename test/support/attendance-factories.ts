import type { NewRoll, PlannedSession } from '../../server/modules/attendance/index.js';
import { Client, type TestApp } from './test-app.js';

export interface RegisterScene {
  readonly rollId: number;
  /** One for each session asked for; one when none was. */
  readonly sessionIds: readonly [number, ...number[]];
}

/** 2026-11-21 10:00 in the county, which is when the test clock starts: a session from now on for two hours. */
export const NOW_SESSION: PlannedSession = { topic: '新课标解读', topicEn: 'The new standards', lecturer: '王敏', place: '县师训中心报告厅', startsAt: '2026-11-21 02:00:00.000', durationMinutes: 120 };

/** A roll with its members and sessions, through the module's face. */
export async function buildRegister(county: TestApp, teacherIds: readonly number[], sessions: readonly Partial<PlannedSession>[] = [{}], roll: Partial<NewRoll> = {}): Promise<RegisterScene> {
  const { attendance } = county.app.faces;
  return county.app.platform.work.run({ accountId: null, name: 'test' }, async (tx) => {
    const rollId = await attendance.openRoll(tx, { kind: 'COHORT', title: '小学语文骨干班', titleEn: 'Chinese lead teachers', schoolId: null, hostTeacherId: null, ...roll });
    await attendance.addToRoll(tx, rollId, teacherIds);
    return { rollId, sessionIds: await attendance.planSessions(tx, rollId, sessions.map((each) => ({ ...NOW_SESSION, ...each }))) as [number, ...number[]] };
  });
}

interface UserErrors {
  readonly userErrors: readonly { code: string; field: string | null; message: string }[];
}

/** The operations of a register, as its clients send them. */
export const registerCalls = {
  open: async (client: Client, sessionId: number) => (await client.ask<{ sessionOpenCheckIn: { session: { state: string } | null } & UserErrors }>(
    'mutation ($input: SessionOpenCheckInInput!) { sessionOpenCheckIn(input: $input) { session { state } userErrors { code field message } } }', { input: { sessionId } })).sessionOpenCheckIn,
  close: async (client: Client, sessionId: number) => (await client.ask<{ sessionCloseCheckIn: { result: { markedAbsent: number; session: { state: string; presentCount: number } } | null } & UserErrors }>(
    'mutation ($input: SessionCloseCheckInInput!) { sessionCloseCheckIn(input: $input) { result { markedAbsent session { state presentCount } } userErrors { code field message } } }', { input: { sessionId } })).sessionCloseCheckIn,
  set: async (client: Client, input: { sessionId: number; teacherIds: readonly number[]; status: string; reason: string; presentMinutes?: number; idempotencyKey?: string }) => (await client.ask<{ presenceSet: { result: { changedCount: number; session: { presentCount: number; handCount: number } } | null } & UserErrors }>(
    'mutation ($input: PresenceSetInput!) { presenceSet(input: $input) { result { changedCount session { presentCount handCount } } userErrors { code field message } } }', { input })).presenceSet,
  code: async (client: Client, sessionId: number) => (await client.ask<{ checkInCode: { code: string; url: string; qrSvg: string; pin: string; step: number; nextAt: string; validUntil: string } | null }>(
    'query ($sessionId: ID!) { checkInCode(sessionId: $sessionId) { code url qrSvg pin step nextAt validUntil } }', { sessionId })).checkInCode,
  count: async (client: Client, sessionId: number) => (await client.ask<{ registerCount: { state: string; presentCount: number; handCount: number; memberCount: number } }>(
    'query ($sessionId: ID!) { registerCount(sessionId: $sessionId) { state presentCount handCount memberCount } }', { sessionId })).registerCount,
  checkIn: async (client: Client, code: string, idempotencyKey?: string) => (await client.ask<{ checkIn: { result: { outcome: string; status: string; checkedInAt: string | null; topic: string; rollTitle: string } | null } & UserErrors }>(
    'mutation ($input: CheckInInput!) { checkIn(input: $input) { result { outcome status checkedInAt topic rollTitle } userErrors { code field message } } }', { input: { code, ...(idempotencyKey ? { idempotencyKey } : {}) } })).checkIn,
};

/** A client on a phone of its own. */
export function onDevice(client: Client, device: string): Client {
  const others = (client.headers.cookie ?? '').split('; ').filter((each) => each && !each.startsWith('shixun-device='));
  return new Client(client.url, { ...client.headers, cookie: [...others, `shixun-device=${device}`].join('; ') });
}
