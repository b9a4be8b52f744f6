import type { Browser } from 'playwright-core';

import { checkEverything } from '../../server/database/checks/check-everything.js';
import { buildRegister, registerCalls as calls } from '../support/attendance-factories.js';
import { openBrowser, Person, PHONE } from '../support/browser.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

const PASSWORD = '县师训-2026';

/** The network is cut in the browser itself: pages come from the device, and what is entered waits there. */
describe.each(databaseKinds)('a hall without network, in a browser on %s', (kind) => {
  let county: TestApp;
  let browser: Browser;
  let client: Client;
  let ticking: NodeJS.Timeout;
  let sessionId: number;
  let teachers: { id: number; number: string }[];
  beforeAll(async () => {
    county = await startTestApp(kind);
    const followTime = (): void => county.clock.set(new Date().toISOString());
    followTime();
    ticking = setInterval(followTime, 100);
    browser = await openBrowser();
    const person = await county.build.teacherAccount();
    const others = await county.build.teachers(3, await county.build.school());
    const coordinator = await county.build.account({ role: 'COORDINATOR' });
    const hash = await county.app.sessions.hash(PASSWORD);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, async (tx) => {
      await tx.run('UPDATE accounts SET passwordHash = ? WHERE id IN (?)', [hash, [person.accountId, coordinator]]);
      await tx.run("UPDATE accounts SET loginName = 'phone' WHERE id = ?", [person.accountId]);
      await tx.run("UPDATE accounts SET loginName = 'laptop' WHERE id = ?", [coordinator]);
    });
    client = await county.as(coordinator);
    const teacherIds = [person.teacherId, ...others];
    ({ sessionIds: [sessionId] } = await buildRegister(county, teacherIds, [{ startsAt: new Date(Date.now() + 300_000).toISOString().replace('T', ' ').slice(0, 23) }]));
    await calls.open(client, sessionId);
    teachers = await county.rows<{ id: number; number: string }>('SELECT id, number FROM teachers ORDER BY id');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    clearInterval(ticking);
    await county?.close();
  });

  const presences = () => county.rows<{ teacherId: number; source: string }>('SELECT teacherId, source FROM presences WHERE sessionId = ? ORDER BY teacherId', [sessionId]);
  /** Pages and their assets are on the device, and open from there. */
  const keptPages = async (person: Person): Promise<void> => {
    const count = 'navigator.serviceWorker.controller ? caches.open("check-in").then((cache) => cache.keys()).then((keys) => keys.length) : 0';
    for (let tries = 0; tries < 100 && await person.page.evaluate<number>(count) <= 3; tries += 1) await person.page.waitForTimeout(100);
  };

  test('a phone scans, is closed and opened again, and is present once the network is back', async () => {
    const phone = await Person.at(browser, county.url, PHONE, county.clock.now());
    await phone.signIn('phone', PASSWORD, '/check-in');
    await keptPages(phone);
    const { url } = await calls.code(client, sessionId) as { url: string };
    await phone.page.context().setOffline(true);
    await phone.open(new URL(url).pathname);
    await phone.page.getByText('已存在本机，还没有送出').waitFor();
    await phone.page.reload();
    await phone.page.getByText('已存在本机，还没有送出').waitFor();
    await phone.picture(`20-phone-kept-${kind.toLowerCase()}`);
    expect(await presences()).toEqual([]);
    await phone.page.context().setOffline(false);
    await phone.page.getByText('签到成功').waitFor();
    expect(await presences()).toMatchObject([{ source: 'CODE' }]);
    expect(await county.rows('SELECT answer FROM register_scans WHERE sessionId = ?', [sessionId])).toEqual([{ answer: 'ACCEPTED' }]);
    await phone.leave();
  }, 120_000);

  test('a laptop calls the roll from its own list, and sends it later; an unknown number waits for a decision', async () => {
    const laptop = await Person.at(browser, county.url, PHONE, county.clock.now());
    await laptop.signIn('laptop', PASSWORD, `/check-in/register/${sessionId}`);
    await laptop.page.locator('ul.people li').first().waitFor();
    await keptPages(laptop);
    await laptop.page.context().setOffline(true);
    await laptop.page.reload();
    await laptop.page.locator('ul.people li').first().waitFor();
    for (const { number } of teachers.slice(1)) {
      await laptop.page.locator('input[type=search]').fill(number);
      await laptop.page.keyboard.press('Enter');
    }
    await laptop.page.locator('input[type=search]').fill('29999999');
    await laptop.page.getByRole('button', { name: /仍按教师编号记下/ }).click();
    await laptop.page.getByText(`待送出 ${teachers.length} 条`).waitFor();
    await laptop.picture(`21-laptop-kept-${kind.toLowerCase()}`);
    await laptop.page.context().setOffline(false);
    await laptop.page.getByText('全部已送出').waitFor();
    await laptop.page.getByText('1 条需要核实').waitFor();
    expect((await presences()).map(({ source }) => source)).toEqual(['CODE', 'HAND', 'HAND', 'HAND']);
    expect((await checkEverything(county.app.platform, county.app.modules)).filter((each) => each.violations.length > 0)).toEqual([]);
    await laptop.leave();
  }, 120_000);

  test('leave is asked for once, though the line is cut between the request and its answer', async () => {
    const phone = await Person.at(browser, county.url, PHONE, county.clock.now());
    const teacherId = teachers[0]?.id ?? 0;
    await buildRegister(county, [teacherId], [{ startsAt: new Date(Date.now() + 86_400_000).toISOString().replace('T', ' ').slice(0, 23) }], { title: '请假的班' });
    const requests = () => county.rows<{ status: string; reason: string }>('SELECT status, reason FROM leave_requests WHERE teacherId = ?', [teacherId]);
    await phone.signIn('phone', PASSWORD, '/me/leave');
    await phone.page.locator('select[name=roll]').selectOption({ label: '请假的班' });
    await phone.page.locator('.leave-session input[type=checkbox]').first().check();
    await phone.page.locator('textarea[name=reason]').fill('发烧，附病假条');
    await phone.page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('leaveRequestSend')) return route.continue();
      await route.fetch();
      await phone.page.context().setOffline(true);
      return route.abort('connectionreset');
    }, { times: 1 });
    await phone.page.getByRole('button', { name: '提交申请' }).click();
    await phone.page.getByText('申请已存在本机').waitFor();
    expect(await requests()).toEqual([{ status: 'REQUESTED', reason: '发烧，附病假条' }]);
    await phone.picture(`22-phone-leave-kept-${kind.toLowerCase()}`);
    await phone.page.context().setOffline(false);
    await phone.page.getByText('已提交，等待审批').waitFor();
    await phone.page.reload();
    await phone.page.getByText('发烧，附病假条').waitFor();
    expect(await requests()).toHaveLength(1);
    await phone.leave();
  }, 120_000);

  test('what is written while the network is gone stays on the phone, and is on the server once it is back', async () => {
    const phone = await Person.at(browser, county.url, PHONE, county.clock.now());
    const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
    const stored = (hours: number): string => at(hours).replace('T', ' ').replace('Z', '');
    const days = { startsOn: at(240).slice(0, 10), endsOn: at(264).slice(0, 10) };
    const { cohortId } = await new TrainingFactories(county).cohort({
      title: '写作业的班', registrationOpensAt: stored(-24), registrationClosesAt: stored(120), ...days,
      sessions: [{ topic: '课堂观察', topicEn: 'Observation', lecturer: '王敏', place: '报告厅', startsAt: `${days.startsOn} 06:00:00.000`, durationMinutes: 90 }],
    });
    await client.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { status code } } }', { input: { cohortId: String(cohortId), teacherIds: [String(teachers[0]?.id)] } });
    const { assignmentCreate } = await client.ask<{ assignmentCreate: { desk: { assignment: { id: string } } } }>('mutation ($input: AssignmentCreateInput!) { assignmentCreate(input: $input) { desk { assignment { id } } userErrors { code } } }', {
      input: { cohortId, assignment: { title: '课堂观察记录', brief: '写一份观察记录。', opensAt: at(-1), dueAt: at(48), rubric: [{ title: '内容', titleEn: 'Content', maxPoints: 100 }], passPoints: 60 } } });
    const { id } = assignmentCreate.desk.assignment;
    const saved = async () => (await county.rows<{ text: string }>('SELECT text FROM hand_ins WHERE assignmentId = ?', [Number(id)])).map(({ text }) => text);
    await phone.signIn('phone', PASSWORD, `/me/assignments/${id}`);
    const text = phone.page.locator('textarea[name=text]');
    await text.fill('导入环节');
    await phone.page.getByText('已保存到服务器').waitFor();
    await phone.page.context().setOffline(true);
    await text.pressSequentially('用了三分钟，');
    await phone.page.getByText('网络不通，已存在本机').waitFor();
    await text.pressSequentially('提问五次。');
    expect(await saved()).toEqual(['导入环节']);
    await phone.picture(`23-phone-draft-kept-${kind.toLowerCase()}`);
    await phone.page.context().setOffline(false);
    await phone.page.getByText('已保存到服务器').waitFor();
    expect(await saved()).toEqual(['导入环节用了三分钟，提问五次。']);
    await phone.leave();
  }, 120_000);
});
