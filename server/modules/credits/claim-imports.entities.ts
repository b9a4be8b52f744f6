import { Entity, Index } from 'typeorm';

import { Flag, Id, InstantAt, Int, Json, LongText, Ref, Text } from '../../platform/data/columns.js';
import { StoredFile } from '../../platform/files/files.js';
import { SchoolRow } from '../organisations/index.js';
import type { ImportStatus } from './rules/claim-import-steps.js';
import type { RowOutcome } from './rules/claim-sheet.js';

/** A school's Excel of claims and what became of it. */
@Entity('claim_imports')
@Index('ix_claim_imports_school', ['schoolId', 'id'])
export class ClaimImportRow {
  @Id() id: number;
  @Ref('fk_claim_imports_school', () => SchoolRow) schoolId: number;
  @Ref('fk_claim_imports_file', () => StoredFile) fileId: number;
  @Ref('fk_claim_imports_zip', () => StoredFile, { nullable: true }) zipFileId: number | null;
  @Text(200) fileName: string;
  @Text(10) status: ImportStatus;
  /** Why the whole file was refused: words in both languages. */
  @Text(1000, { nullable: true }) refusal: string | null;
  @Int() readyCount: number;
  @Int() suspectCount: number;
  @Int() refusedCount: number;
  /** What the good rows are worth before caps. */
  @Int() worthCenticredits: number;
  @Flag() onlyGoodRows: boolean;
  /** The last row that was filed; 0 before the first. */
  @Int() writtenSeq: number;
  @Int({ nullable: true }) jobId: number | null;
  @Int() createdByAccountId: number;
  @Text(100) createdBy: string;
  @InstantAt() createdAt: string;
  @InstantAt({ nullable: true }) appliedAt: string | null;
  @Text(100, { nullable: true }) undoneBy: string | null;
  @InstantAt({ nullable: true }) undoneAt: string | null;
}

@Entity('claim_import_rows')
@Index('uq_claim_import_rows_seq', ['importId', 'seq'], { unique: true })
@Index('ix_claim_import_rows_outcome', ['importId', 'outcome', 'seq'])
@Index('ix_claim_import_rows_claim', ['claimId'])
export class ClaimImportLine {
  @Id() id: number;
  @Ref('fk_claim_import_rows_import', () => ClaimImportRow) importId: number;
  @Int() seq: number;
  /** As Excel counts. */
  @Int() rowNumber: number;
  @Text(10) outcome: RowOutcome;
  /** The teacher as found, or as written where nobody was found. */
  @Text(100) person: string;
  @Text(200) title: string;
  @Int() worthCenticredits: number;
  /** RowReason of rules/claim-sheet.ts, in both languages. */
  @Json() reasons: string;
  /** PlannedClaim of rules/claim-sheet.ts; null for a refused row. */
  @LongText({ nullable: true }) content: string | null;
  @Int({ nullable: true }) claimId: number | null;
}

/** Evidence that was brought beside the Excel, or taken out of its zip when the rows were filed. */
@Entity('claim_import_files')
@Index('uq_claim_import_files_name', ['importId', 'name'], { unique: true })
export class ClaimImportFileRow {
  @Id() id: number;
  @Ref('fk_claim_import_files_import', () => ClaimImportRow) importId: number;
  @Text(200) name: string;
  @Ref('fk_claim_import_files_file', () => StoredFile) fileId: number;
}

export const claimImportEntities = [ClaimImportRow, ClaimImportLine, ClaimImportFileRow];
