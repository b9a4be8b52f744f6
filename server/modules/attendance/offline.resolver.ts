import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { say } from '../../platform/locale.js';
import { done } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { sessionNotFound } from './attendance.errors.js';
import type { AttendanceReadModel, SessionRecord } from './attendance.read-model.js';
import { deviceOf } from './attendance.resolver.js';
import { RegisterSession } from './attendance.types.js';
import { checkInSyncPayload, registerScanDecidePayload, registerSyncPayload, replyWords, sessionSetTermsPayload } from './offline.payloads.js';
import { CheckInSyncInput, type OfflineScanReply, type RegisterScan, RegisterScanDecideInput, RegisterScanPage, RegisterSyncInput, ScanShownEnum, SessionSetTermsInput } from './offline.types.js';
import type { OfflineScans, ScanReply } from './offline-scans.service.js';
import type { RegisterTerms } from './register-terms.service.js';
import type { ScanDecisions } from './scan-decisions.service.js';
import type { ScansReadModel } from './scans.read-model.js';

@Resolver(() => RegisterSession)
export class OfflineResolver {
  constructor(
    private readonly offline: OfflineScans, private readonly decisions: ScanDecisions, private readonly terms: RegisterTerms,
    private readonly readModel: AttendanceReadModel, private readonly scans: ScansReadModel,
  ) {}

  @Mutation(() => checkInSyncPayload.type, { description: "Sends a teacher's own scans that were kept without a network. Each counts once, however often it is sent." })
  async checkInSync(@Arg('input', () => CheckInSyncInput, { description: 'The scans.' }) input: CheckInSyncInput, @Ctx() context: RequestContext): Promise<object> {
    const replies = await this.offline.fromPhone(context.actor, input, deviceOf(context));
    return checkInSyncPayload.from(done(await this.told(replies, context)), context.locale);
  }

  @Mutation(() => registerSyncPayload.type, { description: 'Sends entries that staff made without a network. Each counts once, however often it is sent.' })
  async registerSync(@Arg('input', () => RegisterSyncInput, { description: 'The entries.' }) input: RegisterSyncInput, @Ctx() context: RequestContext): Promise<object> {
    const replies = await this.offline.fromLaptop(context.actor, {
      deviceNow: input.deviceNow,
      entries: input.entries.map((each) => ({
        scanId: each.scanId, claimedAt: each.claimedAt, sessionId: Number(each.sessionId), teacherId: each.teacherId ? Number(each.teacherId) : null, teacherNumber: each.teacherNumber ?? null,
        status: each.status ?? null, presentMinutes: each.presentMinutes ?? null, reason: each.reason ?? null,
      })),
    });
    return registerSyncPayload.from(done(await this.told(replies, context)), context.locale);
  }

  @Query(() => RegisterScanPage, { description: 'What was sent later to a register, and what a check-in was refused for: conflicts that wait come first.' })
  async registerScans(
    @Arg('sessionId', () => ID, { description: 'The session.' }) sessionId: string,
    @Arg('shown', () => ScanShownEnum, { description: 'Which of them.', defaultValue: 'UNDECIDED' }) shown: keyof typeof ScanShownEnum,
    @PageArg() page: PageInput,
    @Ctx() { actor, locale }: RequestContext,
  ): Promise<Page<RegisterScan>> {
    const session = await this.readModel.session(actor, Number(sessionId));
    if (!session) throw sessionNotFound();
    return this.scans.scans(session.id, shown, page, locale);
  }

  @Mutation(() => registerScanDecidePayload.type, { description: 'Decides conflicts: they count as entries by hand, or they do not.' })
  async registerScanDecide(@Arg('input', () => RegisterScanDecideInput, { description: 'The decision.' }) input: RegisterScanDecideInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.decisions.decide(actor, { ...input, sessionId: Number(input.sessionId), scanIds: input.scanIds.map(Number) });
    return registerScanDecidePayload.from(outcome.done ? done(await this.readModel.anySession(outcome.value)) : outcome, locale);
  }

  @Mutation(() => sessionSetTermsPayload.type, { description: 'Says by what minutes are counted; presences made by scans are counted anew.' })
  async sessionSetTerms(@Arg('input', () => SessionSetTermsInput, { description: 'The terms.' }) input: SessionSetTermsInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.terms.set(actor, { ...input, sessionId: Number(input.sessionId) });
    return sessionSetTermsPayload.from(outcome.done ? done({ recounted: outcome.value.recounted, session: await this.readModel.anySession(outcome.value.sessionId) }) : outcome, locale);
  }

  @FieldResolver()
  undecidedScans(@Root() session: SessionRecord, @Ctx() context: RequestContext): Promise<number> {
    return this.scans.undecided(context, session.id);
  }

  private async told(replies: readonly ScanReply[], { locale }: RequestContext): Promise<OfflineScanReply[]> {
    const topics = await this.readModel.topics([...new Set(replies.flatMap(({ sessionId }) => sessionId ?? []))]);
    return replies.map((reply) => {
      const { topic = null, topicEn = null } = topics.get(reply.sessionId ?? 0) ?? {};
      return { ...reply, topic, topicEn, message: say(replyWords(reply), locale) };
    });
  }
}
