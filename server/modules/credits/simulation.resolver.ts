import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { type Page, PageArg, PageInput, payloadOf } from '../../platform/graphql/payload.js';
import { done } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { SimulatedTeachers } from './simulated-teacher.js';
import type { SimulationsReadModel } from './simulation.read-model.js';
import type { SimulationRefusal, Simulations } from './simulation.service.js';
import { RuleSetSimulation, RuleSetSimulationStartInput, SimulatedTeacher, type SimulationResult, SimulationResultFilter, SimulationResultPage, SimulationSchool, SimulationSortEnum } from './simulation.types.js';

const startPayload = payloadOf<SimulationRefusal, RuleSetSimulation>('RuleSetSimulationStart', { field: 'simulation', type: () => RuleSetSimulation, description: 'The trial, under way.' }, {
  NOTHING_IN_FORCE: ({ asOfDay }) => ({ zh: `${asOfDay} 没有施行中的认定办法，无从比较。`, en: `No rule set was in force on ${asOfDay}, so there is nothing to compare with.`, field: 'input.asOfDay' }),
  DAY_TO_COME: () => ({ zh: '只能用已登记的记录测算，日期不能晚于今天。', en: 'Only what is recognised can be tried; the day may not be later than today.', field: 'input.asOfDay' }),
});

@Resolver()
export class SimulationResolver {
  constructor(private readonly service: Simulations, private readonly readModel: SimulationsReadModel, private readonly simulated: SimulatedTeachers) {}

  @Query(() => [RuleSetSimulation], { description: 'Trials of a draft, the newest first.' })
  ruleSetSimulations(@Arg('draftId', () => ID, { description: 'Which draft.' }) draftId: string, @Ctx() { locale }: RequestContext): Promise<RuleSetSimulation[]> {
    return this.readModel.ofDraft(Number(draftId), locale);
  }

  @Query(() => RuleSetSimulation, { nullable: true, description: 'One trial, or null.' })
  ruleSetSimulation(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { locale }: RequestContext): Promise<RuleSetSimulation | null> {
    return this.readModel.one(Number(id), locale);
  }

  @Query(() => [SimulationSchool], { description: 'A trial by school, those that lose the most first.' })
  ruleSetSimulationSchools(@Arg('id', () => ID, { description: 'Which trial.' }) id: string): Promise<SimulationSchool[]> {
    return this.readModel.schools(Number(id));
  }

  @Query(() => SimulationResultPage, { description: 'A trial by teacher.' })
  ruleSetSimulationResults(
    @Arg('id', () => ID, { description: 'Which trial.' }) id: string,
    @PageArg() page: PageInput,
    @Arg('filter', () => SimulationResultFilter, { description: 'Which teachers.', defaultValue: {} }) filter: SimulationResultFilter,
    @Arg('sort', () => SimulationSortEnum, { description: 'In which order.', defaultValue: 'SCHOOL' }) sort: keyof typeof SimulationSortEnum,
    @Ctx() { actor, locale }: RequestContext,
  ): Promise<Page<SimulationResult>> {
    return this.readModel.results(actor, Number(id), filter, sort, page, locale);
  }

  @Query(() => SimulatedTeacher, { nullable: true, description: 'One teacher of a trial in full, with the traces of both rule sets; null when he is not in it.' })
  ruleSetSimulationTeacher(
    @Arg('id', () => ID, { description: 'Which trial.' }) id: string, @Arg('teacherId', () => ID, { description: 'Which teacher.' }) teacherId: string, @Ctx() { actor, locale }: RequestContext,
  ): Promise<SimulatedTeacher | null> {
    return this.simulated.one(actor, Number(id), Number(teacherId), locale);
  }

  @Mutation(() => startPayload.type, { description: 'Tries a draft on all teachers, as a job.' })
  async ruleSetSimulationStart(@Arg('input', () => RuleSetSimulationStartInput, { description: 'Which draft, and which cycle.' }) input: RuleSetSimulationStartInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.service.start(actor, input);
    return startPayload.from(outcome.done ? done(await this.readModel.one(outcome.value, locale) as RuleSetSimulation) : outcome, locale);
  }
}
