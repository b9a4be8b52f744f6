import type { LeaveKind, LeaveRequestCardFragment, LeaveRequestSendInput } from '../../../data/generated/operations.js';
import type { Evidence } from '../me/useEvidence.js';

export interface LeaveDraft {
  readonly rollId: string;
  /** A request that was returned and is mended. */
  readonly requestId: string | null;
  readonly kind: LeaveKind;
  readonly reason: string;
  /** Minutes as typed, by session. */
  readonly sessions: Readonly<Record<string, string>>;
  readonly proofs: readonly Evidence[];
  /** It was sent without getting through: it is sent again as soon as there is a connection. */
  readonly isWaiting: boolean;
}

export const blankLeave: LeaveDraft = { rollId: '', requestId: null, kind: 'PERSONAL', reason: '', sessions: {}, proofs: [], isWaiting: false };

export function draftOfReturned({ id, roll, kind, reason, sessions, proofs }: LeaveRequestCardFragment): LeaveDraft {
  return {
    rollId: roll.id, requestId: id, kind, reason, isWaiting: false, sessions: Object.fromEntries(sessions.map(({ sessionId, minutes }) => [sessionId, String(minutes)])),
    proofs: proofs.map((each) => ({ key: each.id, id: each.id, name: each.name })),
  };
}

/** Null while something is missing that the server would ask for. */
export function inputOf({ rollId, requestId, kind, reason, sessions, proofs }: LeaveDraft): Omit<LeaveRequestSendInput, 'idempotencyKey'> | null {
  const asked = Object.entries(sessions).map(([sessionId, minutes]) => ({ sessionId, minutes: Number(minutes.normalize('NFKC')) }));
  if (!rollId || asked.length === 0 || asked.some(({ minutes }) => !Number.isInteger(minutes) || minutes < 1) || reason.trim().length < 2) return null;
  return { rollId, ...(requestId ? { requestId } : {}), kind, reason: reason.trim(), sessions: asked, proofFileIds: proofs.flatMap(({ id }) => id ?? []) };
}
