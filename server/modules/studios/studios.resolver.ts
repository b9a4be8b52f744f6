import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput, payloadOf } from '../../platform/graphql/payload.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { FilingRefusal, PlanRefusal } from './rules/meeting.js';
import type { MembershipRefusal } from './rules/membership.js';
import type { StudioMeetings } from './studio-meetings.service.js';
import type { StudiosReadModel } from './studios.read-model.js';
import type { StudioCloseRefusal, StudioOpenRefusal, Studios } from './studios.service.js';
import {
  Studio, StudioCloseInput, StudioFiling, StudioFilter, StudioMeeting, StudioMeetingFileInput, StudioMeetingPage, StudioMeetingPlanInput, type StudioMember, StudioMemberFilter, StudioMemberPage,
  StudioMembersAddInput, StudioMembersRemoveInput, StudioOpenInput, StudioPage, StudioSortEnum, StudioYear,
} from './studios.types.js';
import { filingWords, STUDIO_CLOSED, studioNotFound } from './studios.words.js';

const studio = { field: 'studio', type: () => Studio, description: 'The studio as it stands now.' };
export const studioOpenPayload = payloadOf<StudioOpenRefusal, Studio>('StudioOpen', studio, {
  CODE_TAKEN: () => ({ zh: '该编号已被另一个工作室使用。', en: 'Another studio has this code.', field: 'input.code' }),
  HOST_UNKNOWN: () => ({ zh: '名册中没有这个教师编号，或该教师已不在本县任职。', en: 'No teacher in service has this number.', field: 'input.hostNumber' }),
  CATEGORY_UNKNOWN: () => ({ zh: '现行认定办法没有这一类别。', en: 'The rule set in force has no such category.', field: 'input.categoryKey' }),
});
export const studioClosePayload = payloadOf<StudioCloseRefusal, Studio>('StudioClose', studio, { STUDIO_CLOSED: () => STUDIO_CLOSED });
export const studioMembersAddPayload = payloadOf<Exclude<MembershipRefusal, { code: 'HOST_STAYS' }>, Studio>('StudioMembersAdd', studio, {
  STUDIO_CLOSED: () => STUDIO_CLOSED,
  NUMBERS_UNKNOWN: ({ numbers }) => ({
    zh: `名册中没有以下教师编号，或本人已不在本县任职：${numbers.slice(0, 10).join('、')}${numbers.length > 10 ? ` 等 ${numbers.length} 个` : ''}。请核对后重试，本次没有加入任何人。`,
    en: `No teacher in service has these numbers: ${numbers.slice(0, 10).join(', ')}${numbers.length > 10 ? ` and ${numbers.length - 10} more` : ''}. Nobody was added.`, field: 'input.teacherNumbers',
  }),
});
export const studioMembersRemovePayload = payloadOf<Exclude<MembershipRefusal, { code: 'NUMBERS_UNKNOWN' }>, Studio>('StudioMembersRemove', studio, {
  STUDIO_CLOSED: () => STUDIO_CLOSED,
  HOST_STAYS: () => ({ zh: '主持人不能退出自己主持的工作室。', en: 'The host cannot leave the studio that he hosts.', field: 'input.teacherIds' }),
});
export const studioMeetingPlanPayload = payloadOf<PlanRefusal, StudioMeeting>('StudioMeetingPlan', { field: 'meeting', type: () => StudioMeeting, description: 'The meeting.' }, {
  STUDIO_CLOSED: () => STUDIO_CLOSED,
  IN_THE_PAST: () => ({ zh: '活动日期不能早于今天。', en: 'A meeting cannot be planned for a day that is over.', field: 'input.startsAt' }),
  OVERLAPS: ({ topic }) => ({ zh: `与本工作室的另一次活动“${topic}”时间重叠。`, en: `It overlaps with another meeting of the studio, “${topic}”.`, field: 'input.startsAt' }),
});
export const studioMeetingFilePayload = payloadOf<FilingRefusal, StudioFiling>('StudioMeetingFile', { field: 'filing', type: () => StudioFiling, description: 'What was filed.' }, {
  REGISTER_NOT_CLOSED: filingWords, NOBODY_PRESENT: filingWords, ALREADY_FILED: filingWords,
});

@Resolver(() => Studio)
export class StudiosResolver {
  constructor(private readonly service: Studios, private readonly meetings: StudioMeetings, private readonly readModel: StudiosReadModel) {}

  @Query(() => StudioPage, { description: "Studios within the viewer's reach." })
  studios(
    @PageArg() page: PageInput,
    @Arg('filter', () => StudioFilter, { description: 'Which studios.', defaultValue: {} }) filter: StudioFilter,
    @Arg('sort', () => StudioSortEnum, { description: 'In which order.', defaultValue: 'CODE' }) sort: keyof typeof StudioSortEnum,
    @Ctx() context: RequestContext,
  ): Promise<Page<Studio>> {
    return this.readModel.studios(context, filter, sort, page);
  }

  @Query(() => Studio, { nullable: true, description: 'One studio, or null when there is none within reach.' })
  studio(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<Studio | null> {
    return this.readModel.studio(context, Number(id));
  }

  @Query(() => [Studio], { description: 'Studios that the viewer hosts or is a member of, 50 at most.' })
  viewerStudios(@Ctx() context: RequestContext): Promise<Studio[]> {
    return this.readModel.own(context);
  }

  @Query(() => StudioMemberPage, { description: 'Members of a studio: the host, members now by pinyin, then former ones.' })
  async studioMembers(
    @Arg('studioId', () => ID, { description: 'The studio.' }) studioId: string,
    @PageArg() page: PageInput,
    @Arg('filter', () => StudioMemberFilter, { description: 'Which members.', defaultValue: {} }) filter: StudioMemberFilter,
    @Ctx() context: RequestContext,
  ): Promise<Page<StudioMember>> {
    return this.readModel.members(context, await this.reached(context, studioId), filter, page);
  }

  @Query(() => StudioMeetingPage, { description: 'Meetings of a studio, the latest first.' })
  async studioMeetings(
    @Arg('studioId', () => ID, { description: 'The studio.' }) studioId: string,
    @PageArg() page: PageInput,
    @Ctx() context: RequestContext,
  ): Promise<Page<StudioMeeting>> {
    return this.readModel.meetings(context, await this.reached(context, studioId), page);
  }

  @Mutation(() => studioOpenPayload.type, { description: 'Opens a studio: its roll, with the host on it, who is given the role of a host.' })
  async studioOpen(@Arg('input', () => StudioOpenInput, { description: 'The studio.' }) input: StudioOpenInput, @Ctx() context: RequestContext): Promise<object> {
    return studioOpenPayload.from(await this.shown(context, await this.service.open(context.actor, input)), context.locale);
  }

  @Mutation(() => studioClosePayload.type, { description: 'Closes a studio for good: its register is sealed and its host hosts no more.' })
  async studioClose(@Arg('input', () => StudioCloseInput, { description: 'Which one, and why.' }) input: StudioCloseInput, @Ctx() context: RequestContext): Promise<object> {
    return studioClosePayload.from(await this.shown(context, await this.service.close(context.actor, { ...input, studioId: Number(input.studioId) })), context.locale);
  }

  @Mutation(() => studioMembersAddPayload.type, { description: 'Makes teachers members, all or none.' })
  async studioMembersAdd(@Arg('input', () => StudioMembersAddInput, { description: 'Which teachers.' }) input: StudioMembersAddInput, @Ctx() context: RequestContext): Promise<object> {
    return studioMembersAddPayload.from(await this.shown(context, await this.service.addMembers(context.actor, { ...input, studioId: Number(input.studioId) })), context.locale);
  }

  @Mutation(() => studioMembersRemovePayload.type, { description: 'Lets members leave; they keep what they attended.' })
  async studioMembersRemove(@Arg('input', () => StudioMembersRemoveInput, { description: 'Which members.' }) input: StudioMembersRemoveInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.service.removeMembers(context.actor, { studioId: Number(input.studioId), teacherIds: input.teacherIds.map(Number), idempotencyKey: input.idempotencyKey ?? null });
    return studioMembersRemovePayload.from(await this.shown(context, outcome), context.locale);
  }

  @Mutation(() => studioMeetingPlanPayload.type, { description: "Plans a meeting on the studio's register." })
  async studioMeetingPlan(@Arg('input', () => StudioMeetingPlanInput, { description: 'The meeting.' }) input: StudioMeetingPlanInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.meetings.plan(context.actor, { ...input, studioId: Number(input.studioId), topicEn: input.topicEn || input.topic });
    return studioMeetingPlanPayload.from(outcome.done ? done(await this.readModel.meeting(context, outcome.value)) : outcome, context.locale);
  }

  @Mutation(() => studioMeetingFilePayload.type, { description: 'Files a claim for everybody who was at a meeting, once each. The register must be closed.' })
  async studioMeetingFile(@Arg('input', () => StudioMeetingFileInput, { description: 'Which meeting.' }) input: StudioMeetingFileInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.meetings.file(context.actor, { sessionId: Number(input.sessionId), idempotencyKey: input.idempotencyKey ?? null });
    if (!outcome.done) return studioMeetingFilePayload.from(outcome, context.locale);
    const { sessionId, filed, quarantined } = outcome.value;
    return studioMeetingFilePayload.from(done({ meeting: await this.readModel.meeting(context, sessionId), filed, quarantined }), context.locale);
  }

  @FieldResolver()
  async meetingCount(@Root() { id }: Studio, @Ctx() context: RequestContext): Promise<number> {
    return (await this.readModel.figures(context, id)).meetingCount;
  }

  @FieldResolver()
  async heldCount(@Root() { id }: Studio, @Ctx() context: RequestContext): Promise<number> {
    return (await this.readModel.figures(context, id)).heldCount;
  }

  @FieldResolver()
  async unfiledCount(@Root() { id }: Studio, @Ctx() context: RequestContext): Promise<number> {
    return (await this.readModel.figures(context, id)).unfiledCount;
  }

  @FieldResolver()
  async nextMeeting(@Root() { id }: Studio, @Ctx() context: RequestContext): Promise<string | null> {
    return (await this.readModel.figures(context, id)).nextMeeting;
  }

  @FieldResolver(() => [StudioYear])
  years(@Root() { id }: Studio, @Ctx() context: RequestContext): Promise<StudioYear[]> {
    return this.readModel.years(context, id);
  }

  private async shown<R extends { code: string }>(context: RequestContext, outcome: Outcome<number, R>): Promise<Outcome<Studio, R>> {
    return outcome.done ? done(await this.readModel.studio(context, outcome.value) as Studio) : outcome;
  }

  /** @throws RequestError NOT_FOUND */
  private async reached(context: RequestContext, id: string): Promise<Studio> {
    const found = await this.readModel.studio(context, Number(id));
    if (!found) throw studioNotFound();
    return found;
  }
}
