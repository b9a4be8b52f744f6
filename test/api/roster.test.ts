import { jest } from '@jest/globals';

import { databaseKinds } from '../support/databases.js';
import { RosterDesk, rosterTotals, type RosterView } from '../support/roster-client.js';
import { countyRoster, rosterFile, type RosterRows } from '../support/roster-workbooks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(180_000);

const TEACHERS = 5_000;
const good = countyRoster(TEACHERS);
const organisations = { areas: good.areas.length, schools: good.schools.length };

/** Seven rows of 5,000 spoiled, each in its own way, by the row as Excel counts. */
function spoiled(): RosterRows {
  const teachers = good.teachers.map((row) => ({ ...row }));
  const spoil = (excelRow: number, change: RosterRows['teachers'][number]): void => { teachers[excelRow - 2] = { ...teachers[excelRow - 2], ...change }; };
  const id = String(teachers[98]?.nationalId);
  spoil(12, { school: '没有这所学校的中学' });
  spoil(100, { nationalId: id.slice(0, 10) + String((Number(id[10]) + 1) % 10) + id.slice(11) });
  spoil(1_000, { number: 'T-0001' });
  spoil(2_000, { name: '' });
  spoil(3_000, { hiredOn: '2015.9' });
  spoil(4_000, { subject: '天文地理' });
  spoil(5_001, { mobile: '1380000' });
  return { ...good, teachers };
}

describe.each(databaseKinds)('a roster of 5,000 on %s', (kind) => {
  let county: TestApp;
  let desk: RosterDesk;
  let file: Uint8Array;
  let first: RosterView;
  const took: Record<string, number> = {};
  const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    took[step] = Math.round(performance.now() - start);
    return result;
  };
  beforeAll(async () => {
    county = await startTestApp(kind);
    desk = new RosterDesk(county, await county.as(await county.build.account({ role: 'COORDINATOR' })));
    file = await rosterFile(spoiled());
  });
  afterAll(async () => {
    process.stdout.write(`  roster of 5,000 on ${kind}, ms: ${JSON.stringify(took)}\n`);
    await county.close();
  });

  test('the dry run names exactly the 7 bad rows, with sheet, cell and reason, and writes nothing', async () => {
    first = await timed('check', () => desk.check(file));
    expect(first).toMatchObject({
      status: 'PLANNED',
      counts: {
        rowsRead: TEACHERS + organisations.areas + organisations.schools, rowsRefused: 7, errors: 7, mended: 0, unchanged: 0,
        areasNew: organisations.areas, schoolsNew: organisations.schools, teachersNew: 4_993, areasChanged: 0, schoolsChanged: 0, teachersChanged: 0,
      },
    });
    const { items, totalCount } = await desk.problems(first.id);
    expect(totalCount).toBe(7);
    expect(items.map(({ sheetName, row, address, column, code }) => [sheetName, row, address, column, code])).toEqual([
      ['教师', 12, 'F12', '所在学校', 'UNKNOWN_SCHOOL'],
      ['教师', 100, 'C100', '身份证号', 'ID_CHECK_DIGIT'],
      ['教师', 1_000, 'A1000', '教师编号', 'CODE_FORMAT'],
      ['教师', 2_000, 'B2000', '姓名', 'REQUIRED'],
      ['教师', 3_000, 'K3000', '参加工作日期', 'DATE_AMBIGUOUS'],
      ['教师', 4_000, 'I4000', '任教学科', 'UNKNOWN_VALUE'],
      ['教师', 5_001, 'E5001', '手机号', 'MOBILE_FORMAT'],
    ]);
    expect(items.every(({ message }) => /\p{Script=Han}.*。$/u.test(message))).toBe(true);
    expect(await rosterTotals(county)).toEqual({ areas: 0, schools: 0, teachers: 0, accounts: 0, grants: 0, counted: 0 });
  });

  test('it is not written as a whole while rows are bad', async () => {
    const { rosterImport, userErrors } = await desk.apply(first.id);
    expect(rosterImport).toBeNull();
    expect(userErrors).toEqual([{ code: 'HAS_ERRORS', field: 'input.onlyGoodRows', message: '有7行存在错误。请改正后重新上传，或选择只导入没有错误的行。' }]);
    await county.settle();
    expect((await rosterTotals(county)).teachers).toBe(0);
  });

  test('the good rows alone: 4,993 teachers, each with an account that waits for its code', async () => {
    await timed('apply', async () => {
      expect((await desk.apply(first.id, true)).userErrors).toEqual([]);
      await county.settle();
    });
    expect(await desk.view(first.id)).toMatchObject({ status: 'APPLIED', rowsWritten: 4_993 + organisations.areas + organisations.schools });
    expect(await rosterTotals(county)).toEqual({ ...organisations, teachers: 4_993, accounts: 4_993, grants: 4_993, counted: 4_993 });
    const wanted = good.teachers[0];
    const { teachers } = await desk.client.ask<{ teachers: { items: object[] } }>('query ($search: String) { teachers(filter: { search: $search }) { items { number name school { code } nationalIdMasked accountStatus } } }', { search: String(wanted?.number) });
    const id = String(wanted?.nationalId);
    expect(teachers.items).toEqual([{ number: wanted?.number, name: wanted?.name, school: { code: wanted?.school }, nationalIdMasked: `${id.slice(0, 6)}**********${id.slice(-2)}`, accountStatus: 'WAITING' }]);
  });

  test('no number of a person stands anywhere in the open', async () => {
    const ids = good.teachers.slice(0, 200).flatMap(({ nationalId, mobile }) => [String(nationalId), String(mobile)]);
    for (const [table, columns] of [['roster_import_rows', 'content, previous'], ['roster_problems', 'found, params'], ['audit_rows', 'details'], ['jobs', 'payload, result'], ['idempotency_keys', 'reply'], ['teachers', 'nationalIdSealed, mobileSealed, nationalIdKey']] as const) {
      const text = JSON.stringify(await county.rows(`SELECT ${columns} FROM ${table}`));
      expect(ids.filter((id) => text.includes(id))).toEqual([]);
    }
  });

  test('the same file again changes nothing', async () => {
    const again = await timed('check again', () => desk.check(file));
    expect(again.counts).toMatchObject({ rowsRefused: 7, teachersNew: 0, teachersChanged: 0, schoolsNew: 0, schoolsChanged: 0, areasNew: 0, areasChanged: 0, unchanged: 4_993 + organisations.areas + organisations.schools });
    expect((await desk.apply(again.id, true)).userErrors.map(({ code }) => code)).toEqual(['NOTHING_TO_WRITE']);
  });

  test('a later roster changes only what differs, and its undo puts exactly that back', async () => {
    const [one, two] = good.teachers;
    const before = await county.rows<{ mobileSealed: string }>('SELECT * FROM teachers ORDER BY id');
    const change = await desk.check(await rosterFile({ areas: [], schools: [], teachers: [{ ...one, title: '正高级教师', mobile: '' }, { ...two, mobile: '15999999999' }] }));
    expect(change).toMatchObject({ counts: { teachersChanged: 2, teachersNew: 0, unchanged: 0 } });
    await desk.apply(change.id);
    await county.settle();
    const after = await county.rows<{ id: number; title: string; mobileSealed: string; changedAt: string }>('SELECT * FROM teachers ORDER BY id');
    const differing = after.flatMap((row, at) => (JSON.stringify(row) === JSON.stringify(before[at]) ? [] : [row]));
    expect(differing).toHaveLength(2);
    expect(differing[0]).toMatchObject({ title: 'full_senior', mobileSealed: before[0]?.mobileSealed });
    const { viewerCanUndo } = await desk.view(first.id);
    expect(viewerCanUndo.allowed).toBe(false);
    expect(viewerCanUndo.reason).toContain(String(one?.number));
    expect((await desk.undo(change.id)).userErrors).toEqual([]);
    const restored = await county.rows<object>('SELECT * FROM teachers ORDER BY id');
    const withoutTime = (rows: object[]): object[] => rows.map((row) => ({ ...row, changedAt: null }));
    expect(withoutTime(restored)).toEqual(withoutTime(before));
  });

  test('while somebody has signed in, nothing is undone and he is named', async () => {
    const [teacher] = await county.rows<{ id: number; number: string; name: string; accountId: number }>('SELECT t.id, t.number, t.name, a.id AS accountId FROM teachers t JOIN accounts a ON a.teacherId = t.id ORDER BY t.id LIMIT 1');
    if (!teacher) throw new Error('no teacher');
    await county.as(teacher.accountId);
    const { userErrors } = await desk.undo(first.id);
    expect(userErrors.map(({ code }) => code)).toEqual(['SOMETHING_DEPENDS']);
    expect(userErrors[0]?.message).toContain(`${teacher.name}（${teacher.number}）`);
    expect(await rosterTotals(county)).toMatchObject({ teachers: 4_993, accounts: 4_993 });
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('DELETE FROM sessions WHERE accountId = ?', [teacher.accountId]));
  });

  test('undo takes everything back', async () => {
    expect(await desk.view(first.id)).toMatchObject({ viewerCanUndo: { allowed: true, reason: null } });
    await timed('undo', async () => expect((await desk.undo(first.id)).userErrors).toEqual([]));
    expect(await rosterTotals(county)).toEqual({ areas: 0, schools: 0, teachers: 0, accounts: 0, grants: 0, counted: 0 });
    expect((await desk.undo(first.id)).userErrors.map(({ code }) => code)).toEqual(['NOT_APPLIED']);
    const actions = await county.rows<{ action: string }>("SELECT action FROM audit_rows WHERE subjectType = 'RosterImport' AND subjectId = ? ORDER BY seq", [first.id]);
    expect(actions.map(({ action }) => action)).toEqual(['rosterImport.prepare', 'rosterImport.apply', 'rosterImport.undo']);
  });
});
