import type { Conflict } from './conflict.js';
import { type AppealStatus, PANEL_SIZES, type Vote } from './vocabulary.js';

export interface PanelFacts {
  readonly status: AppealStatus;
  readonly memberIds: readonly number[];
  readonly headId: number;
  /** Members who may sit, by account; others are unknown, disabled or hold no role that judges. */
  readonly eligible: ReadonlyMap<number, { readonly name: string; readonly conflict: Conflict | null }>;
  /** Who has voted already: what was said is not undone by naming the panel anew. */
  readonly voted: ReadonlyMap<number, string>;
}

/** In order of precedence. */
export type PanelRefusal =
  | { readonly code: 'NOT_UNDER_REVIEW'; readonly status: AppealStatus }
  | { readonly code: 'PANEL_SIZE'; readonly size: number }
  | { readonly code: 'HEAD_NOT_A_MEMBER' }
  | { readonly code: 'MEMBER_UNKNOWN' }
  | { readonly code: 'CONFLICT_OF_INTEREST'; readonly name: string; readonly conflict: Conflict }
  | { readonly code: 'VOTED_MEMBER_LEFT_OUT'; readonly name: string };

/** Why this panel cannot be named, or null when it can. */
export function refusalToName({ status, memberIds, headId, eligible, voted }: PanelFacts): PanelRefusal | null {
  if (status !== 'ADMITTED') return { code: 'NOT_UNDER_REVIEW', status };
  const members = new Set(memberIds);
  if (!PANEL_SIZES.includes(members.size)) return { code: 'PANEL_SIZE', size: members.size };
  if (!members.has(headId)) return { code: 'HEAD_NOT_A_MEMBER' };
  for (const id of members) {
    const member = eligible.get(id);
    if (!member) return { code: 'MEMBER_UNKNOWN' };
    if (member.conflict) return { code: 'CONFLICT_OF_INTEREST', name: member.name, conflict: member.conflict };
  }
  for (const [id, name] of voted) if (!members.has(id)) return { code: 'VOTED_MEMBER_LEFT_OUT', name };
  return null;
}

/** An odd panel that has voted whole always has a majority. */
export function outcomeOf(votes: readonly Vote[]): { readonly status: 'GRANTED' | 'UPHELD'; readonly grantVotes: number } {
  const grantVotes = votes.filter((vote) => vote === 'GRANT').length;
  return { status: grantVotes * 2 > votes.length ? 'GRANTED' : 'UPHELD', grantVotes };
}
