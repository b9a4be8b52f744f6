import type { Words } from '../../platform/locale.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Subscriber } from '../../platform/transactions/outbox.js';
import type { Author, Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import type { BarredRefusal } from './appeal-desk.service.js';
import { carryOut, type Effect } from './appeal-effects.js';
import { type CreditAppealRow, CreditAppealVoteRow } from './appeals.entities.js';
import { APPEAL_DESK } from './appeals.policy.js';
import { appealNotFound, judgesAmong, lockAppeal, matterFacts, membersOf, noteStep, votesOf } from './appeals.store.js';
import { barredFromDesk, type Conflict, conflictOf } from './rules/conflict.js';
import { outcomeOf } from './rules/panel.js';
import type { AppealStatus, Vote } from './rules/vocabulary.js';

interface Keyed { readonly idempotencyKey?: string | null }
type NotUnderReview = { readonly code: 'NOT_UNDER_REVIEW'; readonly status: AppealStatus };
/** CONFLICT_OF_INTEREST: what he was not when the panel was named he can have become since. */
export type VoteRefusal = NotUnderReview | { readonly code: 'VOTED_ALREADY' } | { readonly code: 'CONFLICT_OF_INTEREST'; readonly conflict: Conflict };
export type CloseRefusal = BarredRefusal | NotUnderReview | { readonly code: 'VOTES_MISSING'; readonly missing: number } | { readonly code: 'NO_PANEL' };
export type CarryOutRefusal = BarredRefusal | { readonly code: 'NOTHING_TO_CARRY_OUT' } | { readonly code: 'NOT_YET'; readonly words: Words };

/** The panel's votes, the outcome, and what it does to the ledger: each once. */
export class AppealPanel {
  constructor(private readonly work: UnitOfWork, private readonly credits: Credits) {}

  /** @throws RequestError NOT_FOUND for whoever is not on the panel. */
  vote(actor: Actor, input: Keyed & { readonly id: string; readonly vote: Vote; readonly reason: string }): Promise<Outcome<number, VoteRefusal>> {
    return once(this.work, actor, { operation: 'creditAppealVote', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, VoteRefusal>> => {
      const appeal = await lockAppeal(tx, Number(input.id));
      if (!(await membersOf(tx, appeal.id)).some(({ accountId }) => accountId === actor.accountId)) throw appealNotFound();
      if (appeal.status !== 'ADMITTED') return refused({ code: 'NOT_UNDER_REVIEW', status: appeal.status });
      if ((await votesOf(tx, appeal.id)).some(({ accountId }) => accountId === actor.accountId)) return refused({ code: 'VOTED_ALREADY' });
      const judge = (await judgesAmong(tx, [actor.accountId])).get(actor.accountId);
      const conflict = judge ? conflictOf(judge, await matterFacts(tx, appeal)) : null;
      if (conflict) return refused({ code: 'CONFLICT_OF_INTEREST', conflict });
      await tx.insert(CreditAppealVoteRow, { appealId: appeal.id, accountId: actor.accountId, vote: input.vote, reason: input.reason.trim(), votedAt: tx.now });
      await tx.run('UPDATE credit_appeals SET voteCount = voteCount + 1, changedAt = ? WHERE id = ?', [tx.now, appeal.id]);
      await noteStep(tx, actor, appeal.id, 'VOTED');
      tx.audit({ action: 'creditAppeal.vote', subjectType: 'CreditAppeal', subjectId: appeal.id, details: { vote: input.vote } });
      return done(appeal.id);
    });
  }

  /** The majority's outcome and its effect, once: of two who close at the same moment the second is told that it is decided. */
  close(actor: Actor, input: Keyed & { readonly id: string; readonly reason: string }): Promise<Outcome<number, CloseRefusal>> {
    return once(this.work, actor, { operation: 'creditAppealClose', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, CloseRefusal>> => {
      const appeal = await lockAppeal(tx, Number(input.id));
      const members = await membersOf(tx, appeal.id);
      const head = members.find(({ isHead }) => isHead);
      const isHead = head?.accountId === actor.accountId;
      if (!isHead && !actor.is(...APPEAL_DESK)) throw appealNotFound();
      const barred = isHead ? null : barredFromDesk(actor, await matterFacts(tx, appeal));
      if (barred) return refused({ code: barred });
      if (appeal.status !== 'ADMITTED') return refused({ code: 'NOT_UNDER_REVIEW', status: appeal.status });
      if (!head) return refused({ code: 'NO_PANEL' });
      const votes = await votesOf(tx, appeal.id);
      if (votes.length < members.length) return refused({ code: 'VOTES_MISSING', missing: members.length - votes.length });
      const { status, grantVotes } = outcomeOf(votes.map(({ vote }) => vote));
      const reason = input.reason.trim();
      const effect = status === 'GRANTED' ? await carryOut(tx, this.credits, appeal, head.accountId) : null;
      await tx.run('UPDATE credit_appeals SET status = ?, grantVotes = ?, outcomeReason = ?, closedAt = ?, changedAt = ?, carryOut = ? WHERE id = ?', [status, grantVotes, reason, tx.now, tx.now, effect?.carryOut ?? null, appeal.id]);
      await noteStep(tx, actor, appeal.id, status, reason);
      tx.audit({ action: 'creditAppeal.close', subjectType: 'CreditAppeal', subjectId: appeal.id, details: { status, grantVotes, of: votes.length, headAccountId: head.accountId, reason } });
      if (effect) await keepEffect(tx, actor, appeal, effect);
      return done(appeal.id);
    });
  }

  /** Tries again what could not be done at once: after the class was closed again, or the rules were mended. */
  carryOut(actor: Actor, input: Keyed & { readonly id: string }): Promise<Outcome<number, CarryOutRefusal>> {
    return once(this.work, actor, { operation: 'creditAppealCarryOut', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, CarryOutRefusal>> => {
      const appeal = await lockAppeal(tx, Number(input.id));
      const barred = barredFromDesk(actor, await matterFacts(tx, appeal));
      if (barred) return refused({ code: barred });
      if (appeal.carryOut !== 'PENDING') return refused({ code: 'NOTHING_TO_CARRY_OUT' });
      const effect = await this.effectOf(tx, appeal);
      if (effect.carryOut === 'PENDING') return refused({ code: 'NOT_YET', words: effect.note });
      await keepEffect(tx, actor, appeal, effect);
      return done(appeal.id);
    });
  }

  /** A class closed again carries out the appeals that asked for it. */
  readonly onCohortClosed: Subscriber = async (tx, { cohortId }: { cohortId: number }) => {
    for (const { id } of await tx.rows<{ id: number }>("SELECT id FROM credit_appeals WHERE cohortId = ? AND carryOut = 'PENDING' ORDER BY id", [cohortId])) {
      const appeal = await lockAppeal(tx, id);
      const effect = appeal.carryOut === 'PENDING' ? await this.effectOf(tx, appeal) : null;
      if (effect?.carryOut === 'DONE') await keepEffect(tx, tx.author, appeal, effect);
    }
  };

  /** A source that is held back as doubtful takes along what a panel gave back of it: decision 063. */
  readonly onSourceHeldBack: Subscriber = async (tx, { causeKeys, reason }: { causeKeys: string[]; reason: string }) => {
    const given = await tx.rows<{ entryId: number }>('SELECT p.effectEntryId AS entryId FROM credit_appeals p JOIN ledger_entries e ON e.id = p.entryId WHERE e.causeKey IN (?) AND p.effectEntryId IS NOT NULL', [causeKeys]);
    if (given.length > 0) await this.credits.postings.reverse(tx, given.map(({ entryId }) => entryId), reason);
  };

  private async effectOf(tx: Tx, appeal: CreditAppealRow): Promise<Effect> {
    const head = (await membersOf(tx, appeal.id)).find(({ isHead }) => isHead);
    if (!head) throw new Error(`appeal ${appeal.id} was granted without a panel`);
    return carryOut(tx, this.credits, appeal, head.accountId);
  }
}

async function keepEffect(tx: Tx, by: Author, { id }: CreditAppealRow, effect: Effect): Promise<void> {
  const [centicredits, entryId] = effect.carryOut === 'DONE' ? [effect.centicredits, effect.entryId] : [null, null];
  await tx.run('UPDATE credit_appeals SET carryOut = ?, effectCenticredits = ?, effectEntryId = ?, effectNote = ?, changedAt = ? WHERE id = ?', [effect.carryOut, centicredits, entryId, effect.note && JSON.stringify(effect.note), tx.now, id]);
  if (effect.carryOut === 'PENDING') return;
  await noteStep(tx, by, id, 'CARRIED_OUT', effect.note?.zh ?? null);
  tx.audit({ action: 'creditAppeal.carryOut', subjectType: 'CreditAppeal', subjectId: id, details: { centicredits, entryId } });
}
