import type { FastifyInstance, FastifyRequest } from 'fastify';

import { countyTimeOf } from '../../platform/clock.js';
import { forbidden } from '../../platform/errors.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { type ColumnSpec, workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { isCentreOrAuditor } from '../organisations/index.js';
import type { ExpertSessionsReadModel } from './expert-sessions.read-model.js';
import type { ExpertSession } from './experts.types.js';
import { FEE_STATUSES, type FeeStatus } from './rules/vocabulary.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PER_READ = 100;
/** More sessions than a county holds in several years. */
const MOST_ROWS = 20_000;

type Query = { year?: string; status?: string; expertId?: string; isMissing?: string; locale?: string };

/** `GET /downloads/expert-fees.xlsx?year=2026&status=UNPAID` is the sheet for the accountant: fees by session, and by person. */
export function serveExpertDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, sessions: ExpertSessionsReadModel): void {
  http.get<{ Querystring: Query }>('/downloads/expert-fees.xlsx', async (request, reply) => {
    const context = await contextOf(request);
    const { actor } = context;
    if (!isCentreOrAuditor(context, null)) throw forbidden();
    const { year, status, expertId, isMissing } = request.query;
    const locale: Locale = request.query.locale === 'en' ? 'en' : request.query.locale === 'zh-CN' ? 'zh-CN' : context.locale;
    const filter = { year: year ? Number(year) : null, status: status && status in FEE_STATUSES ? status as FeeStatus : null, expertId: expertId && /^\d{1,9}$/.test(expertId) ? expertId : null, isMissing: isMissing === 'true' };
    const rows: ExpertSession[] = [];
    for (let offset = 0; offset < MOST_ROWS; offset += PER_READ) {
      const page = await sessions.fees(actor.accountId, filter, { limit: PER_READ, offset });
      rows.push(...page.items);
      if (rows.length >= page.totalCount) break;
    }
    const bytes = await workbookBytes({ sheets: [{ name: say(BY_SESSION, locale), columns: columnsIn(SESSION_COLUMNS, locale), rows: rows.map((each) => rowOf(each, locale)) }, { name: say(BY_PERSON, locale), columns: columnsIn(PERSON_COLUMNS, locale), rows: byPerson(rows) }] });
    await platform.work.run(actor, (tx) => {
      tx.audit({ action: 'expertFee.download', subjectType: 'ExpertFee', subjectId: 'list', details: { ...filter, rows: rows.length } });
      return Promise.resolve();
    });
    return reply.type(XLSX).headers({ 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${say(TITLE, locale)}${filter.year ? ` ${filter.year}` : ''}.xlsx`)}`, 'cache-control': 'no-store' }).send(Buffer.from(bytes));
  });
}

const TITLE: Words = { zh: '课酬清单', en: 'Lecturer fees' };
const BY_SESSION: Words = { zh: '课酬明细', en: 'By session' };
const BY_PERSON: Words = { zh: '按人汇总', en: 'By person' };

type Column = Omit<ColumnSpec, 'header'> & { readonly words: Words };
const columnsIn = (columns: readonly Column[], locale: Locale): ColumnSpec[] => columns.map(({ words, ...column }) => ({ ...column, header: say(words, locale) }));
const NAME: readonly Column[] = [
  { key: 'name', words: { zh: '姓名', en: 'Name' }, type: 'text', width: 12 }, { key: 'organisation', words: { zh: '单位', en: 'Organisation' }, type: 'text', width: 26 }, { key: 'title', words: { zh: '职称职务', en: 'Title' }, type: 'text', width: 16 },
];
const SESSION_COLUMNS: readonly Column[] = [
  ...NAME, { key: 'at', words: { zh: '上课时间', en: 'Held' }, type: 'datetime', width: 18 }, { key: 'class', words: { zh: '培训班', en: 'Class' }, type: 'text', width: 30 }, { key: 'topic', words: { zh: '课程内容', en: 'Topic' }, type: 'text', width: 30 },
  { key: 'minutes', words: { zh: '分钟', en: 'Minutes' }, type: 'integer' }, { key: 'amount', words: { zh: '课酬（元）', en: 'Fee (yuan)' }, type: 'decimal', width: 12 }, { key: 'status', words: { zh: '状态', en: 'State' }, type: 'text', width: 10 },
  { key: 'paidOn', words: { zh: '发放日期', en: 'Paid on' }, type: 'date', width: 12 }, { key: 'voucher', words: { zh: '凭证号', en: 'Voucher' }, type: 'text', width: 14 }, { key: 'note', words: { zh: '备注', en: 'Note' }, type: 'text', width: 24 },
];
const PERSON_COLUMNS: readonly Column[] = [
  ...NAME, { key: 'sessions', words: { zh: '场次', en: 'Sessions' }, type: 'integer' }, { key: 'minutes', words: { zh: '分钟', en: 'Minutes' }, type: 'integer' }, { key: 'amount', words: { zh: '课酬合计（元）', en: 'Fees (yuan)' }, type: 'decimal', width: 14 },
  { key: 'paid', words: { zh: '已发放（元）', en: 'Paid (yuan)' }, type: 'decimal', width: 14 }, { key: 'unpaid', words: { zh: '未发放（元）', en: 'Not paid (yuan)' }, type: 'decimal', width: 14 },
];

function rowOf({ expert, startsAt, rollTitle, rollTitleEn, topic, topicEn, durationMinutes, fee }: ExpertSession, locale: Locale): Record<string, string | number | null> {
  return {
    name: expert.name, organisation: expert.organisation, title: expert.title, at: countyTimeOf(startsAt), class: say({ zh: rollTitle, en: rollTitleEn }, locale), topic: say({ zh: topic, en: topicEn }, locale), minutes: durationMinutes,
    amount: fee ? fee.amountFen / 100 : null, status: fee ? say(FEE_STATUSES[fee.status], locale) : say({ zh: '未登记', en: 'Not entered' }, locale), paidOn: fee?.paidOn ?? null, voucher: fee?.voucher ?? null, note: fee?.note ?? null,
  };
}

/** Sums in fen; yuan only for the sheet. */
function byPerson(rows: readonly ExpertSession[]): Record<string, string | number>[] {
  const people = new Map<number, { name: string; organisation: string; title: string; sessions: number; minutes: number; fen: number; paidFen: number }>();
  for (const { expert, durationMinutes, fee } of rows) {
    const sum = people.get(expert.id) ?? { name: expert.name, organisation: expert.organisation, title: expert.title, sessions: 0, minutes: 0, fen: 0, paidFen: 0 };
    people.set(expert.id, { ...sum, sessions: sum.sessions + 1, minutes: sum.minutes + durationMinutes, fen: sum.fen + (fee?.amountFen ?? 0), paidFen: sum.paidFen + (fee?.status === 'PAID' ? fee.amountFen : 0) });
  }
  return [...people.values()].map(({ fen, paidFen, ...person }) => ({ ...person, amount: fen / 100, paid: paidFen / 100, unpaid: (fen - paidFen) / 100 }));
}
