import { Entity, Index } from 'typeorm';

import { DayOn, Id, InstantAt, Int, KeyRef, Ref, Text } from '../../platform/data/columns.js';
import { RegisterSessionRow, RollRow } from '../attendance/index.js';
import type { Level } from '../credits/index.js';
import { SchoolRow } from '../organisations/index.js';
import { TeacherRow } from '../teachers/index.js';

export type StudioKind = 'MASTER_STUDIO' | 'EXPERT_STATION' | 'WORKSHOP';
export type StudioStatus = 'ACTIVE' | 'CLOSED';

/** A master's studio, an expert's station or an online workshop. Its members stand on its roll. */
@Entity('studios')
@Index('uq_studios_code', ['code'], { unique: true })
@Index('uq_studios_roll', ['rollId'], { unique: true })
@Index('ix_studios_host', ['hostTeacherId'])
@Index('ix_studios_school', ['schoolId'])
export class StudioRow {
  @Id() id: number;
  @Text(20) code: string;
  @Text(20) kind: StudioKind;
  @Text(60) nameZh: string;
  @Text(100) nameEn: string;
  @Ref('fk_studios_host', () => TeacherRow) hostTeacherId: number;
  /** The host's school when it was founded. */
  @Ref('fk_studios_school', () => SchoolRow) schoolId: number;
  @DayOn() foundedOn: string;
  @Ref('fk_studios_roll', () => RollRow) rollId: number;
  /** The level and the category at which its meetings are claimed. */
  @Text(10) creditLevel: Level;
  @Text(64) categoryKey: string;
  @Text(10) status: StudioStatus;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

/** That the claims of a meeting were filed, and how many; filing again adds those who were missing. */
@Entity('studio_filings')
@Index('ix_studio_filings_studio', ['studioId'])
export class StudioFilingRow {
  @KeyRef('fk_studio_filings_session', () => RegisterSessionRow) sessionId: number;
  @Ref('fk_studio_filings_studio', () => StudioRow) studioId: number;
  @Int() claimCount: number;
  @InstantAt() filedAt: string;
  @Int() filedByAccountId: number;
}

export const studiosEntities = [StudioRow, StudioFilingRow];
