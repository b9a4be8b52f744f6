import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { countyTimeOf, dayOf, instantOf } from '../../platform/clock.js';
import { type Locale, localeOf, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { appealLetter } from './appeal-letter.js';
import { APPEAL_READERS } from './appeals.policy.js';
import type { AppealsReadModel } from './appeals.read-model.js';
import { appealNotFound } from './appeals.store.js';
import type { CreditAppeal, CreditAppealFilter } from './appeals.types.js';
import { APPEAL_KINDS, APPEAL_STATUSES, type AppealKind, type AppealStatus, CARRY_OUTS, type CarryOut } from './rules/vocabulary.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_LINES = 20_000;

type Query = Readonly<Record<string, string | undefined>>;

/**
 * `GET /downloads/credit-appeals.xlsx` is the desk's list with its conditions, `/downloads/credit-appeal/{id}.pdf` the letter
 * of the outcome, `/downloads/credit-appeal-evidence/{id}/{file}` a piece of evidence. Each within reach, and audited.
 */
export function serveAppealDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, readModel: AppealsReadModel): void {
  const { work, files, printer, reader, clock } = platform;

  http.get<{ Querystring: Query }>('/downloads/credit-appeals.xlsx', async (request, reply) => {
    const { actor, locale: own } = await contextOf(request);
    if (!actor.is(...APPEAL_READERS)) throw appealNotFound();
    const locale = request.query.lang ? localeOf(request.query.lang) : own;
    const { items } = await readModel.page(actor, filterOf(request.query), 'NEWEST', { limit: MOST_LINES, offset: 0 }, locale);
    const bytes = await workbookBytes({ sheets: [{ name: say(TITLE, locale), columns: COLUMNS.map(({ words, ...column }) => ({ ...column, header: say(words, locale) })), rows: items.map((each) => rowOf(each, locale)) }] });
    await work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'creditAppeal.download', subjectType: 'CreditAppeal', subjectId: 'list', details: { appeals: items.length, conditions: request.query } })));
    return attach(reply, `${say(TITLE, locale)}.xlsx`, XLSX).send(Buffer.from(bytes));
  });

  http.get<{ Params: { id: string }; Querystring: Query }>('/downloads/credit-appeal/:id.pdf', async (request, reply) => {
    const { actor, locale: own } = await contextOf(request);
    const locale = request.query.lang ? localeOf(request.query.lang) : own;
    const appeal = /^\d{1,9}$/.test(request.params.id) ? await readModel.one(actor, Number(request.params.id), locale) : null;
    if (!appeal || !(appeal.status === 'GRANTED' || appeal.status === 'UPHELD' || appeal.status === 'DISMISSED')) throw appealNotFound();
    const centre = await reader.row<{ name: string; nameEn: string }>("SELECT name, nameEn FROM schools WHERE kind = 'centre' ORDER BY id LIMIT 1");
    const issuer = say(centre ? { zh: centre.name, en: centre.nameEn } : { zh: '县教师培训中心', en: 'County Teacher Training Centre' }, locale);
    const bytes = await printer.print('letter', appealLetter(appeal, { issuer, issuedOn: dayOf(appeal.closedAt ?? instantOf(clock.now())), generatedOn: countyTimeOf(instantOf(clock.now())) }, locale), locale);
    await work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'creditAppeal.print', subjectType: 'CreditAppeal', subjectId: appeal.id })));
    return attach(reply, `${say(LETTER, locale)} ${appeal.number} ${appeal.teacher.name}.pdf`, 'application/pdf').send(Buffer.from(bytes));
  });

  http.get<{ Params: { id: string; fileId: string } }>('/downloads/credit-appeal-evidence/:id/:fileId', async (request, reply) => {
    const { actor, locale } = await contextOf(request);
    const [id, fileId] = [Number(request.params.id), Number(request.params.fileId)];
    if (!Number.isInteger(id) || !Number.isInteger(fileId) || !(await readModel.one(actor, id, locale)) || !(await readModel.hasFile(id, fileId))) throw appealNotFound();
    const { name, mediaType, bytes } = await files.open(fileId, 'appeal-evidence');
    await work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'creditAppealEvidence.open', subjectType: 'CreditAppeal', subjectId: id, details: { fileId } })));
    return attach(reply, name, mediaType).send(Buffer.from(bytes));
  });
}

const TITLE: Words = { zh: '学分申诉', en: 'Credit appeals' };
const LETTER: Words = { zh: '申诉决定书', en: 'Decision on an appeal' };

function filterOf({ awaitsViewer, statuses, carryOut, kind, overdue, schoolId, search }: Query): CreditAppealFilter {
  return {
    awaitsViewer: awaitsViewer === 'true', overdue: overdue === 'true', statuses: statuses ? statuses.split(',').filter((each): each is AppealStatus => Object.hasOwn(APPEAL_STATUSES, each)) : null,
    carryOut: CARRY_OUTS.find((each): each is CarryOut => each === carryOut) ?? null, kind: kind && Object.hasOwn(APPEAL_KINDS, kind) ? kind as AppealKind : null,
    schoolId: schoolId && /^\d{1,9}$/.test(schoolId) ? schoolId : null, search: search ? search.slice(0, 60) : null,
  };
}

function attach(reply: FastifyReply, name: string, mediaType: string): FastifyReply {
  return reply.type(mediaType).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).header('cache-control', 'no-store');
}

const text = (key: string, zh: string, en: string, width: number) => ({ key, words: { zh, en } satisfies Words, type: 'text' as const, width });
const COLUMNS = [
  text('number', '编号', 'No.', 12), text('name', '申诉人', 'Applicant', 12), text('teacherNumber', '教师编号', 'Teacher number', 16), text('school', '学校', 'School', 28), text('kind', '类别', 'Kind', 16), text('title', '培训或活动', 'Training or activity', 36),
  text('decision', '原决定', 'Decision', 40), { key: 'decidedDay', words: { zh: '决定日期', en: 'Decided on' }, type: 'date' as const, width: 12 }, text('decidedBy', '决定人', 'Decided by', 12), text('grounds', '申诉理由', 'Grounds', 48),
  text('filedAt', '提出时间', 'Filed', 18), { key: 'decideBy', words: { zh: '办理期限', en: 'Decide by' }, type: 'date' as const, width: 12 }, text('status', '状态', 'State', 14), text('panel', '合议（赞成/人数）', 'Panel (for/of)', 14),
  text('closedAt', '决定时间', 'Closed', 18), text('reason', '决定理由', 'Reasons', 48), { key: 'effect', words: { zh: '增加学分', en: 'Credits gained' }, type: 'decimal' as const, width: 12 }, text('carryOut', '执行', 'Carried out', 14), text('note', '执行说明', 'Note', 36),
];

function rowOf(appeal: CreditAppeal, locale: Locale): Record<string, string | number | null> {
  const { teacher, panelSize, grantVotes, effectCenticredits, carryOut } = appeal;
  return {
    number: appeal.number, name: teacher.name, teacherNumber: teacher.number, school: say({ zh: teacher.school.name, en: teacher.school.nameEn }, locale), kind: say(APPEAL_KINDS[appeal.kind], locale), title: appeal.title,
    decision: appeal.decision, decidedDay: appeal.decidedDay, decidedBy: appeal.decidedByName, grounds: appeal.grounds, filedAt: countyTimeOf(appeal.filedAt), decideBy: appeal.decideByDay, status: say(APPEAL_STATUSES[appeal.status], locale),
    panel: grantVotes === null ? (panelSize === 0 ? '' : `–/${panelSize}`) : `${grantVotes}/${panelSize}`, closedAt: appeal.closedAt ? countyTimeOf(appeal.closedAt) : '', reason: appeal.outcomeReason,
    effect: effectCenticredits === null ? null : effectCenticredits / 100, carryOut: carryOut === null ? '' : say(carryOut === 'DONE' ? { zh: '已执行', en: 'yes' } : { zh: '待执行', en: 'not yet' }, locale), note: appeal.effectNote,
  };
}
