import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { done, type Outcome } from '../../platform/outcome.js';
import { say } from '../../platform/locale.js';
import type { RequestContext } from '../accounts/index.js';
import { maskedName } from '../teachers/index.js';
import type { AnswerLinks } from './answer-links.service.js';
import { ANSWER_WORDS, AnswerLinkInput, LinkedRegistrationType, registrationConfirmByLinkPayload, registrationDeclineByLinkPayload } from './answer-links.types.js';
import type { CohortsReadModel } from './cohorts.read-model.js';
import { mayHandOutLinks } from './training.policy.js';
import type { RegistrationsReadModel } from './registrations.read-model.js';
import { Registration } from './registrations.types.js';
import { type AnswerRefusal, CAN_ANSWER } from './rules/answer-link.js';

@Resolver(() => Registration)
export class AnswerLinksResolver {
  constructor(private readonly links: AnswerLinks, private readonly registrations: RegistrationsReadModel, private readonly cohorts: CohortsReadModel) {}

  @Query(() => LinkedRegistrationType, { nullable: true, description: 'What a link of registration is about; null when it is not valid. For whoever holds it.' })
  registrationByLink(@Arg('token', () => String, { description: 'The part of its address after /answer/.' }) token: string, @Ctx() context: RequestContext): Promise<LinkedRegistrationType | null> {
    return this.linked(token, context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The address by which the teacher answers without signing in; for the centre and his school, while it can be answered.' })
  async answerLink(@Root() registration: Registration, @Ctx() context: RequestContext): Promise<string | null> {
    const { status, teacher, id, createdAt } = registration;
    if (!mayHandOutLinks(context.actor, registration) || !CAN_ANSWER.some((each) => each === status)) return null;
    const cohort = await this.cohorts.byId(context, registration.cohortId);
    return cohort.status === 'OPEN' ? this.links.urlOf({ id, teacherId: teacher.id, createdAt }, cohort.startsOn) : null;
  }

  @Mutation(() => registrationConfirmByLinkPayload.type, { description: 'Whoever holds the link says that he comes.' })
  async registrationConfirmByLink(@Arg('input', () => AnswerLinkInput, { description: 'Which link.' }) input: AnswerLinkInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationConfirmByLinkPayload.from(await this.told(await this.links.confirm(input.token), input.token, context), context.locale);
  }

  @Mutation(() => registrationDeclineByLinkPayload.type, { description: 'Whoever holds the link says that he does not come; his seat goes to the waiting list.' })
  async registrationDeclineByLink(@Arg('input', () => AnswerLinkInput, { description: 'Which link.' }) input: AnswerLinkInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationDeclineByLinkPayload.from(await this.told(await this.links.decline(input.token), input.token, context), context.locale);
  }

  private async told(outcome: Outcome<number, AnswerRefusal>, token: string, context: RequestContext): Promise<Outcome<LinkedRegistrationType, AnswerRefusal>> {
    return outcome.done ? done(await this.linked(token, context) as LinkedRegistrationType) : outcome;
  }

  private async linked(token: string, context: RequestContext): Promise<LinkedRegistrationType | null> {
    const found = await this.links.read(token);
    const registration = found && await this.registrations.one(found.id);
    if (!found || !registration) return null;
    const { title, titleEn, startsOn, endsOn, place, placeEn } = await this.cohorts.byId(context, found.cohortId);
    const words = found.refusal && (ANSWER_WORDS[found.refusal.code] as (refusal: AnswerRefusal) => { zh: string; en: string })(found.refusal);
    return {
      teacherName: maskedName(registration.teacher.name), cohortTitle: title, cohortTitleEn: titleEn, startsOn, endsOn, place, placeEn, status: registration.status,
      position: await this.registrations.position(context, registration), confirmedAt: registration.confirmedAt, refusal: words ? say(words, context.locale) : null,
    };
  }
}
