import type { Tx } from '../../platform/transactions/tx.js';
import { GrantedLeaveRow } from './attendance.entities.js';
import { AttendanceStore } from './attendance.store.js';
import { type CheckInCircumstances, circumstancesOf } from './check-in.facts.js';
import { PresenceBook } from './presence-book.js';
import { becomesLeave, LEAVE_KINDS, type LeaveKind } from './rules/granted-leave.js';

/** Leave that was approved, session by session. */
export interface LeaveGrant {
  readonly requestId: number;
  readonly teacherId: number;
  readonly kind: LeaveKind;
  readonly reason: string;
  readonly sessions: readonly { readonly sessionId: number; readonly minutes: number }[];
  readonly by: { readonly accountId: number; readonly name: string };
}

const MOST_REASON = 200;

/** Writes granted leave and what it makes of the register, with its trace. The caller holds the roll's lock. */
export async function grantLeave(tx: Tx, { requestId, teacherId, kind, reason, sessions, by }: LeaveGrant): Promise<void> {
  await tx.insertMany(GrantedLeaveRow, sessions.map((each) => ({ ...each, teacherId, requestId, kind, grantedBy: by.name, grantedAt: tx.now })));
  const words = `${LEAVE_KINDS[kind].zh}：${reason}`.slice(0, MOST_REASON);
  const author = { accountId: by.accountId, accountName: by.name };
  for (const { sessionId } of sessions) {
    const circumstances = await circumstancesOf(tx, sessionId, [{ teacherId, deviceKey: null }]) as CheckInCircumstances;
    const presence = circumstances.members.get(teacherId)?.presence ?? null;
    const book = new PresenceBook(tx, circumstances);
    if (becomesLeave(presence)) book.enter(teacherId, { status: 'LEAVE', presentMinutes: 0, reason: words }, author);
    else book.besideLeave(teacherId, words, author);
    await book.save();
    await new AttendanceStore(tx).recountSession(sessionId);
  }
}

/** Leave that is taken back. */
export type LeaveRevocation = Pick<LeaveGrant, 'requestId' | 'teacherId' | 'reason' | 'by'>;

/**
 * Takes granted leave out of the register, with its trace: a register that is complete has him absent, one that is open
 * knows nothing of him again, and minutes that scans prove are counted anew. The caller holds the roll's lock.
 *
 * @returns the sessions that it was granted for.
 */
export async function revokeLeave(tx: Tx, { requestId, teacherId, reason, by }: LeaveRevocation): Promise<number[]> {
  const granted = await tx.rows<{ sessionId: number }>('SELECT sessionId FROM granted_leaves WHERE requestId = ? AND teacherId = ? ORDER BY sessionId', [requestId, teacherId]);
  await tx.run('DELETE FROM granted_leaves WHERE requestId = ? AND teacherId = ?', [requestId, teacherId]);
  const words = `撤销准假：${reason}`.slice(0, MOST_REASON);
  const author = { accountId: by.accountId, accountName: by.name };
  for (const { sessionId } of granted) {
    const circumstances = await circumstancesOf(tx, sessionId, [{ teacherId, deviceKey: null }]);
    const presence = circumstances?.members.get(teacherId)?.presence ?? null;
    if (!circumstances || presence === null) continue;
    const book = new PresenceBook(tx, circumstances);
    if (presence.status === 'LEAVE') book.enter(teacherId, { status: 'ABSENT', presentMinutes: 0, reason: words }, author);
    else book.besideLeave(teacherId, words, author);
    await book.save();
    if (presence.status === 'LEAVE' && circumstances.session.closedAt === null) await tx.run('DELETE FROM presences WHERE sessionId = ? AND teacherId = ?', [sessionId, teacherId]);
    await new AttendanceStore(tx).recountSession(sessionId);
  }
  return granted.map(({ sessionId }) => sessionId);
}
