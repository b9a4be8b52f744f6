import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import { say } from '../../platform/locale.js';
import type { RequestContext } from '../accounts/index.js';
import { isCentreOrAuditor } from '../organisations/index.js';
import { Programme } from '../training/index.js';
import { columnWords, type PlanImports, problemText } from './plan-imports.service.js';
import { PlanChoice, PlanCopyItemsInput, PlanCreateInput, PlanImportInput, PlanItemAddInput, PlanItemChoice, PlanItemEditInput, PlanItemOpenProgrammeInput, PlanReopenInput } from './planning.inputs.js';
import {
  planApprovePayload, planCopyItemsPayload, planCreatePayload, planImportPayload, planItemAddPayload, planItemEditPayload, planItemOpenProgrammePayload, planItemRemovePayload, planPublishPayload, planReopenPayload,
} from './planning.payloads.js';
import type { PlanningReadModel } from './planning.read-model.js';
import { PlanFigures, PlanItem, TrainingPlan } from './planning.types.js';
import type { Plans } from './plans.service.js';

@Resolver(() => TrainingPlan)
export class PlansResolver {
  constructor(private readonly service: Plans, private readonly imports: PlanImports, private readonly readModel: PlanningReadModel) {}

  @Query(() => [TrainingPlan], { description: 'Plans by year, the latest first, 50 at most. Schools see those that are published.' })
  trainingPlans(@Ctx() context: RequestContext): Promise<TrainingPlan[]> {
    return this.readModel.plans(context);
  }

  @Query(() => TrainingPlan, { nullable: true, description: 'One plan, or null. Schools see it once it is published.' })
  trainingPlan(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<TrainingPlan | null> {
    return this.readModel.plan(context, Number(id));
  }

  @FieldResolver(() => [PlanItem])
  items(@Root() { id }: TrainingPlan, @Ctx() context: RequestContext): Promise<PlanItem[]> {
    return this.readModel.items(id, isCentreOrAuditor(context, null));
  }

  @Mutation(() => planCreatePayload.type, { description: 'Begins the plan of a year.' })
  async planCreate(@Arg('input', () => PlanCreateInput, { description: 'Which year.' }) input: PlanCreateInput, @Ctx() context: RequestContext): Promise<object> {
    return planCreatePayload.from(await this.read(context, this.service.create(context.actor, input)), context.locale);
  }

  @Mutation(() => planApprovePayload.type, { description: 'Approves a plan; not by who changed it last.' })
  async planApprove(@Arg('input', () => PlanChoice, { description: 'Which plan.' }) input: PlanChoice, @Ctx() context: RequestContext): Promise<object> {
    return planApprovePayload.from(await this.read(context, this.service.approve(context.actor, input)), context.locale);
  }

  @Mutation(() => planPublishPayload.type, { description: 'Shows an approved plan to the schools, without its money.' })
  async planPublish(@Arg('input', () => PlanChoice, { description: 'Which plan.' }) input: PlanChoice, @Ctx() context: RequestContext): Promise<object> {
    return planPublishPayload.from(await this.read(context, this.service.publish(context.actor, input)), context.locale);
  }

  @Mutation(() => planReopenPayload.type, { description: 'Takes a plan back to a draft, to be revised and approved again.' })
  async planReopen(@Arg('input', () => PlanReopenInput, { description: 'Which plan, and why.' }) input: PlanReopenInput, @Ctx() context: RequestContext): Promise<object> {
    return planReopenPayload.from(await this.read(context, this.service.reopen(context.actor, input)), context.locale);
  }

  @Mutation(() => planItemAddPayload.type, { description: 'Adds an item to a draft.' })
  async planItemAdd(@Arg('input', () => PlanItemAddInput, { description: 'What.' }) input: PlanItemAddInput, @Ctx() context: RequestContext): Promise<object> {
    return planItemAddPayload.from(await this.read(context, this.service.addItem(context.actor, input)), context.locale);
  }

  @Mutation(() => planItemEditPayload.type, { description: 'Changes an item of a draft.' })
  async planItemEdit(@Arg('input', () => PlanItemEditInput, { description: 'What.' }) input: PlanItemEditInput, @Ctx() context: RequestContext): Promise<object> {
    return planItemEditPayload.from(await this.read(context, this.service.editItem(context.actor, input)), context.locale);
  }

  @Mutation(() => planItemRemovePayload.type, { description: 'Takes an item out of a draft, while no programme came from it.' })
  async planItemRemove(@Arg('input', () => PlanItemChoice, { description: 'Which item.' }) input: PlanItemChoice, @Ctx() context: RequestContext): Promise<object> {
    return planItemRemovePayload.from(await this.read(context, this.service.removeItem(context.actor, input)), context.locale);
  }

  @Mutation(() => planCopyItemsPayload.type, { description: 'Takes items over from another year; dates move to the same weekday, titles that stand already are passed over.' })
  async planCopyItems(@Arg('input', () => PlanCopyItemsInput, { description: 'Which items.' }) input: PlanCopyItemsInput, @Ctx() context: RequestContext): Promise<object> {
    return planCopyItemsPayload.from(await this.read(context, this.service.copyItems(context.actor, input)), context.locale);
  }

  @Mutation(() => planItemOpenProgrammePayload.type, { description: 'Drafts the programme that an item of an approved plan foresees.' })
  async planItemOpenProgramme(@Arg('input', () => PlanItemOpenProgrammeInput, { description: 'Which item.' }) input: PlanItemOpenProgrammeInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.service.openProgramme(context.actor, input);
    return planItemOpenProgrammePayload.from(outcome.done ? done(await this.readModel.programme(outcome.value) as Programme) : outcome, context.locale);
  }

  @Mutation(() => planImportPayload.type, { description: 'Looks through a plan in Excel, or writes it when every cell can be read.' })
  async planImport(@Arg('input', () => PlanImportInput, { description: 'Which file.' }) input: PlanImportInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.imports.run(context.actor, input);
    if (!outcome.done) return planImportPayload.from(outcome, context.locale);
    const { problems, ...result } = outcome.value;
    return planImportPayload.from(done({ ...result, problems: problems.map((each) => ({ address: each.address, column: say(columnWords(each.column), context.locale), found: each.found, message: problemText(each, context.locale) })) }), context.locale);
  }

  private async read<R extends Refusal>(context: RequestContext, outcome: Promise<Outcome<number, R>>): Promise<Outcome<TrainingPlan, R>> {
    const told = await outcome;
    return told.done ? done(await this.readModel.plan(context, told.value) as TrainingPlan) : told;
  }
}

@Resolver(() => PlanItem)
export class PlanItemsResolver {
  constructor(private readonly readModel: PlanningReadModel) {}

  @FieldResolver(() => PlanFigures)
  done(@Root() { id }: PlanItem, @Ctx() context: RequestContext): Promise<PlanFigures> {
    return this.readModel.done(context, id);
  }

  @FieldResolver(() => [Programme])
  programmes(@Root() { id }: PlanItem, @Ctx() context: RequestContext): Promise<Programme[]> {
    return this.readModel.programmes(context, id);
  }
}
