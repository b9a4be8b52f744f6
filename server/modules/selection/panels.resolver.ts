import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Clock, dayOf } from '../../platform/clock.js';
import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { PanelsReadModel } from './panels.read-model.js';
import type { Panels } from './panels.service.js';
import {
  SelectionDraw, SelectionDrawHoldInput, selectionDrawHoldPayload, SelectionJudgeAppointInput, selectionJudgeAppointPayload, SelectionJudgeBarInput, selectionJudgeBarPayload, type SelectionJudgeCandidate,
  SelectionJudgeCandidatePage, SelectionJudgeDismissInput, selectionJudgeDismissPayload, SelectionPanel, SelectionPanelAmendInput, selectionPanelAmendPayload, SelectionPanelCreateInput,
  selectionPanelCreatePayload, SelectionRecusal, SelectionReplay, SelectionResult,
} from './panels.types.js';

@Resolver(() => SelectionDraw)
export class PanelsResolver {
  constructor(private readonly panels: Panels, private readonly readModel: PanelsReadModel, private readonly clock: Clock) {}

  @Query(() => [SelectionPanel], { description: 'Panels of a round with their judges, progress, and how each judge scores beside the others.' })
  selectionPanels(@Arg('roundId', () => ID, { description: 'Of which round.' }) roundId: string): Promise<SelectionPanel[]> {
    return this.readModel.panels(Number(roundId));
  }

  @Query(() => SelectionJudgeCandidatePage, { description: 'Accounts that hold the role of judge, and whether each may sit in this round.' })
  selectionJudgeCandidates(
    @Arg('roundId', () => ID, { description: 'In which round.' }) roundId: string,
    @PageArg() page: PageInput,
    @Arg('search', () => String, { nullable: true, description: 'Part of the name, or its pinyin.' }) search: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Page<SelectionJudgeCandidate>> {
    return this.readModel.judgeCandidates(Number(roundId), search, page, context.locale);
  }

  @Query(() => [SelectionRecusal], { description: 'Recusals of a round, in the order they were declared.' })
  selectionRecusals(@Arg('roundId', () => ID, { description: 'Of which round.' }) roundId: string): Promise<SelectionRecusal[]> {
    return this.readModel.recusals(Number(roundId));
  }

  @Query(() => [SelectionDraw], { description: 'Draws of a round.' })
  selectionDraws(@Arg('roundId', () => ID, { description: 'Of which round.' }) roundId: string): Promise<SelectionDraw[]> {
    return this.readModel.draws(Number(roundId));
  }

  @Query(() => SelectionResult, { nullable: true, description: 'The result: as the scores give it once all are in, then as it was published.' })
  selectionResult(@Arg('roundId', () => ID, { description: 'Of which round.' }) roundId: string, @Ctx() context: RequestContext): Promise<SelectionResult | null> {
    return this.readModel.result(context.actor, Number(roundId), dayOf(this.clock.now()));
  }

  @FieldResolver(() => SelectionReplay, { nullable: true, description: 'The draw made again; null until the seed is revealed with the result.' })
  replay(@Root() draw: SelectionDraw): Promise<SelectionReplay | null> {
    return this.readModel.replay(draw);
  }

  @Mutation(() => selectionPanelCreatePayload.type, { description: 'Adds a panel, before the draw.' })
  async selectionPanelCreate(@Arg('input', () => SelectionPanelCreateInput, { description: 'What.' }) input: SelectionPanelCreateInput, @Ctx() context: RequestContext): Promise<object> {
    return selectionPanelCreatePayload.from(await this.told(await this.panels.create(context.actor, { ...input, roundId: Number(input.roundId) })), context.locale);
  }

  @Mutation(() => selectionPanelAmendPayload.type, { description: 'Changes the title or subjects of a panel, before the draw.' })
  async selectionPanelAmend(@Arg('input', () => SelectionPanelAmendInput, { description: 'The whole panel.' }) input: SelectionPanelAmendInput, @Ctx() context: RequestContext): Promise<object> {
    return selectionPanelAmendPayload.from(await this.told(await this.panels.amend(context.actor, { ...input, panelId: Number(input.panelId) })), context.locale);
  }

  @Mutation(() => selectionJudgeAppointPayload.type, { description: 'Appoints a judge to a panel. Who sees names cannot judge blind.' })
  async selectionJudgeAppoint(@Arg('input', () => SelectionJudgeAppointInput, { description: 'Whom.' }) input: SelectionJudgeAppointInput, @Ctx() context: RequestContext): Promise<object> {
    return selectionJudgeAppointPayload.from(await this.panels.appoint(context.actor, { ...input, panelId: Number(input.panelId), accountId: Number(input.accountId) }), context.locale);
  }

  @Mutation(() => selectionJudgeDismissPayload.type, { description: 'Dismisses a judge; his open papers wait for the next draw, what he submitted stands.' })
  async selectionJudgeDismiss(@Arg('input', () => SelectionJudgeDismissInput, { description: 'Whom, and why.' }) input: SelectionJudgeDismissInput, @Ctx() context: RequestContext): Promise<object> {
    return selectionJudgeDismissPayload.from(await this.panels.dismiss(context.actor, { ...input, judgeId: Number(input.judgeId) }), context.locale);
  }

  @Mutation(() => selectionJudgeBarPayload.type, { description: "Records a recusal from a school: the judge's papers of that school end, submitted ones no longer count." })
  async selectionJudgeBar(@Arg('input', () => SelectionJudgeBarInput, { description: 'Whom, from which school, and why.' }) input: SelectionJudgeBarInput, @Ctx() context: RequestContext): Promise<object> {
    return selectionJudgeBarPayload.from(await this.panels.bar(context.actor, { ...input, judgeId: Number(input.judgeId), schoolId: Number(input.schoolId) }), context.locale);
  }

  @Mutation(() => selectionDrawHoldPayload.type, { description: 'Draws judges for every entry that lacks some, from the committed seed.' })
  async selectionDrawHold(@Arg('input', () => SelectionDrawHoldInput, { description: 'For which round.' }) input: SelectionDrawHoldInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.panels.hold(context.actor, { ...input, roundId: Number(input.roundId), lots: input.lots.trim() });
    return selectionDrawHoldPayload.from(outcome.done ? done(await this.readModel.drawOf(outcome.value) as SelectionDraw) : outcome, context.locale);
  }

  private async told<R extends { readonly code: string }>(outcome: Outcome<number, R>): Promise<Outcome<SelectionPanel, R>> {
    return outcome.done ? done(await this.readModel.panel(outcome.value) as SelectionPanel) : outcome;
  }
}
