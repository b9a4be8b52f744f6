import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, getVariableValues, GraphQLError, Kind, type OperationDefinitionNode, OperationTypeNode, type SelectionSetNode } from 'graphql';
import { getComplexity, simpleEstimator } from 'graphql-query-complexity';

import type { ComplexityEstimator } from 'graphql-query-complexity';

export const MOST_TOKENS = 3_000;
export const MOST_DEPTH = 12;
export const MOST_COST = 20_000;
export const MOST_ROOT_FIELDS = 20;

const refuse = (code: string, message: string): GraphQLError => new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

/** A page costs its fields times its size; a list without a page counts as 20. */
const listEstimator: ComplexityEstimator = ({ args, childComplexity, field }) => {
  const limit = (args as { page?: { limit?: number } }).page?.limit;
  const records = (args as { input?: { records?: unknown[] } }).input?.records;
  if (Array.isArray(records)) return records.length + childComplexity;
  if (typeof limit === 'number') return 1 + Math.max(1, limit) * childComplexity;
  return String(field.type).startsWith('[') && childComplexity > 0 && field.name !== 'items' ? 1 + 20 * childComplexity : undefined;
};

/** Tokens are limited while parsing; depth, cost and root fields here, after fragments are expanded. */
export function requestLimits<C extends BaseContext>(schema: GraphQLSchema): ApolloServerPlugin<C> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request }) => {
        const { depth, rootFields } = measure(document, operation as OperationDefinitionNode);
        if (depth > MOST_DEPTH) throw refuse('TOO_DEEP', `The request is nested ${depth} levels deep; ${MOST_DEPTH} are allowed.`);
        if (operation?.operation === OperationTypeNode.MUTATION && rootFields > 1) throw refuse('ONE_MUTATION_PER_REQUEST', `One state-changing field per request; this one has ${rootFields}.`);
        if (rootFields > MOST_ROOT_FIELDS) throw refuse('TOO_MANY_FIELDS', `The request asks for ${rootFields} root fields; ${MOST_ROOT_FIELDS} are allowed.`);
        // Bad variables are the executor's to tell.
        if (getVariableValues(schema, operation?.variableDefinitions ?? [], request.variables ?? {}).errors) return;
        const cost = getComplexity({
          schema, query: document, variables: request.variables ?? {}, ...(request.operationName ? { operationName: request.operationName } : {}),
          estimators: [listEstimator, simpleEstimator({ defaultComplexity: 1 })],
        });
        if (cost > MOST_COST) throw refuse('TOO_COSTLY', `The request costs ${cost}; ${MOST_COST} is allowed. Ask for fewer fields or smaller pages.`);
      },
    }),
  };
}

function measure(document: DocumentNode, operation: OperationDefinitionNode): { depth: number; rootFields: number } {
  const fragments = new Map(document.definitions.filter((d): d is FragmentDefinitionNode => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]));
  const depths = new Map<string, number>();
  const depthOf = (set: SelectionSetNode | undefined): number => {
    let most = 0;
    for (const each of set?.selections ?? []) {
      if (each.kind === Kind.FIELD) most = Math.max(most, 1 + depthOf(each.selectionSet));
      else if (each.kind === Kind.INLINE_FRAGMENT) most = Math.max(most, depthOf(each.selectionSet));
      else {
        const name = each.name.value;
        if (!depths.has(name)) {
          depths.set(name, 0);
          depths.set(name, depthOf(fragments.get(name)?.selectionSet));
        }
        most = Math.max(most, depths.get(name) ?? 0);
      }
    }
    return most;
  };
  const roots = (set: SelectionSetNode | undefined, seen: readonly string[]): number => (set?.selections ?? []).reduce((sum, each) => {
    if (each.kind === Kind.FIELD) return sum + 1;
    if (each.kind === Kind.INLINE_FRAGMENT) return sum + roots(each.selectionSet, seen);
    const name = each.name.value;
    return seen.includes(name) ? sum : sum + roots(fragments.get(name)?.selectionSet, [...seen, name]);
  }, 0);
  return { depth: depthOf(operation.selectionSet), rootFields: roots(operation.selectionSet, []) };
}
