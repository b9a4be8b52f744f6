import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

import { instantOf } from '../clock.js';

const badScalar = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

function parseInstant(value: unknown): string {
  const date = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && /(Z|[+-]\d{2}:\d{2})$/.test(value) ? new Date(value) : undefined;
  if (!date || Number.isNaN(date.getTime())) throw badScalar('An Instant looks like 2026-07-01T01:30:00Z: a date, a time and an offset.');
  return instantOf(date);
}

/** Rows keep instants as `YYYY-MM-DD HH:MM:SS.mmm` in UTC; clients read and write ISO 8601. */
export const InstantScalar = new GraphQLScalarType<string, string>({
  name: 'Instant',
  description: 'A point in time, ISO 8601 with offset; answered in UTC with milliseconds, such as 2026-07-01T01:30:00.000Z.',
  serialize: (value) => `${String(value).replace(' ', 'T')}Z`,
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

function parseDay(value: unknown): string {
  const ok = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
  if (!ok) throw badScalar('A Day is a calendar day such as 2026-07-01.');
  return value;
}

export const DayScalar = new GraphQLScalarType<string, string>({
  name: 'Day',
  description: "A calendar day in the county's time zone (Asia/Shanghai), such as 2026-07-01.",
  serialize: String,
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : undefined),
});
