import { readWorkbook } from '../../server/platform/spreadsheets/index.js';
import { buildActivity, buildClaim } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

interface Line { id: string; teacherCount: number; countedCenticredits: number; averageCenticredits: number; onCourseCount: number; categoryCenticredits: number[]; isOwn: boolean }
interface Sheet { id: string; day: string; isClosedYear: boolean; edition: number; note: string | null; publishedAt: string | null; lines: Line[]; county: Line; categories: { key: string }[] }
interface Published { schoolTotalsPublish: { totals: Sheet | null; userErrors: { code: string }[] } }

const LINE = '{ id teacherCount countedCenticredits averageCenticredits onCourseCount categoryCenticredits isOwn }';
const SHEET = `{ id day isClosedYear edition note publishedAt categories { key } lines ${LINE} county ${LINE} }`;
const YEAR = 2025;

describe.each(databaseKinds)('totals of schools in the open on %s', (kind) => {
  let county: TestApp;
  let officer: Client;
  let second: Client;
  let schoolIds: number[];
  let teacherIds: number[][];
  beforeAll(async () => {
    county = await startTestApp(kind);
    county.clock.set('2026-02-10T02:00:00Z');
    officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    second = await county.as(await county.build.account({ role: 'ADMINISTRATOR' }));
    schoolIds = [await county.build.school(), await county.build.school(), await county.build.school(), await county.build.school()];
    teacherIds = [];
    // A teaching point of two stands between a school of six and larger ones.
    for (const [at, count] of [8, 6, 2, 9].entries()) teacherIds.push(await county.build.teachers(count, schoolIds[at] as number));
    await recognise((teacherIds[0] as number[]).slice(0, 3));
    await recognise(teacherIds[2] as number[]);
  });
  afterEach(async () => {
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });
  afterAll(() => county.close());

  async function recognise(teachers: readonly number[]): Promise<void> {
    const claimIds = [];
    for (const teacherId of teachers) claimIds.push(await buildClaim(county, teacherId, { startDay: `${YEAR}-06-01`, activity: buildActivity({ day: `${YEAR}-06-20`, submittedDay: `${YEAR}-12-01` }) }));
    await officer.ask('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done } } }', { input: { claimIds } });
  }
  async function reckon(): Promise<void> {
    const { schoolTotalsReckon: { jobId } } = await officer.ask<{ schoolTotalsReckon: { jobId: string } }>('mutation ($input: SchoolTotalsReckonInput!) { schoolTotalsReckon(input: $input) { jobId } }', { input: { cycleYear: YEAR } });
    expect((await officer.ask<{ schoolTotalsReckon: { jobId: string } }>('mutation ($input: SchoolTotalsReckonInput!) { schoolTotalsReckon(input: $input) { jobId } }', { input: { cycleYear: YEAR } })).schoolTotalsReckon.jobId).toBe(jobId);
    await county.settle();
  }
  const sheetOf = async (client: Client): Promise<Sheet | null> => (await client.ask<{ schoolTotals: Sheet | null }>(`{ schoolTotals(cycleYear: ${YEAR}) ${SHEET} }`)).schoolTotals;
  const open = async (): Promise<Sheet | null> => (await county.anyone.ask<{ publicSchoolTotals: Sheet | null }>(`{ publicSchoolTotals ${SHEET} }`)).publicSchoolTotals;
  const publish = async (id: string, note?: string) => (await officer.ask<Published>(`mutation ($input: SchoolTotalsPublishInput!) { schoolTotalsPublish(input: $input) { totals ${SHEET} userErrors { code } } }`, { input: { id, ...(note ? { note } : {}) } })).schoolTotalsPublish;
  const figures = ({ lines }: Sheet) => lines.map(({ id, teacherCount, countedCenticredits }) => [id, teacherCount, countedCenticredits]);
  /** The ledger of the year added up by hand; nothing is near a cap here, so all that was posted counts. */
  const byLedger = () => county.rows<{ id: number; sum: number }>('SELECT t.schoolId AS id, COALESCE(SUM(e.centicredits), 0) AS sum FROM teachers t LEFT JOIN ledger_entries e ON e.teacherId = t.id AND e.cycleYear = ? GROUP BY t.schoolId ORDER BY t.schoolId', [YEAR]);

  test('an open year is added up from the ledger; until it is published nobody outside the centre sees it', async () => {
    await reckon();
    const sheet = await sheetOf(officer);
    expect(sheet).toMatchObject({ day: '2026-02-10', isClosedYear: false, edition: 0, publishedAt: null });
    expect((sheet as Sheet).lines.map(({ id, countedCenticredits }) => ({ id: Number(id), sum: countedCenticredits }))).toEqual((await byLedger()).map(({ id, sum }) => ({ id, sum: Number(sum) })));
    const remote = sheet?.categories.findIndex(({ key }) => key === 'remote') ?? -1;
    expect(sheet?.lines[0]).toMatchObject({ teacherCount: 8, countedCenticredits: 2_400, averageCenticredits: 300, onCourseCount: 0 });
    expect(sheet?.county).toMatchObject({ teacherCount: 25, countedCenticredits: 4_000, averageCenticredits: 160 });
    expect(sheet?.lines[0]?.categoryCenticredits[remote]).toBe(2_400);
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: schoolIds[0] }));
    expect([await sheetOf(school), await open(), await county.anyone.ask('{ publicSchoolTotalsYears }')]).toEqual([null, null, { publicSchoolTotalsYears: [] }]);
    for (const client of [county.anyone, school]) expect((await client.get(`/downloads/school-totals/${YEAR}.pdf?all=1`)).status).toBe(404);
    expect((await officer.get(`/downloads/school-totals/${YEAR}.pdf?all=1`)).status).toBe(200);
  });

  test('what a person publishes is open to anyone, without a login and without small schools or names', async () => {
    const { id } = await sheetOf(officer) as Sheet;
    const { totals } = await publish(id);
    // The point of two goes with the school of six: alone, it would be the county less the others.
    expect(figures(totals as Sheet)).toEqual([[String(schoolIds[0]), 8, 2_400], [String(schoolIds[3]), 9, 0], ['small', 8, 1_600]]);
    expect(await open()).toEqual(totals);
    expect((await publish(id)).userErrors).toMatchObject([{ code: 'ALREADY_PUBLISHED' }]);
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: schoolIds[0] }));
    expect((await sheetOf(school) as Sheet).lines.map(({ isOwn }) => isOwn)).toEqual([true, false, false]);
    const excel = await readWorkbook(Buffer.from(await (await county.anyone.get(`/downloads/school-totals/${YEAR}.xlsx`)).arrayBuffer()));
    expect(excel.sheets[0]?.rows.slice(1).map(({ cells }) => [cells[2]?.value, cells[3]?.value])).toEqual([[8, 24], [9, 0], [8, 16]]);
    const pdf = await county.anyone.get(`/downloads/school-totals/${YEAR}.pdf?lang=en`);
    expect([pdf.status, Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect((await county.rows<{ n: number }>("SELECT COUNT(*) AS n FROM audit_rows WHERE action = 'schoolTotals.publish'"))[0]?.n).toBe(1);
  });

  test('what is posted later shows nowhere before it is published again, with the reason; a closed year is what was frozen', async () => {
    const before = await open();
    await recognise((teacherIds[1] as number[]).slice(0, 2));
    await reckon();
    expect(await open()).toEqual(before);
    const draft = await sheetOf(officer) as Sheet;
    expect(draft.county.countedCenticredits).toBe(5_600);
    expect((await publish(draft.id)).userErrors).toMatchObject([{ code: 'REASON_MISSING' }]);
    // The year is closed before the second publication: from then on its frozen results are what is added up.
    const say = async (client: Client, mutation: string, input: object): Promise<{ year: { closings: { id: string }[] } | null; userErrors: object[] }> =>
      (await client.ask<Record<string, { year: { closings: { id: string }[] } | null; userErrors: object[] }>>(`mutation ($input: C${mutation.slice(1)}Input!) { ${mutation}(input: $input) { year { closings { id } } userErrors { code message } } }`, { input }))[mutation] as never;
    const closingId = (await say(officer, 'creditYearPropose', { cycleYear: YEAR })).year?.closings[0]?.id;
    expect((await say(second, 'creditYearConfirm', { closingId })).userErrors).toEqual([]);
    await county.settle();
    await reckon();
    const closed = await sheetOf(officer) as Sheet;
    expect([closed.isClosedYear, closed.county, figures(closed)]).toEqual([true, draft.county, figures(draft)]);
    expect((await publish(draft.id, '补登后重新公布')).userErrors).toMatchObject([{ code: 'NEWER_THERE' }]);
    const { totals } = await publish(closed.id, '补登后重新公布');
    expect(totals).toMatchObject({ edition: 2, note: '补登后重新公布', county: { countedCenticredits: 5_600 } });
    expect(await county.rows('SELECT COUNT(publishedAt) AS n FROM school_totals_runs')).toEqual([{ n: 2 }]);
  });

  test('schools, coordinators and teachers neither reckon nor publish, and nothing is written', async () => {
    const before = await county.rows('SELECT * FROM school_totals_runs');
    const strangers = [await county.as(await county.build.account({ role: 'COORDINATOR' })), await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: schoolIds[0] })), await county.as((await county.build.teacherAccount({ schoolId: schoolIds[3] as number })).accountId)];
    for (const client of strangers) {
      expect((await client.send('mutation ($input: SchoolTotalsReckonInput!) { schoolTotalsReckon(input: $input) { jobId } }', { input: { cycleYear: YEAR } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await client.send('mutation ($input: SchoolTotalsPublishInput!) { schoolTotalsPublish(input: $input) { userErrors { code } } }', { input: { id: before.length } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await officer.send('mutation ($input: SchoolTotalsReckonInput!) { schoolTotalsReckon(input: $input) { jobId } }', { input: { cycleYear: 1999 } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await county.rows('SELECT * FROM school_totals_runs')).toEqual(before);
  });
});
