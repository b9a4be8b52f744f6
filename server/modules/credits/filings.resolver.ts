import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { ClaimFilingsReadModel } from './filings.read-model.js';
import type { ClaimFilings } from './filings.service.js';
import { CreditFiling, CreditFilingCancelInput, CreditFilingCloseInput, CreditFilingPage, CreditFilingPrepareInput, CreditFilingWaiting, filingCancelPayload, filingClosePayload, filingPreparePayload } from './filings.types.js';

@Resolver()
export class ClaimFilingsResolver {
  constructor(private readonly filings: ClaimFilings, private readonly readModel: ClaimFilingsReadModel) {}

  @Query(() => CreditFilingPage, { description: 'Batches of recognised claims for the city or the province, the newest first.' })
  creditFilings(@PageArg() page: PageInput): Promise<Page<CreditFiling>> {
    return this.readModel.page(page);
  }

  @Query(() => CreditFiling, { nullable: true, description: 'One batch, or null when there is none.' })
  creditFiling(@Arg('id', () => ID, { description: 'Which one.' }) id: string): Promise<CreditFiling | null> {
    return this.readModel.one(Number(id));
  }

  @Query(() => [CreditFilingWaiting], { description: 'Recognised claims that stand in no batch yet, by who takes them on file.' })
  creditFilingsWaiting(): Promise<CreditFilingWaiting[]> {
    return this.readModel.waiting();
  }

  @Mutation(() => filingPreparePayload.type, { description: 'Takes together what was recognised on some days and stands in no batch yet.' })
  async creditFilingPrepare(@Arg('input', () => CreditFilingPrepareInput, { description: 'Which claims.' }) input: CreditFilingPrepareInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return filingPreparePayload.from(await this.shown(await this.filings.prepare(actor, input)), locale);
  }

  @Mutation(() => filingClosePayload.type, { description: 'Marks a batch as filed, with the number and the day.' })
  async creditFilingClose(@Arg('input', () => CreditFilingCloseInput, { description: 'How it was filed.' }) { filingId, ...input }: CreditFilingCloseInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return filingClosePayload.from(await this.shown(await this.filings.close(actor, { ...input, filingId: Number(filingId) })), locale);
  }

  @Mutation(() => filingCancelPayload.type, { description: 'Cancels a batch that was not filed; its claims are free for another.' })
  async creditFilingCancel(@Arg('input', () => CreditFilingCancelInput, { description: 'Which one.' }) { filingId, idempotencyKey }: CreditFilingCancelInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return filingCancelPayload.from(await this.shown(await this.filings.cancel(actor, { filingId: Number(filingId), idempotencyKey })), locale);
  }

  private async shown<R extends { code: string }>(outcome: Outcome<number, R>): Promise<Outcome<CreditFiling, R>> {
    return outcome.done ? done((await this.readModel.one(outcome.value)) as CreditFiling) : outcome;
  }
}
