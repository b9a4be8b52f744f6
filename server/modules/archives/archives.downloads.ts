import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { dayOf, instantOf } from '../../platform/clock.js';
import { forbidden, notFound } from '../../platform/errors.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { BOUND } from './archives.job.js';
import { ARCHIVE_READERS } from './archives.policy.js';
import type { ArchivesReadModel } from './archives.read-model.js';
import { ARCHIVE_UPLOAD, cohortNotFound, fileNotFound } from './archives.service.js';
import { type ArchiveFilter, ArchiveStateEnum } from './archives.types.js';
import { ARCHIVE_STATES } from './rules/vocabulary.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * - `GET /downloads/archive-file/{id}`: one file; `?show=1` shows a picture in the page instead.
 * - `GET /downloads/cohort-archive/{cohortId}.zip` and `.pdf`: what was made last.
 * - `GET /downloads/cohort-archives.xlsx`: the list with what is missing, by the filters of the list.
 *
 * Names leave the house: each download but a picture shown is audited.
 */
export function serveArchives(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, { reader, work, files, clock }: Platform, readModel: ArchivesReadModel): void {
  const readerOf = async (request: FastifyRequest): Promise<RequestContext> => {
    const context = await contextOf(request);
    if (!context.actor.is(...ARCHIVE_READERS)) throw forbidden();
    return context;
  };
  const audit = ({ actor }: RequestContext, action: string, cohortId: number, details: Readonly<Record<string, unknown>>): Promise<void> =>
    work.run(actor, (tx) => Promise.resolve(tx.audit({ action, subjectType: 'Cohort', subjectId: cohortId, details })));

  http.get<{ Params: { id: string }; Querystring: { show?: string } }>('/downloads/archive-file/:id', async (request, reply) => {
    const context = await readerOf(request);
    const found = await reader.row<{ cohortId: number; fileId: number; part: string }>('SELECT cohortId, fileId, part FROM archive_files WHERE id = ?', [idOf(request.params.id)]);
    if (!found || !(await readModel.head(context.actor, found.cohortId))) throw fileNotFound();
    const file = await files.openStream(found.fileId, ARCHIVE_UPLOAD);
    const isShown = request.query.show === '1' && file.mediaType.startsWith('image/');
    if (!isShown) await audit(context, 'archiveFile.download', found.cohortId, { fileId: found.fileId, name: file.name });
    return attach(reply, file, isShown ? 'inline' : 'attachment').header('cache-control', isShown ? 'private, max-age=3600' : 'no-store').send(file.source);
  });

  http.get<{ Params: { file: string } }>('/downloads/cohort-archive/:file', async (request, reply) => {
    const context = await readerOf(request);
    const [, id, ending] = /^(\d{1,9})\.(zip|pdf)$/.exec(request.params.file) ?? [];
    const head = id ? await readModel.head(context.actor, Number(id)) : null;
    if (!head) throw cohortNotFound();
    const { column, purpose } = BOUND[ending === 'zip' ? 'ZIP' : 'PDF'];
    const made = await reader.row<{ fileId: number | null }>(`SELECT ${column}FileId AS fileId FROM cohort_archives WHERE cohortId = ?`, [head.cohortId]);
    if (!made?.fileId) throw notFound({ zh: '档案文件', en: 'archive file' });
    const file = await files.openStream(made.fileId, purpose);
    await audit(context, 'archive.download', head.cohortId, { kind: ending, sha256: file.sha256 });
    return attach(reply, file, 'attachment').header('cache-control', 'no-store').send(file.source);
  });

  http.get<{ Querystring: Record<string, string | undefined> }>('/downloads/cohort-archives.xlsx', async (request, reply) => {
    const context = await readerOf(request);
    const { query } = request;
    const locale: Locale = query.locale === 'en' ? 'en' : query.locale === 'zh-CN' ? 'zh-CN' : context.locale;
    const filter: ArchiveFilter = {
      search: query.search?.slice(0, 60) || null, state: query.state && query.state in ArchiveStateEnum ? query.state as keyof typeof ArchiveStateEnum : null, year: idOf(query.year ?? '') || null,
      ofCounty: query.ofCounty === 'true' ? true : query.ofCounty === 'false' ? false : null,
    };
    const lines = await readModel.lines(context.actor, filter, locale);
    const word = (zh: string, en: string): string => say({ zh, en }, locale);
    const bytes = await workbookBytes({ sheets: [{
      name: word('班级档案', 'Archives'),
      columns: [
        { key: 'code', header: word('编号', 'Code'), type: 'text', width: 20 }, { key: 'title', header: word('培训班', 'Class'), type: 'text', width: 44 }, { key: 'startsOn', header: word('开始', 'From'), type: 'date', width: 12 }, { key: 'endsOn', header: word('结束', 'To'), type: 'date', width: 12 },
        { key: 'state', header: word('状态', 'State'), type: 'text', width: 14 }, { key: 'present', header: word('已有', 'There'), type: 'integer' }, { key: 'asked', header: word('应有', 'Asked for'), type: 'integer' }, { key: 'missing', header: word('缺少', 'Missing'), type: 'text', width: 80 },
      ],
      rows: lines.map(({ code, title, titleEn, startsOn, endsOn, state, present, asked, missing }) => ({ code, title: word(title, titleEn), startsOn, endsOn, state: say(ARCHIVE_STATES[state], locale), present, asked, missing: missing.join(locale === 'en' ? ' ' : '') })),
    }] });
    await audit(context, 'archives.download', 0, { ...filter, count: lines.length });
    return reply.type(XLSX).header('content-disposition', named('attachment', `${word('班级档案清单', 'Archives')} ${dayOf(instantOf(clock.now()))}.xlsx`)).header('cache-control', 'no-store').send(Buffer.from(bytes));
  });
}

const idOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
const named = (how: string, name: string): string => `${how}; filename*=UTF-8''${encodeURIComponent(name)}`;

function attach(reply: FastifyReply, { name, mediaType, sizeBytes }: { name: string; mediaType: string; sizeBytes: number }, how: 'inline' | 'attachment'): FastifyReply {
  return reply.type(mediaType).header('content-disposition', named(how, name)).header('content-length', sizeBytes).header('x-content-type-options', 'nosniff');
}
