import type { FastifyInstance, FastifyRequest } from 'fastify';

import { countyTimeOf, instantOf } from '../../platform/clock.js';
import { notFound, type RequestError } from '../../platform/errors.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { attach, fixedText, localeIn, type Query, XLSX } from '../credits/index.js';
import { type CreditWarningsReadModel, WARNING_READERS } from './credit-warnings.read-model.js';
import { WARNING_LEVELS, type WarningLevel } from './rules/risk.js';

const MOST_LINES = 20_000;
const LEVEL_WORDS: Record<WarningLevel, Words> = { MISSED: { zh: '已无法达标', en: 'out of reach' }, URGENT: { zh: '紧迫', en: 'urgent' }, BEHIND: { zh: '进度落后', en: 'behind' } };
const TITLE: Words = { zh: '学分预警', en: 'Credit warnings' };
const absent = (): RequestError => notFound({ zh: '学分预警', en: 'credit warning' });

/** `GET /downloads/credit-warnings.xlsx` with the page's conditions, and `/downloads/credit-warnings/{school}.pdf` on A4 to hand over. */
export function serveWarningDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, { work, printer, clock }: Platform, readModel: CreditWarningsReadModel): void {
  http.get<{ Querystring: Query }>('/downloads/credit-warnings.xlsx', async (request, reply) => {
    const context = await contextOf(request);
    const { actor } = context;
    if (!actor.is(...WARNING_READERS)) throw absent();
    const locale = localeIn(request.query, context.locale);
    const { level, schoolId, search } = request.query;
    const filter = { level: WARNING_LEVELS.find((each) => each === level) ?? null, schoolId: schoolId && /^\d{1,9}$/.test(schoolId) ? schoolId : null, search: search ? search.slice(0, 60) : null };
    const { items } = await readModel.page(actor, filter, { limit: MOST_LINES, offset: 0 }, locale);
    const column = (key: string, zh: string, en: string, width: number, type: 'text' | 'decimal' | 'date' = 'text') => ({ key, header: say({ zh, en }, locale), type, width });
    const bytes = await workbookBytes({ sheets: [{
      name: say(TITLE, locale),
      columns: [column('school', '学校', 'School', 28), column('number', '教师编号', 'Teacher number', 14), column('name', '姓名', 'Name', 12), column('level', '预警级别', 'Level', 12), column('gap', '还差', 'Short', 10, 'decimal'), column('end', '截止', 'Ends', 12, 'date'), column('why', '原因', 'Why', 60), column('missing', '缺什么', 'What is missing', 80)],
      rows: items.map((each) => ({ school: schoolName(each.teacher.school, locale), number: each.teacher.number, name: each.teacher.name, level: say(LEVEL_WORDS[each.level], locale), gap: each.gapCenticredits / 100, end: each.endDay, why: each.sentence, missing: each.missing.join(' ') })),
    }] });
    await work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'creditWarnings.download', subjectType: 'CreditWarningRun', subjectId: 'list', details: { rows: items.length, conditions: request.query } })));
    return attach(reply, `${say(TITLE, locale)}.xlsx`, XLSX).send(Buffer.from(bytes));
  });

  http.get<{ Params: { schoolId: string }; Querystring: Query }>('/downloads/credit-warnings/:schoolId.pdf', async (request, reply) => {
    const context = await contextOf(request);
    const { actor } = context;
    const locale = localeIn(request.query, context.locale);
    const { schoolId } = request.params;
    const { items } = actor.is(...WARNING_READERS) && /^\d{1,9}$/.test(schoolId) ? await readModel.page(actor, { schoolId }, { limit: MOST_LINES, offset: 0 }, locale) : { items: [] };
    const run = await readModel.run();
    const [first] = items;
    if (!first || !run) throw absent();
    const name = schoolName(first.teacher.school, locale);
    const bytes = await printer.print('table-report', {
      title: say({ zh: '学分预警名单', en: 'Teachers at risk of missing their credits' }, locale), subtitle: say({ zh: `${name}　截至 ${run.day}　共 ${items.length} 人`, en: `${name} · as of ${run.day} · ${items.length} teachers` }, locale), orientation: 'landscape',
      columns: [{ header: say({ zh: '姓名', en: 'Name' }, locale), width: { millimetres: 24 } }, { header: say({ zh: '编号', en: 'Number' }, locale), width: { millimetres: 26 } }, { header: say({ zh: '级别', en: 'Level' }, locale), width: { millimetres: 24 } }, { header: say({ zh: '还差', en: 'Short' }, locale), width: { millimetres: 18 }, align: 'end' }, { header: say({ zh: '缺什么', en: 'What is missing' }, locale), width: { share: 1 } }],
      rows: items.map(({ teacher, level, gapCenticredits, sentence, missing }) => [teacher.name, teacher.number, say(LEVEL_WORDS[level], locale), fixedText(gapCenticredits), [sentence, ...missing].join(' ')]),
      generatedOn: countyTimeOf(instantOf(clock.now())),
    }, locale);
    await work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'creditWarnings.print', subjectType: 'School', subjectId: schoolId, details: { rows: items.length } })));
    return attach(reply, `${say(TITLE, locale)} ${name}.pdf`, 'application/pdf').send(Buffer.from(bytes));
  });
}

const schoolName = (school: { readonly name: string; readonly nameEn: string }, locale: Locale): string => say({ zh: school.name, en: school.nameEn }, locale);
