import { useEffect, useRef, useState } from 'react';

import { asApiError } from '../data/api-error.js';
import type { TypedDocumentString } from '../data/generated/operations.js';
import { type CommandResult, type CommandVariables, type InputOf, sendCommand } from '../data/send-command.js';
import { type Draft, type DraftPlace, useDraft } from '../shared/useDraft.js';
import { KeptIntents } from './kept-intents.js';
import { KEPT } from './SignedIn.js';

const PHONE: DraftPlace = { prefix: KEPT, storage: () => localStorage };
const AGAIN_AFTER_MS = 15_000;

/**
 * A draft that outlives the tab: in-app browsers throw tabs away while the connection is bad. It stays on this
 * phone until it is sent, discarded, or its owner signs out.
 */
export const useKeptDraft = <Value>(name: string, initial: Value): Draft<Value> => useDraft(name, initial, PHONE);

/** What did not get through is sent again as soon as there is a connection. @param wasKept since an earlier visit: then at once. */
export function useSendWhenOnline(isWaiting: boolean, wasKept: boolean, send: () => Promise<void>): void {
  const latest = useRef(send);
  useEffect(() => { latest.current = send; });
  useEffect(() => {
    if (!isWaiting) return undefined;
    let isSending = false;
    const again = (): void => {
      if (isSending) return;
      isSending = true;
      void latest.current().finally(() => { isSending = false; });
    };
    if (wasKept && navigator.onLine) again();
    const timer = setInterval(again, AGAIN_AFTER_MS);
    window.addEventListener('online', again);
    return () => { clearInterval(timer); window.removeEventListener('online', again); };
  }, [isWaiting, wasKept]);
}

interface KeptForm<Value, Result extends CommandResult, Variables extends CommandVariables> {
  /** Of the intent that outlives the tab with the draft. */
  readonly name: string;
  readonly draft: Draft<Value>;
  readonly document: TypedDocumentString<Result, Variables>;
  /** Null while something is missing that the server would ask for. */
  readonly input: () => InputOf<Variables> | null;
  readonly told: { readonly missing: string; readonly lost: string };
  readonly onSent: () => void;
  /** What is on the page may be out of date. */
  readonly onRefused?: () => void;
}

/** Sends a kept draft. Without a connection it stays on the phone and goes as soon as there is one, once; whoever changes it meanwhile sends it himself. */
export function useKeptForm<Value extends { readonly isWaiting: boolean }, Result extends CommandResult, Variables extends CommandVariables>(
  { name, draft, document, input, told, onSent, onRefused }: KeptForm<Value, Result, Variables>,
): { send: () => Promise<void>; isPending: boolean; problem: string | null } {
  const intents = useRef(new KeptIntents(`${KEPT}${name}.intent`, () => localStorage));
  const [isPending, setPending] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string | null; readonly of: string } | null>(null);
  // What was said of other words is no longer true of these.
  const of = JSON.stringify({ ...draft.value, isWaiting: false });
  const setProblem = (text: string | null) => setSaid({ text, of });
  const wait = (isWaiting: boolean) => draft.change((before) => ({ ...before, isWaiting }));
  const send = async () => {
    const asked = input();
    if (!asked) return setProblem(told.missing);
    setPending(true);
    try {
      const { userErrors: [refusal] } = await sendCommand(document, asked, intents.current);
      setProblem(refusal?.message ?? null);
      if (refusal) {
        wait(false);
        onRefused?.();
      } else {
        draft.discard();
        onSent();
      }
    } catch (error) {
      const failure = asApiError(error);
      setProblem(failure.isPassing ? null : failure.message);
      wait(failure.isPassing);
    }
    setPending(false);
  };
  const { isWaiting } = draft.value;
  useSendWhenOnline(isWaiting, draft.wasKept, send);
  return { send, isPending, problem: (said?.of === of ? said.text : null) ?? (isWaiting ? told.lost : null) };
}
