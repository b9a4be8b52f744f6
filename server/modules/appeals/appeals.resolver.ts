import { MaxLength } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { say } from '../../platform/locale.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { AppealDesk } from './appeal-desk.service.js';
import type { AppealFiling } from './appeal-filing.service.js';
import type { AppealPanel } from './appeal-panel.service.js';
import { admitPayload, carryOutPayload, closePayload, dismissPayload, filePayload, namePanelPayload, votePayload, withdrawPayload } from './appeals.payloads.js';
import type { AppealsReadModel } from './appeals.read-model.js';
import {
  AppealableDecision, type AppealAction, AppealSortEnum, CreditAppeal, CreditAppealAdmitInput, CreditAppealCandidate, CreditAppealCarryOutInput, CreditAppealCloseInput, CreditAppealDismissInput, type CreditAppealFile, CreditAppealFileInput,
  CreditAppealFilter, type CreditAppealMember, CreditAppealNamePanelInput, CreditAppealPage, type CreditAppealStepTaken, CreditAppealVoteInput, CreditAppealWithdrawInput,
} from './appeals.types.js';

@ArgsType()
class CandidateArgs {
  @Field(() => ID, { description: 'The appeal.' }) id: string;
  @MaxLength(60)
  @Field(() => String, { description: 'Part of the name or its pinyin.', defaultValue: '' }) search: string = '';
}

@Resolver(() => CreditAppeal)
export class AppealsResolver {
  constructor(private readonly filing: AppealFiling, private readonly desk: AppealDesk, private readonly panels: AppealPanel, private readonly readModel: AppealsReadModel) {}

  @Query(() => CreditAppealPage, { description: 'Appeals: every one for the desk and auditors, for others those whose panel they sit on.' })
  creditAppeals(
    @PageArg() page: PageInput,
    @Arg('filter', () => CreditAppealFilter, { description: 'Which appeals.', defaultValue: {} }) filter: CreditAppealFilter,
    @Arg('sort', () => AppealSortEnum, { description: 'In which order.', defaultValue: 'DEADLINE' }) sort: keyof typeof AppealSortEnum,
    @Ctx() { actor, locale }: RequestContext,
  ): Promise<Page<CreditAppeal>> {
    return this.readModel.page(actor, filter, sort, page, locale);
  }

  @Query(() => CreditAppeal, { nullable: true, description: 'One appeal, or null when there is none within reach.' })
  creditAppeal(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { actor, locale }: RequestContext): Promise<CreditAppeal | null> {
    return this.readModel.one(actor, Number(id), locale);
  }

  @Query(() => [CreditAppealCandidate], { description: 'Who could judge an appeal, 30 at most; everyone with what keeps him from it.' })
  creditAppealCandidates(@Args(() => CandidateArgs) { id, search }: CandidateArgs, @Ctx() { actor, locale }: RequestContext): Promise<CreditAppealCandidate[]> {
    return this.readModel.candidates(actor, Number(id), search, locale);
  }

  @Query(() => CreditAppealPage, { description: "The signed-in teacher's own appeals, the newest first." })
  viewerCreditAppeals(@PageArg() page: PageInput, @Ctx() { actor, locale }: RequestContext): Promise<Page<CreditAppeal>> {
    return actor.teacherId === null ? Promise.resolve({ items: [], totalCount: 0 }) : this.readModel.ofTeacher(actor.teacherId, page, locale);
  }

  @Query(() => [AppealableDecision], { description: "Decisions about the signed-in teacher's credits that he can appeal against today, what ends soonest first." })
  viewerAppealableDecisions(@Ctx() { actor, locale }: RequestContext): Promise<AppealableDecision[]> {
    return actor.teacherId === null ? Promise.resolve([]) : this.readModel.appealable(actor.teacherId, locale);
  }

  @Mutation(() => filePayload.type, { description: 'Files an appeal of the viewer, within the days that the rule set grants.' })
  async creditAppealFile(@Arg('input', () => CreditAppealFileInput, { description: 'The appeal.' }) input: CreditAppealFileInput, @Ctx() context: RequestContext): Promise<object> {
    return filePayload.from(await this.told(context, await this.filing.file(context.actor, input)), context.locale);
  }

  @Mutation(() => withdrawPayload.type, { description: "Takes back an appeal of the viewer's own that is not decided yet." })
  async creditAppealWithdraw(@Arg('input', () => CreditAppealWithdrawInput, { description: 'Which one.' }) input: CreditAppealWithdrawInput, @Ctx() context: RequestContext): Promise<object> {
    return withdrawPayload.from(await this.told(context, await this.filing.withdraw(context.actor, input)), context.locale);
  }

  @Mutation(() => admitPayload.type, { description: 'Admits an appeal.' })
  async creditAppealAdmit(@Arg('input', () => CreditAppealAdmitInput, { description: 'Which one.' }) input: CreditAppealAdmitInput, @Ctx() context: RequestContext): Promise<object> {
    return admitPayload.from(await this.told(context, await this.desk.admit(context.actor, input)), context.locale);
  }

  @Mutation(() => dismissPayload.type, { description: 'Does not admit an appeal, or ends one that has lost its object, with the reason.' })
  async creditAppealDismiss(@Arg('input', () => CreditAppealDismissInput, { description: 'Which one, and why.' }) input: CreditAppealDismissInput, @Ctx() context: RequestContext): Promise<object> {
    return dismissPayload.from(await this.told(context, await this.desk.dismiss(context.actor, input)), context.locale);
  }

  @Mutation(() => namePanelPayload.type, { description: 'Names the panel of three or five; whoever has a conflict of interest is refused.' })
  async creditAppealNamePanel(@Arg('input', () => CreditAppealNamePanelInput, { description: 'Who judges.' }) input: CreditAppealNamePanelInput, @Ctx() context: RequestContext): Promise<object> {
    return namePanelPayload.from(await this.told(context, await this.desk.namePanel(context.actor, input)), context.locale);
  }

  @Mutation(() => votePayload.type, { description: 'Votes as a member of the panel, once, blind to the others until all have voted.' })
  async creditAppealVote(@Arg('input', () => CreditAppealVoteInput, { description: 'The vote.' }) input: CreditAppealVoteInput, @Ctx() context: RequestContext): Promise<object> {
    return votePayload.from(await this.told(context, await this.panels.vote(context.actor, input)), context.locale);
  }

  @Mutation(() => closePayload.type, { description: "Closes an appeal by the majority's outcome; what was granted goes to the ledger in the same moment, once." })
  async creditAppealClose(@Arg('input', () => CreditAppealCloseInput, { description: 'What the applicant is told.' }) input: CreditAppealCloseInput, @Ctx() context: RequestContext): Promise<object> {
    return closePayload.from(await this.told(context, await this.panels.close(context.actor, input)), context.locale);
  }

  @Mutation(() => carryOutPayload.type, { description: 'Carries out a granted appeal that could not be carried out when it was decided.' })
  async creditAppealCarryOut(@Arg('input', () => CreditAppealCarryOutInput, { description: 'Which one.' }) input: CreditAppealCarryOutInput, @Ctx() context: RequestContext): Promise<object> {
    return carryOutPayload.from(await this.told(context, await this.panels.carryOut(context.actor, input)), context.locale);
  }

  @FieldResolver()
  files(@Root() { id }: CreditAppeal, @Ctx() context: RequestContext): Promise<CreditAppealFile[]> {
    return this.readModel.files(context, id);
  }

  @FieldResolver()
  panel(@Root() appeal: CreditAppeal, @Ctx() context: RequestContext): Promise<CreditAppealMember[]> {
    return this.readModel.panel(context, appeal);
  }

  @FieldResolver()
  steps(@Root() appeal: CreditAppeal, @Ctx() context: RequestContext): Promise<CreditAppealStepTaken[]> {
    return this.readModel.steps(context, appeal);
  }

  @FieldResolver()
  async viewerMay(@Root() appeal: CreditAppeal, @Ctx() context: RequestContext): Promise<AppealAction[]> {
    return (await this.readModel.mayOf(context, appeal)).may;
  }

  @FieldResolver()
  async viewerBarred(@Root() appeal: CreditAppeal, @Ctx() context: RequestContext): Promise<string | null> {
    const { barred } = await this.readModel.mayOf(context, appeal);
    return barred && say(barred, context.locale);
  }

  private async told<R extends { readonly code: string }>({ actor, locale }: RequestContext, outcome: Outcome<number, R>): Promise<Outcome<CreditAppeal, R>> {
    return outcome.done ? done(await this.readModel.one(actor, outcome.value, locale) as CreditAppeal) : outcome;
  }
}
