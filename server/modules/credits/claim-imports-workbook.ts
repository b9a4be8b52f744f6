import { type Locale, say, type Words } from '../../platform/locale.js';
import { cleanText, type ColumnSpec, type HeadedRow, headedRows, headingTwice, readSpreadsheet, SpreadsheetError, unreadableWords, workbookBytes, type WorkbookSpec } from '../../platform/spreadsheets/index.js';
import { CLAIM_COLUMNS, type ClaimColumn, type ClaimLine, COLUMN_WORDS, plainCell } from './rules/claim-sheet.js';
import { LEVELS, type RuleSet } from './rules/rule-set.js';
import { levelName } from './rules/wording.js';

const MOST_ROWS = 6_000;
const LEAST_HEADINGS = 4;
const SHEET: Words = { zh: '学分申报', en: 'Credit claims' };

interface TemplateColumn { readonly width: number; readonly note: Words; readonly required?: true; readonly isDay?: true }

const COLUMNS: Readonly<Record<ClaimColumn, TemplateColumn>> = {
  number: { width: 14, note: { zh: '与姓名二选一：填编号，或填姓名和身份证号后 4 至 6 位。', en: 'Either this, or name and end of the national id.' } },
  name: { width: 12, note: { zh: '没有编号时必填；两者都填时会核对。', en: 'Needed where there is no number; compared where both are given.' } },
  idTail: { width: 16, note: { zh: '后 4 至 6 位，仅用于认人，不保存。', en: 'The last 4 to 6 places; only to find the person, not kept.' } },
  category: { width: 14, note: { zh: '按认定办法选择；填了项目可以不填。', en: 'Of the rule set; may be left out where an item is given.' } },
  item: { width: 26, note: { zh: '按项目计分的（论文、公开课等）选择项目；按学时计分的不填。', en: 'For what is credited by the piece; leave it empty for hours.' } },
  level: { width: 10, required: true, note: { zh: '主办单位的级别。', en: 'Who sponsors it.' } },
  rank: { width: 10, note: { zh: '获奖等次，认定办法按等次计分时填写。', en: 'Of a prize, where the rules tell ranks apart.' } },
  role: { width: 10, note: { zh: '主持、参与等，认定办法按角色计分时填写。', en: 'Where the rules tell roles apart.' } },
  topic: { width: 16, note: { zh: '认定办法对专题有要求的（如师德）选择，没有可以不填。', en: 'Where the rules ask for a topic, such as ethics; may be left out.' } },
  hours: { width: 8, note: { zh: '按学时计分的必填，可以有小数。', en: 'Needed for what is credited by the hour.' } },
  quantity: { width: 8, note: { zh: '项目的件数或次数，不填按 1。', en: 'Pieces of an item; 1 when left out.' } },
  credits: { width: 10, note: { zh: '只有由学校核定数额的项目填写。', en: 'Only for items whose amount the school states.' } },
  startDay: { width: 12, required: true, isDay: true, note: { zh: '如 2026-11-22。', en: 'Such as 2026-11-22.' } },
  endDay: { width: 12, isDay: true, note: { zh: '一天的活动可以不填。', en: 'May be left out for a single day.' } },
  title: { width: 34, required: true, note: { zh: '与证书或通知上的名称一致。', en: 'As the certificate or the notice says.' } },
  organiser: { width: 24, note: { zh: '不填为本校。', en: 'Your school when left out.' } },
  certificate: { width: 20, note: { zh: '证书上印的编号；没有可以不填。同一编号只计一次。', en: 'As the certificate has it; may be left out. One number is credited once.' } },
  evidence: { width: 34, note: { zh: '与一起上传的文件同名（含扩展名），多份用分号隔开，最多 10 份。', en: 'Named as the files brought along, endings included; several with semicolons between, 10 at most.' } },
};

const HEADINGS = Object.fromEntries(CLAIM_COLUMNS.map((key) => [key, [COLUMN_WORDS[key].zh, COLUMN_WORDS[key].en]])) as unknown as Readonly<Record<ClaimColumn, readonly string[]>>;

/** The rows of an uploaded workbook or CSV file, or why there are none. */
export async function readClaimWorkbook(bytes: Uint8Array): Promise<{ readonly lines: readonly ClaimLine[] } | { readonly refusal: Words }> {
  try {
    const { sheets } = await readSpreadsheet(bytes, { maxRows: MOST_ROWS });
    const headed = sheets.flatMap((sheet) => {
      const rows = sheet.hidden ? null : headedRows(sheet, HEADINGS, LEAST_HEADINGS);
      return rows ? [{ sheet, rows }] : [];
    });
    if (headed.length === 0) return { refusal: { zh: '没有找到申报表的表头。请用系统下载的模板填写。', en: 'The headings of the template were not found. Fill in the template as downloaded.' } };
    const [filled, another] = headed.filter(({ rows }) => rows.length > 0);
    if (!filled) return { refusal: { zh: '表格里没有内容：表头下面一行也没有填。', en: 'The workbook is empty: nothing stands below the headings.' } };
    if (another) return { refusal: { zh: `工作表“${filled.sheet.name}”和“${another.sheet.name}”都填了申报。请合并到一个工作表，或分成几个文件上传。`, en: `Claims stand in the sheets “${filled.sheet.name}” and “${another.sheet.name}”. Bring them together in one, or upload a file for each.` } };
    const twice = headingTwice(filled.sheet, HEADINGS, LEAST_HEADINGS);
    if (twice) return { refusal: { zh: `表头“${twice.heading}”出现了两次（${twice.columns.join('、')} 列，可能有隐藏的列）。请只保留一列。`, en: `The heading “${twice.heading}” stands twice (columns ${twice.columns.join(' and ')}; one may be hidden). Keep one.` } };
    return { lines: filled.rows.map(toLine) };
  } catch (error) {
    if (!(error instanceof SpreadsheetError) || error.code === 'SHEET_MISSING') throw error;
    return { refusal: unreadableWords(error.code, error.details.sheet) };
  }
}

/** File names stand as they are, each on its own line at times; other text is cleaned of what cannot be seen, and of line breaks within it. */
function toLine({ row, cells }: HeadedRow<ClaimColumn>): ClaimLine {
  const clean = <Value>(key: string, value: Value): Value | string => (typeof value === 'string' && key !== 'evidence' ? cleanText(value.replace(/(?<=\p{Script=Han})[\r\n]+(?=\p{Script=Han})/gu, '')).text : value);
  return { row, cells: Object.fromEntries(Object.entries(cells).map(([key, { text, value, type }]) => [key, plainCell(key as ClaimColumn, { text: clean(key, text), value: clean(key, value), isDate: type === 'date', isError: type === 'error' })])) };
}

const FILED_WITH_EVIDENCE: Words = { zh: '一人一项一行。证明材料（PDF、JPG、PNG、XLSX）与表格一起上传，或打成一个 zip。先检查，不会直接申报。', en: 'One row per person and item. Bring the evidence (PDF, JPG, PNG, XLSX) beside the workbook, or as one zip. It is checked first and not filed at once.' };

/**
 * The workbook to fill in, with the words of the rule set in force to choose from.
 *
 * @param use what it is for, where that is not a school's claims: columns left out and the note above the rows.
 */
export function claimTemplate(ruleSet: RuleSet | null, locale: Locale, use: { readonly leftOut?: readonly ClaimColumn[]; readonly note?: Words } = {}): Promise<Buffer> {
  const told = (words: Words): string => say(words, locale);
  const names = (rows: ReadonlyArray<{ readonly name: Words }>): string[] => rows.map(({ name }) => told(name));
  const options: Partial<Record<ClaimColumn, readonly string[]>> = {
    level: LEVELS.map((level) => told(levelName(level))),
    ...(ruleSet ? { category: names(ruleSet.categories), item: names(ruleSet.items), rank: names(ruleSet.ranks), role: names(ruleSet.roles), topic: names(ruleSet.topics) } : {}),
  };
  const column = (key: ClaimColumn): ColumnSpec => {
    const { width, note, required, isDay } = COLUMNS[key];
    const words = options[key] ?? [];
    return { key, header: told(COLUMN_WORDS[key]), width, type: isDay ? 'date' : 'text', note: told(note), ...(required ? { required } : {}), ...(words.length > 0 ? { options: words } : {}) };
  };
  return workbookBytes({
    ...(locale === 'en' ? { notesSheet: 'Instructions', notesHeaders: ['Column', 'What to fill in', 'Allowed values'] as const } : {}),
    optionRefused: told({ zh: '请从下拉列表中选择。', en: 'Choose from the list.' }),
    sheets: [{
      name: told(SHEET), rows: [], columns: CLAIM_COLUMNS.filter((key) => !use.leftOut?.includes(key) && (key !== 'topic' || (options.topic ?? []).length > 0)).map(column),
      notes: [told(use.note ?? FILED_WITH_EVIDENCE),
        ...(ruleSet ? [told({ zh: `按《${ruleSet.name.zh}》填写。`, en: `By “${ruleSet.name.en}”.` })] : [])],
    }],
  });
}

export interface ResultRow { readonly row: number; readonly outcome: string; readonly person: string; readonly title: string; readonly credits: number | null; readonly reasons: string; readonly claimId: number | null; readonly status: string }

/** What became of each row, to work through beside the own file. */
export function resultWorkbook(rows: AsyncIterable<ResultRow>, locale: Locale): WorkbookSpec {
  const column = (key: keyof ResultRow, zh: string, en: string, width: number, type: ColumnSpec['type'] = 'text'): ColumnSpec => ({ key, header: say({ zh, en }, locale), width, type });
  return {
    sheets: [{
      name: say({ zh: '逐行结果', en: 'Result by row' }, locale), rows: rows as AsyncIterable<Readonly<Record<string, string | number | null>>>,
      columns: [
        column('row', '行', 'Row', 8, 'integer'), column('outcome', '结果', 'Outcome', 14), column('person', '教师', 'Teacher', 24), column('title', '培训或活动', 'Training or activity', 40), column('credits', '可计学分（上限前）', 'Credits before caps', 14, 'decimal'),
        column('reasons', '原因和处理办法', 'Reason and what to do', 80), column('claimId', '申报编号', 'Claim', 10, 'integer'), column('status', '审核状态', 'State', 14),
      ],
    }],
  };
}
