import {
  AREA_STAGES, POSTS, REMOTENESS, SCHOOL_KINDS, SEXES, STAGES, SUBJECTS, TITLES, type Word,
} from '../../organisations/rules/vocabulary.js';

export type SheetKey = 'areas' | 'schools' | 'teachers';

/** How a column's cells are read. `reference` holds the code or the full name of an area or school. */
export type ColumnKind = 'text' | 'person' | 'code' | 'reference' | 'choice' | 'date' | 'national_id' | 'mobile';

export interface TemplateColumn {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: ColumnKind;
  readonly required: boolean;
  /** In characters, as Excel counts a column. */
  readonly width: number;
  /** In characters, an extended one counted once. */
  readonly maxLength: number;
  /** For codes only. */
  readonly pattern?: RegExp;
  /** For choices only: the list of the cell's drop-down, and its other spellings. */
  readonly words?: readonly Word<string>[];
  readonly helpZh: string;
  readonly helpEn: string;
}

export interface TemplateSheet {
  readonly key: SheetKey;
  readonly zh: string;
  readonly en: string;
  readonly columns: readonly TemplateColumn[];
}

const AREA_CODE = /^[A-Z0-9][A-Z0-9-]{0,15}$/;
const SCHOOL_CODE = /^\d{10}$/;
const TEACHER_NUMBER = /^[A-Z]{0,3}\d{6,12}$/;

export const ROSTER_TEMPLATE: readonly TemplateSheet[] = [
  { key: 'areas', zh: '片区', en: 'Areas', columns: [
    { key: 'code', zh: '片区代码', en: 'Area code', kind: 'code', required: true, width: 12, maxLength: 16, pattern: AREA_CODE,
      helpZh: '大写字母和数字，全县不重复，如 P01', helpEn: 'Capital letters and digits, once in the county, such as P01' },
    { key: 'nameZh', zh: '片区名称', en: 'Name in Chinese', kind: 'text', required: true, width: 24, maxLength: 40,
      helpZh: '片区全称', helpEn: 'The full name of the area' },
    { key: 'nameEn', zh: '英文名称', en: 'Name in English', kind: 'text', required: false, width: 30, maxLength: 80,
      helpZh: '可不填', helpEn: 'May be left empty' },
    { key: 'stage', zh: '片区类型', en: 'Kind of area', kind: 'choice', required: true, width: 14, maxLength: 20, words: AREA_STAGES,
      helpZh: '从下拉列表中选择', helpEn: 'Choose from the list' },
  ] },
  { key: 'schools', zh: '学校', en: 'Schools', columns: [
    { key: 'code', zh: '学校标识码', en: 'School code', kind: 'code', required: true, width: 14, maxLength: 10, pattern: SCHOOL_CODE,
      helpZh: '教育统计用的10位数字，请设为文本格式', helpEn: 'The ten digits of the education statistics, as text' },
    { key: 'nameZh', zh: '学校名称', en: 'Name in Chinese', kind: 'text', required: true, width: 30, maxLength: 60,
      helpZh: '公章上的全称', helpEn: 'The full name on the seal' },
    { key: 'nameEn', zh: '英文名称', en: 'Name in English', kind: 'text', required: false, width: 36, maxLength: 100,
      helpZh: '可不填', helpEn: 'May be left empty' },
    { key: 'kind', zh: '办学类型', en: 'Kind of school', kind: 'choice', required: true, width: 16, maxLength: 20, words: SCHOOL_KINDS,
      helpZh: '从下拉列表中选择', helpEn: 'Choose from the list' },
    { key: 'area', zh: '所属片区', en: 'Area', kind: 'reference', required: true, width: 18, maxLength: 40,
      helpZh: '片区代码或片区全称', helpEn: 'The code or the full name of the area' },
    { key: 'remoteness', zh: '所在地', en: 'Location', kind: 'choice', required: true, width: 10, maxLength: 10, words: REMOTENESS,
      helpZh: '县城、乡镇或偏远', helpEn: 'County town, township or remote' },
  ] },
  { key: 'teachers', zh: '教师', en: 'Teachers', columns: [
    { key: 'number', zh: '教师编号', en: 'Teacher number', kind: 'code', required: true, width: 14, maxLength: 15, pattern: TEACHER_NUMBER,
      helpZh: '6至12位数字，前面可有1至3个大写字母；一人一号，终身不变', helpEn: 'Six to twelve digits, with up to three capital letters before; one number for life' },
    { key: 'name', zh: '姓名', en: 'Name', kind: 'person', required: true, width: 12, maxLength: 40,
      helpZh: '与身份证一致；少数民族姓名用间隔号“·”', helpEn: 'As on the identity card; with the middle dot · where it belongs' },
    { key: 'nationalId', zh: '身份证号', en: 'National ID', kind: 'national_id', required: true, width: 22, maxLength: 18,
      helpZh: '18位，请先把整列设为文本格式再输入', helpEn: 'Eighteen characters; format the column as text before typing' },
    { key: 'sex', zh: '性别', en: 'Sex', kind: 'choice', required: false, width: 8, maxLength: 4, words: SEXES,
      helpZh: '可不填，以身份证号为准', helpEn: 'May be left empty: the national ID says it' },
    { key: 'mobile', zh: '手机号', en: 'Mobile', kind: 'mobile', required: false, width: 14, maxLength: 11,
      helpZh: '11位手机号', helpEn: 'Eleven digits' },
    { key: 'school', zh: '所在学校', en: 'School', kind: 'reference', required: true, width: 28, maxLength: 60,
      helpZh: '学校标识码或学校全称', helpEn: 'The code or the full name of the school' },
    { key: 'title', zh: '职称', en: 'Title', kind: 'choice', required: true, width: 14, maxLength: 20, words: TITLES,
      helpZh: '从下拉列表中选择', helpEn: 'Choose from the list' },
    { key: 'post', zh: '岗位', en: 'Post', kind: 'choice', required: true, width: 12, maxLength: 20, words: POSTS,
      helpZh: '兼任多岗的填主要岗位', helpEn: 'The main post where there are several' },
    { key: 'subject', zh: '任教学科', en: 'Subject', kind: 'choice', required: true, width: 14, maxLength: 20, words: SUBJECTS,
      helpZh: '任教多科的填主要学科', helpEn: 'The main subject where there are several' },
    { key: 'stage', zh: '学段', en: 'Stage', kind: 'choice', required: true, width: 10, maxLength: 10, words: STAGES,
      helpZh: '实际任教的学段', helpEn: 'The stage actually taught' },
    { key: 'hiredOn', zh: '参加工作日期', en: 'Hired on', kind: 'date', required: true, width: 14, maxLength: 30,
      helpZh: '日期格式，如 2015-09-01', helpEn: 'A date, such as 2015-09-01' },
  ] },
];

export function sheetOf(key: SheetKey): TemplateSheet {
  const sheet = ROSTER_TEMPLATE.find((candidate) => candidate.key === key);
  if (!sheet) throw new Error(`no sheet ${key}`);
  return sheet;
}

/** The column that a heading names, in either language; null when the template has none. */
export function columnByHeading(sheet: TemplateSheet, heading: string): TemplateColumn | null {
  const bare = heading.normalize('NFKC').replace(/[\s*]+/g, '').toLowerCase();
  return sheet.columns.find(({ key, zh, en }) => [key, zh, en].some((name) => name.replace(/\s+/g, '').toLowerCase() === bare)) ?? null;
}
