import { setTimeout as sleep } from 'node:timers/promises';

import { checkEverything } from '../../server/database/checks/check-everything.js';
import { type Person, PHONE, WIDE } from '../support/browser.js';
import { BrowserCounty, PASSWORD } from '../support/browser-county.js';
import { databaseKinds } from '../support/databases.js';
import { buildProvider } from '../support/intake-factories.js';
import { countyRoster, rosterFile } from '../support/roster-workbooks.js';
import type { TestApp } from '../support/test-app.js';

/** One county's main job, by the people who do it, each at a screen of his own. Every step builds on the ones before. */
describe.each(databaseKinds)('the main job in a browser on %s', (kind) => {
  let screens: BrowserCounty;
  let county: TestApp;
  let coordinator: Person;
  let ticking: NodeJS.Timeout;
  /** How far the county's clock is ahead of ours: a class is over when the test says so. */
  let aheadMs = 0;
  let cohort: { cohortId: number; rollId: number };
  let teacherNumber: string;
  const tag = kind.toLowerCase();

  beforeAll(async () => {
    screens = await BrowserCounty.open(kind);
    county = screens.server;
    const followTime = (): void => county.clock.set(new Date(Date.now() + aheadMs).toISOString());
    followTime();
    ticking = setInterval(followTime, 100);
    await screens.activate('coordinator', await county.build.account({ role: 'COORDINATOR' }));
    coordinator = await screens.person(WIDE);
    await coordinator.signIn('coordinator', PASSWORD);
  }, 60_000);
  afterAll(async () => {
    clearInterval(ticking);
    await screens?.close();
  });
  afterEach(() => expect(screens.complaints()).toEqual([]));

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

  test('2 a programme and its class are planned and opened', async () => {
    const { page } = coordinator;
    const countyTime = (ms: number): string => new Date(Date.now() + ms + 8 * 3_600_000).toISOString().slice(0, 16);
    const day = (ms: number): string => countyTime(ms).slice(0, 10);
    await coordinator.open('/programmes/create');
    await page.getByLabel('项目名称').fill('整本书阅读教学研修');
    await page.getByLabel('项目编号').fill('2026-ZBS');
    await page.getByLabel('主办单位').fill('澄川县教师进修学校');
    await page.getByLabel('学时', { exact: false }).first().fill('4');
    await page.getByLabel('计划名额').fill('60');
    await page.getByLabel('结业须考核合格').uncheck();
    await coordinator.picture(`04-programme-${tag}`);
    await page.getByRole('button', { name: '保存项目' }).click();
    await page.getByRole('button', { name: '发布' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
    await page.getByText('项目已发布').waitFor();

    await page.getByRole('link', { name: '开新班' }).or(page.getByRole('button', { name: '开新班' })).first().click();
    await page.getByLabel('班额').fill('12');
    await page.getByLabel('班名', { exact: false }).first().fill('整本书阅读教学研修班');
    await page.getByLabel('开始日期').fill(day(-86_400_000));
    await page.getByLabel('结束日期').fill(day(0));
    await page.getByLabel('地点', { exact: false }).first().fill('县教师进修学校报告厅');
    await page.getByLabel('报名开始').fill(countyTime(-86_400_000));
    await page.getByLabel('报名截止').fill(countyTime(3_600_000));
    await page.getByRole('button', { name: '从 Excel 粘贴' }).click();
    const [date, time] = countyTime(300_000).split('T') as [string, string];
    await page.getByLabel('从 Excel 粘贴').last().fill(`${day(-86_400_000)}\t8:30\t90\t名著导读\t王研究员\t报告厅\n${date}\t${time}\t90\t课例研讨\t王研究员\t报告厅`);
    await page.getByRole('button', { name: '加入 2 场' }).click();
    await coordinator.picture(`05-class-planned-${tag}`);
    await page.getByRole('button', { name: '保存为草稿' }).click();
    await page.getByRole('button', { name: '开放报名' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '开放报名' }).click();
    await page.getByText('报名已开放').waitFor();
    const [row] = await county.rows<{ cohortId: number; rollId: number; capacity: number; status: string }>('SELECT id AS cohortId, rollId, capacity, status FROM cohorts');
    expect(row).toMatchObject({ capacity: 12, status: 'OPEN' });
    cohort = row as typeof cohort;
  }, 90_000);

  test('3 a school nominates, a teacher registers on his phone, the coordinator admits; a seat that comes free goes to the first who waits', async () => {
    const teachers = await county.rows<{ id: number; number: string; name: string; schoolId: number }>('SELECT id, number, name, schoolId FROM teachers ORDER BY id LIMIT 13');
    const [himself, nominee, ...others] = teachers as [typeof teachers[number], typeof teachers[number], ...typeof teachers];
    teacherNumber = himself.number;
    await screens.activate(teacherNumber.toLowerCase(), (await county.rows<{ id: number }>('SELECT id FROM accounts WHERE teacherId = ?', [himself.id]))[0]?.id as number);
    await screens.activate('school', await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: nominee.schoolId }));

    const school = await screens.person(WIDE);
    await school.signIn('school', PASSWORD, `/nominations/${cohort.cohortId}`);
    await school.page.getByRole('row', { name: new RegExp(nominee.number) }).getByRole('checkbox').check();
    await school.page.getByRole('button', { name: /^推荐/ }).first().click();
    await school.picture(`06-nomination-${tag}`);
    await school.page.getByRole('dialog').getByRole('button', { name: '推荐' }).click();
    await school.page.getByText('已推荐 1 人').waitFor();
    await school.leave();

    const phone = await screens.person(PHONE);
    await phone.signIn(teacherNumber, PASSWORD, '/me');
    await phone.page.getByRole('tab', { name: '培训' }).or(phone.page.getByRole('button', { name: '培训' })).or(phone.page.getByRole('link', { name: '培训' })).first().click();
    await phone.page.getByRole('button', { name: '报名', exact: true }).click();
    await phone.page.getByText('待审核').waitFor();
    await phone.picture(`07-registered-${tag}`);
    await phone.leave();

    const { page } = coordinator;
    await coordinator.open(`/cohorts/${cohort.cohortId}/registration`);
    await page.getByRole('button', { name: '录入学员' }).click();
    for (const { number, name } of others) {
      await page.getByRole('dialog').getByRole('combobox').fill(number);
      await page.getByRole('option', { name: new RegExp(name) }).first().click();
    }
    await page.getByRole('dialog').getByRole('button', { name: /录入/ }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await coordinator.open(`/cohorts/${cohort.cohortId}/registration?show=requested`);
    await page.getByText(himself.name).first().waitFor();
    await coordinator.picture(`08-registration-desk-${tag}`);
    await page.getByRole('checkbox', { name: '全选' }).or(page.getByRole('checkbox').first()).first().check();
    await page.getByRole('button', { name: /^录取/ }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '录取', exact: true }).click();
    await page.getByRole('dialog').getByText('进入候补 1 人').waitFor();
    await coordinator.picture(`09-one-waits-${tag}`);
    expect(await county.rows('SELECT taken, waitingCount FROM cohorts WHERE id = ?', [cohort.cohortId])).toEqual([{ taken: 12, waitingCount: 1 }]);

    const leaving = others.at(-1) as typeof himself;
    await coordinator.open(`/cohorts/${cohort.cohortId}/registration?show=admitted`);
    await page.getByText(leaving.name).first().click();
    await page.getByRole('button', { name: '代为退出' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '代为退出' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await county.rows('SELECT taken, waitingCount FROM cohorts WHERE id = ?', [cohort.cohortId])).toEqual([{ taken: 12, waitingCount: 0 }]);
    const admitted = await county.rows<{ teacherId: number }>("SELECT teacherId FROM registrations WHERE cohortId = ? AND status = 'ADMITTED' ORDER BY teacherId", [cohort.cohortId]);
    expect(admitted.map((each) => each.teacherId)).toEqual(teachers.map((each) => each.id).filter((id) => id !== leaving.id));
  }, 120_000);

  test('4 the register by code: the projector shows one, the phone is present once', async () => {
    await coordinator.open('/attendance');
    await coordinator.page.getByText('课例研讨').first().click();
    await coordinator.page.getByRole('button', { name: '开启签到' }).click();
    await coordinator.page.getByRole('link', { name: '投屏签到' }).or(coordinator.page.getByRole('button', { name: '投屏签到' })).first().waitFor();
    const [held] = await county.rows<{ id: number }>('SELECT id FROM register_sessions WHERE rollId = ? AND ordinal = 2', [cohort.rollId]);
    const projector = await screens.person(WIDE);
    await projector.signIn('coordinator', PASSWORD, `/attendance/${held?.id}/projector`);
    await projector.page.getByText('请用微信或手机浏览器扫码签到').waitFor();
    await projector.picture(`10-projector-${tag}`);
    const client = await county.as((await county.rows<{ id: number }>("SELECT id FROM accounts WHERE loginName = 'coordinator'"))[0]?.id as number);
    const { checkInCode } = await client.ask<{ checkInCode: { url: string } }>('query ($id: ID!) { checkInCode(sessionId: $id) { url } }', { id: held?.id });

    const phone = await screens.person(PHONE);
    await phone.signIn(teacherNumber, PASSWORD, new URL(checkInCode.url).pathname);
    await phone.page.getByText('签到成功').waitFor();
    await phone.picture(`11-checked-in-${tag}`);
    await phone.page.reload();
    await phone.page.getByText('您已签到').waitFor();
    await projector.page.getByText(/^\s*1\s*\/\s*12\s*$/).first().waitFor();
    await projector.picture(`12-projector-counting-${tag}`);
    expect(await county.rows('SELECT status FROM presences WHERE sessionId = ?', [held?.id as number])).toEqual([{ status: 'PRESENT' }]);
    await phone.leave();
    await projector.leave();
  }, 90_000);

  test('5 the register is completed by hand with a reason, the class is closed, credits are posted', async () => {
    const [second] = await county.rows<{ id: number }>('SELECT id FROM register_sessions WHERE rollId = ? AND ordinal = 2', [cohort.rollId]);
    const present = await county.rows<{ teacherId: number }>('SELECT teacherId FROM roll_members WHERE rollId = ? ORDER BY teacherId LIMIT 11', [cohort.rollId]);
    const [first] = await county.rows<{ id: number }>('SELECT id FROM register_sessions WHERE rollId = ? AND ordinal = 1', [cohort.rollId]);
    const client = await county.as((await county.rows<{ id: number }>("SELECT id FROM accounts WHERE loginName = 'coordinator'"))[0]?.id as number);
    const enter = (sessionId: number, teacherIds: readonly number[]): Promise<unknown> => client.ask('mutation ($input: PresenceSetInput!) { presenceSet(input: $input) { userErrors { code message } } }', { input: { sessionId, teacherIds, status: 'PRESENT', reason: '手机没电，现场核对本人' } });
    await enter(first?.id as number, present.map((each) => each.teacherId));
    await enter(second?.id as number, present.slice(1).map((each) => each.teacherId));
    await coordinator.open(`/attendance/${second?.id}`);
    await coordinator.page.getByText('手工').first().waitFor();
    await coordinator.picture(`13-register-${tag}`);
    await coordinator.page.getByRole('button', { name: '结束签到' }).click();
    await coordinator.page.getByRole('dialog').getByRole('button', { name: '结束签到' }).click();
    await coordinator.page.getByRole('dialog').waitFor({ state: 'detached' });

    // The class is over: two hours later the coordinator signs in again and closes it.
    aheadMs = 2 * 3_600_000;
    await coordinator.leave();
    coordinator = await screens.person(WIDE);
    await coordinator.signIn('coordinator', PASSWORD, `/cohorts/${cohort.cohortId}/closing`);
    const later = await county.as((await county.rows<{ id: number }>("SELECT id FROM accounts WHERE loginName = 'coordinator'"))[0]?.id as number);
    await later.ask('mutation ($input: CohortChoice!) { cohortStart(input: $input) { userErrors { code message } } }', { input: { id: cohort.cohortId } });
    await coordinator.page.reload();
    await coordinator.page.getByText('准予结业').first().waitFor();
    await coordinator.picture(`14-closing-desk-${tag}`);
    await coordinator.page.getByRole('button', { name: '结业', exact: true }).click();
    await coordinator.page.getByRole('dialog').getByRole('button', { name: '结业', exact: true }).click();
    await coordinator.page.getByText('已冻结').first().waitFor();
    await coordinator.picture(`15-closed-${tag}`);
    expect(await county.rows('SELECT COUNT(*) AS n FROM completions WHERE completed = 1')).toEqual([{ n: 11 }]);
    expect(await county.rows("SELECT COUNT(*) AS n FROM ledger_entries WHERE kind = 'NORMAL'")).toEqual([{ n: 11 }]);
  }, 120_000);

  test('6 certificates in one batch, and anyone verifies one on a phone', async () => {
    await coordinator.open(`/certificate-desk?cohort=${cohort.cohortId}`);
    await coordinator.page.getByText('整本书阅读教学研修班').first().click();
    await coordinator.page.getByRole('button', { name: '为 11 人发证' }).click();
    await coordinator.page.getByRole('dialog').getByRole('button', { name: '发证', exact: true }).click();
    await coordinator.page.getByText('已发 11 张证书').first().waitFor({ timeout: 60_000 });
    await coordinator.picture(`16-certificates-${tag}`);
    const issued = await county.rows<{ number: string; token: string; holderName: string }>('SELECT number, token, holderName FROM certificates ORDER BY id');
    expect(issued).toHaveLength(11);
    const passerBy = await screens.person(PHONE);
    await passerBy.open(`/verify/${issued[0]?.token}`);
    await passerBy.page.getByText('证书真实有效').first().waitFor();
    await passerBy.picture(`17-verified-${tag}`);
    expect(await passerBy.page.content()).not.toContain(issued[0]?.holderName as string);
    const token = issued[0]?.token as string;
    await passerBy.open(`/verify/${token.slice(0, -6)}${token.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`);
    await passerBy.page.getByText('不是真证书').first().waitFor();
    await passerBy.picture(`18-forged-${tag}`);
    await passerBy.leave();
  }, 120_000);

  test('7 a platform pushes records twice; an officer returns one and recognises the others, by keyboard and in bulk', async () => {
    const teachers = await county.rows<{ number: string; name: string }>('SELECT number, name FROM teachers ORDER BY id LIMIT 6');
    const provider = await buildProvider(county);
    const day = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
    const input = { batchKey: 'batch-1', records: teachers.map(({ number, name }, at) => ({ externalId: `R${at}`, teacherNumber: number, name, courseTitle: '信息技术应用能力提升工程2.0', startedOn: day, completedOn: day, minutes: 450, passed: true })) };
    const push = (): Promise<{ learningRecordsPush: { results: { status: string }[] } }> => provider.client.ask('mutation ($input: LearningRecordsPushInput!) { learningRecordsPush(input: $input) { results { externalId status } userErrors { message } } }', { input });
    const answered = await push();
    expect(answered.learningRecordsPush.results.map((each) => each.status)).toEqual(teachers.map(() => 'ACCEPTED'));
    expect(await push()).toEqual(answered);
    await screens.activate('officer', await county.build.account({ role: 'CREDIT_OFFICER' }));
    const approved = async (): Promise<number> => (await county.rows<{ n: number }>("SELECT COUNT(*) AS n FROM credit_claims WHERE status = 'APPROVED'"))[0]?.n ?? 0;
    const officer = await screens.person(WIDE);
    await officer.signIn('officer', PASSWORD, '/credits');
    await officer.page.getByText('信息技术应用能力提升工程2.0').first().waitFor();
    const { keyboard } = officer.page;
    const dialog = officer.page.getByRole('dialog');
    const closed = () => dialog.waitFor({ state: 'detached' });
    // The list is read again slowly, so that the next key falls while what was returned still stands in it.
    await officer.page.route('**/graphql', async (route) => {
      if (/query CreditClaims\(/.test(route.request().postData() ?? '')) await sleep(1500);
      await route.continue();
    });
    await keyboard.press('r');
    await dialog.getByRole('textbox').first().fill('学时与证书不一致');
    await dialog.getByRole('button', { name: '退回 1 条' }).click();
    await closed();
    await officer.page.getByText('待认定 5').waitFor();
    expect(await county.rows("SELECT reason FROM credit_claims WHERE status = 'RETURNED'")).toEqual([{ reason: '学时与证书不一致' }]);
    // Two keys a claim: A, and Enter before the dialog has come to rest.
    await keyboard.press('a');
    await dialog.waitFor();
    await keyboard.press('Enter');
    await closed();
    await officer.page.getByText('待认定 4').waitFor();
    await officer.page.unrouteAll({ behavior: 'wait' });
    for (const key of ['x', 'ArrowDown', 'x']) await keyboard.press(key);
    await officer.page.getByText('已选 2 条').waitFor();
    await officer.page.locator('thead input[type="checkbox"]').click();
    await officer.page.getByText('已选 4 条').waitFor();
    await officer.picture(`19-credit-desk-${tag}`);
    await keyboard.press('a');
    await dialog.waitFor();
    await keyboard.press('Enter');
    await dialog.getByRole('heading', { name: '办理结果' }).waitFor();
    await officer.picture(`20-recognised-${tag}`);
    await keyboard.press('Enter');
    await closed();
    expect(await approved()).toBe(5);
    await officer.leave();
  }, 120_000);

  test('8 the teacher sees what he has, what is missing, and where each credit comes from', async () => {
    const phone = await screens.person(PHONE);
    await phone.signIn(teacherNumber, PASSWORD, '/me');
    await phone.page.getByText('还缺什么').waitFor();
    await phone.picture(`21-teacher-${tag}`);
    await phone.page.getByText('整本书阅读教学研修班').first().click();
    await phone.page.getByText(/每学时 0\.2 学分/).first().waitFor();
    await phone.picture(`22-where-from-${tag}`);
    await phone.leave();
    const broken = (await checkEverything(county.app.platform, county.app.modules)).filter((each) => each.violations.length > 0);
    expect(broken).toEqual([]);
  }, 60_000);
});
