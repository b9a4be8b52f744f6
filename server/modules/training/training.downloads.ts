import type { FastifyInstance, FastifyRequest } from 'fastify';

import { countyTimeOf, instantOf } from '../../platform/clock.js';
import type { TableReportData } from '../../platform/documents/index.js';
import { notFound } from '../../platform/errors.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { OFFICE_ROLES } from '../organisations/index.js';
import { type CohortsReadModel, cohortViewOf } from './cohorts.read-model.js';
import { centicreditsText, type CohortPapers, completionTable, type PaperTable } from './cohort-papers.js';
import type { Cohort } from './cohorts.types.js';
import { type CompletionReadModel, type NamedLine, summaryOf } from './completion.read-model.js';
import { readsCompletions } from './training.policy.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface ReadModels {
  readonly cohorts: CohortsReadModel;
  readonly completion: CompletionReadModel;
  readonly papers: CohortPapers;
}

/**
 * `GET /downloads/cohort-roster/{id}.xlsx` is the registrations within reach, `/downloads/cohort-completion/{id}`
 * the completion list for A4, with `.xlsx` for Excel; `?locale=en` chooses the language. Names leave
 * the house, so each download is audited.
 */
export function serveTrainingDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, { papers, ...readModels }: ReadModels): void {
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
    const { columns, rows } = await papers.roster(cohort, context.actor.reach(...OFFICE_ROLES), {}, locale);
    const bytes = await workbookBytes({ sheets: [{ name: titleOf(cohort, locale), columns, rows }] });
    await told(context, 'Roster', rows.length);
    return reply.type(XLSX).headers(attachment(`${say(ROSTER, locale)} ${titleOf(cohort, locale)}.xlsx`)).send(Buffer.from(bytes));
  });

  http.get<Route>('/downloads/cohort-completion/:file', async (request, reply) => {
    const context = await asked(request);
    const { cohort, locale, isExcel } = context;
    const list = readsCompletions(context.actor) ? await readModels.completion.lines(cohort.id) : undefined;
    if (!list) throw cohortNotFound();
    const { columns, rows } = completionTable(list, locale);
    const bytes = isExcel
      ? await workbookBytes({ sheets: [{ name: titleOf(cohort, locale), columns, rows }] })
      : await platform.printer.print('table-report', paperOf(cohort, list.lines, { columns, rows }, locale, instantOf(platform.clock.now())), locale);
    await told(context, 'Completion', rows.length);
    return reply.type(isExcel ? XLSX : 'application/pdf').headers(attachment(`${say(COMPLETION, locale)} ${titleOf(cohort, locale)}.${isExcel ? 'xlsx' : 'pdf'}`)).send(Buffer.from(bytes));
  });
}

const cohortNotFound = () => notFound({ zh: '培训班', en: 'cohort' });
const ROSTER: Words = { zh: '报名名单', en: 'Roster' };
const COMPLETION: Words = { zh: '结业名单', en: 'Completion list' };

const titleOf = (cohort: Cohort, locale: Locale): string => say({ zh: cohort.title, en: cohort.titleEn }, locale);
const attachment = (name: string): Record<string, string> => ({ 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'no-store' });

/** The list for A4: what the file in the archive shows, with the figures under it. */
function paperOf(cohort: Cohort, lines: readonly NamedLine[], { columns, rows }: PaperTable, locale: Locale, now: string): TableReportData {
  const summary = summaryOf(lines);
  const isPreview = cohort.status !== 'CLOSED';
  const shown = ['number', 'name', 'school', 'attended', 'assessment', 'outcome', 'reason', 'credits'] as const;
  return {
    title: titleOf(cohort, locale),
    subtitle: `${say(COMPLETION, locale)}　${cohort.startsOn} – ${cohort.endsOn}　${say({ zh: `应结业 ${summary.participants} 人，准予结业 ${summary.completed} 人`, en: `${summary.completed} of ${summary.participants} completed` }, locale)}`,
    columns: [
      { header: say({ zh: '序号', en: 'No.' }, locale), align: 'end' },
      ...columns.filter((column) => (shown as readonly string[]).includes(column.key)).map((column) => ({
        header: column.header, ...(column.key === 'reason' ? { width: { share: 1 } } : {}), ...(column.key === 'credits' || column.key === 'attended' ? { align: 'end' as const } : {}),
      })),
    ],
    rows: rows.map((row, at) => [String(at + 1), ...shown.map((key) => String(row[key] ?? ''))]),
    totals: ['', say({ zh: '合计', en: 'Total' }, locale), '', '', '', '', String(summary.completed), '', centicreditsText(summary.centicredits)],
    footnotes: isPreview ? [say({ zh: '本名单为预览，尚未办理结业；学分按当日认定办法测算。', en: 'A preview: the cohort is not closed yet, and credits are what the rules would give today.' }, locale)] : [],
    orientation: 'landscape', generatedOn: countyTimeOf(now),
    ...(isPreview ? { watermark: say({ zh: '预览', en: 'Preview' }, locale) } : {}),
  };
}
