import { randomUUID } from 'node:crypto';
import QRCode from 'qrcode';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { addMilliseconds, type Clock, instantOf } from '../../platform/clock.js';
import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { say, type Words } from '../../platform/locale.js';
import { done, refused } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { checkInHoldPayload, checkInPayload, closingWords, openingWords, presenceSetPayload, sessionClosePayload, sessionOpenPayload } from './attendance.payloads.js';
import { mayManage } from './attendance.policy.js';
import type { AttendanceReadModel, SessionRecord } from './attendance.read-model.js';
import { ROLL_CLOSED, sessionNotFound } from './attendance.errors.js';
import {
  CheckInCode, CheckInHoldInput, CheckInInput, type PresenceChange, PresenceChangePage, PresenceSetInput, RegisterCount, RegisterFilter, RegisterPermission, type RegisterRow, RegisterRowFilter, RegisterRowPage,
  RegisterRowSortEnum, RegisterSession, RegisterSessionPage, RegisterSessionSortEnum, type RegisterTally, SessionCloseCheckInInput, SessionOpenCheckInInput,
} from './attendance.types.js';
import { type CheckInCodes, STEP_MS } from './check-in-codes.js';
import type { CheckIns } from './check-in.service.js';
import { isOpenForCheckIn } from './check-in.facts.js';
import { type Registers, windowFactsNow } from './register.service.js';
import { refusalToClose, refusalToOpen } from './rules/check-in-window.js';

/** Names a phone, so that one phone counts for one teacher. The HTTP layer sets it too. */
export const DEVICE_COOKIE = 'shixun-device';
export const DEVICE_SECONDS = 400 * 86_400;

const READ_ONLY: Words = { zh: '您可以查看这份考勤，但不能修改。', en: 'You may look at this register, but not change it.' };

@Resolver(() => RegisterSession)
export class AttendanceResolver {
  constructor(
    private readonly registers: Registers, private readonly checkIns: CheckIns, private readonly readModel: AttendanceReadModel,
    private readonly codes: CheckInCodes, private readonly clock: Clock, private readonly publicUrl: string,
  ) {}

  @Query(() => RegisterSessionPage, { description: "Sessions of every kind within the viewer's reach." })
  registerSessions(
    @PageArg() page: PageInput,
    @Arg('filter', () => RegisterFilter, { description: 'Which sessions.', defaultValue: {} }) filter: RegisterFilter,
    @Arg('sort', () => RegisterSessionSortEnum, { description: 'In which order.', defaultValue: 'LATEST' }) sort: keyof typeof RegisterSessionSortEnum,
    @Ctx() { actor }: RequestContext,
  ): Promise<Page<SessionRecord>> {
    return this.readModel.sessions(actor, filter, sort, page);
  }

  @Query(() => RegisterSession, { nullable: true, description: 'One session, or null when there is none within reach.' })
  registerSession(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { actor }: RequestContext): Promise<SessionRecord | null> {
    return this.readModel.session(actor, Number(id));
  }

  @Query(() => RegisterRowPage, { description: 'The lines of a register: everybody on the roll, and who left it but was there.' })
  async registerRows(
    @Arg('sessionId', () => ID, { description: 'The session.' }) sessionId: string,
    @PageArg() page: PageInput,
    @Arg('filter', () => RegisterRowFilter, { description: 'Which lines.', defaultValue: {} }) filter: RegisterRowFilter,
    @Arg('sort', () => RegisterRowSortEnum, { description: 'In which order.', defaultValue: 'NAME' }) sort: keyof typeof RegisterRowSortEnum,
    @Ctx() context: RequestContext,
  ): Promise<Page<RegisterRow>> {
    return this.readModel.rows(await this.reached(context, sessionId), filter, sort, page);
  }

  @Query(() => PresenceChangePage, { description: 'Who entered or corrected what in a register, the latest first.' })
  async presenceChanges(
    @Arg('sessionId', () => ID, { description: 'The session.' }) sessionId: string,
    @Arg('teacherId', () => ID, { nullable: true, description: 'Only of this teacher.' }) teacherId: string | null,
    @PageArg() page: PageInput,
    @Ctx() context: RequestContext,
  ): Promise<Page<PresenceChange>> {
    return this.readModel.changes(await this.reached(context, sessionId), teacherId ? Number(teacherId) : null, page);
  }

  @Query(() => RegisterCount, { description: 'How many are there now.' })
  async registerCount(@Arg('sessionId', () => ID, { description: 'The session.' }) sessionId: string, @Ctx() context: RequestContext): Promise<RegisterCount> {
    const { state, presentCount, handCount, roll: { memberCount } } = await this.reached(context, sessionId);
    return { state, presentCount, handCount, memberCount };
  }

  @Query(() => CheckInCode, { nullable: true, description: 'The code to show now; null while check-in is not open. Only for those who keep the register.' })
  async checkInCode(@Arg('sessionId', () => ID, { description: 'The session.' }) sessionId: string, @Ctx() context: RequestContext): Promise<CheckInCode | null> {
    const session = await this.reached(context, sessionId);
    if (!mayManage(context.actor, session.roll)) throw sessionNotFound();
    if (!isOpenForCheckIn(session)) return null;
    const step = this.codes.step();
    const code = this.codes.token(session, step);
    const url = `${this.publicUrl}/check-in/${code}`;
    const nextAt = instantOf(new Date((step + 1) * STEP_MS));
    return {
      code, url, step, nextAt, pin: this.codes.pin(session, step), validUntil: addMilliseconds(nextAt, STEP_MS), now: instantOf(this.clock.now()),
      qrSvg: await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }),
    };
  }

  @Mutation(() => sessionOpenPayload.type, { description: 'Opens check-in for a session, or opens it again.' })
  async sessionOpenCheckIn(@Arg('input', () => SessionOpenCheckInInput, { description: 'Which one.' }) input: SessionOpenCheckInInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.registers.openCheckIn(actor, { ...input, sessionId: Number(input.sessionId) });
    return sessionOpenPayload.from(outcome.done ? done(await this.readModel.anySession(outcome.value)) : outcome, locale);
  }

  @Mutation(() => sessionClosePayload.type, { description: 'Ends check-in and marks whoever is missing as absent, once.' })
  async sessionCloseCheckIn(@Arg('input', () => SessionCloseCheckInInput, { description: 'Which one.' }) input: SessionCloseCheckInInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.registers.closeCheckIn(actor, { ...input, sessionId: Number(input.sessionId) });
    return sessionClosePayload.from(outcome.done ? done({ markedAbsent: outcome.value.markedAbsent, session: await this.readModel.anySession(outcome.value.sessionId) }) : outcome, locale);
  }

  @Mutation(() => presenceSetPayload.type, { description: 'Enters or corrects presences by hand, with a reason.' })
  async presenceSet(@Arg('input', () => PresenceSetInput, { description: 'What.' }) input: PresenceSetInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const { status, reason, idempotencyKey } = input;
    const outcome = await this.registers.enterByHand(actor, {
      status, reason, idempotencyKey: idempotencyKey ?? null, sessionId: Number(input.sessionId), teacherIds: input.teacherIds.map(Number), presentMinutes: input.presentMinutes ?? null,
    });
    return presenceSetPayload.from(outcome.done ? done({ changedCount: outcome.value.changedCount, session: await this.readModel.anySession(outcome.value.sessionId) }) : outcome, locale);
  }

  @Mutation(() => checkInPayload.type, { description: 'Checks the signed-in teacher in. Doing it again is no error: it answers since when he is present.' })
  async checkIn(@Arg('input', () => CheckInInput, { description: 'The code.' }) input: CheckInInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.checkIns.checkIn(context.actor, input, deviceOf(context));
    if (!outcome.done) return checkInPayload.from(outcome, context.locale);
    const { topic, topicEn, place, startsAt, roll } = await this.readModel.anySession(outcome.value.sessionId);
    return checkInPayload.from(done({ ...outcome.value, topic, topicEn, place, startsAt, rollTitle: roll.title, rollTitleEn: roll.titleEn, teacherName: context.actor.name }), context.locale);
  }

  @Mutation(() => checkInHoldPayload.type, { description: 'Keeps a fresh code for this device while somebody signs in on it.' })
  async checkInHold(@Arg('input', () => CheckInHoldInput, { description: 'The code.' }) input: CheckInHoldInput, @Ctx() context: RequestContext): Promise<object> {
    const held = await this.checkIns.hold(input.code, deviceOf(context));
    return checkInHoldPayload.from(held === null ? refused({ code: 'NOT_VALID' }) : done(held), context.locale);
  }

  @FieldResolver()
  tally(@Root() session: SessionRecord, @Ctx() context: RequestContext): Promise<RegisterTally> {
    return this.readModel.tally(context, session);
  }

  @FieldResolver()
  viewerCanOpen(@Root() session: SessionRecord, @Ctx() context: RequestContext): RegisterPermission {
    const refusal = refusalToOpen(windowFactsNow(this.clock, session.roll, session));
    return permission(context, session, refusal && openingWords[refusal.code](refusal as never));
  }

  @FieldResolver()
  viewerCanClose(@Root() session: SessionRecord, @Ctx() context: RequestContext): RegisterPermission {
    const refusal = refusalToClose(windowFactsNow(this.clock, session.roll, session));
    return permission(context, session, refusal && closingWords[refusal.code]());
  }

  @FieldResolver()
  viewerCanEnter(@Root() session: SessionRecord, @Ctx() context: RequestContext): RegisterPermission {
    return permission(context, session, session.roll.closedAt ? ROLL_CLOSED : null);
  }

  /** @throws RequestError NOT_FOUND */
  private async reached({ actor }: RequestContext, sessionId: string): Promise<SessionRecord> {
    const session = await this.readModel.session(actor, Number(sessionId));
    if (!session) throw sessionNotFound();
    return session;
  }
}

function permission({ actor, locale }: RequestContext, session: SessionRecord, refusal: Words | null): RegisterPermission {
  const words = mayManage(actor, session.roll) ? refusal : READ_ONLY;
  return { allowed: words === null, reason: words && say(words, locale) };
}

/** A device without the cookie gets one with this very answer, and is known by it at once. */
export function deviceOf(context: RequestContext): string {
  const { deviceId } = context.client;
  if (deviceId) return deviceId;
  const fresh = randomUUID();
  context.setCookie(DEVICE_COOKIE, fresh, DEVICE_SECONDS);
  return fresh;
}
