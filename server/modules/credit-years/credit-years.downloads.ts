import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PassThrough } from 'node:stream';

import { countyTimeOf, dayOf } from '../../platform/clock.js';
import { forbidden, notFound } from '../../platform/errors.js';
import type { TableReportData } from '../../platform/documents/index.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { type ColumnSpec, type WorkbookSpec, writeWorkbook } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { attach, fixedText, localeIn, type Query, XLSX } from '../credits/index.js';
import { YEAR_READERS } from './credit-years.policy.js';
import type { CreditYearsReadModel } from './credit-years.read-model.js';
import type { CreditYear, CreditYearResult, CreditYearSchool } from './credit-years.types.js';

const MOST_SCHOOLS = 1_000;

/** `GET /downloads/credit-years/{year}.pdf`: the certificate of a closed year, totals of the schools within reach and the hash. `….xlsx`: teacher by teacher, within reach. */
export function serveCreditYearDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, readModel: CreditYearsReadModel): void {
  http.get<{ Params: { file: string }; Querystring: Query }>('/downloads/credit-years/:file', async (request, reply) => {
    const { actor, locale: own } = await contextOf(request);
    if (!actor.is(...YEAR_READERS)) throw forbidden();
    const locale = localeIn(request.query, own);
    const [, digits, ending] = /^(\d{4})\.(pdf|xlsx)$/.exec(request.params.file) ?? [];
    const year = digits ? await readModel.year(actor, Number(digits), locale) : null;
    if (!year?.closedAt) throw notFound({ zh: '已结账的年度', en: 'closed year' });
    await platform.work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'creditYear.export', subjectType: 'CreditYear', subjectId: year.cycleYear, details: { ending } })));
    if (ending === 'pdf') {
      const { items } = await readModel.schools(actor.reach(...YEAR_READERS), year.cycleYear, { limit: MOST_SCHOOLS, offset: 0 });
      const pdf = await platform.printer.print('table-report', certificateOf(year, items, dayOf(platform.clock.now()), locale), locale);
      return attach(reply, `${say({ zh: `${year.cycleYear} 年度学分结账单`, en: `Credit year ${year.cycleYear}` }, locale)}.pdf`, 'application/pdf').send(Buffer.from(pdf));
    }
    const output = new PassThrough();
    writeWorkbook(resultsWorkbook(readModel.everyResult(actor.reach(...YEAR_READERS), year.cycleYear, locale), year.cycleYear, locale), output).catch((error: unknown) => platform.logger.error({ error }, 'a list of a closed year broke off'));
    return attach(reply, `${say({ zh: `${year.cycleYear} 年度学分结账明细`, en: `Credit year ${year.cycleYear} by teacher` }, locale)}.xlsx`, XLSX).send(output);
  });
}

function certificateOf(year: CreditYear, schools: readonly CreditYearSchool[], generatedOn: string, locale: Locale): TableReportData {
  const told = (zh: string, en: string): string => say({ zh, en }, locale);
  const closed = year.closings.filter(({ status }) => status === 'CLOSED').toReversed();
  return {
    title: told(`${year.cycleYear} 年度学分结账单`, `Certificate of the credit year ${year.cycleYear}`), subtitle: told(`结账时间 ${countyTimeOf(year.closedAt ?? '')}`, `Closed ${countyTimeOf(year.closedAt ?? '')}`),
    columns: [{ header: told('学校', 'School'), width: { share: 3 } }, { header: told('教师', 'Teachers'), align: 'end' }, { header: told('未达年度要求', 'Below minimum'), align: 'end' }, { header: told('计入学分', 'Credits counted'), align: 'end' }, { header: told('结账后有变动', 'Changed since'), align: 'end' }],
    rows: schools.map(({ name, nameEn, teacherCount, shortCount, countedCenticredits, changedCount }) => [locale === 'en' ? nameEn : name, String(teacherCount), String(shortCount), fixedText(countedCenticredits), String(changedCount)]),
    totals: [told('合计', 'Total'), String(year.teacherCount), String(year.shortCount), fixedText(year.countedCenticredits), String(year.changedCount)],
    footnotes: closed.map(({ kind, proposedBy, decidedBy, hash, teacherCount }) => told(`${kind === 'CLOSE' ? '结账' : '补充结账'}：${proposedBy} 提出，${decidedBy ?? ''} 确认，${teacherCount} 人。SHA-256 ${hash}`, `${kind === 'CLOSE' ? 'Closing' : 'Supplement'}: proposed by ${proposedBy}, confirmed by ${decidedBy ?? ''}, ${teacherCount} teachers. SHA-256 ${hash}`)),
    generatedOn,
  };
}

function resultsWorkbook(results: AsyncIterable<CreditYearResult>, cycleYear: number, locale: Locale): WorkbookSpec {
  const column = (key: string, zh: string, en: string, width: number, type: ColumnSpec['type'] = 'text'): ColumnSpec => ({ key, header: say({ zh, en }, locale), width, type });
  async function* lines(): AsyncGenerator<Readonly<Record<string, string | number | null>>> {
    for await (const { schoolName, schoolNameEn, number, name, countedCenticredits, minimumCenticredits, shortCenticredits, cycleCountedCenticredits, categories, ruleSetName, changes } of results) {
      yield {
        school: locale === 'en' ? schoolNameEn : schoolName, number, name, counted: countedCenticredits / 100, minimum: minimumCenticredits === null ? null : minimumCenticredits / 100, short: shortCenticredits / 100, cycle: cycleCountedCenticredits / 100,
        categories: categories.filter((each) => each.countedCenticredits > 0).map((each) => `${each.category} ${fixedText(each.countedCenticredits)}`).join('\n'), ruleSet: ruleSetName,
        changes: changes.map((each) => `${each.cause} ${each.title} ${fixedText(each.centicredits)}`).join('\n'),
      };
    }
  }
  return {
    sheets: [{
      name: say({ zh: `${cycleYear} 年度`, en: `Year ${cycleYear}` }, locale), rows: lines(),
      columns: [
        column('school', '学校', 'School', 26), column('number', '教师编号', 'Number', 14), column('name', '姓名', 'Name', 12), column('counted', '计入学分', 'Counted', 10, 'decimal'), column('minimum', '年度要求', 'Minimum', 10, 'decimal'), column('short', '差额', 'Short', 10, 'decimal'),
        column('cycle', '周期累计', 'Cycle so far', 12, 'decimal'), column('categories', '分类别', 'By category', 30), column('ruleSet', '认定办法', 'Rule set', 30), column('changes', '结账后变动', 'Changes since', 50),
      ],
    }],
  };
}
