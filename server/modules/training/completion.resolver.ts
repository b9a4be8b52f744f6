import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { Closing } from './closing.service.js';
import { cohortClosePayload, cohortReopenPayload } from './cohorts.payloads.js';
import { type CohortsReadModel, cohortViewOf } from './cohorts.read-model.js';
import type { Cohort } from './cohorts.types.js';
import type { CompletionReadModel, KnownList } from './completion.read-model.js';
import { CohortCloseInput, CohortEnterAssessmentsInput, cohortEnterAssessmentsPayload, CohortReopenInput, CompletionFilter, type CompletionLine, CompletionLinePage, CompletionList } from './completion.types.js';

@Resolver(() => CompletionList)
export class CompletionResolver {
  constructor(private readonly closing: Closing, private readonly readModel: CompletionReadModel, private readonly cohorts: CohortsReadModel) {}

  @Query(() => CompletionList, { nullable: true, description: 'The completion list of a cohort: at any time before closing a preview, which writes nothing.' })
  cohortCompletion(@Arg('cohortId', () => ID, { description: 'Of which cohort.' }) cohortId: string): Promise<CompletionList | null> {
    return this.readModel.list(Number(cohortId));
  }

  @FieldResolver(() => CompletionLinePage, { description: 'The participants, by school and name.' })
  lines(
    @Root() list: CompletionList,
    @PageArg(50) page: PageInput,
    @Arg('filter', () => CompletionFilter, { description: 'Which lines.', defaultValue: {} }) filter: CompletionFilter,
    @Ctx() context: RequestContext,
  ): Page<CompletionLine> {
    return this.readModel.page(list as KnownList, filter, page, context.locale);
  }

  @Mutation(() => cohortEnterAssessmentsPayload.type, { description: 'Enters results of the assessment, until the cohort is closed.' })
  async cohortEnterAssessments(@Arg('input', () => CohortEnterAssessmentsInput, { description: 'Which ones.' }) input: CohortEnterAssessmentsInput, @Ctx() context: RequestContext): Promise<object> {
    return cohortEnterAssessmentsPayload.from(await this.closing.enterAssessments(context.actor, input), context.locale);
  }

  @Mutation(() => cohortReopenPayload.type, { description: 'Takes a closing back: every credit by its opposite entry, certificates revoked, the register open for corrections. It can be closed again.' })
  async cohortReopen(@Arg('input', () => CohortReopenInput, { description: 'Which cohort, and why.' }) input: CohortReopenInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.closing.reopen(context.actor, input);
    return cohortReopenPayload.from(outcome.done ? done(await this.cohorts.one(cohortViewOf(context.actor), outcome.value) as Cohort) : outcome, context.locale);
  }

  @Mutation(() => cohortClosePayload.type, { description: 'Seals the register, freezes the completion list and posts the credits. A large cohort closes by a job: see closingJobId.' })
  async cohortClose(@Arg('input', () => CohortCloseInput, { description: 'Which cohort.' }) input: CohortCloseInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.closing.close(context.actor, input);
    return cohortClosePayload.from(outcome.done ? done(await this.cohorts.one(cohortViewOf(context.actor), outcome.value) as Cohort) : outcome, context.locale);
  }
}
