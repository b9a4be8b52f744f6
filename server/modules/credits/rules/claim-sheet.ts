import type { Words } from '../../../platform/locale.js';
import { readDate } from '../../organisations/rules/date-reading.js';
import { evidenceOfFiles } from './eligibility.js';
import type { PersonFacts } from './person-class.js';
import { type ActivityFacts, priceActivity } from './pricing.js';
import { explainRefusal } from './refusal-explanation.js';
import { type Bilingual, type Level, LEVELS, type RuleSet } from './rule-set.js';
import { levelName } from './wording.js';

/** Columns of a school's workbook, in their order. */
export const CLAIM_COLUMNS = ['number', 'name', 'idTail', 'category', 'item', 'level', 'rank', 'role', 'hours', 'quantity', 'credits', 'startDay', 'endDay', 'title', 'organiser', 'evidence'] as const;
export type ClaimColumn = (typeof CLAIM_COLUMNS)[number];

export interface ClaimCell { readonly text: string; readonly value: string | number | boolean | null; readonly isDate: boolean }
/** Columns of numbers, days and codes. */
const FIGURES: ReadonlySet<ClaimColumn> = new Set(['number', 'idTail', 'hours', 'quantity', 'credits', 'startDay', 'endDay']);

/** Full-width figures, as Chinese keyboards write them, are figures too. */
export function plainCell(column: ClaimColumn, { text, value, isDate }: ClaimCell): ClaimCell {
  const plain = (each: string): string => (FIGURES.has(column) ? each.normalize('NFKC') : each);
  return { text: plain(text), value: typeof value === 'string' ? plain(value) : value, isDate };
}

export interface ClaimLine { readonly row: number; readonly cells: { readonly [K in ClaimColumn]?: ClaimCell } }

export interface SchoolTeacher {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  /** Whether his national id ends so. */
  readonly endsWith: (tail: string) => boolean;
}

/** READY: will be filed. SUSPECT: will be filed and held back as a suspected duplicate. REFUSED: will not be filed. */
export type RowOutcome = 'READY' | 'SUSPECT' | 'REFUSED';
export interface RowReason extends Words { readonly code: string }

export interface PlannedClaim {
  readonly teacherId: number;
  readonly title: string;
  readonly organiserName: string;
  readonly startDay: string;
  readonly activity: ActivityFacts;
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

export type ReadRow = { readonly row: number; readonly person: string; readonly title: string; readonly reasons: readonly RowReason[] } & ({ readonly claim: PlannedClaim; readonly worthCenticredits: number } | { readonly claim: null });

const LONGEST = { title: 200, organiser: 100 } as const;
const MOST_MINUTES = 100_000;
const MOST_EVIDENCE = 10;
/** Levels as people write them: 省级, 省, provincial, PROVINCE. */
const LEVEL_BY_WORD = new Map<string, Level>(LEVELS.flatMap((level) => {
  const { zh, en } = levelName(level);
  return [zh, zh.replace(/级$/, ''), en, level].map((word) => [word.toLowerCase(), level] as const);
}));

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
  const teacher = teacherOf(text('number').toUpperCase(), text('name'), text('idTail').toUpperCase(), facts, wrong);
  const startDay = dayOf(cells.startDay, '开始日期', 'First day', wrong);
  const endDay = cells.endDay ? dayOf(cells.endDay, '结束日期', 'Last day', wrong) : startDay;
  if (startDay && endDay && endDay < startDay) wrong('DAYS_REVERSED', '结束日期早于开始日期。', 'The last day is before the first.');
  const title = text('title').length >= 2 ? text('title') : wrong('TITLE_MISSING', '没有填写培训或活动名称（至少两个字）。', 'The title is missing (two characters at least).');
  if (text('title').length > LONGEST.title || text('organiser').length > LONGEST.organiser) wrong('TEXT_TOO_LONG', '名称不超过 200 字，主办单位不超过 100 字。', 'A title has 200 characters at most, an organiser 100.');
  const evidenceNames = [...new Set(text('evidence').split(/[;；、\n|]+/u).map((name) => name.trim().normalize('NFC')).filter(Boolean))];
  if (evidenceNames.length > MOST_EVIDENCE) wrong('TOO_MUCH_EVIDENCE', `一行最多 ${MOST_EVIDENCE} 份证明材料。`, `A row names ${MOST_EVIDENCE} evidence files at most.`);
  const absent = evidenceNames.filter((name) => !facts.evidenceNames.has(name));
  if (absent.length > 0) wrong('EVIDENCE_NOT_BROUGHT', `没有收到证明材料：${absent.join('、')}。请核对文件名（含扩展名），文件须为 PDF、JPG、PNG 或 XLSX。`, `Evidence was not brought: ${absent.join(', ')}. Compare the names, endings included; it must be PDF, JPG, PNG or XLSX.`);
  const person = teacher ? `${teacher.name}（${teacher.number}）` : [text('name'), text('number')].filter(Boolean).join(' ') || '—';
  const told = { row, person: person.slice(0, 100), title: (title ?? text('title')).slice(0, LONGEST.title) };
  const ruleSet = endDay ? facts.ruleSetOn(endDay) ?? wrong('NO_RULE_SET', `${endDay} 没有已发布的认定办法。`, `No rule set was in force on ${endDay}.`) : null;
  const activity = ruleSet && startDay && endDay ? activityOf(cells, ruleSet, { startDay, endDay, evidenceNames, today: facts.today, retroactive: facts.retroactive }, wrong) : null;
  const record = teacher ? facts.persons.get(teacher.id) : undefined;
  if (reasons.length > 0 || !teacher || !startDay || !title || !ruleSet || !activity || !record) return { ...told, reasons, claim: null };
  const pricing = priceActivity(ruleSet, record, activity);
  if (!pricing.ok) return { ...told, reasons: [{ code: pricing.refusal.code, ...explainRefusal(ruleSet, pricing.refusal) }], claim: null };
  return { ...told, reasons, worthCenticredits: pricing.priced.valueCenticredits, claim: { teacherId: teacher.id, title, organiserName: text('organiser') || facts.organiserName, startDay, activity, evidenceNames } };
}

type Wrong = (code: string, zh: string, en: string) => null;

function teacherOf(number: string, name: string, tail: string, { teachers, uploaderTeacherId, place }: SheetFacts, wrong: Wrong): SchoolTeacher | null {
  if (number === '' && (name === '' || tail === '')) return wrong('PERSON_MISSING', '请填写教师编号，或填写姓名和身份证号后 4 至 6 位。', 'Give the teacher number, or the name with the last 4 to 6 places of the national id.');
  if (number === '' && !/^\d{3,5}[\dX]$/.test(tail)) return wrong('TAIL_UNREADABLE', `身份证号后几位“${tail}”应为 4 至 6 位。`, `“${tail}” should be the last 4 to 6 places of a national id.`);
  const found = number === '' ? teachers.filter((each) => each.name === name && each.endsWith(tail)) : teachers.filter((each) => each.number === number);
  const [teacher] = found;
  if (!teacher) return number === ''
    ? wrong('PERSON_UNKNOWN', `${place.zh}没有姓名为“${name}”、身份证号以 ${tail} 结尾的在册教师。`, `No teacher of ${place.en} is called “${name}” with a national id ending in ${tail}.`)
    : wrong('PERSON_UNKNOWN', `${place.zh}没有编号为“${number}”的在册教师。`, `No teacher of ${place.en} has the number “${number}”.`);
  if (found.length > 1) return wrong('PERSON_AMBIGUOUS', `${place.zh}有多位“${name}”符合，请填写教师编号。`, `Several teachers called “${name}” fit; give the teacher number.`);
  if (name !== '' && name !== teacher.name) return wrong('NAME_DIFFERS', `编号“${number}”是${teacher.name}，与所填姓名“${name}”不符。`, `The number “${number}” is ${teacher.name}, not “${name}”.`);
  if (teacher.id === uploaderTeacherId) return wrong('OWN_CLAIM', '不能以学校名义为自己申报，请在“我的学分”中自行申报。', 'Nobody files for himself in the name of the school; file it on your own page.');
  return teacher;
}

function dayOf(cell: ClaimCell | undefined, zh: string, en: string, wrong: Wrong): string | null {
  if (!cell) return wrong('DAY_MISSING', `没有填写${zh}。`, `${en} is missing.`);
  const read = typeof cell.value === 'boolean' || cell.value === null ? { refusal: 'DATE_UNREADABLE' } : readDate(cell.value, cell.isDate);
  return 'day' in read ? read.day : wrong('DAY_UNREADABLE', `${zh}“${cell.text}”无法识别，请写成 2026-11-22 的样子。`, `${en} “${cell.text}” cannot be read; write it like 2026-11-22.`);
}

function activityOf(cells: ClaimLine['cells'], ruleSet: RuleSet, { startDay, endDay, today, evidenceNames, retroactive }: { startDay: string; endDay: string; today: string; evidenceNames: readonly string[]; retroactive: ActivityFacts['retroactive'] }, wrong: Wrong): ActivityFacts | null {
  const text = (column: ClaimColumn): string => cells[column]?.text.trim() ?? '';
  let isWhole = true;
  const fail = (code: string, zh: string, en: string): null => {
    isWhole = false;
    return wrong(code, zh, en);
  };
  const named = (column: ClaimColumn, rows: ReadonlyArray<{ readonly key: string; readonly name: Bilingual }>, zh: string, en: string): string | null => {
    const word = text(column);
    const found = rows.find(({ key, name }) => word !== '' && [key, name.zh, name.en].some((each) => each.toLowerCase() === word.toLowerCase()));
    if (word !== '' && !found) return fail('WORD_UNKNOWN', `${zh}“${word}”不在《${ruleSet.name.zh}》中${rows.length > 0 ? `，可填：${rows.map((each) => each.name.zh).join('、')}` : ''}。`, `${en} “${word}” is not in “${ruleSet.name.en}”${rows.length > 0 ? `; it has: ${rows.map((each) => each.name.en).join(', ')}` : ''}.`);
    return found?.key ?? null;
  };
  const count = (column: ClaimColumn, zh: string, en: string): number => {
    if (text(column) === '') return 0;
    const value = /^\d+(\.\d+)?$/.test(text(column)) ? Number(text(column)) : 0;
    if (value > 0) return value;
    fail('NUMBER_UNREADABLE', `${zh}“${text(column)}”不是大于 0 的数。`, `${en} “${text(column)}” is no number above 0.`);
    return 0;
  };
  const itemKey = named('item', ruleSet.items, '项目', 'Item');
  const item = ruleSet.items.find(({ key }) => key === itemKey) ?? null;
  const categoryKey = named('category', ruleSet.categories, '类别', 'Category') ?? (text('category') === '' ? item?.categoryKey ?? fail('CATEGORY_MISSING', '没有填写类别或项目。', 'Neither category nor item is given.') : null);
  const [rankKey, roleKey] = [named('rank', ruleSet.ranks, '等次', 'Rank'), named('role', ruleSet.roles, '角色', 'Role')];
  const level = LEVEL_BY_WORD.get(text('level').toLowerCase()) ?? fail('LEVEL_UNKNOWN', `级别“${text('level')}”应为国家级、省级、市级、县级、片区或校级。`, `The level “${text('level')}” is none of national, provincial, city, county, area and school.`);
  const durationMinutes = Math.round(count('hours', '学时', 'Hours') * ruleSet.unit.hourMinutes);
  const quantity = Math.max(1, Math.round(count('quantity', '数量', 'Quantity')));
  const declared = count('credits', '核定学分', 'Credits stated');
  if (durationMinutes > MOST_MINUTES) fail('HOURS_TOO_MANY', '学时过多，请核对。', 'These are too many hours.');
  if (itemKey === null && text('item') === '' && text('hours') === '') fail('HOURS_MISSING', '没有填写学时（按项目计分的填写项目）。', 'Hours are missing; for what is credited by the piece give the item.');
  if (!isWhole || !categoryKey || !level) return null;
  const consecutiveDays = Math.round((Date.parse(endDay) - Date.parse(startDay)) / 86_400_000) + 1;
  return {
    categoryKey, level, itemKey, rankKey, roleKey, quantity, declaredCenticredits: declared > 0 ? Math.round(declared * 100) : null, topicKeys: [], courseKey: null,
    day: endDay, submittedDay: today, retroactive, organiser: { key: null, level, accredited: true },
    durationMinutes, wholeDays: 0, halfDays: 0, consecutiveDays, uninterruptedMinutes: durationMinutes, attendance: null, assessment: null,
    evidenceKeys: retroactive === null ? evidenceOfFiles(ruleSet, { categoryKey, itemKey }, evidenceNames.length) : null,
  };
}
