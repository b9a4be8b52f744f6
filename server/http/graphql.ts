import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { ArgumentValidationError, buildSchema, getMetadataStorage, type NonEmptyArray } from 'type-graphql';

import { deny, RequestContext } from '../modules/accounts/index.js';
import type { Config } from '../platform/config.js';
import { RequestError } from '../platform/errors.js';
import { jitGateway } from '../platform/graphql/jit-executor.js';
import { MOST_TOKENS, requestLimits } from '../platform/graphql/limits.js';
import { applyPolicy } from '../platform/graphql/policy.js';
import { say, type Words } from '../platform/locale.js';
import type { ModuleParts } from '../platform/module.js';
import type { Logger } from '../platform/transactions/jobs.js';
import { type InvalidField, invalidFields, invalidValue } from './input-words.js';
import { rememberValidationRules, validateInput } from './validation.js';

/** Codes that may leave the house; everything else is INTERNAL and says nothing. */
const PUBLIC_CODES = new Set([
  'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT', 'TOO_MANY_REQUESTS', 'UNAVAILABLE',
  'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST',
  'TOO_DEEP', 'TOO_COSTLY', 'TOO_MANY_FIELDS', 'ONE_MUTATION_PER_REQUEST',
]);

const INTERNAL: Words = {
  zh: '系统内部出错，您的操作没有完成。请稍后重试；如仍出现，请把时间告诉管理员。',
  en: 'Something went wrong inside the system and nothing was done. Try again; if it happens again, tell the administrator when.',
};
const MOST_FIELDS_TOLD = 5;

export async function buildGraphqlSchema(modules: readonly ModuleParts<RequestContext>[]): Promise<GraphQLSchema> {
  const instances = new Map(modules.flatMap((each) => each.resolvers).map((instance) => [instance.constructor, instance]));
  rememberValidationRules();
  // A field without a resolver of its own is a property: the compiled query reads it, instead of calling a resolver that does.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers ??= true;
  const schema = await buildSchema({
    resolvers: [...instances.keys()] as NonEmptyArray<new () => object>,
    container: { get: (resolver: new () => object) => instances.get(resolver) as object },
    validateFn: validateInput,
    emitSchemaFile: false,
    // The check runs the whole introspection query, a tenth of the start; test/architecture/schema.test.ts makes it once.
    skipCheck: true,
  });
  return applyPolicy(schema, modules.map((each) => each.policy), deny);
}

export async function buildGraphql(config: Config, logger: Logger, modules: readonly ModuleParts<RequestContext>[]): Promise<ApolloServer<RequestContext>> {
  const schema = await buildGraphqlSchema(modules);
  const server = new ApolloServer<RequestContext>({
    ...(config.GRAPHQL_EXECUTOR === 'jit' ? { gateway: jitGateway(schema) } : { schema }),
    introspection: config.GRAPHQL_INTROSPECTION || config.NODE_ENV !== 'production',
    hideSchemaDetailsFromClientErrors: config.NODE_ENV === 'production' && !config.GRAPHQL_INTROSPECTION,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => told(formatted, error, { schema, logger }),
    plugins: [ApolloServerPluginCacheControlDisabled(), requestLimits(schema), sayInTheRequestsLanguage],
  });
  await server.start();
  return server;
}

function told(formatted: GraphQLFormattedError, error: unknown, { schema, logger }: { readonly schema: GraphQLSchema; readonly logger: Logger }): GraphQLFormattedError {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  const place = { ...(formatted.locations ? { locations: formatted.locations } : {}), ...(formatted.path ? { path: formatted.path } : {}) };
  if (cause instanceof RequestError) return { ...place, message: cause.words.en, extensions: { code: cause.code, words: cause.words, ...(cause.fields.length > 0 ? { fields: cause.fields } : {}) } };
  if (cause instanceof ArgumentValidationError) return { ...place, ...invalidInput(invalidFields(cause.extensions.validationErrors)) };
  const code = formatted.extensions?.code;
  const invalid = code === 'BAD_USER_INPUT' && error instanceof GraphQLError ? invalidValue(schema, error) : null;
  if (invalid) return { ...place, ...invalidInput([invalid]) };
  if (typeof code === 'string' && PUBLIC_CODES.has(code)) return { ...place, message: withoutValues(formatted.message), extensions: { code } };
  logger.error({ error: cause }, 'a request failed');
  return { ...place, message: INTERNAL.en, extensions: { code: 'INTERNAL', words: INTERNAL } };
}

/** Says what is wrong with which field; a request that names many is told of the first ones. */
function invalidInput(fields: readonly InvalidField[]): GraphQLFormattedError {
  const told = fields.slice(0, MOST_FIELDS_TOLD).map(({ words }) => words);
  const rest = fields.length - told.length;
  const words = {
    zh: [...told.map(({ zh }) => zh), ...(rest > 0 ? [`还有 ${rest} 处需要改正。`] : [])].join('\n'),
    en: [...told.map(({ en }) => en), ...(rest > 0 ? [`${rest} more to mend.`] : [])].join('\n'),
  };
  return { message: words.en, extensions: { code: 'BAD_USER_INPUT', words, fields } };
}

/** graphql-js quotes the offending value; it may be an ID number. */
function withoutValues(message: string): string {
  return message
    .replace(/got invalid value .+? (at "|; )/s, 'got an invalid value $1')
    .replace(/(value|Int|Float|String|Boolean|ID): .+$/s, '$1.')
    .replace(/, found .+$/s, '.')
    .slice(0, 400);
}

const sayInTheRequestsLanguage: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue }) => {
      if (response.body.kind !== 'single') return;
      const { errors } = response.body.singleResult;
      if (!errors) return;
      response.body.singleResult.errors = errors.map((error) => {
        const { words, fields, ...rest } = (error.extensions ?? {}) as { words?: Words; fields?: { field: string; words: Words }[] };
        return {
          ...error, message: words ? say(words, contextValue.locale) : error.message,
          extensions: { ...rest, ...(fields ? { fields: fields.map(({ field, words: own }) => ({ field, message: say(own, contextValue.locale) })) } : {}) },
        };
      });
    },
  }),
};
