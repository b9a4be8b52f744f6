import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { DayScalar } from '../../platform/graphql/scalars.js';
import { done } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { ReReviewsReadModel } from './re-reviews.read-model.js';
import type { ReReviews } from './re-reviews.service.js';
import {
  CreditOfficerReport, CreditReReview, CreditReReviewDecideInput, CreditReReviewDispute, CreditReReviewDisputePage, CreditReReviewDrawInput, CreditReReviewPage, CreditReReviewSettleInput, CreditReReviewTask,
  reReviewDecidePayload, reReviewDrawPayload, reReviewSettlePayload,
} from './re-reviews.types.js';

@Resolver()
export class ReReviewsResolver {
  constructor(private readonly reReviews: ReReviews, private readonly readModel: ReReviewsReadModel) {}

  @Query(() => CreditReReviewPage, { description: 'Draws for second looks, the newest first.' })
  creditReReviews(@PageArg() page: PageInput): Promise<Page<CreditReReview>> {
    return this.readModel.draws(page);
  }

  @Query(() => CreditReReviewTask, { nullable: true, description: 'The next drawn claim for the viewer, without the first decision; null when none is left that he had no hand in.' })
  creditReReviewTask(@Ctx() { actor, locale }: RequestContext): Promise<CreditReReviewTask | null> {
    return this.readModel.task(actor, locale);
  }

  @Query(() => CreditReReviewDisputePage, { description: 'Disagreements between two officers, the newest first.' })
  creditReReviewDisputes(
    @Arg('isSettled', () => Boolean, { description: 'Those that were settled, or those that wait for it.', defaultValue: false }) isSettled: boolean,
    @PageArg() page: PageInput,
  ): Promise<Page<CreditReReviewDispute>> {
    return this.readModel.disputes(isSettled, page);
  }

  @Query(() => CreditOfficerReport, { description: 'Recognition by officer: second looks, speed, and pairs with schools that stand out.' })
  creditOfficerReport(
    @Arg('fromDay', () => DayScalar, { description: 'The first day of recognition.' }) fromDay: string,
    @Arg('toDay', () => DayScalar, { description: 'The last day of recognition.' }) toDay: string,
  ): Promise<CreditOfficerReport> {
    return this.readModel.report(fromDay, toDay);
  }

  @Mutation(() => reReviewDrawPayload.type, { description: 'Draws a share of what was recognised on some days, by a seed that is kept; a claim is drawn once.' })
  async creditReReviewDraw(@Arg('input', () => CreditReReviewDrawInput, { description: 'Which share of what.' }) input: CreditReReviewDrawInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.reReviews.draw(actor, input);
    if (!outcome.done) return reReviewDrawPayload.from(outcome, locale);
    const { items } = await this.readModel.draws({ limit: 100, offset: 0 });
    return reReviewDrawPayload.from(done(items.find(({ id }) => id === outcome.value) as CreditReReview), locale);
  }

  @Mutation(() => reReviewDecidePayload.type, { description: "The second officer's own verdict." })
  async creditReReviewDecide(@Arg('input', () => CreditReReviewDecideInput, { description: 'The verdict.' }) { itemId, ...input }: CreditReReviewDecideInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return reReviewDecidePayload.from(await this.reReviews.review(actor, { ...input, itemId: Number(itemId) }), locale);
  }

  @Mutation(() => reReviewSettlePayload.type, { description: 'Ends a disagreement, by somebody who had no hand in the claim.' })
  async creditReReviewSettle(@Arg('input', () => CreditReReviewSettleInput, { description: 'How it ends.' }) { itemId, ...input }: CreditReReviewSettleInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return reReviewSettlePayload.from(await this.reReviews.settle(actor, { ...input, itemId: Number(itemId) }), locale);
  }
}
