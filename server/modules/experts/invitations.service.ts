import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { ExpertInvitationRow } from './experts.entities.js';
import { lockExpert } from './experts.service.js';
import { type AnswerRefusal, type InviteRefusal, refusalToAnswer, refusalToInvite, refusalToWithdraw, type SessionFacts, type WithdrawRefusal } from './rules/invitation.js';
import { type LockedSession, lockSession, lockSessions, type SessionLecturers } from './session-lecturers.service.js';

type Keyed = { idempotencyKey?: string | null | undefined };

/** Invitations from the first call to the name in the register. The session's roll is locked first, then the expert. */
export class Invitations {
  constructor(private readonly work: UnitOfWork, private readonly lecturers: SessionLecturers) {}

  /** Answers the ids of the invitations, in the order of the sessions. */
  invite(actor: Actor, input: { expertId: string; sessionIds: readonly string[]; note: string } & Keyed): Promise<Outcome<number[], InviteRefusal>> {
    const { expertId, sessionIds, note } = input;
    return once(this.work, actor, { operation: 'expertInvite', input: { expertId, sessionIds, note }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number[], InviteRefusal>> => {
      const ids = [...new Set(sessionIds.map(Number))];
      const sessions = await lockSessions(tx, ids);
      const expert = await lockExpert(tx, Number(expertId));
      const asked = new Set((await tx.rows<{ sessionId: number }>("SELECT sessionId FROM expert_invitations WHERE expertId = ? AND sessionId IN (?) AND status IN ('INVITED', 'ACCEPTED')", [expert.id, ids])).map((each) => each.sessionId));
      const refusal = refusalToInvite({ status: expert.status, sessions: sessions.map((each) => ({ ...factsOf(tx, each, expert.id), isInvited: asked.has(each.id) })) });
      if (refusal) return refused(refusal);
      const invitationIds = await tx.insertMany(ExpertInvitationRow, ids.map((sessionId) => ({
        expertId: expert.id, sessionId, status: 'INVITED' as const, note, invitedAt: tx.now, invitedByName: actor.name, answeredAt: null, answer: null,
      })));
      tx.audit({ action: 'expert.invite', subjectType: 'Expert', subjectId: expert.id, details: { sessionIds: ids } });
      return done(invitationIds);
    });
  }

  /** Enters what the expert said; an acceptance names him in the register. */
  answer(actor: Actor, input: { id: string; accepts: boolean; answer: string } & Keyed): Promise<Outcome<number, AnswerRefusal>> {
    const { id, accepts, answer } = input;
    return once(this.work, actor, { operation: 'expertInvitationAnswer', input: { id, accepts, answer }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, AnswerRefusal>> => {
      const { invitation, session } = await lockInvitation(tx, Number(id));
      const expert = await lockExpert(tx, invitation.expertId);
      const refusal = refusalToAnswer({ status: invitation.status, accepts, session: factsOf(tx, session, expert.id) });
      if (refusal) return refused(refusal);
      await end(tx, invitation.id, accepts ? 'ACCEPTED' : 'DECLINED', answer);
      if (accepts) await this.lecturers.put(tx, session.id, { id: expert.id, name: expert.name });
      tx.audit({ action: accepts ? 'expertInvitation.accept' : 'expertInvitation.decline', subjectType: 'ExpertInvitation', subjectId: invitation.id, details: { expertId: expert.id, sessionId: session.id } });
      return done(invitation.id);
    });
  }

  withdraw(actor: Actor, input: { id: string; reason: string } & Keyed): Promise<Outcome<number, WithdrawRefusal>> {
    const { id, reason } = input;
    return once(this.work, actor, { operation: 'expertInvitationWithdraw', input: { id, reason }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, WithdrawRefusal>> => {
      const { invitation, session } = await lockInvitation(tx, Number(id));
      const refusal = refusalToWithdraw({ status: invitation.status, isOver: session.endsAt <= tx.now || session.isSealed });
      if (refusal) return refused(refusal);
      await end(tx, invitation.id, 'WITHDRAWN', reason);
      if (invitation.status === 'ACCEPTED' && session.expertId === invitation.expertId) await this.lecturers.put(tx, session.id, null);
      tx.audit({ action: 'expertInvitation.withdraw', subjectType: 'ExpertInvitation', subjectId: invitation.id, details: { expertId: invitation.expertId, sessionId: session.id, reason } });
      return done(invitation.id);
    });
  }
}

function factsOf(tx: Tx, session: LockedSession, expertId: number): SessionFacts {
  return { isOver: session.endsAt <= tx.now, isSealed: session.isSealed, otherLecturer: session.expertId !== null && session.expertId !== expertId ? session.expertName : null };
}

async function lockInvitation(tx: Tx, id: number): Promise<{ invitation: ExpertInvitationRow; session: LockedSession }> {
  const at = await tx.row<{ sessionId: number }>('SELECT sessionId FROM expert_invitations WHERE id = ?', [id]);
  if (!at) throw notFound({ zh: '邀请', en: 'invitation' });
  const session = await lockSession(tx, at.sessionId);
  return { session, invitation: await tx.row<ExpertInvitationRow>('SELECT * FROM expert_invitations WHERE id = ?', [id]) as ExpertInvitationRow };
}

function end(tx: Tx, id: number, status: ExpertInvitationRow['status'], answer: string): Promise<number> {
  return tx.run('UPDATE expert_invitations SET status = ?, answer = ?, answeredAt = ? WHERE id = ?', [status, answer, tx.now, id]);
}
