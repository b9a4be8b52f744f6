import { addMilliseconds, dateOf, type Instant } from '../../platform/clock.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { Actor } from '../accounts/index.js';
import { RegisterScanRow } from './scans.entities.js';
import type { CheckInCircumstances } from './check-in.facts.js';
import { isByScan, minutesBetween, PresenceBook } from './presence-book.js';
import { presentMinutes, type PresenceStatus } from './rules/attendance-minutes.js';
import { answerToOfflineScan, answersCall, type OfflineScanAnswer } from './rules/offline-scan.js';

/** A scan of one session, ready to be held against its register. */
export interface OfflineScan {
  readonly scanId: string;
  readonly scanKey: string;
  readonly channel: 'PHONE' | 'LAPTOP';
  readonly sessionId: number;
  readonly teacherId: number | null;
  readonly typed: string | null;
  /** What staff said; null for somebody seen at a moment. */
  readonly status: PresenceStatus | null;
  readonly statedMinutes: number | null;
  readonly reason: string | null;
  readonly at: Instant;
  readonly claimedAt: Instant;
  readonly clockErrorSeconds: number;
  readonly deviceKey: string | null;
  /** The moment that the code proves is not near the one claimed. */
  readonly isCodeOfOtherTime: boolean;
  readonly minutesAfterCode: number | null;
}

/** A device's time as the server's clock would have shown it, by how far it was off when it sent. */
export function mended(claimedAt: Instant, deviceNow: Instant, now: Instant): { at: Instant; clockErrorSeconds: number } {
  const errorMs = dateOf(deviceNow).getTime() - dateOf(now).getTime();
  return { at: addMilliseconds(claimedAt, -errorMs), clockErrorSeconds: Math.round(errorMs / 1000) };
}

/** Holds scans of one session against its register, under the lock; answers a row for each, in order. */
export async function countScans(tx: Tx, actor: Actor, circumstances: CheckInCircumstances, scans: readonly OfflineScan[]): Promise<Omit<RegisterScanRow, 'id'>[]> {
  const book = new PresenceBook(tx, circumstances);
  const by = { accountId: actor.accountId, accountName: actor.name };
  const rows = scans.map((scan) => {
    const { teacherId, status, reason } = scan;
    const minutes = minutesOf(circumstances, scan);
    const facts = factsOf(tx, actor, circumstances, book, scan);
    const answer = answerToOfflineScan(facts);
    if (answer === 'COUNT' && teacherId !== null) {
      if (status === null) book.see({ teacherId, at: scan.at, source: scan.channel === 'PHONE' ? 'CODE' : 'HAND', deviceKey: scan.deviceKey, requestKey: scan.scanKey, reason, ...by });
      else book.enter(teacherId, { status, presentMinutes: minutes ?? 0, reason: reason ?? '' }, by);
    }
    if (answer === 'DUPLICATE' && teacherId !== null && answersCall(facts)) book.answerCall(teacherId, scan.at);
    return rowOf(tx, scan, minutes, answer, by);
  });
  await book.save();
  return rows;
}

function factsOf(tx: Tx, actor: Actor, circumstances: CheckInCircumstances, book: PresenceBook, scan: OfflineScan): Parameters<typeof answerToOfflineScan>[0] {
  const { session, members, deviceTeachers, isRollClosed } = circumstances;
  const { teacherId, status, at, deviceKey } = scan;
  const member = teacherId === null ? undefined : members.get(teacherId);
  const presence = member?.presence ?? null;
  const next = teacherId === null ? null : status === null ? book.withSighting(teacherId, at) : { status, presentMinutes: minutesOf(circumstances, scan), lastAt: null };
  const deviceTeacherId = deviceKey === null ? undefined : deviceTeachers.get(deviceKey);
  return {
    channel: scan.channel, isPersonKnown: teacherId !== null, membership: member?.membership ?? null, isRollClosed, isOwn: teacherId !== null && teacherId === actor.teacherId, wanted: status,
    presence: presence && { status: presence.status, source: presence.source, hasScan: isByScan(presence) },
    wouldChange: presence === null || next === null || presence.status !== next.status || presence.presentMinutes !== next.presentMinutes
      || (status === null && (at < (presence.checkedInAt ?? at) || next.lastAt !== presence.lastSeenAt || (scan.channel === 'PHONE' && presence.source === 'HAND'))),
    minutesAfterStart: minutesBetween(session.startsAt, at), minutesAfterEnd: minutesBetween(session.endsAt, at), minutesOnTheWay: minutesBetween(at, tx.now),
    minutesAfterCode: scan.minutesAfterCode, isCodeOfOtherTime: scan.isCodeOfOtherTime, isDeviceOfOther: deviceTeacherId !== undefined && deviceTeacherId !== teacherId,
  };
}

function minutesOf({ session: { durationMinutes } }: CheckInCircumstances, { status, statedMinutes }: OfflineScan): number | null {
  return status === null ? null : presentMinutes(status, { durationMinutes, minutesAfterStart: null, statedMinutes });
}

function rowOf(tx: Tx, scan: OfflineScan, minutes: number | null, answer: OfflineScanAnswer, by: { accountId: number; accountName: string }): Omit<RegisterScanRow, 'id'> {
  const { scanKey, sessionId, teacherId, typed, channel, status, reason, at, claimedAt, clockErrorSeconds, deviceKey } = scan;
  const isPlain = answer === 'COUNT' || answer === 'DUPLICATE';
  return {
    scanKey, sessionId, teacherId, typed, channel, status, presentMinutes: minutes, reason, at, claimedAt, clockErrorSeconds, deviceKey, ...by, receivedAt: tx.now,
    answer: answer === 'COUNT' ? 'ACCEPTED' : answer === 'DUPLICATE' ? 'DUPLICATE' : 'CONFLICT', problem: isPlain ? null : answer, decision: null, decidedBy: null, decidedAt: null, note: null,
  };
}
