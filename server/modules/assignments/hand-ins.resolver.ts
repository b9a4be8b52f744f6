import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { say } from '../../platform/locale.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { handInMarkPayload, handInSavePayload, handInSubmitPayload, handInWithdrawPayload, markingWorkbookApplyPayload } from './assignments.payloads.js';
import type { HandInsReadModel } from './hand-ins.read-model.js';
import type { HandIns } from './hand-ins.service.js';
import { HandInComparison, HandInInput, HandInMarkInput, HandInWithdrawInput, Marking, MarkingPaper, MarkingSheet, MarkingWorkbookCheck, MarkingWorkbookInput, OwnAssignment } from './hand-ins.types.js';
import type { Marking as MarkingService } from './marking.service.js';
import type { MarkingWorkbooks } from './marking-workbook.js';

const MOST_PROBLEMS = 200;

/** The participant's side and the marker's. */
@Resolver()
export class HandInsResolver {
  constructor(private readonly handIns: HandIns, private readonly marking: MarkingService, private readonly workbooks: MarkingWorkbooks, private readonly readModel: HandInsReadModel) {}

  @Query(() => [OwnAssignment], { description: 'Assignments of the classes that the viewer is in, those still open first, 50 at most.' })
  viewerAssignments(@Ctx() context: RequestContext): Promise<OwnAssignment[]> {
    return this.readModel.own(context.actor);
  }

  @Query(() => OwnAssignment, { nullable: true, description: 'One of them.' })
  async viewerAssignment(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<OwnAssignment | null> {
    return (await this.readModel.own(context.actor, Number(id)))[0] ?? null;
  }

  @Query(() => [Marking], { description: 'Assignments that the viewer marks, the latest first.' })
  viewerMarkings(@Ctx() context: RequestContext): Promise<Marking[]> {
    return this.readModel.markings(context.actor);
  }

  @Query(() => [MarkingPaper], { description: 'What the viewer was given to mark of one assignment.' })
  markingPapers(@Arg('assignmentId', () => ID, { description: 'Which assignment.' }) assignmentId: string, @Ctx() context: RequestContext): Promise<MarkingPaper[]> {
    return this.readModel.papers(context.actor, Number(assignmentId));
  }

  @Query(() => MarkingSheet, { nullable: true, description: 'One hand-in to mark, whole.' })
  markingSheet(@Arg('id', () => ID, { description: "The viewer's mark." }) id: string, @Ctx() context: RequestContext): Promise<MarkingSheet | null> {
    return this.readModel.sheet(context.actor, Number(id));
  }

  @Query(() => HandInComparison, { description: 'Two hand-ins that were flagged, side by side. A marker reads those that he was given, without names.' })
  handInComparison(
    @Arg('handInId', () => ID, { description: 'The one.' }) handInId: string,
    @Arg('otherId', () => ID, { description: 'The other.' }) otherId: string,
    @Ctx() context: RequestContext,
  ): Promise<HandInComparison> {
    return this.readModel.compare(context.actor, Number(handInId), Number(otherId));
  }

  @Query(() => MarkingWorkbookCheck, { description: 'The dry run of a filled-in marking sheet. Writes nothing.' })
  async markingWorkbookCheck(
    @Arg('assignmentId', () => ID, { description: 'Which assignment.' }) assignmentId: string,
    @Arg('fileId', () => ID, { description: "The file, uploaded as 'marks'." }) fileId: string,
    @Ctx() context: RequestContext,
  ): Promise<MarkingWorkbookCheck> {
    const { marks, problems } = await this.workbooks.check(context.actor, Number(assignmentId), Number(fileId));
    return { marks: marks.length, problems: problems.slice(0, MOST_PROBLEMS).map(({ words, ...problem }) => ({ ...problem, reason: say(words, context.locale) })) };
  }

  @Mutation(() => handInSavePayload.type, { description: 'Keeps the draft as it is typed.' })
  async handInSave(@Arg('input', () => HandInInput, { description: 'The draft.' }) input: HandInInput, @Ctx() context: RequestContext): Promise<object> {
    return handInSavePayload.from(await this.shown(context, input.assignmentId, await this.handIns.save(context.actor, input)), context.locale);
  }

  @Mutation(() => handInSubmitPayload.type, { description: 'Hands it in; after the due time it is marked as late.' })
  async handInSubmit(@Arg('input', () => HandInInput, { description: 'What is handed in.' }) input: HandInInput, @Ctx() context: RequestContext): Promise<object> {
    return handInSubmitPayload.from(await this.shown(context, input.assignmentId, await this.handIns.submit(context.actor, input)), context.locale);
  }

  @Mutation(() => handInWithdrawPayload.type, { description: 'Takes back what was handed in, until it is due and before it is marked.' })
  async handInWithdraw(@Arg('input', () => HandInWithdrawInput, { description: 'Which assignment.' }) input: HandInWithdrawInput, @Ctx() context: RequestContext): Promise<object> {
    return handInWithdrawPayload.from(await this.shown(context, input.assignmentId, await this.handIns.withdraw(context.actor, input)), context.locale);
  }

  @Mutation(() => handInMarkPayload.type, { description: 'Gives or mends a mark; the last mark wanted settles the result.' })
  async handInMark(@Arg('input', () => HandInMarkInput, { description: 'The mark.' }) input: HandInMarkInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.marking.mark(context.actor, input);
    return handInMarkPayload.from(outcome.done ? done(await this.readModel.sheet(context.actor, outcome.value) as MarkingSheet) : outcome, context.locale);
  }

  @Mutation(() => markingWorkbookApplyPayload.type, { description: 'Enters the marks of a filled-in sheet, all or none.' })
  async markingWorkbookApply(@Arg('input', () => MarkingWorkbookInput, { description: 'The file.' }) input: MarkingWorkbookInput, @Ctx() context: RequestContext): Promise<object> {
    return markingWorkbookApplyPayload.from(await this.workbooks.apply(context.actor, input), context.locale);
  }

  private async shown<R extends Refusal>(context: RequestContext, assignmentId: string, outcome: Outcome<number, R>): Promise<Outcome<OwnAssignment, R>> {
    return outcome.done ? done((await this.readModel.own(context.actor, Number(assignmentId)))[0] as OwnAssignment) : outcome;
  }
}
