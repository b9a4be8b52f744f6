import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { countyTimeOf } from '../../platform/clock.js';
import { badInput } from '../../platform/errors.js';
import { payloadOf } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { MalformedRefusal, PublishRefusal, ReturnRefusal, RuleSetDrafts, SaveRefusal, SubmitRefusal } from './rule-set-drafts.service.js';
import { MOST_FILE_BYTES } from './rule-set-file.js';
import { notOpenWords, notSubmittedWords, publicationWords } from './rule-set-refusals.js';
import type { RuleSetsReadModel } from './rule-sets.read-model.js';
import {
  RuleSetChangeType, RuleSetCheck, RuleSetDraft, RuleSetDraftCreateInput, RuleSetDraftImportInput, RuleSetDraftReturnInput, RuleSetDraftRevisionInput, RuleSetDraftSaveInput,
  RuleSetDraftWithdrawInput, RuleSetReference, RuleSetVersion,
} from './rule-sets.types.js';

const draft = { field: 'draft', type: () => RuleSetDraft, description: 'The draft as it now is.' };
const malformed = ({ line, path, place, words }: MalformedRefusal) => ({
  zh: `第 ${line} 行${path && `，${place.zh}（${path}）`}：${words.zh}`,
  en: `Line ${line}${path && `, ${place.en} (${path})`}: ${words.en}`,
  field: 'input.text',
});
const changed = ({ byName, at }: { byName: string; at: string }) => ({ zh: `${byName}已于 ${countyTimeOf(at)} 保存过本草案。请先刷新查看他的修改，再合并您的内容。`, en: `${byName} saved this draft at ${countyTimeOf(at)}. Refresh, look at the changes, then add yours.`, field: 'input.revision' });
const unfit = { CONTRADICTIONS: publicationWords, TEST_CASES_FAIL: publicationWords, START_IN_CLOSED_YEAR: publicationWords };

const createPayload = payloadOf<never, RuleSetDraft>('RuleSetDraftCreate', draft, {});
const importPayload = payloadOf<MalformedRefusal, RuleSetDraft>('RuleSetDraftImport', draft, { FILE_MALFORMED: malformed });
const savePayload = payloadOf<SaveRefusal, RuleSetDraft>('RuleSetDraftSave', draft, { DRAFT_NOT_OPEN: ({ status }) => notOpenWords(status), DRAFT_CHANGED: changed, FILE_MALFORMED: malformed });
const submitPayload = payloadOf<SubmitRefusal, RuleSetDraft>('RuleSetDraftSubmit', draft, { DRAFT_NOT_OPEN: publicationWords, ...unfit, DRAFT_CHANGED: changed });
const returnPayload = payloadOf<ReturnRefusal, RuleSetDraft>('RuleSetDraftReturn', draft, {
  DRAFT_NOT_SUBMITTED: ({ status }) => notSubmittedWords(status), REASON_MISSING: () => ({ zh: '请写明退回的原因，便于编写人修改。', en: 'Say why it goes back, so that its authors can mend it.', field: 'input.reason' }),
});
const withdrawPayload = payloadOf<{ code: 'DRAFT_NOT_OPEN'; status: Parameters<typeof notOpenWords>[0] }, RuleSetDraft>('RuleSetDraftWithdraw', draft, { DRAFT_NOT_OPEN: ({ status }) => notOpenWords(status) });
const publishPayload = payloadOf<PublishRefusal, RuleSetDraft>('RuleSetDraftPublish', draft, { DRAFT_NOT_SUBMITTED: publicationWords, PUBLISHER_IS_AUTHOR: publicationWords, ...unfit, DRAFT_CHANGED: changed });

@Resolver()
export class RuleSetsResolver {
  constructor(private readonly service: RuleSetDrafts, private readonly readModel: RuleSetsReadModel) {}

  @Query(() => [RuleSetVersion], { description: "Published rule sets: the county's own, the newest first, then the shipped examples." })
  ruleSets(@Ctx() { locale }: RequestContext): Promise<RuleSetVersion[]> {
    return this.readModel.versions(locale);
  }

  @Query(() => RuleSetVersion, { nullable: true, description: 'One published version, or null.' })
  ruleSet(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { locale }: RequestContext): Promise<RuleSetVersion | null> {
    return this.readModel.versionById(Number(id), locale);
  }

  @Query(() => [RuleSetDraft], { description: 'Drafts, those that wait for publication first.' })
  ruleSetDrafts(@Ctx() { actor, locale }: RequestContext): Promise<RuleSetDraft[]> {
    return this.readModel.drafts(actor, locale);
  }

  @Query(() => RuleSetDraft, { nullable: true, description: 'One draft, or null.' })
  ruleSetDraft(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { actor, locale }: RequestContext): Promise<RuleSetDraft | null> {
    return this.readModel.draft(actor, Number(id), locale);
  }

  @Query(() => RuleSetCheck, { description: 'What is to be said of a text that is not saved yet: where it is malformed or contradictory, and what its test cases give.' })
  ruleSetCheck(@Arg('text', () => String, { description: 'As in the readable file, up to 500 KB.' }) text: string, @Ctx() { locale }: RequestContext): Promise<RuleSetCheck> {
    if (text.length > MOST_FILE_BYTES) throw badInput('text', { zh: '内容超过 500 KB。', en: 'The text is larger than 500 KB.' });
    return this.readModel.check(text, locale);
  }

  @Query(() => [RuleSetChangeType], { description: 'What one rule set says that another does not, in words.' })
  ruleSetChanges(
    @Arg('from', () => RuleSetReference, { description: 'The one before.' }) from: RuleSetReference, @Arg('to', () => RuleSetReference, { description: 'The one after.' }) to: RuleSetReference,
    @Ctx() { actor, locale }: RequestContext,
  ): Promise<RuleSetChangeType[]> {
    return this.readModel.changes(actor, from, to, locale);
  }

  @Mutation(() => createPayload.type, { description: 'Begins a draft from a published or shipped version.' })
  async ruleSetDraftCreate(@Arg('input', () => RuleSetDraftCreateInput, { description: 'From which.' }) input: RuleSetDraftCreateInput, @Ctx() context: RequestContext): Promise<object> {
    return createPayload.from(await this.read(context, await this.service.create(context.actor, input)), context.locale);
  }

  @Mutation(() => importPayload.type, { description: 'Begins a draft from a file; what is malformed is told by line and path.' })
  async ruleSetDraftImport(@Arg('input', () => RuleSetDraftImportInput, { description: 'The file.' }) input: RuleSetDraftImportInput, @Ctx() context: RequestContext): Promise<object> {
    return importPayload.from(await this.read(context, await this.service.importFile(context.actor, input)), context.locale);
  }

  @Mutation(() => savePayload.type, { description: 'Saves a draft. Contradictions are told beside it and do not keep it from being saved.' })
  async ruleSetDraftSave(@Arg('input', () => RuleSetDraftSaveInput, { description: 'As it is now.' }) input: RuleSetDraftSaveInput, @Ctx() context: RequestContext): Promise<object> {
    return savePayload.from(await this.read(context, await this.service.save(context.actor, input)), context.locale);
  }

  @Mutation(() => submitPayload.type, { description: 'Hands a draft to a second person.' })
  async ruleSetDraftSubmit(@Arg('input', () => RuleSetDraftRevisionInput, { description: 'Which.' }) input: RuleSetDraftRevisionInput, @Ctx() context: RequestContext): Promise<object> {
    return submitPayload.from(await this.read(context, await this.service.submit(context.actor, input)), context.locale);
  }

  @Mutation(() => returnPayload.type, { description: 'Opens a submitted draft again.' })
  async ruleSetDraftReturn(@Arg('input', () => RuleSetDraftReturnInput, { description: 'Which, and why.' }) input: RuleSetDraftReturnInput, @Ctx() context: RequestContext): Promise<object> {
    return returnPayload.from(await this.read(context, await this.service.giveBack(context.actor, input)), context.locale);
  }

  @Mutation(() => withdrawPayload.type, { description: 'Gives a draft up for good.' })
  async ruleSetDraftWithdraw(@Arg('input', () => RuleSetDraftWithdrawInput, { description: 'Which.' }) input: RuleSetDraftWithdrawInput, @Ctx() context: RequestContext): Promise<object> {
    return withdrawPayload.from(await this.read(context, await this.service.withdraw(context.actor, input)), context.locale);
  }

  @Mutation(() => publishPayload.type, { description: "Makes a submitted draft the county's next version. By somebody who wrote nothing of it; what is published never changes." })
  async ruleSetDraftPublish(@Arg('input', () => RuleSetDraftRevisionInput, { description: 'Which, as it was looked at.' }) input: RuleSetDraftRevisionInput, @Ctx() context: RequestContext): Promise<object> {
    return publishPayload.from(await this.read(context, await this.service.publish(context.actor, input)), context.locale);
  }

  private async read<R extends Refusal>({ actor, locale }: RequestContext, outcome: Outcome<number, R>): Promise<Outcome<RuleSetDraft, R>> {
    return outcome.done ? done(await this.readModel.draft(actor, outcome.value, locale) as RuleSetDraft) : outcome;
  }
}
