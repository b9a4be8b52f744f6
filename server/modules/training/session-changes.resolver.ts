import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { type CohortsReadModel, cohortViewOf } from './cohorts.read-model.js';
import { Cohort } from './cohorts.types.js';
import { cohortSessionAddPayload, cohortSessionCancelPayload, cohortSessionMovePayload } from './session-changes.payloads.js';
import type { SessionChangesReadModel } from './session-changes.read-model.js';
import type { SessionChanges } from './session-changes.service.js';
import { CohortSessionAddInput, CohortSessionCancelInput, CohortSessionMoveInput, SessionChange } from './session-changes.types.js';

@Resolver(() => Cohort)
export class SessionChangesResolver {
  constructor(private readonly changes: SessionChanges, private readonly readModel: SessionChangesReadModel, private readonly cohorts: CohortsReadModel) {}

  @FieldResolver(() => [SessionChange], { description: 'What became of its sessions after it was opened, the latest first.' })
  sessionChanges(@Root() cohort: Cohort, @Ctx() context: RequestContext): Promise<SessionChange[]> {
    return this.readModel.ofRoll(context, cohort.rollId);
  }

  @Mutation(() => cohortSessionMovePayload.type, { description: 'Moves a session to another time or place. What its register counted stays; the minutes required of the class follow.' })
  async cohortSessionMove(@Arg('input', () => CohortSessionMoveInput, { description: 'Where to.' }) input: CohortSessionMoveInput, @Ctx() context: RequestContext): Promise<object> {
    return cohortSessionMovePayload.from(await this.read(context, this.changes.move(context.actor, input)), context.locale);
  }

  @Mutation(() => cohortSessionCancelPayload.type, { description: 'Cancels a session: it counts nowhere any more, its lecturer is free, and the class is told why.' })
  async cohortSessionCancel(@Arg('input', () => CohortSessionCancelInput, { description: 'Which one.' }) input: CohortSessionCancelInput, @Ctx() context: RequestContext): Promise<object> {
    return cohortSessionCancelPayload.from(await this.read(context, this.changes.cancel(context.actor, input)), context.locale);
  }

  @Mutation(() => cohortSessionAddPayload.type, { description: 'Adds a session to a class; where people have seen the plan already, it is marked as added.' })
  async cohortSessionAdd(@Arg('input', () => CohortSessionAddInput, { description: 'Which one.' }) input: CohortSessionAddInput, @Ctx() context: RequestContext): Promise<object> {
    return cohortSessionAddPayload.from(await this.read(context, this.changes.add(context.actor, input)), context.locale);
  }

  private async read<R extends Refusal>(context: RequestContext, outcome: Promise<Outcome<number, R>>): Promise<Outcome<Cohort, R>> {
    const told = await outcome;
    return told.done ? done(await this.cohorts.one(cohortViewOf(context.actor), told.value) as Cohort) : told;
  }
}
