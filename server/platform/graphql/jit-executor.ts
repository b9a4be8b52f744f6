import type { GatewayExecutionResult, GatewayInterface } from '@apollo/server-gateway-interface';
import { type DocumentNode, type ExecutionResult, getVariableValues, GraphQLError, GraphQLScalarType, GraphQLSchema, Kind, visit } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';

const MOST_COMPILED = 500;

/**
 * Variables are coerced by graphql-js before: jit's own coercion knows no defaults of input fields, and its
 * errors come out as internal ones. To the compiled query every variable is of this type, which leaves it as it is.
 */
const Coerced = new GraphQLScalarType({ name: 'CoercedVariable', parseValue: (value) => value });

function takesCoerced(document: DocumentNode): DocumentNode {
  return visit(document, {
    VariableDefinition: ({ kind, variable }) => ({ kind, variable, type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: Coerced.name } } }),
  });
}

/** graphql-jit as Apollo's executor: about half the CPU of a nested answer. */
export function jitGateway(schema: GraphQLSchema): GatewayInterface {
  const compiledSchema = new GraphQLSchema({ ...schema.toConfig(), types: [...schema.toConfig().types, Coerced] });
  const cache = new Map<string, CompiledQuery | ExecutionResult>();
  const compiled = (key: string, document: DocumentNode, operationName: string | undefined): CompiledQuery | ExecutionResult => {
    const known = cache.get(key);
    if (known) return known;
    if (cache.size >= MOST_COMPILED) cache.delete(cache.keys().next().value as string);
    const query = compileQuery(compiledSchema, takesCoerced(document), operationName);
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
        const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
        if (errors) return { errors };
        const query = compiled(`${queryHash}:${operationName ?? ''}`, document, operationName ?? undefined);
        const result = (isCompiledQuery(query) ? await query.query(undefined, context, coerced) : query) as GatewayExecutionResult;
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
