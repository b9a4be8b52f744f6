import type { Client, TestApp } from './test-app.js';

export interface StudioScene {
  readonly studioId: string;
  readonly rollId: string;
  readonly hostId: number;
  readonly host: Client;
  readonly members: readonly { teacherId: number; accountId: number; number: string }[];
}

interface Refused { readonly userErrors: readonly { code: string; field: string | null; message: string }[] }

const ERRORS = 'userErrors { code field message }';
const MEETING = 'sessionId topic state presentCount claimCount filedAt claims { pending quarantined approved declined centicredits } viewerCanFile { allowed reason }';

export interface MeetingShape {
  readonly sessionId: string;
  readonly topic: string;
  readonly state: string;
  readonly presentCount: number;
  readonly claimCount: number;
  readonly filedAt: string | null;
  readonly claims: { readonly pending: number; readonly quarantined: number; readonly approved: number; readonly declined: number; readonly centicredits: number };
  readonly viewerCanFile: { readonly allowed: boolean; readonly reason: string | null };
}

/** The operations of a studio, as its clients send them. */
export const studioCalls = {
  open: async (client: Client, input: object) => (await client.ask<{ studioOpen: { studio: { id: string; rollId: string } | null } & Refused }>(`mutation ($input: StudioOpenInput!) { studioOpen(input: $input) { studio { id rollId } ${ERRORS} } }`, { input })).studioOpen,
  add: async (client: Client, input: object) => (await client.ask<{ studioMembersAdd: { studio: { memberCount: number } | null } & Refused }>(`mutation ($input: StudioMembersAddInput!) { studioMembersAdd(input: $input) { studio { memberCount } ${ERRORS} } }`, { input })).studioMembersAdd,
  remove: async (client: Client, input: object) => (await client.ask<{ studioMembersRemove: { studio: { memberCount: number } | null } & Refused }>(`mutation ($input: StudioMembersRemoveInput!) { studioMembersRemove(input: $input) { studio { memberCount } ${ERRORS} } }`, { input })).studioMembersRemove,
  plan: async (client: Client, input: object) => (await client.ask<{ studioMeetingPlan: { meeting: MeetingShape | null } & Refused }>(`mutation ($input: StudioMeetingPlanInput!) { studioMeetingPlan(input: $input) { meeting { ${MEETING} } ${ERRORS} } }`, { input })).studioMeetingPlan,
  file: async (client: Client, input: object) => (await client.ask<{ studioMeetingFile: { filing: { filed: number; quarantined: number; meeting: MeetingShape } | null } & Refused }>(`mutation ($input: StudioMeetingFileInput!) { studioMeetingFile(input: $input) { filing { filed quarantined meeting { ${MEETING} } } ${ERRORS} } }`, { input })).studioMeetingFile,
  meetings: async (client: Client, studioId: string) => (await client.ask<{ studioMeetings: { totalCount: number; items: MeetingShape[] } }>(`query ($studioId: ID!) { studioMeetings(studioId: $studioId) { totalCount items { ${MEETING} } } }`, { studioId })).studioMeetings,
};

/** A meeting from now on for two lessons and a break, on the test clock's Saturday morning. */
export const MEETING_NOW = { topic: '同课异构研讨课', lecturer: '主持人', place: '县实验小学', startsAt: '2026-11-21T02:00:00Z', durationMinutes: 90 };

/** A studio opened by the centre, with a host who has an account, and members. */
export async function buildStudio(county: TestApp, coordinator: Client, memberCount = 3): Promise<StudioScene> {
  const n = county.build.next();
  // One after another, so that their ids stand in this order on every database.
  const people: StudioScene['members'][number][] = [];
  for (let at = 0; at <= memberCount; at += 1) {
    const number = `ST${n}-${at}`;
    people.push({ ...await county.build.teacherAccount({ number, name: `室员${n}${'甲乙丙丁戊己庚辛'[at] ?? at}` }), number });
  }
  const [host, ...members] = people as [StudioScene['members'][number], ...StudioScene['members']];
  const { studio, userErrors } = await studioCalls.open(coordinator, { code: `GZS-${n}`, kind: 'MASTER_STUDIO', name: `第${n}名师工作室`, nameEn: `Studio ${n}`, hostNumber: host.number, foundedOn: '2024-03-01' });
  if (!studio) throw new Error(JSON.stringify(userErrors));
  const client = await county.as(host.accountId);
  await studioCalls.add(client, { studioId: studio.id, teacherNumbers: members.map((each) => each.number) });
  return { studioId: studio.id, rollId: studio.rollId, hostId: host.teacherId, host: client, members };
}
