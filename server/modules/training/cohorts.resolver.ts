import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { OFFICE_ROLES } from '../organisations/index.js';
import { cohortAllotPayload, cohortCreatePayload, cohortEditPayload, cohortOpenPayload, cohortPlanSessionsPayload, cohortSetCapacityPayload, cohortStartPayload } from './cohorts.payloads.js';
import { type CohortsReadModel, cohortViewOf } from './cohorts.read-model.js';
import type { Cohorts } from './cohorts.service.js';
import {
  Cohort, CohortChoice, CohortCreateInput, CohortEditInput, CohortFilter, CohortPage, CohortPlanSessionsInput, CohortSession, CohortSetCapacityInput, CohortSortEnum, RegistrationPermission,
} from './cohorts.types.js';
import type { RegistrationsReadModel } from './registrations.read-model.js';
import { Registration } from './registrations.types.js';
import type { SeatsReadModel } from './seats.read-model.js';
import { CohortAllotInput, CohortQuota, SeatReturn, SeatTakeUp, type TakeUpBy, TakeUpByEnum } from './seats.types.js';

@Resolver(() => Cohort)
export class CohortsResolver {
  constructor(private readonly cohortsService: Cohorts, private readonly readModel: CohortsReadModel, private readonly registrations: RegistrationsReadModel, private readonly seats: SeatsReadModel) {}

  @Query(() => CohortPage, { description: 'Cohorts: the county sees all, schools and areas those that are past the draft.' })
  cohorts(
    @PageArg() page: PageInput,
    @Arg('filter', () => CohortFilter, { description: 'Which ones.', defaultValue: {} }) filter: CohortFilter,
    @Arg('sort', () => CohortSortEnum, { description: 'In which order.', defaultValue: 'NEWEST' }) sort: keyof typeof CohortSortEnum,
    @Ctx() context: RequestContext,
  ): Promise<Page<Cohort>> {
    return this.readModel.page(cohortViewOf(context.actor), filter, sort, page);
  }

  @Query(() => Cohort, { nullable: true, description: 'One cohort, or null. A teacher sees those open for registration and those he registered for.' })
  cohort(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<Cohort | null> {
    return this.readModel.one(cohortViewOf(context.actor), Number(id));
  }

  @Query(() => CohortPage, { description: 'Cohorts that take registrations now or soon, the soonest end of registration first.' })
  openCohorts(
    @PageArg() page: PageInput,
    @Arg('search', () => String, { nullable: true, description: 'Part of the title.' }) search: string | null,
  ): Promise<Page<Cohort>> {
    return this.readModel.open(search, page);
  }

  @FieldResolver(() => [CohortQuota], { description: 'Seats allotted to schools, areas and subjects with their take-up; a school sees its own. Empty for free competition.' })
  quotas(@Root() cohort: Cohort, @Ctx() context: RequestContext): Promise<CohortQuota[]> {
    return this.seats.quotas(context.actor.reach(...OFFICE_ROLES), cohort.id);
  }

  @FieldResolver(() => [SeatTakeUp], { description: "Who came from where: people within the viewer's reach, beside the seats allotted there." })
  takeUp(@Root() cohort: Cohort, @Arg('by', () => TakeUpByEnum, { description: 'Broken down by what.' }) by: TakeUpBy, @Ctx() context: RequestContext): Promise<SeatTakeUp[]> {
    return this.seats.takeUp(context.actor.reach(...OFFICE_ROLES), cohort.id, by);
  }

  @FieldResolver(() => [SeatReturn], { description: 'Seats that flowed back at the deadline of the quotas, and to whom they were offered in which order; the latest first.' })
  seatReturns(@Root() cohort: Cohort, @Ctx() context: RequestContext): Promise<SeatReturn[]> {
    return this.seats.returns(cohort.id, context.locale);
  }

  @FieldResolver(() => [CohortSession], { description: 'The sessions planned, in the order of time.' })
  sessions(@Root() cohort: Cohort, @Ctx() context: RequestContext): Promise<CohortSession[]> {
    return this.readModel.sessions(context, cohort.rollId);
  }

  @FieldResolver(() => RegistrationPermission, { nullable: true, description: 'Whether the viewer himself can register, by the rule that enforces it; null for somebody who is no teacher.' })
  async viewerCanRegister(@Root() cohort: Cohort, @Ctx() context: RequestContext): Promise<RegistrationPermission | null> {
    return context.actor.teacherId === null ? null : this.readModel.permission(context, cohort, context.actor.teacherId);
  }

  @FieldResolver(() => Registration, { nullable: true, description: "The viewer's own registration for this cohort." })
  async viewerRegistration(@Root() cohort: Cohort, @Ctx() context: RequestContext): Promise<Registration | null> {
    return context.actor.teacherId === null ? null : this.registrations.ofViewer(context, cohort.id, context.actor.teacherId);
  }

  @Mutation(() => cohortCreatePayload.type, { description: 'Drafts a cohort with its sessions and quotas.' })
  async cohortCreate(@Arg('input', () => CohortCreateInput, { description: 'What.' }) input: CohortCreateInput, @Ctx() context: RequestContext): Promise<object> {
    return cohortCreatePayload.from(await this.read(context, this.cohortsService.create(context.actor, input)), context.locale);
  }

  @Mutation(() => cohortEditPayload.type, { description: 'Changes a cohort.' })
  async cohortEdit(@Arg('input', () => CohortEditInput, { description: 'What.' }) input: CohortEditInput, @Ctx() context: RequestContext): Promise<object> {
    return cohortEditPayload.from(await this.read(context, this.cohortsService.edit(context.actor, input)), context.locale);
  }

  @Mutation(() => cohortPlanSessionsPayload.type, { description: 'Adds sessions to a cohort.' })
  async cohortPlanSessions(@Arg('input', () => CohortPlanSessionsInput, { description: 'Which ones.' }) input: CohortPlanSessionsInput, @Ctx() context: RequestContext): Promise<object> {
    return cohortPlanSessionsPayload.from(await this.read(context, this.cohortsService.planSessions(context.actor, input)), context.locale);
  }

  @Mutation(() => cohortOpenPayload.type, { description: 'Opens registration.' })
  async cohortOpen(@Arg('input', () => CohortChoice, { description: 'Which cohort.' }) input: CohortChoice, @Ctx() context: RequestContext): Promise<object> {
    return cohortOpenPayload.from(await this.read(context, this.cohortsService.open(context.actor, input)), context.locale);
  }

  @Mutation(() => cohortStartPayload.type, { description: 'The class begins: registration ends, and the waiting list no longer moves by itself.' })
  async cohortStart(@Arg('input', () => CohortChoice, { description: 'Which cohort.' }) input: CohortChoice, @Ctx() context: RequestContext): Promise<object> {
    return cohortStartPayload.from(await this.read(context, this.cohortsService.start(context.actor, input)), context.locale);
  }

  @Mutation(() => cohortSetCapacityPayload.type, { description: 'Changes the number of seats; new seats go to the waiting list at once.' })
  async cohortSetCapacity(@Arg('input', () => CohortSetCapacityInput, { description: 'How many.' }) input: CohortSetCapacityInput, @Ctx() context: RequestContext): Promise<object> {
    return cohortSetCapacityPayload.from(await this.read(context, this.cohortsService.setCapacity(context.actor, input)), context.locale);
  }

  @Mutation(() => cohortAllotPayload.type, { description: 'Allots the seats to schools, areas and subjects anew, with the deadline by which they are to be used; who fits now comes in from the waiting list.' })
  async cohortAllot(@Arg('input', () => CohortAllotInput, { description: 'How.' }) input: CohortAllotInput, @Ctx() context: RequestContext): Promise<object> {
    return cohortAllotPayload.from(await this.read(context, this.cohortsService.allot(context.actor, input)), context.locale);
  }

  private async read<R extends Refusal>(context: RequestContext, outcome: Promise<Outcome<number, R>>): Promise<Outcome<Cohort, R>> {
    const told = await outcome;
    return told.done ? done(await this.readModel.one(cohortViewOf(context.actor), told.value) as Cohort) : told;
  }
}
