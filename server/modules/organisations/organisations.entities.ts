import { Entity, Index } from 'typeorm';

import { DayOn, Id, InstantAt, Int, Ref, Text } from '../../platform/data/columns.js';

@Entity('areas')
@Index('uq_areas_code', ['code'], { unique: true })
export class AreaRow {
  @Id() id: number;
  @Text(20) code: string;
  @Text(60) name: string;
  @Text(100) nameEn: string;
  /** A code of AREA_STAGES. */
  @Text(20) stage: string;
  @InstantAt() createdAt: string;
}

@Entity('schools')
@Index('uq_schools_code', ['code'], { unique: true })
@Index('ix_schools_area', ['areaId'])
export class SchoolRow {
  @Id() id: number;
  /** 学校标识码, ten digits. */
  @Text(20) code: string;
  @Text(60) name: string;
  @Text(100) nameEn: string;
  @Ref('fk_schools_area', () => AreaRow, { nullable: true }) areaId: number | null;
  /** A code of SCHOOL_KINDS, or `centre` for the training centre itself. */
  @Text(20) kind: string;
  @Text(20) remoteness: string;
  /** Kept in the transaction that moves a teacher. */
  @Int() teacherCount: number;
  @InstantAt() createdAt: string;
}

@Entity('designations')
@Index('uq_designations_school', ['schoolId', 'code', 'grantedYear'], { unique: true })
export class DesignationRow {
  @Id() id: number;
  @Ref('fk_designations_school', () => SchoolRow) schoolId: number;
  @Text(40) code: string;
  @Text(10) level: string;
  @Text(60) name: string;
  @Text(100) nameEn: string;
  @Int() grantedYear: number;
  @DayOn({ nullable: true }) endedOn: string | null;
}

export const organisationsEntities = [AreaRow, SchoolRow, DesignationRow];
