import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { countyTimeOf } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { type Locale, localeOf, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { isCentre } from '../organisations/index.js';
import type { AssignmentsReadModel } from './assignments.read-model.js';
import { assignmentNotFound } from './assignments.store.js';
import type { AssignmentLine } from './assignments.types.js';
import type { HandInsReadModel } from './hand-ins.read-model.js';
import type { MarkingWorkbooks } from './marking-workbook.js';
import { HAND_IN_STATUSES } from './rules/vocabulary.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_LINES = 100_000;

interface Parts {
  readonly assignments: AssignmentsReadModel;
  readonly handIns: HandInsReadModel;
  readonly workbooks: MarkingWorkbooks;
}

/**
 * `GET /downloads/assignment-grades/{id}.xlsx` is every participant's result for the centre, `/downloads/marking-sheet/{id}.xlsx`
 * a marker's own sheet, `/downloads/hand-in/{handInId}/{fileId}` a file. Grades and files leave the house, so each is audited.
 */
export function serveAssignmentDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, { assignments, handIns, workbooks }: Parts): void {
  type Sheet = { Params: { file: string }; Querystring: { locale?: string } };
  const localeIn = (asked: string | undefined, otherwise: Locale): Locale => (asked ? localeOf(asked) : otherwise);
  const idIn = (file: string): number => {
    const id = /^(\d{1,9})\.xlsx$/.exec(file)?.[1];
    if (!id) throw assignmentNotFound();
    return Number(id);
  };

  http.get<Sheet>('/downloads/assignment-grades/:file', async (request, reply) => {
    const context = await contextOf(request);
    const desk = isCentre(context, null) ? await assignments.desk(idIn(request.params.file)) : null;
    if (!desk) throw assignmentNotFound();
    const locale = localeIn(request.query.locale, context.locale);
    const { items } = await assignments.lines(desk.assignment.id, {}, { limit: MOST_LINES, offset: 0 });
    const bytes = await workbookBytes({ sheets: [{ name: say({ zh: '成绩', en: 'Grades' }, locale), columns: GRADES.map(({ words, ...column }) => ({ ...column, header: say(words, locale) })), rows: items.map((line) => gradeRow(line, locale)) }] });
    await platform.work.run(context.actor, (tx) => Promise.resolve(tx.audit({ action: 'assignment.downloadGrades', subjectType: 'Assignment', subjectId: desk.assignment.id, details: { people: items.length } })));
    return attach(reply, `${say({ zh: '成绩', en: 'Grades' }, locale)} ${desk.assignment.title}.xlsx`, XLSX).send(Buffer.from(bytes));
  });

  http.get<Sheet>('/downloads/marking-sheet/:file', async (request, reply) => {
    const context = await contextOf(request);
    const { name, bytes } = await workbooks.out(context.actor, idIn(request.params.file), localeIn(request.query.locale, context.locale));
    return attach(reply, `${name}.xlsx`, XLSX).send(bytes);
  });

  http.get<{ Params: { handInId: string; fileId: string } }>('/downloads/hand-in/:handInId/:fileId', async (request, reply) => {
    const { actor } = await contextOf(request);
    const [handInId, fileId] = [Number(request.params.handInId), Number(request.params.fileId)];
    const belongs = Number.isInteger(handInId) && Number.isInteger(fileId) && await platform.reader.row('SELECT id FROM hand_in_files WHERE handInId = ? AND fileId = ?', [handInId, fileId]);
    if (!belongs || !(await handIns.mayRead(actor, handInId))) throw notFound({ zh: '附件', en: 'file' });
    const { name, mediaType, bytes } = await platform.files.open(fileId, 'hand-in');
    await platform.work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'handIn.readFile', subjectType: 'HandIn', subjectId: handInId, details: { fileId } })));
    return attach(reply, name, mediaType).send(Buffer.from(bytes));
  });
}

function attach(reply: FastifyReply, name: string, mediaType: string): FastifyReply {
  return reply.type(mediaType).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).header('cache-control', 'no-store');
}

const text = (key: string, zh: string, en: string, width: number) => ({ key, words: { zh, en } satisfies Words, type: 'text' as const, width });
const GRADES = [
  text('number', '教师编号', 'Teacher number', 16), text('name', '姓名', 'Name', 12), text('school', '学校', 'School', 28), text('status', '状态', 'State', 12), text('attempt', '次数', 'Attempt', 8), text('late', '迟交', 'Late', 8),
  text('submittedAt', '提交时间', 'Handed in at', 18), text('marks', '各评阅人分数', 'Marks', 30), { key: 'result', words: { zh: '成绩', en: 'Result' }, type: 'decimal' as const, decimals: 3, width: 10 }, text('passed', '是否通过', 'Passed', 10), text('similar', '最高相似度', 'Most alike', 12),
];

function gradeRow(line: AssignmentLine, locale: Locale): Record<string, string | number | null> {
  const yesNo = (value: boolean): string => say(value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }, locale);
  const { teacher, status } = line;
  return {
    number: teacher.number, name: teacher.name, school: say({ zh: teacher.school.name, en: teacher.school.nameEn }, locale), status: status === 'NONE' ? say({ zh: '未提交', en: 'Nothing yet' }, locale) : say(HAND_IN_STATUSES[status], locale),
    attempt: line.handInId === null ? '' : String(line.attempt), late: line.late ? yesNo(true) : '', submittedAt: line.submittedAt ? countyTimeOf(line.submittedAt) : '',
    marks: line.marks.map(({ name, total }) => `${name} ${total ?? '—'}`).join(locale === 'en' ? '; ' : '；'), result: line.resultMilliPoints === null ? null : line.resultMilliPoints / 1000,
    passed: line.passed === null ? '' : yesNo(line.passed), similar: line.similar[0] ? `${Math.floor(line.similar[0].permille / 10)}%` : '',
  };
}
