import type { Browser } from 'playwright-core';

import { openBrowser, Person, PHONE, WIDE } from '../support/browser.js';
import { databaseKinds } from '../support/databases.js';
import { countyRoster, rosterFile } from '../support/roster-workbooks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const PASSWORD = '县师训-2026';

/** One county's main job, by the people who do it, each at a screen of his own. Every step builds on the ones before. */
describe.each(databaseKinds)('the main job in a browser on %s', (kind) => {
  let county: TestApp;
  let browser: Browser;
  let coordinator: Person;
  let ticking: NodeJS.Timeout;
  const people: Person[] = [];
  const tag = kind.toLowerCase();

  beforeAll(async () => {
    county = await startTestApp(kind);
    const followTime = (): void => county.clock.set(new Date().toISOString());
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
});
