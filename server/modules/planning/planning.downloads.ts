import type { FastifyInstance, FastifyRequest } from 'fastify';

import { countyTimeOf, instantOf } from '../../platform/clock.js';
import type { TableReportData } from '../../platform/documents/index.js';
import { forbidden, notFound } from '../../platform/errors.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { yuanOf } from '../experts/index.js';
import { isCentreOrAuditor, OFFICE_ROLES, STAGES, SUBJECTS } from '../organisations/index.js';
import { SPONSOR_LEVELS, TRAINING_MODES } from '../training/index.js';
import type { PlanningReadModel } from './planning.read-model.js';
import type { PlanFigures, PlanItem, TrainingPlan } from './planning.types.js';
import { BUDGET_KINDS } from './rules/budget.js';
import { PLAN_STATUSES } from './rules/plan-life.js';
import { PLAN_COLUMNS } from './rules/plan-sheet.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Route = { Params: { file: string }; Querystring: { locale?: string } };
type Row = Record<string, string | number | null>;

/**
 * `/downloads/training-plan/{id}` is the plan for A4, with `.xlsx` the sheet that can be filled in and read back;
 * `/downloads/plan-template.xlsx` that sheet empty; `/downloads/budgets/{year}.xlsx` what programmes cost.
 */
export function servePlanningDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, readModel: PlanningReadModel): void {
  const localeOf = (asked: string | undefined, context: RequestContext): Locale => (asked === 'en' ? 'en' : asked === 'zh-CN' ? 'zh-CN' : context.locale);
  const attachment = (name: string): Record<string, string> => ({ 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'no-store' });

  http.get<Route>('/downloads/training-plan/:file', async (request, reply) => {
    const context = await contextOf(request);
    const [, id, isExcel] = /^(\d{1,9})(\.xlsx)?$/.exec(request.params.file) ?? [];
    const plan = id && context.actor.is(...OFFICE_ROLES) ? await readModel.plan(context, Number(id)) : null;
    if (!plan) throw notFound({ zh: '年度计划', en: 'plan' });
    const locale = localeOf(request.query.locale, context);
    const hasMoney = isCentreOrAuditor(context, null);
    const items = await readModel.items(plan.id, hasMoney);
    const title = titleOf(plan, locale);
    if (isExcel) return reply.type(XLSX).headers(attachment(`${title}.xlsx`)).send(Buffer.from(await planWorkbook(title, items, locale)));
    const figures = await Promise.all(items.map((item) => readModel.done(context, item.id)));
    const pdf = await platform.printer.print('table-report', paperOf(plan, items, figures, { locale, hasMoney, now: instantOf(platform.clock.now()) }), locale);
    return reply.type('application/pdf').headers(attachment(`${title}.pdf`)).send(Buffer.from(pdf));
  });

  http.get<{ Querystring: { locale?: string } }>('/downloads/plan-template.xlsx', async (request, reply) => {
    const context = await contextOf(request);
    if (!isCentreOrAuditor(context, null)) throw forbidden();
    const locale = localeOf(request.query.locale, context);
    const name = say({ zh: '年度培训计划（模板）', en: 'Plan of a year (template)' }, locale);
    return reply.type(XLSX).headers(attachment(`${name}.xlsx`)).send(Buffer.from(await planWorkbook(say({ zh: '年度培训计划', en: 'Plan' }, locale), [], locale)));
  });

  http.get<Route>('/downloads/budgets/:file', async (request, reply) => {
    const context = await contextOf(request);
    if (!isCentreOrAuditor(context, null)) throw forbidden();
    const year = /^(20\d\d)\.xlsx$/.exec(request.params.file)?.[1];
    if (!year) throw notFound({ zh: '年度', en: 'year' });
    const locale = localeOf(request.query.locale, context);
    const head = (zh: string, en: string): string => say({ zh, en }, locale);
    const programmes = await readModel.budgetsOfYear(Number(year));
    const bytes = await workbookBytes({ sheets: [{
      name: head(`${year} 年项目经费`, `Budgets ${year}`),
      columns: [
        { key: 'code', header: head('项目编号', 'Code'), type: 'text', width: 16 }, { key: 'title', header: head('项目名称', 'Programme'), type: 'text', width: 34 }, { key: 'kind', header: head('支出类别', 'Kind'), type: 'text', width: 12 },
        { key: 'planned', header: head('预算（元）', 'Planned (yuan)'), type: 'decimal', width: 14 }, { key: 'spent', header: head('支出（元）', 'Spent (yuan)'), type: 'decimal', width: 14 }, { key: 'over', header: head('超支（元）', 'Over (yuan)'), type: 'decimal', width: 14 },
      ],
      rows: programmes.flatMap(({ code, title, budget }) => [
        ...budget.lines.filter(({ plannedFen, spentFen }) => plannedFen > 0 || spentFen > 0).map((line): Row => ({ code, title, kind: say(BUDGET_KINDS[line.kind], locale), planned: line.plannedFen / 100, spent: line.spentFen / 100, over: line.overFen / 100 })),
        { code, title, kind: head('合计', 'Total'), planned: budget.plannedFen / 100, spent: budget.spentFen / 100, over: Math.max(0, budget.spentFen - budget.plannedFen) / 100 },
      ]),
    }] });
    await platform.work.run(context.actor, (tx) => {
      tx.audit({ action: 'programmeBudget.download', subjectType: 'Programme', subjectId: 'list', details: { year, programmes: programmes.length } });
      return Promise.resolve();
    });
    return reply.type(XLSX).headers(attachment(`${head('项目经费', 'Budgets')} ${year}.xlsx`)).send(Buffer.from(bytes));
  });
}

const titleOf = ({ year }: TrainingPlan, locale: Locale): string => say({ zh: `${year} 年度教师培训计划`, en: `Training plan ${year}` }, locale);
const wordOf = (list: readonly (Words & { code: string })[], codes: readonly string[], locale: Locale): string => codes.map((code) => { const word = list.find((each) => each.code === code); return word ? say(word, locale) : code; }).join(locale === 'en' ? ', ' : '、');
const hoursOf = (minutes: number): number => Math.round((minutes / 45) * 10) / 10;

/** The sheet out is the sheet in: the same headings, words and order. */
function planWorkbook(name: string, items: readonly PlanItem[], locale: Locale): Promise<Uint8Array> {
  const options: Partial<Record<string, readonly string[]>> = { sponsorLevel: Object.values(SPONSOR_LEVELS).map((each) => say(each, locale)), mode: Object.values(TRAINING_MODES).map((each) => say(each, locale)) };
  const types: Partial<Record<string, 'decimal' | 'integer' | 'date'>> = { hours: 'decimal', seats: 'integer', startsOn: 'date', endsOn: 'date', budget: 'decimal' };
  return workbookBytes({
    notesSheet: say({ zh: '填写说明', en: 'Instructions' }, locale),
    sheets: [{
      name,
      columns: PLAN_COLUMNS.map(({ key, width, required, zhNote, enNote, ...words }) => ({ key, header: say(words, locale), width, type: types[key] ?? 'text', ...(key === 'hours' ? { decimals: 1 } : {}), ...(required ? { required } : {}), ...(zhNote ? { note: say({ zh: zhNote, en: enNote }, locale) } : {}), ...(options[key] ? { options: options[key] } : {}) })),
      rows: items.map((item): Row => ({
        title: item.title, sponsorLevel: say(SPONSOR_LEVELS[item.sponsorLevel], locale), mode: say(TRAINING_MODES[item.mode], locale), hours: hoursOf(item.minutes), seats: item.seats, startsOn: item.startsOn, endsOn: item.endsOn,
        budget: item.budgetFen === null ? null : item.budgetFen / 100, responsible: item.responsible, stages: wordOf(STAGES, item.stages, locale), subjects: wordOf(SUBJECTS, item.subjects, locale), traineeGroup: item.traineeGroup, note: item.note,
      })),
    }],
  });
}

function paperOf(plan: TrainingPlan, items: readonly PlanItem[], figures: readonly PlanFigures[], { locale, hasMoney, now }: { locale: Locale; hasMoney: boolean; now: string }): TableReportData {
  const head = (zh: string, en: string): string => say({ zh, en }, locale);
  const sum = (of: (item: PlanItem, at: number) => number): number => items.reduce((total, item, at) => total + of(item, at), 0);
  const money = (fen: number | null): string[] => (hasMoney ? [yuanOf(fen ?? 0)] : []);
  return {
    title: titleOf(plan, locale),
    subtitle: `${say(PLAN_STATUSES[plan.status], locale)}${plan.approvedByName ? head(`　核准：${plan.approvedByName}`, `, approved by ${plan.approvedByName}`) : ''}　${head(`共 ${items.length} 项，${plan.seats} 人`, `${items.length} items, ${plan.seats} people`)}`,
    columns: [
      { header: head('序号', 'No.'), align: 'end' }, { header: head('项目名称', 'Title'), width: { share: 2 } }, { header: head('级别', 'Level') }, { header: head('方式', 'Mode') }, { header: head('学时', 'Hours'), align: 'end' },
      { header: head('对象', 'For'), width: { share: 1 } }, { header: head('时间', 'When') }, { header: head('人数', 'Seats'), align: 'end' }, ...(hasMoney ? [{ header: head('预算（元）', 'Budget'), align: 'end' as const }] : []),
      { header: head('负责人', 'Responsible') }, { header: head('已参训', 'Taken'), align: 'end' },
    ],
    rows: items.map((item, at) => [
      String(at + 1), item.title, say(SPONSOR_LEVELS[item.sponsorLevel], locale), say(TRAINING_MODES[item.mode], locale), String(hoursOf(item.minutes)),
      [item.traineeGroup, wordOf(STAGES, item.stages, locale), wordOf(SUBJECTS, item.subjects, locale)].filter(Boolean).join(' ') || head('不限', 'Any'), `${item.startsOn.slice(5)}–${item.endsOn.slice(5)}`, String(item.seats), ...money(item.budgetFen), item.responsible, String(figures[at]?.taken ?? 0),
    ]),
    totals: ['', head('合计', 'Total'), '', '', '', '', '', String(sum(({ seats }) => seats)), ...money(sum(({ budgetFen }) => budgetFen ?? 0)), '', String(sum((_, at) => figures[at]?.taken ?? 0))],
    orientation: 'landscape', generatedOn: countyTimeOf(now),
    ...(plan.status === 'DRAFT' ? { watermark: head('草稿', 'Draft') } : {}),
  };
}
