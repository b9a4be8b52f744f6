import type { CreditAppealFileInput } from '../../../data/generated/operations.js';
import type { Evidence } from '../me/claim-draft.js';

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

/** Null while something is missing that the server would ask for. */
export function inputOf({ matterKey, grounds, evidence }: AppealDraft): Omit<CreditAppealFileInput, 'idempotencyKey'> | null {
  return [...grounds.trim()].length < LEAST_GROUNDS ? null : { matterKey, grounds: grounds.trim(), evidenceFileIds: evidence.flatMap(({ id }) => id ?? []) };
}
