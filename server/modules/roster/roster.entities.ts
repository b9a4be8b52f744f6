import { Entity, Index } from 'typeorm';

import { Flag, Id, InstantAt, Int, Json, LongText, Ref, Text } from '../../platform/data/columns.js';
import { StoredFile } from '../../platform/files/files.js';
import type { RosterImportStatus } from './rules/import-steps.js';
import type { RosterProblem } from './rules/roster-plan.js';
import type { SheetKey } from './rules/template.js';

/** One workbook and what became of it. */
@Entity('roster_imports')
@Index('uq_roster_imports_turn', ['turnKey'], { unique: true })
export class RosterImportRow {
  @Id() id: number;
  @Ref('fk_roster_imports_file', () => StoredFile) fileId: number;
  @Text(200) fileName: string;
  @Text(10) status: RosterImportStatus;
  /** `turn` while its rows are being written, else null: unique, so that one import writes at a time. */
  @Text(10, { nullable: true }) turnKey: string | null;
  /** Why the whole file was refused: a code of file-words.ts with its facts. */
  @Json({ nullable: true }) refusal: string | null;
  /** RosterCounts. */
  @Json({ nullable: true }) counts: string | null;
  @Flag() onlyGoodRows: boolean;
  /** The last row that was written; it moves in the transaction that writes. */
  @Int() writtenSeq: number;
  @Int({ nullable: true }) jobId: number | null;
  @Text(100) createdBy: string;
  @InstantAt() createdAt: string;
  @Text(100, { nullable: true }) appliedBy: string | null;
  @InstantAt({ nullable: true }) appliedAt: string | null;
  @Text(100, { nullable: true }) undoneBy: string | null;
  @InstantAt({ nullable: true }) undoneAt: string | null;
}

/** One row to write, worked out by the dry run. Secrets in it are sealed as in the teacher's own row. */
@Entity('roster_import_rows')
@Index('uq_roster_import_rows_seq', ['importId', 'seq'], { unique: true })
@Index('ix_roster_import_rows_key', ['sheet', 'naturalKey'])
export class RosterImportLine {
  @Id() id: number;
  @Ref('fk_roster_import_rows_import', () => RosterImportRow) importId: number;
  @Int() seq: number;
  @Text(10) sheet: SheetKey;
  @Int() rowNumber: number;
  @Text(6) action: 'CREATE' | 'UPDATE';
  /** Code of the area or school, number of the teacher. */
  @Text(20) naturalKey: string;
  /** Fields to write, by column; areas and schools by their codes. */
  @Json() content: string;
  /** What stood there before, and whatever else must still be so; null for a new row. */
  @LongText({ nullable: true }) previous: string | null;
}

@Entity('roster_problems')
@Index('uq_roster_problems_seq', ['importId', 'seq'], { unique: true })
@Index('ix_roster_problems_code', ['importId', 'severity', 'code'])
export class RosterProblemRow {
  @Id() id: number;
  @Ref('fk_roster_problems_import', () => RosterImportRow) importId: number;
  @Int() seq: number;
  @Text(60) sheet: string;
  @Int({ nullable: true }) rowNumber: number | null;
  @Text(12, { nullable: true }) address: string | null;
  @Text(20, { nullable: true }) columnKey: string | null;
  @Text(30) code: RosterProblem['code'];
  @Text(6) severity: RosterProblem['severity'];
  /** What stands in the cell; numbers of persons are masked. */
  @Text(200, { nullable: true }) found: string | null;
  @Json() params: string;
}

export const rosterEntities = [RosterImportRow, RosterImportLine, RosterProblemRow];
