import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** The plan of a year with its items, the programmes that came from it, and what programmes may and did cost. */
export class Planning1763700000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'training_plans', {
      columns: {
        id: c.id(), year: c.int(), status: c.text(10), changedByAccountId: c.int(), changedByName: c.text(100), approvedAt: c.instant({ nullable: true }), approvedByName: c.text(100, { nullable: true }),
        publishedAt: c.instant({ nullable: true }), createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_training_plans_year: ['year'] },
      check: { ck_training_plans_status: "status IN ('DRAFT', 'APPROVED', 'PUBLISHED')" },
    });
    await createTable(runner, 'plan_items', {
      columns: {
        id: c.id(), planId: c.int(), title: c.text(100), sponsorLevel: c.text(10), mode: c.text(15), minutes: c.int(), seats: c.int(), startsOn: c.day(), endsOn: c.day(), budgetFen: c.int(),
        responsible: c.text(60), stages: c.text(200), subjects: c.text(500), traineeGroup: c.text(100), note: c.text(300), createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_plan_items_title: ['planId', 'title'] },
      index: { ix_plan_items_plan: ['planId', 'startsOn'] },
      foreign: { fk_plan_items_plan: ['planId', 'training_plans'] },
      check: { ck_plan_items_amounts: 'minutes > 0 AND seats > 0 AND budgetFen >= 0 AND endsOn >= startsOn' },
    });
    await createTable(runner, 'plan_programmes', {
      columns: { programmeId: c.int(), itemId: c.int() },
      primaryKey: ['programmeId'],
      index: { ix_plan_programmes_item: ['itemId'] },
      foreign: { fk_plan_programmes_programme: ['programmeId', 'programmes'], fk_plan_programmes_item: ['itemId', 'plan_items'] },
    });
    await createTable(runner, 'programme_budgets', {
      columns: { id: c.id(), programmeId: c.int(), kind: c.text(10), plannedFen: c.int() },
      unique: { uq_programme_budgets_kind: ['programmeId', 'kind'] },
      foreign: { fk_programme_budgets_programme: ['programmeId', 'programmes'] },
      check: { ck_programme_budgets_planned: 'plannedFen >= 0' },
    });
    await createTable(runner, 'programme_expenses', {
      columns: {
        id: c.id(), programmeId: c.int(), kind: c.text(10), amountFen: c.int(), spentOn: c.day(), voucher: c.text(40), note: c.text(200), enteredByName: c.text(100), enteredAt: c.instant(),
        struckAt: c.instant({ nullable: true }), struckReason: c.text(200, { nullable: true }),
      },
      index: { ix_programme_expenses_programme: ['programmeId', 'spentOn'] },
      foreign: { fk_programme_expenses_programme: ['programmeId', 'programmes'] },
      check: { ck_programme_expenses_amount: 'amountFen > 0' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'programme_expenses', 'programme_budgets', 'plan_programmes', 'plan_items', 'training_plans');
  }
}
