import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { type Page, PageArg, PageInput, payloadOf } from '../../platform/graphql/payload.js';
import type { Locale } from '../../platform/locale.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { Actor, RequestContext } from '../accounts/index.js';
import { ClaimPreview, ClaimRowOutcomeEnum } from '../credits/index.js';
import type { LateEntriesReadModel } from './late-entries.read-model.js';
import type { ApproveRefusal, LateEntries } from './late-entries.service.js';
import {
  BatchStatusEnum, type LateEntry, LateEntryBatch, LateEntryBatchApproveInput, LateEntryBatchEditInput, LateEntryBatchOpenInput, LateEntryBatchPage, LateEntryBatchReasonInput, LateEntryBatchSubmitInput,
  LateEntryPage, LateEntryRowAddInput, LateEntryRowsKeepInput, LateEntryRowsRemoveInput, LateEntryRowsUploadInput,
} from './late-entries.types.js';
import type { LateEntryOrders } from './late-entry-orders.service.js';
import type { AddRefusal, LateEntryRows } from './late-entry-rows.service.js';
import { MOST_ROWS } from './late-entry-rows.service.js';
import type { OpenRefusal } from './rules/authorisation.js';
import { type BatchStatus, type DecideRefusal, type EditRefusal, type FillRefusal, type ReverseRefusal, stepWords, type SubmitRefusal } from './rules/batch-steps.js';

const batch = { field: 'batch', type: () => LateEntryBatch, description: 'The batch as it is now.' };
const { ALREADY_DECIDED, NOT_OPENER, NOT_OPEN, CUT_OFF_PASSED, HAS_ERRORS, HAS_SUSPECTS, NOTHING_READY, NOT_SUBMITTED, NOT_POSTED, DECIDER_IS_AUTHOR, DECIDER_IS_CONCERNED, CHANGED_MEANWHILE } = stepWords;
const addWords = {
  NOT_OPEN, CUT_OFF_PASSED, ENTRIES_REFUSED: ({ zh, en }: { zh: string; en: string }) => ({ zh, en }),
  TOO_MANY_ROWS: () => ({ zh: `一批最多 ${MOST_ROWS} 行，请分批办理。`, en: `A batch has ${MOST_ROWS} rows at most; open another one.` }),
  ORDER_CHANGED: () => ({ zh: '依据文件刚刚被修改，没有录入任何行。请再提交一次，按新的范围核对。', en: 'The order was changed just now and nothing was entered. Send it again: it is checked against the new days.' }),
};

const orderWords = {
  DAYS_REVERSED: () => ({ zh: '“活动结束”早于“活动开始”，请改正其中一个。', en: '“Activities until” is before “Activities from”: change one of them.', field: 'input.toDay' }),
  DAYS_IN_FUTURE: () => ({ zh: '补登只针对已经结束的活动，“活动结束”不能晚于今天，请改正。', en: 'Late entries are for activities that have ended: “Activities until” cannot be in the future. Change it.', field: 'input.toDay' }),
  ORDER_IN_FUTURE: () => ({ zh: '“文件日期”不能晚于今天，请按文件改正。', en: '“Dated” cannot be in the future: enter the date that the document bears.', field: 'input.orderDay' }),
  CUT_OFF_PAST: () => ({ zh: '“截止日”已经过去，请填今天或以后的日期；文件规定的期限已过的，须先取得延期文件。', en: '“Cut-off” is over: enter today or a later day. If the order’s own time limit is over, an extension comes first.', field: 'input.cutOffDay' }),
  NO_RULE_SET: () => ({ zh: '这段时间没有已发布的认定办法。', en: 'No rule set was in force in those days.', field: 'input.fromDay' }),
  RULES_FORBID: ({ name }: Extract<OpenRefusal, { code: 'RULES_FORBID' }>) => ({ zh: `《${name.zh}》不允许补登，不能开立补登批次。`, en: `“${name.en}” does not allow late entries.`, field: 'input.fromDay' }),
};
export const openPayload = payloadOf<OpenRefusal, LateEntryBatch>('LateEntryBatchOpen', batch, orderWords);
export const editPayload = payloadOf<EditRefusal | OpenRefusal, LateEntryBatch>('LateEntryBatchEdit', batch, { ALREADY_DECIDED, NOT_OPENER, ...orderWords });
export const uploadPayload = payloadOf<AddRefusal, LateEntryBatch>('LateEntryRowsUpload', batch, addWords);
export const addPayload = payloadOf<AddRefusal, LateEntryBatch>('LateEntryRowAdd', batch, addWords);
export const removePayload = payloadOf<FillRefusal, LateEntryBatch>('LateEntryRowsRemove', batch, { NOT_OPEN, CUT_OFF_PASSED });
export const keepPayload = payloadOf<FillRefusal, LateEntryBatch>('LateEntryRowsKeep', batch, { NOT_OPEN, CUT_OFF_PASSED });
export const submitPayload = payloadOf<SubmitRefusal, LateEntryBatch>('LateEntryBatchSubmit', batch, { NOT_OPEN, CUT_OFF_PASSED, HAS_ERRORS, HAS_SUSPECTS, NOTHING_READY });
export const approvePayload = payloadOf<ApproveRefusal, LateEntryBatch>('LateEntryBatchApprove', batch, {
  NOT_SUBMITTED, CUT_OFF_PASSED, DECIDER_IS_AUTHOR, DECIDER_IS_CONCERNED, CHANGED_MEANWHILE,
  ROW_REFUSED: ({ row, person, zh, en }) => ({ zh: `第 ${row} 行（${person}）现在不能入账，整批没有入账：${zh}`, en: `Row ${row} (${person}) cannot be posted any more, so nothing was: ${en}` }),
});
export const returnPayload = payloadOf<DecideRefusal, LateEntryBatch>('LateEntryBatchReturn', batch, { NOT_SUBMITTED, CUT_OFF_PASSED, DECIDER_IS_AUTHOR, DECIDER_IS_CONCERNED });
export const reversePayload = payloadOf<ReverseRefusal, LateEntryBatch>('LateEntryBatchReverse', batch, { NOT_POSTED, DECIDER_IS_AUTHOR, DECIDER_IS_CONCERNED });
export const discardPayload = payloadOf<Extract<FillRefusal, { code: 'NOT_OPEN' }>, LateEntryBatch>('LateEntryBatchDiscard', batch, { NOT_OPEN });

@Resolver()
export class LateEntriesResolver {
  constructor(private readonly orders: LateEntryOrders, private readonly batches: LateEntries, private readonly rows: LateEntryRows, private readonly readModel: LateEntriesReadModel) {}

  @Query(() => LateEntryBatchPage, { description: 'Batches of late entries, the newest first.' })
  lateEntryBatches(
    @Arg('status', () => BatchStatusEnum, { nullable: true, description: 'Only those that are so far.' }) status: BatchStatus | null,
    @PageArg() page: PageInput, @Ctx() { actor, locale }: RequestContext,
  ): Promise<Page<LateEntryBatch>> {
    return this.readModel.page(actor, status ?? null, page, locale);
  }

  @Query(() => LateEntryBatch, { nullable: true, description: 'One batch of late entries.' })
  lateEntryBatch(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { actor, locale }: RequestContext): Promise<LateEntryBatch | null> {
    return this.readModel.one(actor, Number(id), locale);
  }

  @Query(() => LateEntryPage, { description: 'Rows of a batch in their order.' })
  lateEntries(
    @Arg('batchId', () => ID, { description: 'Which batch.' }) batchId: string,
    @Arg('outcome', () => ClaimRowOutcomeEnum, { nullable: true, description: 'Only those that end so.' }) outcome: string | null,
    @PageArg() page: PageInput, @Ctx() { locale }: RequestContext,
  ): Promise<Page<LateEntry>> {
    return this.readModel.rows(Number(batchId), outcome ?? null, page, locale);
  }

  @Query(() => ClaimPreview, { nullable: true, description: 'How what a row posts comes about, sentence by sentence, if it stood alone; null for a row that cannot be posted.' })
  lateEntryPreview(@Arg('rowId', () => ID, { description: 'Which row.' }) rowId: string, @Ctx() { locale }: RequestContext): Promise<ClaimPreview | null> {
    return this.readModel.preview(Number(rowId), locale);
  }

  @Mutation(() => openPayload.type, { description: 'Opens a batch of late entries under an authorising document.' })
  async lateEntryBatchOpen(@Arg('input', () => LateEntryBatchOpenInput, { description: 'The document and what it covers.' }) input: LateEntryBatchOpenInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return openPayload.from(await this.shown(actor, await this.orders.open(actor, { ...input }), locale), locale);
  }

  @Mutation(() => editPayload.type, { description: 'Changes what is named of the order of a batch that is not posted, by who opened it. Rows that no longer fit are refused and say so; a submitted batch is being filled again.' })
  async lateEntryBatchEdit(@Arg('input', () => LateEntryBatchEditInput, { description: 'The batch and what changes.' }) { batchId, ...input }: LateEntryBatchEditInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return editPayload.from(await this.shown(actor, await this.orders.edit(actor, { ...input, batchId: Number(batchId) }), locale), locale);
  }

  @Mutation(() => uploadPayload.type, { description: 'Checks a workbook and adds its rows to a batch, bad ones with their reasons. Nothing is posted.' })
  async lateEntryRowsUpload(@Arg('input', () => LateEntryRowsUploadInput, { description: 'The batch and the workbook.' }) { batchId, ...input }: LateEntryRowsUploadInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return uploadPayload.from(await this.shown(actor, await this.rows.upload(actor, { ...input, batchId: Number(batchId) }), locale), locale);
  }

  @Mutation(() => addPayload.type, { description: 'Adds one row by hand.' })
  async lateEntryRowAdd(@Arg('input', () => LateEntryRowAddInput, { description: 'The batch and the row.' }) { batchId, idempotencyKey, ...typed }: LateEntryRowAddInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const row = Object.fromEntries(Object.entries(typed).flatMap(([column, text]) => (text ? [[column, text]] : [])));
    return addPayload.from(await this.shown(actor, await this.rows.type(actor, { batchId: Number(batchId), row, idempotencyKey }), locale), locale);
  }

  @Mutation(() => removePayload.type, { description: 'Takes rows out of a batch that is being filled.' })
  async lateEntryRowsRemove(@Arg('input', () => LateEntryRowsRemoveInput, { description: 'Which rows.' }) { batchId, rowIds, outcome, idempotencyKey }: LateEntryRowsRemoveInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return removePayload.from(await this.shown(actor, await this.rows.remove(actor, { batchId: Number(batchId), rowIds, outcome: outcome ?? null, idempotencyKey }), locale), locale);
  }

  @Mutation(() => keepPayload.type, { description: 'States that suspected rows repeat no other record.' })
  async lateEntryRowsKeep(@Arg('input', () => LateEntryRowsKeepInput, { description: 'Which rows, and how one knows.' }) { batchId, ...input }: LateEntryRowsKeepInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return keepPayload.from(await this.shown(actor, await this.rows.keep(actor, { ...input, batchId: Number(batchId) }), locale), locale);
  }

  @Mutation(() => submitPayload.type, { description: 'Hands a batch to the second person; every row is looked at once more.' })
  async lateEntryBatchSubmit(@Arg('input', () => LateEntryBatchSubmitInput, { description: 'Which batch.' }) { batchId, ...input }: LateEntryBatchSubmitInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return submitPayload.from(await this.shown(actor, await this.batches.submit(actor, { ...input, batchId: Number(batchId) }), locale), locale);
  }

  @Mutation(() => approvePayload.type, { description: 'Posts a submitted batch as it was shown, as a whole and once; never by who filled it.' })
  async lateEntryBatchApprove(@Arg('input', () => LateEntryBatchApproveInput, { description: 'Which batch, and as what it was shown.' }) { batchId, revision, idempotencyKey }: LateEntryBatchApproveInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return approvePayload.from(await this.shown(actor, await this.batches.approve(actor, { batchId: Number(batchId), revision, idempotencyKey }), locale), locale);
  }

  @Mutation(() => returnPayload.type, { description: 'Gives a submitted batch back with the reason.' })
  async lateEntryBatchReturn(@Arg('input', () => LateEntryBatchReasonInput, { description: 'Which batch, and why.' }) { batchId, ...input }: LateEntryBatchReasonInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return returnPayload.from(await this.shown(actor, await this.batches.giveBack(actor, { ...input, batchId: Number(batchId) }), locale), locale);
  }

  @Mutation(() => reversePayload.type, { description: 'Takes a posted batch back as a whole by opposite entries, once; never by who filled it.' })
  async lateEntryBatchReverse(@Arg('input', () => LateEntryBatchReasonInput, { description: 'Which batch, and why.' }) { batchId, ...input }: LateEntryBatchReasonInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return reversePayload.from(await this.shown(actor, await this.batches.reverse(actor, { ...input, batchId: Number(batchId) }), locale), locale);
  }

  @Mutation(() => discardPayload.type, { description: 'Gives up a batch that is being filled.' })
  async lateEntryBatchDiscard(@Arg('input', () => LateEntryBatchReasonInput, { description: 'Which batch, and why.' }) { batchId, ...input }: LateEntryBatchReasonInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return discardPayload.from(await this.shown(actor, await this.batches.discard(actor, { ...input, batchId: Number(batchId) }), locale), locale);
  }

  private async shown<R extends { code: string }>(actor: Actor, outcome: Outcome<number, R>, locale: Locale): Promise<Outcome<LateEntryBatch, R>> {
    return outcome.done ? done((await this.readModel.one(actor, outcome.value, locale)) as LateEntryBatch) : outcome;
  }
}
