import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

import { addColumns, column as c, createTable, dropColumns, dropTables, makeAppendOnly } from '../../platform/data/portable-ddl.js';

/** Drafts of rule sets, their simulations, published versions that the database itself keeps from changing, and what an entry's source stated. */
export class RuleSetDrafts1763700000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'ledger_entries', { activity: c.longText({ nullable: true }) });
    await addColumns(runner, 'rule_sets', { testCases: c.longText({ nullable: true }), documentHash: c.text(64, { default: "''" }) });
    const unhashed = (await runner.query("SELECT id, document FROM rule_sets WHERE documentHash = ''")) as { id: number; document: string }[];
    for (const { id, document } of unhashed) await runner.query(`UPDATE rule_sets SET documentHash = '${createHash('sha256').update(document).digest('hex')}' WHERE id = ${id}`);
    await makeAppendOnly(runner, 'rule_sets');
    await createTable(runner, 'rule_set_heads', { columns: { id: c.int(), version: c.int() }, primaryKey: ['id'] });
    const [head] = (await runner.query('SELECT id FROM rule_set_heads')) as unknown[];
    if (!head) await runner.query('INSERT INTO rule_set_heads (id, version) SELECT 1, COALESCE(MAX(version), 1) FROM rule_sets WHERE isDefault = 1');
    await createTable(runner, 'rule_set_drafts', {
      columns: {
        id: c.id(), nameZh: c.text(200), nameEn: c.text(200), effectiveFromDay: c.day(), effectiveToDay: c.day({ nullable: true }), status: c.text(10), revision: c.int(),
        document: c.longText(), testCases: c.longText(), basedOnId: c.int({ nullable: true }), ruleSetId: c.int({ nullable: true }), returnReason: c.text(500, { nullable: true }),
        createdAt: c.instant(), createdByAccountId: c.int(), savedAt: c.instant(), savedByAccountId: c.int(), submittedAt: c.instant({ nullable: true }), submittedByAccountId: c.int({ nullable: true }),
      },
      unique: { uq_rule_set_drafts_rule_set: ['ruleSetId'] },
      index: { ix_rule_set_drafts_status: ['status', 'id'] },
      foreign: { fk_rule_set_drafts_based_on: ['basedOnId', 'rule_sets'], fk_rule_set_drafts_rule_set: ['ruleSetId', 'rule_sets'] },
      check: {
        ck_rule_set_drafts_status: "status IN ('DRAFT', 'SUBMITTED', 'WITHDRAWN', 'PUBLISHED')",
        ck_rule_set_drafts_published: "(status = 'PUBLISHED' AND ruleSetId IS NOT NULL) OR (status <> 'PUBLISHED' AND ruleSetId IS NULL)",
      },
    });
    await createTable(runner, 'rule_set_draft_authors', {
      columns: { draftId: c.int(), accountId: c.int() },
      primaryKey: ['draftId', 'accountId'],
      foreign: { fk_rule_set_draft_authors_draft: ['draftId', 'rule_set_drafts'], fk_rule_set_draft_authors_account: ['accountId', 'accounts'] },
    });
    await createTable(runner, 'rule_set_simulations', {
      columns: {
        id: c.id(), draftId: c.int(), draftRevision: c.int(), document: c.longText(), asOfDay: c.day(), status: c.text(10), jobId: c.int({ nullable: true }), lastTeacherId: c.int(), teacherCount: c.int(),
        createdAt: c.instant(), createdByAccountId: c.int(), endedAt: c.instant({ nullable: true }),
      },
      index: { ix_rule_set_simulations_draft: ['draftId', 'id'] },
      foreign: { fk_rule_set_simulations_draft: ['draftId', 'rule_set_drafts'] },
      check: { ck_rule_set_simulations_status: "status IN ('RUNNING', 'DONE')" },
    });
    await createTable(runner, 'simulation_results', {
      columns: {
        simulationId: c.int(), teacherId: c.int(), schoolId: c.int(), outcome: c.text(16), beforeMet: c.flag(), afterMet: c.flag(), beforeCenticredits: c.int(), afterCenticredits: c.int(),
        beforeShortCenticredits: c.int(), afterShortCenticredits: c.int(), differsFromLedger: c.flag(), differences: c.longText(),
      },
      primaryKey: ['simulationId', 'teacherId'],
      index: { ix_simulation_results_outcome: ['simulationId', 'outcome'], ix_simulation_results_school: ['simulationId', 'schoolId'] },
      foreign: { fk_simulation_results_simulation: ['simulationId', 'rule_set_simulations'], fk_simulation_results_teacher: ['teacherId', 'teachers'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'simulation_results', 'rule_set_simulations', 'rule_set_draft_authors', 'rule_set_drafts', 'rule_set_heads');
    for (const event of ['update', 'delete']) await runner.query(`DROP TRIGGER IF EXISTS \`tr_rule_sets_no_${event}\``);
    await dropColumns(runner, 'rule_sets', 'testCases', 'documentHash');
    await dropColumns(runner, 'ledger_entries', 'activity');
  }
}
