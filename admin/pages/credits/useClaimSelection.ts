import { useMemo, useState } from 'react';

import { toggled } from '../../shared/selection.js';
import type { Claim } from './claim-words.js';

export interface ClaimSelection {
  readonly ids: ReadonlySet<string>;
  /** Everything that the conditions match, on all pages. */
  readonly isAllMatching: boolean;
  /** What the selected ones are worth together, in hundredths. */
  readonly claimedCenticredits: number;
  readonly set: (ids: ReadonlySet<string>) => void;
  readonly takeAll: () => void;
  readonly clear: () => void;
  readonly toggle: (id: string) => void;
  /** From the last one that was toggled to this one. */
  readonly extendTo: (id: string) => void;
}

interface State {
  readonly scope: string;
  /** Worth by id, kept since pages come and go. */
  readonly chosen: ReadonlyMap<string, number>;
  readonly isAllMatching: boolean;
  readonly anchor: string | null;
}

/** A selection that adds up over pages, until the conditions (`scope`) change. */
export function useClaimSelection(claims: readonly Claim[], scope: string): ClaimSelection {
  const [kept, keep] = useState<State>({ scope, chosen: new Map(), isAllMatching: false, anchor: null });
  const state: State = kept.scope === scope ? kept : { scope, chosen: new Map(), isAllMatching: false, anchor: null };
  const { chosen, anchor } = state;
  const ids = useMemo(() => new Set(chosen.keys()), [chosen]);
  const choose = (next: ReadonlySet<string>, changes: Partial<State> = {}): void => {
    const worth = new Map(claims.map(({ id, claimedCenticredits }) => [id, claimedCenticredits]));
    keep({ ...state, isAllMatching: false, ...changes, chosen: new Map([...next].map((id) => [id, worth.get(id) ?? chosen.get(id) ?? 0])) });
  };
  return {
    ids, isAllMatching: state.isAllMatching, claimedCenticredits: [...chosen.values()].reduce((sum, each) => sum + each, 0),
    set: (next) => choose(next),
    takeAll: () => choose(new Set(claims.map(({ id }) => id)), { isAllMatching: true }),
    clear: () => choose(new Set()),
    toggle: (id) => choose(toggled(ids, [id], !ids.has(id)), { anchor: id }),
    extendTo: (id) => {
      const [from, to] = [claims.findIndex((each) => each.id === anchor), claims.findIndex((each) => each.id === id)];
      const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
      choose(toggled(ids, claims.slice(first, last + 1).map((each) => each.id), true));
    },
  };
}
