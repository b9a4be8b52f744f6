import statics from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from '../platform/package-root.js';
import type { Platform } from '../platform/module.js';

/** Pages that are built light for phones; every other path is the console. */
const PHONE_PATHS = /^\/(answer|verify|check-in|notices|open|me)(\/|$)/;

export async function serveConsole(http: FastifyInstance, platform: Platform): Promise<void> {
  const root = join(packageRoot(), 'dist', 'admin');
  if (!existsSync(root)) {
    platform.logger.error({}, 'the console is not built; run npm run build');
    return;
  }
  await http.register(statics, {
    root, wildcard: false, index: false,
    setHeaders: (reply, path) => { void reply.header('cache-control', path.includes('assets') ? 'public, max-age=31536000, immutable' : 'no-cache'); },
  });
  http.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (!wantsPage) return reply.code(404).send({ errors: [{ message: 'Not found.', extensions: { code: 'NOT_FOUND' } }] });
    return reply.header('cache-control', 'no-cache').sendFile(PHONE_PATHS.test(request.url) ? 'phone.html' : 'index.html');
  });
}
