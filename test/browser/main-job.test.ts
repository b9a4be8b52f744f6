import type { Browser } from 'playwright-core';

import { checkEverything } from '../../server/database/checks/check-everything.js';
import { openBrowser, Person, PHONE, WIDE } from '../support/browser.js';
import { databaseKinds } from '../support/databases.js';
import { buildProvider } from '../support/intake-factories.js';
import { countyRoster, rosterFile } from '../support/roster-workbooks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

const PASSWORD = '县师训-2026';

/** One county's main job, by the people who do it, each at a screen of his own. Every step builds on the ones before. */
describe.each(databaseKinds)('the main job in a browser on %s', (kind) => {
  let county: TestApp;
  let browser: Browser;
  let coordinator: Person;
  let ticking: NodeJS.Timeout;
  /** How far the county's clock is ahead of ours: a class is over when the test says so. */
  let aheadMs = 0;
  let cohort: { cohortId: number; rollId: number };
  let teacherNumber: string;
  const people: Person[] = [];
  const tag = kind.toLowerCase();

  beforeAll(async () => {
    county = await startTestApp(kind);
    const followTime = (): void => county.clock.set(new Date(Date.now() + aheadMs).toISOString());
    followTime();
    ticking = setInterval(followTime, 100);
    county.app.worker.start(100);
    county.app.outbox.start(100);
    browser = await openBrowser();
    await openAccount('coordinator', await county.build.account({ role: 'COORDINATOR' }));
    coordinator = await person(WIDE);
    await coordinator.signIn('coordinator', PASSWORD);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    clearInterval(ticking);
    await county?.close();
  });
  afterEach(() => {
    for (const each of people) expect(each.complaints).toEqual([]);
  });

  const person = async (size: { width: number; height: number }): Promise<Person> => {
    const made = await Person.at(browser, county.url, size);
    people.push(made);
    return made;
  };
  const openAccount = async (loginName: string, accountId: number): Promise<void> => {
    const hash = await county.app.sessions.hash(PASSWORD);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('UPDATE accounts SET loginName = ?, passwordHash = ? WHERE id = ?', [loginName, hash, accountId]));
  };

  test('1 a roster with a bad row: the row is named, the good ones are taken', async () => {
    const { page } = coordinator;
    const roster = countyRoster(40);
    const bad = roster.teachers[6] as Record<string, string>;
    bad.nationalId = `${bad.nationalId?.slice(0, 17)}${bad.nationalId?.endsWith('1') ? '2' : '1'}`;
    await coordinator.open('/roster-imports/create');
    await coordinator.picture(`01-roster-template-${tag}`);
    await page.setInputFiles('input[type="file"]', { name: '2026名册.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(await rosterFile(roster)) });
    await page.getByText('C8', { exact: false }).first().waitFor();
    await coordinator.picture(`02-roster-checked-${tag}`);
    expect(await county.rows('SELECT COUNT(*) AS n FROM teachers')).toEqual([{ n: 0 }]);
    await page.getByRole('button', { name: /只写入无误的/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '写入', exact: true }).click();
    await page.getByText('名册已写入').waitFor();
    await coordinator.picture(`03-roster-written-${tag}`);
    expect(await county.rows('SELECT COUNT(*) AS n FROM teachers')).toEqual([{ n: 39 }]);
  }, 60_000);

  test('2 a class of two days, its register by code: the projector shows one, the phone is present once', async () => {
    const instant = (ms: number): string => new Date(Date.now() + ms).toISOString().replace('T', ' ').slice(0, 23);
    const day = (ms: number): string => new Date(Date.now() + ms + 8 * 3_600_000).toISOString().slice(0, 10);
    const factories = new TrainingFactories(county);
    const session = { topicEn: 'Reading', lecturer: '王研究员', place: '报告厅', durationMinutes: 90 };
    cohort = await factories.cohort({
      programmeId: await factories.programme({ minutes: 180, title: '整本书阅读教学研修' }), title: '整本书阅读教学研修班', capacity: 20, startsOn: day(-86_400_000), endsOn: day(0),
      registrationOpensAt: instant(-86_400_000), registrationClosesAt: instant(3_600_000),
      sessions: [{ ...session, topic: '名著导读', startsAt: instant(-86_400_000) }, { ...session, topic: '课例研讨', startsAt: instant(300_000) }],
    });
    const teachers = await county.rows<{ id: number; number: string }>('SELECT id, number FROM teachers ORDER BY id LIMIT 12');
    teacherNumber = teachers[0]?.number as string;
    const account = (await county.rows<{ id: number }>('SELECT id FROM accounts WHERE teacherId = ?', [teachers[0]?.id as number]))[0]?.id as number;
    await openAccount(teacherNumber.toLowerCase(), account);
    const client = await county.as((await county.rows<{ id: number }>("SELECT id FROM accounts WHERE loginName = 'coordinator'"))[0]?.id as number);
    await client.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { status message } userErrors { code message } } }', { input: { cohortId: cohort.cohortId, teacherIds: teachers.map((each) => each.id) } });
    expect(await county.rows('SELECT taken FROM cohorts WHERE id = ?', [cohort.cohortId])).toEqual([{ taken: 12 }]);

    await coordinator.open('/attendance');
    await coordinator.page.getByText('课例研讨').first().click();
    await coordinator.page.getByRole('button', { name: '开启签到' }).click();
    await coordinator.page.getByRole('link', { name: '投屏签到' }).or(coordinator.page.getByRole('button', { name: '投屏签到' })).first().waitFor();
    const [held] = await county.rows<{ id: number }>('SELECT id FROM register_sessions WHERE rollId = ? AND ordinal = 2', [cohort.rollId]);
    const projector = await person(WIDE);
    await projector.signIn('coordinator', PASSWORD, `/attendance/${held?.id}/projector`);
    await projector.page.getByText('请用微信或手机浏览器扫码签到').waitFor();
    await projector.picture(`04-projector-${tag}`);
    const { checkInCode } = await client.ask<{ checkInCode: { url: string } }>('query ($id: ID!) { checkInCode(sessionId: $id) { url } }', { id: held?.id });

    const phone = await person(PHONE);
    await phone.signIn(teacherNumber, PASSWORD, new URL(checkInCode.url).pathname);
    await phone.page.getByText('签到成功').waitFor();
    await phone.picture(`05-checked-in-${tag}`);
    await phone.page.reload();
    await phone.page.getByText('您已签到').waitFor();
    await projector.page.getByText(/^\s*1\s*\/\s*12\s*$/).first().waitFor();
    await projector.picture(`06-projector-counting-${tag}`);
    expect(await county.rows('SELECT status FROM presences WHERE sessionId = ?', [held?.id as number])).toEqual([{ status: 'PRESENT' }]);
    await phone.leave();
    await projector.leave();
  }, 90_000);

  test('3 the register is completed by hand with a reason, the class is closed, credits are posted', async () => {
    const [second] = await county.rows<{ id: number }>('SELECT id FROM register_sessions WHERE rollId = ? AND ordinal = 2', [cohort.rollId]);
    const present = await county.rows<{ teacherId: number }>('SELECT teacherId FROM roll_members WHERE rollId = ? ORDER BY teacherId LIMIT 11', [cohort.rollId]);
    const [first] = await county.rows<{ id: number }>('SELECT id FROM register_sessions WHERE rollId = ? AND ordinal = 1', [cohort.rollId]);
    const client = await county.as((await county.rows<{ id: number }>("SELECT id FROM accounts WHERE loginName = 'coordinator'"))[0]?.id as number);
    const enter = (sessionId: number, teacherIds: readonly number[]): Promise<unknown> => client.ask('mutation ($input: PresenceSetInput!) { presenceSet(input: $input) { userErrors { code message } } }', { input: { sessionId, teacherIds, status: 'PRESENT', reason: '手机没电，现场核对本人' } });
    await enter(first?.id as number, present.map((each) => each.teacherId));
    await enter(second?.id as number, present.slice(1).map((each) => each.teacherId));
    await coordinator.open(`/attendance/${second?.id}`);
    await coordinator.page.getByText('手工').first().waitFor();
    await coordinator.picture(`07-register-${tag}`);
    await coordinator.page.getByRole('button', { name: '结束签到' }).click();
    await coordinator.page.getByRole('dialog').getByRole('button', { name: '结束签到' }).click();
    await coordinator.page.getByRole('dialog').waitFor({ state: 'detached' });

    // The class is over: two hours later the coordinator signs in again and closes it.
    aheadMs = 2 * 3_600_000;
    await coordinator.leave();
    coordinator = await person(WIDE);
    await coordinator.signIn('coordinator', PASSWORD, `/cohorts/${cohort.cohortId}/closing`);
    const later = await county.as((await county.rows<{ id: number }>("SELECT id FROM accounts WHERE loginName = 'coordinator'"))[0]?.id as number);
    await later.ask('mutation ($input: CohortChoice!) { cohortStart(input: $input) { userErrors { code message } } }', { input: { id: cohort.cohortId } });
    await coordinator.page.reload();
    await coordinator.page.getByText('准予结业').first().waitFor();
    await coordinator.picture(`08-closing-desk-${tag}`);
    await coordinator.page.getByRole('button', { name: '结业', exact: true }).click();
    await coordinator.page.getByRole('dialog').getByRole('button', { name: '结业', exact: true }).click();
    await coordinator.page.getByText('已冻结').first().waitFor();
    await coordinator.picture(`09-closed-${tag}`);
    expect(await county.rows('SELECT COUNT(*) AS n FROM completions WHERE completed = 1')).toEqual([{ n: 11 }]);
    expect(await county.rows("SELECT COUNT(*) AS n FROM ledger_entries WHERE kind = 'NORMAL'")).toEqual([{ n: 11 }]);
  }, 120_000);

  test('4 certificates in one batch, and anyone verifies one on a phone', async () => {
    await coordinator.open(`/certificate-desk?cohort=${cohort.cohortId}`);
    await coordinator.page.getByText('整本书阅读教学研修班').first().click();
    await coordinator.page.getByRole('button', { name: '为 11 人发证' }).click();
    await coordinator.page.getByRole('dialog').getByRole('button', { name: '发证', exact: true }).click();
    await coordinator.page.getByText('已发 11 张证书').first().waitFor({ timeout: 60_000 });
    await coordinator.picture(`10-certificates-${tag}`);
    const issued = await county.rows<{ number: string; token: string; holderName: string }>('SELECT number, token, holderName FROM certificates ORDER BY id');
    expect(issued).toHaveLength(11);
    const passerBy = await person(PHONE);
    await passerBy.open(`/verify/${issued[0]?.token}`);
    await passerBy.page.getByText('证书真实有效').first().waitFor();
    await passerBy.picture(`11-verified-${tag}`);
    expect(await passerBy.page.content()).not.toContain(issued[0]?.holderName as string);
    const token = issued[0]?.token as string;
    await passerBy.open(`/verify/${token.slice(0, -6)}${token.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`);
    await passerBy.page.getByText('不是真证书').first().waitFor();
    await passerBy.picture(`12-forged-${tag}`);
    await passerBy.leave();
  }, 120_000);

  test('5 a platform pushes records twice, an officer recognises them at the desk', async () => {
    const teachers = await county.rows<{ number: string; name: string }>('SELECT number, name FROM teachers ORDER BY id LIMIT 6');
    const provider = await buildProvider(county);
    const day = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
    const input = { batchKey: 'batch-1', records: teachers.map(({ number, name }, at) => ({ externalId: `R${at}`, teacherNumber: number, name, courseTitle: '信息技术应用能力提升工程2.0', startedOn: day, completedOn: day, minutes: 450, passed: true })) };
    const push = (): Promise<{ learningRecordsPush: { results: { status: string }[] } }> => provider.client.ask('mutation ($input: LearningRecordsPushInput!) { learningRecordsPush(input: $input) { results { externalId status } userErrors { message } } }', { input });
    const answered = await push();
    expect(answered.learningRecordsPush.results.map((each) => each.status)).toEqual(teachers.map(() => 'ACCEPTED'));
    expect(await push()).toEqual(answered);
    await openAccount('officer', await county.build.account({ role: 'CREDIT_OFFICER' }));
    const approved = async (): Promise<number> => (await county.rows<{ n: number }>("SELECT COUNT(*) AS n FROM credit_claims WHERE status = 'APPROVED'"))[0]?.n ?? 0;
    const officer = await person(WIDE);
    await officer.signIn('officer', PASSWORD, '/credits');
    await officer.page.getByText('信息技术应用能力提升工程2.0').first().waitFor();
    await officer.page.locator('input[type="checkbox"]').first().click();
    await officer.page.getByText('已选 6 条').waitFor();
    await officer.picture(`13-credit-desk-${tag}`);
    await officer.page.getByRole('button', { name: /^认定/ }).first().click();
    await officer.page.getByRole('dialog').getByRole('button', { name: /认定/ }).first().click();
    for (let tries = 0; tries < 100 && (await approved()) < 6; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await approved()).toBe(6);
    await officer.picture(`14-recognised-${tag}`);
    await officer.leave();
  }, 120_000);

  test('6 the teacher sees what he has, what is missing, and where each credit comes from', async () => {
    const phone = await person(PHONE);
    await phone.signIn(teacherNumber, PASSWORD, '/me');
    await phone.page.getByText('还缺什么').waitFor();
    await phone.picture(`15-teacher-${tag}`);
    await phone.page.getByText('整本书阅读教学研修班').first().click();
    await phone.page.getByText(/每学时 0\.2 学分/).first().waitFor();
    await phone.picture(`16-where-from-${tag}`);
    await phone.leave();
    const broken = (await checkEverything(county.app.platform, county.app.modules)).filter((each) => each.violations.length > 0);
    expect(broken).toEqual([]);
  }, 60_000);
});
