import { type Cell, readWorkbook, type Sheet, type SheetRow, SpreadsheetError, workbookBytes } from '../../platform/spreadsheets/index.js';
import { type Locale, say } from '../../platform/locale.js';
import type { FileRefusal } from './file-words.js';
import { problemWords } from './rules/problem-words.js';
import type { RosterCell, RosterCellType, RosterInput, RosterProblem, RosterSheet } from './rules/roster-plan.js';
import { templateOf } from './rules/sheet-reading.js';
import { columnByHeading, ROSTER_TEMPLATE, sheetOf, type SheetKey, type TemplateColumn, type TemplateSheet } from './rules/template.js';

/** The sheet with instructions, which the template brings along. */
const NOTES_SHEET = { zh: '填写说明', en: 'Instructions' };
/** A title may stand above the headings; what stands further down is no heading. */
const HEADINGS_WITHIN_ROWS = 5;
const TYPES: Readonly<Record<Cell['type'], RosterCellType>> = { text: 'text', number: 'number', date: 'date', time: 'date', boolean: 'boolean', error: 'error', empty: 'empty' };

/** What an uploaded workbook says, keyed for the rules; or why it cannot be read at all. */
export async function readRoster(bytes: Uint8Array): Promise<RosterInput | { readonly refusal: FileRefusal }> {
  try {
    const { sheets } = await readWorkbook(bytes);
    const relevant = sheets.filter(({ name, hidden }) => !hidden && name !== NOTES_SHEET.zh && name !== NOTES_SHEET.en);
    if (!relevant.some(({ name }) => templateOf(name))) return { refusal: { code: 'NOT_A_ROSTER' } };
    return { sheets: relevant.map(toRosterSheet) };
  } catch (error) {
    if (!(error instanceof SpreadsheetError) || error.code === 'SHEET_MISSING') throw error;
    return { refusal: { code: error.code, limit: error.details.limit, sheet: error.details.sheet } };
  }
}

function toRosterSheet(sheet: Sheet): RosterSheet {
  const template = templateOf(sheet.name);
  if (!template) return { name: sheet.name, rows: [] };
  const header = headerOf(sheet, template);
  const headings = (header?.cells ?? []).flatMap(({ column, address, text }) => (text.trim() === '' ? [] : [{ column, address, text, key: columnByHeading(template, text)?.key ?? text }]));
  const keyOf = new Map(headings.map(({ column, key }) => [column, key]));
  const rows = sheet.rows.filter(({ number }) => number > (header?.number ?? 0)).map(({ number, cells }) => ({
    rowNumber: number,
    cells: Object.fromEntries(cells.flatMap((cell) => {
      const key = keyOf.get(cell.column);
      return key === undefined ? [] : [[key, toRosterCell(cell)]];
    })),
  }));
  return { name: sheet.name, rows, headings: headings.map(({ key, address, text }) => ({ key, address, text })) };
}

/** Of the first rows the one that holds the most headings. */
function headerOf(sheet: Sheet, template: TemplateSheet): SheetRow | undefined {
  const headingsIn = ({ cells }: SheetRow): number => cells.filter(({ text }) => text !== '' && columnByHeading(template, text)).length;
  const [first, ...others] = sheet.rows.slice(0, HEADINGS_WITHIN_ROWS);
  return others.reduce((best, row) => (best && headingsIn(row) > headingsIn(best) ? row : best), first);
}

function toRosterCell({ address, value, type, fromFormula, merge }: Cell): RosterCell {
  return { address, value, type: fromFormula && type !== 'error' ? 'formula' : TYPES[type], ...(merge ? { merged: true } : {}) };
}

const EXAMPLES: Readonly<Record<SheetKey, Readonly<Record<string, string>>>> = {
  areas: { code: 'P01', nameZh: '城关小学片区', nameEn: 'Chengguan', stage: '小学片区' },
  schools: { code: '2161990001', nameZh: '示例县城关第一小学', nameEn: '', kind: '小学', area: 'P01', remoteness: '县城' },
  teachers: {
    number: 'T10000001', name: '张示例', nationalId: '11010519491231002X', sex: '女', mobile: '', school: '2161990001', title: '一级教师', post: '班主任',
    subject: '语文', stage: '小学', hiredOn: '1975-09-01',
  },
};

/** The workbook to fill in: headings with notes, drop-downs, columns typed as text, and an example among the instructions. */
export function rosterTemplate(locale: Locale): Promise<Buffer> {
  const isEnglish = locale === 'en';
  return workbookBytes({
    notesSheet: say(NOTES_SHEET, locale),
    ...(isEnglish ? { notesHeaders: ['Column', 'What to fill in', 'Allowed values'] as const } : {}),
    optionRefused: say({ zh: '请从下拉列表中选择。', en: 'Choose from the list.' }, locale),
    sheets: ROSTER_TEMPLATE.map((sheet) => ({
      name: say(sheet, locale), rows: [],
      notes: [
        say(SHEET_NOTES[sheet.key], locale),
        say({ zh: '示例（虚构，不会被导入）：', en: 'Example (invented, never imported): ' }, locale) + sheet.columns.map((column) => `${say(column, locale)} ${exampleOf(sheet.key, column, isEnglish) || '—'}`).join(' ｜ '),
      ],
      columns: sheet.columns.map((column) => ({
        key: column.key, header: say(column, locale), width: column.width, type: column.kind === 'date' ? 'date' as const : 'text' as const, required: column.required,
        note: say({ zh: column.helpZh, en: column.helpEn }, locale), ...(column.words ? { options: column.words.map((word) => say(word, locale)) } : {}),
      })),
    })),
  });
}

const SHEET_NOTES: Readonly<Record<SheetKey, { zh: string; en: string }>> = {
  areas: { zh: '已登记且没有变化的片区可以不填；代码相同的，按本表更新。', en: 'Areas on file that have not changed may be left out; one with the same code is updated from this sheet.' },
  schools: { zh: '已登记且没有变化的学校可以不填；标识码相同的，按本表更新。', en: 'Schools on file that have not changed may be left out; one with the same code is updated from this sheet.' },
  teachers: {
    zh: '一人一行，带 * 的列必填。教师编号相同的，按本表更新；选填列留空则保留系统中原有内容。调动学校请办理调出调入，不能通过导入修改。',
    en: 'One row per person; columns with * are required. One with the same teacher number is updated from this sheet; an optional cell left empty keeps what is on file. A change of school is done as a transfer, not by import.',
  },
};

function exampleOf(sheet: SheetKey, { key, words }: TemplateColumn, isEnglish: boolean): string {
  const example = EXAMPLES[sheet][key] ?? '';
  return isEnglish ? words?.find(({ zh }) => zh === example)?.en ?? example : example;
}

/** What has to be mended, to work through beside the own file. Numbers of persons are masked. */
export function problemWorkbook(problems: readonly RosterProblem[], locale: Locale): Promise<Buffer> {
  const isEnglish = locale === 'en';
  const column = (key: string, zh: string, en: string, width: number, type: 'text' | 'integer' = 'text') => ({ key, header: isEnglish ? en : zh, width, type });
  const table = (severity: RosterProblem['severity'], name: string) => ({
    name,
    columns: [column('sheet', '工作表', 'Sheet', 10), column('row', '行', 'Row', 8, 'integer'), column('address', '单元格', 'Cell', 10), column('column', '列', 'Column', 16), column('found', '现在的内容', 'What stands there', 28), column('reason', '原因和处理办法', 'Reason and what to do', 90)],
    rows: problems.filter((problem) => problem.severity === severity).map((problem) => ({
      sheet: sheetName(problem.sheet, locale), row: problem.row, address: problem.address, column: columnName(problem, locale), found: problem.found, reason: say(problemWords(problem), locale),
    })),
  });
  return workbookBytes({ sheets: [table('error', isEnglish ? 'To correct' : '需要改正'), table('mended', isEnglish ? 'Mended, please check' : '已自动修正（请核对）')] });
}

export function sheetName(sheet: string, locale: Locale): string {
  const template = ROSTER_TEMPLATE.find(({ key }) => key === sheet);
  return template ? say(template, locale) : sheet;
}

export function columnName({ sheet, column }: Pick<RosterProblem, 'sheet' | 'column'>, locale: Locale): string | null {
  const template = ROSTER_TEMPLATE.find(({ key }) => key === sheet);
  const found = template && sheetOf(template.key).columns.find(({ key }) => key === column);
  return found ? say(found, locale) : null;
}
