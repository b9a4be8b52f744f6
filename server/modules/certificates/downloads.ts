import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { instantOf, dayOf } from '../../platform/clock.js';
import { badInput, forbidden } from '../../platform/errors.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { CERTIFICATE_READERS, CERTIFICATE_ISSUERS } from './certificates.policy.js';
import type { CertificatesReadModel } from './certificates.read-model.js';
import { certificateNotFound } from './certificates.store.js';
import { CertificateStatusEnum, type CertificateFilter } from './certificates.types.js';
import { type CertificatePapers, hoursText, MOST_IN_A_BOOK } from './papers.js';
import { CERTIFICATE_STATUSES } from './rules/changes.js';
import { revokeWords } from './verification.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A register of more is asked for by year. */
const MOST_REGISTER_ROWS = 50_000;

/**
 * - `GET /downloads/certificates/{id}`: one certificate; `?locale=en` in English, `?copy=1` a registered further copy.
 * - `GET /downloads/certificate-books/{cohortId}?part=1`: the valid ones of a cohort in one file, within the viewer's reach.
 * - `GET /downloads/certificate-register`: the register in Excel, by the filters of the list.
 * - `GET /.well-known/shixun-keys.json`: public keys, to verify codes without this server.
 *
 * Names leave the house, so every download but the holder's own is audited.
 */
export function serveCertificates(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, readModel: CertificatesReadModel, papers: CertificatePapers): void {
  const { work, clock, secrets } = platform;
  const readerOf = async (request: FastifyRequest): Promise<RequestContext> => {
    const context = await contextOf(request);
    if (!context.actor.is(...CERTIFICATE_READERS)) throw forbidden();
    return context;
  };
  const audit = ({ actor }: RequestContext, what: string, subjectType: string, subjectId: number, details: Readonly<Record<string, unknown>>): Promise<void> =>
    work.run(actor, (tx) => Promise.resolve(tx.audit({ action: `${what}.download`, subjectType, subjectId, details })));

  http.get<{ Params: { id: string }; Querystring: { locale?: string; copy?: string } }>('/downloads/certificates/:id', async (request, reply) => {
    const context = await readerOf(request);
    const { actor } = context;
    const id = idOf(request.params.id);
    const row = id ? await readModel.row(actor, id) : null;
    if (!row) throw certificateNotFound();
    const isCopy = request.query.copy === '1' && row.reprintCount > 0 && actor.is(...CERTIFICATE_ISSUERS);
    const pdf = await papers.one(actor, row, { locale: paperLocale(request.query.locale), isCopy });
    if (actor.teacherId !== row.teacherId) await audit(context, 'certificate', 'Certificate', row.id, { number: row.number, isCopy });
    return attach(reply, 'application/pdf', `${row.number} ${row.holderName}.pdf`, pdf);
  });

  http.get<{ Params: { cohortId: string }; Querystring: { locale?: string; part?: string } }>('/downloads/certificate-books/:cohortId', async (request, reply) => {
    const context = await readerOf(request);
    const cohortId = idOf(request.params.cohortId);
    const part = idOf(request.query.part ?? '1');
    if (!part) throw badInput('part', { zh: '分册从 1 开始。', en: 'Parts count from 1.' });
    const rows = cohortId ? await readModel.rows(context.actor, { cohortId: String(cohortId), status: 'VALID' }, MOST_IN_A_BOOK, (part - 1) * MOST_IN_A_BOOK) : [];
    const [first] = rows;
    if (!first) throw certificateNotFound();
    const locale = paperLocale(request.query.locale);
    const pdf = await papers.book(rows, locale);
    await audit(context, 'certificateBook', 'Cohort', first.cohortId, { count: rows.length, part });
    return attach(reply, 'application/pdf', `${say({ zh: `结业证书 ${first.trainingTitle}`, en: `Certificates ${first.trainingTitleEn}` }, locale)}${part > 1 || rows.length === MOST_IN_A_BOOK ? ` ${part}` : ''}.pdf`, pdf);
  });

  http.get<{ Querystring: Record<string, string | undefined> }>('/downloads/certificate-register', async (request, reply) => {
    const context = await readerOf(request);
    const filter = filterOf(request.query);
    const locale: Locale = request.query.locale === 'en' ? 'en' : request.query.locale === 'zh-CN' ? 'zh-CN' : context.locale;
    const rows = await readModel.rows(context.actor, filter, MOST_REGISTER_ROWS);
    const bytes = await workbookBytes(registerOf(rows, locale));
    await audit(context, 'certificateRegister', 'Cohort', Number(filter.cohortId ?? 0), { ...filter, count: rows.length });
    return attach(reply, XLSX, `${say({ zh: '结业证书发证登记', en: 'Register of certificates' }, locale)} ${dayOf(instantOf(clock.now()))}.xlsx`, bytes);
  });

  http.get('/.well-known/shixun-keys.json', (_, reply) => reply.header('cache-control', 'public, max-age=300').header('access-control-allow-origin', '*').send({
    algorithm: 'Ed25519', token: 'keyId.payload.signature in base64url; the signature covers "keyId.payload"', keys: secrets.publicKeys(),
  }));
}

const idOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
/** A certificate is a Chinese document unless somebody asks for the English one. */
const paperLocale = (asked: string | undefined): Locale => (asked === 'en' ? 'en' : 'zh-CN');

function attach(reply: FastifyReply, type: string, name: string, bytes: Uint8Array): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).header('cache-control', 'no-store').send(Buffer.from(bytes));
}

function filterOf(query: Readonly<Record<string, string | undefined>>): CertificateFilter {
  const id = (name: string): string | null => (idOf(query[name] ?? '') > 0 ? query[name] ?? null : null);
  return {
    search: query.search?.slice(0, 60) || null, status: query.status && query.status in CertificateStatusEnum ? query.status : null, year: idOf(query.year ?? '') || null,
    cohortId: id('cohortId'), schoolId: id('schoolId'), areaId: id('areaId'), teacherId: id('teacherId'),
  };
}

function registerOf(rows: Awaited<ReturnType<CertificatesReadModel['rows']>>, locale: Locale): Parameters<typeof workbookBytes>[0] {
  const head = (zh: string, en: string): string => say({ zh, en }, locale);
  return {
    sheets: [{
      name: head('发证登记', 'Register'),
      columns: [
        { key: 'number', header: head('证书编号', 'Number'), type: 'text', width: 24 }, { key: 'holder', header: head('姓名', 'Holder'), type: 'text', width: 12 },
        { key: 'teacherNumber', header: head('教师编号', 'Teacher number'), type: 'text', width: 16 }, { key: 'school', header: head('单位', 'School'), type: 'text', width: 28 },
        { key: 'training', header: head('培训名称', 'Training'), type: 'text', width: 44 }, { key: 'startsOn', header: head('开始日期', 'From'), type: 'date', width: 12 }, { key: 'endsOn', header: head('结束日期', 'To'), type: 'date', width: 12 },
        { key: 'hours', header: head('学时', 'Hours'), type: 'decimal', decimals: 1 }, { key: 'credits', header: head('学分', 'Credits'), type: 'decimal' }, { key: 'issuedOn', header: head('发证日期', 'Issued'), type: 'date', width: 12 },
        { key: 'status', header: head('状态', 'Status'), type: 'text' }, { key: 'remark', header: head('备注', 'Remark'), type: 'text', width: 40 }, { key: 'copies', header: head('补打次数', 'Copies'), type: 'integer' },
      ],
      rows: rows.map((row) => {
        const reason = revokeWords(row);
        const successor = row.replacedByNumber ? say({ zh: `换发为 ${row.replacedByNumber}`, en: `replaced by ${row.replacedByNumber}` }, locale) : '';
        return {
          number: row.number, holder: row.holderName, teacherNumber: row.teacherNumber, school: say({ zh: row.schoolName, en: row.schoolNameEn }, locale), training: say({ zh: row.trainingTitle, en: row.trainingTitleEn }, locale),
          startsOn: row.startsOn, endsOn: row.endsOn, hours: Number(hoursText(row.minutes)), credits: row.centicredits / 100, issuedOn: row.issuedOn,
          status: say(CERTIFICATE_STATUSES[row.status], locale), remark: [reason && say(reason, locale), successor].filter(Boolean).join(locale === 'en' ? '; ' : '；'), copies: row.reprintCount,
        };
      }),
    }],
  };
}
