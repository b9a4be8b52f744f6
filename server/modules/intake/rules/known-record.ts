import { type Answer, refusedAs } from './answer.js';

/** A record that came before under the same id, as it stands. */
export interface KnownRecord extends Answer {
  readonly contentHash: string;
}

/**
 * What to make of an id that was sent before: REPEATED answers as before, JUDGE judges it anew.
 *
 * What was accepted never changes. What was not accepted may be mended by the provider, or by us (a
 * teacher newly on the roster), so it is judged anew whenever it comes again.
 */
export function answerToKnown(known: KnownRecord | undefined, contentHash: string): { readonly kind: 'JUDGE' } | { readonly kind: 'REPEATED' | 'REFUSED'; readonly answer: Answer } {
  if (!known || known.status !== 'ACCEPTED') return { kind: 'JUDGE' };
  const { status, code, problems, claimId } = known;
  return known.contentHash === contentHash ? { kind: 'REPEATED', answer: { status, code, problems, claimId } } : { kind: 'REFUSED', answer: refusedAs('DUPLICATE', 'CONTENT_CHANGED') };
}
