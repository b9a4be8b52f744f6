import { Entity, Index } from 'typeorm';

import { Id, InstantAt, Int, Ref, Text } from '../../platform/data/columns.js';
import { StoredFile } from '../../platform/files/files.js';
import { CohortRow } from '../training/index.js';
import type { ArchivePart, Requirement, UploadPart } from './rules/vocabulary.js';

/** A cohort's archive; its row is the lock of all its papers, taken after the cohort's. */
@Entity('cohort_archives')
@Index('uq_cohort_archives_cohort', ['cohortId'], { unique: true })
export class CohortArchiveRow {
  @Id() id: number;
  @Ref('fk_cohort_archives_cohort', () => CohortRow) cohortId: number;
  /** What its files are and weigh together. */
  @Int() fileCount: number;
  @Int() fileKilobytes: number;
  /** When it was sealed; null while papers may still be added. */
  @InstantAt({ nullable: true }) archivedAt: string | null;
  @Text(100, { nullable: true }) archivedByName: string | null;
  @InstantAt({ nullable: true }) reopenedAt: string | null;
  @Text(300, { nullable: true }) reopenReason: string | null;
  @Int({ nullable: true }) zipFileId: number | null;
  @InstantAt({ nullable: true }) zipMadeAt: string | null;
  @Int({ nullable: true }) zipJobId: number | null;
  @Int({ nullable: true }) pdfFileId: number | null;
  @InstantAt({ nullable: true }) pdfMadeAt: string | null;
  @Int({ nullable: true }) pdfJobId: number | null;
  @InstantAt() changedAt: string;
}

/** What the coordinator said of a part otherwise than is usual. */
@Entity('archive_terms')
@Index('uq_archive_terms_part', ['cohortId', 'part'], { unique: true })
export class ArchiveTermRow {
  @Id() id: number;
  @Ref('fk_archive_terms_cohort', () => CohortRow) cohortId: number;
  @Text(15) part: ArchivePart;
  @Text(15) requirement: Requirement;
  @Text(300, { nullable: true }) reason: string | null;
  @Text(100) byName: string;
  @InstantAt() at: string;
}

/** A file that somebody put into a part. Removing it deletes the row; the log keeps its name and hash. */
@Entity('archive_files')
@Index('uq_archive_files_file', ['fileId'], { unique: true })
@Index('ix_archive_files_cohort', ['cohortId', 'part', 'id'])
export class ArchiveFileRow {
  @Id() id: number;
  @Ref('fk_archive_files_cohort', () => CohortRow) cohortId: number;
  @Text(15) part: UploadPart;
  @Ref('fk_archive_files_file', () => StoredFile) fileId: number;
  /** The session that speaking notes belong to; null for the whole class. */
  @Int({ nullable: true }) sessionId: number | null;
  @Text(200) caption: string;
  @Text(100) addedByName: string;
  @InstantAt() addedAt: string;
}

export const archivesEntities = [CohortArchiveRow, ArchiveTermRow, ArchiveFileRow];
