import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { SelectionPoints } from './entries.types.js';
import type { JudgingReadModel, Paper } from './judging.read-model.js';
import type { Judging } from './judging.service.js';
import {
  JudgingDesk, JudgingDraftSaveInput, judgingDraftSavePayload, JudgingEvidence, JudgingPaper, JudgingPaperPage, JudgingPaperRecuseInput, judgingPaperRecusePayload, JudgingPaperSubmitInput, judgingPaperSubmitPayload,
} from './judging.types.js';

@Resolver(() => JudgingPaper)
export class JudgingResolver {
  constructor(private readonly judging: Judging, private readonly readModel: JudgingReadModel) {}

  @Query(() => [JudgingDesk], { description: 'Rounds that the viewer judges, the newest first.' })
  judgingDesks(@Ctx() context: RequestContext): Promise<JudgingDesk[]> {
    return this.readModel.desks(context.actor);
  }

  @Query(() => JudgingPaperPage, { description: "The papers on the viewer's desk in a round." })
  judgingPapers(
    @Arg('roundId', () => ID, { description: 'In which round.' }) roundId: string,
    @PageArg() page: PageInput,
    @Ctx() context: RequestContext,
  ): Promise<Page<Paper>> {
    return this.readModel.page(context.actor, Number(roundId), page);
  }

  @Query(() => JudgingPaper, { nullable: true, description: "A paper on the viewer's desk, or null." })
  judgingPaper(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<Paper | null> {
    return this.readModel.one(context.actor, Number(id));
  }

  @FieldResolver(() => [JudgingEvidence])
  evidence(@Root() paper: Paper, @Ctx() context: RequestContext): Promise<JudgingEvidence[]> {
    return this.readModel.evidence(context, paper);
  }

  @FieldResolver(() => [SelectionPoints])
  points(@Root() paper: Paper): Promise<SelectionPoints[]> {
    return this.readModel.points(paper);
  }

  @Mutation(() => judgingDraftSavePayload.type, { description: 'Keeps an unfinished score sheet.' })
  async judgingDraftSave(@Arg('input', () => JudgingDraftSaveInput, { description: 'The sheet so far.' }) input: JudgingDraftSaveInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.judging.saveDraft(context.actor, { ...sheetOf(input), revision: input.revision });
    return judgingDraftSavePayload.from(await this.told(outcome, context), context.locale);
  }

  @Mutation(() => judgingPaperSubmitPayload.type, { description: 'Submits a score sheet, once and for good.' })
  async judgingPaperSubmit(@Arg('input', () => JudgingPaperSubmitInput, { description: 'The whole sheet.' }) input: JudgingPaperSubmitInput, @Ctx() context: RequestContext): Promise<object> {
    return judgingPaperSubmitPayload.from(await this.told(await this.judging.submit(context.actor, sheetOf(input)), context), context.locale);
  }

  @Mutation(() => judgingPaperRecusePayload.type, { description: 'The viewer steps back from a paper; another judge is drawn at once where one can be.' })
  async judgingPaperRecuse(@Arg('input', () => JudgingPaperRecuseInput, { description: 'Which, and why.' }) input: JudgingPaperRecuseInput, @Ctx() context: RequestContext): Promise<object> {
    return judgingPaperRecusePayload.from(await this.judging.recuse(context.actor, { ...input, paperId: Number(input.paperId) }), context.locale);
  }

  private async told<R extends { readonly code: string }>(outcome: Outcome<number, R>, { actor }: RequestContext): Promise<Outcome<JudgingPaper, R>> {
    return outcome.done ? done(await this.readModel.one(actor, outcome.value) as unknown as JudgingPaper) : outcome;
  }
}

function sheetOf({ paperId, points, comment, idempotencyKey }: JudgingPaperSubmitInput) {
  return { paperId: Number(paperId), points: Object.fromEntries(points.map((each) => [each.criterion, each.points])), comment: comment?.trim() || null, idempotencyKey: idempotencyKey ?? null };
}
