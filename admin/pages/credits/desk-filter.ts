import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';

import type { CreditClaimCountsQuery, CreditClaimFilter, CreditClaimOrder, CreditClaimSource } from '../../data/generated/operations.js';
import { vocabulary } from '../../i18n/vocabulary.js';

export const SHOWN = ['recognise', 'audit', 'precheck', 'quarantined', 'returned', 'decided', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

export const CLAIMS_PER_PAGE = 50;
/** Stands in the address for what is credited by the hour; no item has this key. */
export const HOURS = '~';

/** The states behind each tab. */
export const STATES: Record<Shown, CreditClaimFilter> = {
  recognise: { status: ['PENDING'], awaits: 'RECOGNISE' }, audit: { status: ['PENDING'], awaits: 'AUDIT' }, precheck: { status: ['PENDING'], awaits: 'PRECHECK' }, quarantined: { status: ['QUARANTINED'] },
  returned: { status: ['RETURNED'] }, decided: { status: ['APPROVED', 'REJECTED'] }, all: {},
};

/** Where claims wait for somebody, who waits longest comes first. */
const WAITING: ReadonlySet<Shown> = new Set(['recognise', 'audit', 'precheck', 'quarantined']);

/** What of the year is left to do is told by the year that closes first; where nothing is left to do, that says nothing and no index serves it. */
export const ordersOf = (shown: Shown): readonly CreditClaimOrder[] => (Object.keys(vocabulary.claimOrder) as CreditClaimOrder[]).filter((each) => each !== 'ENDED' || WAITING.has(shown) || shown === 'returned');

/** The tabs that say how many wait there, from one request. */
export function countsOf(data: CreditClaimCountsQuery): { readonly recognise: number; readonly precheck: number; readonly quarantined: number; readonly returned: number; readonly audit: number } {
  return { recognise: data.first.totalCount, precheck: data.second.totalCount, quarantined: data.third.totalCount, returned: data.fourth.totalCount, audit: data.fifth.totalCount };
}

export interface DeskFilter {
  readonly shown: Shown;
  readonly schoolId: string | null;
  readonly categoryKey: string | null;
  /** An item of the category, or {@link HOURS}. */
  readonly item: string | null;
  /** How the claims beside the list are grouped. */
  readonly by: 'school' | 'item';
  readonly sourceType: CreditClaimSource | null;
  readonly search: string;
  readonly order: CreditClaimOrder;
  readonly page: number;
  /** The claim that the panel shows. */
  readonly claimId: string | null;
  /** For the server; without the school or the item for the groups beside the list. */
  readonly filter: CreditClaimFilter;
  readonly filterOfAllSchools: CreditClaimFilter;
  readonly filterOfAllItems: CreditClaimFilter;
  /** The same as an address, for the Excel file. */
  readonly query: string;
  readonly hasConditions: boolean;
}

type Change = Partial<Record<'show' | 'by' | 'schoolId' | 'categoryKey' | 'item' | 'sourceType' | 'search' | 'order' | 'page' | 'claim', string | null>>;

/** The desk's conditions; they stand in the address, so that they stay and can be sent to a colleague. */
export function useDeskFilter(first: Shown): DeskFilter & { readonly change: (change: Change) => void } {
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const change = useCallback((changes: Change) => setParams((before) => {
    const next = new URLSearchParams(before);
    const isOnlyClaim = Object.keys(changes).every((name) => name === 'claim');
    for (const [name, value] of Object.entries({ ...(isOnlyClaim ? {} : { page: null, claim: null }), ...changes })) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    return next;
  }, { replace: true }), [setParams]);
  const read = useMemo(() => deskFilterOf(new URLSearchParams(address), first), [address, first]);
  return useMemo(() => ({ ...read, change }), [read, change]);
}

export function deskFilterOf(params: URLSearchParams, first: Shown): DeskFilter {
  const shown = SHOWN.find((each) => each === params.get('show')) ?? first;
  const sourceType = Object.keys(vocabulary.claimSource).find((each): each is CreditClaimSource => each === params.get('sourceType')) ?? null;
  const order = ordersOf(shown).find((each) => each === params.get('order')) ?? (WAITING.has(shown) ? 'OLDEST' : 'NEWEST');
  const [schoolId, categoryKey, item, search] = [params.get('schoolId'), params.get('categoryKey'), params.get('item'), params.get('search') ?? ''];
  const common: CreditClaimFilter = { ...STATES[shown], ...(sourceType ? { sourceType } : {}), ...(search ? { search } : {}) };
  const filterOfAllItems: CreditClaimFilter = { ...common, ...(schoolId ? { schoolId } : {}) };
  const ofItem: CreditClaimFilter = { ...(categoryKey ? { categoryKey } : {}), ...(item === HOURS ? { byHours: true } : item ? { itemKey: item } : {}) };
  const filterOfAllSchools: CreditClaimFilter = { ...common, ...ofItem };
  const filter: CreditClaimFilter = { ...filterOfAllItems, ...ofItem };
  return {
    shown, by: params.get('by') === 'item' ? 'item' : 'school', schoolId, categoryKey, item, sourceType, search, order, page: Math.max(1, Number(params.get('page')) || 1), claimId: params.get('claim'), filter, filterOfAllSchools, filterOfAllItems,
    query: new URLSearchParams(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, Array.isArray(value) ? value.join(',') : String(value)]] : []))).toString(),
    hasConditions: Boolean(schoolId || categoryKey || item || sourceType || search),
  };
}

const ADDRESS_AFTER_MS = 400;

/** The claim under the hand. It moves at once, as fast as keys are pressed; the address follows when they rest. */
export function useCurrentClaim({ claimId, change }: ReturnType<typeof useDeskFilter>, scope: string): [id: string | null, set: (id: string | null) => void] {
  const [moved, setMoved] = useState<{ scope: string; id: string | null } | null>(null);
  const isMoved = moved?.scope === scope;
  const id = isMoved ? moved.id : claimId;
  useEffect(() => {
    if (!isMoved || id === claimId) return undefined;
    const timer = setTimeout(() => change({ claim: id }), ADDRESS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isMoved, id, claimId, change]);
  return [id, useCallback((next) => setMoved({ scope, id: next }), [scope])];
}
