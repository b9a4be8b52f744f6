import { Entity, Index } from 'typeorm';

import { Id, InstantAt, Int, Json, Ref, Text } from '../../platform/data/columns.js';
import { SchoolRow } from '../organisations/index.js';

/** Transcripts of many teachers asked for at once: one PDF and an overview in Excel, made by a job. */
@Entity('transcript_books')
@Index('ix_transcript_books_owner', ['createdByAccountId', 'id'])
export class TranscriptBookRow {
  @Id() id: number;
  /** The school whose book it is; null for a list of teachers. */
  @Ref('fk_transcript_books_school', () => SchoolRow, { nullable: true }) schoolId: number | null;
  /** Any year of the cycle wanted; null: the current one. */
  @Int({ nullable: true }) cycleYear: number | null;
  /** Language of the papers. */
  @Text(5) locale: string;
  /** Ids of the teachers, each within reach of whoever asked when it was asked for. */
  @Json() teacherIds: string;
  @Int() teacherCount: number;
  /** Teachers whose cycle hangs on a date that is not known: they are not in it. */
  @Int() leftOutCount: number;
  @Int() jobId: number;
  @Int({ nullable: true }) pdfFileId: number | null;
  @Int({ nullable: true }) xlsxFileId: number | null;
  @Int() createdByAccountId: number;
  @InstantAt() createdAt: string;
  @InstantAt({ nullable: true }) madeAt: string | null;
}

export const transcriptBooksEntities = [TranscriptBookRow];
