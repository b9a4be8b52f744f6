import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { EntriesReadModel } from './entries.read-model.js';
import type { Check, Entries, WorkInput } from './entries.service.js';
import {
  EntrySortEnum, SelectionEntry, SelectionEntryFilter, SelectionEntryMendInput, selectionEntryMendPayload, SelectionEntryNominateInput, selectionEntryNominatePayload, SelectionEntryPage,
  SelectionEntryQualifyInput, selectionEntryQualifyPayload, SelectionEntryReasonInput, selectionEntryRejectPayload, selectionEntryReturnPayload, selectionEntryWithdrawPayload, SelectionEvidence, SelectionSheet,
} from './entries.types.js';

@Resolver(() => SelectionEntry)
export class EntriesResolver {
  constructor(private readonly entries: Entries, private readonly readModel: EntriesReadModel) {}

  @Query(() => SelectionEntryPage, { description: "Entries within the viewer's reach: the county's, his school's, his own." })
  selectionEntries(
    @PageArg() page: PageInput,
    @Arg('filter', () => SelectionEntryFilter, { description: 'Which entries.', defaultValue: {} }) filter: SelectionEntryFilter,
    @Arg('sort', () => EntrySortEnum, { description: 'In which order.', defaultValue: 'SCHOOL' }) sort: keyof typeof EntrySortEnum,
    @Ctx() context: RequestContext,
  ): Promise<Page<SelectionEntry>> {
    return this.readModel.page(context.actor, filter, sort, page);
  }

  @Query(() => SelectionEntry, { nullable: true, description: 'One entry, or null when there is none within reach.' })
  selectionEntry(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<SelectionEntry | null> {
    return this.readModel.one(context.actor, Number(id));
  }

  @FieldResolver(() => [SelectionEvidence], { description: 'Files that belong to it.' })
  evidence(@Root() entry: SelectionEntry, @Ctx() context: RequestContext): Promise<SelectionEvidence[]> {
    return this.readModel.evidence(context, entry);
  }

  @FieldResolver(() => [SelectionSheet], { description: 'What each judge gave; empty until the result is public.' })
  sheets(@Root() entry: SelectionEntry, @Ctx() context: RequestContext): Promise<SelectionSheet[]> {
    return this.readModel.sheets(context, entry);
  }

  @Mutation(() => selectionEntryNominatePayload.type, { description: "Nominates a teacher of the viewer's school within its quota." })
  async selectionEntryNominate(@Arg('input', () => SelectionEntryNominateInput, { description: 'Whom, with what.' }) input: SelectionEntryNominateInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.entries.nominate(context.actor, { ...workOf(input), idempotencyKey: input.idempotencyKey ?? null, roundId: Number(input.roundId), teacherId: Number(input.teacherId) });
    return selectionEntryNominatePayload.from(await this.told(outcome, context), context.locale);
  }

  @Mutation(() => selectionEntryMendPayload.type, { description: 'Changes an entry that was returned, or one that was not checked yet while nominations run.' })
  async selectionEntryMend(@Arg('input', () => SelectionEntryMendInput, { description: 'The whole entry.' }) input: SelectionEntryMendInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.entries.mend(context.actor, { ...workOf(input), idempotencyKey: input.idempotencyKey ?? null, entryId: Number(input.entryId) });
    return selectionEntryMendPayload.from(await this.told(outcome, context), context.locale);
  }

  @Mutation(() => selectionEntryWithdrawPayload.type, { description: 'Withdraws an entry before judging; its seat comes back.' })
  async selectionEntryWithdraw(@Arg('input', () => SelectionEntryReasonInput, { description: 'Which, and why.' }) input: SelectionEntryReasonInput, @Ctx() context: RequestContext): Promise<object> {
    return selectionEntryWithdrawPayload.from(await this.told(await this.entries.withdraw(context.actor, { ...input, entryId: Number(input.entryId) }), context), context.locale);
  }

  @Mutation(() => selectionEntryQualifyPayload.type, { description: 'The county finds an entry in order.' })
  async selectionEntryQualify(@Arg('input', () => SelectionEntryQualifyInput, { description: 'Which.' }) input: SelectionEntryQualifyInput, @Ctx() context: RequestContext): Promise<object> {
    return selectionEntryQualifyPayload.from(await this.checked('QUALIFIED', { ...input, reason: null }, context), context.locale);
  }

  @Mutation(() => selectionEntryReturnPayload.type, { description: 'The county gives an entry back for mending.' })
  async selectionEntryReturn(@Arg('input', () => SelectionEntryReasonInput, { description: 'Which, and why.' }) input: SelectionEntryReasonInput, @Ctx() context: RequestContext): Promise<object> {
    return selectionEntryReturnPayload.from(await this.checked('RETURNED', input, context), context.locale);
  }

  @Mutation(() => selectionEntryRejectPayload.type, { description: 'The county refuses an entry for good.' })
  async selectionEntryReject(@Arg('input', () => SelectionEntryReasonInput, { description: 'Which, and why.' }) input: SelectionEntryReasonInput, @Ctx() context: RequestContext): Promise<object> {
    return selectionEntryRejectPayload.from(await this.checked('REJECTED', input, context), context.locale);
  }

  private async checked(verdict: Check, input: { entryId: string; reason: string | null; idempotencyKey?: string | null }, context: RequestContext) {
    return this.told(await this.entries.check(context.actor, verdict, { ...input, entryId: Number(input.entryId) }), context);
  }

  private async told<R extends { readonly code: string }>(outcome: Outcome<number, R>, { actor }: RequestContext): Promise<Outcome<SelectionEntry, R>> {
    return outcome.done ? done(await this.readModel.one(actor, outcome.value) as SelectionEntry) : outcome;
  }
}

function workOf({ work, workEn, statement, evidenceFileIds }: SelectionEntryNominateInput | SelectionEntryMendInput): WorkInput {
  return { work: work.trim(), workEn: workEn?.trim() || null, statement: statement.trim(), evidenceFileIds: [...new Set(evidenceFileIds.map(Number))] };
}
