import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { ProgrammeCopies } from './programme-copies.service.js';
import type { ProgrammesReadModel } from './programmes.read-model.js';
import type { Programmes } from './programmes.service.js';
import {
  Programme, ProgrammeChoice, programmeClosePayload, ProgrammeCopyInput, programmeCopyPayload, ProgrammeCreateInput, programmeCreatePayload, ProgrammeEditInput, programmeEditPayload, ProgrammeFilter, ProgrammePage,
  programmePublishPayload, ProgrammeSortEnum, ProgrammeTotals,
} from './programmes.types.js';

@Resolver(() => Programme)
export class ProgrammesResolver {
  constructor(private readonly programmesService: Programmes, private readonly copies: ProgrammeCopies, private readonly readModel: ProgrammesReadModel) {}

  @Query(() => ProgrammePage, { description: 'Training programmes.' })
  programmes(
    @PageArg() page: PageInput,
    @Arg('filter', () => ProgrammeFilter, { description: 'Which ones.', defaultValue: {} }) filter: ProgrammeFilter,
    @Arg('sort', () => ProgrammeSortEnum, { description: 'In which order.', defaultValue: 'NEWEST' }) sort: keyof typeof ProgrammeSortEnum,
  ): Promise<Page<Programme>> {
    return this.readModel.page(filter, sort, page);
  }

  @Query(() => Programme, { nullable: true, description: 'One programme, or null.' })
  programme(@Arg('id', () => ID, { description: 'Which one.' }) id: string): Promise<Programme | null> {
    return this.readModel.one(Number(id));
  }

  @FieldResolver(() => ProgrammeTotals, { description: 'What its cohorts add up to.' })
  totals(@Root() programme: Programme, @Ctx() context: RequestContext): Promise<ProgrammeTotals> {
    return this.readModel.totals(context, programme.id);
  }

  @Mutation(() => programmeCreatePayload.type, { description: 'Drafts a programme.' })
  async programmeCreate(@Arg('input', () => ProgrammeCreateInput, { description: 'What.' }) input: ProgrammeCreateInput, @Ctx() context: RequestContext): Promise<object> {
    return programmeCreatePayload.from(await this.read(this.programmesService.create(context.actor, input)), context.locale);
  }

  @Mutation(() => programmeEditPayload.type, { description: 'Changes a programme while it is a draft.' })
  async programmeEdit(@Arg('input', () => ProgrammeEditInput, { description: 'What.' }) input: ProgrammeEditInput, @Ctx() context: RequestContext): Promise<object> {
    return programmeEditPayload.from(await this.read(this.programmesService.edit(context.actor, input)), context.locale);
  }

  @Mutation(() => programmePublishPayload.type, { description: 'Publishes a programme, so that its cohorts can be opened; it then stands as it is.' })
  async programmePublish(@Arg('input', () => ProgrammeChoice, { description: 'Which one.' }) input: ProgrammeChoice, @Ctx() context: RequestContext): Promise<object> {
    return programmePublishPayload.from(await this.read(this.programmesService.publish(context.actor, input)), context.locale);
  }

  @Mutation(() => programmeClosePayload.type, { description: 'Ends a programme whose cohorts are all closed.' })
  async programmeClose(@Arg('input', () => ProgrammeChoice, { description: 'Which one.' }) input: ProgrammeChoice, @Ctx() context: RequestContext): Promise<object> {
    return programmeClosePayload.from(await this.read(this.programmesService.close(context.actor, input)), context.locale);
  }

  @Mutation(() => programmeCopyPayload.type, { description: 'Drafts a programme of another year like this one, with the cohorts chosen: all that they say, each moved to the same weekdays; no registrations.' })
  async programmeCopy(@Arg('input', () => ProgrammeCopyInput, { description: 'What, and where to.' }) input: ProgrammeCopyInput, @Ctx() context: RequestContext): Promise<object> {
    return programmeCopyPayload.from(await this.read(this.copies.copy(context.actor, input)), context.locale);
  }

  private async read<R extends Refusal>(outcome: Promise<Outcome<number, R>>): Promise<Outcome<Programme, R>> {
    const told = await outcome;
    return told.done ? done(await this.readModel.one(told.value) as Programme) : told;
  }
}
