import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PassThrough } from 'node:stream';

import { badInput, forbidden, notFound } from '../../platform/errors.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { writeWorkbook } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import type { TeachersReadModel } from '../teachers/index.js';
import type { ClaimReviews } from './claim-review.read-model.js';
import { claimsWorkbook } from './claims-workbook.js';
import { CREDIT_READERS } from './credits.policy.js';
import type { CreditsReadModel } from './credits.read-model.js';
import { ClaimSourceEnum, ClaimStatusEnum, ClaimStepEnum, type CreditClaimFilter } from './credits.types.js';
import type { StatementReadModel } from './statement.read-model.js';
import type { Transcripts } from './transcript.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Parts {
  readonly transcripts: Transcripts;
  readonly readModel: CreditsReadModel;
  readonly reviews: ClaimReviews;
  readonly statements: StatementReadModel;
  readonly teachers: TeachersReadModel;
}

export type Query = Readonly<Record<string, string | undefined>>;

/**
 * `GET /downloads/transcript/{teacherId}.pdf?cycle=2023&lang=zh`, `GET /downloads/credit-claims.xlsx` with the
 * conditions of the list, `GET /downloads/claim-evidence/{claimId}/{fileId}`. Each is within reach and audited.
 */
export function serveCreditDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, { transcripts, readModel, reviews, statements, teachers }: Parts): void {
  http.get<{ Params: { file: string }; Querystring: Query }>('/downloads/transcript/:file', async (request, reply) => {
    const context = await contextOf(request);
    const { actor } = context;
    const id = /^(\d{1,9})\.pdf$/.exec(request.params.file)?.[1];
    if (!id || !actor.is(...CREDIT_READERS)) throw notFound({ zh: '教师', en: 'teacher' });
    const { pdf, fileName } = await transcripts.print(actor, Number(id), yearIn(request.query), localeIn(request.query, context.locale));
    return attach(reply, fileName, 'application/pdf').send(Buffer.from(pdf));
  });

  http.get<{ Querystring: Query }>('/downloads/credit-claims.xlsx', async (request, reply) => {
    const context = await contextOf(request);
    const { actor } = context;
    if (!actor.is(...CREDIT_READERS.filter((role) => role !== 'TEACHER'))) throw forbidden();
    const locale = localeIn(request.query, context.locale);
    const filter = claimFilterIn(request.query);
    const { search, ...conditions } = filter;
    const hourMinutes = (await statements.ruleSetInForce(locale))?.hourMinutes ?? 45;
    await platform.work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'creditClaims.export', subjectType: 'CreditClaim', subjectId: 'list', details: { ...conditions, isSearch: Boolean(search) } })));
    const output = new PassThrough();
    const claims = readModel.everyClaim(actor, actor.reach(...CREDIT_READERS), filter, locale);
    writeWorkbook(claimsWorkbook(claims, ({ teacher }) => teachers.nationalIdMasked(teacher), hourMinutes, locale), output)
      .catch((error: unknown) => platform.logger.error({ error }, 'an export of claims broke off'));
    return attach(reply, `${say({ zh: '学分申报', en: 'Credit claims' }, locale)}.xlsx`, XLSX).send(output);
  });

  http.get<{ Params: { claimId: string; fileId: string } }>('/downloads/claim-evidence/:claimId/:fileId', async (request, reply) => {
    const { actor } = await contextOf(request);
    const [claimId, fileId] = [Number(request.params.claimId), Number(request.params.fileId)];
    const mayRead = actor.is(...CREDIT_READERS) && (await reviews.evidenceIds(actor, claimId)).includes(fileId);
    if (!mayRead) throw notFound({ zh: '证明材料', en: 'evidence' });
    const { name, mediaType, bytes } = await platform.files.open(fileId, 'evidence');
    await platform.work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'claimEvidence.open', subjectType: 'CreditClaim', subjectId: claimId, details: { fileId } })));
    return attach(reply, name, mediaType).send(Buffer.from(bytes));
  });
}

export function attach(reply: FastifyReply, name: string, type: string): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).header('cache-control', 'no-store');
}

export const localeIn = ({ lang }: Query, fallback: Locale): Locale => (lang === 'en' ? 'en' : lang === 'zh' || lang === 'zh-CN' ? 'zh-CN' : fallback);

function yearIn({ cycle }: Query): number | null {
  if (!cycle) return null;
  if (!/^\d{4}$/.test(cycle)) throw badInput('cycle', { zh: '周期应为四位年份，如 2023。', en: 'The cycle is a year of four digits, such as 2023.' });
  return Number(cycle);
}

/** The same conditions as the list's, several states with commas between. */
function claimFilterIn(query: Query): CreditClaimFilter {
  const oneOf = <T extends string>(name: string, value: string, known: { readonly [V in T]: V }): T => {
    if (Object.hasOwn(known, value)) return value as T;
    throw badInput(name, { zh: `筛选条件“${name}”的值不正确。`, en: `The value of the condition “${name}” is not known.` });
  };
  const { status, awaits, schoolId, areaId, teacherId, sourceType, categoryKey, itemKey, byHours, search } = query;
  return {
    ...(status ? { status: status.split(',').map((each) => oneOf('status', each, ClaimStatusEnum)) } : {}),
    ...(awaits ? { awaits: oneOf('awaits', awaits, ClaimStepEnum) } : {}),
    ...(sourceType ? { sourceType: oneOf('sourceType', sourceType, ClaimSourceEnum) } : {}),
    ...(schoolId ? { schoolId } : {}), ...(areaId ? { areaId } : {}), ...(teacherId ? { teacherId } : {}),
    ...(categoryKey ? { categoryKey } : {}), ...(itemKey ? { itemKey } : {}), ...(byHours ? { byHours: true } : {}), ...(search ? { search: search.slice(0, 60) } : {}),
  };
}
