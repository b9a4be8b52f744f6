import type { LeaveStatus, LeaveStep } from './vocabulary.js';

export interface AskedSession {
  readonly sessionId: number;
  /** Null for the whole session. */
  readonly minutes: number | null;
}

export interface SendFacts {
  readonly isRollClosed: boolean;
  readonly isEnrolled: boolean;
  readonly needsProof: boolean;
  readonly asked: readonly AskedSession[];
  /** Sessions of the roll among those asked for. */
  readonly sessions: ReadonlyMap<number, { readonly ordinal: number; readonly durationMinutes: number }>;
  /** Sessions with another request of this teacher that is undecided or approved. */
  readonly askedAlready: ReadonlySet<number>;
  readonly proofs: number;
  /** Files that the sender uploaded for leave. */
  readonly knownProofs: number;
  /** Of a request that is sent again; null for a new one. */
  readonly status: LeaveStatus | null;
}

/** In order of precedence. */
export type SendRefusal =
  | { readonly code: 'ROLL_CLOSED' }
  | { readonly code: 'NOT_ENROLLED' }
  | { readonly code: 'NOT_RETURNED'; readonly status: LeaveStatus }
  | { readonly code: 'SESSION_UNKNOWN' }
  | { readonly code: 'MINUTES_OUT_OF_RANGE'; readonly ordinal: number; readonly durationMinutes: number }
  | { readonly code: 'ASKED_ALREADY'; readonly ordinals: readonly number[] }
  | { readonly code: 'PROOF_UNKNOWN' }
  | { readonly code: 'PROOF_MISSING' };

/** Why leave may not be asked for like this, or null. Pure; all sessions of a request stand or fall together. */
export function refusalToSend(facts: SendFacts): SendRefusal | null {
  if (facts.isRollClosed) return { code: 'ROLL_CLOSED' };
  if (!facts.isEnrolled) return { code: 'NOT_ENROLLED' };
  if (facts.status !== null && facts.status !== 'RETURNED') return { code: 'NOT_RETURNED', status: facts.status };
  for (const { sessionId, minutes } of facts.asked) {
    const session = facts.sessions.get(sessionId);
    if (!session) return { code: 'SESSION_UNKNOWN' };
    if (minutes !== null && (minutes < 1 || minutes > session.durationMinutes)) return { code: 'MINUTES_OUT_OF_RANGE', ...session };
  }
  const twice = facts.asked.filter(({ sessionId }) => facts.askedAlready.has(sessionId)).map(({ sessionId }) => facts.sessions.get(sessionId)?.ordinal ?? 0);
  if (twice.length > 0) return { code: 'ASKED_ALREADY', ordinals: twice.sort((one, other) => one - other) };
  if (facts.knownProofs !== facts.proofs) return { code: 'PROOF_UNKNOWN' };
  return facts.needsProof && facts.proofs === 0 ? { code: 'PROOF_MISSING' } : null;
}

/** Whose word a request awaits first: its school's where the class asks the school, unless the school entered it or keeps the register itself. */
export function firstStep(facts: { readonly asksSchoolFirst: boolean; readonly isEnteredBySchool: boolean; readonly isSchoolsOwnRoll: boolean }): LeaveStep {
  return facts.asksSchoolFirst && !facts.isEnteredBySchool && !facts.isSchoolsOwnRoll ? 'SCHOOL' : 'KEEPER';
}
