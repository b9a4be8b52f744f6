import type { Words } from '../../../platform/locale.js';
import { type Level, LEVELS } from '../../credits/rules/rule-set.js';

/** A record as a provider sends it: nothing in it is trusted. Days are texts, durations minutes. */
export interface SentRecord {
  readonly externalId: string;
  readonly teacherNumber?: string | null;
  readonly nationalId?: string | null;
  readonly name?: string | null;
  readonly courseCode?: string | null;
  readonly courseTitle?: string | null;
  readonly category?: string | null;
  readonly level?: string | null;
  readonly startedOn?: string | null;
  readonly completedOn?: string | null;
  readonly minutes?: number | null;
  readonly scorePermille?: number | null;
  readonly passed?: boolean | null;
}

/** The same, cleaned: NFKC, trimmed, empty texts null. */
export interface CleanRecord {
  readonly externalId: string;
  readonly teacherNumber: string | null;
  readonly nationalId: string | null;
  readonly name: string;
  readonly courseCode: string | null;
  readonly courseTitle: string;
  readonly category: string | null;
  readonly level: string | null;
  readonly startedOn: string;
  readonly completedOn: string;
  readonly minutes: number;
  readonly scorePermille: number | null;
  readonly passed: boolean | null;
}

export const PROBLEM_CODES = [
  'EXTERNAL_ID_MALFORMED', 'IDENTITY_MISSING', 'TEACHER_NUMBER_MALFORMED', 'NATIONAL_ID_MALFORMED', 'NAME_MISSING', 'NAME_MALFORMED', 'COURSE_CODE_MALFORMED', 'COURSE_TITLE_MISSING',
  'COURSE_TITLE_MALFORMED', 'CATEGORY_MALFORMED', 'LEVEL_UNKNOWN', 'STARTED_ON_NOT_A_DAY', 'COMPLETED_ON_NOT_A_DAY', 'DAYS_REVERSED', 'COMPLETED_IN_FUTURE', 'MINUTES_OUT_OF_RANGE',
  'MINUTES_EXCEED_DAYS', 'SCORE_OUT_OF_RANGE', 'PASSED_MISSING', 'NATIONAL_ID_MISPLACED',
] as const;
export type RecordProblem = (typeof PROBLEM_CODES)[number];

const LONGEST = { externalId: 100, teacherNumber: 20, name: 60, courseCode: 60, courseTitle: 200, category: 64 } as const;
const MOST_MINUTES = 60_000;
const MOST_MINUTES_A_DAY = 16 * 60;
const NATIONAL_ID = /^\d{17}[\dX]$/;
const MASK = '******';
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u;

/** NFKC and trimmed, so that full-width letters and stray spaces do not make another record. */
export function cleaned(sent: SentRecord): CleanRecord {
  const text = (value: string | null | undefined): string | null => value?.normalize('NFKC').trim() || null;
  return {
    externalId: sent.externalId.normalize('NFKC').trim(), teacherNumber: text(sent.teacherNumber)?.toUpperCase() ?? null, nationalId: text(sent.nationalId)?.toUpperCase() ?? null,
    name: text(sent.name) ?? '', courseCode: text(sent.courseCode), courseTitle: text(sent.courseTitle) ?? '', category: text(sent.category), level: text(sent.level)?.toUpperCase() ?? null,
    startedOn: text(sent.startedOn) ?? '', completedOn: text(sent.completedOn) ?? '', minutes: sent.minutes ?? 0, scorePermille: sent.scorePermille ?? null, passed: sent.passed ?? null,
  };
}

const isId = (externalId: string): boolean => externalId.length > 0 && externalId.length <= LONGEST.externalId && !/\s/u.test(externalId) && !UNPRINTABLE.test(externalId);

/** Whether the id can be kept; a record without such an id is answered but not stored. */
export const isStorable = (record: CleanRecord): boolean => isId(record.externalId) && keepable(record.externalId, record, 'externalId') === record.externalId;

/**
 * Everything that is wrong with a record by itself, in the order of {@link PROBLEM_CODES}; empty when it can
 * be judged. Pure: `today` is the county's business day.
 */
export function recordProblems(record: CleanRecord, today: string): RecordProblem[] {
  const { teacherNumber, nationalId, name, courseCode, courseTitle, category, level, startedOn, completedOn, minutes, scorePermille } = record;
  const malformed = (value: string | null, longest: number): boolean => value !== null && (value.length > longest || UNPRINTABLE.test(value));
  const hasStart = isDay(startedOn);
  const hasEnd = isDay(completedOn);
  const isReversed = hasStart && hasEnd && startedOn > completedOn;
  const days = hasStart && hasEnd && !isReversed ? Math.round((Date.parse(completedOn) - Date.parse(startedOn)) / 86_400_000) + 1 : null;
  const inRange = Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES;
  const found: Record<RecordProblem, boolean> = {
    EXTERNAL_ID_MALFORMED: !isId(record.externalId),
    IDENTITY_MISSING: teacherNumber === null && nationalId === null,
    TEACHER_NUMBER_MALFORMED: malformed(teacherNumber, LONGEST.teacherNumber),
    NATIONAL_ID_MALFORMED: nationalId !== null && !NATIONAL_ID.test(nationalId),
    NAME_MISSING: name === '',
    NAME_MALFORMED: malformed(name, LONGEST.name),
    COURSE_CODE_MALFORMED: malformed(courseCode, LONGEST.courseCode),
    COURSE_TITLE_MISSING: courseTitle === '',
    COURSE_TITLE_MALFORMED: malformed(courseTitle, LONGEST.courseTitle),
    CATEGORY_MALFORMED: malformed(category, LONGEST.category),
    LEVEL_UNKNOWN: level !== null && !LEVELS.includes(level as Level),
    STARTED_ON_NOT_A_DAY: !hasStart,
    COMPLETED_ON_NOT_A_DAY: !hasEnd,
    DAYS_REVERSED: isReversed,
    COMPLETED_IN_FUTURE: hasEnd && completedOn > today,
    MINUTES_OUT_OF_RANGE: !inRange,
    MINUTES_EXCEED_DAYS: inRange && days !== null && minutes > days * MOST_MINUTES_A_DAY,
    SCORE_OUT_OF_RANGE: scorePermille !== null && (!Number.isInteger(scorePermille) || scorePermille < 0 || scorePermille > 1000),
    PASSED_MISSING: record.passed === null,
    NATIONAL_ID_MISPLACED: isNationalIdMisplaced(record),
  };
  return PROBLEM_CODES.filter((code) => found[code]);
}

/** An ID number is only ever looked up, so it must stand in no field that is kept or answered. */
function isNationalIdMisplaced({ nationalId, teacherNumber, externalId, name, courseCode, courseTitle, category }: CleanRecord): boolean {
  const kept = [externalId, teacherNumber, name, courseCode, courseTitle, category];
  return NATIONAL_ID.test(teacherNumber ?? '') || (nationalId !== null && kept.some((text) => text?.toUpperCase().includes(nationalId)));
}

/** A text as it may be kept and answered: without an ID number, within its length, whole characters. */
export function keepable(text: string, { nationalId }: Pick<CleanRecord, 'nationalId'>, field: keyof typeof LONGEST): string {
  const withoutOwn = nationalId !== null && NATIONAL_ID.test(nationalId) ? text.replace(new RegExp(nationalId, 'giu'), MASK) : text;
  const safe = field === 'teacherNumber' && NATIONAL_ID.test(withoutOwn) ? MASK : withoutOwn;
  return [...safe.replace(/\p{Cs}/gu, '\ufffd')].slice(0, LONGEST[field]).join('');
}

/** A day that can be kept, or null. */
export const dayOrNull = (text: string): string | null => (isDay(text) ? text : null);

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1990-01-01') return false;
  // A day that does not exist, such as 31 June, parses to NaN or to the day after.
  return new Date(Date.parse(text)).getUTCDate() === Number(text.slice(8));
}

/** The field that a problem is about, as the input calls it. */
export function problemField(problem: RecordProblem): keyof SentRecord {
  return FIELD[problem];
}

const FIELD: Record<RecordProblem, keyof SentRecord> = {
  EXTERNAL_ID_MALFORMED: 'externalId', IDENTITY_MISSING: 'teacherNumber', TEACHER_NUMBER_MALFORMED: 'teacherNumber', NATIONAL_ID_MALFORMED: 'nationalId', NAME_MISSING: 'name', NAME_MALFORMED: 'name',
  COURSE_CODE_MALFORMED: 'courseCode', COURSE_TITLE_MISSING: 'courseTitle', COURSE_TITLE_MALFORMED: 'courseTitle', CATEGORY_MALFORMED: 'category', LEVEL_UNKNOWN: 'level',
  STARTED_ON_NOT_A_DAY: 'startedOn', COMPLETED_ON_NOT_A_DAY: 'completedOn', DAYS_REVERSED: 'completedOn', COMPLETED_IN_FUTURE: 'completedOn', MINUTES_OUT_OF_RANGE: 'minutes',
  MINUTES_EXCEED_DAYS: 'minutes', SCORE_OUT_OF_RANGE: 'scorePermille', PASSED_MISSING: 'passed', NATIONAL_ID_MISPLACED: 'nationalId',
};

const WORDS: Record<RecordProblem, Words> = {
  EXTERNAL_ID_MALFORMED: { zh: `记录编号须为 1 至 ${LONGEST.externalId} 个字符，不含空格。`, en: `externalId takes 1 to ${LONGEST.externalId} characters without spaces.` },
  IDENTITY_MISSING: { zh: '教师编号和身份证号至少填一项。', en: 'Give teacherNumber, nationalId or both.' },
  TEACHER_NUMBER_MALFORMED: { zh: `教师编号最长 ${LONGEST.teacherNumber} 个字符。`, en: `teacherNumber takes at most ${LONGEST.teacherNumber} characters.` },
  NATIONAL_ID_MALFORMED: { zh: '身份证号须为 18 位，末位可为 X。', en: 'nationalId takes 18 digits, the last of which may be X.' },
  NAME_MISSING: { zh: '缺少姓名。', en: 'name is missing.' },
  NAME_MALFORMED: { zh: `姓名最长 ${LONGEST.name} 个字符，不含控制字符。`, en: `name takes at most ${LONGEST.name} printable characters.` },
  COURSE_CODE_MALFORMED: { zh: `课程代码最长 ${LONGEST.courseCode} 个字符。`, en: `courseCode takes at most ${LONGEST.courseCode} printable characters.` },
  COURSE_TITLE_MISSING: { zh: '缺少课程名称。', en: 'courseTitle is missing.' },
  COURSE_TITLE_MALFORMED: { zh: `课程名称最长 ${LONGEST.courseTitle} 个字符，不含控制字符。`, en: `courseTitle takes at most ${LONGEST.courseTitle} printable characters.` },
  CATEGORY_MALFORMED: { zh: `类别最长 ${LONGEST.category} 个字符。`, en: `category takes at most ${LONGEST.category} characters.` },
  LEVEL_UNKNOWN: { zh: `级别须为 ${LEVELS.join('、')} 之一。`, en: `level is one of ${LEVELS.join(', ')}.` },
  STARTED_ON_NOT_A_DAY: { zh: '开始日期须写成 2026-07-01 的形式。', en: 'startedOn is a day such as 2026-07-01.' },
  COMPLETED_ON_NOT_A_DAY: { zh: '结束日期须写成 2026-07-01 的形式。', en: 'completedOn is a day such as 2026-07-01.' },
  DAYS_REVERSED: { zh: '结束日期早于开始日期。', en: 'completedOn is before startedOn.' },
  COMPLETED_IN_FUTURE: { zh: '结束日期在今天之后，请待学习结束后再报送。', en: 'completedOn is in the future; send it once the training is over.' },
  MINUTES_OUT_OF_RANGE: { zh: `时长须为 1 至 ${MOST_MINUTES} 的整数分钟。`, en: `minutes is a whole number from 1 to ${MOST_MINUTES}.` },
  MINUTES_EXCEED_DAYS: { zh: `时长超过起止日期内每天 ${MOST_MINUTES_A_DAY / 60} 小时的上限，请核对是否把学时当成了分钟。`, en: `More minutes than ${MOST_MINUTES_A_DAY / 60} hours a day between the two days; check the unit.` },
  SCORE_OUT_OF_RANGE: { zh: '成绩须为 0 至 1000 的整数（千分制，875 即 87.5 分）。', en: 'scorePermille is a whole number from 0 to 1000; 875 is 87.5 of 100.' },
  PASSED_MISSING: { zh: '缺少是否通过。', en: 'passed is missing.' },
  NATIONAL_ID_MISPLACED: { zh: '身份证号只能填在 nationalId 字段，不得出现在编号、姓名或课程信息里。', en: 'A national id belongs in nationalId only, never in an id, a name or a course.' },
};

export const problemWords = (problem: RecordProblem): Words => WORDS[problem];
