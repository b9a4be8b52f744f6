import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PassThrough } from 'node:stream';

import { notFound } from '../../platform/errors.js';
import { say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { writeWorkbook } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { writeRuleSetFile } from './rule-set-file.js';
import { RULE_SET_READERS_OF_DRAFTS } from './rule-sets.policy.js';
import type { RuleSetsReadModel } from './rule-sets.read-model.js';
import type { SimulationsReadModel } from './simulation.read-model.js';
import { SimulationOutcomeEnum, type SimulationResultFilter } from './simulation.types.js';
import { simulationWorkbook } from './simulation-workbook.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * `GET /downloads/rule-set/{id}.json` for published versions, `GET /downloads/rule-set-draft/{id}.json` for drafts,
 * `GET /downloads/rule-set-simulation/{id}.xlsx` with the conditions of the list for trials.
 */
export function serveRuleSetFiles(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, readModel: RuleSetsReadModel, simulations: SimulationsReadModel): void {
  http.get<{ Params: { file: string }; Querystring: Readonly<Record<string, string | undefined>> }>('/downloads/rule-set-simulation/:file', async (request, reply) => {
    const context = await contextOf(request);
    const { actor } = context;
    const locale = request.query.lang === 'en' ? 'en' : request.query.lang === 'zh' || request.query.lang === 'zh-CN' ? 'zh-CN' : context.locale;
    const id = /^(\d{1,9})\.xlsx$/.exec(request.params.file)?.[1];
    const simulation = id && actor.is(...RULE_SET_READERS_OF_DRAFTS) ? await simulations.one(Number(id), locale) : null;
    if (!simulation) throw notFound({ zh: '模拟测算', en: 'simulation' });
    const filter = filterIn(request.query);
    const schools = await simulations.schools(simulation.id);
    await platform.work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'ruleSetSimulation.export', subjectType: 'RuleSetDraft', subjectId: simulation.draftId, details: { simulationId: simulation.id } })));
    const output = new PassThrough();
    writeWorkbook(simulationWorkbook({ results: simulations.everyResult(actor, simulation.id, filter, locale), schools, causes: simulation.causes }, locale), output)
      .catch((error: unknown) => platform.logger.error({ error }, 'an export of a simulation broke off'));
    const name = `${say({ zh: '模拟测算', en: 'Simulation' }, locale)} ${simulation.draftName}.xlsx`;
    return reply.type(XLSX).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).header('cache-control', 'no-store').send(output);
  });

  for (const [path, reference] of [['rule-set', 'ruleSetId'], ['rule-set-draft', 'draftId']] as const) {
    http.get<{ Params: { file: string } }>(`/downloads/${path}/:file`, async (request, reply) => {
      const { actor, locale } = await contextOf(request);
      const id = /^(\d{1,9})\.json$/.exec(request.params.file)?.[1];
      if (!id) throw notFound({ zh: '认定办法', en: 'rule set' });
      const { name, ...file } = await readModel.fileOf(actor, { [reference]: id }, 'id');
      return reply.type('application/json; charset=utf-8').header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${say(name, locale)}.json`)}`)
        .header('cache-control', 'no-store').send(writeRuleSetFile(file));
    });
  }
}

/** The same conditions as the list's, several outcomes with commas between; those that are not known are passed over. */
function filterIn({ outcomes, schoolId, areaId, search }: Readonly<Record<string, string | undefined>>): SimulationResultFilter {
  const known = Object.values(SimulationOutcomeEnum);
  const wanted = (outcomes ?? '').split(',').flatMap((each) => known.find((outcome) => outcome === each) ?? []);
  return { outcomes: wanted, schoolId: schoolId ?? null, areaId: areaId ?? null, search: search?.slice(0, 60) ?? null };
}
