import { Entity, Index } from 'typeorm';

import { DayOn, Id, InstantAt, Int, Ref, Text } from '../../platform/data/columns.js';
import { CreditClaimRow } from './credits.entities.js';
import type { ReReviewStatus } from './rules/re-review.js';

/** A draw of recognised claims for a second, blind look. Seed and window say which: anybody can draw again. */
@Entity('re_reviews')
export class ReReviewRow {
  @Id() id: number;
  @Text(64) seed: string;
  @Int() sharePermille: number;
  /** Recognised on these days of the county. */
  @DayOn() fromDay: string;
  @DayOn() toDay: string;
  @Int() populationCount: number;
  @Int() drawnCount: number;
  @Int() createdByAccountId: number;
  @Text(100) createdBy: string;
  @InstantAt() createdAt: string;
}

/** A claim that was drawn; each is drawn once for good. */
@Entity('re_review_items')
@Index('uq_re_review_items_claim', ['claimId'], { unique: true })
@Index('ix_re_review_items_review', ['reReviewId', 'status', 'id'])
@Index('ix_re_review_items_status', ['status', 'id'])
export class ReReviewItemRow {
  @Id() id: number;
  @Ref('fk_re_review_items_review', () => ReReviewRow) reReviewId: number;
  @Ref('fk_re_review_items_claim', () => CreditClaimRow) claimId: number;
  @Text(10) status: ReReviewStatus;
  @Int({ nullable: true }) reviewerAccountId: number | null;
  @InstantAt({ nullable: true }) reviewedAt: string | null;
  /** Why the reviewer would not have recognised it. */
  @Text(500, { nullable: true }) reason: string | null;
  @Int({ nullable: true }) settledByAccountId: number | null;
  @InstantAt({ nullable: true }) settledAt: string | null;
  @Text(300, { nullable: true }) settleReason: string | null;
}

export const reReviewEntities = [ReReviewRow, ReReviewItemRow];
