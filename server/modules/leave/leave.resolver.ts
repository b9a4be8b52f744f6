import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { say } from '../../platform/locale.js';
import { done } from '../../platform/outcome.js';
import type { Actor, RequestContext } from '../accounts/index.js';
import { type LeaveDecisions, whatDecides } from './leave-decisions.service.js';
import { isOpenStatus, type LeaveRequests, maySend } from './leave-requests.service.js';
import type { LeaveRevocations } from './leave-revocations.service.js';
import type { LeaveTerms } from './leave-terms.service.js';
import { decisionWords, leaveDecidePayload, leaveRevokePayload, leaveSendPayload, leaveTermsPayload, leaveWithdrawPayload } from './leave.payloads.js';
import type { LeaveReadModel } from './leave.read-model.js';
import {
  LeaveChoice, LeaveFilter, LeavePermission, type LeaveProof, LeaveRequest, LeaveRequestDecideInput, LeaveRequestPage, LeaveRequestRevokeInput, LeaveRequestSendInput, LeaveRequestWithdrawInput, type LeaveSession, LeaveSortEnum,
  type LeaveStepTaken, LeaveTermsSetInput, LeaveTermsType,
} from './leave.types.js';
import { type DecisionRefusal, refusalToDecide } from './rules/leave-decision.js';
import { refusalToRevoke } from './rules/leave-revocation.js';

@Resolver(() => LeaveRequest)
export class LeaveResolver {
  constructor(private readonly requests: LeaveRequests, private readonly decisions: LeaveDecisions, private readonly leaveTermsOf: LeaveTerms, private readonly revocations: LeaveRevocations, private readonly readModel: LeaveReadModel) {}

  @Query(() => LeaveRequestPage, { description: "Requests for leave within the viewer's reach: those of registers he reads, and of his school's teachers." })
  leaveRequests(
    @PageArg() page: PageInput,
    @Arg('filter', () => LeaveFilter, { description: 'Which requests.', defaultValue: {} }) filter: LeaveFilter,
    @Arg('sort', () => LeaveSortEnum, { description: 'In which order.', defaultValue: 'NEWEST' }) sort: keyof typeof LeaveSortEnum,
    @Ctx() { actor }: RequestContext,
  ): Promise<Page<LeaveRequest>> {
    return this.readModel.page(actor, filter, sort, page);
  }

  @Query(() => LeaveRequest, { nullable: true, description: 'One request, or null when there is none within reach.' })
  leaveRequest(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { actor }: RequestContext): Promise<LeaveRequest | null> {
    return this.readModel.one(actor, Number(id));
  }

  @Query(() => LeaveRequestPage, { description: "The signed-in teacher's own requests, the newest first." })
  viewerLeaveRequests(@PageArg() page: PageInput, @Ctx() { actor }: RequestContext): Promise<Page<LeaveRequest>> {
    return actor.teacherId === null ? Promise.resolve({ items: [], totalCount: 0 }) : this.readModel.ofTeacher(actor.teacherId, page);
  }

  @Query(() => [LeaveChoice], { description: 'Classes that leave can be asked of, with their sessions: for the viewer himself, or for a teacher of his school.' })
  leaveChoices(@Arg('teacherId', () => ID, { nullable: true, description: 'For whom; the viewer himself when left out.' }) teacherId: string | null, @Ctx() { actor }: RequestContext): Promise<LeaveChoice[]> {
    const wanted = teacherId ? Number(teacherId) : actor.teacherId;
    return wanted === null ? Promise.resolve([]) : this.readModel.choices(actor, wanted);
  }

  @Query(() => LeaveTermsType, { description: 'What holds for leave in a class.' })
  leaveTerms(@Arg('rollId', () => ID, { description: 'The roll.' }) rollId: string, @Ctx() { actor }: RequestContext): Promise<LeaveTermsType> {
    return this.readModel.terms(actor, Number(rollId));
  }

  @Mutation(() => leaveSendPayload.type, { description: 'Asks for leave; a request that was returned is sent again.' })
  async leaveRequestSend(@Arg('input', () => LeaveRequestSendInput, { description: 'What is asked for.' }) input: LeaveRequestSendInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const { kind, reason, idempotencyKey } = input;
    const outcome = await this.requests.send(actor, {
      kind, reason, idempotencyKey: idempotencyKey ?? null, rollId: Number(input.rollId), teacherId: input.teacherId ? Number(input.teacherId) : actor.teacherId ?? 0, requestId: input.requestId ? Number(input.requestId) : null,
      sessions: input.sessions.map(({ sessionId, minutes }) => ({ sessionId: Number(sessionId), minutes: minutes ?? null })), proofFileIds: input.proofFileIds.map(Number),
    });
    return leaveSendPayload.from(outcome.done ? done(await this.readModel.one(actor, outcome.value) as LeaveRequest) : outcome, locale);
  }

  @Mutation(() => leaveWithdrawPayload.type, { description: 'Takes back a request that is not decided yet.' })
  async leaveRequestWithdraw(@Arg('input', () => LeaveRequestWithdrawInput, { description: 'Which one.' }) input: LeaveRequestWithdrawInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.requests.withdraw(actor, { id: Number(input.id), idempotencyKey: input.idempotencyKey ?? null });
    return leaveWithdrawPayload.from(outcome.done ? done(await this.readModel.one(actor, outcome.value) as LeaveRequest) : outcome, locale);
  }

  @Mutation(() => leaveDecidePayload.type, { description: 'Approves, returns or refuses requests; each stands for itself.' })
  async leaveRequestDecide(@Arg('input', () => LeaveRequestDecideInput, { description: 'The decision.' }) input: LeaveRequestDecideInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.decisions.decide(actor, { ids: input.ids.map(Number), decision: input.decision, note: input.note, idempotencyKey: input.idempotencyKey ?? null });
    return leaveDecidePayload.from(outcome.done ? done(outcome.value.map(({ requestId, status, refusal }) => ({ requestId, status, code: refusal?.code ?? null, message: refusal && say(wordsOf(refusal), locale) }))) : outcome, locale);
  }

  @Mutation(() => leaveRevokePayload.type, { description: 'Takes granted leave back, with a reason, until the register is sealed; the gate has the minutes again.' })
  async leaveRequestRevoke(@Arg('input', () => LeaveRequestRevokeInput, { description: 'Which one, and why.' }) input: LeaveRequestRevokeInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.revocations.revoke(actor, { id: Number(input.id), reason: input.reason, idempotencyKey: input.idempotencyKey ?? null });
    return leaveRevokePayload.from(outcome.done ? done(await this.readModel.one(actor, outcome.value) as LeaveRequest) : outcome, locale);
  }

  @Mutation(() => leaveTermsPayload.type, { description: 'Sets what holds for leave in a class, from now on and for the gate at once.' })
  async leaveTermsSet(@Arg('input', () => LeaveTermsSetInput, { description: 'What is to hold.' }) input: LeaveTermsSetInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.leaveTermsOf.set(actor, { ...input, rollId: Number(input.rollId) });
    return leaveTermsPayload.from(outcome.done ? done(await this.readModel.terms(actor, outcome.value)) : outcome, locale);
  }

  @FieldResolver()
  sessions(@Root() { id }: LeaveRequest, @Ctx() context: RequestContext): Promise<LeaveSession[]> {
    return this.readModel.sessions(context, id);
  }

  @FieldResolver()
  proofs(@Root() { id }: LeaveRequest, @Ctx() context: RequestContext): Promise<LeaveProof[]> {
    return this.readModel.proofs(context, id);
  }

  @FieldResolver()
  steps(@Root() { id }: LeaveRequest, @Ctx() context: RequestContext): Promise<LeaveStepTaken[]> {
    return this.readModel.steps(context, id);
  }

  @FieldResolver()
  viewerCanRevoke(@Root() request: LeaveRequest, @Ctx() { actor }: RequestContext): boolean {
    return refusalToRevoke(factsOf(actor, request)) === null;
  }

  @FieldResolver()
  viewerCanDecide(@Root() request: LeaveRequest, @Ctx() { actor, locale }: RequestContext): LeavePermission {
    const refusal = refusalToDecide({ ...factsOf(actor, request), decision: 'APPROVE', isEnrolled: true });
    return { allowed: refusal === null, reason: refusal && say(wordsOf(refusal), locale) };
  }

  @FieldResolver()
  viewerCanChange(@Root() { status, teacher, schoolId }: LeaveRequest, @Ctx() { actor }: RequestContext): boolean {
    return isOpenStatus(status) && maySend(actor, { teacherId: teacher.id, schoolId });
  }
}

const factsOf = (actor: Actor, request: LeaveRequest) =>
  whatDecides(actor, { schoolId: request.rollSchoolId, hostTeacherId: request.rollHostTeacherId, closedAt: request.roll.closedAt }, { ...request, teacherId: request.teacher.id });

const wordsOf = (refusal: DecisionRefusal) => decisionWords[refusal.code](refusal as never);
