import type { FastifyInstance, FastifyRequest } from 'fastify';

import { countyTimeOf } from '../../platform/clock.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { OFFICE_ROLES } from '../organisations/index.js';
import type { CascadesReadModel } from './cascade.read-model.js';
import { CASCADE_UPLOAD } from './cascade.service.js';
import { cascadeNotFound, stepNotFound } from './cascade.store.js';
import type { CascadeSheet } from './cascade.types.js';
import { STEP_STATES } from './rules/step.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `GET /downloads/cascade/{id}.xlsx`: coverage by school and the lineage; `GET /downloads/cascade-evidence/{id}`: one file. Both within reach and audited. */
export function serveCascades(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, { work, files }: Platform, readModel: CascadesReadModel): void {
  const audit = ({ actor }: RequestContext, action: string, cascadeId: number, details: Readonly<Record<string, unknown>>): Promise<void> =>
    work.run(actor, (tx) => Promise.resolve(tx.audit({ action, subjectType: 'Cascade', subjectId: cascadeId, details })));

  http.get<{ Params: { file: string }; Querystring: { locale?: string } }>('/downloads/cascade/:file', async (request, reply) => {
    const context = await contextOf(request);
    const id = /^(\d{1,9})\.xlsx$/.exec(request.params.file)?.[1];
    const sheet = id && context.actor.is(...OFFICE_ROLES) ? await readModel.sheet(context.actor, Number(id)) : null;
    if (!sheet) throw cascadeNotFound();
    const locale: Locale = request.query.locale === 'en' ? 'en' : request.query.locale === 'zh-CN' ? 'zh-CN' : context.locale;
    const bytes = await coverageWorkbook(sheet, locale);
    await audit(context, 'cascade.download', sheet.cascade.id, { steps: sheet.steps.length });
    return reply.type(XLSX).header('content-disposition', named(`${say({ zh: sheet.cascade.title, en: sheet.cascade.titleEn }, locale)}.xlsx`)).header('cache-control', 'no-store').send(Buffer.from(bytes));
  });

  http.get<{ Params: { id: string } }>('/downloads/cascade-evidence/:id', async (request, reply) => {
    const context = await contextOf(request);
    const found = /^\d{1,9}$/.test(request.params.id) && context.actor.is(...OFFICE_ROLES) ? await readModel.evidence(context.actor, Number(request.params.id)) : null;
    if (!found) throw stepNotFound();
    const file = await files.openStream(found.fileId, CASCADE_UPLOAD);
    await audit(context, 'cascadeEvidence.download', found.cascadeId, { fileId: found.fileId, name: file.name });
    return reply.type(file.mediaType).header('content-disposition', named(file.name)).header('content-length', file.sizeBytes).header('cache-control', 'no-store').header('x-content-type-options', 'nosniff').send(file.source);
  });
}

const named = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

function coverageWorkbook({ areas, steps }: CascadeSheet, locale: Locale): Promise<Uint8Array> {
  const word = (zh: string, en: string): string => say({ zh, en }, locale);
  return workbookBytes({ sheets: [
    {
      name: word('覆盖情况', 'Coverage'),
      columns: [
        { key: 'area', header: word('片区', 'Area'), type: 'text', width: 18 }, { key: 'school', header: word('学校', 'School'), type: 'text', width: 28 }, { key: 'state', header: word('情况', 'State'), type: 'text', width: 14 },
        { key: 'heldOn', header: word('完成日期', 'Held on'), type: 'date', width: 12 }, { key: 'people', header: word('参训教师', 'Teachers'), type: 'integer' },
      ],
      rows: areas.flatMap((area) => area.schools.map((school) => ({
        area: word(area.name, area.nameEn), school: word(school.name, school.nameEn), state: school.isReached ? word('已覆盖', 'Reached') : school.isOverdue ? word('逾期未覆盖', 'Overdue') : word('未覆盖', 'Not reached'), heldOn: school.heldOn, people: school.people,
      }))),
    },
    {
      name: word('传递过程', 'Lineage'),
      columns: [
        { key: 'depth', header: word('层级', 'Depth'), type: 'integer' }, { key: 'place', header: word('片区或学校', 'Area or school'), type: 'text', width: 30 }, { key: 'giver', header: word('主讲（来自）', 'Given by'), type: 'text', width: 30 }, { key: 'topic', header: word('主题', 'Topic'), type: 'text', width: 36 },
        { key: 'at', header: word('时间', 'Time'), type: 'datetime', width: 18 }, { key: 'minutes', header: word('分钟', 'Minutes'), type: 'integer' }, { key: 'present', header: word('实到', 'Present'), type: 'integer' }, { key: 'members', header: word('应到', 'Expected'), type: 'integer' },
        { key: 'evidence', header: word('材料', 'Evidence'), type: 'integer' }, { key: 'state', header: word('状态', 'State'), type: 'text', width: 14 }, { key: 'reason', header: word('撤销原因', 'Why withdrawn'), type: 'text', width: 30 },
      ],
      rows: steps.map((step) => ({
        depth: step.depth + 1, place: word(step.areaName ?? step.schoolName ?? '', step.areaNameEn ?? step.schoolNameEn ?? ''), giver: `${step.giverName}（${word(step.giverSchoolName, step.giverSchoolNameEn)}）`, topic: step.topic,
        at: countyTimeOf(step.startsAt), minutes: step.durationMinutes, present: step.presentCount, members: step.memberCount, evidence: step.evidence.length, state: say(STEP_STATES[step.state], locale), reason: step.withdrawReason,
      })),
    },
  ] });
}
