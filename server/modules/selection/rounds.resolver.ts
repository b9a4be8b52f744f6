import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { toRulesData } from './round-rules.types.js';
import type { RoundsReadModel } from './rounds.read-model.js';
import type { Rounds } from './rounds.service.js';
import {
  SelectionCandidatePage, type SelectionCandidate, SelectionCounts, SelectionMay, SelectionNextStage, SelectionPipeline, SelectionPipelineCreateInput, selectionPipelineCreatePayload, type SelectionQuota,
  SelectionQuotaPage, SelectionQuotaSetInput, selectionQuotaSetPayload, SelectionRound, SelectionRoundAmendInput, selectionRoundAmendPayload, SelectionRoundCreateInput, selectionRoundCreatePayload,
  SelectionRoundFilter, SelectionRoundOpenStageInput, selectionRoundOpenStagePayload, SelectionRoundPage,
} from './rounds.types.js';

const FIRST_PAGE = { limit: 25, offset: 0 };

@Resolver(() => SelectionRound)
export class RoundsResolver {
  constructor(private readonly rounds: Rounds, private readonly readModel: RoundsReadModel) {}

  @Query(() => [SelectionPipeline], { description: 'Every selection that the county holds.' })
  selectionPipelines(): Promise<SelectionPipeline[]> {
    return this.readModel.pipelines();
  }

  @Query(() => SelectionRoundPage, { description: 'Rounds, the newest first; drafts for the county only.' })
  selectionRounds(
    @PageArg() page: PageInput,
    @Arg('filter', () => SelectionRoundFilter, { description: 'Which rounds.', defaultValue: {} }) filter: SelectionRoundFilter,
    @Ctx() context: RequestContext,
  ): Promise<Page<SelectionRound>> {
    return this.readModel.page(context.actor, filter, page);
  }

  @Query(() => SelectionRound, { nullable: true, description: 'One round, or null.' })
  selectionRound(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<SelectionRound | null> {
    return this.readModel.one(context.actor, Number(id));
  }

  @Query(() => SelectionQuotaPage, { description: "Seats of the schools within the viewer's reach, by school code." })
  selectionQuotas(
    @Arg('roundId', () => ID, { description: 'Of which round.' }) roundId: string,
    @PageArg() page: PageInput,
    @Arg('search', () => String, { nullable: true, description: "Part of the school's name, or the beginning of its code." }) search: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Page<SelectionQuota>> {
    return this.readModel.quotas(context.actor, Number(roundId), { search }, page);
  }

  @Query(() => SelectionCandidatePage, { description: "Teachers within the viewer's reach, each with everything that keeps him from being nominated." })
  selectionCandidates(
    @Arg('roundId', () => ID, { description: 'In which round.' }) roundId: string,
    @PageArg() page: PageInput,
    @Arg('search', () => String, { nullable: true, description: 'Part of the name, its pinyin or initials, or the beginning of the teacher number.' }) search: string | null,
    @Arg('schoolId', () => ID, { nullable: true, description: 'Only of this school.' }) schoolId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Page<SelectionCandidate>> {
    return this.readModel.candidates(context.actor, Number(roundId), { search, schoolId: schoolId ? Number(schoolId) : null }, page, context.locale);
  }

  @FieldResolver(() => SelectionCounts, { description: 'How far it is.' })
  counts(@Root() round: SelectionRound, @Ctx() context: RequestContext): Promise<SelectionCounts> {
    return this.readModel.counts(context.loader.bind(context), round.id);
  }

  @FieldResolver(() => SelectionNextStage, { nullable: true, description: 'The next stage, and whether it may be opened; null after the last.' })
  nextStage(@Root() round: SelectionRound, @Ctx() context: RequestContext): Promise<SelectionNextStage | null> {
    return this.readModel.nextStage(round.id, context.locale);
  }

  @FieldResolver(() => SelectionMay, { description: 'Whether schools may nominate today.' })
  nominate(@Root() round: SelectionRound, @Ctx() context: RequestContext): SelectionMay {
    return this.readModel.mayNominate(round, context.locale);
  }

  @FieldResolver()
  seed(@Root() round: SelectionRound): Promise<string | null> {
    return this.readModel.seed(round.id);
  }

  @Mutation(() => selectionPipelineCreatePayload.type, { description: 'Adds a selection.' })
  async selectionPipelineCreate(@Arg('input', () => SelectionPipelineCreateInput, { description: 'What.' }) input: SelectionPipelineCreateInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.rounds.createPipeline(context.actor, { ...input, honourYears: input.honourYears ?? null });
    return selectionPipelineCreatePayload.from(outcome.done ? done(await this.readModel.pipeline(outcome.value) as SelectionPipeline) : outcome, context.locale);
  }

  @Mutation(() => selectionRoundCreatePayload.type, { description: "Drafts a round, from last round's rules when none are given." })
  async selectionRoundCreate(@Arg('input', () => SelectionRoundCreateInput, { description: 'What.' }) input: SelectionRoundCreateInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.rounds.create(context.actor, {
      ...input, pipelineId: Number(input.pipelineId), title: input.title ?? null, titleEn: input.titleEn ?? null, rules: input.rules ? toRulesData(input.rules) : null,
    });
    return selectionRoundCreatePayload.from(await this.told(outcome, context), context.locale);
  }

  @Mutation(() => selectionRoundAmendPayload.type, { description: 'Changes a round: everything while it is a draft, later the titles and deadlines of its stages.' })
  async selectionRoundAmend(@Arg('input', () => SelectionRoundAmendInput, { description: 'The whole round.' }) input: SelectionRoundAmendInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.rounds.amend(context.actor, { ...input, roundId: Number(input.roundId), rules: toRulesData(input.rules) });
    return selectionRoundAmendPayload.from(await this.told(outcome, context), context.locale);
  }

  @Mutation(() => selectionRoundOpenStagePayload.type, { description: 'Opens the next stage. Opening the notice fixes and publishes the result; concluding grants the honours.' })
  async selectionRoundOpenStage(@Arg('input', () => SelectionRoundOpenStageInput, { description: 'Which.' }) input: SelectionRoundOpenStageInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.rounds.openStage(context.actor, { ...input, roundId: Number(input.roundId) });
    return selectionRoundOpenStagePayload.from(await this.told(outcome, context), context.locale);
  }

  @Mutation(() => selectionQuotaSetPayload.type, { description: 'Sets the seats of one school.' })
  async selectionQuotaSet(@Arg('input', () => SelectionQuotaSetInput, { description: 'How many.' }) input: SelectionQuotaSetInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.rounds.setSeats(context.actor, { ...input, roundId: Number(input.roundId), schoolId: Number(input.schoolId) });
    const page = outcome.done ? await this.readModel.quotas(context.actor, Number(input.roundId), { id: outcome.value }, FIRST_PAGE) : null;
    return selectionQuotaSetPayload.from(outcome.done ? done(page?.items[0] as SelectionQuota) : outcome, context.locale);
  }

  private async told<R extends { readonly code: string }>(outcome: Outcome<number, R>, { actor }: RequestContext): Promise<Outcome<SelectionRound, R>> {
    return outcome.done ? done(await this.readModel.one(actor, outcome.value) as SelectionRound) : outcome;
  }
}
