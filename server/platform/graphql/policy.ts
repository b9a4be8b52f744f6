import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';

import { wrapperTypes } from './payload.js';

/** May this request read this field of this object? A rule only looks; it never queries. */
export type Rule<C> = (context: C, source: unknown) => boolean;

/** Whoever was given the object may read the field: the object was scoped when it was fetched. */
export const reached: Rule<unknown> = () => true;

export type PolicyTable<C> = Readonly<Record<string, Readonly<Record<string, Rule<C>>>>>;

/** One rule for several fields, named in one string. */
export function fields<C>(rule: Rule<C>, names: string): Record<string, Rule<C>> {
  return Object.fromEntries(names.trim().split(/\s+/).map((name) => [name, rule]));
}

/**
 * Denies by default: every field of every object type needs exactly one row in one table.
 * Guarded fields get their resolver wrapped, so that every executor and every path obeys.
 *
 * @throws Error that lists fields without a row and rows without a field.
 */
export function applyPolicy<C>(schema: GraphQLSchema, tables: readonly PolicyTable<C>[], deny: (context: C) => Error): GraphQLSchema {
  const rules = new Map<string, Rule<C>>();
  const problems: string[] = [];
  for (const table of tables) {
    for (const [type, row] of Object.entries(table)) {
      for (const [field, rule] of Object.entries(row)) {
        if (rules.has(`${type}.${field}`)) problems.push(`${type}.${field} has two policy rows`);
        rules.set(`${type}.${field}`, rule);
      }
    }
  }
  for (const [type, names] of wrapperTypes) for (const name of names) rules.set(`${type}.${name}`, reached);
  const seen = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      seen.add(name);
      const rule = rules.get(name);
      if (!rule) problems.push(`${name} has no policy row`);
      else if (rule !== reached) {
        const resolve = field.resolve ?? defaultFieldResolver;
        field.resolve = (source: unknown, args, context: C, info) => {
          if (!rule(context, source)) throw deny(context);
          return resolve(source, args, context, info);
        };
      }
    }
  }
  for (const name of rules.keys()) if (!seen.has(name) && !wrapperTypes.has(name.split('.')[0] as string)) problems.push(`${name} has a policy row but is not in the schema`);
  if (problems.length > 0) throw new Error(`The access policy does not fit the schema:\n  ${problems.join('\n  ')}`);
  return schema;
}
