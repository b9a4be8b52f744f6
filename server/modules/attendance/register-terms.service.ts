import { forbidden } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { PresenceRow, RegisterSessionRow, RollRow } from './attendance.entities.js';
import { sessionNotFound } from './attendance.errors.js';
import { mayManage, mayRead } from './attendance.policy.js';
import { AttendanceStore } from './attendance.store.js';
import { isByScan, presenceOfSpan, spanWith } from './presence-book.js';
import { type PresenceTerms, termsOf } from './rules/presence-time.js';

interface TermsInput extends PresenceTerms {
  readonly sessionId: number;
  readonly forWholeRoll: boolean;
  readonly idempotencyKey?: string | null;
}

/** By what minutes are counted: for one session, or for every session of its roll. */
export class RegisterTerms {
  constructor(private readonly work: UnitOfWork) {}

  /** Presences made by scans are counted anew; what staff entered with a status stands. @throws RequestError NOT_FOUND, FORBIDDEN */
  set(actor: Actor, input: TermsInput): Promise<Outcome<{ sessionId: number; recounted: number }, { readonly code: 'ROLL_CLOSED' }>> {
    return once(this.work, actor, { operation: 'session.setTerms', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<{ sessionId: number; recounted: number }, { readonly code: 'ROLL_CLOSED' }>> => {
      const { sessionId, forWholeRoll, asksExit, graceMinutes, earlyMinutes, missingExit } = input;
      const found = await new AttendanceStore(tx).findSession(sessionId);
      if (!found || !mayRead(actor, found.roll)) throw sessionNotFound();
      if (!mayManage(actor, found.roll)) throw forbidden();
      const { roll } = found;
      if (roll.closedAt) return refused({ code: 'ROLL_CLOSED' });
      const values = [asksExit ? 1 : 0, graceMinutes, earlyMinutes, missingExit];
      const set = 'asksExit = ?, graceMinutes = ?, earlyMinutes = ?, missingExit = ?';
      if (forWholeRoll) {
        await tx.run(`UPDATE rolls SET ${set} WHERE id = ?`, [...values, roll.id]);
        await tx.run('UPDATE register_sessions SET asksExit = NULL, graceMinutes = NULL, earlyMinutes = NULL, missingExit = NULL WHERE rollId = ?', [roll.id]);
      } else await tx.run(`UPDATE register_sessions SET ${set} WHERE id = ?`, [...values, sessionId]);
      const recounted = await recount(tx, roll.id, forWholeRoll ? null : sessionId);
      tx.audit({ action: 'session.setTerms', subjectType: 'register_session', subjectId: sessionId, details: { forWholeRoll, asksExit, graceMinutes, earlyMinutes, missingExit, recounted } });
      return done({ sessionId, recounted });
    });
  }
}

/** Status and minutes of every presence made by scans, by the terms that stand now; answers how many changed. */
async function recount(tx: Tx, rollId: number, onlySessionId: number | null): Promise<number> {
  const roll = await tx.row<RollRow>('SELECT * FROM rolls WHERE id = ?', [rollId]) as RollRow;
  const sessions = await tx.rows<RegisterSessionRow>(`SELECT * FROM register_sessions WHERE rollId = ?${onlySessionId === null ? '' : ' AND id = ?'} ORDER BY id`, onlySessionId === null ? [rollId] : [rollId, onlySessionId]);
  let recounted = 0;
  for (const session of sessions) {
    const terms = termsOf(session, roll);
    for (const presence of await tx.rows<PresenceRow & { leaveMinutes: number }>('SELECT p.*, COALESCE(g.minutes, 0) AS leaveMinutes FROM presences p LEFT JOIN granted_leaves g ON g.sessionId = p.sessionId AND g.teacherId = p.teacherId WHERE p.sessionId = ? AND p.checkedInAt IS NOT NULL', [session.id])) {
      if (!isByScan(presence) || presence.checkedInAt === null) continue;
      const { status, presentMinutes } = presenceOfSpan(session, terms, spanWith(presence, [], terms), presence.leaveMinutes);
      if (status === presence.status && presentMinutes === presence.presentMinutes) continue;
      await tx.run('UPDATE presences SET status = ?, presentMinutes = ?, changedAt = ? WHERE id = ?', [status, presentMinutes, tx.now, presence.id]);
      recounted += 1;
    }
    await new AttendanceStore(tx).recountSession(session.id);
  }
  return recounted;
}
