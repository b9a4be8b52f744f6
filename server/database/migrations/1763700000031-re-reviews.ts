import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Blind second looks at a share of what was recognised: the draws, and the claims that each drew. */
export class ReReviews1763700000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 're_reviews', {
      columns: {
        id: c.id(), seed: c.text(64), sharePermille: c.int(), fromDay: c.day(), toDay: c.day(), populationCount: c.int(), drawnCount: c.int(),
        createdByAccountId: c.int(), createdBy: c.text(100), createdAt: c.instant(),
      },
      check: { ck_re_reviews_share: 'sharePermille BETWEEN 1 AND 1000' },
    });
    await createTable(runner, 're_review_items', {
      columns: {
        id: c.id(), reReviewId: c.int(), claimId: c.int(), status: c.text(10), reviewerAccountId: c.int({ nullable: true }), reviewedAt: c.instant({ nullable: true }), reason: c.text(500, { nullable: true }),
        settledByAccountId: c.int({ nullable: true }), settledAt: c.instant({ nullable: true }), settleReason: c.text(300, { nullable: true }),
      },
      unique: { uq_re_review_items_claim: ['claimId'] },
      index: { ix_re_review_items_review: ['reReviewId', 'status', 'id'], ix_re_review_items_status: ['status', 'id'] },
      foreign: { fk_re_review_items_review: ['reReviewId', 're_reviews'], fk_re_review_items_claim: ['claimId', 'credit_claims'] },
      check: { ck_re_review_items_status: "status IN ('OPEN', 'AGREED', 'DISPUTED', 'UPHELD', 'REVERSED')" },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 're_review_items', 're_reviews');
  }
}
