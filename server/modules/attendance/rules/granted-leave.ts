import type { Words } from '../../../platform/locale.js';
import { attends, type PresenceSource, type PresenceStatus } from './attendance-minutes.js';

export const LEAVE_KINDS = {
  SICK: { zh: '病假', en: 'Sick leave' },
  OFFICIAL: { zh: '公假', en: 'Official business' },
  PERSONAL: { zh: '事假', en: 'Personal leave' },
} as const satisfies Record<string, Words>;
export type LeaveKind = keyof typeof LEAVE_KINDS;

/** What a session's granted leave says of one teacher. Whole minutes. */
export interface LeaveOfSession {
  readonly durationMinutes: number;
  readonly presence: { readonly status: PresenceStatus; readonly source: PresenceSource; readonly presentMinutes: number } | null;
  readonly granted: { readonly minutes: number; readonly kind: LeaveKind } | null;
}

/**
 * The minutes of leave that stand beside a presence: what was granted, but never more than is missing,
 * since presence wins. Leave that staff entered without a request covers the whole session; where they
 * entered an absence afterwards, none is left.
 */
export function leaveMinutesOf({ durationMinutes, presence, granted }: LeaveOfSession): number {
  if (presence === null || presence.status === 'ABSENT') return 0;
  if (granted) return Math.min(granted.minutes, durationMinutes - presence.presentMinutes);
  return presence.status === 'LEAVE' ? durationMinutes : 0;
}

/** The part of it that is no absence at the gate, by what the terms of the roll excuse. */
export function excusedMinutesOf(facts: LeaveOfSession, excuses: readonly LeaveKind[]): number {
  return facts.granted && excuses.includes(facts.granted.kind) ? leaveMinutesOf(facts) : 0;
}

/**
 * What a presence that scans prove is worth beside leave for part of the session: whoever did not
 * scan when leaving was away for the minutes he asked for. Leave of the whole session gives way to any scan.
 */
export function besidePartLeave(presentMinutes: number, facts: { readonly durationMinutes: number; readonly leaveMinutes: number; readonly hasExitScan: boolean }): number {
  const { durationMinutes, leaveMinutes, hasExitScan } = facts;
  return hasExitScan || leaveMinutes <= 0 || leaveMinutes >= durationMinutes ? presentMinutes : Math.min(presentMinutes, durationMinutes - leaveMinutes);
}

/** Whether granting leave writes the register: somebody who attends stays as he is. */
export const becomesLeave = (presence: { readonly status: PresenceStatus } | null): boolean => presence === null || (!attends(presence.status) && presence.status !== 'LEAVE');

export const excusesOf = (codes: string): LeaveKind[] => codes.split(',').filter((each): each is LeaveKind => each in LEAVE_KINDS);
