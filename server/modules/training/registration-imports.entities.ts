import { Entity, Index } from 'typeorm';

import { Id, InstantAt, Int, Json, Ref, Text } from '../../platform/data/columns.js';
import { StoredFile } from '../../platform/files/files.js';
import { AccountRow } from '../accounts/index.js';
import type { ImportStatus, LineOutcome, LineStatus } from './rules/import-outcome.js';
import type { RegistrationPath } from './rules/vocabulary.js';
import { CohortRow } from './training.entities.js';

/** A list of people for a class, out of Excel, and how far it is. */
@Entity('registration_imports')
@Index('ix_registration_imports_cohort', ['cohortId', 'id'])
@Index('ix_registration_imports_creator', ['createdByAccountId', 'id'])
export class RegistrationImportRow {
  @Id() id: number;
  @Ref('fk_registration_imports_cohort', () => CohortRow) cohortId: number;
  @Ref('fk_registration_imports_file', () => StoredFile) fileId: number;
  @Text(200) fileName: string;
  @Text(12) path: RegistrationPath;
  /** Whose teachers may be in it: a Reach. */
  @Json() reach: string;
  @Text(10) status: ImportStatus;
  /** Why the whole file was refused: a FileProblem. */
  @Json({ nullable: true }) refusal: string | null;
  /** Heads that mean nothing here. */
  @Json({ nullable: true }) ignoredColumns: string | null;
  /** The last line that was taken; it moves in the transaction that registers. */
  @Int() takenSeq: number;
  @Int({ nullable: true }) jobId: number | null;
  @Ref('fk_registration_imports_creator', () => AccountRow) createdByAccountId: number;
  @Text(100) createdBy: string;
  @InstantAt() createdAt: string;
  @Text(100, { nullable: true }) takenBy: string | null;
  @InstantAt({ nullable: true }) takenAt: string | null;
}

/** One line of the list, in its order: what would become of it, and what did. */
@Entity('registration_import_lines')
@Index('uq_registration_import_lines_seq', ['importId', 'seq'], { unique: true })
@Index('ix_registration_import_lines_outcome', ['importId', 'outcome', 'seq'])
export class RegistrationImportLineRow {
  @Id() id: number;
  @Ref('fk_registration_import_lines_import', () => RegistrationImportRow) importId: number;
  @Int() seq: number;
  @Int() rowNumber: number;
  /** Name and school as the list has them; numbers of persons are not kept. */
  @Text(60) name: string;
  @Text(100) place: string;
  /** No foreign key: a list that was only checked keeps nobody in the roster. */
  @Int({ nullable: true }) teacherId: number | null;
  @Text(20) outcome: LineOutcome;
  /** The column that is wrong, its cell and what stands there. */
  @Text(20, { nullable: true }) fieldKey: string | null;
  @Text(12, { nullable: true }) address: string | null;
  @Text(200, { nullable: true }) found: string | null;
  /** A LineProblem. */
  @Json({ nullable: true }) problem: string | null;
  /** What the form asks, by key: a list of key and value. */
  @Json({ nullable: true }) answers: string | null;
  /** What it became when it was taken; null when not, or when it no longer could be. */
  @Text(10, { nullable: true }) status: LineStatus | null;
  @Int({ nullable: true }) registrationId: number | null;
}

export const registrationImportEntities = [RegistrationImportRow, RegistrationImportLineRow];
