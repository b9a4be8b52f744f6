import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { notFound } from '../../platform/errors.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { type ColumnSpec, workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { type CohortsReadModel, cohortViewOf } from './cohorts.read-model.js';
import type { RegistrationImportsReadModel } from './registration-imports.read-model.js';
import type { FormField } from './rules/form.js';
import { LINE_OUTCOMES } from './rules/import-outcome.js';
import { PERSON_COLUMNS, type PersonColumn } from './rules/import-sheet.js';
import { REGISTRATION_STATUSES } from './rules/vocabulary.js';
import { REGISTRATION_IMPORTERS } from './training.policy.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Route = { Params: { file: string }; Querystring: { lang?: string } };

/**
 * `GET /downloads/registration-template/{cohort}.xlsx` is the list to fill in, with the programme's questions as columns;
 * `GET /downloads/registration-import/{id}.xlsx` a list with what becomes of each line, or became.
 */
export function serveRegistrationImportDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, cohorts: CohortsReadModel, imports: RegistrationImportsReadModel): void {
  const asked = async (request: FastifyRequest<Route>): Promise<{ context: RequestContext; id: number; locale: Locale }> => {
    const context = await contextOf(request);
    const id = /^(\d{1,9})\.xlsx$/.exec(request.params.file)?.[1];
    if (!id || !context.actor.is(...REGISTRATION_IMPORTERS)) throw notFound({ zh: '文件', en: 'file' });
    const { lang } = request.query;
    return { context, id: Number(id), locale: lang === 'en' ? 'en' : lang ? 'zh-CN' : context.locale };
  };

  http.get<Route>('/downloads/registration-template/:file', async (request, reply) => {
    const { context, id, locale } = await asked(request);
    const cohort = await cohorts.one(cohortViewOf(context.actor), id);
    if (!cohort) throw notFound({ zh: '培训班', en: 'cohort' });
    const title = say({ zh: cohort.title, en: cohort.titleEn }, locale);
    const bytes = await workbookBytes({
      notesSheet: say({ zh: '填写说明', en: 'Instructions' }, locale), ...(locale === 'en' ? { notesHeaders: ['Column', 'What to fill in', 'Allowed values'] as const } : {}),
      optionRefused: say({ zh: '请从下拉列表中选择。', en: 'Choose from the list.' }, locale),
      sheets: [{ name: say({ zh: '报名名单', en: 'List' }, locale), rows: [], notes: NOTES.map((each) => say(each, locale)), columns: [...personColumns(locale), ...formColumns(cohort.programme.formFields, locale)] }],
    });
    return send(reply, bytes, `${say({ zh: '报名名单模板', en: 'List to fill in' }, locale)} ${title}`);
  });

  http.get<Route>('/downloads/registration-import/:file', async (request, reply) => {
    const { context, id, locale } = await asked(request);
    const list = await imports.one(context.actor, id, locale);
    if (!list) throw notFound({ zh: '导入记录', en: 'import' });
    const { items } = await imports.lines(list.id, {}, null, locale);
    const column = (key: string, zh: string, en: string, width: number, type: 'text' | 'integer' = 'text'): ColumnSpec => ({ key, header: say({ zh, en }, locale), width, type });
    const bytes = await workbookBytes({ sheets: [{
      name: say({ zh: '导入结果', en: 'Result' }, locale),
      columns: [
        column('row', '行', 'Row', 8, 'integer'), column('name', '姓名', 'Name', 12), column('number', '教师编号', 'Teacher number', 16), column('school', '学校', 'School', 28), column('forecast', '检查结果', 'Check', 14),
        column('status', '办理结果', 'Became', 14), column('column', '列', 'Column', 16), column('address', '单元格', 'Cell', 10), column('found', '现在的内容', 'What stands there', 20), column('message', '原因和处理办法', 'Reason and what to do', 80),
      ],
      rows: items.map(({ row, name, number, school, outcome, column: heading, address, found, message, status }) => ({
        row, name, number, school, forecast: say(LINE_OUTCOMES[outcome], locale), status: status ? say(REGISTRATION_STATUSES[status], locale) : '', column: heading, address, found, message,
      })),
    }] });
    await platform.work.run(context.actor, (tx) => {
      tx.audit({ action: 'registrationImport.download', subjectType: 'RegistrationImport', subjectId: list.id, details: { people: items.length } });
      return Promise.resolve();
    });
    return send(reply, bytes, `${list.fileName.replace(/\.(xlsx|csv)$/i, '')} - ${say({ zh: '导入结果', en: 'result' }, locale)}`);
  });
}

const NOTES = [
  { zh: '一人一行。填教师编号，或姓名加身份证号，或姓名加学校；同校有同名教师时再填手机号后四位。', en: 'One row per person: the teacher number, or name and national ID, or name and school; where a school has namesakes also the last four digits of the mobile.' },
  { zh: '列的先后不限，表头上方可以有标题行；名单的先后就是取得名额和候补的先后。', en: 'Columns stand in any order, titles may stand above the headings; the order of the list is the order of seats and of the waiting list.' },
];
const HINTS: Readonly<Record<PersonColumn, { zh: string; en: string }>> = {
  number: { zh: '有教师编号的只填这一列即可', en: 'Enough by itself' }, name: { zh: '与名册一致', en: 'As the roster has it' }, nationalId: { zh: '文本格式，18 位', en: 'As text, 18 digits' },
  school: { zh: '学校全称或标识码', en: 'Full name or code' }, mobile: { zh: '仅用于区分同名教师', en: 'Only to tell namesakes apart' },
};
const WIDTHS: Readonly<Record<PersonColumn, number>> = { number: 14, name: 12, nationalId: 22, school: 28, mobile: 16 };

const personColumns = (locale: Locale): ColumnSpec[] => (Object.keys(PERSON_COLUMNS) as PersonColumn[]).map((key) => ({ key, header: say(PERSON_COLUMNS[key], locale), width: WIDTHS[key], type: 'text', note: say(HINTS[key], locale) }));
const formColumns = (fields: readonly FormField[], locale: Locale): ColumnSpec[] => fields.map(({ key, label, labelEn, choices, required, kind }) => ({
  key: `form:${key}`, header: say({ zh: label, en: labelEn || label }, locale), width: 18, type: 'text', required, ...(kind === 'CHOICE' ? { options: choices } : {}), ...(kind === 'NUMBER' ? { note: say({ zh: '填数字', en: 'A number' }, locale) } : {}),
}));

const send = (reply: FastifyReply, bytes: Uint8Array, name: string): FastifyReply => reply.type(XLSX).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`).header('cache-control', 'no-store').send(Buffer.from(bytes));
