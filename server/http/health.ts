import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

import type { Platform } from '../platform/module.js';

/** `/health/live` answers while the process runs, `/health/ready` while the database answers too. */
export function serveHealth(http: FastifyInstance, platform: Platform): void {
  http.get('/health/live', () => ({ status: 'ok' }));
  http.get('/health/ready', async (_, reply) => {
    try {
      await platform.reader.row('SELECT 1 AS one');
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'database unreachable' });
    }
  });

  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({ name: 'http_request_seconds', help: 'Duration of HTTP requests.', labelNames: ['route', 'status'], buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10], registers: [registry] });
  http.addHook('onResponse', (request, reply, next) => {
    seconds.observe({ route: request.routeOptions.url ?? 'unknown', status: reply.statusCode }, reply.elapsedTime / 1000);
    next();
  });
  http.get('/metrics', async (request, reply) => {
    const token = platform.config.METRICS_TOKEN;
    const allowed = token ? request.headers.authorization === `Bearer ${token}` : ['127.0.0.1', '::1'].includes(request.ip);
    if (!allowed) return reply.code(404).send({ error: 'NOT_FOUND' });
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
