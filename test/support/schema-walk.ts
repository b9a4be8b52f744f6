import { type GraphQLField, type GraphQLSchema, getNamedType, isInterfaceType, isLeafType, isNonNullType, isObjectType } from 'graphql';

/** A query for one leaf, reached from a root field through objects of types that the path has not seen yet. */
export interface LeafQuery {
  readonly root: string;
  readonly path: string;
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
        queries.push({ root, path: path.join('.'), query: `{ ${argumentSets.slice(from, from + 20).map((args, at) => `a${at}: ${root}${args}${inside}`).join(' ')} }` });
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
