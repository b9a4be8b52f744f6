import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';

import { type Page, PageArg, PageInput, payloadOf } from '../../platform/graphql/payload.js';
import { selectedPaths } from '../../platform/graphql/selection.js';
import { type Locale, say } from '../../platform/locale.js';
import { done } from '../../platform/outcome.js';
import { type Actor, type Reach, type RequestContext } from '../accounts/index.js';
import { notFound } from '../../platform/errors.js';
import type { TeachersReadModel } from '../teachers/index.js';
import type { ClaimResult, Claims } from './claims.service.js';
import { CREDIT_READERS } from './credits.policy.js';
import type { CreditsReadModel } from './credits.read-model.js';
import {
  type ClaimOrder, ClaimOrderEnum, ClaimResultType, CreditClaim, CreditClaimFilter, CreditClaimPage, CreditClaimsDeclineInput, CreditClaimsInput, CreditClaimSubmitInput,
  CreditClaimWithdrawInput, CreditStatement, CreditTotal, LedgerEntriesReverseInput, type LedgerEntry, LedgerEntryPage, RuleSetInfo,
} from './credits.types.js';
import type { LedgerCorrections } from './ledger-corrections.service.js';
import type { StatementReadModel } from './statement.read-model.js';
import type { OwnClaims, SubmitRefusal } from './own-claims.service.js';

const results = { field: 'results', type: () => [ClaimResultType], description: 'What became of each claim, in the order asked.' };
export const recognisePayload = payloadOf<never, ClaimResultType[]>('CreditClaimsRecognise', results, {});
export const auditPayload = payloadOf<never, ClaimResultType[]>('CreditClaimsAudit', results, {});
export const precheckPayload = payloadOf<never, ClaimResultType[]>('CreditClaimsPrecheck', results, {});
export const declinePayload = payloadOf<never, ClaimResultType[]>('CreditClaimsDecline', results, {});
export const submitPayload = payloadOf<SubmitRefusal, CreditClaim>('CreditClaimSubmit', { field: 'claim', type: () => CreditClaim, description: 'The claim as it was filed.' }, {
  RULES_REFUSE: ({ zh, en }) => ({ zh, en }),
  RULES_REFUSE_COUNTERPART: ({ zh, en }) => ({ zh: `对方不能按此申报：${zh}`, en: `The other person cannot claim it so: ${en}`, field: 'input.counterpart' }),
  HOURS_MISSING: () => ({ zh: '请填写学时；按项目计分的，请选择项目。', en: 'Give the hours, or choose an item for what is credited by the piece.', field: 'input.durationMinutes' }),
  COUNTERPART_UNKNOWN: ({ number, name }) => ({ zh: `没有编号为“${number}”、姓名为“${name}”的在册教师，请核对对方的编号和姓名。`, en: `No teacher in service has the number “${number}” and the name “${name}”. Compare both.`, field: 'input.counterpart' }),
  COUNTERPART_IS_SELF: () => ({ zh: '对方不能是您本人。', en: 'The other person cannot be yourself.', field: 'input.counterpart' }),
  NOT_SHARED: () => ({ zh: '这个项目不能双方同计，请选择您的角色，或不填对方。', en: 'This item does not credit two people so: choose your role, or leave out the other person.', field: 'input.counterpart' }),
  CLAIM_NOT_RETURNED: () => ({ zh: '原申报不在退回状态，不能修改后重报。请刷新后查看。', en: 'The earlier claim is not one that was given back. Refresh and look again.' }),
  DAYS_REVERSED: () => ({ zh: '结束日期不能早于开始日期。', en: 'The last day is before the first.', field: 'input.endDay' }),
  EVIDENCE_UNKNOWN: () => ({ zh: '找不到您上传的证明材料，请重新上传。', en: 'Your evidence was not found; upload it again.', field: 'input.evidenceFileIds' }),
});
export const withdrawPayload = payloadOf<{ code: 'CLAIM_NOT_PENDING' }, CreditClaim>('CreditClaimWithdraw', { field: 'claim', type: () => CreditClaim, description: 'The claim, withdrawn.' }, {
  CLAIM_NOT_PENDING: () => ({ zh: '该申报已有结果，不能撤回。', en: 'This claim was decided and cannot be withdrawn.' }),
});
export const reversePayload = payloadOf<never, number>('LedgerEntriesReverse', { field: 'reversedCount', type: () => Int, description: 'How many entries were taken back now; those taken back before are passed over.' }, {});

@Resolver()
export class CreditsResolver {
  constructor(
    private readonly claims: Claims, private readonly ownClaims: OwnClaims, private readonly corrections: LedgerCorrections,
    private readonly readModel: CreditsReadModel, private readonly statements: StatementReadModel, private readonly teachers: TeachersReadModel,
  ) {}

  @Query(() => CreditClaimPage, { description: "Claims within the viewer's reach." })
  creditClaims(
    @PageArg() page: PageInput,
    @Arg('filter', () => CreditClaimFilter, { description: 'Which claims.', defaultValue: {} }) filter: CreditClaimFilter,
    @Arg('order', () => ClaimOrderEnum, { description: 'In which order.', defaultValue: 'NEWEST' }) order: ClaimOrder,
    @Ctx() { actor, locale }: RequestContext,
  ): Promise<Page<CreditClaim>> {
    return this.readModel.claims(actor, reachOf(actor), { filter, order, page }, locale);
  }

  @Query(() => CreditClaim, { nullable: true, description: 'One claim, or null when there is none within reach.' })
  creditClaim(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { actor, locale }: RequestContext): Promise<CreditClaim | null> {
    return this.readModel.claim(actor, reachOf(actor), Number(id), locale);
  }

  @Query(() => CreditStatement, { nullable: true, description: 'How a teacher stands in a cycle, the current one by default; null when the teacher is out of reach.' })
  creditStatement(
    @Arg('teacherId', () => ID, { description: 'Whose.' }) teacherId: string,
    @Arg('cycleStartYear', () => Int, { nullable: true, description: 'The year the cycle begins in, or any other year of it.' }) cycleStartYear: number | null,
    @Ctx() { actor, locale }: RequestContext,
  ): Promise<CreditStatement | null> {
    return this.statements.statement(reachOf(actor), Number(teacherId), cycleStartYear ?? null, locale);
  }

  @Query(() => LedgerEntryPage, { description: "A teacher's ledger, the newest first." })
  async ledgerEntries(
    @Arg('teacherId', () => ID, { description: 'Whose.' }) teacherId: string,
    @PageArg() page: PageInput,
    @Ctx() { actor, locale }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<LedgerEntry>> {
    await this.assertReached(actor, teacherId);
    return this.readModel.entries(Number(teacherId), page, selectedPaths(info), locale);
  }

  @Query(() => [CreditTotal], { description: "A teacher's totals by year and category." })
  async creditTotals(@Arg('teacherId', () => ID, { description: 'Whose.' }) teacherId: string, @Ctx() { actor, locale }: RequestContext): Promise<CreditTotal[]> {
    await this.assertReached(actor, teacherId);
    return this.readModel.totals(Number(teacherId), locale);
  }

  @Query(() => RuleSetInfo, { nullable: true, description: 'The rule set in force today.' })
  ruleSetInForce(@Ctx() { locale }: RequestContext): Promise<RuleSetInfo | null> {
    return this.statements.ruleSetInForce(locale);
  }

  @Mutation(() => recognisePayload.type, { description: 'Recognises claims and posts them to the ledger, up to 1,000 in one call; each is answered. A claim whose chain asks for a second look of the county waits for that and is not posted yet.' })
  async creditClaimsRecognise(@Arg('input', () => CreditClaimsInput, { description: 'Which claims.' }) input: CreditClaimsInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return recognisePayload.from(done(told(await this.claims.recognise(actor, input.claimIds.map(Number), input.idempotencyKey), locale)), locale);
  }

  @Mutation(() => auditPayload.type, { description: 'The second look of the county, by another than recognised the claims: they are posted now. Up to 1,000 in one call; each is answered.' })
  async creditClaimsAudit(@Arg('input', () => CreditClaimsInput, { description: 'Which claims.' }) input: CreditClaimsInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return auditPayload.from(done(told(await this.claims.audit(actor, input.claimIds.map(Number), input.idempotencyKey), locale)), locale);
  }

  @Mutation(() => precheckPayload.type, { description: "Passes the school's pre-check of claims." })
  async creditClaimsPrecheck(@Arg('input', () => CreditClaimsInput, { description: 'Which claims.' }) input: CreditClaimsInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return precheckPayload.from(done(told(await this.claims.precheck(actor, input.claimIds.map(Number), input.idempotencyKey), locale)), locale);
  }

  @Mutation(() => declinePayload.type, { description: 'Gives claims back for mending, or refuses them.' })
  async creditClaimsDecline(@Arg('input', () => CreditClaimsDeclineInput, { description: 'Which claims, and why.' }) { claimIds, reason, status, idempotencyKey }: CreditClaimsDeclineInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return declinePayload.from(done(told(await this.claims.decline(actor, { claimIds: claimIds.map(Number), reason, status }, idempotencyKey), locale)), locale);
  }

  @Mutation(() => submitPayload.type, { description: 'Files a claim of the viewer himself.' })
  async creditClaimSubmit(@Arg('input', () => CreditClaimSubmitInput, { description: 'What was done.' }) input: CreditClaimSubmitInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.ownClaims.submit(actor, input);
    return submitPayload.from(outcome.done ? done((await this.readModel.claimsById(actor, [outcome.value.claimId], locale))[0] as CreditClaim) : outcome, locale);
  }

  @Mutation(() => withdrawPayload.type, { description: "Takes back a claim of the viewer's own that is not decided yet." })
  async creditClaimWithdraw(@Arg('input', () => CreditClaimWithdrawInput, { description: 'Which one.' }) input: CreditClaimWithdrawInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.claims.withdraw(actor, Number(input.claimId));
    return withdrawPayload.from(outcome.done ? done((await this.readModel.claimsById(actor, [outcome.value.claimId], locale))[0] as CreditClaim) : outcome, locale);
  }

  @Mutation(() => reversePayload.type, { description: 'Takes ledger entries back by their exact opposites, once each.' })
  async ledgerEntriesReverse(@Arg('input', () => LedgerEntriesReverseInput, { description: 'Which entries, and why.' }) input: LedgerEntriesReverseInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return reversePayload.from(done(await this.corrections.reverse(actor, input)), locale);
  }

  private async assertReached(actor: Actor, teacherId: string): Promise<void> {
    const reach = reachOf(actor);
    if (reach.county || reach.teacherId === Number(teacherId)) return;
    if (!(await this.teachers.one(reach, Number(teacherId)))) throw notFound({ zh: '教师', en: 'teacher' });
  }
}

const reachOf = (actor: Actor): Reach => actor.reach(...CREDIT_READERS);

function told(list: readonly ClaimResult[], locale: Locale): ClaimResultType[] {
  return list.map((each) => (each.done
    ? { claimId: each.claimId, done: true, centicredits: each.centicredits, lostCenticredits: each.lostCenticredits, awaits: each.awaits, code: null, message: null }
    : { claimId: each.claimId, done: false, centicredits: 0, lostCenticredits: 0, awaits: null, code: each.code, message: say(each.words, locale) }));
}
