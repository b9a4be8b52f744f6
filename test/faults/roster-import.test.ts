import { jest } from '@jest/globals';

import { checkEverything } from '../../server/database/checks/check-everything.js';
import { databaseKinds } from '../support/databases.js';
import { RosterDesk, rosterTotals } from '../support/roster-client.js';
import { countyRoster, rosterFile } from '../support/roster-workbooks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

const roster = countyRoster(1_100);
const whole = { areas: roster.areas.length, schools: roster.schools.length, teachers: 1_100, accounts: 1_100, grants: 1_100, counted: 1_100 };
const nothing = { areas: 0, schools: 0, teachers: 0, accounts: 0, grants: 0, counted: 0 };

describe.each(databaseKinds)('an import that is disturbed on %s', (kind) => {
  let county: TestApp;
  let desk: RosterDesk;
  let coordinatorId: number;
  let file: Uint8Array;
  beforeEach(async () => {
    county = await startTestApp(kind);
    coordinatorId = await county.build.account({ role: 'COORDINATOR' });
    desk = new RosterDesk(county, await county.as(coordinatorId));
    file ??= await rosterFile(roster);
  });
  afterEach(async () => {
    const broken = (await checkEverything(county.app.platform, county.app.modules)).filter(({ violations }) => violations.length > 0);
    await county.close();
    expect(broken).toEqual([]);
  });

  /** Cuts the process down at the n-th transaction of the job, before or after it committed; once. */
  function cutAt(chunk: number, when: 'before' | 'after'): void {
    const { work } = county.app.platform;
    const run = work.run.bind(work);
    let seen = 0;
    jest.spyOn(work, 'run').mockImplementation(async (author, effect) => {
      if (author.accountId !== coordinatorId || (seen += 1) !== chunk) return run(author, effect);
      if (when === 'after') await run(author, effect);
      throw new Error('the power failed');
    });
  }

  test.each([['before', 1], ['after', 1], ['before', 3], ['after', 3], ['before', 4], ['after', 4]] as const)('cut %s the commit of step %i it goes on where it was, and writes nothing twice', async (when, chunk) => {
    const { id } = await desk.check(file);
    expect((await desk.apply(id)).userErrors).toEqual([]);
    cutAt(chunk, when);
    await county.settle();
    jest.restoreAllMocks();
    await county.settle();
    expect(await rosterTotals(county)).toEqual(whole);
    expect(await desk.view(id)).toMatchObject({ status: 'APPLIED', rowsWritten: whole.areas + whole.schools + 1_100 });
    const applied = await county.rows("SELECT seq FROM audit_rows WHERE action = 'rosterImport.apply'");
    expect(applied).toHaveLength(1);
  });

  test('a job that gave up can be taken up again', async () => {
    const { id } = await desk.check(file);
    await desk.apply(id);
    const { work } = county.app.platform;
    const run = work.run.bind(work);
    let seen = 0;
    jest.spyOn(work, 'run').mockImplementation(async (author, effect) => {
      if (author.accountId === coordinatorId && (seen += 1) > 2) throw new Error('the disk is full');
      return run(author, effect);
    });
    await county.settle();
    jest.restoreAllMocks();
    expect(await desk.view(id)).toMatchObject({ status: 'APPLYING', isStalled: true, rowsWritten: 1_000, viewerCanApply: { allowed: true } });
    expect((await desk.apply(id)).userErrors).toEqual([]);
    await county.settle();
    expect(await rosterTotals(county)).toEqual(whole);
  });

  test('twenty applies at once write once', async () => {
    const { id } = await desk.check(file);
    const replies = await Promise.all(Array.from({ length: 20 }, () => desk.apply(id)));
    expect(replies.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(new Set(replies.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)))).toEqual(new Set(['NOT_PLANNED']));
    await Promise.all([county.settle(), county.settle()]);
    expect(await rosterTotals(county)).toEqual(whole);
    expect(await county.rows("SELECT id FROM jobs WHERE kind = 'roster.apply'")).toHaveLength(1);
  });

  test('of two imports at once one writes, the other waits its turn', async () => {
    const [one, two] = [await desk.check(file), await desk.check(file)];
    const replies = await Promise.all([one, two].map(({ id }) => desk.apply(id)));
    expect(replies.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['ANOTHER_AT_WORK']);
    await county.settle();
    const waiting = replies[0]?.userErrors.length === 0 ? two : one;
    // Its rows are on file by now, so the check no longer holds: it is refused whole, and says which rows.
    expect((await desk.apply(waiting.id)).userErrors).toEqual([]);
    await county.settle();
    const { status, refusal } = await desk.view(waiting.id);
    expect([status, refusal]).toEqual(['REFUSED', `检查之后系统中的数据有变动，涉及${1_100 + whole.areas + whole.schools}行，所以一行也没有写入。请重新检查后再导入。`]);
    expect((await desk.problems(waiting.id, { code: 'CHANGED_SINCE_CHECK' })).totalCount).toBe(1_100 + whole.areas + whole.schools);
    expect(await rosterTotals(county)).toEqual(whole);
  });

  /** After the second chunk somebody else gives the last teacher's number away. */
  async function giveNumberAwayHalfway(schoolOf: () => Promise<number>): Promise<void> {
    const { work } = county.app.platform;
    const run = work.run.bind(work);
    let seen = 0;
    jest.spyOn(work, 'run').mockImplementation(async (author, effect) => {
      const result = await run(author, effect);
      if (author.accountId === coordinatorId && (seen += 1) === 2) await county.build.teacher({ number: String(roster.teachers.at(-1)?.number), schoolId: await schoolOf() });
      return result;
    });
    await county.settle();
    jest.restoreAllMocks();
  }

  test('a number that somebody takes half-way: what was written is taken back, and the row is named', async () => {
    const schoolId = await county.build.school();
    const before = await rosterTotals(county);
    const { id } = await desk.check(file);
    await desk.apply(id);
    await giveNumberAwayHalfway(() => Promise.resolve(schoolId));
    expect(await desk.view(id)).toMatchObject({ status: 'REFUSED', rowsWritten: 0, refusal: '检查之后系统中的数据有变动，涉及1行，所以一行也没有写入。请重新检查后再导入。' });
    expect((await desk.problems(id)).items.map(({ sheetName, row, code }) => [sheetName, row, code])).toEqual([['教师', 1_101, 'CHANGED_SINCE_CHECK']]);
    expect(await rosterTotals(county)).toEqual({ ...before, teachers: 1, counted: 1 });
  });

  test('where that is impossible, because what was written is in use, it says how far it came; the next check finds the rest', async () => {
    const { id } = await desk.check(file);
    await desk.apply(id);
    await giveNumberAwayHalfway(async () => (await county.rows<{ id: number }>('SELECT schoolId AS id FROM teachers LIMIT 1'))[0]?.id ?? 0);
    const halted = await desk.view(id);
    expect(halted).toMatchObject({ status: 'APPLIED', rowsWritten: 1_000 });
    expect(halted.refusal).toContain('已写入的1000行已有人使用');
    const rest = await desk.check(file);
    expect(rest.counts).toMatchObject({ unchanged: 1_000, rowsRefused: 1 });
    await desk.apply(rest.id, true);
    await county.settle();
    expect(await rosterTotals(county)).toMatchObject({ teachers: 1_100, accounts: 1_099 });
  });

  test('a number that was taken after the check: nothing is written, and the row is named', async () => {
    const { id } = await desk.check(file);
    const schoolId = await county.build.school();
    await county.build.teacher({ number: String(roster.teachers[7]?.number), schoolId });
    const before = await rosterTotals(county);
    await desk.apply(id);
    await county.settle();
    expect(await desk.view(id)).toMatchObject({ status: 'REFUSED' });
    expect((await desk.problems(id)).items.map(({ sheetName, row, code }) => [sheetName, row, code])).toEqual([['教师', 9, 'CHANGED_SINCE_CHECK']]);
    expect(await rosterTotals(county)).toEqual(before);
  });

  test('undone while it is used: either it goes whole or it stays whole', async () => {
    const { id } = await desk.check(file);
    await desk.apply(id);
    await county.settle();
    const accounts = await county.rows<{ id: number }>('SELECT id FROM accounts WHERE teacherId IS NOT NULL ORDER BY id LIMIT 8');
    const [undone] = await Promise.all([desk.undo(id), ...accounts.map((account) => county.as(account.id).catch(() => null))]);
    const totals = await rosterTotals(county);
    expect(totals).toEqual(undone.userErrors.length > 0 ? whole : nothing);
  });
});
