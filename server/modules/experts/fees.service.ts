import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { ExpertFeeRow, ExpertRatingRow } from './experts.entities.js';
import { type FeeRefusal, type PayRefusal, type RatingRefusal, refusalOfFee, refusalToPay, refusalToRate } from './rules/fee.js';
import { lockSession } from './session-lecturers.service.js';

type Keyed = { idempotencyKey?: string | null | undefined };

/** What a session is worth, to those who heard it and to the one who held it. Locks the session's roll. */
export class Fees {
  constructor(private readonly work: UnitOfWork) {}

  /** A rating of a session; rating again replaces the rater's own. Answers the session's id. */
  rate(actor: Actor, input: { sessionId: string; score: number; remark: string } & Keyed): Promise<Outcome<number, RatingRefusal>> {
    const { sessionId, score, remark } = input;
    return once(this.work, actor, { operation: 'expertRate', input: { sessionId, score, remark }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, RatingRefusal>> => {
      const session = await lockSession(tx, Number(sessionId));
      const teacher = session.expertId === null ? undefined : await tx.row<{ teacherId: number | null }>('SELECT teacherId FROM experts WHERE id = ?', [session.expertId]);
      const refusal = refusalToRate({ holdsSession: session.expertId !== null, isOver: session.endsAt <= tx.now, isRater: actor.teacherId !== null && teacher?.teacherId === actor.teacherId });
      if (refusal) return refused(refusal);
      await tx.upsertMany(ExpertRatingRow, [{ expertId: session.expertId as number, sessionId: session.id, accountId: actor.accountId, raterName: actor.name, score, remark, ratedAt: tx.now }], ['sessionId', 'accountId'],
        { expertId: 'replace', score: 'replace', remark: 'replace', ratedAt: 'replace' });
      tx.audit({ action: 'expert.rate', subjectType: 'Expert', subjectId: session.expertId as number, details: { sessionId: session.id, score } });
      return done(session.id);
    });
  }

  /** Enters or changes what a session costs. Answers the session's id. */
  enter(actor: Actor, input: { sessionId: string; amountFen: number; note: string } & Keyed): Promise<Outcome<number, FeeRefusal>> {
    const { sessionId, amountFen, note } = input;
    return once(this.work, actor, { operation: 'expertFeeEnter', input: { sessionId, amountFen, note }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, FeeRefusal>> => {
      const session = await lockSession(tx, Number(sessionId));
      const fee = await tx.lockOne<ExpertFeeRow>('SELECT * FROM expert_fees WHERE sessionId = ?', [session.id]);
      const refusal = refusalOfFee({ holdsSession: session.expertId !== null, status: fee?.status ?? null });
      if (refusal) return refused(refusal);
      if (fee) await tx.run('UPDATE expert_fees SET amountFen = ?, note = ?, changedAt = ? WHERE id = ?', [amountFen, note, tx.now, fee.id]);
      else await tx.insert(ExpertFeeRow, { expertId: session.expertId as number, sessionId: session.id, amountFen, status: 'UNPAID', paidOn: null, voucher: null, note, createdAt: tx.now, changedAt: tx.now });
      tx.audit({ action: 'expertFee.enter', subjectType: 'Expert', subjectId: session.expertId as number, details: { sessionId: session.id, fromFen: fee?.amountFen ?? null, amountFen } });
      return done(session.id);
    });
  }

  /** Marks fees as paid, all or none; answers how many. */
  pay(actor: Actor, input: { ids: readonly string[]; paidOn: string; voucher: string } & Keyed): Promise<Outcome<number, PayRefusal>> {
    const { paidOn, voucher } = input;
    const ids = [...new Set(input.ids.map(Number))].sort((a, b) => a - b);
    return once(this.work, actor, { operation: 'expertFeePay', input: { ids, paidOn, voucher }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, PayRefusal>> => {
      await tx.lock('SELECT id FROM expert_fees WHERE id IN (?) ORDER BY id', [ids]);
      const fees = await tx.rows<Pick<ExpertFeeRow, 'id' | 'amountFen' | 'status'> & { endsAt: string }>('SELECT f.id, f.amountFen, f.status, s.endsAt FROM expert_fees f JOIN register_sessions s ON s.id = f.sessionId WHERE f.id IN (?)', [ids]);
      if (fees.length < ids.length) throw feeNotFound();
      const refusal = refusalToPay({ fees, now: tx.now, today: tx.today, paidOn });
      if (refusal) return refused(refusal);
      await tx.run("UPDATE expert_fees SET status = 'PAID', paidOn = ?, voucher = ?, changedAt = ? WHERE id IN (?)", [paidOn, voucher, tx.now, ids]);
      tx.audit({ action: 'expertFee.pay', subjectType: 'ExpertFee', subjectId: ids[0] as number, details: { ids, paidOn, voucher, amountFen: fees.reduce((sum, { amountFen }) => sum + amountFen, 0) } });
      return done(ids.length);
    });
  }

  /** Takes a payment back that was entered by mistake; answers the session's id. */
  reopen(actor: Actor, input: { id: string; reason: string } & Keyed): Promise<Outcome<number, { code: 'NOT_PAID' }>> {
    const { id, reason } = input;
    return once(this.work, actor, { operation: 'expertFeeReopen', input: { id, reason }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, { code: 'NOT_PAID' }>> => {
      const fee = await tx.lockOne<ExpertFeeRow>('SELECT * FROM expert_fees WHERE id = ?', [Number(id)]);
      if (!fee) throw feeNotFound();
      if (fee.status !== 'PAID') return refused({ code: 'NOT_PAID' });
      await tx.run("UPDATE expert_fees SET status = 'UNPAID', paidOn = NULL, voucher = NULL, changedAt = ? WHERE id = ?", [tx.now, fee.id]);
      tx.audit({ action: 'expertFee.reopen', subjectType: 'ExpertFee', subjectId: fee.id, details: { amountFen: fee.amountFen, paidOn: fee.paidOn, voucher: fee.voucher, reason } });
      return done(fee.sessionId);
    });
  }
}

const feeNotFound = () => notFound({ zh: '课酬记录', en: 'fee' });
