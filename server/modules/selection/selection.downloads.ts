import type { FastifyReply } from 'fastify';

import { countyTimeOf, dayOf, instantOf } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { ModuleParts, Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { Decision } from '../../platform/transactions/tx.js';
import type { Actor, RequestContext } from '../accounts/index.js';
import { TEACHER_READERS } from '../teachers/index.js';
import type { EntriesReadModel } from './entries.read-model.js';
import type { HonoursReadModel } from './honours.read-model.js';
import type { HonourFilter } from './honours.types.js';
import type { JudgingReadModel } from './judging.read-model.js';
import type { NoticesReadModel } from './notices.read-model.js';
import type { PanelsReadModel } from './panels.read-model.js';
import { HonourLevelEnum } from './rounds.types.js';
import { honoursWorkbook, noticePaper, resultWorkbook } from './selection.papers.js';
import { COUNTY_READERS, ENTRY_READERS } from './selection.policy.js';
import { ROUND, roundOf } from './selection.store.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_EXPORTED = 50_000;
const FILE: Words = { zh: '附件', en: 'file' };

interface ReadModels {
  readonly entries: EntriesReadModel;
  readonly panels: PanelsReadModel;
  readonly judging: JudgingReadModel;
  readonly notices: NoticesReadModel;
  readonly honours: HonoursReadModel;
}
type Query = Readonly<Record<string, string | undefined>>;

/**
 * - `GET /downloads/selection-evidence/{entryId}/{fileId}` for whoever reaches the entry
 * - `GET /downloads/judging-evidence/{paperId}/{ordinal}` for the judge of the paper, under a name that tells nothing
 * - `GET /downloads/selection-result/{roundId}.xlsx` for the county
 * - `GET /downloads/selection-notice/{roundId}.pdf?lang=en` for anybody: the public notice on A4
 * - `GET /downloads/honours.xlsx` with the conditions of the list
 *
 * Names that leave the house are audited; the public notice is public.
 */
export function selectionDownloads(platform: Platform, { entries, panels, judging, notices, honours }: ReadModels): NonNullable<ModuleParts<RequestContext>['routes']> {
  const today = (): string => dayOf(platform.clock.now());
  const audit = (actor: Actor, decision: Decision): Promise<void> => platform.work.run(actor, (tx) => Promise.resolve(tx.audit(decision)));
  return (http, contextOf) => {
    http.get<{ Params: { entryId: string; fileId: string } }>('/downloads/selection-evidence/:entryId/:fileId', async (request, reply) => {
      const { actor } = await contextOf(request);
      const [entryId, fileId] = [idOf(request.params.entryId), idOf(request.params.fileId)];
      const entry = actor.is(...ENTRY_READERS) ? await entries.one(actor, entryId) : null;
      if (!entry?.evidenceFileIds.includes(fileId)) throw notFound(FILE);
      const { name, mediaType, bytes } = await platform.files.open(fileId, 'evidence');
      await audit(actor, { action: 'selectionEvidence.open', subjectType: 'SelectionEntry', subjectId: entryId, details: { fileId } });
      return attach(reply, name, mediaType).send(Buffer.from(bytes));
    });

    http.get<{ Params: { paperId: string; ordinal: string } }>('/downloads/judging-evidence/:paperId/:ordinal', async (request, reply) => {
      const { actor } = await contextOf(request);
      const paper = await judging.one(actor, idOf(request.params.paperId));
      const fileId = paper?.evidenceFileIds[idOf(request.params.ordinal) - 1];
      if (!paper || fileId === undefined) throw notFound(FILE);
      const { mediaType, bytes } = await platform.files.open(fileId, 'evidence');
      return attach(reply, `${paper.blindCode}-${request.params.ordinal}.${EXTENSIONS[mediaType] ?? 'bin'}`, mediaType).send(Buffer.from(bytes));
    });

    http.get<{ Params: { file: string }; Querystring: Query }>('/downloads/selection-result/:file', async (request, reply) => {
      const context = await contextOf(request);
      const { actor } = context;
      const roundId = fileId(request.params.file, 'xlsx');
      const round = actor.is(...COUNTY_READERS) ? await roundOf(platform.reader, roundId) : null;
      const result = round && await panels.result(actor, roundId, today());
      if (!round || !result?.complete) throw notFound(ROUND);
      const locale = localeIn(request.query, context.locale);
      const bytes = await workbookBytes(resultWorkbook(round, result, locale));
      await audit(actor, { action: 'selectionResult.export', subjectType: 'SelectionRound', subjectId: roundId, details: { lines: result.lines.length } });
      return attach(reply, `${say({ zh: round.title, en: round.titleEn }, locale)}.xlsx`, XLSX).send(bytes);
    });

    http.get<{ Params: { file: string }; Querystring: Query }>('/downloads/selection-notice/:file', async (request, reply) => {
      const context = await contextOf(request);
      const notice = await notices.notice(fileId(request.params.file, 'pdf'));
      if (!notice) throw notFound({ zh: '公示', en: 'notice' });
      const locale = localeIn(request.query, context.locale);
      const { paper, name } = noticePaper(notice, await notices.lines(notice), countyTimeOf(instantOf(platform.clock.now())), locale);
      return attach(reply, `${name}.pdf`, 'application/pdf').send(Buffer.from(await platform.printer.print('table-report', paper, locale)));
    });

    http.get<{ Querystring: Query }>('/downloads/honours.xlsx', async (request, reply) => {
      const context = await contextOf(request);
      const { actor } = context;
      if (!actor.is(...TEACHER_READERS)) throw notFound({ zh: '荣誉', en: 'honour' });
      const filter = honourFilterIn(request.query);
      const { items } = await honours.page(actor, filter, 'SCHOOL', { limit: MOST_EXPORTED, offset: 0 });
      const locale = localeIn(request.query, context.locale);
      const bytes = await workbookBytes(honoursWorkbook(items, locale));
      const { search, ...conditions } = filter;
      await audit(actor, { action: 'honours.export', subjectType: 'Honour', subjectId: 'list', details: { ...conditions, isSearch: Boolean(search), count: items.length } });
      return attach(reply, `${say({ zh: '荣誉名册', en: 'Register of honours' }, locale)} ${today()}.xlsx`, XLSX).send(bytes);
    });
  };
}

const EXTENSIONS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png', [XLSX]: 'xlsx' };

const idOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
const fileId = (file: string, extension: string): number => (file.endsWith(`.${extension}`) ? idOf(file.slice(0, -extension.length - 1)) : 0);
const localeIn = ({ lang }: Query, fallback: Locale): Locale => (lang === 'en' ? 'en' : lang?.startsWith('zh') ? 'zh-CN' : fallback);

function attach(reply: FastifyReply, name: string, type: string): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).header('cache-control', 'no-store');
}

function honourFilterIn(query: Query): HonourFilter {
  return {
    search: query.search?.slice(0, 60) || null, year: idOf(query.year ?? '') || null, level: query.level && query.level in HonourLevelEnum ? query.level : null, code: query.code?.slice(0, 40) || null,
    schoolId: idOf(query.schoolId ?? '') ? query.schoolId ?? null : null, subject: query.subject?.slice(0, 30) || null, inForce: query.inForce === 'true' ? true : query.inForce === 'false' ? false : null,
  };
}
