import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { Budgets } from './budgets.service.js';
import { ProgrammeExpenseEnterInput, ProgrammeExpenseStrikeInput, ProgrammePlanBudgetInput } from './planning.inputs.js';
import { programmeExpenseEnterPayload, programmeExpenseStrikePayload, programmePlanBudgetPayload } from './planning.payloads.js';
import type { PlanningReadModel } from './planning.read-model.js';
import { ProgrammeBudget } from './planning.types.js';

@Resolver()
export class BudgetsResolver {
  constructor(private readonly service: Budgets, private readonly readModel: PlanningReadModel) {}

  @Query(() => ProgrammeBudget, { nullable: true, description: 'What a programme may cost and what it did; null when there is no such programme.' })
  programmeBudget(@Arg('programmeId', () => ID, { description: 'Which programme.' }) programmeId: string): Promise<ProgrammeBudget | null> {
    return this.readModel.budget(Number(programmeId));
  }

  @Mutation(() => programmePlanBudgetPayload.type, { description: 'Writes down what a programme may cost, all lines at once.' })
  async programmePlanBudget(@Arg('input', () => ProgrammePlanBudgetInput, { description: 'How much.' }) input: ProgrammePlanBudgetInput, @Ctx() context: RequestContext): Promise<object> {
    return programmePlanBudgetPayload.from(await this.read(this.service.plan(context.actor, input)), context.locale);
  }

  @Mutation(() => programmeExpenseEnterPayload.type, { description: 'Enters money spent, with its voucher.' })
  async programmeExpenseEnter(@Arg('input', () => ProgrammeExpenseEnterInput, { description: 'What.' }) input: ProgrammeExpenseEnterInput, @Ctx() context: RequestContext): Promise<object> {
    return programmeExpenseEnterPayload.from(await this.read(this.service.enter(context.actor, input)), context.locale);
  }

  @Mutation(() => programmeExpenseStrikePayload.type, { description: 'Strikes out an expense that was entered by mistake.' })
  async programmeExpenseStrike(@Arg('input', () => ProgrammeExpenseStrikeInput, { description: 'Which, and why.' }) input: ProgrammeExpenseStrikeInput, @Ctx() context: RequestContext): Promise<object> {
    return programmeExpenseStrikePayload.from(await this.read(this.service.strike(context.actor, input)), context.locale);
  }

  private async read<R extends Refusal>(outcome: Promise<Outcome<number, R>>): Promise<Outcome<ProgrammeBudget, R>> {
    const told = await outcome;
    return told.done ? done(await this.readModel.budget(told.value) as ProgrammeBudget) : told;
  }
}
