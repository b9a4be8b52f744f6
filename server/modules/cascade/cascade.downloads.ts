import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { instantOf } from '../../platform/clock.js';
import { safeName } from '../../platform/files/entry-names.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { RegisterPapers } from '../attendance/index.js';
import { OFFICE_ROLES } from '../organisations/index.js';
import { cascadePack } from './cascade-pack.js';
import type { CascadeProofsReadModel } from './cascade-proofs.read-model.js';
import { CASCADE_PROOF_UPLOAD } from './cascade-proofs.service.js';
import { cascadeWorkbook } from './cascade-workbook.js';
import type { CascadesReadModel } from './cascade.read-model.js';
import { CASCADE_UPLOAD } from './cascade.service.js';
import { attendeeNotFound, cascadeNotFound, stepNotFound } from './cascade.store.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface CascadeSources {
  readonly readModel: CascadesReadModel;
  readonly proofs: CascadeProofsReadModel;
  readonly registers: RegisterPapers;
}

/**
 * - `GET /downloads/cascade/{id}.xlsx`: coverage by school, who attended above, and the lineage.
 * - `GET /downloads/cascade/{id}.zip`: the evidence pack, made while it is fetched, of what the viewer may see.
 * - `GET /downloads/cascade-evidence/{id}` and `/downloads/cascade-proof/{id}`: one file; a proof for its teacher too.
 *
 * All within reach and audited.
 */
export function serveCascades(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, { readModel, proofs, registers }: CascadeSources): void {
  const { work, files, clock } = platform;
  const audit = ({ actor }: RequestContext, action: string, cascadeId: number, details: Readonly<Record<string, unknown>>): Promise<void> =>
    work.run(actor, (tx) => Promise.resolve(tx.audit({ action, subjectType: 'Cascade', subjectId: cascadeId, details })));

  http.get<{ Params: { file: string }; Querystring: { locale?: string } }>('/downloads/cascade/:file', async (request, reply) => {
    const context = await contextOf(request);
    const [, id, ending] = /^(\d{1,9})\.(xlsx|zip)$/.exec(request.params.file) ?? [];
    const sheet = id && context.actor.is(...OFFICE_ROLES) ? await readModel.sheet(context.actor, Number(id)) : null;
    if (!sheet) throw cascadeNotFound();
    const locale: Locale = request.query.locale === 'en' ? 'en' : request.query.locale === 'zh-CN' ? 'zh-CN' : context.locale;
    if (ending === 'zip') {
      const pack = await cascadePack(context.actor, { reader: platform.reader, files, registers }, sheet, instantOf(clock.now()));
      await audit(context, 'cascade.download', sheet.cascade.id, { format: 'zip', steps: sheet.steps.length });
      return reply.type('application/zip').header('content-disposition', named(`${safeName(`${sheet.cascade.title} 材料`)}.zip`)).header('cache-control', 'no-store').send(pack);
    }
    const bytes = await cascadeWorkbook(sheet, locale);
    await audit(context, 'cascade.download', sheet.cascade.id, { format: 'xlsx', steps: sheet.steps.length });
    return reply.type(XLSX).header('content-disposition', named(`${say({ zh: sheet.cascade.title, en: sheet.cascade.titleEn }, locale)}.xlsx`)).header('cache-control', 'no-store').send(Buffer.from(bytes));
  });

  http.get<{ Params: { id: string } }>('/downloads/cascade-evidence/:id', async (request, reply) => {
    const context = await contextOf(request);
    const found = context.actor.is(...OFFICE_ROLES) ? await readModel.evidence(context.actor, idOf(request.params.id)) : null;
    if (!found) throw stepNotFound();
    return send(reply, context, 'cascadeEvidence.download', found, CASCADE_UPLOAD);
  });

  http.get<{ Params: { id: string } }>('/downloads/cascade-proof/:id', async (request, reply) => {
    const context = await contextOf(request);
    const found = await proofs.file(idOf(request.params.id));
    const isHis = found && context.actor.is('TEACHER') && context.actor.teacherId === found.teacherId;
    if (!found || !(isHis || (context.actor.is(...OFFICE_ROLES) && await readModel.sheet(context.actor, found.cascadeId)))) throw attendeeNotFound();
    return send(reply, context, 'cascadeProof.download', found, CASCADE_PROOF_UPLOAD);
  });

  const send = async (reply: FastifyReply, context: RequestContext, action: string, { fileId, cascadeId }: { fileId: number; cascadeId: number }, purpose: string): Promise<FastifyReply> => {
    const file = await files.openStream(fileId, purpose);
    await audit(context, action, cascadeId, { fileId, name: file.name });
    return reply.type(file.mediaType).header('content-disposition', named(file.name)).header('content-length', file.sizeBytes).header('cache-control', 'no-store').header('x-content-type-options', 'nosniff').send(file.source);
  };
}

const idOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
const named = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
