import { asApiError, type FieldMessage } from './api-error.js';
import type { TypedDocumentString } from './generated/operations.js';
import { request } from './request.js';

/** A mutation of this house: one `$input` with an idempotency key, one payload with `userErrors`. */
export interface CommandVariables {
  input: { idempotencyKey?: string | null | undefined };
}
export interface CommandPayload {
  userErrors: readonly (FieldMessage & { code: string })[];
}
export type CommandResult = Record<string, CommandPayload>;
export type InputOf<Variables extends CommandVariables> = Omit<Variables['input'], 'idempotencyKey'>;
export type PayloadOf<Result> = Result[keyof Result];

const WAITS_MS = [700, 2_000];

/**
 * One idempotency key per intent: the same input keeps its key until there is an answer, so that
 * pressing the button again after a lost connection cannot do it twice.
 */
export class Intents {
  private readonly keys = new Map<string, string>();

  keyFor(input: unknown): string {
    const intent = JSON.stringify(input);
    const known = this.keys.get(intent);
    if (known) return known;
    const key = crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    this.keys.set(intent, key);
    return key;
  }

  answered(input: unknown): void {
    this.keys.delete(JSON.stringify(input));
  }
}

const unanswered = new WeakMap<object, Intents>();

/** The intents of a mutation on this page, so that a dialog that was closed without an answer and is opened again goes on with the key it had. */
export function intentsOf(document: object): Intents {
  const known = unanswered.get(document) ?? new Intents();
  unanswered.set(document, known);
  return known;
}

/**
 * Sends a mutation, again after a lost connection, always with the same key.
 *
 * @returns the payload; refusals of a rule are in its `userErrors`.
 * @throws ApiError when there is no answer, or none that this person may have.
 */
export async function sendCommand<Result extends CommandResult, Variables extends CommandVariables>(
  document: TypedDocumentString<Result, Variables>, input: InputOf<Variables>, intents: Intents, waitsMs: readonly number[] = WAITS_MS,
): Promise<PayloadOf<Result>> {
  const variables = { input: { ...input, idempotencyKey: intents.keyFor(input) } } as unknown as Variables;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const [payload] = Object.values(await request(document, variables));
      intents.answered(input);
      return payload as PayloadOf<Result>;
    } catch (error) {
      const told = asApiError(error);
      const wait = waitsMs[attempt];
      if (!told.isPassing) intents.answered(input);
      if (!told.isPassing || wait === undefined) throw told;
      await new Promise((resolve) => { setTimeout(resolve, wait); });
    }
  }
}
