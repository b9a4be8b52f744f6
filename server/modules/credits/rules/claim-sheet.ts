import type { Words } from '../../../platform/locale.js';
import { readDate } from '../../organisations/rules/date-reading.js';
import { daysIn } from './calendar.js';
import { namedFiles } from './claim-files.js';
import { type SchoolTeacher, teacherOf } from './claim-person.js';
import { evidenceOfFiles } from './eligibility.js';
import type { PersonFacts } from './person-class.js';
import { type ActivityFacts, priceActivity } from './pricing.js';
import { explainRefusal } from './refusal-explanation.js';
import { type Bilingual, type Level, LEVELS, type RuleSet } from './rule-set.js';
import { levelName } from './wording.js';

/** Columns of a school's workbook, in their order. */
export const CLAIM_COLUMNS = ['number', 'name', 'idTail', 'category', 'item', 'level', 'rank', 'role', 'topic', 'hours', 'quantity', 'credits', 'startDay', 'endDay', 'title', 'organiser', 'certificate', 'evidence'] as const;
export type ClaimColumn = (typeof CLAIM_COLUMNS)[number];

/** Their headings. */
export const COLUMN_WORDS: Readonly<Record<ClaimColumn, Words>> = {
  number: { zh: '教师编号', en: 'Teacher number' }, name: { zh: '姓名', en: 'Name' }, idTail: { zh: '身份证号后几位', en: 'End of national ID' }, category: { zh: '类别', en: 'Category' }, item: { zh: '项目', en: 'Item' },
  level: { zh: '级别', en: 'Level' }, rank: { zh: '等次', en: 'Rank' }, role: { zh: '角色', en: 'Role' }, topic: { zh: '专题', en: 'Topic' }, hours: { zh: '学时', en: 'Hours' }, quantity: { zh: '数量', en: 'Quantity' }, credits: { zh: '核定学分', en: 'Credits stated' },
  startDay: { zh: '开始日期', en: 'First day' }, endDay: { zh: '结束日期', en: 'Last day' }, title: { zh: '培训或活动名称', en: 'Title' }, organiser: { zh: '主办单位', en: 'Organiser' }, certificate: { zh: '证书编号', en: 'Certificate number' }, evidence: { zh: '证明材料文件名', en: 'Evidence files' },
};

export interface ClaimCell {
  readonly text: string;
  readonly value: string | number | boolean | null;
  readonly isDate: boolean;
  /** What a formula came to is Excel's own error, such as #N/A. */
  readonly isError?: boolean;
}
/** Columns of numbers, days and codes. */
const FIGURES: ReadonlySet<ClaimColumn> = new Set(['number', 'idTail', 'hours', 'quantity', 'credits', 'startDay', 'endDay']);

/** Full-width figures, as Chinese keyboards write them, are figures too; a name set out with spaces (王　芳) is that name. */
export function plainCell(column: ClaimColumn, { text, value, ...cell }: ClaimCell): ClaimCell {
  const plain = (each: string): string => {
    if (FIGURES.has(column)) return each.normalize('NFKC').trim().replace(/\s*([./\-,、年月日])\s*/gu, '$1');
    return column === 'name' ? each.trim().replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '') : each;
  };
  return { ...cell, text: plain(text), value: typeof value === 'string' ? plain(value) : value };
}

export interface ClaimLine { readonly row: number; readonly cells: { readonly [K in ClaimColumn]?: ClaimCell } }

/** READY: will be filed. SUSPECT: will be filed and held back as a suspected duplicate. REFUSED: will not be filed. */
export type RowOutcome = 'READY' | 'SUSPECT' | 'REFUSED';
export interface RowReason extends Words { readonly code: string }

export interface PlannedClaim {
  readonly teacherId: number;
  readonly title: string;
  readonly organiserName: string;
  readonly startDay: string;
  readonly activity: ActivityFacts;
  /** Of the certificate it rests on, as it is printed; left out in lines read before the column was there. */
  readonly certificateNumber?: string | null;
  /** As the evidence files are called. */
  readonly evidenceNames: readonly string[];
}

export interface SheetFacts {
  readonly today: string;
  /** Of claims that name none. */
  readonly organiserName: string;
  /** Where the teachers are looked for, as refusals say it. */
  readonly place: Words;
  readonly teachers: readonly SchoolTeacher[];
  readonly persons: ReadonlyMap<number, PersonFacts>;
  /** Who uploads: nobody files for himself under the name of the school. */
  readonly uploaderTeacherId: number | null;
  readonly ruleSetOn: (day: string) => RuleSet | null;
  readonly evidenceNames: ReadonlySet<string>;
  /** The order that vouches for late entries, in place of the evidence of each; null: ordinary claims. */
  readonly retroactive: ActivityFacts['retroactive'];
}

export const OWN_SCHOOL: Words = { zh: '本校', en: 'this school' };

/** Notes what is wrong with a row. */
export type Wrong = (code: string, zh: string, en: string) => null;

export type ReadRow = { readonly row: number; readonly person: string; readonly title: string; readonly reasons: readonly RowReason[] } & ({ readonly claim: PlannedClaim; readonly worthCenticredits: number } | { readonly claim: null });

const LONGEST = { title: 200, organiser: 100, certificate: 64 } as const;
const MOST_MINUTES = 100_000;
const MOST_EVIDENCE = 10;
/** Words are compared without spaces, width and case. */
const keyOf = (word: string): string => word.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
/** Levels as people write them: 省级, 省, provincial, PROVINCE. */
const LEVEL_BY_WORD = new Map<string, Level>(LEVELS.flatMap((level) => {
  const { zh, en } = levelName(level);
  return [zh, zh.replace(/级$/, ''), en, level].map((word) => [keyOf(word), level] as const);
}));
/** Units that people write behind a figure. */
const UNITS = { hours: /(?:个?学时|课时|credithours?|hours?|hrs?|h)$/i, quantity: /(?:项|篇|件|次|节|个|本|门|场|pieces?)$/i, credits: /(?:个?学分|分|credits?)$/i } as const;

/** What each line says, or everything that is wrong with it. Pure; the uploader's school has been settled before. */
export function readClaimSheet(lines: readonly ClaimLine[], facts: SheetFacts): ReadRow[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const read = readLine(line, facts);
    if (!read.claim) return read;
    const { teacherId, activity, title, startDay } = read.claim;
    const key = JSON.stringify([teacherId, title, startDay, activity.day, activity.categoryKey, activity.itemKey, activity.rankKey, activity.roleKey]);
    const before = seen.get(key);
    if (before !== undefined) return { ...read, claim: null, reasons: [{ code: 'SAME_AS_ROW', zh: `与第 ${before} 行重复。`, en: `It says the same as row ${before}.` }] };
    seen.set(key, line.row);
    return read;
  });
}

function readLine({ row, cells }: ClaimLine, facts: SheetFacts): ReadRow {
  const reasons: RowReason[] = [];
  const wrong = (code: string, zh: string, en: string): null => {
    reasons.push({ code, zh, en });
    return null;
  };
  const text = (column: ClaimColumn): string => cells[column]?.text.trim() ?? '';
  for (const [column, cell] of Object.entries(cells)) {
    if (cell.isError) wrong('CELL_ERROR', `“${COLUMN_WORDS[column as ClaimColumn].zh}”一格的公式出错（${cell.text}），请改成实际内容。`, `The formula in “${COLUMN_WORDS[column as ClaimColumn].en}” came to ${cell.text}: put in what belongs there.`);
  }
  if (reasons.length > 0) return { row, person: [text('name'), text('number')].filter(Boolean).join(' ').slice(0, 100) || '—', title: text('title').slice(0, LONGEST.title), reasons, claim: null };
  const teacher = teacherOf({ number: text('number').toUpperCase(), name: text('name'), tail: cells.idTail }, facts, wrong);
  const startDay = dayOf(cells.startDay, '开始日期', 'First day', wrong);
  const endDay = cells.endDay ? dayOf(cells.endDay, '结束日期', 'Last day', wrong) : startDay;
  if (startDay && endDay && endDay < startDay) wrong('DAYS_REVERSED', '结束日期早于开始日期。', 'The last day is before the first.');
  const title = text('title').length >= 2 ? text('title') : wrong('TITLE_MISSING', '没有填写培训或活动名称（至少两个字）。', 'The title is missing (two characters at least).');
  for (const column of ['title', 'organiser', 'certificate'] as const) {
    const [{ zh, en }, length] = [COLUMN_WORDS[column], [...text(column)].length];
    if (length > LONGEST[column]) wrong('TEXT_TOO_LONG', `“${zh}”有 ${length} 个字，最多 ${LONGEST[column]} 个字，请缩短。`, `“${en}” has ${length} characters, ${LONGEST[column]} at most: shorten it.`);
  }
  const { names: evidenceNames, absent } = namedFiles(text('evidence'), facts.evidenceNames);
  if (evidenceNames.length + absent.length > MOST_EVIDENCE) wrong('TOO_MUCH_EVIDENCE', `一行最多 ${MOST_EVIDENCE} 份证明材料。`, `A row names ${MOST_EVIDENCE} evidence files at most.`);
  if (absent.length > 0) wrong('EVIDENCE_NOT_BROUGHT', `没有收到证明材料：${absent.join('、')}。请核对文件名（含扩展名），文件须为 PDF、JPG、PNG 或 XLSX。`, `Evidence was not brought: ${absent.join(', ')}. Compare the names, endings included; it must be PDF, JPG, PNG or XLSX.`);
  const person = teacher ? `${teacher.name}（${teacher.number}）` : [text('name'), text('number')].filter(Boolean).join(' ') || '—';
  const told = { row, person: person.slice(0, 100), title: (title ?? text('title')).slice(0, LONGEST.title) };
  const ruleSet = endDay ? facts.ruleSetOn(endDay) ?? wrong('NO_RULE_SET', `${endDay} 没有已发布的认定办法。`, `No rule set was in force on ${endDay}.`) : null;
  // Where the days cannot be read, the rest is looked at by the rules of today: everything wrong is told at once.
  const rules = endDay ? ruleSet : facts.ruleSetOn(facts.today);
  const activity = rules && activityOf(cells, rules, { startDay: startDay ?? facts.today, endDay: endDay ?? facts.today, evidenceNames, today: facts.today, retroactive: facts.retroactive, organiserName: text('organiser') || facts.organiserName }, wrong);
  const record = teacher ? facts.persons.get(teacher.id) : undefined;
  if (reasons.length > 0 || !teacher || !startDay || !title || !ruleSet || !activity || !record) return { ...told, reasons, claim: null };
  const pricing = priceActivity(ruleSet, record, activity);
  if (!pricing.ok) return { ...told, reasons: [{ code: pricing.refusal.code, ...explainRefusal(ruleSet, pricing.refusal) }], claim: null };
  return { ...told, reasons, worthCenticredits: pricing.priced.valueCenticredits, claim: { teacherId: teacher.id, title, organiserName: text('organiser') || facts.organiserName, startDay, activity, certificateNumber: text('certificate') || null, evidenceNames } };
}

function dayOf(cell: ClaimCell | undefined, zh: string, en: string, wrong: Wrong): string | null {
  if (!cell) return wrong('DAY_MISSING', `没有填写${zh}。`, `${en} is missing.`);
  const read = typeof cell.value === 'boolean' || cell.value === null ? { refusal: 'DATE_UNREADABLE' } : readDate(cell.value, cell.isDate);
  return 'day' in read ? read.day : wrong('DAY_UNREADABLE', `${zh}“${cell.text}”无法识别，请写成 2026-11-22 的样子。`, `${en} “${cell.text}” cannot be read; write it like 2026-11-22.`);
}

function activityOf(cells: ClaimLine['cells'], ruleSet: RuleSet, { startDay, endDay, today, evidenceNames, retroactive, organiserName }: { startDay: string; endDay: string; today: string; evidenceNames: readonly string[]; retroactive: ActivityFacts['retroactive']; organiserName: string }, wrong: Wrong): ActivityFacts | null {
  const text = (column: ClaimColumn): string => cells[column]?.text.trim() ?? '';
  let isWhole = true;
  const fail = (code: string, zh: string, en: string): null => {
    isWhole = false;
    return wrong(code, zh, en);
  };
  const named = (column: ClaimColumn, rows: ReadonlyArray<{ readonly key: string; readonly name: Bilingual }>, zh: string, en: string): string | null => {
    const word = text(column);
    const found = rows.find(({ key, name }) => word !== '' && [key, name.zh, name.en].some((each) => keyOf(each) === keyOf(word)));
    if (word !== '' && !found) return fail('WORD_UNKNOWN', `${zh}“${word}”不在《${ruleSet.name.zh}》中${rows.length > 0 ? `，可填：${rows.map((each) => each.name.zh).join('、')}` : ''}。`, `${en} “${word}” is not in “${ruleSet.name.en}”${rows.length > 0 ? `; it has: ${rows.map((each) => each.name.en).join(', ')}` : ''}.`);
    return found?.key ?? null;
  };
  const count = (column: keyof typeof UNITS): number => {
    const written = text(column);
    if (written === '') return 0;
    const { zh, en } = COLUMN_WORDS[column];
    const [, byClock] = column === 'hours' ? /^(\d+(?:\.\d+)?)个?小时$/.exec(written) ?? [] : [];
    if (byClock !== undefined) {
      fail('HOURS_BY_CLOCK', `${zh}“${written}”是钟点时间，请按每学时 ${ruleSet.unit.hourMinutes} 分钟换算后只填数字（${byClock} 小时为 ${Math.round((Number(byClock) * 6_000) / ruleSet.unit.hourMinutes) / 100} 学时）。`, `${en} “${written}” are hours of the clock: reckon them in hours of ${ruleSet.unit.hourMinutes} minutes and put in the figure.`);
      return 0;
    }
    if (cells[column]?.isDate) {
      fail('NUMBER_IS_DATE', `${zh}一格成了日期“${written}”，请把单元格改成数字格式后重填。`, `${en} became the day “${written}”: set the cell to numbers and fill it in again.`);
      return 0;
    }
    const figure = written.replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '').replace(UNITS[column], '').trim();
    const value = /^\d+(\.\d+)?$/.test(figure) ? Number(figure) : 0;
    if (value > 0) return value;
    fail('NUMBER_UNREADABLE', `${zh}“${written}”不是大于 0 的数，请只填数字，如 16。`, `${en} “${written}” is no number above 0: put in a figure, such as 16.`);
    return 0;
  };
  const itemKey = named('item', ruleSet.items, '项目', 'Item');
  const item = ruleSet.items.find(({ key }) => key === itemKey) ?? null;
  const categoryKey = named('category', ruleSet.categories, '类别', 'Category') ?? (text('category') === '' ? item?.categoryKey ?? fail('CATEGORY_MISSING', '没有填写类别或项目。', 'Neither category nor item is given.') : null);
  const [rankKey, roleKey, topicKey] = [named('rank', ruleSet.ranks, '等次', 'Rank'), named('role', ruleSet.roles, '角色', 'Role'), named('topic', ruleSet.topics, '专题', 'Topic')];
  const level = LEVEL_BY_WORD.get(keyOf(text('level'))) ?? fail('LEVEL_UNKNOWN', `级别“${text('level')}”应为国家级、省级、市级、县级、片区或校级。`, `The level “${text('level')}” is none of national, provincial, city, county, area and school.`);
  const durationMinutes = Math.round(count('hours') * ruleSet.unit.hourMinutes);
  const quantity = Math.max(1, Math.round(count('quantity')));
  const declared = count('credits');
  if (durationMinutes > MOST_MINUTES) fail('HOURS_TOO_MANY', '学时过多，请核对。', 'These are too many hours.');
  if (itemKey === null && text('item') === '' && text('hours') === '') fail('HOURS_MISSING', '没有填写学时（按项目计分的填写项目）。', 'Hours are missing; for what is credited by the piece give the item.');
  if (!isWhole || !categoryKey || !level) return null;
  return {
    categoryKey, level, itemKey, rankKey, roleKey, quantity, declaredCenticredits: declared > 0 ? Math.round(declared * 100) : null, topicKeys: topicKey === null ? [] : [topicKey], courseKey: null,
    day: endDay, submittedDay: today, retroactive, organiser: { key: null, name: organiserName, level, accredited: true },
    durationMinutes, wholeDays: 0, halfDays: 0, consecutiveDays: daysIn(startDay, endDay), uninterruptedMinutes: durationMinutes, attendance: null, assessment: null,
    evidenceKeys: retroactive === null ? evidenceOfFiles(ruleSet, { categoryKey, itemKey }, evidenceNames.length) : null,
  };
}
