import type { CohortStatus, RegistrationStatus } from './vocabulary.js';

/** Whom a link is handed out for: the admitted say whether they come, and who waits can give up waiting. */
export const CAN_ANSWER = ['ADMITTED', 'WAITING'] as const satisfies readonly RegistrationStatus[];

/** What a link says of itself; signed, so that nobody makes one up. Bound to one making of one registration. */
export interface AnswerLink {
  readonly purpose: 'registration-answer';
  readonly registrationId: number;
  readonly teacherId: number;
  readonly madeAt: string;
  readonly expiresAt: string;
}

/** In order of precedence. */
export type AnswerRefusal =
  | { readonly code: 'LINK_INVALID' }
  | { readonly code: 'LINK_EXPIRED'; readonly expiresAt: string }
  | { readonly code: 'COHORT_NOT_CHANGEABLE'; readonly status: CohortStatus }
  | { readonly code: 'REGISTRATION_NOT_LIVE'; readonly status: RegistrationStatus }
  | { readonly code: 'NOT_ADMITTED'; readonly status: RegistrationStatus };

interface AnswerFacts {
  /** Null when the signature is not ours or the link is for something else. */
  readonly link: AnswerLink | null;
  /** The registration as it stands; null when there is none of that id. */
  readonly registration: { readonly teacherId: number; readonly createdAt: string; readonly status: RegistrationStatus } | null;
  readonly cohortStatus: CohortStatus;
  readonly now: string;
}

/** Why the link may not be answered. It is for the registration as it was made: whoever withdrew and came again needs a new one. */
export function refusalToAnswer({ link, registration, cohortStatus, now }: AnswerFacts, answer: 'CONFIRM' | 'DECLINE'): AnswerRefusal | null {
  if (!link || !registration || link.teacherId !== registration.teacherId || link.madeAt !== registration.createdAt) return { code: 'LINK_INVALID' };
  if (now >= link.expiresAt) return { code: 'LINK_EXPIRED', expiresAt: link.expiresAt };
  if (cohortStatus !== 'OPEN') return { code: 'COHORT_NOT_CHANGEABLE', status: cohortStatus };
  const { status } = registration;
  if (status !== 'REQUESTED' && status !== 'ADMITTED' && status !== 'WAITING') return { code: 'REGISTRATION_NOT_LIVE', status };
  return answer === 'CONFIRM' && status !== 'ADMITTED' ? { code: 'NOT_ADMITTED', status } : null;
}

export type NoShowRefusal =
  | { readonly code: 'NOT_BEGUN'; readonly status: CohortStatus }
  | { readonly code: 'NOT_ADMITTED'; readonly status: RegistrationStatus }
  | { readonly code: 'WAS_PRESENT'; readonly presentMinutes: number };

/** Why somebody may not be noted as not having come: once the class runs, of people admitted, who were at no session. */
export function refusalToMarkNoShow(facts: { readonly cohortStatus: CohortStatus; readonly status: RegistrationStatus; readonly presentMinutes: number }): NoShowRefusal | null {
  if (facts.cohortStatus !== 'RUNNING') return { code: 'NOT_BEGUN', status: facts.cohortStatus };
  if (facts.status !== 'ADMITTED') return { code: 'NOT_ADMITTED', status: facts.status };
  return facts.presentMinutes > 0 ? { code: 'WAS_PRESENT', presentMinutes: facts.presentMinutes } : null;
}
