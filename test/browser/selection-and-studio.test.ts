import { checkEverything } from '../../server/database/checks/check-everything.js';
import { type Person, PHONE, WIDE } from '../support/browser.js';
import { BrowserCounty, PASSWORD } from '../support/browser-county.js';
import { databaseKinds } from '../support/databases.js';
import { type Setting, setting } from '../support/selection-story.js';
import type { TestApp } from '../support/test-app.js';

/** A round of 教学能手 and a studio's meeting, by the people who do them. Every step builds on the ones before. */
describe.each(databaseKinds)('a selection and a studio in a browser on %s', (kind) => {
  let screens: BrowserCounty;
  let county: TestApp;
  let coordinator: Person;
  let round: Setting;
  const tag = kind.toLowerCase();

  beforeAll(async () => {
    screens = await BrowserCounty.open(kind);
    county = screens.server;
    round = await setting(county, { schools: 3, schoolSize: 0, teachersPerSchool: 1, judges: 3, rules: { award: { total: 1, permille: null, minimumMilliPoints: null, perSubject: [] } } });
    await screens.activate('coordinator', round.countyAccountId);
    for (const [at, each] of round.schools.entries()) await screens.activate(`school${at}`, each.adminAccountId);
    for (const [at, each] of round.judges.entries()) await screens.activate(`judge${at}`, each.accountId);
    coordinator = await screens.person(WIDE);
    await coordinator.signIn('coordinator', PASSWORD, `/selection/${round.roundId}`);
  }, 60_000);
  afterAll(() => screens?.close());
  afterEach(() => expect(screens.complaints()).toEqual([]));

  const openStage = async (words: string): Promise<void> => {
    await coordinator.open(`/selection/${round.roundId}`);
    await coordinator.page.getByRole('button', { name: words }).click();
    await coordinator.page.getByRole('dialog').getByRole('button', { name: words }).click();
    await coordinator.page.getByText(/已进入“.+”环节/).waitFor();
  };

  test('1 schools nominate within their seats', async () => {
    await openStage('开放学校推荐');
    for (const at of [0, 1]) {
      const school = await screens.person(WIDE);
      await school.signIn(`school${at}`, PASSWORD, `/selection/${round.roundId}/nominate`);
      const { page } = school;
      await page.getByRole('row', { name: new RegExp(`刘参评${at}0`) }).getByRole('button', { name: '推荐' }).click();
      await page.getByLabel('课例或成果名称').fill(`《背影》整本书阅读教学设计（${at + 1}）`);
      await page.getByLabel('参评说明').fill('以问题链带动整体阅读，学生先读全书，再围绕三个核心问题讨论。');
      if (at === 0) await school.picture(`30-selection-nomination-${tag}`);
      await page.getByRole('button', { name: '提交推荐' }).click();
      await page.getByText(`已推荐 刘参评${at}0`).waitFor();
      await school.leave();
    }
    expect(await county.rows('SELECT status FROM selection_entries')).toEqual([{ status: 'NOMINATED' }, { status: 'NOMINATED' }]);
  }, 90_000);

  test('2 the county checks, names a panel, and draws the judges', async () => {
    await openStage('开始县级审核');
    const { page } = coordinator;
    await coordinator.open(`/selection/${round.roundId}/check`);
    await page.getByText('《背影》整本书阅读教学设计（1）').first().waitFor();
    await coordinator.picture(`31-selection-check-${tag}`);
    for (const name of ['刘参评00', '刘参评10']) {
      await page.keyboard.press('a');
      await page.getByText(`${name}：已通过`).waitFor();
    }
    await page.getByText('都审核完了').waitFor();
    await coordinator.open(`/selection/${round.roundId}?tab=judges`);
    await page.getByRole('button', { name: '增加评审组' }).first().click();
    await page.getByLabel('组名', { exact: true }).fill('综合组');
    await page.getByLabel('英文组名').fill('All subjects');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '聘请评委' }).click();
    for (const n of [1, 2, 3]) {
      await page.getByRole('dialog').getByRole('button', { name: '聘请评委' }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: '聘请评委' }).nth(2 - n + 1).waitFor({ state: 'detached' });
    }
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    expect(await county.rows('SELECT COUNT(*) AS n FROM selection_judges')).toEqual([{ n: 3 }]);
    await openStage('进入评审');
    await coordinator.open(`/selection/${round.roundId}?tab=judges`);
    await page.getByRole('button', { name: '抽签分配' }).click();
    await page.getByLabel('现场抽取的数字').fill('7-3-9');
    await page.getByRole('dialog').getByRole('button', { name: '抽签分配' }).click();
    await page.getByText('已分配 4 份评分').waitFor();
    await coordinator.picture(`32-selection-drawn-${tag}`);
  }, 90_000);

  test('3 two judges score each work blind, never their own school', async () => {
    const own = await county.rows('SELECT COUNT(*) AS n FROM selection_papers p JOIN selection_entries e ON e.id = p.entryId JOIN accounts a ON a.id = p.accountId JOIN teachers t ON t.id = a.teacherId WHERE t.schoolId = e.schoolId');
    expect(own).toEqual([{ n: 0 }]);
    for (const at of round.judges.keys()) {
      const judge = await screens.person(at === 2 ? PHONE : WIDE);
      await judge.signIn(`judge${at}`, PASSWORD, `/judging/${round.roundId}`);
      const { page } = judge;
      const papers = at === 2 ? 2 : 1;
      for (let done = 0; done < papers; done += 1) {
        await page.getByLabel('教学设计 0–40').fill(String(30 + at));
        await page.getByLabel('课堂实施 0–60').fill(String(50 + done));
        if (done === 0) await judge.picture(`33-judging-${at === 2 ? 'phone' : at}-${tag}`);
        expect(await page.locator('main').innerText()).not.toMatch(/刘参评|实验小学/);
        await page.getByRole('button', { name: '提交评分' }).click();
        await page.getByRole('dialog').getByRole('button', { name: '提交评分' }).click();
        await page.getByText(done + 1 === papers ? '全部评完，感谢您的评审' : /号已提交/).first().waitFor();
      }
      await judge.leave();
    }
    expect(await county.rows("SELECT COUNT(*) AS n FROM selection_papers WHERE status = 'SUBMITTED'")).toEqual([{ n: 4 }]);
  }, 120_000);

  test('4 the result stands in public, then becomes an honour on the record', async () => {
    await openStage('确定结果并公示');
    const passerBy = await screens.person(PHONE);
    await passerBy.open(`/notices/${round.roundId}`);
    await passerBy.page.getByText('刘参评').first().waitFor();
    await passerBy.picture(`34-public-notice-${tag}`);
    await passerBy.leave();

    county.clock.advance(8 * 86_400_000);
    await coordinator.leave();
    coordinator = await screens.person(WIDE);
    await coordinator.signIn('coordinator', PASSWORD, `/selection/${round.roundId}`);
    await openStage('公布结果，授予荣誉');
    await coordinator.open(`/selection/${round.roundId}?tab=result`);
    await coordinator.page.getByText('表彰名额线').waitFor();
    await coordinator.picture(`35-selection-result-${tag}`);
    const [honour] = await county.rows<{ teacherId: number; code: string }>('SELECT teacherId, code FROM honours');
    expect(honour?.code).toBe('county_expert');
    await coordinator.open(`/teachers/${honour?.teacherId}/show`);
    await coordinator.page.getByText('县级教学能手').first().waitFor();
  }, 90_000);

  test('5 a studio meets on the same register; presence becomes claims, and credits once recognised', async () => {
    const { page } = coordinator;
    const host = await county.build.teacherAccount({ number: 'T20000001', name: '周主持' });
    const members = [];
    for (const n of [2, 3, 4]) members.push(await county.build.teacherAccount({ number: `T2000000${n}`, name: `室员${n}` }));
    await screens.activate('host', host.accountId);
    await coordinator.open('/studios');
    await page.getByRole('button', { name: '设立工作室' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').first().fill('周主持名师工作室');
    await dialog.getByLabel('英文名称').fill('Zhou studio');
    await dialog.getByLabel('编号').first().fill('GZS-01');
    await dialog.getByLabel('主持人的教师编号').fill('T20000001');
    await dialog.getByRole('button', { name: '设立', exact: true }).click();
    await page.getByText('工作室已设立').waitFor();

    const keeper = await screens.person(WIDE);
    await keeper.signIn('host', PASSWORD, new URL(page.url()).pathname);
    await keeper.page.getByRole('button', { name: '吸收成员' }).click();
    await keeper.page.getByRole('dialog').getByLabel('教师编号').fill('T20000002\nT20000003\nT20000004');
    await keeper.page.getByRole('dialog').getByRole('button', { name: '吸收成员' }).click();
    await keeper.page.getByText('已吸收').waitFor();
    await keeper.page.getByRole('button', { name: '安排活动' }).click();
    await keeper.page.getByRole('dialog').getByLabel('主题').first().fill('同课异构研讨');
    await keeper.page.getByLabel('开始时间').fill('10:00');
    await keeper.page.getByRole('dialog').getByRole('button', { name: '安排', exact: true }).click();
    await keeper.page.getByText('活动已安排').waitFor();
    const [session] = await county.rows<{ id: number }>("SELECT id FROM register_sessions WHERE topic = '同课异构研讨'");

    await keeper.open(`/attendance/${session?.id}`);
    await keeper.page.getByRole('button', { name: '开启签到' }).click();
    await keeper.page.getByRole('button', { name: '结束签到' }).waitFor();
    const client = await county.as(host.accountId);
    await client.ask('mutation ($input: PresenceSetInput!) { presenceSet(input: $input) { userErrors { code message } } }', { input: { sessionId: session?.id, teacherIds: members.slice(0, 2).map((each) => each.teacherId), status: 'PRESENT', reason: '现场核对' } });
    await keeper.page.reload();
    await keeper.picture(`36-studio-register-${tag}`);
    county.clock.advance(25 * 60_000);
    await keeper.page.getByRole('button', { name: '结束签到' }).click();
    await keeper.page.getByRole('dialog').getByRole('button', { name: '结束签到' }).click();
    await keeper.page.getByRole('dialog').waitFor({ state: 'detached' });
    const [studio] = await county.rows<{ id: number }>('SELECT id FROM studios');
    await keeper.open(`/studios/${studio?.id}/show`);
    await keeper.page.getByRole('button', { name: '申报学分' }).first().click();
    await keeper.page.getByRole('dialog').getByRole('button', { name: '申报学分' }).click();
    await keeper.page.getByText(/已申报 2 人|待认定 2/).first().waitFor();
    await keeper.picture(`37-studio-filed-${tag}`);
    await keeper.leave();

    await screens.activate('officer', await county.build.account({ role: 'CREDIT_OFFICER' }));
    const officer = await screens.person(WIDE);
    await officer.signIn('officer', PASSWORD, '/credits');
    await officer.page.getByText('同课异构研讨').first().waitFor();
    await officer.page.locator('input[type="checkbox"]').first().click();
    await officer.page.getByText('已选 2 条').waitFor();
    await officer.page.getByRole('button', { name: /^认定/ }).first().click();
    await officer.page.getByRole('dialog').getByRole('button', { name: /认定/ }).first().click();
    for (let tries = 0; tries < 100 && (await county.rows("SELECT id FROM ledger_entries WHERE kind = 'NORMAL'")).length < 2; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await county.rows("SELECT COUNT(*) AS n FROM ledger_entries WHERE kind = 'NORMAL'")).toEqual([{ n: 2 }]);
    await officer.leave();
    const broken = (await checkEverything(county.app.platform, county.app.modules)).filter((each) => each.violations.length > 0);
    expect(broken).toEqual([]);
  }, 120_000);
});
