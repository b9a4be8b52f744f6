import type { Words } from '../../../platform/locale.js';
import type { Cell, SheetRow } from '../../../platform/spreadsheets/index.js';
import type { FormField } from './form.js';

/** Two texts are the same when their keys are: whatever spaces, width and letter case they are written in. */
export type Keying = (text: string) => string;

/** What a list of people says of each, besides the answers to the programme's form. */
export const PERSON_COLUMNS = {
  number: { zh: '教师编号', en: 'Teacher number' },
  name: { zh: '姓名', en: 'Name' },
  nationalId: { zh: '身份证号', en: 'National ID' },
  school: { zh: '学校', en: 'School' },
  mobile: { zh: '手机号后四位', en: 'Last digits of mobile' },
} as const satisfies Readonly<Record<string, Words>>;
export type PersonColumn = keyof typeof PERSON_COLUMNS;

/** Heads as schools write them, without spaces, stars and colons. */
const HEADS: Readonly<Record<PersonColumn, RegExp>> = {
  number: /^(教师编号|教师工号|教师代码|人员编号|员工编号|编号|工号|teachernumber|teachercode|number)$/,
  name: /^(姓名|教师姓名|参训人员|学员姓名|老师姓名|name|teacher)$/,
  nationalId: /^((居民)?身份证(件)?(号码?)?|证件号码?|nationalid|idnumber|id)$/,
  school: /^(学校|学校名称|所在学校|任教学校|工作单位|单位|单位名称|school)$/,
  mobile: /^((联系)?手机(号码?)?((后|末)(四|4)位|尾号)?|手机尾号|联系电话|电话|mobile|phone|lastdigitsofmobile)$/,
};
/** Lines are counted in most lists; that such a column is passed over need not be told. */
const LINE_NUMBERS = /^(序号|序|行号|no\.?|#)$/;
/** Titles and remarks may stand above the heads. */
const HEADS_WITHIN_ROWS = 10;

export interface ImportColumns {
  readonly headRow: number;
  /** By column, from 1: a {@link PersonColumn}, or `form:` and the key of a field. */
  readonly keyOf: ReadonlyMap<number, string>;
  /** Heads that mean nothing here, but for the numbering of lines. */
  readonly ignored: readonly string[];
}

/** A line of the list as it is written, trimmed and with plain digits; a column that is absent or empty is ''. */
export interface ImportLine extends Readonly<Record<PersonColumn, string>> {
  readonly row: number;
  readonly answers: readonly { readonly key: string; readonly value: string }[];
  /** Excel cut the number of a person off. */
  readonly lostDigits: boolean;
  /** Where a column's cell is, such as C7. */
  readonly addresses: Readonly<Record<string, string>>;
}

/** Of the first rows the one with the most heads, if it tells who is meant; columns stand in any order. */
export function importColumns(rows: readonly SheetRow[], fields: readonly FormField[], keyOf: Keying): ImportColumns | null {
  const bare = (text: string): string => keyOf(text).replace(/[*＊:：]/g, '').replace(/[(（].*[)）]$/, '');
  const questions = new Map(fields.flatMap(({ key, label, labelEn }) => [label, labelEn].filter(Boolean).map((each) => [bare(each), `form:${key}`] as const)));
  const meaning = (text: string): string | undefined => {
    const head = bare(text);
    return head === '' ? undefined : (Object.keys(HEADS) as PersonColumn[]).find((each) => HEADS[each].test(head)) ?? questions.get(head);
  };
  let best: ImportColumns | null = null;
  for (const { number, cells } of rows.slice(0, HEADS_WITHIN_ROWS)) {
    const known = new Map<number, string>();
    for (const { column, text } of cells) {
      const key = meaning(text);
      if (key && ![...known.values()].includes(key)) known.set(column, key);
    }
    const tells = [...known.values()].some((key) => key === 'number' || key === 'nationalId' || key === 'name');
    if (!tells || known.size <= (best?.keyOf.size ?? 0)) continue;
    best = { headRow: number, keyOf: known, ignored: cells.filter(({ column, text }) => text.trim() !== '' && !known.has(column) && !LINE_NUMBERS.test(bare(text))).map(({ text }) => text.trim()) };
  }
  return best;
}

/** The lines below the heads that name anybody; numbering and remarks alone are no line. */
export function importLines(rows: readonly SheetRow[], { headRow, keyOf }: ImportColumns): ImportLine[] {
  return rows.filter(({ number }) => number > headRow).flatMap(({ number: row, cells }) => {
    const at = new Map(cells.flatMap((cell) => { const key = keyOf.get(cell.column); return key === undefined ? [] : [[key, cell] as const]; }));
    const textOf = (key: string): string => plain(at.get(key));
    const line: ImportLine = {
      row, number: textOf('number').toUpperCase(), name: textOf('name').replace(/\s+/g, ''), nationalId: textOf('nationalId').toUpperCase().replace(/\s+/g, ''), school: textOf('school'), mobile: textOf('mobile').replace(/\D/g, ''),
      answers: [...at].filter(([key]) => key.startsWith('form:')).map(([key, cell]) => ({ key: key.slice('form:'.length), value: plain(cell) })),
      lostDigits: at.get('nationalId')?.lostDigits === true, addresses: Object.fromEntries([...at].map(([key, { address }]) => [key, address])),
    };
    return line.number || line.name || line.nationalId ? [line] : [];
  });
}

const plain = (cell: Cell | undefined): string => cell?.text.normalize('NFKC').trim() ?? '';
