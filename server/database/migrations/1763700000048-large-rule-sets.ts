import type { MigrationInterface, QueryRunner } from 'typeorm';

import { dialectOf } from '../../platform/data/portable-ddl.js';

const COLUMNS = [['rule_sets', 'document', 'NOT NULL'], ['rule_sets', 'testCases', 'NULL'], ['rule_set_drafts', 'document', 'NOT NULL'], ['rule_set_drafts', 'testCases', 'NOT NULL'], ['rule_set_simulations', 'document', 'NOT NULL']] as const;

/** A province's table of items, in two languages and with its test cases, is more than the 64 KB of MariaDB's `text`; SQLite's has no such end. */
export class LargeRuleSets1763700000048 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return retype(runner, 'mediumtext');
  }

  down(runner: QueryRunner): Promise<void> {
    return retype(runner, 'text');
  }
}

async function retype(runner: QueryRunner, type: string): Promise<void> {
  if (dialectOf(runner) !== 'mariadb') return;
  for (const [table, column, nullability] of COLUMNS) await runner.query(`ALTER TABLE \`${table}\` MODIFY COLUMN \`${column}\` ${type} ${nullability}`);
}
