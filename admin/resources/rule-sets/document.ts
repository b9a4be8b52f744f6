/** A rule set as the file says it; what the server's schema allows it checks itself. */
export type Json = null | boolean | number | string | Json[] | { [field: string]: Json };
export type Row = { [field: string]: Json };

export interface RuleSetFile { readonly ruleSet: Row; readonly testCases: Row[] }

export const readFile = (text: string): RuleSetFile => {
  const { ruleSet, testCases } = JSON.parse(text) as { ruleSet: Row; testCases?: Row[] };
  return { ruleSet, testCases: testCases ?? [] };
};

export const isRow = (value: Json | undefined): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
export const rowsOf = (value: Json | undefined): Row[] => (Array.isArray(value) ? value.filter(isRow) : []);
export const textsOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** A number or text as it is shown; nothing else is. */
export const shownOf = (value: Json | undefined): string => (typeof value === 'number' || typeof value === 'string' ? String(value) : '');

/** The value at a path such as `amount.centicredits`; undefined where nothing stands. */
export function valueAt(row: Row, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((value, field) => (isRow(value) ? value[field] : undefined), row);
}

export function withValue(row: Row, path: string, value: Json): Row {
  const [field = '', ...rest] = path.split('.');
  const inner = row[field];
  return { ...row, [field]: rest.length === 0 ? value : withValue(isRow(inner) ? inner : {}, rest.join('.'), value) };
}

export function withoutValue(row: Row, path: string): Row {
  const [field = '', ...rest] = path.split('.');
  const inner = row[field];
  if (rest.length > 0) return isRow(inner) ? { ...row, [field]: withoutValue(inner, rest.join('.')) } : row;
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== field));
}

export interface Named { readonly key: string; readonly zh: string; readonly en: string }

export const namedRows = (ruleSet: Row, list: string): Named[] =>
  rowsOf(ruleSet[list]).map((row) => ({ key: textOf(row.key), zh: textOf(valueAt(row, 'name.zh')) || textOf(row.key), en: textOf(valueAt(row, 'name.en')) || textOf(row.key) }));

/** A key that no row of the list has yet: officers name things, they do not make up keys. */
export function freshKey(rows: readonly Row[], list: string): string {
  const base = list.toLowerCase().replace(/[^a-z]/g, '');
  for (let number = rows.length + 1; ; number += 1) if (!rows.some(({ key }) => key === `${base}-${number}`)) return `${base}-${number}`;
}
