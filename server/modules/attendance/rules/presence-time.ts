import type { MissingExit } from '../attendance.entities.js';

/** By what the minutes of a session are counted. */
export interface PresenceTerms {
  /** People scan when they come and when they leave. */
  readonly asksExit: boolean;
  /** Whoever comes this many whole minutes after the start, or more, is late and loses them. */
  readonly graceMinutes: number;
  /** Whoever leaves this many whole minutes before the end, or more, has left early and loses them. */
  readonly earlyMinutes: number;
  /** What the time after arrival is worth without a scan when leaving. */
  readonly missingExit: MissingExit;
}

export const USUAL_TERMS: PresenceTerms = { asksExit: false, graceMinutes: 10, earlyMinutes: 10, missingExit: 'HALF' };
/** A scan so soon after the first is somebody who tried again, not somebody who leaves. */
export const LEAST_STAY_MINUTES = 10;

interface StoredTerms {
  readonly asksExit: boolean | number | null;
  readonly graceMinutes: number | null;
  readonly earlyMinutes: number | null;
  readonly missingExit: MissingExit | null;
}

/** What the session says itself, else its roll, else what the county usually does; term by term. */
export function termsOf(session: StoredTerms, roll: StoredTerms): PresenceTerms {
  return {
    asksExit: Boolean(session.asksExit ?? roll.asksExit ?? USUAL_TERMS.asksExit), graceMinutes: session.graceMinutes ?? roll.graceMinutes ?? USUAL_TERMS.graceMinutes,
    earlyMinutes: session.earlyMinutes ?? roll.earlyMinutes ?? USUAL_TERMS.earlyMinutes, missingExit: session.missingExit ?? roll.missingExit ?? USUAL_TERMS.missingExit,
  };
}

export interface Stay {
  readonly durationMinutes: number;
  /** Whole minutes from the start to the first scan, negative before the start. */
  readonly arrivedAfterStart: number;
  /** Whole minutes from the last scan to the end, negative after the end; null without a scan when leaving. */
  readonly leftBeforeEnd: number | null;
}

export interface TimedPresence {
  readonly status: 'PRESENT' | 'LATE' | 'LEFT_EARLY';
  /** 0 to the session's duration. */
  readonly presentMinutes: number;
}

/**
 * Status and whole minutes from the first and the last scan. A begun minute counts for the person;
 * who is both late and gone early is called late and loses both.
 */
export function timedPresence(terms: PresenceTerms, { durationMinutes, arrivedAfterStart, leftBeforeEnd }: Stay): TimedPresence {
  const lost = (minutes: number, threshold: number): number => (minutes >= Math.max(1, threshold) ? minutes : 0);
  const late = lost(arrivedAfterStart, terms.graceMinutes);
  const rest = Math.max(0, durationMinutes - late);
  if (!terms.asksExit) return { status: late > 0 ? 'LATE' : 'PRESENT', presentMinutes: rest };
  if (leftBeforeEnd === null) return { status: late > 0 ? 'LATE' : 'PRESENT', presentMinutes: { NOTHING: 0, HALF: Math.floor(rest / 2), ALL: rest }[terms.missingExit] };
  const early = lost(leftBeforeEnd, terms.earlyMinutes);
  return { status: late > 0 ? 'LATE' : early > 0 ? 'LEFT_EARLY' : 'PRESENT', presentMinutes: Math.max(0, rest - early) };
}
