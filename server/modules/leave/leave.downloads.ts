import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { countyTimeOf } from '../../platform/clock.js';
import { type Locale, localeOf, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { LEAVE_KINDS, REGISTER_READERS } from '../attendance/index.js';
import { leaveNotFound } from './leave-requests.service.js';
import type { LeaveReadModel } from './leave.read-model.js';
import type { LeaveFilter, LeaveRequest, LeaveSession } from './leave.types.js';
import { LEAVE_STATUSES, LEAVE_STEPS, type LeaveStatus } from './rules/vocabulary.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_LINES = 20_000;

interface Query {
  readonly locale?: string;
  readonly awaitsViewer?: string;
  readonly statuses?: string;
  readonly kind?: string;
  readonly rollId?: string;
  readonly schoolId?: string;
  readonly search?: string;
}

/**
 * `GET /downloads/leave-requests.xlsx` is the desk's list with its conditions, a line for each session;
 * `GET /downloads/leave-proof/{request}/{file}` a proof. Both are within reach, and audited.
 */
export function serveLeaveDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, readModel: LeaveReadModel): void {
  http.get<{ Querystring: Query }>('/downloads/leave-requests.xlsx', async (request, reply) => {
    const context = await contextOf(request);
    if (!context.actor.is(...REGISTER_READERS)) throw leaveNotFound();
    const locale = request.query.locale ? localeOf(request.query.locale) : context.locale;
    const { items } = await readModel.page(context.actor, filterOf(request.query), 'NEWEST', { limit: MOST_LINES, offset: 0 });
    const sessions = await Promise.all(items.map(({ id }) => readModel.sessions(context, id)));
    const rows = items.flatMap((each, at) => (sessions[at] ?? []).map((session) => rowOf(each, session, locale)));
    const bytes = await workbookBytes({ sheets: [{ name: say(TITLE, locale), columns: COLUMNS.map(({ words, ...column }) => ({ ...column, header: say(words, locale) })), rows }] });
    await platform.work.run(context.actor, (tx) => Promise.resolve(tx.audit({ action: 'leaveRequest.download', subjectType: 'LeaveRequest', subjectId: 'list', details: { requests: items.length, conditions: request.query } })));
    return attach(reply, `${say(TITLE, locale)}.xlsx`, XLSX).send(Buffer.from(bytes));
  });

  http.get<{ Params: { id: string; fileId: string } }>('/downloads/leave-proof/:id/:fileId', async (request, reply) => {
    const { actor } = await contextOf(request);
    const [id, fileId] = [Number(request.params.id), Number(request.params.fileId)];
    if (!Number.isInteger(id) || !Number.isInteger(fileId) || !(await readModel.one(actor, id)) || !(await readModel.hasProof(id, fileId))) throw leaveNotFound();
    const { name, mediaType, bytes } = await platform.files.open(fileId, 'leave-proof');
    await platform.work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'leaveProof.open', subjectType: 'LeaveRequest', subjectId: id, details: { fileId } })));
    return attach(reply, name, mediaType).send(Buffer.from(bytes));
  });
}

const TITLE: Words = { zh: '请假', en: 'Leave' };

function filterOf({ awaitsViewer, statuses, kind, rollId, schoolId, search }: Query): LeaveFilter {
  const id = (text: string | undefined): string | null => (text && /^\d{1,9}$/.test(text) ? text : null);
  return {
    awaitsViewer: awaitsViewer === 'true', statuses: statuses ? statuses.split(',').filter((each): each is LeaveStatus => each in LEAVE_STATUSES) : null,
    kind: kind && kind in LEAVE_KINDS ? kind as keyof typeof LEAVE_KINDS : null, rollId: id(rollId), schoolId: id(schoolId), search: search ? search.slice(0, 60) : null,
  };
}

function attach(reply: FastifyReply, name: string, mediaType: string): FastifyReply {
  return reply.type(mediaType).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).header('cache-control', 'no-store');
}

const text = (key: string, zh: string, en: string, width: number) => ({ key, words: { zh, en } satisfies Words, type: 'text' as const, width });
const COLUMNS = [
  text('number', '教师编号', 'Teacher number', 16), text('name', '姓名', 'Name', 12), text('school', '学校', 'School', 28), text('roll', '班次', 'Class', 30), text('session', '场次', 'Session', 30), text('startsAt', '时间', 'Starts', 18),
  { key: 'minutes', words: { zh: '请假分钟', en: 'Minutes of leave' }, type: 'integer' as const, width: 10 }, { key: 'duration', words: { zh: '本场分钟', en: 'Of minutes' }, type: 'integer' as const, width: 10 },
  text('kind', '类别', 'Kind', 10), text('reason', '事由', 'Reason', 36), text('status', '状态', 'State', 14), text('sentAt', '提交时间', 'Sent', 18), text('sentBy', '提交人', 'Sent by', 12),
  text('decidedBy', '审批人', 'Decided by', 12), text('decidedAt', '审批时间', 'Decided', 18), text('note', '审批意见', 'Note', 30),
];

function rowOf({ teacher, roll, kind, reason, status, step, sentAt, enteredByName, decidedByName, decidedAt, note }: LeaveRequest, session: LeaveSession, locale: Locale): Record<string, string | number | null> {
  return {
    number: teacher.number, name: teacher.name, school: say({ zh: teacher.school.name, en: teacher.school.nameEn }, locale), roll: say({ zh: roll.title, en: roll.titleEn }, locale),
    session: `${session.ordinal}. ${say({ zh: session.topic, en: session.topicEn }, locale)}`, startsAt: countyTimeOf(session.startsAt), minutes: session.minutes, duration: session.durationMinutes,
    kind: say(LEAVE_KINDS[kind], locale), reason, status: say(step ? LEAVE_STEPS[step] : LEAVE_STATUSES[status], locale), sentAt: countyTimeOf(sentAt), sentBy: enteredByName,
    decidedBy: decidedByName, decidedAt: decidedAt ? countyTimeOf(decidedAt) : '', note,
  };
}
