import type { GatewayExecutionResult, GatewayInterface } from '@apollo/server-gateway-interface';
import { type DocumentNode, GraphQLError, type ExecutionResult, getVariableValues, type GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';

const MOST_COMPILED = 500;

/** graphql-jit as Apollo's executor: about half the CPU of a nested answer. */
export function jitGateway(schema: GraphQLSchema): GatewayInterface {
  const cache = new Map<string, CompiledQuery | ExecutionResult>();
  const compiled = (key: string, document: DocumentNode, operationName: string | undefined): CompiledQuery | ExecutionResult => {
    const known = cache.get(key);
    if (known) return known;
    if (cache.size >= MOST_COMPILED) cache.delete(cache.keys().next().value as string);
    const query = compileQuery(schema, document, operationName);
    cache.set(key, query);
    return query;
  };
  return {
    onSchemaLoadOrUpdate: (told) => {
      queueMicrotask(() => told({ apiSchema: schema, coreSupergraphSdl: '' }));
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ document, queryHash, operationName, operation, request, context }) => {
        // Tried first, or a bad variable would come out as an internal error. The compiled query coerces them
        // itself: coerced ones, such as instants as rows keep them, would be refused the second time.
        const variables = request.variables ?? {};
        const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
        if (errors) return { errors };
        const query = compiled(`${queryHash}:${operationName ?? ''}`, document, operationName ?? undefined);
        const result = (isCompiledQuery(query) ? await query.query(undefined, context, variables) : query) as GatewayExecutionResult;
        return result.errors ? { ...result, errors: result.errors.map(asGraphqlError) } : result;
      },
    }),
    stop: async () => undefined,
  };
}

/** graphql-jit's errors are frozen look-alikes, which Apollo cannot format. */
function asGraphqlError({ message, path, extensions, originalError }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null, originalError: originalError ?? null });
}
