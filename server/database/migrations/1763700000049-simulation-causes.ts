import type { MigrationInterface, QueryRunner } from 'typeorm';

import { addColumns, column as c, dropColumns } from '../../platform/data/portable-ddl.js';

/** A trial of a draft says over all teachers what makes the difference; those made before say nothing of it. */
export class SimulationCauses1763700000049 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'rule_set_simulations', { causes: c.largeText({ nullable: true }) });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'rule_set_simulations', 'causes');
  }
}
