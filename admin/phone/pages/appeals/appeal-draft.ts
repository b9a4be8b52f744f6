import type { CreditAppealFileInput } from '../../../data/generated/operations.js';
import type { Evidence } from '../me/useEvidence.js';

export interface AppealDraft {
  /** The decision, by its key; empty while none is chosen. */
  readonly matterKey: string;
  readonly grounds: string;
  readonly evidence: readonly Evidence[];
  /** It was sent without getting through: it is sent again as soon as there is a connection. */
  readonly isWaiting: boolean;
}

export const blankAppeal: AppealDraft = { matterKey: '', grounds: '', evidence: [], isWaiting: false };
const LEAST_GROUNDS = 5;
export const MOST_GROUNDS = 1000;

/** Null while something is missing or too much that the server would refuse. */
export function inputOf({ matterKey, grounds, evidence }: AppealDraft): Omit<CreditAppealFileInput, 'idempotencyKey'> | null {
  const characters = [...grounds.trim()].length;
  return characters < LEAST_GROUNDS || characters > MOST_GROUNDS ? null : { matterKey, grounds: grounds.trim(), evidenceFileIds: evidence.flatMap(({ id }) => id ?? []) };
}
