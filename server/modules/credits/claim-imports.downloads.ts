import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PassThrough } from 'node:stream';

import { dayOf } from '../../platform/clock.js';
import { forbidden, notFound } from '../../platform/errors.js';
import { say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { writeWorkbook } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import type { ClaimImportsReadModel } from './claim-imports.read-model.js';
import { claimTemplate, resultWorkbook } from './claim-imports-workbook.js';
import { attach, localeIn, type Query, XLSX } from './credit-downloads.js';
import { CLAIM_IMPORT_READERS } from './credits.policy.js';
import type { RuleSets } from './rule-sets.store.js';

/** `GET /downloads/credit-claims-template.xlsx?lang=zh` and `GET /downloads/credit-claim-imports/{id}.xlsx`: what became of each row. */
export function serveClaimImportDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, ruleSets: RuleSets, imports: ClaimImportsReadModel): void {
  http.get<{ Querystring: Query }>('/downloads/credit-claims-template.xlsx', async (request, reply) => {
    const context = await contextOf(request);
    if (!context.actor.is(...CLAIM_IMPORT_READERS)) throw forbidden();
    const locale = localeIn(request.query, context.locale);
    const template = await claimTemplate(await ruleSets.inForce(platform.reader, dayOf(platform.clock.now())), locale);
    return attach(reply, `${say({ zh: '学分批量申报模板', en: 'Credit claims template' }, locale)}.xlsx`, XLSX).send(template);
  });

  http.get<{ Params: { file: string }; Querystring: Query }>('/downloads/credit-claim-imports/:file', async (request, reply) => {
    const context = await contextOf(request);
    const { actor } = context;
    const locale = localeIn(request.query, context.locale);
    const id = Number(/^(\d{1,9})\.xlsx$/.exec(request.params.file)?.[1] ?? 0);
    const found = actor.is(...CLAIM_IMPORT_READERS) ? await imports.one(actor, actor.reach(...CLAIM_IMPORT_READERS), id, locale) : null;
    if (!found) throw notFound({ zh: '批量申报', en: 'bulk claims' });
    await platform.work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'creditClaimImport.export', subjectType: 'CreditClaimImport', subjectId: id })));
    const output = new PassThrough();
    writeWorkbook(resultWorkbook(imports.everyRow(id, locale), locale), output).catch((error: unknown) => platform.logger.error({ error }, 'a result of bulk claims broke off'));
    return attach(reply, `${say({ zh: '逐行结果', en: 'Result' }, locale)} ${found.fileName}`, XLSX).send(output);
  });
}
