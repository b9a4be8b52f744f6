import type { FastifyInstance, FastifyRequest } from 'fastify';

import { countyTimeOf, instantOf } from '../../platform/clock.js';
import type { TableReportData } from '../../platform/documents/index.js';
import { notFound } from '../../platform/errors.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { type ColumnSpec, workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { OFFICE_ROLES } from '../organisations/index.js';
import { type CohortsReadModel, cohortViewOf } from './cohorts.read-model.js';
import type { Cohort } from './cohorts.types.js';
import { type CompletionReadModel, type NamedLine, summaryOf } from './completion.read-model.js';
import { answersOf, type RegistrationsReadModel } from './registrations.read-model.js';
import { completionWords } from './rules/completion.js';
import { termsOf } from './completion-lines.js';
import { APPROVAL_STEPS, ASSESSMENTS, REGISTRATION_PATHS, REGISTRATION_STATUSES } from './rules/vocabulary.js';
import { readsCompletions } from './training.policy.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Row = Record<string, string | number | null>;

interface ReadModels {
  readonly cohorts: CohortsReadModel;
  readonly registrations: RegistrationsReadModel;
  readonly completion: CompletionReadModel;
}

/**
 * `GET /downloads/cohort-roster/{id}.xlsx` is the registrations within reach, `/downloads/cohort-completion/{id}`
 * the completion list for A4, with `.xlsx` for Excel; `?locale=en` chooses the language. Names leave
 * the house, so each download is audited.
 */
export function serveTrainingDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, readModels: ReadModels): void {
  type Route = { Params: { file: string }; Querystring: { locale?: string } };
  const asked = async (request: FastifyRequest<Route>) => {
    const context = await contextOf(request);
    const [, id, isExcel] = /^(\d{1,9})(\.xlsx)?$/.exec(request.params.file) ?? [];
    const cohort = id && context.actor.is(...OFFICE_ROLES) ? await readModels.cohorts.one(cohortViewOf(context.actor), Number(id)) : null;
    if (!cohort) throw cohortNotFound();
    const locale: Locale = request.query.locale === 'en' ? 'en' : request.query.locale === 'zh-CN' ? 'zh-CN' : context.locale;
    return { actor: context.actor, cohort, locale, isExcel: Boolean(isExcel) };
  };
  const told = (context: { actor: RequestContext['actor']; cohort: Cohort }, what: string, people: number): Promise<void> => platform.work.run(context.actor, (tx) => {
    tx.audit({ action: `cohort.download${what}`, subjectType: 'Cohort', subjectId: context.cohort.id, details: { people } });
    return Promise.resolve();
  });

  http.get<Route>('/downloads/cohort-roster/:file', async (request, reply) => {
    const context = await asked(request);
    const { cohort, locale } = context;
    const registrations = await readModels.registrations.all(context.actor.reach(...OFFICE_ROLES), cohort.id, {});
    const lists = (await readModels.registrations.waitingLists([cohort.id])).get(cohort.id);
    const rows = registrations.map((each): Row => ({
      number: each.teacher.number, name: each.teacher.name, school: schoolName(each.teacher.school, locale), area: each.area ? say({ zh: each.area.name, en: each.area.nameEn }, locale) : '',
      status: say(REGISTRATION_STATUSES[each.status], locale), position: each.queueNumber === null ? null : lists?.get(each.queueNumber) ?? null, path: say(REGISTRATION_PATHS[each.path], locale),
      createdAt: countyTimeOf(each.createdAt), decidedBy: each.decidedByName ?? '', reason: each.reason ?? '', step: each.step ? say(APPROVAL_STEPS[each.step], locale) : '', group: each.groupId,
      confirmedAt: each.confirmedAt ? countyTimeOf(each.confirmedAt) : '', noShow: each.noShowAt ? say({ zh: '未到', en: 'No-show' }, locale) : '',
      ...Object.fromEntries(answersOf(cohort.programme.formFields, each.storedAnswers).map(({ key, value }) => [`form:${key}`, value])),
    }));
    const form = cohort.programme.formFields.map(({ key, label, labelEn }): Column => ({ key: `form:${key}`, words: { zh: label, en: labelEn }, type: 'text', width: 18 }));
    const bytes = await workbookBytes({ sheets: [{ name: titleOf(cohort, locale), columns: columnsIn(locale, [...ROSTER_COLUMNS, ...form]), rows }] });
    await told(context, 'Roster', rows.length);
    return reply.type(XLSX).headers(attachment(`${say(ROSTER, locale)} ${titleOf(cohort, locale)}.xlsx`)).send(Buffer.from(bytes));
  });

  http.get<Route>('/downloads/cohort-completion/:file', async (request, reply) => {
    const context = await asked(request);
    const { cohort, locale, isExcel } = context;
    const list = readsCompletions(context.actor) ? await readModels.completion.lines(cohort.id) : undefined;
    if (!list) throw cohortNotFound();
    const rows = list.lines.map((line) => completionRow(line, termsOf(list.closing.programme), locale));
    const bytes = isExcel
      ? await workbookBytes({ sheets: [{ name: titleOf(cohort, locale), columns: columnsIn(locale, COMPLETION_COLUMNS), rows }] })
      : await platform.printer.print('table-report', paperOf(cohort, list.lines, rows, locale, instantOf(platform.clock.now())), locale);
    await told(context, 'Completion', rows.length);
    return reply.type(isExcel ? XLSX : 'application/pdf').headers(attachment(`${say(COMPLETION, locale)} ${titleOf(cohort, locale)}.${isExcel ? 'xlsx' : 'pdf'}`)).send(Buffer.from(bytes));
  });
}

const cohortNotFound = () => notFound({ zh: '培训班', en: 'cohort' });
const ROSTER: Words = { zh: '报名名单', en: 'Roster' };
const COMPLETION: Words = { zh: '结业名单', en: 'Completion list' };

const titleOf = (cohort: Cohort, locale: Locale): string => say({ zh: cohort.title, en: cohort.titleEn }, locale);
const schoolName = (school: { name: string; nameEn: string }, locale: Locale): string => say({ zh: school.name, en: school.nameEn }, locale);
const attachment = (name: string): Record<string, string> => ({ 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'no-store' });
const credits = (centicredits: number): string => `${Math.floor(centicredits / 100)}.${String(centicredits % 100).padStart(2, '0')}`;

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
  const { teacher, requiredMinutes, absentMinutes, attendedPermille, assessment, completed, reason, centicredits, creditNote } = line;
  return {
    number: teacher.number, name: teacher.name, school: say({ zh: teacher.schoolName, en: teacher.schoolNameEn }, locale), required: requiredMinutes, absent: absentMinutes,
    attended: `${Math.floor(attendedPermille / 10)}.${attendedPermille % 10}%`, assessment: say(ASSESSMENT_WORDS[assessment], locale), outcome: say(completed ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }, locale),
    reason: [say(completionWords(reason, { requiredMinutes, absentMinutes, ...terms }), locale), ...(creditNote ? [say(creditNote, locale)] : [])].join(locale === 'en' ? '; ' : '；'),
    credits: credits(centicredits),
  };
}

/** The list for A4: what the file in the archive shows, with the figures under it. */
function paperOf(cohort: Cohort, lines: readonly NamedLine[], rows: readonly Row[], locale: Locale, now: string): TableReportData {
  const summary = summaryOf(lines);
  const isPreview = cohort.status !== 'CLOSED';
  const shown = ['number', 'name', 'school', 'attended', 'assessment', 'outcome', 'reason', 'credits'] as const;
  return {
    title: titleOf(cohort, locale),
    subtitle: `${say(COMPLETION, locale)}　${cohort.startsOn} – ${cohort.endsOn}　${say({ zh: `应结业 ${summary.participants} 人，准予结业 ${summary.completed} 人`, en: `${summary.completed} of ${summary.participants} completed` }, locale)}`,
    columns: [
      { header: say({ zh: '序号', en: 'No.' }, locale), align: 'end' },
      ...columnsIn(locale, COMPLETION_COLUMNS).filter((column) => (shown as readonly string[]).includes(column.key)).map((column) => ({
        header: column.header, ...(column.key === 'reason' ? { width: { share: 1 } } : {}), ...(column.key === 'credits' || column.key === 'attended' ? { align: 'end' as const } : {}),
      })),
    ],
    rows: rows.map((row, at) => [String(at + 1), ...shown.map((key) => String(row[key] ?? ''))]),
    totals: ['', say({ zh: '合计', en: 'Total' }, locale), '', '', '', '', String(summary.completed), '', credits(summary.centicredits)],
    footnotes: isPreview ? [say({ zh: '本名单为预览，尚未办理结业；学分按当日认定办法测算。', en: 'A preview: the cohort is not closed yet, and credits are what the rules would give today.' }, locale)] : [],
    orientation: 'landscape', generatedOn: countyTimeOf(now),
    ...(isPreview ? { watermark: say({ zh: '预览', en: 'Preview' }, locale) } : {}),
  };
}
