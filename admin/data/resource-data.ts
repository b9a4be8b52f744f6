import type { RaRecord, SortPayload } from 'react-admin';

import type { TypedDocumentString } from './generated/operations.js';
import { request } from './request.js';

/** What a list asks for: a page, conditions as the filter bar keeps them, and an order. */
export interface ListQuery {
  readonly page: { readonly limit: number; readonly offset: number };
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: SortPayload;
  readonly signal?: AbortSignal;
}

export interface PageOf<Row> {
  readonly items: readonly Row[];
  readonly totalCount: number;
}

/** How a resource is read; made with {@link pagesOf}, {@link wholeListOf} and {@link oneOf}. */
export interface ResourceData {
  readonly list: (query: ListQuery) => Promise<PageOf<RaRecord>>;
  readonly one?: (id: string, signal?: AbortSignal) => Promise<RaRecord | null>;
  readonly many?: (ids: readonly string[], signal?: AbortSignal) => Promise<readonly RaRecord[]>;
}

type Row = { id: string };

/** A list that the server pages: its document, its variables, and where the page stands in the answer. */
export function pagesOf<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: (query: ListQuery) => Variables,
  pick: (result: Result) => { items: readonly Row[]; totalCount: number },
): ResourceData['list'] {
  return async (query) => pick(await request(document, variables(query), query));
}

/** A short list that the server answers whole: conditions compare equal, `search` looks into every text. */
export function wholeListOf<Result, Variables>(
  document: TypedDocumentString<Result, Variables>, variables: Variables, pick: (result: Result) => readonly Row[],
): Required<ResourceData> {
  const all = async (signal?: AbortSignal): Promise<readonly RaRecord[]> => pick(await request(document, variables, { signal }));
  return {
    list: async ({ page, filter, sort, signal }) => {
      const found = (await all(signal)).filter((row) => matches(row, filter)).sort((a, b) => compare(a[sort.field], b[sort.field]) * (sort.order === 'DESC' ? -1 : 1));
      return { items: found.slice(page.offset, page.offset + page.limit), totalCount: found.length };
    },
    one: async (id, signal) => (await all(signal)).find((row) => row.id === id) ?? null,
    many: async (ids, signal) => (await all(signal)).filter((row) => ids.includes(String(row.id))),
  };
}

/** One record by its id, or null when there is none within reach. */
export function oneOf<Result, Variables extends { id: string }>(document: TypedDocumentString<Result, Variables>, pick: (result: Result) => Row | null): NonNullable<ResourceData['one']> {
  return async (id, signal) => pick(await request(document, { id } as Variables, { signal }));
}

/** A value of the address bar as one of the codes that the server knows. */
export function codeOf<Code extends string>(codes: readonly Code[], value: unknown, otherwise: Code): Code {
  return codes.find((code) => code === value) ?? otherwise;
}

function matches(row: RaRecord, filter: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(filter).every(([field, wanted]) => {
    if (wanted === undefined || wanted === null || wanted === '') return true;
    if (field !== 'search') return row[field] === wanted;
    const part = textOf(wanted).trim().toLowerCase();
    return Object.values(row).some((value) => typeof value === 'string' && value.toLowerCase().includes(part));
  });
}

const compare = (a: unknown, b: unknown): number => (typeof a === 'number' && typeof b === 'number' ? a - b : textOf(a).localeCompare(textOf(b), 'zh-CN'));

/** The text of a value of the address bar or of a record; empty for everything that is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
