import type { Words } from '../../../platform/locale.js';
import { STAGES, SUBJECTS, type Word } from '../../organisations/rules/vocabulary.js';
import { SPONSOR_LEVELS, TRAINING_MODES, type TrainingMode } from '../../training/rules/vocabulary.js';

type SponsorLevel = keyof typeof SPONSOR_LEVELS;

/** One item as it is planned. Minutes are hours × 45, money is fen. */
export interface ItemFields {
  readonly title: string;
  readonly sponsorLevel: SponsorLevel;
  readonly mode: TrainingMode;
  readonly minutes: number;
  readonly seats: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly budgetFen: number;
  readonly responsible: string;
  readonly stages: readonly string[];
  readonly subjects: readonly string[];
  /** Who it is for besides stage and subject, such as 新任教师 or 班主任. */
  readonly traineeGroup: string;
  readonly note: string;
}

export const PLAN_COLUMNS = [
  { key: 'title', zh: '项目名称', en: 'Title', width: 34, required: true, zhNote: '同一年度内不能重名；与已有项目同名的，按本表更新。', enNote: 'Unique within the year; an item of the same title is updated.' },
  { key: 'sponsorLevel', zh: '级别', en: 'Level', width: 10, required: true, zhNote: '国家级、省级、市级、县级、片区级、校级', enNote: 'National, Provincial, City, County, Area, School' },
  { key: 'mode', zh: '培训方式', en: 'Mode', width: 12, required: true, zhNote: '集中面授、远程培训、混合式、影子培训', enNote: 'Face to face, Remote, Blended, Shadowing' },
  { key: 'hours', zh: '学时', en: 'Hours', width: 8, required: true, zhNote: '每学时 45 分钟，可以有半个学时，如 16.5', enNote: 'Of 45 minutes; half hours as 16.5' },
  { key: 'seats', zh: '人数', en: 'Seats', width: 8, required: true, zhNote: '计划参训人数', enNote: 'People planned' },
  { key: 'startsOn', zh: '开始日期', en: 'Begins', width: 13, required: true, zhNote: '如 2027-07-05', enNote: 'Such as 2027-07-05' },
  { key: 'endsOn', zh: '结束日期', en: 'Ends', width: 13, required: true, zhNote: '不早于开始日期', enNote: 'Not before it begins' },
  { key: 'budget', zh: '预算（元）', en: 'Budget (yuan)', width: 13, required: false, zhNote: '没有经费请填 0 或留空', enNote: '0 or empty without money' },
  { key: 'responsible', zh: '负责人', en: 'Responsible', width: 12, required: true, zhNote: '', enNote: '' },
  { key: 'stages', zh: '学段', en: 'Stages', width: 16, required: false, zhNote: '几个学段用顿号隔开；不限请留空', enNote: 'Several with commas; empty for any' },
  { key: 'subjects', zh: '学科', en: 'Subjects', width: 16, required: false, zhNote: '几个学科用顿号隔开；不限请留空', enNote: 'Several with commas; empty for any' },
  { key: 'traineeGroup', zh: '培训对象', en: 'Trainees', width: 18, required: false, zhNote: '如 新任教师、班主任、校长', enNote: 'Such as new teachers' },
  { key: 'note', zh: '备注', en: 'Note', width: 24, required: false, zhNote: '', enNote: '' },
] as const;
export type PlanColumn = (typeof PLAN_COLUMNS)[number]['key'];

export interface SheetCell { readonly address: string; readonly text: string }
export interface SheetProblem { readonly address: string; readonly column: PlanColumn; readonly found: string; readonly words: Words }
/** A row of the sheet: its number, and its cells by column. */
export interface SheetLine { readonly row: number; readonly cells: Readonly<Partial<Record<PlanColumn, SheetCell>>> }

type Vocabulary = readonly { readonly code: string; readonly words: readonly string[] }[];
const LEVELS: Vocabulary = Object.entries(SPONSOR_LEVELS).map(([code, { zh, en }]) => ({ code, words: [zh, zh.replace(/级$/, ''), en, code] }));
const MODES: Vocabulary = Object.entries(TRAINING_MODES).map(([code, { zh, en }]) => ({ code, words: [zh, zh.slice(0, 2), en, code] }));
const listOf = (list: readonly Word<string>[]): Vocabulary => list.map((each) => ({ code: each.code, words: [each.zh, ...(each.alsoWritten ?? []), each.en, each.code] }));
const [STAGE_WORDS, SUBJECT_WORDS] = [listOf(STAGES), listOf(SUBJECTS)];
const LENGTHS: Partial<Record<PlanColumn, number>> = { title: 100, responsible: 60, traineeGroup: 100, note: 300 };

const codeOf = (vocabulary: Vocabulary, text: string): string | undefined => vocabulary.find(({ words }) => words.some((word) => word.toLowerCase() === text.toLowerCase()))?.code;
const namesOf = (vocabulary: Vocabulary): string => vocabulary.map(({ words }) => words[0]).join('、');
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** What the sheet says, line by line; every cell that cannot be read is named with what stands there. */
export function readPlanSheet(lines: readonly SheetLine[], year: number): { items: { row: number; item: ItemFields }[]; problems: SheetProblem[] } {
  const problems: SheetProblem[] = [];
  const titles = new Map<string, string>();
  const items = lines.flatMap((line): { row: number; item: ItemFields }[] => {
    const before = problems.length;
    const cell = (column: PlanColumn): SheetCell => line.cells[column] ?? { address: `${String.fromCharCode(65 + PLAN_COLUMNS.findIndex(({ key }) => key === column))}${line.row}`, text: '' };
    const bad = (column: PlanColumn, zh: string, en: string): void => { problems.push({ address: cell(column).address, column, found: cell(column).text, words: { zh, en } }); };
    const text = (column: PlanColumn): string => {
      const value = cell(column).text.trim();
      const most = LENGTHS[column];
      if (value === '' && PLAN_COLUMNS.find(({ key }) => key === column)?.required) bad(column, '必填，请补上。', 'Required.');
      if (most && value.length > most) bad(column, `最多 ${most} 个字，现有 ${value.length} 个。`, `At most ${most} characters; there are ${value.length}.`);
      return value;
    };
    const code = (column: PlanColumn, vocabulary: Vocabulary): string => {
      const value = text(column);
      const found = codeOf(vocabulary, value);
      if (value !== '' && !found) bad(column, `应为以下之一：${namesOf(vocabulary)}。`, `One of: ${vocabulary.map(({ words }) => words.at(-2)).join(', ')}.`);
      return found ?? '';
    };
    const codes = (column: PlanColumn, vocabulary: Vocabulary): string[] => text(column).split(/[、,，;；\s]+/).filter((each) => each && each !== '不限').flatMap((each) => {
      const found = codeOf(vocabulary, each);
      if (!found) bad(column, `“${each}”不在列表中：${namesOf(vocabulary)}。`, `“${each}” is none of the words known.`);
      return found ?? [];
    });
    const number = (column: PlanColumn, digits: number, least: number, most: number): number => {
      const value = text(column).replace(/[,，\s]/g, '');
      if (value === '') return 0;
      const amount = new RegExp(`^\\d{1,9}(\\.\\d{1,${digits || 1}})?$`).test(value) ? Number(value) : Number.NaN;
      if (Number.isNaN(amount) || (digits === 0 && !Number.isInteger(amount)) || amount < least || amount > most) bad(column, `应为 ${least} 到 ${most} 的${digits === 0 ? '整数' : '数'}。`, `A ${digits === 0 ? 'whole ' : ''}number from ${least} to ${most}.`);
      return amount;
    };
    const day = (column: PlanColumn): string => {
      const value = text(column).replace(/[年/.]/g, '-').replace(/月/, '-').replace(/日/, '').replace(/-(\d)(?=-|$)/g, '-0$1');
      if (value !== '' && !isDay(value)) bad(column, '日期看不懂，请写成 2027-07-05。', 'Not a day; write it as 2027-07-05.');
      return value;
    };
    const title = text('title');
    const startsOn = day('startsOn');
    const endsOn = day('endsOn');
    const item: ItemFields = {
      title, sponsorLevel: code('sponsorLevel', LEVELS) as SponsorLevel, mode: code('mode', MODES) as TrainingMode, minutes: Math.round(number('hours', 1, 1, 2_000) * 45), seats: number('seats', 0, 1, 100_000),
      startsOn, endsOn, budgetFen: Math.round(number('budget', 2, 0, 100_000_000) * 100), responsible: text('responsible'), stages: codes('stages', STAGE_WORDS), subjects: codes('subjects', SUBJECT_WORDS),
      traineeGroup: text('traineeGroup'), note: text('note'),
    };
    const twice = titles.get(title);
    if (title && twice) bad('title', `与 ${twice} 重名。`, `The same title stands in ${twice}.`);
    titles.set(title, cell('title').address);
    if (isDay(startsOn) && !startsOn.startsWith(`${year}-`)) bad('startsOn', `不在 ${year} 年内。`, `Not in ${year}.`);
    if (isDay(startsOn) && isDay(endsOn) && endsOn < startsOn) bad('endsOn', '早于开始日期。', 'Before it begins.');
    return problems.length > before ? [] : [{ row: line.row, item }];
  });
  return { items, problems };
}
