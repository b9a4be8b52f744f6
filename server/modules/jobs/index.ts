import type { ModuleParts, Platform } from '../../platform/module.js';
import { type AccessTable, fields, reached, type RequestContext, signedIn } from '../accounts/index.js';
import { JobsReadModel, JobsResolver } from './jobs.resolver.js';

export { Job } from './jobs.resolver.js';

const jobsPolicy: AccessTable = {
  Query: { job: signedIn },
  Job: fields(reached, 'id kind status progressDone progressTotal result error createdAt endedAt'),
};

const EVENT_EVERY_MS = 400;

export function jobsModule(platform: Platform): ModuleParts<RequestContext> {
  const readModel = new JobsReadModel(platform.reader);
  return {
    policy: jobsPolicy,
    resolvers: [new JobsResolver(readModel)],
    routes: (http, contextOf) => {
      let stopping = false;
      http.addHook('preClose', async () => { stopping = true; });
      http.get<{ Params: { id: string } }>('/events/jobs/:id', async (request, reply) => {
        const { actor } = await contextOf(request);
        const first = await readModel.one(actor, Number(request.params.id));
        if (!first) return reply.code(404).send({ error: 'NOT_FOUND' });
        reply.hijack();
        for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
        reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
        let open = true;
        request.raw.on('close', () => { open = false; });
        let last = '';
        for (let job: typeof first | null = first; open && !stopping && job; job = await readModel.one(actor, first.id)) {
          const { status, progressDone, progressTotal, result, error } = job;
          const data = JSON.stringify({ status, progressDone, progressTotal, result, error });
          if (data !== last) reply.raw.write(`data: ${data}\n\n`);
          last = data;
          if (status === 'DONE' || status === 'FAILED') break;
          await new Promise((resolve) => setTimeout(resolve, EVENT_EVERY_MS));
        }
        reply.raw.end();
        return reply;
      });
    },
  };
}
