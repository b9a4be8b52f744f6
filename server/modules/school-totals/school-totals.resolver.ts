import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';

import { payloadOf } from '../../platform/graphql/payload.js';
import { done } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { type PublishRefusal, publishWords } from './rules/publication.js';
import type { SchoolTotalsReadModel } from './school-totals.read-model.js';
import type { SchoolTotals } from './school-totals.service.js';
import { SchoolTotalsPublishInput, SchoolTotalsReckonInput, SchoolTotalsSheet, SchoolTotalsYear } from './school-totals.types.js';

export const reckonPayload = payloadOf<never, number>('SchoolTotalsReckon', { field: 'jobId', type: () => ID, description: 'The job that reckons them; one that is under way already is that one.' }, {});
export const publishPayload = payloadOf<PublishRefusal, SchoolTotalsSheet>('SchoolTotalsPublish', { field: 'totals', type: () => SchoolTotalsSheet, description: 'The totals as anybody reads them now.' }, publishWords);

@Resolver()
export class SchoolTotalsResolver {
  constructor(private readonly totals: SchoolTotals, private readonly readModel: SchoolTotalsReadModel) {}

  @Query(() => [SchoolTotalsYear], { description: 'Years with credits and what was reckoned and published of them, the newest first; areas and schools see published years.' })
  schoolTotalsYears(@Ctx() { actor }: RequestContext): Promise<SchoolTotalsYear[]> {
    return this.readModel.list(actor);
  }

  @Query(() => SchoolTotalsSheet, { nullable: true, description: 'Totals of a year: for the centre what was reckoned last, with every school; for areas and schools what was published. Null when there is none.' })
  schoolTotals(
    @Arg('cycleYear', () => Int, { description: 'Which year.' }) cycleYear: number,
    @Arg('published', () => Boolean, { description: 'For the centre too, what is in the open.', defaultValue: false }) published: boolean,
    @Ctx() { actor, locale }: RequestContext,
  ): Promise<SchoolTotalsSheet | null> {
    return this.readModel.sheet(actor, cycleYear, published, locale);
  }

  @Query(() => SchoolTotalsSheet, { nullable: true, description: 'What the county has published of a year, or of the newest year; open to anyone. Null when nothing was.' })
  publicSchoolTotals(@Arg('cycleYear', () => Int, { nullable: true, description: 'Which year; the newest when left out.' }) cycleYear: number | null, @Ctx() { locale }: RequestContext): Promise<SchoolTotalsSheet | null> {
    return this.readModel.open(cycleYear ?? null, locale);
  }

  @Query(() => [Int], { description: 'Years whose totals the county has published, the newest first; open to anyone.' })
  publicSchoolTotalsYears(): Promise<number[]> {
    return this.readModel.publishedYears();
  }

  @Mutation(() => reckonPayload.type, { description: 'Reckons the totals of all schools in a year, as a job; nobody outside the centre sees them before they are published.' })
  async schoolTotalsReckon(@Arg('input', () => SchoolTotalsReckonInput, { description: 'Which year.' }) { cycleYear, idempotencyKey }: SchoolTotalsReckonInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return reckonPayload.from(done(await this.totals.reckon(actor, { cycleYear, idempotencyKey })), locale);
  }

  @Mutation(() => publishPayload.type, { description: 'Publishes what was reckoned last of a year. What was published before stays on record.' })
  async schoolTotalsPublish(@Arg('input', () => SchoolTotalsPublishInput, { description: 'Which totals.' }) { id, note, idempotencyKey }: SchoolTotalsPublishInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.totals.publish(actor, { runId: Number(id), note: note ?? null, idempotencyKey });
    return publishPayload.from(outcome.done ? done(await this.readModel.open(outcome.value, locale) as SchoolTotalsSheet) : outcome, locale);
  }
}
