import { type ApolloServer, HeaderMap } from '@apollo/server';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import helmet from 'helmet';
import { randomUUID } from 'node:crypto';
import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

import { RequestContext, SESSION_COOKIE, type Sessions } from '../modules/accounts/index.js';
import { DEVICE_COOKIE, DEVICE_SECONDS } from '../modules/attendance/index.js';
import { RequestError } from '../platform/errors.js';
import { localeOf, say } from '../platform/locale.js';
import type { ModuleParts, Platform } from '../platform/module.js';
import { serveConsole } from './console.js';
import { serveHealth } from './health.js';
import { serveUploads } from './uploads.js';

const MOST_BODY_BYTES = 2 * 1024 * 1024;

/** GraphQL, uploads, downloads, health, figures and the built console on one port. */
export async function buildHttp(platform: Platform, graphql: ApolloServer<RequestContext>, sessions: Sessions, modules: readonly ModuleParts<RequestContext>[]): Promise<FastifyInstance> {
  const { config } = platform;
  const http = fastify({
    bodyLimit: MOST_BODY_BYTES, trustProxy: config.TRUST_PROXY, forceCloseConnections: 'idle',
    logger: config.LOG_LEVEL === 'debug' ? { level: 'debug' } : false, routerOptions: { maxParamLength: 600 },
  });
  const isTls = platform.publicUrl.startsWith('https:');
  const cookieName = (name: string): string => (isTls ? `__Host-${name}` : name);

  const secureHeaders = headersOf(helmet({
    contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], imgSrc: ["'self'", 'data:', 'blob:'], styleSrc: ["'self'", "'unsafe-inline'"], scriptSrc: ["'self'"], connectSrc: ["'self'"], objectSrc: ["'none'"], frameAncestors: ["'none'"], ...(isTls ? {} : { upgradeInsecureRequests: null }) } },
    strictTransportSecurity: isTls,
  }));
  http.addHook('onRequest', (_, reply, next) => { reply.headers(secureHeaders); next(); });
  await http.register(cookie);
  await http.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], globalDecompression: false });
  await http.register(multipart, { limits: { fileSize: 30 * 1024 * 1024, files: 1, fields: 4 } });
  await http.register(rateLimit, { global: false });

  const contextOf = async (request: FastifyRequest, reply?: FastifyReply): Promise<RequestContext> => {
    const client = { address: request.ip, userAgent: String(request.headers['user-agent'] ?? ''), deviceId: request.cookies[cookieName(DEVICE_COOKIE)] ?? null };
    const key = /^Bearer (.{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
    const token = request.cookies[cookieName(SESSION_COOKIE)];
    const viewer = key ? await sessions.byApiKey(key) : token ? await sessions.resume(token, isQuery(request.body)) : null;
    return new RequestContext(viewer, localeOf(request.headers['accept-language']), client, (name, value, maxAge) => {
      void reply?.setCookie(cookieName(name), value, { path: '/', httpOnly: true, sameSite: 'strict', secure: isTls, maxAge });
    });
  };

  http.addHook('onRequest', (request, _, next) => {
    const { origin, host } = request.headers;
    const isForeign = request.method !== 'GET' && origin && URL.canParse(origin) && new URL(origin).host !== host && origin !== platform.publicUrl;
    next(isForeign ? new RequestError('FORBIDDEN', { zh: '请求来自其他网站，已拒绝。', en: 'The request came from another site and was refused.' }) : undefined);
  });
  http.setErrorHandler((error: FastifyError, request, reply) => {
    const locale = localeOf(request.headers['accept-language']);
    const known = error instanceof RequestError ? error : undefined;
    const status = known ? STATUS[known.code] : error.statusCode ?? 500;
    if (status >= 500) platform.logger.error({ error, url: request.routeOptions.url }, 'an HTTP request failed');
    const message = known?.say(locale) ?? say(status === 413 ? TOO_LARGE : status === 429 ? TOO_MANY : status < 500 ? MALFORMED : INTERNAL, locale);
    const code = known?.code ?? (status === 413 ? 'TOO_LARGE' : status === 429 ? 'TOO_MANY_REQUESTS' : status < 500 ? 'BAD_REQUEST' : 'INTERNAL');
    void reply.code(status).type('application/json').send({ errors: [{ message, extensions: { code } }] });
  });

  http.route({
    method: 'POST', url: '/graphql',
    handler: async (request, reply) => {
      const { status, headers, body } = await graphql.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers: weighedHeaders(request), search: '', body: request.body },
        context: async () => {
          const context = await contextOf(request, reply);
          if (!context.client.deviceId && context.viewer?.sessionId) context.setCookie(DEVICE_COOKIE, randomUUID(), DEVICE_SECONDS);
          return context;
        },
      });
      if (body.kind !== 'complete') throw new Error('no answer of this schema comes in parts');
      for (const [name, value] of headers) void reply.header(name, value);
      return reply.code(status ?? 200).send(body.string);
    },
  });
  http.route({ method: 'GET', url: '/graphql', handler: (_, reply) => reply.code(405).send({ errors: [{ message: 'POST with content-type application/json.', extensions: { code: 'BAD_REQUEST' } }] }) });

  serveUploads(http, platform, contextOf);
  for (const each of modules) each.routes?.(http, contextOf);
  serveHealth(http, platform);
  await serveConsole(http, platform);
  await http.ready();
  return http;
}

/** What Apollo looks at: whether a form of another site could have sent this, and which kind of JSON is wanted where that is said. */
function weighedHeaders({ headers }: FastifyRequest): HeaderMap {
  const weighed = new HeaderMap();
  for (const name of ['content-type', 'apollo-require-preflight', 'x-apollo-operation-name', 'accept']) {
    const value = headers[name];
    if (typeof value === 'string' && value !== '*/*') weighed.set(name, value);
  }
  return weighed;
}

/** Whether a request can change nothing: its document is here, and names no mutation. */
const isQuery = (body: unknown): boolean => {
  const { query } = (body ?? {}) as { query?: unknown };
  return typeof query === 'string' && !/\bmutation\b/.test(query);
};

/** What helmet sets is the same for every answer, so it is asked once. */
function headersOf(secure: ReturnType<typeof helmet>): OutgoingHttpHeaders {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  secure(response.req, response, () => undefined);
  return response.getHeaders();
}

const STATUS: Record<RequestError['code'], number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, BAD_USER_INPUT: 400, CONFLICT: 409, TOO_MANY_REQUESTS: 429, UNAVAILABLE: 503 };
const TOO_LARGE = { zh: '提交的内容太大。请减小文件，或分批提交。', en: 'The request is too large. Use a smaller file, or send it in parts.' };
const TOO_MANY = { zh: '请求过于频繁，请稍后再试。', en: 'Too many requests. Please wait a moment.' };
const MALFORMED = { zh: '请求格式不正确。', en: 'The request is malformed.' };
const INTERNAL = { zh: '系统内部出错，请稍后重试。', en: 'Something went wrong. Please try again shortly.' };
