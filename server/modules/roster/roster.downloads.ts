import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { forbidden, notFound } from '../../platform/errors.js';
import { type Locale, localeOf, say } from '../../platform/locale.js';
import type { RequestContext } from '../accounts/index.js';
import { OFFICE_ROLES } from '../organisations/index.js';
import { countyOnly } from './roster-imports.service.js';
import type { RosterReadModel } from './roster.read-model.js';
import { problemWorkbook, rosterTemplate } from './roster-workbook.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function serveRosterDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, readModel: RosterReadModel): void {
  http.get<{ Querystring: { lang?: string } }>('/downloads/roster-template.xlsx', async (request, reply) => {
    const { actor, locale } = await contextOf(request);
    if (!actor.is(...OFFICE_ROLES)) throw forbidden();
    const language = languageOf(request.query.lang, locale);
    return sendWorkbook(reply, await rosterTemplate(language), say({ zh: '名册导入模板', en: 'Roster template' }, language));
  });

  http.get<{ Params: { file: string }; Querystring: { lang?: string } }>('/downloads/roster-problems/:file', async (request, reply) => {
    const { actor, locale } = await contextOf(request);
    countyOnly(actor);
    const language = languageOf(request.query.lang, locale);
    const id = /^(\d{1,9})\.xlsx$/.exec(request.params.file)?.[1];
    const record = id ? await readModel.one(Number(id), language) : null;
    if (!record) throw notFound({ zh: '导入记录', en: 'import' });
    const name = `${record.fileName.replace(/\.xlsx$/i, '')} - ${say({ zh: '问题清单', en: 'problems' }, language)}`;
    return sendWorkbook(reply, await problemWorkbook(await readModel.allProblems(record.id), language), name);
  });
}

function languageOf(asked: string | undefined, otherwise: Locale): Locale {
  return asked ? localeOf(asked) : otherwise;
}

function sendWorkbook(reply: FastifyReply, bytes: Buffer, name: string): FastifyReply {
  return reply.type(XLSX).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`).header('cache-control', 'no-store').send(bytes);
}
