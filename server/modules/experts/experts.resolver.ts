import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { ExpertAddInput, ExpertChoice, ExpertEditInput, ExpertFilter, ExpertMobileRevealInput, SessionNameLecturerInput } from './experts.inputs.js';
import { expertAddPayload, expertEditPayload, expertMobileRevealPayload, expertRestorePayload, expertRetirePayload, sessionNameLecturerPayload } from './experts.payloads.js';
import type { ExpertsReadModel } from './experts.read-model.js';
import type { Experts } from './experts.service.js';
import { Expert, ExpertClassRating, ExpertPage, ExpertRatingSummary, ExpertSortEnum, ExpertYear } from './experts.types.js';
import type { SessionLecturers } from './session-lecturers.service.js';

@Resolver(() => Expert)
export class ExpertsResolver {
  constructor(private readonly pool: Experts, private readonly lecturers: SessionLecturers, private readonly readModel: ExpertsReadModel) {}

  @Query(() => ExpertPage, { description: 'The pool of lecturers and experts.' })
  experts(
    @PageArg() page: PageInput,
    @Arg('filter', () => ExpertFilter, { description: 'Which ones.', defaultValue: {} }) filter: ExpertFilter,
    @Arg('sort', () => ExpertSortEnum, { description: 'In which order.', defaultValue: 'NAME' }) sort: keyof typeof ExpertSortEnum,
  ): Promise<Page<Expert>> {
    return this.readModel.page(filter, sort, page);
  }

  @Query(() => Expert, { nullable: true, description: 'One expert, or null.' })
  expert(@Arg('id', () => ID, { description: 'Which one.' }) id: string): Promise<Expert | null> {
    return this.readModel.one(Number(id));
  }

  @FieldResolver(() => [ExpertYear])
  years(@Root() { id }: Expert, @Ctx() context: RequestContext): Promise<ExpertYear[]> {
    return this.readModel.years(context, id);
  }

  @FieldResolver(() => ExpertRatingSummary)
  rating(@Root() { id }: Expert, @Ctx() context: RequestContext): Promise<ExpertRatingSummary> {
    return this.readModel.rating(context, id);
  }

  @FieldResolver(() => ExpertRatingSummary)
  participantRating(@Root() { id }: Expert, @Ctx() context: RequestContext): Promise<ExpertRatingSummary> {
    return this.readModel.participantRating(context, id);
  }

  @FieldResolver(() => [ExpertClassRating])
  classRatings(@Root() { id }: Expert, @Ctx() context: RequestContext): Promise<ExpertClassRating[]> {
    return this.readModel.classRatings(context, id);
  }

  @FieldResolver()
  mobileMasked(@Root() expert: Expert): string | null {
    return this.readModel.mobileMasked(expert);
  }

  @Mutation(() => expertAddPayload.type, { description: 'Takes somebody into the pool.' })
  async expertAdd(@Arg('input', () => ExpertAddInput, { description: 'Who.' }) input: ExpertAddInput, @Ctx() context: RequestContext): Promise<object> {
    return expertAddPayload.from(await this.read(this.pool.add(context.actor, input)), context.locale);
  }

  @Mutation(() => expertEditPayload.type, { description: 'Changes an entry of the pool.' })
  async expertEdit(@Arg('input', () => ExpertEditInput, { description: 'What.' }) input: ExpertEditInput, @Ctx() context: RequestContext): Promise<object> {
    return expertEditPayload.from(await this.read(this.pool.edit(context.actor, input)), context.locale);
  }

  @Mutation(() => expertRetirePayload.type, { description: 'Takes an expert out of the choice; what was held stays.' })
  async expertRetire(@Arg('input', () => ExpertChoice, { description: 'Whom.' }) input: ExpertChoice, @Ctx() context: RequestContext): Promise<object> {
    return expertRetirePayload.from(await this.read(this.pool.stand(context.actor, input, 'RETIRED')), context.locale);
  }

  @Mutation(() => expertRestorePayload.type, { description: 'Takes an expert back into the choice.' })
  async expertRestore(@Arg('input', () => ExpertChoice, { description: 'Whom.' }) input: ExpertChoice, @Ctx() context: RequestContext): Promise<object> {
    return expertRestorePayload.from(await this.read(this.pool.stand(context.actor, input, 'ACTIVE')), context.locale);
  }

  @Mutation(() => expertMobileRevealPayload.type, { description: 'The telephone number of an expert in full; reason and reader are written down.' })
  async expertMobileReveal(@Arg('input', () => ExpertMobileRevealInput, { description: 'Whose, and why.' }) input: ExpertMobileRevealInput, @Ctx() context: RequestContext): Promise<object> {
    return expertMobileRevealPayload.from(await this.pool.revealMobile(context.actor, input), context.locale);
  }

  @Mutation(() => sessionNameLecturerPayload.type, { description: 'Names who holds a session: somebody of the pool, or a name for somebody who is not in it.' })
  async sessionNameLecturer(@Arg('input', () => SessionNameLecturerInput, { description: 'Who.' }) input: SessionNameLecturerInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.lecturers.name(context.actor, input);
    return sessionNameLecturerPayload.from(outcome.done ? done(true) : outcome, context.locale);
  }

  private async read<R extends Refusal>(outcome: Promise<Outcome<number, R>>): Promise<Outcome<Expert, R>> {
    const told = await outcome;
    return told.done ? done(await this.readModel.one(told.value) as Expert) : told;
  }
}
