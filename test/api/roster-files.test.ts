import type ExcelJS from 'exceljs';

import { readWorkbook } from '../../server/platform/spreadsheets/index.js';
import { zipOf } from '../platform/spreadsheets-support.js';
import { databaseKinds } from '../support/databases.js';
import { RosterDesk, rosterTotals } from '../support/roster-client.js';
import { countyRoster, editedFile, rosterFile } from '../support/roster-workbooks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const roster = countyRoster(6);
const nothing = { areas: 0, schools: 0, teachers: 0, accounts: 0, grants: 0, counted: 0 };
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe.each(databaseKinds)('roster files on %s', (kind) => {
  let county: TestApp;
  let desk: RosterDesk;
  beforeAll(async () => {
    county = await startTestApp(kind);
    desk = new RosterDesk(county, await county.as(await county.build.account({ role: 'COORDINATOR' })));
  });
  afterEach(async () => expect(await rosterTotals(county)).toEqual(nothing));
  afterAll(() => county.close());

  test('merged cells are refused at their addresses, with every row they cover', async () => {
    const checked = await desk.check(await editedFile(roster, (book) => book.getWorksheet('教师')?.mergeCells('F2:F4')));
    expect((await desk.problems(checked.id)).items.map(({ address, code }) => [address, code])).toEqual([['F2', 'MERGED_CELL'], ['F3', 'MERGED_CELL'], ['F4', 'MERGED_CELL']]);
    expect(checked.counts).toMatchObject({ rowsRefused: 3, teachersNew: 3 });
  });

  test('what has one reading is mended and named: full-width digits, spaces, numbers, dates as text', async () => {
    const number = String(roster.teachers[0]?.number);
    const wide = number.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    const checked = await desk.check(await editedFile(roster, (book) => {
      const sheet = book.worksheets[2] as ExcelJS.Worksheet;
      sheet.getCell('A2').value = wide;
      sheet.getCell('B3').value = ` ${String(roster.teachers[1]?.name)}　`;
      sheet.getCell('E4').value = Number(roster.teachers[2]?.mobile);
      sheet.getCell('K5').value = '2012年9月1日';
      sheet.getCell('K6').value = { formula: '1/0', result: { error: '#DIV/0!' } };
      sheet.getCell('C7').value = Number(String(roster.teachers[5]?.nationalId).slice(0, 17) + '0');
    }));
    const { items } = await desk.problems(checked.id);
    expect(items.map(({ severity, address, code }) => [severity, address, code])).toEqual([
      ['MENDED', 'A2', 'FULL_WIDTH'], ['MENDED', 'B3', 'SPACES'], ['MENDED', 'E4', 'NUMBER_NOT_TEXT'], ['MENDED', 'K5', 'DATE_AS_TEXT'], ['ERROR', 'K6', 'FORMULA_ERROR'], ['ERROR', 'C7', 'SCIENTIFIC_NOTATION'],
    ]);
    expect(items[0]?.message).toContain(number);
    expect(checked.counts).toMatchObject({ rowsRefused: 2, mended: 4, teachersNew: 4 });
  });

  test.each([
    ['a CSV under another name', Buffer.from('教师编号,姓名\nT10000001,张三\n'), 400],
    ['a picture', PNG, 400],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1'.repeat(80), 'hex'), 400],
    ['nothing', Buffer.alloc(0), 400],
  ])('%s is refused at the door', async (_case, bytes, status) => {
    const reply = await desk.client.upload('roster', '名册.xlsx', bytes);
    expect([reply.status, reply.errors?.[0]?.extensions.code]).toEqual([status, 'BAD_USER_INPUT']);
    expect(await county.rows('SELECT id FROM stored_files WHERE name = ?', ['没有'])).toEqual([]);
  });

  const sheetXml = (rows: number): string => `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${'<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(rows)}</sheetData></worksheet>`;
  const bookOf = (sheet: string): Buffer => zipOf({
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    '_rels/.rels': '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="教师" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
  });

  test.each([
    ['an archive that swells to 300 MB', () => bookOf(sheetXml(6_500_000)), /内容过大/],
    ['a text document', () => zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' }), /不是Excel工作簿/],
    ['a broken archive', () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(400, 7)]), /已损坏|不是Excel工作簿/],
  ])('%s ends as refused, with words, and the server goes on', async (_case, make, words) => {
    const checked = await desk.check(make());
    expect(checked).toMatchObject({ status: 'REFUSED', counts: null, viewerCanApplyGoodRows: { allowed: false } });
    expect(checked.refusal).toMatch(words);
    expect((await desk.apply(checked.id, true)).userErrors.map(({ code }) => code)).toEqual(['NOT_PLANNED']);
  });

  test('a workbook without any sheet of the template says so', async () => {
    const checked = await desk.check(await editedFile(roster, (book) => book.worksheets.forEach((sheet, at) => { sheet.name = `表${at}`; })));
    expect([checked.status, checked.refusal]).toEqual(['REFUSED', '文件中没有“片区”“学校”“教师”三张工作表中的任何一张。请用系统下载的模板填写。']);
  });

  test.each(['zh-CN', 'en'] as const)('the template in %s is itself a workbook without problems, and can be filled in', async (locale) => {
    const response = await desk.client.in(locale).get('/downloads/roster-template.xlsx');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''.+\.xlsx$/);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { sheets } = await readWorkbook(bytes);
    expect(sheets.filter(({ hidden }) => !hidden).map(({ name }) => name)).toEqual(locale === 'en' ? ['Areas', 'Schools', 'Teachers', 'Instructions'] : ['片区', '学校', '教师', '填写说明']);
    const checked = await desk.check(bytes);
    expect(checked).toMatchObject({ status: 'PLANNED', counts: { rowsRead: 0, errors: 0, mended: 0 } });
    expect((await desk.apply(checked.id)).userErrors.map(({ code }) => code)).toEqual(['NOTHING_TO_WRITE']);
  });

  test('the bad rows come as a workbook in the language asked for, numbers of persons masked', async () => {
    const id = String(roster.teachers[0]?.nationalId);
    const broken = id.slice(0, 17) + (id[17] === '1' ? '2' : '1');
    const checked = await desk.check(await rosterFile({ ...roster, teachers: [{ ...roster.teachers[0], nationalId: broken }] }));
    const response = await desk.client.get(`/downloads/roster-problems/${checked.id}.xlsx?lang=en`);
    const { sheets } = await readWorkbook(new Uint8Array(await response.arrayBuffer()));
    expect(sheets[0]?.rows[1]?.cells.map(({ text }) => text).slice(0, 4)).toEqual(['Teachers', '2', 'C2', 'National ID']);
    expect(JSON.stringify(sheets)).not.toContain(broken);
  });

  test('nobody else sees or starts an import, and nothing is written', async () => {
    const fileId = await desk.upload(await rosterFile(roster));
    const schoolId = await county.build.school();
    const areaId = await county.build.area();
    const before = await county.rows('SELECT COUNT(*) AS n FROM roster_imports');
    for (const grant of [{ role: 'TEACHER' }, { role: 'SCHOOL_ADMINISTRATOR', schoolId }, { role: 'AREA_LEAD', areaId }, { role: 'CREDIT_OFFICER' }, { role: 'AUDITOR' }, { role: 'JUDGE' }, { role: 'COORDINATOR', areaId }] as const) {
      const client = await county.as(await county.build.account(grant));
      const reply = await client.send(`mutation { rosterImportPrepare(input: { fileId: "${fileId}" }) { rosterImport { id } } }`);
      expect([grant.role, reply.errors?.[0]?.extensions.code]).toEqual([grant.role, 'FORBIDDEN']);
      for (const other of ['rosterImportApply(input: { importId: "1", onlyGoodRows: true })', 'rosterImportUndo(input: { importId: "1" })']) expect((await client.send(`mutation { ${other} { rosterImport { id } } }`)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await client.send('{ rosterImports { totalCount } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await client.get('/downloads/roster-problems/1.xlsx')).status).toBe(403);
    }
    expect((await county.anyone.send(`mutation { rosterImportPrepare(input: { fileId: "${fileId}" }) { rosterImport { id } } }`)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await county.anyone.get('/downloads/roster-template.xlsx')).status).toBe(401);
    expect((await desk.client.send('mutation { rosterImportPrepare(input: { fileId: "999999" }) { rosterImport { id } } }')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await county.settle();
    expect(await county.rows('SELECT COUNT(*) AS n FROM roster_imports')).toEqual(before);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, async (tx) => {
      await tx.run('DELETE FROM grants WHERE role = ?', ['TEACHER']);
      await tx.run('DELETE FROM schools');
      await tx.run('DELETE FROM areas');
    });
  });
});
