import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

import type { CertificateCohortChoice, CertificateStanding } from '../../data/generated/operations.js';
import { vocabulary } from '../../i18n/vocabulary.js';

export const CHOICES = ['OPEN', 'ISSUED', 'ALL'] as const satisfies readonly CertificateCohortChoice[];
export const COHORTS_PER_PAGE = 25;
export const LINES_PER_PAGE = 25;

type Name = 'show' | 'search' | 'page' | 'cohort' | 'standing' | 'line';
/** What a change of one condition makes meaningless. */
const FORGETS: Partial<Record<Name, readonly Name[]>> = { show: ['page', 'cohort', 'standing', 'line'], search: ['page'], cohort: ['standing', 'line'], standing: ['line'] };

export interface DeskAddress {
  readonly choice: CertificateCohortChoice;
  readonly search: string;
  readonly page: number;
  readonly cohortId: string | null;
  readonly standing: CertificateStanding | null;
  /** The page of the list of people. */
  readonly line: number;
  readonly change: (changes: Partial<Record<Name, string | null>>) => void;
}

/** What is chosen stands in the address: it stays, and can be sent to a colleague. */
export function useDeskAddress(): DeskAddress {
  const [params, setParams] = useSearchParams();
  const change = useCallback<DeskAddress['change']>((changes) => setParams((before) => {
    const next = new URLSearchParams(before);
    for (const name of Object.keys(changes) as Name[]) for (const forgotten of FORGETS[name] ?? []) next.delete(forgotten);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    return next;
  }, { replace: true }), [setParams]);
  const numberOf = (name: Name): number => Math.max(1, Number(params.get(name)) || 1);
  return {
    choice: CHOICES.find((each) => each === params.get('show')) ?? 'OPEN', search: params.get('search') ?? '', page: numberOf('page'), cohortId: params.get('cohort'),
    standing: (Object.keys(vocabulary.certificateStanding) as CertificateStanding[]).find((each) => each === params.get('standing')) ?? null, line: numberOf('line'), change,
  };
}
