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
