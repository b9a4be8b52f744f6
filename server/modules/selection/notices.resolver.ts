import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { NoticesReadModel } from './notices.read-model.js';
import {
  PublicNotice, PublicNoticeLine, PublicNoticePage, PublicObjection, PublicObjectionFileInput, publicObjectionFilePayload, type SelectionObjection, SelectionObjectionDecideInput, selectionObjectionDecidePayload,
  SelectionObjectionPage, SelectionObjectionRevealInput, selectionObjectionRevealPayload,
} from './notices.types.js';
import type { Objections } from './objections.service.js';

@Resolver(() => PublicNotice)
export class NoticesResolver {
  constructor(private readonly objections: Objections, private readonly readModel: NoticesReadModel) {}

  @Query(() => PublicNoticePage, { description: 'Public notices, the latest first; anybody may read them.' })
  publicNotices(@PageArg() page: PageInput): Promise<Page<PublicNotice>> {
    return this.readModel.notices(page);
  }

  @Query(() => PublicNotice, { nullable: true, description: 'The public notice of a round, or null while there is none; anybody may read it.' })
  publicNotice(@Arg('roundId', () => ID, { description: 'Of which round.' }) roundId: string): Promise<PublicNotice | null> {
    return this.readModel.notice(Number(roundId));
  }

  @Query(() => PublicObjection, { nullable: true, description: 'What became of an objection, for whoever holds its receipt.' })
  publicObjection(@Arg('receipt', () => String, { description: 'The receipt number.' }) receipt: string): Promise<PublicObjection | null> {
    return this.readModel.byReceipt(receipt);
  }

  @FieldResolver(() => [PublicNoticeLine], { description: 'The list, in the order of the places.' })
  lines(@Root() notice: PublicNotice): Promise<PublicNoticeLine[]> {
    return this.readModel.lines(notice);
  }

  @Query(() => SelectionObjectionPage, { description: 'Objections to the result of a round.' })
  selectionObjections(
    @Arg('roundId', () => ID, { description: 'Of which round.' }) roundId: string,
    @PageArg() page: PageInput,
    @Ctx() context: RequestContext,
  ): Promise<Page<SelectionObjection>> {
    return this.readModel.objections(context.actor, { roundId: Number(roundId) }, page);
  }

  @Mutation(() => publicObjectionFilePayload.type, { description: 'Files an objection while the notice runs; no account is needed.' })
  async publicObjectionFile(@Arg('input', () => PublicObjectionFileInput, { description: 'What, and who.' }) input: PublicObjectionFileInput, @Ctx() context: RequestContext): Promise<object> {
    const { roundId, entryId, ...rest } = input;
    return publicObjectionFilePayload.from(await this.objections.file({ ...rest, roundId: Number(roundId), entryId: entryId ? Number(entryId) : null }, context.client.address), context.locale);
  }

  @Mutation(() => selectionObjectionDecidePayload.type, { description: 'Decides an objection, and may strike the entry from the list.' })
  async selectionObjectionDecide(@Arg('input', () => SelectionObjectionDecideInput, { description: 'How.' }) input: SelectionObjectionDecideInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.objections.decide(context.actor, { ...input, objectionId: Number(input.objectionId) });
    const page = outcome.done ? await this.readModel.objections(context.actor, { id: outcome.value }, { limit: 1, offset: 0 }) : null;
    return selectionObjectionDecidePayload.from(outcome.done ? done(page?.items[0] as SelectionObjection) : outcome, context.locale);
  }

  @Mutation(() => selectionObjectionRevealPayload.type, { description: 'Opens who filed an objection; written to the audit log with the reason.' })
  async selectionObjectionReveal(@Arg('input', () => SelectionObjectionRevealInput, { description: 'Which, and why.' }) input: SelectionObjectionRevealInput, @Ctx() context: RequestContext): Promise<object> {
    return selectionObjectionRevealPayload.from(done(await this.objections.reveal(context.actor, { objectionId: Number(input.objectionId), reason: input.reason })), context.locale);
  }
}
