import type { ExpertStatus, InvitationStatus } from './vocabulary.js';

/** What is known of a session that somebody is to hold. */
export interface SessionFacts {
  readonly isOver: boolean;
  readonly isSealed: boolean;
  /** Somebody else of the pool who holds it. */
  readonly otherLecturer: string | null;
}

/** In order of precedence; `index` is the session's place in the list. */
export type InviteRefusal =
  | { readonly code: 'EXPERT_RETIRED' }
  | { readonly code: 'SESSION_OVER'; readonly index: number }
  | { readonly code: 'SESSION_HAS_LECTURER'; readonly index: number; readonly name: string }
  | { readonly code: 'INVITED_ALREADY'; readonly index: number };

/** Why an expert may not be invited to these sessions; all or none are asked. */
export function refusalToInvite(facts: { status: ExpertStatus; sessions: readonly (SessionFacts & { readonly isInvited: boolean })[] }): InviteRefusal | null {
  if (facts.status === 'RETIRED') return { code: 'EXPERT_RETIRED' };
  for (const [index, { isOver, isSealed, otherLecturer, isInvited }] of facts.sessions.entries()) {
    if (isOver || isSealed) return { code: 'SESSION_OVER', index };
    if (otherLecturer) return { code: 'SESSION_HAS_LECTURER', index, name: otherLecturer };
    if (isInvited) return { code: 'INVITED_ALREADY', index };
  }
  return null;
}

export type AnswerRefusal =
  | { readonly code: 'ANSWERED_ALREADY'; readonly status: InvitationStatus }
  | { readonly code: 'SESSION_OVER' }
  | { readonly code: 'SESSION_HAS_LECTURER'; readonly name: string };

/** Why an answer may not be entered: accepting makes him the session's lecturer. */
export function refusalToAnswer(facts: { status: InvitationStatus; accepts: boolean; session: SessionFacts }): AnswerRefusal | null {
  if (facts.status !== 'INVITED') return { code: 'ANSWERED_ALREADY', status: facts.status };
  if (!facts.accepts) return null;
  if (facts.session.isOver || facts.session.isSealed) return { code: 'SESSION_OVER' };
  return facts.session.otherLecturer ? { code: 'SESSION_HAS_LECTURER', name: facts.session.otherLecturer } : null;
}

export type WithdrawRefusal = { readonly code: 'ENDED_ALREADY'; readonly status: InvitationStatus } | { readonly code: 'SESSION_OVER' };

/** Why an invitation may not be withdrawn; an accepted one frees the session, unless it has been held. */
export function refusalToWithdraw(facts: { status: InvitationStatus; isOver: boolean }): WithdrawRefusal | null {
  if (facts.status === 'DECLINED' || facts.status === 'WITHDRAWN') return { code: 'ENDED_ALREADY', status: facts.status };
  return facts.status === 'ACCEPTED' && facts.isOver ? { code: 'SESSION_OVER' } : null;
}

export type LecturerRefusal = { readonly code: 'SESSION_SEALED' } | { readonly code: 'LECTURER_MISSING' } | { readonly code: 'EXPERT_RETIRED' } | { readonly code: 'FEE_PAID'; readonly name: string };

/** Why a session may not get this lecturer. A fee that is paid says who held it; one that is only entered goes with the present lecturer. */
export function refusalOfLecturer(facts: { isSealed: boolean; hasLecturer: boolean; status: ExpertStatus | null; paidTo: string | null }): LecturerRefusal | null {
  if (facts.isSealed) return { code: 'SESSION_SEALED' };
  if (!facts.hasLecturer) return { code: 'LECTURER_MISSING' };
  if (facts.status === 'RETIRED') return { code: 'EXPERT_RETIRED' };
  return facts.paidTo ? { code: 'FEE_PAID', name: facts.paidTo } : null;
}
