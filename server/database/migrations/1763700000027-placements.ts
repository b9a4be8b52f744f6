import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Rolls that count for another one; host schools of shadowing placements, their mentors, and who is placed there. */
export class Placements1763700000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'roll_parts', {
      columns: { id: c.id(), rollId: c.int(), wholeId: c.int() },
      unique: { uq_roll_parts_roll: ['rollId'] },
      index: { ix_roll_parts_whole: ['wholeId'] },
      foreign: { fk_roll_parts_roll: ['rollId', 'rolls'], fk_roll_parts_whole: ['wholeId', 'rolls'] },
      check: { ck_roll_parts_whole: 'rollId <> wholeId' },
    });
    await createTable(runner, 'placement_hosts', {
      columns: { id: c.id(), cohortId: c.int(), schoolId: c.int(), rollId: c.int(), createdAt: c.instant() },
      unique: { uq_placement_hosts_school: ['cohortId', 'schoolId'], uq_placement_hosts_roll: ['rollId'] },
      index: { ix_placement_hosts_school: ['schoolId'] },
      foreign: { fk_placement_hosts_cohort: ['cohortId', 'cohorts'], fk_placement_hosts_school: ['schoolId', 'schools'], fk_placement_hosts_roll: ['rollId', 'rolls'] },
    });
    await createTable(runner, 'placement_mentors', {
      columns: { id: c.id(), hostId: c.int(), name: c.text(60), subject: c.text(30), stage: c.text(20), note: c.text(100), capacity: c.int(), used: c.int() },
      unique: { uq_placement_mentors_name: ['hostId', 'name'] },
      foreign: { fk_placement_mentors_host: ['hostId', 'placement_hosts'] },
      check: { ck_placement_mentors_used: 'used >= 0 AND used <= capacity' },
    });
    await createTable(runner, 'placements', {
      columns: { id: c.id(), cohortId: c.int(), teacherId: c.int(), mentorId: c.int(), placedAt: c.instant() },
      unique: { uq_placements_teacher: ['cohortId', 'teacherId'] },
      index: { ix_placements_mentor: ['mentorId'], ix_placements_teacher: ['teacherId'] },
      foreign: { fk_placements_cohort: ['cohortId', 'cohorts'], fk_placements_teacher: ['teacherId', 'teachers'], fk_placements_mentor: ['mentorId', 'placement_mentors'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'placements', 'placement_mentors', 'placement_hosts', 'roll_parts');
  }
}
