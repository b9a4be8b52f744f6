import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput, payloadOf } from '../../platform/graphql/payload.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { BatchQuarantines, HeldBatch, QuarantineRefusal } from './batch-quarantine.service.js';
import { ALREADY_QUARANTINED } from './intake.policy.js';
import type { IntakeReadModel } from './intake.read-model.js';
import {
  type ExternalRecord, ExternalRecordFilter, ExternalRecordPage, HeldBatchType, IntakeBatch, IntakeBatchFilter, IntakeBatchPage, IntakeBatchQuarantineInput, type IntakeClaimCounts, LearningProvider,
  LearningProviderChangeInput, LearningProviderFilter, LearningProviderMapCourseInput, LearningProviderOpenInput, LearningProviderPage, LearningProviderResumeInput, LearningProviderSuspendInput, type ProviderCourse,
} from './intake.types.js';
import type { Providers } from './providers.service.js';
import type { ProviderRefusal } from './rules/provider-terms.js';

const provider = { field: 'provider', type: () => LearningProvider, description: 'The platform as it stands now.' };
const termsWords = {
  KEY_TAKEN: () => ({ zh: '该标识已被另一个平台使用。', en: 'Another platform has this key.', field: 'input.key' }),
  CATEGORY_UNKNOWN: ({ categoryKey }: { categoryKey: string }) => ({ zh: `现行认定办法没有“${categoryKey}”这一类别。`, en: `The rule set in force has no category “${categoryKey}”.`, field: 'input.categoryKeys' }),
  DEFAULT_NOT_ALLOWED: () => ({ zh: '默认的级别和类别必须在允许报送的范围内。', en: 'The default level and category must be among those it may send.', field: 'input.level' }),
  YEARS_REVERSED: () => ({ zh: '截止年度不能早于起始年度。', en: 'The last year is before the first.', field: 'input.toYear' }),
};
export const providerOpenPayload = payloadOf<ProviderRefusal, LearningProvider>('LearningProviderOpen', provider, termsWords);
export const providerChangePayload = payloadOf<ProviderRefusal, LearningProvider>('LearningProviderChange', provider, termsWords);
export const providerMapCoursePayload = payloadOf<ProviderRefusal, LearningProvider>('LearningProviderMapCourse', provider, termsWords);
export const providerSuspendPayload = payloadOf<never, LearningProvider>('LearningProviderSuspend', provider, {});
export const providerResumePayload = payloadOf<never, LearningProvider>('LearningProviderResume', provider, {});
export const batchQuarantinePayload = payloadOf<QuarantineRefusal, HeldBatchType>('IntakeBatchQuarantine', { field: 'held', type: () => HeldBatchType, description: 'What was held back and taken back.' }, { ALREADY_QUARANTINED: () => ALREADY_QUARANTINED });

@Resolver(() => LearningProvider)
export class ProvidersResolver {
  constructor(private readonly service: Providers, private readonly readModel: IntakeReadModel) {}

  @Query(() => LearningProviderPage, { description: 'Outside platforms, by key.' })
  learningProviders(
    @PageArg() page: PageInput,
    @Arg('filter', () => LearningProviderFilter, { description: 'Which platforms.', defaultValue: {} }) filter: LearningProviderFilter,
    @Ctx() context: RequestContext,
  ): Promise<Page<LearningProvider>> {
    return this.readModel.providers(context, filter, page);
  }

  @Query(() => LearningProvider, { nullable: true, description: 'One platform, or null when there is none.' })
  learningProvider(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<LearningProvider | null> {
    return this.readModel.provider(context, Number(id));
  }

  @Mutation(() => providerOpenPayload.type, { description: 'Agrees terms with a new platform. Its account and key are given by an administrator.' })
  async learningProviderOpen(@Arg('input', () => LearningProviderOpenInput, { description: 'Its terms.' }) input: LearningProviderOpenInput, @Ctx() context: RequestContext): Promise<object> {
    return providerOpenPayload.from(await this.shown(context, await this.service.open(context.actor, input)), context.locale);
  }

  @Mutation(() => providerChangePayload.type, { description: 'Agrees new terms with a platform, for what it sends from now on.' })
  async learningProviderChange(@Arg('input', () => LearningProviderChangeInput, { description: 'Its new terms.' }) input: LearningProviderChangeInput, @Ctx() context: RequestContext): Promise<object> {
    return providerChangePayload.from(await this.shown(context, await this.service.change(context.actor, { ...input, providerId: Number(input.providerId) })), context.locale);
  }

  @Mutation(() => providerMapCoursePayload.type, { description: 'Says what a course code of a platform means here, for what it sends from now on.' })
  async learningProviderMapCourse(@Arg('input', () => LearningProviderMapCourseInput, { description: 'The code and its meaning.' }) input: LearningProviderMapCourseInput, @Ctx() context: RequestContext): Promise<object> {
    return providerMapCoursePayload.from(await this.shown(context, await this.service.mapCourse(context.actor, { ...input, providerId: Number(input.providerId) })), context.locale);
  }

  @Mutation(() => providerSuspendPayload.type, { description: 'Refuses every batch of a platform from now on; what it sent before stays.' })
  async learningProviderSuspend(@Arg('input', () => LearningProviderSuspendInput, { description: 'Which one, and why.' }) input: LearningProviderSuspendInput, @Ctx() context: RequestContext): Promise<object> {
    return providerSuspendPayload.from(await this.shown(context, await this.service.setStatus(context.actor, 'SUSPENDED', { ...input, providerId: Number(input.providerId) })), context.locale);
  }

  @Mutation(() => providerResumePayload.type, { description: 'Lets a suspended platform send again.' })
  async learningProviderResume(@Arg('input', () => LearningProviderResumeInput, { description: 'Which one, and why.' }) input: LearningProviderResumeInput, @Ctx() context: RequestContext): Promise<object> {
    return providerResumePayload.from(await this.shown(context, await this.service.setStatus(context.actor, 'ACTIVE', { ...input, providerId: Number(input.providerId) })), context.locale);
  }

  @FieldResolver()
  async recordCount(@Root() { id }: LearningProvider, @Ctx() context: RequestContext): Promise<number> {
    return (await this.readModel.figures(context, id)).recordCount;
  }

  @FieldResolver()
  async acceptedCount(@Root() { id }: LearningProvider, @Ctx() context: RequestContext): Promise<number> {
    return (await this.readModel.figures(context, id)).acceptedCount;
  }

  @FieldResolver()
  async lastReceivedAt(@Root() { id }: LearningProvider, @Ctx() context: RequestContext): Promise<string | null> {
    return (await this.readModel.figures(context, id)).lastReceivedAt;
  }

  @FieldResolver()
  courses(@Root() { id }: LearningProvider, @Ctx() context: RequestContext): Promise<ProviderCourse[]> {
    return this.readModel.courses(context, id);
  }

  private async shown<R extends { code: string }>(context: RequestContext, outcome: Outcome<number, R>): Promise<Outcome<LearningProvider, R>> {
    return outcome.done ? done(await this.readModel.provider(context, outcome.value) as LearningProvider) : outcome;
  }
}

@Resolver(() => IntakeBatch)
export class IntakeBatchesResolver {
  constructor(private readonly quarantines: BatchQuarantines, private readonly readModel: IntakeReadModel) {}

  @Query(() => IntakeBatchPage, { description: 'Batches of all platforms, the latest first.' })
  intakeBatches(
    @PageArg() page: PageInput,
    @Arg('filter', () => IntakeBatchFilter, { description: 'Which batches.', defaultValue: {} }) filter: IntakeBatchFilter,
    @Ctx() context: RequestContext,
  ): Promise<Page<IntakeBatch>> {
    return this.readModel.batches(context, filter, page);
  }

  @Query(() => IntakeBatch, { nullable: true, description: 'One batch, or null when there is none.' })
  intakeBatch(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<IntakeBatch | null> {
    return this.readModel.batch(context, Number(id));
  }

  @Query(() => ExternalRecordPage, { description: 'Learning records of all platforms: the latest first, or in the order of one batch.' })
  externalRecords(
    @PageArg() page: PageInput,
    @Arg('filter', () => ExternalRecordFilter, { description: 'Which records.', defaultValue: {} }) filter: ExternalRecordFilter,
    @Ctx() context: RequestContext,
  ): Promise<Page<ExternalRecord>> {
    return this.readModel.records(context, filter, page);
  }

  @Mutation(() => batchQuarantinePayload.type, { description: 'Holds back all that a batch brought: claims that wait are quarantined, recognised ones taken back from the ledger, in one transaction.' })
  async intakeBatchQuarantine(@Arg('input', () => IntakeBatchQuarantineInput, { description: 'Which batch, and why.' }) { batchId, reason, idempotencyKey }: IntakeBatchQuarantineInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.quarantines.quarantine(context.actor, { batchId: Number(batchId), reason, idempotencyKey: idempotencyKey ?? null });
    return batchQuarantinePayload.from(outcome.done ? done(await this.held(context, outcome.value)) : outcome, context.locale);
  }

  @FieldResolver()
  claims(@Root() { id }: IntakeBatch, @Ctx() context: RequestContext): Promise<IntakeClaimCounts> {
    return this.readModel.claimCounts(context, id);
  }

  private async held(context: RequestContext, { batchId, quarantined, reversed }: HeldBatch): Promise<HeldBatchType> {
    return { batch: await this.readModel.batch(context, batchId) as IntakeBatch, quarantined, reversed };
  }
}
