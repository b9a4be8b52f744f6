import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { BREAK, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, getVariableValues, GraphQLError, Kind, type OperationDefinitionNode, OperationTypeNode, type SelectionSetNode, visit } from 'graphql';
import { getComplexity, simpleEstimator } from 'graphql-query-complexity';

import type { ComplexityEstimator } from 'graphql-query-complexity';

export const MOST_TOKENS = 3_000;
export const MOST_DEPTH = 12;
export const MOST_COST = 20_000;
export const MOST_ROOT_FIELDS = 20;

const refuse = (code: string, message: string): GraphQLError => new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

const LARGEST_PAGE = 100;
const MOST_RECORDS = 1_000;

/** A page costs its fields times its size, a batch its records; a list without a page counts as 20. */
const costOf = (sizeOf: (asked: number, most: number) => number): ComplexityEstimator => ({ args, childComplexity, field }) => {
  const limit = (args as { page?: { limit?: number } }).page?.limit;
  const records = (args as { input?: { records?: unknown[] } }).input?.records;
  if (Array.isArray(records)) return sizeOf(records.length, MOST_RECORDS) + childComplexity;
  if (typeof limit === 'number') return 1 + Math.max(1, sizeOf(limit, LARGEST_PAGE)) * childComplexity;
  return String(field.type).startsWith('[') && childComplexity > 0 && field.name !== 'items' ? 1 + 20 * childComplexity : undefined;
};
const asAsked = [costOf((asked) => asked), simpleEstimator({ defaultComplexity: 1 })];
const atMost = [costOf(Math.max), simpleEstimator({ defaultComplexity: 1 })];

/** Tokens are limited while parsing; depth, cost and root fields here, after fragments are expanded. */
export function requestLimits<C extends BaseContext>(schema: GraphQLSchema): ApolloServerPlugin<C> {
  // The server keeps parsed documents: what passes with the largest pages passes with any.
  const cheapAlways = new WeakMap<OperationDefinitionNode, true>();
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request }) => {
        if (!operation || cheapAlways.has(operation)) return;
        const { depth, rootFields } = measure(document, operation);
        if (depth > MOST_DEPTH) throw refuse('TOO_DEEP', `The request is nested ${depth} levels deep; ${MOST_DEPTH} are allowed.`);
        if (operation.operation === OperationTypeNode.MUTATION && rootFields > 1) throw refuse('ONE_MUTATION_PER_REQUEST', `One state-changing field per request; this one has ${rootFields}.`);
        if (rootFields > MOST_ROOT_FIELDS) throw refuse('TOO_MANY_FIELDS', `The request asks for ${rootFields} root fields; ${MOST_ROOT_FIELDS} are allowed.`);
        // Bad variables are the executor's to tell.
        if (getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {}).errors) return;
        const cost = (estimators: ComplexityEstimator[]): number => getComplexity({
          schema, query: document, variables: request.variables ?? {}, ...(request.operationName ? { operationName: request.operationName } : {}), estimators,
        });
        const now = cost(asAsked);
        if (now > MOST_COST) throw refuse('TOO_COSTLY', `The request costs ${now}; ${MOST_COST} is allowed. Ask for fewer fields or smaller pages.`);
        if (!hasDirectives(document) && cost(atMost) <= MOST_COST) cheapAlways.set(operation, true);
      },
    }),
  };
}

/** `@include` and `@skip` make the cost depend on variables. */
function hasDirectives(document: DocumentNode): boolean {
  let found = false;
  visit(document, { Directive: () => { found = true; return BREAK; } });
  return found;
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
