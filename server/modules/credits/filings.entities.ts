import { Entity } from 'typeorm';

import { DayOn, Id, InstantAt, Int, Ref, Text } from '../../platform/data/columns.js';
import { StoredFile } from '../../platform/files/files.js';
import type { FilingLevel } from './rules/approval-chain.js';

export type FilingStatus = 'PREPARED' | 'FILED' | 'CANCELLED';

/** A batch of recognised claims that is handed to the city or the province (备案). Its claims name it. */
@Entity('claim_filings')
export class ClaimFilingRow {
  @Id() id: number;
  @Text(10) filesAt: FilingLevel;
  @Text(200) title: string;
  @Text(10) status: FilingStatus;
  /** Recognised on these days of the county. */
  @DayOn() fromDay: string;
  @DayOn() toDay: string;
  @Int() claimCount: number;
  @Int() centicredits: number;
  @Int() createdByAccountId: number;
  @Text(100) createdBy: string;
  @InstantAt() createdAt: string;
  /** The number that the city or province gave it. */
  @Text(60, { nullable: true }) number: string | null;
  @DayOn({ nullable: true }) filedDay: string | null;
  @Ref('fk_claim_filings_document', () => StoredFile, { nullable: true }) documentFileId: number | null;
  /** Who marked it filed, or cancelled it. */
  @Text(100, { nullable: true }) closedBy: string | null;
  @InstantAt({ nullable: true }) closedAt: string | null;
}
