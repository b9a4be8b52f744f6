import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';

import { notFound } from '../../platform/errors.js';
import { type Page, PageArg, PageInput, payloadOf } from '../../platform/graphql/payload.js';
import type { Locale } from '../../platform/locale.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { Actor, RequestContext } from '../accounts/index.js';
import { YEAR_READERS } from './credit-years.policy.js';
import type { CreditYearsReadModel } from './credit-years.read-model.js';
import { CreditYear, CreditYearConfirmInput, CreditYearDeclineInput, CreditYearProposeInput, CreditYearResult, CreditYearResultPage, type CreditYearSchool, CreditYearSchoolPage } from './credit-years.types.js';
import { type ConfirmRefusal, confirmWords, type ProposeRefusal, proposeWords } from './rules/year-closing.js';
import type { YearClosings } from './year-closings.service.js';

const year = { field: 'year', type: () => CreditYear, description: 'The year as it is now.' };
export const proposePayload = payloadOf<ProposeRefusal, CreditYear>('CreditYearPropose', year, proposeWords);
export const confirmPayload = payloadOf<ConfirmRefusal, CreditYear>('CreditYearConfirm', year, confirmWords);
export const declinePayload = payloadOf<Extract<ConfirmRefusal, { code: 'NOT_PROPOSED' }>, CreditYear>('CreditYearDecline', year, { NOT_PROPOSED: confirmWords.NOT_PROPOSED });

@Resolver()
export class CreditYearsResolver {
  constructor(private readonly closings: YearClosings, private readonly readModel: CreditYearsReadModel) {}

  @Query(() => [CreditYear], { description: 'Years with credits, the newest first.' })
  creditYears(@Ctx() { actor, locale }: RequestContext): Promise<CreditYear[]> {
    return this.readModel.years(actor, locale);
  }

  @Query(() => CreditYear, { nullable: true, description: 'One year with what is left to do and its closings; null without credits.' })
  creditYear(@Arg('cycleYear', () => Int, { description: 'Which year.' }) cycleYear: number, @Ctx() { actor, locale }: RequestContext): Promise<CreditYear | null> {
    return this.readModel.year(actor, cycleYear, locale);
  }

  @Query(() => CreditYearSchoolPage, { description: "Totals of a frozen year, of the schools within the viewer's reach." })
  creditYearSchools(@Arg('cycleYear', () => Int, { description: 'Which year.' }) cycleYear: number, @PageArg() page: PageInput, @Ctx() { actor }: RequestContext): Promise<Page<CreditYearSchool>> {
    return this.readModel.schools(actor.reach(...YEAR_READERS), cycleYear, page);
  }

  @Query(() => CreditYearResultPage, { description: "Frozen results of teachers within the viewer's reach." })
  creditYearResults(
    @Arg('cycleYear', () => Int, { description: 'Which year.' }) cycleYear: number,
    @Arg('schoolId', () => ID, { nullable: true, description: 'Only of this school.' }) schoolId: string | null,
    @Arg('onlyChanged', () => Boolean, { description: 'Only those whose year has changed since.', defaultValue: false }) onlyChanged: boolean,
    @Arg('onlyShort', () => Boolean, { description: 'Only those below what the rules ask of the year.', defaultValue: false }) onlyShort: boolean,
    @PageArg() page: PageInput, @Ctx() { actor, locale }: RequestContext,
  ): Promise<Page<CreditYearResult>> {
    return this.readModel.results(actor.reach(...YEAR_READERS), cycleYear, { schoolId: schoolId ? Number(schoolId) : null, onlyChanged, onlyShort }, page, locale);
  }

  @Query(() => [CreditYearResult], { description: "The viewer's own closed years, the newest first, 10 at most." })
  viewerCreditYears(@Ctx() { actor, locale }: RequestContext): Promise<CreditYearResult[]> {
    return this.readModel.own(actor.teacherId ?? 0, locale);
  }

  @Mutation(() => proposePayload.type, { description: 'Proposes to close a year, after walking the ledger; for a closed year, a supplement.' })
  async creditYearPropose(@Arg('input', () => CreditYearProposeInput, { description: 'Which year.' }) input: CreditYearProposeInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return proposePayload.from(await this.shown(actor, await this.closings.propose(actor, { ...input }), locale), locale);
  }

  @Mutation(() => confirmPayload.type, { description: 'Confirms a closing, never by who proposed it: from now on nothing ordinary is posted to the year, and its results are frozen.' })
  async creditYearConfirm(@Arg('input', () => CreditYearConfirmInput, { description: 'Which proposal.' }) { closingId, idempotencyKey }: CreditYearConfirmInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return confirmPayload.from(await this.shown(actor, await this.closings.confirm(actor, { closingId: Number(closingId), idempotencyKey }), locale), locale);
  }

  @Mutation(() => declinePayload.type, { description: 'Declines a proposal, with the reason.' })
  async creditYearDecline(@Arg('input', () => CreditYearDeclineInput, { description: 'Which proposal, and why.' }) { closingId, ...input }: CreditYearDeclineInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return declinePayload.from(await this.shown(actor, await this.closings.decline(actor, { ...input, closingId: Number(closingId) }), locale), locale);
  }

  private async shown<R extends { code: string }>(actor: Actor, outcome: Outcome<number, R>, locale: Locale): Promise<Outcome<CreditYear, R>> {
    if (!outcome.done) return outcome;
    const shown = await this.readModel.year(actor, await this.closings.yearOf(outcome.value), locale);
    if (!shown) throw notFound({ zh: '年度', en: 'year' });
    return done(shown);
  }
}
