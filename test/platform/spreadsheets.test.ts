import { jest } from '@jest/globals';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import { cleanText, escapeFormula, matchingKey, readCsv, readSpreadsheet, readWorkbook, SpreadsheetError, workbookBytes, writeWorkbook } from '../../server/platform/spreadsheets/index.js';
import type { ColumnSpec, SpreadsheetErrorCode } from '../../server/platform/spreadsheets/index.js';
import { zipOf } from './spreadsheets-support.js';

jest.setTimeout(60_000);



const bytesOf = async (book: ExcelJS.Workbook): Promise<Uint8Array> => new Uint8Array(await book.xlsx.writeBuffer());
const refusal = async (work: Promise<unknown>): Promise<SpreadsheetErrorCode> => {
  const error = await work.then(() => null, (reason: unknown) => reason);
  if (!(error instanceof SpreadsheetError)) throw new Error(`Not refused, or not as a SpreadsheetError: ${String(error)}`);
  return error.code;
};
const column = (key: string, type: ColumnSpec['type'], more: Partial<ColumnSpec> = {}): ColumnSpec => ({ key, header: key, type, ...more });

describe('reading', () => {
  test('every type of cell, with its address', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('名单');
    sheet.getCell('A1').value = '姓名';
    sheet.getCell('C1').value = { richText: [{ text: '出生' }, { text: '日期', font: { bold: true } }] };
    sheet.getCell('A4').value = 12.5;
    sheet.getCell('B4').value = new Date(Date.UTC(2026, 6, 6));
    sheet.getCell('B4').numFmt = 'yyyy"年"m"月"d"日"';
    sheet.getCell('C4').value = true;
    sheet.getCell('D4').value = { formula: 'A4*2', result: 25 };
    sheet.getCell('E4').value = { error: '#REF!' };
    sheet.getCell('F4').value = { text: '主页', hyperlink: 'https://example.cn/' };
    sheet.getCell('G4').value = '2026/7/6';
    sheet.getCell('H4').value = 510801199001011234;
    sheet.getCell('I4').value = new Date(Date.UTC(2026, 6, 6, 8, 30));
    sheet.getCell('I4').numFmt = 'yyyy-mm-dd hh:mm';
    sheet.getCell('J4').value = 0.1 + 0.2;
    const { sheets } = await readWorkbook(await bytesOf(book));
    const [read] = sheets;
    expect(read).toMatchObject({ name: '名单', hidden: false, lastRow: 4, blankRows: 2, lastColumn: 10, merges: [] });
    expect(read?.rows.map(({ number }) => number)).toEqual([1, 4]);
    expect(read?.rows[0]?.cells.map(({ address, type, text }) => [address, type, text])).toEqual([['A1', 'text', '姓名'], ['B1', 'empty', ''], ['C1', 'text', '出生日期']]);
    expect(read?.rows[1]?.cells).toMatchObject([
      { address: 'A4', type: 'number', value: 12.5 },
      { address: 'B4', type: 'date', value: '2026-07-06', text: '2026-07-06' },
      { address: 'C4', type: 'boolean', value: true, text: 'TRUE' },
      { address: 'D4', type: 'number', value: 25, fromFormula: true },
      { address: 'E4', type: 'error', value: '#REF!' },
      { address: 'F4', type: 'text', value: '主页' },
      { address: 'G4', type: 'text', value: '2026/7/6' },
      { address: 'H4', type: 'number', lostDigits: true },
      { address: 'I4', type: 'date', value: '2026-07-06', time: '08:30:00' },
      { address: 'J4', type: 'number', text: '0.3' },
    ]);
  });

  test('merged cells name their range and master, and only the master has the value', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('S');
    sheet.getCell('A1').value = '城关镇中学';
    sheet.mergeCells('A1:A3');
    sheet.getCell('B1').value = '张';
    sheet.getCell('B2').value = '李';
    sheet.getCell('B3').value = '王';
    sheet.getCell('A4').value = '合计';
    sheet.mergeCells('A4:B4');
    const { sheets: [read] } = await readWorkbook(await bytesOf(book));
    expect(read?.merges).toEqual(['A1:A3', 'A4:B4']);
    expect(read?.rows.map(({ cells }) => [cells[0]?.value, cells[0]?.merge?.master])).toEqual([['城关镇中学', 'A1'], [null, 'A1'], [null, 'A1'], ['合计', 'A4']]);
    expect(read?.rows[3]?.cells[1]).toEqual({ sheet: 'S', address: 'B4', row: 4, column: 2, type: 'empty', value: null, text: '', merge: { range: 'A4:B4', master: 'A4' } });
  });

  test('a file as WPS and Excel write it: prefixes, inline and shared strings, phonetic guides, absent addresses, the 1904 calendar', async () => {
    const file = zipOf({
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
      'xl/workbook.xml': '<x:workbook xmlns:x="m" xmlns:r="n"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="表1" sheetId="1" r:id="a"/><x:sheet name="隐藏" sheetId="2" state="hidden" r:id="b"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" Type="http://x/worksheet" Target="worksheets/one.xml"/><Relationship Id="b" Type="http://x/worksheet" Target="worksheets/two.xml"/><Relationship Id="c" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="d" Type="http://x/styles" Target="styles.xml"/></Relationships>',
      'xl/sharedStrings.xml': '<sst><si><r><t>东</t></r><r><t xml:space="preserve">京 </t></r><rPh sb="0" eb="1"><t>とうきょう</t></rPh></si><si><t>第一行_x000D_&#10;第二行</t></si></sst>',
      'xl/styles.xml': '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="&quot;days&quot; 0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="20"/></cellXfs></styleSheet>',
      'xl/worksheets/one.xml': '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="3"><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>内</x:t></x:is></x:c><x:c s="1"><x:v>0</x:v></x:c><x:c s="2"><x:v>5</x:v></x:c><x:c s="3"><x:v>0.354166666666667</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      'xl/worksheets/two.xml': '<worksheet><sheetData/></worksheet>',
    });
    const { sheets } = await readWorkbook(file);
    expect(sheets.map(({ name, hidden, lastRow }) => [name, hidden, lastRow])).toEqual([['表1', false, 3], ['隐藏', true, 0]]);
    expect(sheets[0]?.rows[0]?.cells.map(({ address, type, value }) => [address, type, value])).toEqual([
      ['A3', 'text', '东京 '], ['B3', 'text', '内'], ['C3', 'date', '1904-01-01'], ['D3', 'number', 5], ['E3', 'time', '08:30:00'], ['F3', 'text', '第一行\r\n第二行'],
    ]);
    expect((await readWorkbook(file, { sheets: ['隐藏'] })).sheets).toHaveLength(1);
    expect(await refusal(readWorkbook(file, { sheets: ['没有'] }))).toBe('SHEET_MISSING');
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'NOT_A_WORKBOOK', 'empty'],
    ['a CSV file named .xlsx', Buffer.from('姓名,学校\n张三,一小\n'), 'NOT_A_WORKBOOK', 'csv'],
    ['a web page named .xls', Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'NOT_A_WORKBOOK', 'html'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'NOT_A_WORKBOOK', 'pdf'],
    ['a Word document', zipOf({ 'word/document.xml': '<w/>' }), 'NOT_A_WORKBOOK', 'docx'],
    ['a workbook of before 2007', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('Workbook', 'utf16le')]), 'OLD_FORMAT', 'xls'],
    ['a workbook with a password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(6000), Buffer.from('EncryptedPackage', 'utf16le')]), 'ENCRYPTED', undefined],
    ['half a workbook', zipOf({ 'xl/workbook.xml': '<workbook><sheets/></workbook>' }).subarray(0, 60), 'UNREADABLE', undefined],
    ['broken XML', zipOf({ 'xl/workbook.xml': '<workbook><sheets></workbook>' }), 'UNREADABLE', undefined],
    ['a document type of its own', zipOf({ 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' }), 'UNREADABLE', undefined],
  ] as const)('%s is refused by its content', async (_case, bytes, code, looksLike) => {
    const error: unknown = await readWorkbook(bytes).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SpreadsheetError);
    expect([(error as SpreadsheetError).code, (error as SpreadsheetError).details.looksLike]).toEqual([code, looksLike]);
  });

  test('an upload bomb is refused before it unpacks, and one that lies about its size while it does', async () => {
    const parts = { 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': Buffer.alloc(60 * 1024 * 1024, 0x20) };
    const bomb = zipOf(parts);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(readWorkbook(bomb))).toBe('TOO_LARGE');
    expect(await refusal(readWorkbook(bomb, { maxRatio: 10_000, maxUncompressedBytes: 1024 * 1024 }))).toBe('TOO_LARGE');
    expect(await refusal(readWorkbook(zipOf({ 'xl/workbook.xml': `<workbook>${' '.repeat(900_000)}</workbook>` }, { claimedSize: 20 })))).toBe('UNREADABLE');
    expect(await refusal(readWorkbook(zipOf(Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`a${at}`, 'x']))), { maxEntries: 20 }))).toBe('TOO_LARGE');
  });

  test('a workbook that outgrows the memory allowed, or the time, ends its thread and nothing else', async () => {
    const huge = zipOf({
      'xl/workbook.xml': '<workbook xmlns:r="n"><sheets/></workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="c" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      'xl/sharedStrings.xml': `<sst>${Array.from({ length: 400_000 }, (_, at) => `<si><t>${at}-${(at * 7919) % 1_000_003}</t></si>`).join('')}</sst>`,
    });
    expect(await refusal(readWorkbook(huge, { memoryMebibytes: 16 }))).toBe('TOO_LARGE');
    expect(await refusal(readWorkbook(huge, { timeoutMs: 1 }))).toBe('TIMED_OUT');
  });

  test('caps on rows, columns, cells and bytes', async () => {
    const bytes = await workbookBytes({ sheets: [{ name: 'S', columns: [column('a', 'text'), column('b', 'text')], rows: Array.from({ length: 9 }, () => ({ a: 'x', b: 'y' })) }] });
    expect(await refusal(readWorkbook(bytes, { maxRows: 9 }))).toBe('TOO_MANY_ROWS');
    expect(await refusal(readWorkbook(bytes, { maxColumns: 1 }))).toBe('TOO_MANY_COLUMNS');
    expect(await refusal(readWorkbook(bytes, { maxCells: 19 }))).toBe('TOO_LARGE');
    expect(await refusal(readWorkbook(bytes, { maxBytes: 100 }))).toBe('TOO_LARGE');
    expect((await readWorkbook(bytes, { maxRows: 10, maxColumns: 2, maxCells: 20 })).sheets[0]?.rows).toHaveLength(10);
  });

  test('CSV in UTF-8 with BOM and in GB18030, quoted, with the separators of both habits', async () => {
    const utf8 = await readCsv(Buffer.from('\ufeff姓名,备注\r\n"张,三","他说""好"""\r\n\r\n="007",两\n'));
    expect(utf8.format).toBe('csv');
    expect(utf8.sheets[0]?.rows.map(({ number, cells }) => [number, ...cells.map(({ value }) => value)])).toEqual([[1, '姓名', '备注'], [2, '张,三', '他说"好"'], [4, '007', '两']]);
    const gb = await readSpreadsheet(Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x09, 0x81, 0x30, 0x81, 0x30, 0x0d, 0x0a, 0xd5, 0xc5, 0x09, 0x31]));
    expect(gb.sheets[0]?.rows.map(({ cells }) => cells.map(({ address, value }) => [address, value]))).toEqual([[['A1', '姓名'], ['B1', '\u0080']], [['A2', '张'], ['B2', '1']]]);
    expect(await refusal(readCsv(Buffer.from('a,"b\n')))).toBe('UNREADABLE');
    expect(await refusal(readCsv(zipOf({ a: 'b' })))).toBe('NOT_A_WORKBOOK');
  });
});

describe('writing', () => {
  const columns = [
    column('number', 'text', { header: '教师编号', required: true, note: '8 位，保留前导零' }),
    column('school', 'text', { header: '学校', options: ['城关镇第一小学', '含,逗号"引号的学校'] }),
    column('credits', 'decimal', { header: '学分' }),
    column('born', 'date', { header: '出生日期' }),
    column('seen', 'datetime', { header: '签到' }),
  ];

  test('what is written is what is read back', async () => {
    const bytes = await workbookBytes({ sheets: [{ name: '名单/2026', columns, notes: ['只填白色格子'], rows: [{ number: '00012345', school: '城关镇第一小学', credits: 1.5, born: '1990-01-31', seen: '2026-07-06 08:30' }] }] });
    const { sheets } = await readWorkbook(bytes);
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([['_lists', true], ['名单 2026', false], ['填写说明', false]]);
    expect(sheets[1]?.rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([['教师编号 *', '学校', '学分', '出生日期', '签到'], ['00012345', '城关镇第一小学', 1.5, '1990-01-31', '2026-07-06']]);
    expect(sheets[1]?.rows[1]?.cells[4]?.time).toBe('08:30:00');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    const sheet = book.getWorksheet('名单 2026');
    expect(sheet?.getCell('A2').numFmt).toBe('@');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' });
    expect(sheet?.getCell('B9').dataValidation).toMatchObject({ type: 'list', formulae: ['_lists!$A$1:$A$2'] });
    expect(JSON.stringify(sheet?.getCell('A1').note)).toContain('保留前导零');
    expect(sheet?.autoFilter).toBe('A1:E1');
  });

  test('text that begins like a formula is text', async () => {
    const attacks = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠a', ' =1', '\u200b=1'];
    const bytes = await workbookBytes({ sheets: [{ name: 'S', columns: [column('a', 'text'), column('n', 'decimal')], rows: attacks.map((a) => ({ a, n: -1 })) }] });
    const [sheet] = (await readWorkbook(bytes)).sheets;
    const rows = sheet?.rows.slice(1) ?? [];
    expect(rows.map(({ cells }) => cells[0]?.value)).toEqual(attacks.map((attack) => `'${attack.replace('\r', '\n')}`));
    expect(rows.every(({ cells }) => cells[0]?.type === 'text' && !cells[0].fromFormula && cells[1]?.value === -1)).toBe(true);
    expect(['张三', 'a=b', '2026-07-06', ''].map(escapeFormula)).toEqual(['张三', 'a=b', '2026-07-06', '']);
  });

  test('50,000 rows are written into a file row by row and read back, every one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'spreadsheets-'));
    try {
      const path = join(folder, 'large.xlsx');
      const rows = function* () {
        for (let at = 0; at < 50_000; at += 1) yield { number: String(at).padStart(8, '0'), school: `第${at % 97}小学`, credits: at / 100, born: '1990-01-31' };
      };
      expect(await writeWorkbook({ sheets: [{ name: 'S', columns: columns.slice(0, 4), rows: rows() }] }, createWriteStream(path))).toEqual({ rows: 50_000 });
      expect((await stat(path)).size).toBeGreaterThan(500_000);
      const { sheets } = await readWorkbook(path, { sheets: ['S'] });
      const read = sheets[0]?.rows ?? [];
      expect(read).toHaveLength(50_001);
      expect(read.every(({ number }, at) => number === at + 1)).toBe(true);
      expect(read.at(-1)?.cells.map(({ value }) => value)).toEqual(['00049999', '第44小学', 499.99, '1990-01-31']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('a reader that goes away ends the writing; rows that fail end the stream', async () => {
    let made = 0;
    const endless = function* () {
      for (;;) {
        made += 1;
        yield { a: `第${made}行${Math.random()}` };
      }
    };
    let received = 0;
    const leaving = new Writable({ write(chunk: Buffer, _encoding, next) { received += chunk.length; if (received > 100_000) this.destroy(); next(); } });
    await expect(writeWorkbook({ sheets: [{ name: 'S', columns: [column('a', 'text')], rows: endless() }] }, leaving)).rejects.toThrow();
    expect(made).toBeLessThan(200_000);
    const failing = function* () {
      yield { a: 'x' };
      throw new Error('the database went away');
    };
    const sink = new PassThrough().resume();
    sink.on('error', () => {});
    await expect(writeWorkbook({ sheets: [{ name: 'S', columns: [column('a', 'text')], rows: failing() }] }, sink)).rejects.toThrow('the database went away');
    expect(sink.destroyed).toBe(true);
  });

  test('a slow reader holds the rows back', async () => {
    let made = 0;
    const rows = function* () {
      for (; made < 60_000; made += 1) yield { a: `${Math.random()}${Math.random()}${Math.random()}` };
    };
    const stalled = new Writable({ highWaterMark: 1, write() { /* never asks for more */ } });
    const writing = writeWorkbook({ sheets: [{ name: 'S', columns: [column('a', 'text')], rows: rows() }] }, stalled);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(made).toBeLessThan(60_000);
    stalled.destroy();
    await expect(writing).rejects.toThrow();
  });
});

describe('text', () => {
  test.each([
    ['张三', '张三', []],
    ['　张三　', '张三', ['SPACES_TRIMMED']],
    ['ＡＢ１２３', 'AB123', ['HALF_WIDTH']],
    ['张\u200b三\ufeff', '张三', ['INVISIBLE_REMOVED']],
    ['张\u0007三', '张三', ['CONTROL_REMOVED']],
    ['李 \u00a0\t 四', '李 四', ['SPACES_COLLAPSED']],
    ['ﾊﾟ㎡', 'パm2', ['NORMALISED']],
    ['第一期（语文）：“新课标”…①', '第一期（语文）：“新课标”…①', []],
    [' １２\n３ ', '12 3', ['HALF_WIDTH', 'SPACES_TRIMMED', 'SPACES_COLLAPSED']],
    ['', '', []],
  ] as const)('%j is kept as %j', (value, text, mends) => {
    expect(cleanText(value)).toEqual({ text, mends });
    expect(cleanText(text)).toEqual({ text, mends: [] });
  });

  test('a key to compare by folds what people write differently', () => {
    expect(matchingKey('第一期（语文） A班')).toBe(matchingKey('第一期(语文)ａ班'));
  });
});

test('a path that is no file is an error of the caller', async () => {
  await expect(readWorkbook(join(tmpdir(), 'no-such-file.xlsx'))).rejects.toMatchObject({ code: 'ENOENT' });
  const path = join(await mkdtemp(join(tmpdir(), 'spreadsheets-')), 'a.csv');
  await writeFile(path, 'a,b\n1,2\n');
  expect((await readSpreadsheet(path)).sheets[0]?.rows).toHaveLength(2);
});
