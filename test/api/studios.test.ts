import { jest } from '@jest/globals';

import { registerCalls } from '../support/attendance-factories.js';
import { databaseKinds } from '../support/databases.js';
import { buildStudio, MEETING_NOW, studioCalls } from '../support/studio-factories.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

describe.each(databaseKinds)('studios on %s', (kind) => {
  let county: TestApp;
  let coordinator: Client;
  let officer: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
  });
  afterAll(() => county.close());
  afterEach(async () => {
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  test('a host holds a meeting; who was there is claimed once, and recognised it is credits', async () => {
    const { studioId, host, hostId, members } = await buildStudio(county, coordinator);
    const { meeting } = await studioCalls.plan(host, { studioId, ...MEETING_NOW });
    const sessionId = Number(meeting?.sessionId);
    expect(meeting).toMatchObject({ state: 'PLANNED', viewerCanFile: { allowed: false, reason: expect.stringContaining('考勤还没有结束') as string } });

    await registerCalls.open(host, sessionId);
    const { code } = await registerCalls.code(host, sessionId) as { code: string };
    const [first, second, third] = members as [typeof members[0], typeof members[0], typeof members[0]];
    for (const { accountId } of [first, second]) expect((await registerCalls.checkIn(await county.as(accountId), code)).userErrors).toEqual([]);
    await registerCalls.set(coordinator, { sessionId, teacherIds: [hostId], status: 'LATE', presentMinutes: 45, reason: '外出上课后赶回' });
    expect((await studioCalls.file(host, { sessionId })).userErrors.map((each) => each.code)).toEqual(['REGISTER_NOT_CLOSED']);
    await registerCalls.close(host, sessionId);

    const { filing } = await studioCalls.file(host, { sessionId, idempotencyKey: 'file-meeting-1' });
    expect(filing).toMatchObject({ filed: 3, quarantined: 0, meeting: { state: 'CLOSED', presentCount: 3, claimCount: 3, claims: { pending: 3 }, viewerCanFile: { allowed: false } } });
    expect((await studioCalls.file(host, { sessionId, idempotencyKey: 'file-meeting-1' })).filing).toMatchObject({ filed: 3 });
    expect((await studioCalls.file(host, { sessionId })).userErrors).toEqual([expect.objectContaining({ code: 'ALREADY_FILED', message: '出勤的 3 人已全部申报。' })]);
    const claims = await county.rows<{ id: number; teacherId: number; durationMinutes: number }>('SELECT id, teacherId, sourceType, categoryKey, level, durationMinutes, status, awaits, claimedCenticredits FROM credit_claims WHERE sourceKey LIKE ? ORDER BY teacherId', [`studio:${sessionId}:%`]);
    const facts = { sourceType: 'STUDIO', categoryKey: 'school-based', level: 'SCHOOL', status: 'PENDING', awaits: 'RECOGNISE' };
    expect([hostId, first.teacherId, second.teacherId].map((id) => claims.find((each) => each.teacherId === id))).toEqual([
      expect.objectContaining({ ...facts, teacherId: hostId, durationMinutes: 45, claimedCenticredits: 10 }),
      expect.objectContaining({ ...facts, teacherId: first.teacherId, durationMinutes: 90, claimedCenticredits: 20 }),
      expect.objectContaining({ ...facts, teacherId: second.teacherId, durationMinutes: 90, claimedCenticredits: 20 }),
    ]);

    // A corrected register shows one more who was there: only he is filed now.
    await registerCalls.set(coordinator, { sessionId, teacherIds: [third.teacherId], status: 'PRESENT', reason: '手机没电，现场核对本人' });
    expect((await studioCalls.file(coordinator, { sessionId })).filing).toMatchObject({ filed: 1, meeting: { claimCount: 4 } });

    await officer.ask('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done } } }', { input: { claimIds: claims.map((each) => each.id) } });
    expect(await county.rows("SELECT teacherId, centicredits FROM ledger_entries WHERE causeKey LIKE 'claim:%' ORDER BY teacherId")).toEqual([{ teacherId: hostId, centicredits: 10 }, { teacherId: first.teacherId, centicredits: 20 }, { teacherId: second.teacherId, centicredits: 20 }]);
    const list = await studioCalls.meetings(host, studioId);
    expect(list.items[0]).toMatchObject({ claims: { approved: 3, pending: 1, centicredits: 50 } });
    const { studio } = await host.ask<{ studio: object }>('query ($id: ID!) { studio(id: $id) { memberCount meetingCount heldCount unfiledCount nextMeeting years { year meetings presences minutes claims } viewerCanKeep { allowed } } }', { id: studioId });
    expect(studio).toEqual({ memberCount: 4, meetingCount: 1, heldCount: 1, unfiledCount: 0, nextMeeting: null, years: [{ year: 2026, meetings: 1, presences: 4, minutes: 315, claims: 4 }], viewerCanKeep: { allowed: true } });
  });

  test('pressed twenty times at once, claims are filed once', async () => {
    const { studioId, host, hostId, members } = await buildStudio(county, coordinator, 6);
    const { meeting } = await studioCalls.plan(host, { studioId, ...MEETING_NOW });
    const sessionId = Number(meeting?.sessionId);
    await registerCalls.open(host, sessionId);
    await registerCalls.set(coordinator, { sessionId, teacherIds: [hostId, ...members.map((each) => each.teacherId)], status: 'PRESENT', reason: '现场点名' });
    await registerCalls.close(host, sessionId);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => studioCalls.file(n % 2 ? host : coordinator, { sessionId })));
    expect(answers.filter((each) => each.filing).map((each) => each.filing?.filed)).toEqual([7]);
    expect(answers.flatMap((each) => each.userErrors.map(({ code }) => code))).toEqual(Array<string>(19).fill('ALREADY_FILED'));
    expect(await county.rows('SELECT COUNT(*) AS n FROM credit_claims WHERE sourceKey LIKE ?', [`studio:${sessionId}:%`])).toEqual([{ n: 7 }]);
  });

  test("another studio's host and a stranger find nothing, and nothing is written", async () => {
    const mine = await buildStudio(county, coordinator);
    const other = await buildStudio(county, coordinator);
    const { meeting } = await studioCalls.plan(mine.host, { studioId: mine.studioId, ...MEETING_NOW });
    const sessionId = Number(meeting?.sessionId);
    const sizes = () => Promise.all(['roll_members', 'register_sessions', 'presences', 'credit_claims', 'audit_rows', 'studios', 'studio_filings', 'grants', 'outbox_messages'].map(async (table) => (await county.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n));
    const before = await sizes();
    const attempts: [string, string, object][] = [
      ['studioMembersAdd', 'StudioMembersAddInput', { studioId: mine.studioId, teacherNumbers: [other.members[0]?.number] }],
      ['studioMembersRemove', 'StudioMembersRemoveInput', { studioId: mine.studioId, teacherIds: [mine.members[0]?.teacherId] }],
      ['studioMeetingPlan', 'StudioMeetingPlanInput', { studioId: mine.studioId, ...MEETING_NOW, startsAt: '2026-12-01T02:00:00Z' }],
      ['studioMeetingFile', 'StudioMeetingFileInput', { sessionId }],
    ];
    const member = await county.as(mine.members[0]?.accountId as number);
    for (const [mutation, type, input] of attempts) {
      const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`;
      expect([mutation, (await other.host.send(text, { input })).errors?.[0]?.extensions.code]).toEqual([mutation, 'NOT_FOUND']);
      for (const client of [member, officer]) expect([mutation, (await client.send(text, { input })).errors?.[0]?.extensions.code]).toEqual([mutation, 'FORBIDDEN']);
    }
    for (const [mutation, type, input] of [['studioOpen', 'StudioOpenInput', { code: 'X', kind: 'WORKSHOP', name: '工作坊', nameEn: 'Workshop', hostNumber: 'ST1', foundedOn: '2026-01-01' }], ['studioClose', 'StudioCloseInput', { studioId: mine.studioId, reason: '届满' }]] as const) {
      expect((await mine.host.send(`mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect(await other.host.ask('query ($id: ID!) { studio(id: $id) { id } studios { totalCount } viewerStudios { id } }', { id: mine.studioId })).toEqual({ studio: null, studios: { totalCount: 1 }, viewerStudios: [{ id: other.studioId }] });
    for (const query of ['studioMembers', 'studioMeetings']) expect((await other.host.send(`query ($id: ID!) { ${query}(studioId: $id) { totalCount } }`, { id: mine.studioId })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await sizes()).toEqual(before);
    const otherSchool = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    expect(await otherSchool.ask('{ studios { totalCount } }')).toEqual({ studios: { totalCount: 0 } });

    // A member sees his studio and his colleagues, but neither their attendance nor any ID number.
    const seen = await member.ask<{ viewerStudios: { id: string; viewerCanKeep: { allowed: boolean } }[]; studioMembers: { totalCount: number; items: { attended: number | null; isHost: boolean; teacher: { nationalIdMasked: string | null } }[] } }>(
      'query ($id: ID!) { viewerStudios { id viewerCanKeep { allowed } } studioMembers(studioId: $id) { totalCount items { isHost attended missed teacher { name nationalIdMasked } } } }', { id: mine.studioId });
    expect(seen.viewerStudios).toEqual([{ id: mine.studioId, viewerCanKeep: { allowed: false } }]);
    expect(seen.studioMembers.totalCount).toBe(4);
    expect(seen.studioMembers.items[0]?.isHost).toBe(true);
    expect(seen.studioMembers.items.every((each) => each.attended === null && each.teacher.nationalIdMasked === null)).toBe(true);
  });

  test('members come and go; refusals say what is wrong; a closed studio stands still', async () => {
    const { studioId, host, hostId, members } = await buildStudio(county, coordinator);
    const [member] = members as [typeof members[0]];
    expect(await studioCalls.add(host, { studioId, teacherNumbers: [member.number, 'NOBODY-1'] })).toMatchObject({ studio: null, userErrors: [{ code: 'NUMBERS_UNKNOWN', message: expect.stringContaining('NOBODY-1') as string }] });
    expect((await studioCalls.remove(host, { studioId, teacherIds: [hostId] })).userErrors.map((each) => each.code)).toEqual(['HOST_STAYS']);
    expect((await studioCalls.remove(host, { studioId, teacherIds: [member.teacherId] })).studio?.memberCount).toBe(3);
    expect((await studioCalls.add(host, { studioId, teacherNumbers: [` ${member.number.toLowerCase()} `] })).studio?.memberCount).toBe(4);
    await studioCalls.plan(host, { studioId, ...MEETING_NOW });
    expect((await studioCalls.plan(host, { studioId, ...MEETING_NOW, startsAt: '2026-11-21T03:00:00Z' })).userErrors.map((each) => each.code)).toEqual(['OVERLAPS']);
    expect((await studioCalls.plan(host, { studioId, ...MEETING_NOW, startsAt: '2026-11-20T02:00:00Z' })).userErrors.map((each) => each.code)).toEqual(['IN_THE_PAST']);
    const taken = await county.rows<{ code: string }>('SELECT code FROM studios WHERE id = ?', [studioId]);
    const open = { code: taken[0]?.code, kind: 'WORKSHOP', name: '语文工作坊', nameEn: 'Chinese workshop', hostNumber: member.number, foundedOn: '2026-01-01' };
    expect((await studioCalls.open(coordinator, open)).userErrors.map((each) => each.code)).toEqual(['CODE_TAKEN']);
    expect((await studioCalls.open(coordinator, { ...open, code: 'NEW-1', hostNumber: 'NOBODY' })).userErrors.map((each) => each.code)).toEqual(['HOST_UNKNOWN']);
    expect((await studioCalls.open(coordinator, { ...open, code: 'NEW-1', categoryKey: 'no-such' })).userErrors.map((each) => each.code)).toEqual(['CATEGORY_UNKNOWN']);

    const found = await coordinator.ask<{ studios: { items: { code: string; name: string }[] } }>('query ($search: String) { studios(filter: { search: $search, kind: MASTER_STUDIO, status: ACTIVE }, sort: NEXT_MEETING) { items { code name host { name } school { name } } } }', { search: taken[0]?.code });
    expect(found.studios.items.map((each) => each.code)).toEqual([taken[0]?.code]);
    await coordinator.ask('mutation ($input: StudioCloseInput!) { studioClose(input: $input) { studio { status } userErrors { code } } }', { input: { studioId, reason: '三年届满，不再续任' } });
    expect((await studioCalls.add(coordinator, { studioId, teacherNumbers: [member.number] })).userErrors.map((each) => each.code)).toEqual(['STUDIO_CLOSED']);
    expect((await studioCalls.plan(coordinator, { studioId, ...MEETING_NOW, startsAt: '2026-12-01T02:00:00Z' })).userErrors.map((each) => each.code)).toEqual(['STUDIO_CLOSED']);
    expect(await county.rows('SELECT id FROM grants WHERE studioId = ?', [Number(studioId)])).toEqual([]);
    expect((await host.send('{ viewer { accountId } }')).errors ?? (await host.ask<{ viewer: null }>('{ viewer { accountId } }')).viewer).toBeNull();
  });

  test('a list of studios takes the same number of queries however long it is', async () => {
    const { reader } = county.app.platform;
    const count = async (limit: number): Promise<number> => {
      let queries = 0;
      const rows = reader.rows.bind(reader);
      reader.rows = (sql, params) => {
        queries += 1;
        return rows(sql, params);
      };
      await coordinator.ask('query ($limit: Int!) { studios(page: { limit: $limit, offset: 0 }) { items { name host { name } school { name } meetingCount unfiledCount nextMeeting years { meetings } viewerCanKeep { allowed } } } }', { limit });
      reader.rows = rows;
      return queries;
    };
    expect(await count(5)).toBe(await count(1));
  });
});
