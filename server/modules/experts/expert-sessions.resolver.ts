import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { ExpertSessionsReadModel } from './expert-sessions.read-model.js';
import {
  ExpertFeeEnterInput, ExpertFeeFilter, ExpertFeePayInput, ExpertFeeReopenInput, ExpertInvitationAnswerInput, ExpertInvitationFilter, ExpertInvitationWithdrawInput, ExpertInviteInput, ExpertRateInput,
} from './experts.inputs.js';
import {
  expertFeeEnterPayload, expertFeePayPayload, expertFeeReopenPayload, expertInvitationAnswerPayload, expertInvitationWithdrawPayload, expertInvitePayload, expertRatePayload,
} from './experts.payloads.js';
import { ExpertFeePage, type ExpertInvitation, ExpertInvitationPage, type ExpertSession, ExpertSessionPage } from './experts.types.js';
import type { Fees } from './fees.service.js';
import type { Invitations } from './invitations.service.js';

@Resolver()
export class ExpertSessionsResolver {
  constructor(private readonly invitationsService: Invitations, private readonly feesService: Fees, private readonly readModel: ExpertSessionsReadModel) {}

  @Query(() => ExpertSessionPage, { description: 'Sessions that an expert holds, the latest first.' })
  expertSessions(
    @Arg('expertId', () => ID, { description: 'Whose.' }) expertId: string,
    @Arg('year', () => Int, { nullable: true, description: 'Of this year.' }) year: number | null,
    @PageArg() page: PageInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<Page<ExpertSession>> {
    return this.readModel.sessions(actor.accountId, Number(expertId), year, page);
  }

  @Query(() => ExpertInvitationPage, { description: 'Invitations, the latest first.' })
  expertInvitations(
    @PageArg() page: PageInput,
    @Arg('filter', () => ExpertInvitationFilter, { description: 'Which ones.', defaultValue: {} }) filter: ExpertInvitationFilter,
    @Ctx() { actor }: RequestContext,
  ): Promise<Page<ExpertInvitation>> {
    return this.readModel.invitations(actor.accountId, filter, page);
  }

  @Query(() => ExpertFeePage, { description: 'Sessions of the pool with what they cost, the latest first.' })
  expertFees(
    @PageArg() page: PageInput,
    @Arg('filter', () => ExpertFeeFilter, { description: 'Which ones.', defaultValue: {} }) filter: ExpertFeeFilter,
    @Ctx() { actor }: RequestContext,
  ): Promise<ExpertFeePage> {
    return this.readModel.fees(actor.accountId, filter, page);
  }

  @Mutation(() => expertInvitePayload.type, { description: 'Invites an expert to hold sessions, all or none.' })
  async expertInvite(@Arg('input', () => ExpertInviteInput, { description: 'Whom, and to what.' }) input: ExpertInviteInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.invitationsService.invite(context.actor, input);
    return expertInvitePayload.from(outcome.done ? done(await Promise.all(outcome.value.map((id) => this.invitation(context, id)))) : outcome, context.locale);
  }

  @Mutation(() => expertInvitationAnswerPayload.type, { description: 'Enters the answer to an invitation; an acceptance names the expert in the register.' })
  async expertInvitationAnswer(@Arg('input', () => ExpertInvitationAnswerInput, { description: 'What was said.' }) input: ExpertInvitationAnswerInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.invitationsService.answer(context.actor, input);
    return expertInvitationAnswerPayload.from(outcome.done ? done(await this.invitation(context, outcome.value)) : outcome, context.locale);
  }

  @Mutation(() => expertInvitationWithdrawPayload.type, { description: 'Takes an invitation back; an accepted one frees the session.' })
  async expertInvitationWithdraw(@Arg('input', () => ExpertInvitationWithdrawInput, { description: 'Which, and why.' }) input: ExpertInvitationWithdrawInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.invitationsService.withdraw(context.actor, input);
    return expertInvitationWithdrawPayload.from(outcome.done ? done(await this.invitation(context, outcome.value)) : outcome, context.locale);
  }

  @Mutation(() => expertRatePayload.type, { description: 'Rates a session that is over; rating again replaces the own rating.' })
  async expertRate(@Arg('input', () => ExpertRateInput, { description: 'How.' }) input: ExpertRateInput, @Ctx() context: RequestContext): Promise<object> {
    return expertRatePayload.from(await this.session(context, this.feesService.rate(context.actor, input)), context.locale);
  }

  @Mutation(() => expertFeeEnterPayload.type, { description: 'Enters or changes what a session costs, until it is paid.' })
  async expertFeeEnter(@Arg('input', () => ExpertFeeEnterInput, { description: 'How much.' }) input: ExpertFeeEnterInput, @Ctx() context: RequestContext): Promise<object> {
    return expertFeeEnterPayload.from(await this.session(context, this.feesService.enter(context.actor, input)), context.locale);
  }

  @Mutation(() => expertFeePayPayload.type, { description: 'Marks fees as paid, all or none.' })
  async expertFeePay(@Arg('input', () => ExpertFeePayInput, { description: 'Which, when, by which voucher.' }) input: ExpertFeePayInput, @Ctx() context: RequestContext): Promise<object> {
    return expertFeePayPayload.from(await this.feesService.pay(context.actor, input), context.locale);
  }

  @Mutation(() => expertFeeReopenPayload.type, { description: 'Takes back a payment that was entered by mistake.' })
  async expertFeeReopen(@Arg('input', () => ExpertFeeReopenInput, { description: 'Which, and why.' }) input: ExpertFeeReopenInput, @Ctx() context: RequestContext): Promise<object> {
    return expertFeeReopenPayload.from(await this.session(context, this.feesService.reopen(context.actor, input)), context.locale);
  }

  private async session<R extends Refusal>({ actor }: RequestContext, outcome: Promise<Outcome<number, R>>): Promise<Outcome<ExpertSession, R>> {
    const told = await outcome;
    return told.done ? done(await this.readModel.one(actor.accountId, told.value) as ExpertSession) : told;
  }

  private async invitation({ actor }: RequestContext, id: number): Promise<ExpertInvitation> {
    return (await this.readModel.invitations(actor.accountId, { id }, { limit: 1, offset: 0 })).items[0] as ExpertInvitation;
  }
}
