import type { TableReportData } from '../../platform/documents/index.js';
import { type Locale, say } from '../../platform/locale.js';
import type { ColumnSpec, WorkbookSpec } from '../../platform/spreadsheets/index.js';
import { fixedText, type PreparedTranscript } from '../credits/index.js';

/** Numbers of one's own for the columns that each rule set names itself. */
const categoryKeys = (books: readonly PreparedTranscript[]): Map<string, string> => new Map(books.flatMap(({ statement }) => statement.categories.map(({ category }) => [category.key, category.name] as const)));
const cycleOf = ({ statement: { cycleStartYear, years } }: PreparedTranscript): string => `${cycleStartYear}–${cycleStartYear + years.length - 1}`;
const countedOf = ({ statement }: PreparedTranscript, key: string): number => statement.categories.find(({ category }) => category.key === key)?.countedCenticredits ?? 0;
const told = ({ statement: { met, ended } }: PreparedTranscript, locale: Locale): string => say(met ? { zh: '已达标', en: 'Met' } : ended ? { zh: '未达标', en: 'Not met' } : { zh: '尚未达标', en: 'Not yet' }, locale);
/** A total that is reached with a category that is not still leaves that much to earn. */
const shortOf = ({ statement: { shortCenticredits, categories } }: PreparedTranscript): number => Math.max(shortCenticredits, categories.reduce((sum, each) => sum + each.shortCenticredits, 0));
/** In a school's own book its name stands in the title. */
const severalSchools = (books: readonly PreparedTranscript[]): boolean => new Set(books.map(({ statement }) => statement.teacher.school.id)).size > 1;

interface Told {
  readonly title: string;
  readonly leftOut: readonly string[];
  readonly issuer: string;
  readonly generatedOn: string;
}

/** The first page of the book: who is in it, how each stands, and the number of his transcript. */
export function coverOf(books: readonly PreparedTranscript[], { title, leftOut, issuer, generatedOn }: Told, locale: Locale): TableReportData {
  const word = (zh: string, en: string): string => say({ zh, en }, locale);
  const keys = categoryKeys(books);
  const withSchool = severalSchools(books);
  const metCount = books.filter(({ statement }) => statement.met).length;
  return {
    title, subtitle: word(`共 ${books.length} 人，其中 ${metCount} 人已达到周期要求；逐人证明附后，各有编号、二维码和签名`, `${books.length} teachers, ${metCount} have met their cycle; each transcript follows with its own number, QR code and signature`), orientation: 'landscape', issuer, generatedOn,
    columns: [
      { header: word('序号', 'No.'), align: 'center' }, { header: word('姓名', 'Name'), width: { millimetres: 22 } }, { header: word('教师编号', 'Number') }, ...(withSchool ? [{ header: word('单位', 'School'), width: { share: 1 } }] : []),
      { header: word('周期', 'Cycle'), align: 'center' as const }, { header: word('要求', 'Required'), align: 'end' }, { header: word('已认定', 'Counted'), align: 'end' },
      ...[...keys.values()].map((header) => ({ header, align: 'end' as const })), { header: word('还缺', 'Short'), align: 'end' }, { header: word('结论', 'Result'), align: 'center' }, { header: word('证明编号', 'Transcript no.'), width: { share: 1 } },
    ],
    rows: books.map((each, at) => {
      const { teacher, targetCenticredits, totalCenticredits } = each.statement;
      return [
        String(at + 1), teacher.name, teacher.number, ...(withSchool ? [say({ zh: teacher.school.name, en: teacher.school.nameEn }, locale)] : []), cycleOf(each), targetCenticredits === null ? '—' : fixedText(targetCenticredits), fixedText(totalCenticredits),
        ...[...keys.keys()].map((key) => fixedText(countedOf(each, key))), shortOf(each) > 0 ? fixedText(shortOf(each)) : '—', told(each, locale), each.paper.number ?? '',
      ];
    }),
    footnotes: leftOut.length === 0 ? [] : [word(`未列入 ${leftOut.length} 人（周期所依据的日期缺失，请先补全教师档案）：${leftOut.join('、')}`, `Left out, because the date their cycle hangs on is not known (${leftOut.length}): ${leftOut.join(', ')}`)],
  };
}

/** The same in Excel, with what each still lacks in words. */
export function overviewWorkbook(books: readonly PreparedTranscript[], leftOut: readonly string[], locale: Locale): WorkbookSpec {
  const column = (key: string, zh: string, en: string, width: number, type: ColumnSpec['type'] = 'text'): ColumnSpec => ({ key, header: say({ zh, en }, locale), width, type });
  const keys = categoryKeys(books);
  return {
    sheets: [{
      name: say({ zh: '学分证明汇总', en: 'Transcripts' }, locale), ...(leftOut.length > 0 ? { notes: [say({ zh: `未列入：${leftOut.join('、')}`, en: `Left out: ${leftOut.join(', ')}` }, locale)] } : {}),
      columns: [
        column('name', '姓名', 'Name', 12), column('number', '教师编号', 'Number', 14), column('school', '单位', 'School', 26), column('cycle', '周期', 'Cycle', 12), column('required', '要求', 'Required', 10, 'decimal'), column('counted', '已认定', 'Counted', 10, 'decimal'),
        ...[...keys].map(([key, name]) => ({ key: `category ${key}`, header: name, width: 12, type: 'decimal' as const })), column('short', '还缺', 'Short', 10, 'decimal'), column('result', '结论', 'Result', 12), column('missing', '缺什么', 'What is missing', 60), column('transcript', '证明编号', 'Transcript no.', 30),
      ],
      rows: books.map((each) => {
        const { teacher, targetCenticredits, totalCenticredits, missing } = each.statement;
        return {
          name: teacher.name, number: teacher.number, school: say({ zh: teacher.school.name, en: teacher.school.nameEn }, locale), cycle: cycleOf(each), required: targetCenticredits === null ? null : targetCenticredits / 100, counted: totalCenticredits / 100,
          ...Object.fromEntries([...keys.keys()].map((key) => [`category ${key}`, countedOf(each, key) / 100])), short: shortOf(each) / 100, result: told(each, locale), missing: missing.map(({ message }) => message).join('\n'), transcript: each.paper.number,
        };
      }),
    }],
  };
}
