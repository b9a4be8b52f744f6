import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { Teacher } from '../teachers/index.js';
import type { HonoursReadModel } from './honours.read-model.js';
import type { Honours } from './honours.service.js';
import { Honour, HonourFilter, HonourKind, HonourPage, HonourRecordInput, honourRecordPayload, HonourRevokeInput, honourRevokePayload, HonourSortEnum } from './honours.types.js';

/** Adds the honours to the teacher's record, which the module teachers knows nothing of. */
@Resolver(() => Teacher)
export class HonoursResolver {
  constructor(private readonly register: Honours, private readonly readModel: HonoursReadModel) {}

  @Query(() => HonourPage, { description: "Honours of teachers within the viewer's reach." })
  honours(
    @PageArg() page: PageInput,
    @Arg('filter', () => HonourFilter, { description: 'Which honours.', defaultValue: {} }) filter: HonourFilter,
    @Arg('sort', () => HonourSortEnum, { description: 'In which order.', defaultValue: 'NEWEST' }) sort: keyof typeof HonourSortEnum,
    @Ctx() context: RequestContext,
  ): Promise<Page<Honour>> {
    return this.readModel.page(context.actor, filter, sort, page);
  }

  @Query(() => [HonourKind], { description: 'Kinds of honour: those that selections grant, and those that the register knows.' })
  honourKinds(): Promise<HonourKind[]> {
    return this.readModel.kinds();
  }

  @FieldResolver(() => [Honour], { name: 'honours', description: 'Honours (骨干称号), the newest first, with those that lapsed or were revoked.' })
  honoursOf(@Root() teacher: Teacher, @Ctx() context: RequestContext): Promise<Honour[]> {
    return this.readModel.ofTeacher(context, teacher);
  }

  @Mutation(() => honourRecordPayload.type, { description: 'Records an honour that was granted elsewhere.' })
  async honourRecord(@Arg('input', () => HonourRecordInput, { description: 'Which, to whom.' }) input: HonourRecordInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.register.record(context.actor, { ...input, teacherId: Number(input.teacherId), grade: input.grade ?? null, documentNumber: input.documentNumber ?? null, expiresOn: input.expiresOn ?? null });
    return honourRecordPayload.from(await this.told(outcome, context), context.locale);
  }

  @Mutation(() => honourRevokePayload.type, { description: 'Takes an honour back; it stays on the record with the reason.' })
  async honourRevoke(@Arg('input', () => HonourRevokeInput, { description: 'Which, and why.' }) input: HonourRevokeInput, @Ctx() context: RequestContext): Promise<object> {
    return honourRevokePayload.from(await this.told(await this.register.revoke(context.actor, { ...input, honourId: Number(input.honourId) }), context), context.locale);
  }

  private async told<R extends { readonly code: string }>(outcome: Outcome<number, R>, { actor }: RequestContext): Promise<Outcome<Honour, R>> {
    return outcome.done ? done((await this.readModel.page(actor, { id: outcome.value }, 'NEWEST', { limit: 1, offset: 0 })).items[0] as Honour) : outcome;
  }
}
