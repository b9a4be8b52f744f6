import { useMemo } from 'react';

import type { LeaveFilter, LeaveKind } from '../../data/generated/operations.js';
import { vocabulary } from '../../i18n/vocabulary.js';
import { useAddress } from '../../shared/useAddress.js';

export const SHOWN = ['mine', 'open', 'decided', 'all'] as const;
export type Shown = (typeof SHOWN)[number];
export const PER_PAGE = 50;

/** What stands behind each tab. */
export const STATES: Record<Shown, LeaveFilter> = { mine: { awaitsViewer: true }, open: { statuses: ['REQUESTED', 'RETURNED'] }, decided: { statuses: ['APPROVED', 'REFUSED'] }, all: {} };

export interface LeaveConditions {
  readonly shown: Shown;
  readonly page: number;
  readonly search: string;
  readonly kind: LeaveKind | null;
  readonly schoolId: string | null;
  readonly sessionId: string | null;
  readonly filter: LeaveFilter;
  /** The same without the tab, for the counts on the tabs. */
  readonly conditions: LeaveFilter;
  readonly hasConditions: boolean;
  /** For the address of the Excel file. */
  readonly query: string;
  readonly change: ReturnType<typeof useAddress>['change'];
}

/** The desk's conditions stand in the address; on a class's own page the class is fixed. */
export function useLeaveFilter(first: Shown, rollId: string | null): LeaveConditions {
  const { params, page, change } = useAddress();
  const address = params.toString();
  return useMemo(() => {
    const asked = new URLSearchParams(address);
    const shown = SHOWN.find((each) => each === asked.get('show')) ?? first;
    const kind = Object.keys(vocabulary.leaveKind).find((each): each is LeaveKind => each === asked.get('kind')) ?? null;
    const [search, schoolId, sessionId] = [asked.get('search') ?? '', asked.get('schoolId'), asked.get('sessionId')];
    const chosen: LeaveFilter = { ...(search ? { search } : {}), ...(kind ? { kind } : {}), ...(schoolId ? { schoolId } : {}), ...(sessionId ? { sessionId } : {}) };
    const conditions: LeaveFilter = { ...chosen, ...(rollId ? { rollId } : {}) };
    const filter = { ...STATES[shown], ...conditions };
    const query = new URLSearchParams(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))).toString();
    return { shown, page, search, kind, schoolId, sessionId, filter, conditions, hasConditions: Object.keys(chosen).length > 0, query, change };
  }, [address, page, first, rollId, change]);
}
