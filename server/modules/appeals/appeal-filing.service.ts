import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import { CreditAppealFileRow, CreditAppealRow } from './appeals.entities.js';
import { appealNotFound, lockAppeal, noteStep } from './appeals.store.js';
import { dayTold, mattersOf } from './matters.js';
import { decideBy, lastDayToAppeal } from './rules/appeal-clock.js';
import { type FilingRefusal, refusalToFile } from './rules/appeal-filing.js';
import type { AppealStatus } from './rules/vocabulary.js';

interface Keyed { readonly idempotencyKey?: string | null }
export type WithdrawRefusal = { readonly code: 'DECIDED_ALREADY'; readonly status: AppealStatus };

/** The applicant's side: an appeal is filed within its days, and can be taken back until it is decided. */
export class AppealFiling {
  constructor(private readonly work: UnitOfWork, private readonly credits: Credits) {}

  file(actor: Actor, { idempotencyKey, ...input }: Keyed & { readonly matterKey: string; readonly grounds: string; readonly evidenceFileIds: readonly string[] }): Promise<Outcome<number, FilingRefusal>> {
    const teacherId = actor.teacherId as number;
    return once(this.work, actor, { operation: 'creditAppealFile', input, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, FilingRefusal>> => {
      // Two of one teacher at once wait for each other: the second finds the first.
      const teacher = await tx.lockOne<{ schoolId: number }>('SELECT id, schoolId FROM teachers WHERE id = ?', [teacherId]);
      if (!teacher) throw appealNotFound();
      const matter = (await mattersOf(tx, teacherId)).find(({ key }) => key === input.matterKey);
      const live = await tx.row('SELECT id FROM credit_appeals WHERE liveKey = ?', [input.matterKey]);
      const fileIds = input.evidenceFileIds.map(Number);
      const files = await tx.rows("SELECT id FROM stored_files WHERE id IN (?) AND ownerAccountId = ? AND purpose = 'appeal-evidence'", [fileIds, actor.accountId]);
      const ruleSet = matter ? await this.credits.ruleSets.inForce(tx, dayTold(matter)) : null;
      const lastDay = matter ? lastDayToAppeal(dayTold(matter), ruleSet?.policies.appealDays ?? null) : null;
      const refusal = refusalToFile({ isKnown: matter !== undefined, isAppealed: live !== undefined, lastDay, today: tx.today, files: fileIds.length, knownFiles: files.length });
      if (refusal || !matter) return refused(refusal ?? { code: 'MATTER_UNKNOWN' });
      const { kind, key, claimId, entryId, completionId, cohortId, title, decision, decidedByAccountId, decidedByName, stakeCenticredits } = matter;
      const id = await tx.insert(CreditAppealRow, {
        teacherId, schoolId: teacher.schoolId, kind, matterKey: key, liveKey: key, claimId, entryId, completionId, cohortId, title, decision: JSON.stringify(decision), decidedDay: dayTold(matter), decidedByAccountId, decidedByName, stakeCenticredits,
        grounds: input.grounds.trim(), filedAt: tx.now, filedDay: tx.today, decideByDay: decideBy(tx.today), status: 'FILED', panelSize: 0, voteCount: 0, outcomeReason: null, grantVotes: null, closedAt: null, carryOut: null,
        effectCenticredits: null, effectEntryId: null, effectNote: null, changedAt: tx.now,
      });
      await tx.insertMany(CreditAppealFileRow, fileIds.map((fileId) => ({ appealId: id, fileId })));
      await noteStep(tx, actor, id, 'FILED');
      tx.audit({ action: 'creditAppeal.file', subjectType: 'CreditAppeal', subjectId: id, details: { teacherId, kind, matterKey: key, files: fileIds.length } });
      return done(id);
    });
  }

  /** @throws RequestError NOT_FOUND for an appeal of somebody else. */
  withdraw(actor: Actor, input: Keyed & { readonly id: string }): Promise<Outcome<number, WithdrawRefusal>> {
    return once(this.work, actor, { operation: 'creditAppealWithdraw', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, WithdrawRefusal>> => {
      const appeal = await lockAppeal(tx, Number(input.id));
      if (actor.teacherId === null || appeal.teacherId !== actor.teacherId) throw appealNotFound();
      if (!isOpen(appeal.status)) return refused({ code: 'DECIDED_ALREADY', status: appeal.status });
      await tx.run("UPDATE credit_appeals SET status = 'WITHDRAWN', liveKey = NULL, closedAt = ?, changedAt = ? WHERE id = ?", [tx.now, tx.now, appeal.id]);
      await noteStep(tx, actor, appeal.id, 'WITHDRAWN');
      tx.audit({ action: 'creditAppeal.withdraw', subjectType: 'CreditAppeal', subjectId: appeal.id });
      return done(appeal.id);
    });
  }
}

export const isOpen = (status: AppealStatus): boolean => status === 'FILED' || status === 'ADMITTED';
