/** A refusal is a value: a rule's code, and the facts that its sentence needs. */
export interface Refusal {
  readonly code: string;
}

export type Outcome<T, R extends Refusal = never> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly refusals: readonly R[] };

export function done<T>(value: T): { readonly done: true; readonly value: T } {
  return { done: true, value };
}

export function refused<R extends Refusal>(...refusals: R[]): { readonly done: false; readonly refusals: readonly R[] } {
  return { done: false, refusals };
}
