import { forbidden } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { RegisterScanRow, ScanDecision } from './scans.entities.js';
import { sessionNotFound } from './attendance.errors.js';
import { mayManage, mayRead } from './attendance.policy.js';
import { AttendanceStore } from './attendance.store.js';
import { type CheckInCircumstances, circumstancesOf } from './check-in.facts.js';
import { PresenceBook, presenceOfSpan } from './presence-book.js';

export type ScanDecisionRefusal =
  | { readonly code: 'ROLL_CLOSED' }
  | { readonly code: 'DECIDED_ALREADY' }
  | { readonly code: 'OWN_PRESENCE' }
  | { readonly code: 'NOTE_MISSING' }
  | { readonly code: 'NOT_ENROLLED' };

interface DecisionInput {
  readonly sessionId: number;
  readonly scanIds: readonly number[];
  readonly decision: ScanDecision;
  readonly note: string;
  readonly idempotencyKey?: string | null;
}

/** Conflicts of a register: staff look at each and let it count, as an entry by hand, or not. */
export class ScanDecisions {
  constructor(private readonly work: UnitOfWork) {}

  /** All of the scans named or none. @throws RequestError NOT_FOUND outside the actor's reach, FORBIDDEN where he may only look. */
  decide(actor: Actor, input: DecisionInput): Promise<Outcome<number, ScanDecisionRefusal>> {
    return once(this.work, actor, { operation: 'registerScan.decide', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ScanDecisionRefusal>> => {
      const store = new AttendanceStore(tx);
      const found = await store.findSession(input.sessionId);
      if (!found || !mayRead(actor, found.roll)) throw sessionNotFound();
      if (!mayManage(actor, found.roll)) throw forbidden();
      const note = input.note.trim();
      const ids = [...new Set(input.scanIds)];
      const scans = await tx.rows<RegisterScanRow>("SELECT * FROM register_scans WHERE sessionId = ? AND answer = 'CONFLICT' AND id IN (?) ORDER BY id", [input.sessionId, ids]);
      if (scans.length !== ids.length) throw sessionNotFound();
      if (scans.some((each) => each.decision !== null)) return refused({ code: 'DECIDED_ALREADY' });
      if (note.length < 2) return refused({ code: 'NOTE_MISSING' });
      if (actor.teacherId !== null && scans.some((each) => each.teacherId === actor.teacherId)) return refused({ code: 'OWN_PRESENCE' });
      if (input.decision === 'ACCEPTED') {
        if (found.roll.closedAt) return refused({ code: 'ROLL_CLOSED' });
        const teacherIds = scans.map((each) => each.teacherId);
        const circumstances = await circumstancesOf(tx, input.sessionId, teacherIds.flatMap((teacherId) => (teacherId === null ? [] : [{ teacherId, deviceKey: null }]))) as CheckInCircumstances;
        if (teacherIds.some((each) => each === null || circumstances.members.get(each)?.membership !== 'ENROLLED')) return refused({ code: 'NOT_ENROLLED' });
        const book = new PresenceBook(tx, circumstances);
        for (const scan of scans) {
          const timed = presenceOfSpan(circumstances.session, { ...circumstances.terms, asksExit: false }, { firstAt: scan.at, lastAt: null }, circumstances.members.get(scan.teacherId as number)?.leaveMinutes ?? 0);
          book.enter(scan.teacherId as number, { status: scan.status ?? timed.status, presentMinutes: scan.status ? scan.presentMinutes ?? 0 : timed.presentMinutes, reason: note }, { accountId: actor.accountId, accountName: actor.name });
        }
        await book.save();
        await store.recountSession(input.sessionId);
      }
      await tx.run('UPDATE register_scans SET decision = ?, decidedBy = ?, decidedAt = ?, note = ? WHERE id IN (?)', [input.decision, actor.name, tx.now, note, ids]);
      tx.audit({ action: 'registerScan.decide', subjectType: 'register_session', subjectId: input.sessionId, details: { decision: input.decision, scanIds: ids, teacherIds: scans.map((each) => each.teacherId), note } });
      return done(input.sessionId);
    });
  }
}
