import { useRef, useState } from 'react';

import { asApiError } from '../data/api-error.js';
import type { TypedDocumentString } from '../data/generated/operations.js';
import { type CommandResult, type CommandVariables, type InputOf, Intents, sendCommand } from '../data/send-command.js';

/** A command of the phone. @param onAnswered reads again what it may have changed; what was refused or failed is told. */
export function useSend<Result extends CommandResult, Variables extends CommandVariables>(
  document: TypedDocumentString<Result, Variables>, onAnswered: () => void,
): { run: (input: InputOf<Variables>) => Promise<void>; isPending: boolean; problem: string | null } {
  const intents = useRef(new Intents());
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (input: InputOf<Variables>) => {
    setPending(true);
    try {
      const { userErrors } = await sendCommand(document, input, intents.current);
      setProblem(userErrors[0]?.message ?? null);
      onAnswered();
    } catch (error) {
      setProblem(asApiError(error).message);
    }
    setPending(false);
  };
  return { run, isPending, problem };
}
