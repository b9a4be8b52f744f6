import { dateOf, type Instant } from '../../platform/clock.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { PresenceChangeRow, PresenceRow, type RegisterSessionRow } from './attendance.entities.js';
import { CallAnswerRow } from './calls.entities.js';
import type { CheckInCircumstances, MemberCircumstances } from './check-in.facts.js';
import type { PresenceSource, PresenceStatus } from './rules/attendance-minutes.js';
import { besidePartLeave } from './rules/granted-leave.js';
import { LEAST_STAY_MINUTES, type PresenceTerms, type TimedPresence, timedPresence } from './rules/presence-time.js';

type Presence = Omit<PresenceRow, 'id'>;
type Author = { readonly accountId: number | null; readonly accountName: string };
const MINUTE_MS = 60_000;

/** Whole minutes from one instant to another, begun ones not counted. */
export const minutesBetween = (from: Instant, to: Instant): number => Math.floor((dateOf(to).getTime() - dateOf(from).getTime()) / MINUTE_MS);

/** Somebody seen at a moment: by his own scan, by a sign-in machine, or by staff at the door. */
export interface Sighting {
  readonly teacherId: number;
  readonly at: Instant;
  /** The last of several moments that are told at once. */
  readonly lastAt?: Instant;
  readonly source: PresenceSource;
  readonly deviceKey: string | null;
  readonly requestKey: string | null;
  readonly accountId: number | null;
  readonly accountName: string;
  readonly reason: string | null;
}

/** Whether a presence was made by scans; an entry by hand with a status of its own is not. */
export const isByScan = (presence: Pick<Presence, 'source' | 'checkedInAt' | 'requestKey'>): boolean => presence.checkedInAt !== null && (presence.source !== 'HAND' || presence.requestKey !== null);

/** The first and the last of all scans: the same whatever order they come in. */
export interface Span {
  readonly firstAt: Instant;
  readonly lastAt: Instant | null;
}

export function spanWith(known: { checkedInAt: Instant | null; lastSeenAt: Instant | null } | null, moments: readonly Instant[], terms: Pick<PresenceTerms, 'asksExit'>): Span {
  const scans = [...moments, known?.checkedInAt, known?.lastSeenAt].filter((each): each is Instant => typeof each === 'string').sort();
  const [firstAt, lastAt] = [scans[0] as Instant, scans.at(-1) as Instant];
  return { firstAt, lastAt: terms.asksExit && minutesBetween(firstAt, lastAt) >= LEAST_STAY_MINUTES ? lastAt : null };
}

/** @param leaveMinutes granted for this session, 0 for none. */
export function presenceOfSpan(session: Pick<RegisterSessionRow, 'startsAt' | 'endsAt' | 'durationMinutes'>, terms: PresenceTerms, { firstAt, lastAt }: Span, leaveMinutes: number): TimedPresence {
  const { durationMinutes } = session;
  const timed = timedPresence(terms, {
    durationMinutes, arrivedAfterStart: minutesBetween(session.startsAt, firstAt), leftBeforeEnd: lastAt === null ? null : minutesBetween(lastAt, session.endsAt),
  });
  return { ...timed, presentMinutes: besidePartLeave(timed.presentMinutes, { durationMinutes, leaveMinutes, hasExitScan: lastAt !== null }) };
}

/** What a presence would be with these moments; one that no scan made starts anew. */
export function sighted({ session, terms, members }: CheckInCircumstances, teacherId: number, moments: readonly Instant[]): TimedPresence & Span {
  const known = members.get(teacherId)?.presence ?? null;
  const span = spanWith(known && isByScan(known) ? known : null, moments, terms);
  return { ...span, ...presenceOfSpan(session, terms, span, members.get(teacherId)?.leaveMinutes ?? 0) };
}

/** What proves less is outweighed: staff by a machine, a machine by the person's own check-in. */
const WEIGHT: Readonly<Record<PresenceSource, number>> = { CLOSING: 0, HAND: 1, IMPORT: 2, CODE: 3 };

/** Whether a presence that scans made stays what it is called when somebody is seen in this other way. */
export const outweighs = (known: Pick<Presence, 'source' | 'checkedInAt' | 'requestKey'>, source: PresenceSource): boolean => isByScan(known) && WEIGHT[known.source] > WEIGHT[source];

/** Changes to one session's presences, gathered under its roll's lock and written together. */
export class PresenceBook {
  private readonly fresh = new Map<number, Presence>();
  private readonly changed = new Map<number, Presence>();
  private readonly changes: Omit<PresenceChangeRow, 'id'>[] = [];
  private readonly answers: Omit<CallAnswerRow, 'id'>[] = [];

  constructor(private readonly tx: Tx, private readonly circumstances: CheckInCircumstances) {}

  withSighting(teacherId: number, at: Instant): TimedPresence & Span {
    return sighted(this.circumstances, teacherId, [at]);
  }

  /** Counts a scan; who entered it and why stays with the way of being seen that weighs most. */
  see(sighting: Sighting): TimedPresence & Span {
    const { teacherId, at, lastAt, deviceKey, requestKey } = sighting;
    const known = this.circumstances.members.get(teacherId)?.presence ?? null;
    const seen = sighted(this.circumstances, teacherId, lastAt ? [at, lastAt] : [at]);
    const isScan = known !== null && isByScan(known);
    const isByStaff = sighting.source !== 'CODE';
    const { source, enteredByAccountId, reason } = known && outweighs(known, sighting.source) ? known
      : { source: sighting.source, enteredByAccountId: isByStaff ? sighting.accountId : null, reason: isByStaff ? sighting.reason : null };
    this.write(teacherId, {
      status: seen.status, presentMinutes: seen.presentMinutes, checkedInAt: seen.firstAt, lastSeenAt: seen.lastAt, source, enteredByAccountId, reason,
      deviceKey: (isScan ? known.deviceKey : null) ?? deviceKey, requestKey: (isScan ? known.requestKey : null) ?? requestKey,
    }, sighting);
    if (deviceKey !== null) this.circumstances.deviceTeachers.set(deviceKey, teacherId);
    if (sighting.source === 'CODE') this.answerCall(teacherId, at);
    return seen;
  }

  /** A scan while a second call runs answers it, whatever else it is. */
  answerCall(teacherId: number, at: Instant): void {
    for (const call of this.circumstances.calls) {
      if (at < call.calledAt || at > call.untilAt || call.answeredBy.has(teacherId)) continue;
      call.answeredBy.add(teacherId);
      this.answers.push({ callId: call.id, teacherId, at, confirmedBy: null, reason: null });
    }
  }

  /** Enters what staff said. */
  enter(teacherId: number, entry: { status: PresenceStatus; presentMinutes: number; reason: string }, by: { accountId: number; accountName: string }): void {
    this.write(teacherId, { ...entry, source: 'HAND', enteredByAccountId: by.accountId, checkedInAt: null, lastSeenAt: null, deviceKey: null, requestKey: null }, by);
  }

  /** Leave for a part was granted to somebody whom scans put there: his minutes are counted anew, and it is written down. */
  besideLeave(teacherId: number, reason: string, by: { accountId: number; accountName: string }): void {
    const { session, terms, members } = this.circumstances;
    const known = members.get(teacherId)?.presence;
    if (!known || !isByScan(known)) return;
    const { status, presentMinutes } = presenceOfSpan(session, terms, spanWith(known, [], terms), members.get(teacherId)?.leaveMinutes ?? 0);
    if (status === known.status && presentMinutes === known.presentMinutes) return;
    const row = this.write(teacherId, { ...known, status, presentMinutes }, by);
    if (status === known.status) this.note(known, { ...row, reason }, by);
  }

  private write(teacherId: number, next: Omit<Presence, 'sessionId' | 'teacherId' | 'createdAt' | 'changedAt'>, by: Author): Presence {
    const { session: { id: sessionId }, members } = this.circumstances;
    const { now } = this.tx;
    const member = members.get(teacherId);
    const known = member?.presence ?? null;
    const row: Presence = { sessionId, teacherId, ...next, createdAt: known?.createdAt ?? now, changedAt: now };
    if (known === null || this.fresh.has(teacherId)) this.fresh.set(teacherId, row);
    else this.changed.set(teacherId, row);
    if (member) members.set(teacherId, { ...member, presence: row });
    const isCorrection = known !== null && (!isByScan(known) || known.status !== row.status);
    if (isCorrection || row.source === 'HAND' || row.source === 'IMPORT') this.note(known, row, by);
    return row;
  }

  private note(known: MemberCircumstances['presence'], { sessionId, teacherId, status, presentMinutes, source, reason }: Presence, { accountId, accountName }: Author): void {
    this.changes.push({
      sessionId, teacherId, fromStatus: known?.status ?? null, toStatus: status, fromMinutes: known?.presentMinutes ?? null, toMinutes: presentMinutes, source, reason, accountId, accountName, at: this.tx.now,
    });
  }

  /** Writes what was gathered; the caller counts the session anew. */
  async save(): Promise<void> {
    const { tx } = this;
    await tx.insertMany(PresenceRow, [...this.fresh.values()]);
    for (const each of this.changed.values()) {
      await tx.run('UPDATE presences SET status = ?, presentMinutes = ?, source = ?, enteredByAccountId = ?, reason = ?, checkedInAt = ?, lastSeenAt = ?, deviceKey = ?, requestKey = ?, changedAt = ? WHERE sessionId = ? AND teacherId = ?',
        [each.status, each.presentMinutes, each.source, each.enteredByAccountId, each.reason, each.checkedInAt, each.lastSeenAt, each.deviceKey, each.requestKey, each.changedAt, each.sessionId, each.teacherId]);
    }
    await tx.insertMany(PresenceChangeRow, this.changes);
    await tx.insertMany(CallAnswerRow, this.answers);
  }
}
