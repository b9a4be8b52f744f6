import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { isOpen } from './appeal-filing.service.js';
import { CreditAppealMemberRow, type CreditAppealRow } from './appeals.entities.js';
import { judgesAmong, lockAppeal, matterFacts, noteStep, votesOf } from './appeals.store.js';
import { barredFromDesk, conflictOf } from './rules/conflict.js';
import { type PanelRefusal, refusalToName } from './rules/panel.js';
import type { AppealStatus } from './rules/vocabulary.js';

interface Keyed { readonly idempotencyKey?: string | null }
/** Whoever decided the matter does not conduct the appeal against it, nor does the applicant. */
export type BarredRefusal = { readonly code: 'IS_APPLICANT' } | { readonly code: 'DECIDED_THE_MATTER' };
export type AdmitRefusal = BarredRefusal | { readonly code: 'NOT_AWAITING_ADMISSION'; readonly status: AppealStatus };
export type DismissRefusal = BarredRefusal | { readonly code: 'NOT_OPEN'; readonly status: AppealStatus };

/** The desk that conducts appeals: admission, and who judges. */
export class AppealDesk {
  constructor(private readonly work: UnitOfWork) {}

  admit(actor: Actor, input: Keyed & { readonly id: string }): Promise<Outcome<number, AdmitRefusal>> {
    return this.conduct<AdmitRefusal>(actor, 'creditAppealAdmit', input, async (tx, appeal) => {
      if (appeal.status !== 'FILED') return { code: 'NOT_AWAITING_ADMISSION', status: appeal.status };
      await tx.run("UPDATE credit_appeals SET status = 'ADMITTED', changedAt = ? WHERE id = ?", [tx.now, appeal.id]);
      await noteStep(tx, actor, appeal.id, 'ADMITTED');
      tx.audit({ action: 'creditAppeal.admit', subjectType: 'CreditAppeal', subjectId: appeal.id });
      return null;
    });
  }

  /** Not admitted: out of place, or without an object by now. */
  dismiss(actor: Actor, input: Keyed & { readonly id: string; readonly reason: string }): Promise<Outcome<number, DismissRefusal>> {
    return this.conduct<DismissRefusal>(actor, 'creditAppealDismiss', input, async (tx, appeal) => {
      if (!isOpen(appeal.status)) return { code: 'NOT_OPEN', status: appeal.status };
      const reason = input.reason.trim();
      await tx.run("UPDATE credit_appeals SET status = 'DISMISSED', outcomeReason = ?, closedAt = ?, changedAt = ? WHERE id = ?", [reason, tx.now, tx.now, appeal.id]);
      await noteStep(tx, actor, appeal.id, 'DISMISSED', reason);
      tx.audit({ action: 'creditAppeal.dismiss', subjectType: 'CreditAppeal', subjectId: appeal.id, details: { reason } });
      return null;
    });
  }

  /** Names the panel, or names it anew: whoever has voted stays. */
  namePanel(actor: Actor, input: Keyed & { readonly id: string; readonly memberIds: readonly string[]; readonly headId: string }): Promise<Outcome<number, BarredRefusal | PanelRefusal>> {
    return this.conduct<BarredRefusal | PanelRefusal>(actor, 'creditAppealNamePanel', input, async (tx, appeal, matter) => {
      const memberIds = [...new Set(input.memberIds.map(Number))];
      const headId = Number(input.headId);
      const judges = await judgesAmong(tx, memberIds);
      const votes = await votesOf(tx, appeal.id);
      const before = await tx.rows<{ accountId: number; name: string }>('SELECT accountId, name FROM credit_appeal_members WHERE appealId = ?', [appeal.id]);
      const refusal = refusalToName({
        status: appeal.status, memberIds, headId, eligible: new Map([...judges].map(([id, judge]) => [id, { name: judge.name, conflict: conflictOf(judge, matter) }])),
        voted: new Map(votes.map(({ accountId }) => [accountId, before.find((each) => each.accountId === accountId)?.name ?? ''])),
      });
      if (refusal) return refusal;
      await tx.run('DELETE FROM credit_appeal_members WHERE appealId = ?', [appeal.id]);
      await tx.insertMany(CreditAppealMemberRow, memberIds.map((accountId) => ({ appealId: appeal.id, accountId, name: judges.get(accountId)?.name ?? '', isHead: accountId === headId })));
      await tx.run('UPDATE credit_appeals SET panelSize = ?, changedAt = ? WHERE id = ?', [memberIds.length, tx.now, appeal.id]);
      await noteStep(tx, actor, appeal.id, 'PANEL_NAMED', memberIds.map((id) => judges.get(id)?.name).join('、'));
      tx.audit({ action: 'creditAppeal.namePanel', subjectType: 'CreditAppeal', subjectId: appeal.id, details: { memberIds, headId } });
      return null;
    });
  }

  private conduct<R extends { readonly code: string }>(actor: Actor, operation: string, input: Keyed & { readonly id: string }, act: (tx: Tx, appeal: CreditAppealRow, matter: Awaited<ReturnType<typeof matterFacts>>) => Promise<R | null>): Promise<Outcome<number, R | BarredRefusal>> {
    return once(this.work, actor, { operation, input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, R | BarredRefusal>> => {
      const appeal = await lockAppeal(tx, Number(input.id));
      const matter = await matterFacts(tx, appeal);
      const barred = barredFromDesk(actor, matter);
      if (barred) return refused({ code: barred });
      const refusal = await act(tx, appeal, matter);
      return refusal ? refused(refusal) : done(appeal.id);
    });
  }
}
