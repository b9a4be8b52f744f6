import { useMemo } from 'react';

import type { RegistrationFilter, RegistrationPath, Subject } from '../../data/generated/operations.js';
import { vocabulary } from '../../i18n/vocabulary.js';
import { useAddress } from '../../shared/useAddress.js';

export const SHOWN = ['requested', 'waiting', 'admitted', 'ended', 'all'] as const;
export type Shown = (typeof SHOWN)[number];
export const PER_PAGE = 50;

/** The states behind each tab. */
export const STATES: Record<Shown, RegistrationFilter> = {
  requested: { statuses: ['REQUESTED'] }, waiting: { statuses: ['WAITING'] }, admitted: { statuses: ['ADMITTED'] }, ended: { statuses: ['DECLINED', 'WITHDRAWN', 'REPLACED'] }, all: {},
};

type Change = Partial<Record<'show' | 'search' | 'path' | 'areaId' | 'schoolId' | 'subject' | 'page', string | null>>;

export interface DeskFilter {
  readonly shown: Shown;
  readonly search: string;
  readonly path: RegistrationPath | null;
  readonly areaId: string | null;
  readonly schoolId: string | null;
  readonly subject: Subject | null;
  readonly page: number;
  readonly filter: RegistrationFilter;
  /** The same without the tab, for the counts on the tabs. */
  readonly conditions: RegistrationFilter;
  readonly hasConditions: boolean;
}

/** The desk's conditions stand in the address: they stay, and can be sent to a colleague. */
export function useDeskFilter(first: Shown): DeskFilter & { readonly change: (changes: Change) => void } {
  const { params, change } = useAddress();
  const address = params.toString();
  const read = useMemo(() => filterOf(new URLSearchParams(address), first), [address, first]);
  return { ...read, change };
}

export function filterOf(params: URLSearchParams, first: Shown): DeskFilter {
  const shown = SHOWN.find((each) => each === params.get('show')) ?? first;
  const path = Object.keys(vocabulary.registrationPath).find((each): each is RegistrationPath => each === params.get('path')) ?? null;
  const subject = Object.keys(vocabulary.subject).find((each): each is Subject => each === params.get('subject')) ?? null;
  const [search, areaId, schoolId] = [params.get('search') ?? '', params.get('areaId'), params.get('schoolId')];
  const conditions: RegistrationFilter = { ...(search ? { search } : {}), ...(path ? { path } : {}), ...(areaId ? { areaId } : {}), ...(schoolId ? { schoolId } : {}), ...(subject ? { subject } : {}) };
  return { shown, search, path, areaId, schoolId, subject, page: Math.max(1, Number(params.get('page')) || 1), filter: { ...STATES[shown], ...conditions }, conditions, hasConditions: Object.keys(conditions).length > 0 };
}
