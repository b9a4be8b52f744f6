import { useCallback, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import { asApiError } from '../../data/api-error.js';
import {
  type CreditClaimFilter, CreditClaimIdsDocument, CreditClaimsAuditDocument, CreditClaimsDeclineDocument, CreditClaimsPrecheckDocument, CreditClaimsRecogniseDocument, type CreditClaimsRecogniseMutation,
} from '../../data/generated/operations.js';
import { request } from '../../data/request.js';
import { Intents, sendCommand } from '../../data/send-command.js';

export type DecisionKind = 'recognise' | 'audit' | 'precheck' | 'return' | 'reject';
/** What a decision makes of a claim. */
export const OUTCOME = { recognise: 'recognised', audit: 'audited', precheck: 'prechecked', return: 'returned', reject: 'rejected' } as const satisfies Record<DecisionKind, string>;
export type ClaimResult = NonNullable<CreditClaimsRecogniseMutation['creditClaimsRecognise']['results']>[number];
/** Claims by id, or all that a filter matches when the decision begins. */
export type DecisionTarget = { readonly ids: readonly string[] } | { readonly matching: CreditClaimFilter };

export type DecisionState =
  | { readonly at: 'idle' | 'gathering' }
  | { readonly at: 'running'; readonly done: number; readonly total: number; readonly isStopping: boolean }
  | { readonly at: 'stopped' | 'over'; readonly done: number; readonly total: number }
  | { readonly at: 'broken'; readonly done: number; readonly total: number; readonly reason: string };

/** The server takes 1,000 a call; smaller parts show progress and keep the ledger's locks short. */
export const CLAIMS_PER_CALL = 250;
const IDS_PER_CALL = 1_000;

/**
 * Decides on any number of claims in parts, each part once: after a lost connection the same part is sent
 * again with its key, and what was done stands. Asked to stop, it ends after the part that is on its way; what was
 * not reached is as it was and can be gone on with.
 */
export function useBulkDecision(kind: DecisionKind): {
  readonly state: DecisionState; readonly results: readonly ClaimResult[];
  readonly start: (target: DecisionTarget, reason: string) => Promise<readonly ClaimResult[] | null>;
  readonly goOn: () => Promise<readonly ClaimResult[] | null>;
  readonly stop: () => void;
} {
  const queryClient = useQueryClient();
  const intents = useRef(new Intents());
  const plan = useRef<{ ids: readonly string[]; reason: string }>({ ids: [], reason: '' });
  const answered = useRef<ClaimResult[]>([]);
  const shouldStop = useRef(false);
  const [state, setState] = useState<DecisionState>({ at: 'idle' });
  const [results, setResults] = useState<readonly ClaimResult[]>([]);

  const goOn = useCallback(async () => {
    const { ids, reason } = plan.current;
    const total = ids.length;
    shouldStop.current = false;
    try {
      for (let done = answered.current.length; done < total; done = answered.current.length) {
        if (shouldStop.current) {
          setState({ at: 'stopped', done, total });
          return null;
        }
        setState({ at: 'running', done, total, isStopping: false });
        answered.current = [...answered.current, ...await decide(kind, ids.slice(done, done + CLAIMS_PER_CALL), reason, intents.current)];
        setResults(answered.current);
      }
      setState({ at: 'over', done: total, total });
      return answered.current;
    } catch (error) {
      setState({ at: 'broken', done: answered.current.length, total, reason: asApiError(error).message });
      return null;
    } finally {
      void queryClient.invalidateQueries();
    }
  }, [kind, queryClient]);

  const start = useCallback(async (target: DecisionTarget, reason: string) => {
    setState({ at: 'gathering' });
    answered.current = [];
    try {
      plan.current = { ids: 'ids' in target ? target.ids : await everyId(target.matching), reason };
    } catch (error) {
      setState({ at: 'broken', done: 0, total: 0, reason: asApiError(error).message });
      return null;
    }
    return goOn();
  }, [goOn]);

  const stop = useCallback(() => {
    shouldStop.current = true;
    setState((now) => (now.at === 'running' ? { ...now, isStopping: true } : now));
  }, []);

  return { state, results, start, goOn, stop };
}

async function decide(kind: DecisionKind, claimIds: readonly string[], reason: string, intents: Intents): Promise<readonly ClaimResult[]> {
  const input = { claimIds: [...claimIds] };
  if (kind === 'recognise') return (await sendCommand(CreditClaimsRecogniseDocument, input, intents)).results ?? [];
  if (kind === 'audit') return (await sendCommand(CreditClaimsAuditDocument, input, intents)).results ?? [];
  if (kind === 'precheck') return (await sendCommand(CreditClaimsPrecheckDocument, input, intents)).results ?? [];
  return (await sendCommand(CreditClaimsDeclineDocument, { ...input, reason, status: kind === 'return' ? 'RETURNED' : 'REJECTED' }, intents)).results ?? [];
}

async function everyId(filter: CreditClaimFilter): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const { creditClaimIds } = await request(CreditClaimIdsDocument, { filter, afterId: ids.at(-1) ?? null, limit: IDS_PER_CALL });
    ids.push(...creditClaimIds);
    if (creditClaimIds.length < IDS_PER_CALL) return ids;
  }
}
