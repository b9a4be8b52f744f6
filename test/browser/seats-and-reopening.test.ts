import { checkEverything } from '../../server/database/checks/check-everything.js';
import { type Person, WIDE } from '../support/browser.js';
import { BrowserCounty, PASSWORD } from '../support/browser-county.js';
import { databaseKinds } from '../support/databases.js';
import type { TestApp } from '../support/test-app.js';
import { TrainingFactories, weekFrom } from '../support/training-factories.js';

const NOMINATE = 'mutation ($input: RegistrationListInput!) { registrationNominate(input: $input) { results { status } userErrors { message } } }';

/** The seat board, the register and the closing desk, by the coordinator's clicks. */
describe.each(databaseKinds)('seats and reopening in a browser on %s', (kind) => {
  let screens: BrowserCounty;
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Person;
  const tag = kind.toLowerCase();

  beforeAll(async () => {
    screens = await BrowserCounty.open(kind);
    county = screens.server;
    training = new TrainingFactories(county);
    await screens.activate('coordinator', await county.build.account({ role: 'COORDINATOR' }));
    coordinator = await screens.person(WIDE);
    await coordinator.signIn('coordinator', PASSWORD);
  }, 60_000);
  afterAll(() => screens?.close());
  afterEach(async () => {
    expect(screens.complaints()).toEqual([]);
    expect((await checkEverything(county.app.platform, county.app.modules)).filter(({ violations }) => violations.length > 0)).toEqual([]);
  });

  test('seats are allotted to schools, looked at, kept above those admitted, and flow back at the deadline in the order that was said', async () => {
    const { page } = coordinator;
    const [big, small] = [await county.build.school({ name: '城关第一小学' }), await county.build.school({ name: '河湾小学' })];
    const teachers = [...await county.build.teachers(5, big), ...await county.build.teachers(1, small)];
    const { cohortId } = await training.cohort({ title: '新课标研修班', capacity: 6 });
    const seats = (): Promise<unknown[]> => county.rows('SELECT capacity, taken, waitingCount FROM cohorts WHERE id = ?', [cohortId]);

    await coordinator.open(`/cohorts/${cohortId}/registration`);
    await page.getByRole('button', { name: '分配名额' }).click();
    const dialog = page.getByRole('dialog');
    for (const [at, [school, count]] of ([['城关第一小学', '3'], ['河湾小学', '3']] as const).entries()) {
      await dialog.getByRole('button', { name: '加一行' }).click();
      if (at === 0) {
        await dialog.getByLabel('分配给').click();
        await page.getByRole('option', { name: '学校' }).click();
      }
      await dialog.getByRole('combobox', { name: '学校' }).nth(at).fill(school);
      await page.getByRole('option', { name: school }).click();
      await dialog.getByLabel(/^名额/).nth(at).fill(count);
    }
    await dialog.getByLabel('未用名额收回时间').fill('2026-11-21T10:05');
    await dialog.getByLabel('第一').click();
    await page.getByRole('option', { name: '规模小者优先' }).click();
    await coordinator.picture(`40-seats-allotted-${tag}`);
    await dialog.getByRole('button', { name: '保存分配' }).click();
    await page.getByText('名额已重新分配').waitFor();

    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: big }));
    const { registrationNominate: { results } } = await school.ask<{ registrationNominate: { results: { status: string }[] } }>(NOMINATE, { input: { cohortId: String(cohortId), teacherIds: teachers.slice(0, 5).map(String) } });
    expect(results.map(({ status }) => status)).toEqual(['ADMITTED', 'ADMITTED', 'ADMITTED', 'WAITING', 'WAITING']);
    await page.reload();
    await page.getByRole('button', { name: '城关第一小学：名额 3，已录取 3，待审核 0，候补 2' }).click();
    await page.getByRole('button', { name: '河湾小学：名额 3，已录取 0，待审核 0，候补 0' }).waitFor();
    await coordinator.picture(`41-seat-board-${tag}`);
    expect(new URL(page.url()).searchParams.get('schoolId')).toBe(String(big));

    await page.getByRole('button', { name: '调整班额' }).click();
    await dialog.getByLabel('新的班额').fill('2');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText(/不能少于|已录取/).last().waitFor();
    await coordinator.picture(`42-capacity-refused-${tag}`);
    await dialog.getByRole('button', { name: '取消' }).click();
    expect(await seats()).toEqual([{ capacity: 6, taken: 3, waitingCount: 2 }]);

    county.clock.advance(6 * 60_000);
    const returned = page.getByRole('link', { name: '名额再分配记录' });
    for (let tries = 0; tries < 30 && await returned.count() === 0; tries += 1) {
      await page.reload();
      await page.getByText('按学校').waitFor();
    }
    await returned.click();
    await page.getByText('其中 2 个由候补递补', { exact: false }).waitFor();
    await coordinator.picture(`43-seats-returned-${tag}`);
    expect(await seats()).toEqual([{ capacity: 6, taken: 5, waitingCount: 0 }]);
  }, 120_000);

  test('a class is closed, reopened with a reason, corrected and closed again; the ledger tells all three', async () => {
    const { page } = coordinator;
    const [here, away] = await county.build.teachers(2, await county.build.school({ name: '南关小学' })) as [number, number];
    const { cohortId, rollId } = await training.cohort({ title: '命题能力研修班', startsOn: '2026-11-10', endsOn: '2026-11-14', sessions: weekFrom('2026-11-10'), registrationClosesAt: '2026-11-22 00:00:00.000' });
    const { registrationAdd: { userErrors } } = await (await county.as(await county.build.account({ role: 'COORDINATOR' }))).ask<{ registrationAdd: { userErrors: unknown[] } }>(
      'mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { userErrors { message } } }', { input: { cohortId: String(cohortId), teacherIds: [here, away].map(String) } });
    expect(userErrors).toEqual([]);
    await training.attended(rollId, [here, away], new Map([[away, [1, 2]]]));

    const close = async (): Promise<void> => {
      await page.getByRole('button', { name: '结业', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: '结业', exact: true }).click();
      await page.getByText('已冻结').first().waitFor();
    };
    await coordinator.open(`/cohorts/${cohortId}/show`);
    await page.getByRole('button', { name: '开班' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '开班' }).click();
    await page.getByRole('link', { name: '结业', exact: true }).click();
    await page.getByText('达到应到 450 分钟的 1/5', { exact: false }).waitFor();
    await coordinator.picture(`44-one-fifth-${tag}`);
    await close();
    expect(await county.rows('SELECT teacherId, completed FROM completions WHERE cohortId = ? ORDER BY teacherId', [cohortId])).toEqual([{ teacherId: here, completed: 1 }, { teacherId: away, completed: 0 }]);

    await page.getByRole('button', { name: '撤销结业' }).click();
    await page.getByLabel('撤销原因', { exact: false }).fill('第一讲签到设备断电，已按现场签名表核对');
    await coordinator.picture(`45-reopening-${tag}`);
    await page.getByRole('dialog').getByRole('button', { name: '撤销结业' }).click();
    await page.getByText('预览').first().waitFor();

    const [first] = await county.rows<{ id: number }>('SELECT id FROM register_sessions WHERE rollId = ? AND ordinal = 1', [rollId]);
    await coordinator.open(`/attendance/${first?.id}`);
    await page.getByText('缺勤').first().waitFor();
    await coordinator.picture(`46-register-${tag}`);
    await (await county.as((await county.rows<{ id: number }>("SELECT id FROM accounts WHERE loginName = 'coordinator'"))[0]?.id as number)).ask(
      'mutation ($input: PresenceSetInput!) { presenceSet(input: $input) { userErrors { code message } } }', { input: { sessionId: String(first?.id), teacherIds: [String(away)], status: 'PRESENT', reason: '现场签名表上有本人签名' } });
    await coordinator.open(`/cohorts/${cohortId}/closing`);
    await page.getByText('准予结业').first().waitFor();
    await close();
    expect(await county.rows('SELECT teacherId, kind, centicredits FROM ledger_entries ORDER BY teacherId, id')).toEqual([
      { teacherId: here, kind: 'NORMAL', centicredits: 200 }, { teacherId: here, kind: 'REVERSAL', centicredits: -200 }, { teacherId: here, kind: 'NORMAL', centicredits: 200 },
      { teacherId: away, kind: 'NORMAL', centicredits: 200 },
    ]);
    await coordinator.open(`/teachers/${here}/credits`);
    await page.getByRole('listitem').filter({ hasText: '冲正' }).getByRole('button').first().click();
    await page.getByText('签到设备断电', { exact: false }).first().waitFor();
    await coordinator.picture(`47-ledger-tells-${tag}`);
  }, 120_000);
});
