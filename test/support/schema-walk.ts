import { type GraphQLField, type GraphQLSchema, getNamedType, isInterfaceType, isLeafType, isNonNullType, isObjectType } from 'graphql';

/** A query for one leaf, reached from a root field through objects of types that the path has not seen yet. */
export interface LeafQuery {
  readonly root: string;
  /** From the root field to the leaf. */
  readonly steps: readonly string[];
  /** Which part of the arguments it takes: a request holds at most 20 of them. */
  readonly part: number;
  readonly query: string;
}

/**
 * A query for every leaf of the schema that a root query reaches in `depth` steps. Required ID arguments take
 * each of `ids` in turn, other required arguments what `values` says by name; a path that needs more is left out.
 */
export function leafQueries(schema: GraphQLSchema, ids: readonly string[], values: Readonly<Record<string, string>>, depth = 6): LeafQuery[] {
  const queries: LeafQuery[] = [];
  const walk = (field: GraphQLField<unknown, unknown>, path: readonly string[], seen: readonly string[]): void => {
    const type = getNamedType(field.type);
    if (isLeafType(type)) {
      const [root, ...rest] = path as [string, ...string[]];
      const argumentSets = argumentsOf(schema.getQueryType()?.getFields()[root]?.args ?? [], ids, values);
      const inside = rest.map((each) => ` { ${each}`).join('') + ' }'.repeat(rest.length);
      // At most 20 root fields a request.
      for (let from = 0; from < argumentSets.length; from += 20) {
        queries.push({ root, steps: path, part: from, query: `{ ${argumentSets.slice(from, from + 20).map((args, at) => `a${at}: ${root}${args}${inside}`).join(' ')} }` });
      }
      return;
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    if (seen.includes(type.name) || path.length >= depth) return;
    for (const next of Object.values(type.getFields())) if (!next.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) walk(next, [...path, next.name], [...seen, type.name]);
  };
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) walk(field, [field.name], []);
  return queries;
}

/** How many steps of a path an answer has something at, in any of its aliases. */
export function stepsReached(data: Readonly<Record<string, unknown>> | null, steps: readonly string[]): number {
  const reached = (value: unknown, rest: readonly string[]): number => {
    if (value === null || value === undefined) return 0;
    if (Array.isArray(value)) return Math.max(0, ...value.map((each) => reached(each, rest)));
    const [next, ...further] = rest;
    return next === undefined ? 1 : 1 + reached((value as Record<string, unknown>)[next], further);
  };
  return Math.max(0, ...Object.values(data ?? {}).map((value) => reached(value, steps.slice(1))));
}

function argumentsOf(args: GraphQLField<unknown, unknown>['args'], ids: readonly string[], values: Readonly<Record<string, string>>): string[] {
  const required = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const pages = args.some(({ name }) => name === 'page') ? ['page: { limit: 100 }'] : [];
  let sets: string[][] = [pages];
  for (const { name, type } of required) {
    const choices = getNamedType(type).name === 'ID' ? ids.map((id) => `${name}: "${id}"`) : values[name] === undefined ? [] : [`${name}: ${values[name]}`];
    sets = sets.flatMap((set) => choices.map((choice) => [...set, choice]));
  }
  return sets.map((set) => (set.length > 0 ? `(${set.join(', ')})` : ''));
}
