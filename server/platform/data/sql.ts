/** Values that both drivers bind alike. Instants and days are text, flags are numbers. */
export type SqlValue = string | number | null | boolean | Uint8Array;

/** Reads rows; `?` marks a parameter, and an array parameter expands to a list for `IN (?)`. */
export interface Reader {
  rows<T>(sql: string, params?: readonly (SqlValue | readonly SqlValue[])[]): Promise<T[]>;
  row<T>(sql: string, params?: readonly (SqlValue | readonly SqlValue[])[]): Promise<T | undefined>;
}

export type SqlParams = readonly (SqlValue | readonly SqlValue[])[];

/** Expands array parameters and turns booleans into 0 and 1, for drivers that do neither. */
export function bind(sql: string, params: SqlParams): { sql: string; values: (string | number | null | Uint8Array)[] } {
  const values: (string | number | null | Uint8Array)[] = [];
  const one = (value: SqlValue): string | number | null | Uint8Array => (typeof value === 'boolean' ? Number(value) : value);
  if (!params.some(Array.isArray)) {
    for (const value of params) values.push(one(value as SqlValue));
    return { sql, values };
  }
  let at = 0;
  const expanded = sql.replace(/\?/g, () => {
    const value = params[at++];
    if (!Array.isArray(value)) {
      values.push(one(value as SqlValue));
      return '?';
    }
    // An empty list matches nothing on both databases.
    if (value.length === 0) return 'NULL';
    for (const each of value as SqlValue[]) values.push(one(each));
    return value.map(() => '?').join(', ');
  });
  return { sql: expanded, values };
}
