import ExcelJS from 'exceljs';

import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

const bytesOf = async (response: Response): Promise<ArrayBuffer> => response.arrayBuffer();

interface Linked { teacherName: string; status: string; position: number | null; confirmedAt: string | null; refusal: string | null }
interface Answer { registration: Linked | null; userErrors: { code: string; message: string }[] }

describe.each(databaseKinds)('answers by link, replacement and no-shows on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinatorAccount: number;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinatorAccount = await county.build.account({ role: 'COORDINATOR' });
  });
  afterAll(() => county.close());
  beforeEach(async () => {
    county.clock.set('2026-11-21T02:00:00Z');
    coordinator = await county.as(coordinatorAccount);
  });
  afterEach(async () => expect(await training.violations()).toEqual({}));

  const add = async (cohortId: number, teacherIds: readonly number[]) => (await coordinator.ask<{ registrationAdd: { results: { registrationId: string; status: string }[] } }>(
    'mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { registrationId status } } }', { input: { cohortId, teacherIds } })).registrationAdd.results;
  const linkOf = async (client: Client, id: string | undefined) => (await client.ask<{ registration: { answerLink: string | null } | null }>('query ($id: ID!) { registration(id: $id) { answerLink } }', { id })).registration?.answerLink ?? null;
  const tokenOf = async (id: string | undefined) => (await linkOf(coordinator, id))?.split('/answer/')[1] as string;
  const fields = 'teacherName status position confirmedAt refusal';
  const read = async (token: string) => (await county.anyone.ask<{ registrationByLink: Linked | null }>(`query ($token: String!) { registrationByLink(token: $token) { ${fields} } }`, { token })).registrationByLink;
  const answer = async (what: 'Confirm' | 'Decline', token: string) => (await county.anyone.ask<Record<string, Answer>>(
    `mutation ($input: AnswerLinkInput!) { registration${what}ByLink(input: $input) { registration { ${fields} } userErrors { code message } } }`, { input: { token } }))[`registration${what}ByLink`] as Answer;

  test('a teacher confirms or gives the seat back on a phone without signing in', async () => {
    const schoolId = await county.build.school();
    const { cohortId } = await training.cohort({ capacity: 2 });
    const [one, two, three] = await add(cohortId, await county.build.teachers(3, schoolId));
    const [first, second, third] = [await tokenOf(one?.registrationId), await tokenOf(two?.registrationId), await tokenOf(three?.registrationId)];
    expect(await read(first)).toMatchObject({ teacherName: '李○', status: 'ADMITTED', confirmedAt: null, refusal: null });
    expect((await answer('Confirm', first)).registration?.confirmedAt).not.toBeNull();
    const [before] = await county.rows('SELECT confirmedAt FROM registrations WHERE id = ?', [Number(one?.registrationId)]);
    county.clock.advance(60_000);
    await answer('Confirm', first);
    expect(await county.rows('SELECT confirmedAt FROM registrations WHERE id = ?', [Number(one?.registrationId)])).toEqual([before]);
    expect((await answer('Confirm', third)).userErrors).toMatchObject([{ code: 'NOT_ADMITTED' }]);
    // Pressed twice at once: the seat is given back once, and the one who waits comes in.
    const twice = await Promise.all([answer('Decline', second), answer('Decline', second)]);
    expect(twice.map((each) => each.userErrors[0]?.code ?? 'done').sort()).toEqual(['REGISTRATION_NOT_LIVE', 'done']);
    expect(await county.rows('SELECT taken, waitingCount FROM cohorts WHERE id = ?', [cohortId])).toEqual([{ taken: 2, waitingCount: 0 }]);
    expect(await read(third)).toMatchObject({ status: 'ADMITTED', position: null });
    expect(await county.rows("SELECT accountId FROM audit_rows WHERE action = 'registration.declineByLink'")).toEqual([{ accountId: null }]);
    // Whoever comes again needs a new link: the old one was for the registration as it was.
    await add(cohortId, [(await county.rows<{ teacherId: number }>('SELECT teacherId FROM registrations WHERE id = ?', [Number(two?.registrationId)]))[0]?.teacherId as number]);
    expect(await read(second)).toBeNull();
    expect((await answer('Decline', second)).userErrors).toMatchObject([{ code: 'LINK_INVALID' }]);
  });

  test('everybody of a class who has not answered gets a link in one go, as Excel and as cards with a QR code; a school those of its own', async () => {
    const [own, other] = [await county.build.school(), await county.build.school()];
    const { cohortId } = await training.cohort({ capacity: 3 });
    const people = await add(cohortId, [...await county.build.teachers(2, own), ...await county.build.teachers(2, other)]);
    await answer('Confirm', await tokenOf(people[0]?.registrationId));
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: own }));
    const sheet = async (client: Client): Promise<string[]> => {
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await bytesOf(await client.get(`/downloads/answer-links/${cohortId}.xlsx?locale=zh-CN`)));
      const links: string[] = [];
      book.worksheets[0]?.eachRow((row) => links.push(row.getCell(5).text));
      return links;
    };
    const [, ...links] = await sheet(coordinator);
    expect(links).toEqual(await Promise.all(people.slice(1).map(({ registrationId }) => linkOf(coordinator, registrationId))));
    expect(await read(links[2]?.split('/answer/')[1] as string)).toMatchObject({ status: 'WAITING' });
    expect((await sheet(school)).slice(1)).toEqual(links.slice(0, 1));
    const paper = await coordinator.get(`/downloads/answer-links/${cohortId}`);
    expect([paper.status, Buffer.from(await bytesOf(paper)).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const auditor = await county.as(await county.build.account({ role: 'AUDITOR' }));
    expect((await auditor.get(`/downloads/answer-links/${cohortId}.xlsx`)).status).toBe(404);
    expect(await county.rows("SELECT details FROM audit_rows WHERE action = 'cohort.downloadAnswerLinks' AND subjectId = ? ORDER BY seq", [String(cohortId)])).toEqual([3, 1, 3].map((count) => ({ details: JSON.stringify({ people: count }) })));
    // Once the class begins nothing can be answered, and nothing is handed out.
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE cohorts SET status = 'RUNNING' WHERE id = ?", [cohortId]));
    expect((await coordinator.get(`/downloads/answer-links/${cohortId}.xlsx`)).status).toBe(404);
  });

  test('many leave in one call, each told for himself, and the waiting list moves up once', async () => {
    const [own, other] = [await county.build.school(), await county.build.school()];
    const { cohortId } = await training.cohort({ capacity: 300 });
    const admitted = await add(cohortId, await county.build.teachers(300, own));
    const waiting = await add(cohortId, await county.build.teachers(250, other));
    const ids = (some: readonly { registrationId: string }[]) => some.map(({ registrationId }) => registrationId);
    const leave = async (client: Client, registrationIds: readonly string[]) => (await client.ask<{ registrationWithdrawMany: { results: { registrationId: string; status: string; code: string | null }[] } }>(
      'mutation ($input: RegistrationDeclineInput!) { registrationWithdrawMany(input: $input) { results { registrationId status code } } }', { input: { cohortId: String(cohortId), registrationIds, reason: '学校统一安排' } })).registrationWithdrawMany.results;
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: own }));
    // One of another school among them: nothing is written.
    const refused = await school.send('mutation ($input: RegistrationDeclineInput!) { registrationWithdrawMany(input: $input) { results { code } } }', { input: { cohortId: String(cohortId), registrationIds: [...ids(admitted.slice(0, 2)), ...ids(waiting.slice(0, 1))], reason: '学校统一安排' } });
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await county.rows('SELECT taken, waitingCount FROM cohorts WHERE id = ?', [cohortId])).toEqual([{ taken: 300, waitingCount: 250 }]);
    // Two at once with the same people: each leaves once, and for each seat exactly one comes in.
    const asked = ids(admitted.slice(0, 200));
    const [one, two] = await Promise.all([leave(school, asked), leave(coordinator, asked)]);
    expect([one, two].map((results) => results.filter(({ code }) => code === null).length).sort((a, b) => a - b)).toEqual([0, 200]);
    expect([...one, ...two].filter(({ code }) => code !== null).every(({ code, status }) => code === 'REGISTRATION_NOT_LIVE' && status === 'WITHDRAWN')).toBe(true);
    expect(await county.rows('SELECT taken, waitingCount FROM cohorts WHERE id = ?', [cohortId])).toEqual([{ taken: 300, waitingCount: 50 }]);
    expect(await county.rows("SELECT COUNT(*) AS n FROM registrations WHERE cohortId = ? AND status = 'ADMITTED' AND promotedAt IS NOT NULL", [cohortId])).toEqual([{ n: 200 }]);
    expect(await county.rows("SELECT COUNT(*) AS n FROM audit_rows WHERE action = 'registration.withdrawMany' AND subjectId = ?", [String(cohortId)])).toEqual([{ n: 1 }]);
    // Whoever did not come is noted for all at once.
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE cohorts SET status = 'RUNNING' WHERE id = ?", [cohortId]));
    const { registrationMarkNoShow } = await coordinator.ask<{ registrationMarkNoShow: { results: { code: string | null }[] } }>('mutation ($input: RegistrationMarkNoShowInput!) { registrationMarkNoShow(input: $input) { results { code } } }', { input: { cohortId: String(cohortId), registrationIds: [...ids(admitted), ...ids(waiting)], isNoShow: true } });
    expect([null, 'NOT_ADMITTED'].map((code) => registrationMarkNoShow.results.filter((each) => each.code === code).length)).toEqual([300, 250]);
  });

  test('a link is ours or none, for one thing, until the class begins, and handed out by centre and school only', async () => {
    const schoolId = await county.build.school();
    const { teacherId, accountId } = await county.build.teacherAccount({ schoolId });
    const { cohortId } = await training.cohort();
    const [registered] = await add(cohortId, [teacherId]);
    const token = await tokenOf(registered?.registrationId);
    const [id, body, signature] = token.split('.') as [string, string, string];
    const altered = Buffer.from(Buffer.from(body, 'base64url').toString('utf8').replace('"registrationId":', '"registrationId":1')).toString('base64url');
    const certificate = county.app.platform.secrets.signToken({ number: 'X' });
    for (const wrong of [`${id}.${altered}.${signature}`, certificate, 'nonsense-nonsense-nonsense']) {
      expect(await read(wrong)).toBeNull();
      expect((await answer('Decline', wrong)).userErrors).toMatchObject([{ code: 'LINK_INVALID' }]);
    }
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    const area = await county.as(await county.build.account({ role: 'AREA_LEAD', areaId: (await county.rows<{ areaId: number }>('SELECT areaId FROM schools WHERE id = ?', [schoolId]))[0]?.areaId }));
    expect([await linkOf(school, registered?.registrationId), await linkOf(area, registered?.registrationId), await linkOf(await county.as(accountId), registered?.registrationId)]).toEqual([expect.stringContaining('/answer/'), null, null]);
    county.clock.set('2026-11-30T15:59:59.999Z');
    expect(await read(token)).toMatchObject({ refusal: null });
    county.clock.set('2026-11-30T16:00:00Z');
    expect(await read(token)).toMatchObject({ refusal: '链接已于 2026-12-01 00:00 失效。如有变化请联系县师训中心。' });
    expect((await answer('Decline', token)).userErrors).toMatchObject([{ code: 'LINK_EXPIRED' }]);
    expect(await county.rows('SELECT status FROM registrations WHERE id = ?', [Number(registered?.registrationId)])).toEqual([{ status: 'ADMITTED' }]);
  });

  test('a school replaces people up to the day named, the centre afterwards too', async () => {
    const schoolId = await county.build.school();
    const schoolAccount = await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId });
    const { cohortId } = await training.cohort({ replacesUntil: '2026-11-25' });
    const [a, b, c, d] = await county.build.teachers(4, schoolId) as [number, number, number, number];
    const [first, second] = await add(cohortId, [a, b]);
    const replace = async (client: Client, registrationId: string | undefined, teacherId: number) => (await client.ask<{ registrationReplace: { registration: { status: string } | null; userErrors: { code: string }[] } }>(
      'mutation ($input: RegistrationReplaceInput!) { registrationReplace(input: $input) { registration { status } userErrors { code } } }', { input: { registrationId, teacherId, reason: '临时有事' } })).registrationReplace;
    county.clock.set('2026-11-25T15:59:00Z');
    expect((await replace(await county.as(schoolAccount), first?.registrationId, c)).registration).toEqual({ status: 'ADMITTED' });
    county.clock.set('2026-11-25T16:00:00Z');
    expect((await replace(await county.as(schoolAccount), second?.registrationId, d)).userErrors).toEqual([{ code: 'REPLACEMENT_ENDED' }]);
    expect((await replace(await county.as(coordinatorAccount), second?.registrationId, d)).registration).toEqual({ status: 'ADMITTED' });
    expect(await county.rows('SELECT taken FROM cohorts WHERE id = ?', [cohortId])).toEqual([{ taken: 2 }]);
  });

  test('who was admitted and did not come is noted, and known the next time', async () => {
    const { cohortId, rollId } = await training.cohort();
    const [came, absent] = await county.build.teachers(2, await county.build.school()) as [number, number];
    const results = await add(cohortId, [came, absent]);
    const mark = async (client: Client, isNoShow: boolean) => (await client.send<{ registrationMarkNoShow: { results: { code: string | null }[] } }>(
      'mutation ($input: RegistrationMarkNoShowInput!) { registrationMarkNoShow(input: $input) { results { code } } }', { input: { cohortId, registrationIds: results.map((each) => each.registrationId), isNoShow } }));
    expect((await mark(coordinator, true)).data.registrationMarkNoShow.results).toEqual([{ code: 'NOT_BEGUN' }, { code: 'NOT_BEGUN' }]);
    await coordinator.ask('mutation ($input: CohortChoice!) { cohortStart(input: $input) { userErrors { code } } }', { input: { id: cohortId } });
    county.clock.set('2026-12-06T02:00:00Z');
    await training.attended(rollId, [came, absent], new Map([[absent, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]]));
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    expect((await mark(school, true)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    coordinator = await county.as(coordinatorAccount);
    expect((await mark(coordinator, true)).data.registrationMarkNoShow.results).toEqual([{ code: 'WAS_PRESENT' }, { code: null }]);
    expect(await county.rows('SELECT teacherId FROM registrations WHERE cohortId = ? AND noShowAt IS NOT NULL', [cohortId])).toEqual([{ teacherId: absent }]);
    const told = await coordinator.ask<{ registrations: { items: { pastNoShows: number; noShowAt: string | null }[] } }>('query ($id: ID!) { registrations(cohortId: $id, sort: NAME) { items { pastNoShows noShowAt } } }', { id: cohortId });
    expect(told.registrations.items.map((each) => each.pastNoShows).sort()).toEqual([0, 1]);
    await mark(coordinator, false);
    expect(await county.rows('SELECT id FROM registrations WHERE cohortId = ? AND noShowAt IS NOT NULL', [cohortId])).toEqual([]);
  });
});
