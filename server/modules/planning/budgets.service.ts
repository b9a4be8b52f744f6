import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { lockProgramme } from '../training/index.js';
import { ProgrammeBudgetRow, ProgrammeExpenseRow } from './planning.entities.js';
import type { BudgetKind } from './rules/budget.js';

type Keyed = { idempotencyKey?: string | null | undefined };
export type ExpenseRefusal = { readonly code: 'SPENT_IN_FUTURE' } | { readonly code: 'VOUCHER_ENTERED'; readonly voucher: string };

/** What a programme may cost, and what it did. The programme is locked. Every method answers the programme's id. */
export class Budgets {
  constructor(private readonly work: UnitOfWork) {}

  /** All lines as they are to be; a kind left out is planned with nothing. */
  plan(actor: Actor, input: { programmeId: string; lines: readonly { kind: BudgetKind; plannedFen: number }[] } & Keyed): Promise<Outcome<number>> {
    const { programmeId, lines } = input;
    return once(this.work, actor, { operation: 'programmePlanBudget', input: { programmeId, lines }, key: input.idempotencyKey ?? null }, async (tx) => {
      const { id } = await lockProgramme(tx, Number(programmeId));
      const byKind = new Map(lines.map(({ kind, plannedFen }) => [kind, plannedFen]));
      await tx.run('DELETE FROM programme_budgets WHERE programmeId = ?', [id]);
      await tx.insertMany(ProgrammeBudgetRow, [...byKind].filter(([, plannedFen]) => plannedFen > 0).map(([kind, plannedFen]) => ({ programmeId: id, kind, plannedFen })));
      tx.audit({ action: 'programme.planBudget', subjectType: 'Programme', subjectId: id, details: Object.fromEntries(byKind) });
      return done(id);
    });
  }

  /** Money spent, with its voucher. One voucher may pay for several kinds, but for each once. */
  enter(actor: Actor, input: { programmeId: string; kind: BudgetKind; amountFen: number; spentOn: string; voucher: string; note: string } & Keyed): Promise<Outcome<number, ExpenseRefusal>> {
    const { programmeId, kind, amountFen, spentOn, note } = input;
    const voucher = input.voucher.trim();
    return once(this.work, actor, { operation: 'programmeExpenseEnter', input: { programmeId, kind, amountFen, spentOn, voucher, note }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ExpenseRefusal>> => {
      const { id } = await lockProgramme(tx, Number(programmeId));
      if (spentOn > tx.today) return refused({ code: 'SPENT_IN_FUTURE' });
      if (await tx.row('SELECT id FROM programme_expenses WHERE programmeId = ? AND kind = ? AND voucher = ? AND struckAt IS NULL', [id, kind, voucher])) return refused({ code: 'VOUCHER_ENTERED', voucher });
      await tx.insert(ProgrammeExpenseRow, { programmeId: id, kind, amountFen, spentOn, voucher, note, enteredByName: actor.name, enteredAt: tx.now, struckAt: null, struckReason: null });
      tx.audit({ action: 'programmeExpense.enter', subjectType: 'Programme', subjectId: id, details: { kind, amountFen, spentOn, voucher } });
      return done(id);
    });
  }

  /** Strikes out a slip; the line stays to be read. */
  strike(actor: Actor, input: { id: string; reason: string } & Keyed): Promise<Outcome<number, { code: 'STRUCK_ALREADY' }>> {
    const { id, reason } = input;
    return once(this.work, actor, { operation: 'programmeExpenseStrike', input: { id, reason }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, { code: 'STRUCK_ALREADY' }>> => {
      const expense = await tx.lockOne<ProgrammeExpenseRow>('SELECT * FROM programme_expenses WHERE id = ?', [Number(id)]);
      if (!expense) throw notFound({ zh: '支出', en: 'expense' });
      if (expense.struckAt) return refused({ code: 'STRUCK_ALREADY' });
      await tx.run('UPDATE programme_expenses SET struckAt = ?, struckReason = ? WHERE id = ?', [tx.now, reason, expense.id]);
      tx.audit({ action: 'programmeExpense.strike', subjectType: 'Programme', subjectId: expense.programmeId, details: { kind: expense.kind, amountFen: expense.amountFen, voucher: expense.voucher, reason } });
      return done(expense.programmeId);
    });
  }
}
