import { Entity, Index } from 'typeorm';

import { Id, InstantAt, Int, Ref, Text } from '../../platform/data/columns.js';
import { RollRow } from '../attendance/index.js';
import { SchoolRow } from '../organisations/index.js';
import { TeacherRow } from '../teachers/index.js';
import { CohortRow } from '../training/index.js';

/** A school that takes in people of a shadowing class. Its roll, kept by that school, has one session a day and is a part of the class's. */
@Entity('placement_hosts')
@Index('uq_placement_hosts_school', ['cohortId', 'schoolId'], { unique: true })
@Index('uq_placement_hosts_roll', ['rollId'], { unique: true })
@Index('ix_placement_hosts_school', ['schoolId'])
export class PlacementHostRow {
  @Id() id: number;
  @Ref('fk_placement_hosts_cohort', () => CohortRow) cohortId: number;
  @Ref('fk_placement_hosts_school', () => SchoolRow) schoolId: number;
  @Ref('fk_placement_hosts_roll', () => RollRow) rollId: number;
  @InstantAt() createdAt: string;
}

@Entity('placement_mentors')
@Index('uq_placement_mentors_name', ['hostId', 'name'], { unique: true })
export class PlacementMentorRow {
  @Id() id: number;
  @Ref('fk_placement_mentors_host', () => PlacementHostRow) hostId: number;
  @Text(60) name: string;
  @Text(30) subject: string;
  @Text(20) stage: string;
  /** Class, office, telephone: whatever the one who comes should know. */
  @Text(100) note: string;
  @Int() capacity: number;
  /** Places taken: a counter, kept with the rows of `placements`. */
  @Int() used: number;
}

@Entity('placements')
@Index('uq_placements_teacher', ['cohortId', 'teacherId'], { unique: true })
@Index('ix_placements_mentor', ['mentorId'])
@Index('ix_placements_teacher', ['teacherId'])
export class PlacementRow {
  @Id() id: number;
  @Ref('fk_placements_cohort', () => CohortRow) cohortId: number;
  @Ref('fk_placements_teacher', () => TeacherRow) teacherId: number;
  @Ref('fk_placements_mentor', () => PlacementMentorRow) mentorId: number;
  @InstantAt() placedAt: string;
}

export const placementsEntities = [PlacementHostRow, PlacementMentorRow, PlacementRow];
