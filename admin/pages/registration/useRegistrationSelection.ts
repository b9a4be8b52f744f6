import { useMemo, useState } from 'react';

import { type RegistrationFilter, RegistrationsDocument, type RegistrationsQuery } from '../../data/generated/operations.js';
import { request } from '../../data/request.js';

export type Row = RegistrationsQuery['registrations']['items'][number];

/** One call of the server decides so many at most. */
export const MOST_AT_ONCE = 1_000;
const PAGE = 100;

export interface RegistrationSelection {
  /** Rows by id, kept since pages come and go. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly ids: ReadonlySet<string>;
  readonly set: (ids: ReadonlySet<string>) => void;
  readonly toggle: (row: Row) => void;
  /** Everybody that the conditions match, up to what one call decides. */
  readonly takeAll: () => Promise<void>;
  readonly clear: () => void;
}

/** A selection that adds up over pages until the conditions (`scope`) change. */
export function useRegistrationSelection(cohortId: string, filter: RegistrationFilter, page: readonly Row[]): RegistrationSelection {
  const scope = JSON.stringify([cohortId, filter]);
  const [kept, keep] = useState<{ scope: string; rows: ReadonlyMap<string, Row> }>({ scope, rows: new Map() });
  const rows = useMemo(() => (kept.scope === scope ? kept.rows : new Map<string, Row>()), [kept, scope]);
  const choose = (chosen: readonly Row[]) => keep({ scope, rows: new Map(chosen.slice(0, MOST_AT_ONCE).map((row) => [row.id, row])) });
  return {
    rows, ids: useMemo(() => new Set(rows.keys()), [rows]),
    set: (ids) => choose([...new Map([...rows, ...page.map((row): [string, Row] => [row.id, row])]).values()].filter(({ id }) => ids.has(id))),
    toggle: (row) => choose(rows.has(row.id) ? [...rows.values()].filter(({ id }) => id !== row.id) : [...rows.values(), row]),
    takeAll: async () => {
      const all: Row[] = [];
      for (let offset = 0; offset < MOST_AT_ONCE; offset += PAGE) {
        const { registrations } = await request(RegistrationsDocument, { cohortId, filter, sort: 'QUEUE', page: { limit: PAGE, offset } });
        all.push(...registrations.items);
        if (all.length >= registrations.totalCount) break;
      }
      choose(all);
    },
    clear: () => choose([]),
  };
}
