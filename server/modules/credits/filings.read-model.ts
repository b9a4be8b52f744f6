import type { Reader } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import type { ClaimFilingRow } from './filings.entities.js';
import type { CreditFilingWaiting } from './filings.types.js';

/** Batches that are filed with the city or the province, the newest first. */
export class ClaimFilingsReadModel {
  constructor(private readonly reader: Reader) {}

  async page({ limit, offset }: PageInput): Promise<Page<ClaimFilingRow>> {
    const items = await this.reader.rows<ClaimFilingRow>('SELECT * FROM claim_filings ORDER BY id DESC LIMIT ? OFFSET ?', [limit, offset]);
    return { items, totalCount: (await this.reader.row<{ n: number }>('SELECT COUNT(*) AS n FROM claim_filings'))?.n ?? 0 };
  }

  async one(id: number): Promise<ClaimFilingRow | null> {
    return await this.reader.row<ClaimFilingRow>('SELECT * FROM claim_filings WHERE id = ?', [id]) ?? null;
  }

  waiting(): Promise<CreditFilingWaiting[]> {
    return this.reader.rows<CreditFilingWaiting>("SELECT filesAt, COUNT(*) AS count, SUM(postedCenticredits) AS centicredits, MIN(decidedAt) AS firstAt FROM credit_claims WHERE filesAt IS NOT NULL AND filingId IS NULL AND status = 'APPROVED' GROUP BY filesAt ORDER BY filesAt");
  }
}
