import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';

import { asApiError, type FieldMessage, inputFieldOf } from './api-error.js';
import type { TypedDocumentString } from './generated/operations.js';
import { type CommandResult, type CommandVariables, type InputOf, intentsOf, type PayloadOf, sendCommand } from './send-command.js';

export interface CommandOptions<Payload> {
  /** What to say when it was done; already translated. */
  readonly done?: string | ((payload: Payload) => string);
  readonly onDone?: (payload: Payload) => void;
  /** The caller shows all of `errors`: no notice says them a second time. */
  readonly showsErrors?: boolean;
}

export interface Command<Input, Payload> {
  /** Null when it was refused or failed: the person was told, and the fields are marked. */
  readonly run: (input: Input) => Promise<Payload | null>;
  readonly isPending: boolean;
  /** Refusals and invalid fields of the last run, or why it has no answer. */
  readonly errors: readonly FieldMessage[];
  /** The message of one input field (`name`, not `input.name`). */
  readonly errorOf: (field: string) => string | undefined;
  readonly reset: () => void;
}

/**
 * A mutation, pessimistic: nothing says "done" before the rule ran. Whatever the page shows is read
 * again afterwards.
 */
export function useCommand<Result extends CommandResult, Variables extends CommandVariables>(
  document: TypedDocumentString<Result, Variables>, options: CommandOptions<PayloadOf<Result>> = {},
): Command<InputOf<Variables>, PayloadOf<Result>> {
  const notify = useNotify();
  const queryClient = useQueryClient();
  const latest = useRef(options);
  useEffect(() => { latest.current = options; });
  const [isPending, setPending] = useState(false);
  const [errors, setErrors] = useState<readonly FieldMessage[]>([]);

  const run = useCallback(async (input: InputOf<Variables>): Promise<PayloadOf<Result> | null> => {
    const tell = (message: string): void => {
      if (!latest.current.showsErrors) notify(message, { type: 'error', multiLine: true, autoHideDuration: 8_000 });
    };
    setPending(true);
    setErrors([]);
    try {
      const payload = await sendCommand(document, input, intentsOf(document));
      const refusals = payload.userErrors;
      void queryClient.invalidateQueries();
      if (refusals.length > 0) {
        setErrors(refusals);
        tell(refusals.map(({ message }) => message).join('\n'));
        return null;
      }
      const { done, onDone } = latest.current;
      if (done) notify(typeof done === 'function' ? done(payload) : done, { type: 'success' });
      onDone?.(payload);
      return payload;
    } catch (error) {
      const told = asApiError(error);
      setErrors(told.fields.length > 0 ? told.fields : [{ field: null, message: told.message }]);
      tell(told.message);
      return null;
    } finally {
      setPending(false);
    }
  }, [document, notify, queryClient]);

  return {
    run, isPending, errors,
    errorOf: useCallback((field) => errors.find((each) => each.field !== null && inputFieldOf(each.field) === field)?.message, [errors]),
    reset: useCallback(() => setErrors([]), []),
  };
}
