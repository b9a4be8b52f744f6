/** Values that both drivers bind alike. Instants and days are text, flags are numbers. */
export type SqlValue = string | number | null | boolean | Uint8Array;

/** One value, a list for `IN (?)`, or rows for `VALUES ?`. */
type SqlParam = SqlValue | readonly SqlValue[] | readonly (readonly SqlValue[])[];

export type SqlParams = readonly SqlParam[];

/** Reads rows; `?` marks a parameter. */
export interface Reader {
  rows<T>(sql: string, params?: SqlParams): Promise<T[]>;
  row<T>(sql: string, params?: SqlParams): Promise<T | undefined>;
}

/** Expands lists and rows and turns booleans into 0 and 1, for SQLite's driver, which does neither. An empty list matches nothing. */
export function bind(sql: string, params: SqlParams): { sql: string; values: Exclude<SqlValue, boolean>[] } {
  const values: Exclude<SqlValue, boolean>[] = [];
  const mark = (param: SqlParam): string => {
    if (!Array.isArray(param)) {
      values.push(typeof param === 'boolean' ? Number(param) : param as Exclude<SqlValue, boolean>);
      return '?';
    }
    return param.length === 0 ? 'NULL' : (param as readonly SqlParam[]).map((each) => (Array.isArray(each) ? `(${mark(each)})` : mark(each))).join(', ');
  };
  if (!params.some(Array.isArray)) {
    params.forEach(mark);
    return { sql, values };
  }
  let at = 0;
  return { sql: sql.replace(/\?/g, () => mark(params[at++] ?? null)), values };
}

/** MariaDB's driver expands lists and rows itself, but leaves nothing of an empty list. */
export function expandable(params: SqlParams): SqlParam[] {
  return params.map((param) => (Array.isArray(param) && param.length === 0 ? null : param));
}
