import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PassThrough } from 'node:stream';

import { countyTimeOf, instantOf } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { writeWorkbook } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import type { TeachersReadModel } from '../teachers/index.js';
import { claimsWorkbook } from './claims-workbook.js';
import { attach, localeIn, type Query, XLSX } from './credit-downloads.js';
import { FILING_READERS } from './credits.policy.js';
import type { CreditsReadModel } from './credits.read-model.js';
import type { CreditClaim } from './credits.types.js';
import type { ClaimFilingRow } from './filings.entities.js';
import type { ClaimFilingsReadModel } from './filings.read-model.js';
import { fixedText } from './rules/wording.js';

interface Parts { readonly filings: ClaimFilingsReadModel; readonly readModel: CreditsReadModel; readonly teachers: TeachersReadModel }
type Route = { Params: { file: string }; Querystring: Query };

/**
 * `GET /downloads/credit-filings/{id}.xlsx` is a batch for the city's or province's system, `/downloads/credit-filings/{id}.pdf` its
 * list on A4 to be stamped, `/downloads/credit-filing-documents/{id}` the document it was filed by. Each is audited.
 */
export function serveFilingDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, { filings, readModel, teachers }: Parts): void {
  const { work, printer, clock } = platform;
  const asked = async (request: FastifyRequest<Route>, pattern: RegExp) => {
    const { actor, locale } = await contextOf(request);
    const id = Number(pattern.exec(request.params.file)?.[1] ?? 0);
    const filing = id && actor.is(...FILING_READERS) ? await filings.one(id) : null;
    if (!filing) throw notFound({ zh: '备案批次', en: 'filing' });
    await work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'creditFiling.download', subjectType: 'CreditFiling', subjectId: id, details: { file: request.params.file, claims: filing.claimCount } })));
    return { actor, filing, locale: localeIn(request.query, locale), claims: (told: Locale) => readModel.everyClaim(actor, actor.reach(...FILING_READERS), { filingId: String(id) }, told) };
  };

  http.get<Route>('/downloads/credit-filings/:file', async (request, reply) => {
    const { filing, locale, claims } = await asked(request, /^(\d{1,9})\.(?:xlsx|pdf)$/);
    if (request.params.file.endsWith('.pdf')) {
      const pdf = await printer.print('table-report', await listOf(filing, claims(locale), locale, countyTimeOf(instantOf(clock.now()))), locale);
      return attach(reply, `${filing.title}.pdf`, 'application/pdf').send(Buffer.from(pdf));
    }
    const output = new PassThrough();
    const hourMinutes = (await readModel.ruleSetToday())?.unit.hourMinutes ?? 45;
    writeWorkbook(claimsWorkbook(claims(locale), ({ teacher }) => teachers.nationalIdMasked(teacher), hourMinutes, locale), output).catch((error: unknown) => platform.logger.error({ error }, 'the Excel of a filing broke off'));
    return attach(reply, `${filing.title}.xlsx`, XLSX).send(output);
  });

  http.get<Route>('/downloads/credit-filing-documents/:file', async (request, reply) => {
    const { filing } = await asked(request, /^(\d{1,9})$/);
    if (filing.documentFileId === null) throw notFound({ zh: '备案文件', en: 'document' });
    const { name, mediaType, bytes } = await platform.files.open(filing.documentFileId, 'filing');
    return attach(reply, name, mediaType).send(Buffer.from(bytes));
  });
}

const LEVELS: Readonly<Record<ClaimFilingRow['filesAt'], Words>> = { CITY: { zh: '报市级备案', en: 'For filing with the city' }, PROVINCE: { zh: '报省级备案', en: 'For filing with the province' } };

/** By school, so that whoever stamps it finds a name. */
async function listOf(filing: ClaimFilingRow, claims: AsyncIterable<CreditClaim>, locale: Locale, generatedOn: string) {
  const t = (zh: string, en: string): string => say({ zh, en }, locale);
  const all: CreditClaim[] = [];
  for await (const claim of claims) all.push(claim);
  all.sort((one, other) => one.teacher.school.code.localeCompare(other.teacher.school.code) || one.teacher.number.localeCompare(other.teacher.number) || one.id - other.id);
  return {
    title: filing.title, subtitle: `${say(LEVELS[filing.filesAt], locale)} · ${t('认定日期', 'recognised')} ${filing.fromDay} — ${filing.toDay}`,
    columns: [
      { header: t('序号', 'No.'), width: { millimetres: 12 }, align: 'center' as const }, { header: t('学校', 'School'), width: { share: 6 } }, { header: t('姓名', 'Name'), width: { millimetres: 17 } }, { header: t('教师编号', 'Number'), width: { millimetres: 22 } },
      { header: t('培训或活动', 'Training or activity'), width: { share: 5 } }, { header: t('类别', 'Category'), width: { millimetres: 21 } }, { header: t('认定学分', 'Credits'), width: { millimetres: 18 }, align: 'end' as const },
    ],
    rows: all.map(({ teacher, title, category, postedCenticredits }, at) => [String(at + 1), say({ zh: teacher.school.name, en: teacher.school.nameEn }, locale), teacher.name, teacher.number, title, category.name, fixedText(postedCenticredits ?? 0)]),
    totals: ['', t('合计', 'Total'), t(`${all.length} 条`, `${all.length} claims`), '', '', '', fixedText(filing.centicredits)],
    footnotes: [t('经办人（签字）：　　　　　　　　　负责人（签字）：　　　　　　　　　单位（盖章）：', 'Prepared by (signature):                         Head (signature):                         Seal:'), t('　　　　年　　　月　　　日', 'Date:')],
    generatedOn,
  };
}
