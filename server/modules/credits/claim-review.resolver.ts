import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';

import type { RequestContext } from '../accounts/index.js';
import type { ClaimReviews } from './claim-review.read-model.js';
import { CreditClaimReview } from './claim-review.types.js';
import { MOST_CLAIMS_PER_CALL } from './claims.service.js';
import { CREDIT_READERS } from './credits.policy.js';
import type { CreditsReadModel } from './credits.read-model.js';
import { CreditClaimFilter } from './credits.types.js';

@Resolver()
export class ClaimReviewResolver {
  constructor(private readonly reviews: ClaimReviews, private readonly readModel: CreditsReadModel) {}

  @Query(() => CreditClaimReview, { nullable: true, description: 'One claim with its evidence, what the rules say, and the record it may repeat; null when it is out of reach.' })
  creditClaimReview(@Arg('id', () => ID, { description: 'Which claim.' }) id: string, @Ctx() { actor, locale }: RequestContext): Promise<CreditClaimReview | null> {
    return this.reviews.review(actor, Number(id), locale);
  }

  @Query(() => [ID], { description: 'Ids of the claims of a filter, the oldest first, 1,000 at most: for bulk decisions. Go on with the last one.' })
  creditClaimIds(
    @Arg('filter', () => CreditClaimFilter, { description: 'Which claims.', defaultValue: {} }) filter: CreditClaimFilter,
    @Arg('afterId', () => ID, { nullable: true, description: 'Only claims after this one.' }) afterId: string | null,
    @Arg('limit', () => Int, { description: 'How many, 1 to 1,000.', defaultValue: MOST_CLAIMS_PER_CALL }) limit: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<number[]> {
    return this.readModel.claimIds(actor.reach(...CREDIT_READERS), filter, Number(afterId ?? 0), Math.min(Math.max(limit, 1), MOST_CLAIMS_PER_CALL));
  }
}
