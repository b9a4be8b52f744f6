import type { MigrationInterface, QueryRunner } from 'typeorm';

import { addColumns, column as c, dialectOf, dropColumns } from '../../platform/data/portable-ddl.js';

/** A cohort that is reopened and closed again keeps both completion lists: each is a round. */
export class Reopening1763700000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'cohorts', { closingRound: c.int({ default: '1' }), reopenReason: c.text(300, { nullable: true }) });
    await addColumns(runner, 'completions', { round: c.int({ default: '1' }) });
    // The new index first: MariaDB keeps one that begins with the foreign key's column.
    await runner.query('CREATE UNIQUE INDEX IF NOT EXISTS `uq_completions_round` ON `completions` (`cohortId`, `teacherId`, `round`)');
    await runner.query(`DROP INDEX IF EXISTS \`uq_completions_teacher\`${dialectOf(runner) === 'mariadb' ? ' ON `completions`' : ''}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE UNIQUE INDEX IF NOT EXISTS `uq_completions_teacher` ON `completions` (`cohortId`, `teacherId`)');
    await runner.query(`DROP INDEX IF EXISTS \`uq_completions_round\`${dialectOf(runner) === 'mariadb' ? ' ON `completions`' : ''}`);
    await dropColumns(runner, 'completions', 'round');
    await dropColumns(runner, 'cohorts', 'reopenReason', 'closingRound');
  }
}
