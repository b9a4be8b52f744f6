import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { type Page, PageArg, PageInput, payloadOf } from '../../platform/graphql/payload.js';
import { done } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { CreditWarningRuns } from './credit-warnings.job.js';
import type { CreditWarningsReadModel } from './credit-warnings.read-model.js';
import { CreditWarning, CreditWarningFilter, CreditWarningPage, CreditWarningRun, CreditWarningsComputeInput, CreditWarningSchool } from './credit-warnings.types.js';

export const computePayload = payloadOf<never, number>('CreditWarningsCompute', { field: 'jobId', type: () => ID, description: 'The job that reckons them; one that is under way already is that one.' }, {});

@Resolver()
export class CreditWarningsResolver {
  constructor(private readonly runs: CreditWarningRuns, private readonly readModel: CreditWarningsReadModel) {}

  @Query(() => CreditWarningRun, { nullable: true, description: 'The last reckoning that is complete; null when there is none.' })
  creditWarningRun(): Promise<CreditWarningRun | null> {
    return this.readModel.run();
  }

  @Query(() => CreditWarningPage, { description: "Teachers at risk within the viewer's reach, the most pressing first." })
  creditWarnings(
    @PageArg() page: PageInput,
    @Arg('filter', () => CreditWarningFilter, { description: 'Which teachers.', defaultValue: {} }) filter: CreditWarningFilter,
    @Ctx() { actor, locale }: RequestContext,
  ): Promise<Page<CreditWarning>> {
    return this.readModel.page(actor, filter, page, locale);
  }

  @Query(() => [CreditWarningSchool], { description: "Schools within the viewer's reach that have teachers at risk, those with most first." })
  creditWarningSchools(@Ctx() { actor }: RequestContext): Promise<CreditWarningSchool[]> {
    return this.readModel.schools(actor);
  }

  @Query(() => CreditWarning, { nullable: true, description: 'Of the signed-in teacher himself; null when he is on his way.' })
  viewerCreditWarning(@Ctx() { actor, locale }: RequestContext): Promise<CreditWarning | null> {
    return actor.teacherId === null ? Promise.resolve(null) : this.readModel.ofTeacher(actor.teacherId, locale);
  }

  @Mutation(() => computePayload.type, { description: 'Reckons the warnings of all teachers now, as a job.' })
  async creditWarningsCompute(@Arg('input', () => CreditWarningsComputeInput, { description: 'Nothing but the key.' }) { idempotencyKey }: CreditWarningsComputeInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return computePayload.from(done(await this.runs.start(actor, idempotencyKey ?? null)), locale);
  }
}
