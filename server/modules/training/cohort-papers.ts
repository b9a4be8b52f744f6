import { countyTimeOf } from '../../platform/clock.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { ColumnSpec } from '../../platform/spreadsheets/index.js';
import type { Reach } from '../accounts/index.js';
import type { CohortsReadModel } from './cohorts.read-model.js';
import type { Cohort } from './cohorts.types.js';
import { termsOf } from './completion-lines.js';
import type { CompletionReadModel, NamedLine } from './completion.read-model.js';
import { answersOf, type RegistrationsReadModel } from './registrations.read-model.js';
import type { RegistrationFilter } from './registrations.types.js';
import { completionWords } from './rules/completion.js';
import { APPROVAL_STEPS, ASSESSMENTS, REGISTRATION_PATHS, REGISTRATION_STATUSES } from './rules/vocabulary.js';

type Row = Record<string, string | number | null>;

/** A list as it is written to Excel or set on paper: one language, columns in their order. */
export interface PaperTable {
  readonly columns: ColumnSpec[];
  readonly rows: Row[];
}

/** The lists of a cohort as the desks download them and as its archive keeps them. Whoever calls has looked who asks. */
export class CohortPapers {
  constructor(private readonly cohorts: CohortsReadModel, private readonly registrations: RegistrationsReadModel, private readonly completions: CompletionReadModel) {}

  async roster(cohort: Cohort, reach: Reach, filter: RegistrationFilter, locale: Locale): Promise<PaperTable> {
    const registrations = await this.registrations.all(reach, cohort.id, filter);
    const lists = (await this.registrations.waitingLists([cohort.id])).get(cohort.id);
    const rows = registrations.map((each): Row => ({
      number: each.teacher.number, name: each.teacher.name, school: schoolName(each.teacher.school, locale), area: each.area ? say({ zh: each.area.name, en: each.area.nameEn }, locale) : '',
      status: say(REGISTRATION_STATUSES[each.status], locale), position: each.queueNumber === null ? null : lists?.get(each.queueNumber) ?? null, path: say(REGISTRATION_PATHS[each.path], locale),
      createdAt: countyTimeOf(each.createdAt), decidedBy: each.decidedByName ?? '', reason: each.reason ?? '', step: each.step ? say(APPROVAL_STEPS[each.step], locale) : '', group: each.groupId,
      confirmedAt: each.confirmedAt ? countyTimeOf(each.confirmedAt) : '', noShow: each.noShowAt ? say({ zh: '未到', en: 'No-show' }, locale) : '',
      ...Object.fromEntries(answersOf(cohort.programme.formFields, each.storedAnswers).map(({ key, value }) => [`form:${key}`, value])),
    }));
    const form = cohort.programme.formFields.map(({ key, label, labelEn }): Column => ({ key: `form:${key}`, words: { zh: label, en: labelEn }, type: 'text', width: 18 }));
    return { columns: columnsIn(locale, [...ROSTER_COLUMNS, ...form]), rows };
  }

  /** Who holds a seat, with who decided it; null when there is no such cohort. */
  async admitted(cohortId: number, locale: Locale): Promise<PaperTable | null> {
    const cohort = await this.cohorts.one({ of: 'COUNTY' }, cohortId);
    return cohort && this.roster(cohort, { county: true }, { statuses: ['ADMITTED'] }, locale);
  }

  /** The completion list, frozen or as it would be today; null when there is no such cohort. */
  async completion(cohortId: number, locale: Locale): Promise<PaperTable | null> {
    const list = await this.completions.lines(cohortId);
    return list ? completionTable(list, locale) : null;
  }
}

export const centicreditsText = (centicredits: number): string => `${Math.floor(centicredits / 100)}.${String(centicredits % 100).padStart(2, '0')}`;
const schoolName = (school: { name: string; nameEn: string }, locale: Locale): string => say({ zh: school.name, en: school.nameEn }, locale);

export function completionTable({ closing, lines }: NonNullable<Awaited<ReturnType<CompletionReadModel['lines']>>>, locale: Locale): PaperTable {
  return { columns: columnsIn(locale, COMPLETION_COLUMNS), rows: lines.map((line) => completionRow(line, termsOf(closing.programme), locale)) };
}

type Column = Omit<ColumnSpec, 'header'> & { readonly words: Words };
const columnsIn = (locale: Locale, columns: readonly Column[]): ColumnSpec[] => columns.map(({ words, ...column }) => ({ ...column, header: say(words, locale) }));

const PERSON_COLUMNS: readonly Column[] = [
  { key: 'number', words: { zh: '教师编号', en: 'Teacher number' }, type: 'text', width: 16 }, { key: 'name', words: { zh: '姓名', en: 'Name' }, type: 'text', width: 12 },
  { key: 'school', words: { zh: '学校', en: 'School' }, type: 'text', width: 28 },
];
const ROSTER_COLUMNS: readonly Column[] = [
  ...PERSON_COLUMNS, { key: 'area', words: { zh: '片区', en: 'Area' }, type: 'text', width: 18 }, { key: 'status', words: { zh: '状态', en: 'State' }, type: 'text', width: 12 },
  { key: 'position', words: { zh: '候补位次', en: 'Waiting rank' }, type: 'integer' }, { key: 'path', words: { zh: '报名方式', en: 'Registered by' }, type: 'text', width: 14 },
  { key: 'createdAt', words: { zh: '报名时间', en: 'Registered at' }, type: 'datetime', width: 18 }, { key: 'decidedBy', words: { zh: '办理人', en: 'Decided by' }, type: 'text', width: 12 },
  { key: 'reason', words: { zh: '原因', en: 'Reason' }, type: 'text', width: 36 },
  { key: 'step', words: { zh: '等待审核', en: 'Awaits' }, type: 'text', width: 12 }, { key: 'group', words: { zh: '同组', en: 'Group' }, type: 'integer' },
  { key: 'confirmedAt', words: { zh: '本人确认', en: 'Confirmed' }, type: 'text', width: 18 }, { key: 'noShow', words: { zh: '未到', en: 'No-show' }, type: 'text' },
];
const COMPLETION_COLUMNS: readonly Column[] = [
  ...PERSON_COLUMNS, { key: 'required', words: { zh: '应到（分钟）', en: 'Held (min)' }, type: 'integer' }, { key: 'absent', words: { zh: '缺勤（分钟）', en: 'Absent (min)' }, type: 'integer' },
  { key: 'attended', words: { zh: '出勤率', en: 'Attended' }, type: 'text' }, { key: 'assessment', words: { zh: '考核', en: 'Assessment' }, type: 'text', width: 12 },
  { key: 'outcome', words: { zh: '结业', en: 'Completed' }, type: 'text' }, { key: 'reason', words: { zh: '说明', en: 'Reason' }, type: 'text', width: 44 },
  { key: 'credits', words: { zh: '学分', en: 'Credits' }, type: 'text' },
];

const ASSESSMENT_WORDS: Readonly<Record<NamedLine['assessment'], Words>> = { ...ASSESSMENTS, NOT_REQUIRED: { zh: '不要求', en: 'Not required' }, MISSING: { zh: '未录入', en: 'Missing' } };

function completionRow(line: NamedLine, terms: { absenceNumerator: number; absenceDenominator: number }, locale: Locale): Row {
  const { teacher, requiredMinutes, absentMinutes, excusedMinutes, attendedPermille, assessment, completed, reason, centicredits, creditNote } = line;
  return {
    number: teacher.number, name: teacher.name, school: say({ zh: teacher.schoolName, en: teacher.schoolNameEn }, locale), required: requiredMinutes, absent: absentMinutes,
    attended: `${Math.floor(attendedPermille / 10)}.${attendedPermille % 10}%`, assessment: say(ASSESSMENT_WORDS[assessment], locale), outcome: say(completed ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }, locale),
    reason: [say(completionWords(reason, { requiredMinutes, absentMinutes, excusedMinutes, ...terms }), locale), ...(creditNote ? [say(creditNote, locale)] : [])].join(locale === 'en' ? '; ' : '；'),
    credits: centicreditsText(centicredits),
  };
}
