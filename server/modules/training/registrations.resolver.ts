import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { OFFICE_ROLES } from '../organisations/index.js';
import type { CohortsReadModel } from './cohorts.read-model.js';
import { Cohort } from './cohorts.types.js';
import { type RegistrationApprovals, stepsOf } from './registration-approvals.service.js';
import type { RegistrationDecisions } from './registration-decisions.service.js';
import {
  registrationAddPayload, registrationAdmitPayload, registrationApplyPayload, registrationApprovePayload, registrationRejectPayload, registrationDeclinePayload, registrationMarkNoShowPayload, registrationNominatePayload, registrationReplacePayload,
  registrationWithdrawManyPayload, registrationWithdrawPayload, toDecision, toResult,
} from './registrations.payloads.js';
import { answersOf, type RegistrationsReadModel } from './registrations.read-model.js';
import type { Registrations } from './registrations.service.js';
import {
  FormAnswer, NominationCandidatePage, type NominationCandidate, Registration, RegistrationAdmitInput, RegistrationApplyInput, RegistrationApproval, RegistrationAttendance, RegistrationCompletion, RegistrationDeclineInput, RegistrationFilter,
  RegistrationListInput, RegistrationMarkNoShowInput, RegistrationPage, RegistrationReplaceInput, RegistrationSortEnum, RegistrationWithdrawInput,
} from './registrations.types.js';
import { TRAINING_READERS } from './training.policy.js';

@Resolver(() => Registration)
export class RegistrationsResolver {
  constructor(
    private readonly registrationsService: Registrations, private readonly decisions: RegistrationDecisions, private readonly approvalsService: RegistrationApprovals, private readonly readModel: RegistrationsReadModel, private readonly cohorts: CohortsReadModel,
  ) {}

  @Query(() => RegistrationPage, { description: "A cohort's registrations within the viewer's reach." })
  registrations(
    @Arg('cohortId', () => ID, { description: 'Of which cohort.' }) cohortId: string,
    @PageArg() page: PageInput,
    @Arg('filter', () => RegistrationFilter, { description: 'Which ones.', defaultValue: {} }) filter: RegistrationFilter,
    @Arg('sort', () => RegistrationSortEnum, { description: 'In which order.', defaultValue: 'QUEUE' }) sort: keyof typeof RegistrationSortEnum,
    @Ctx() context: RequestContext,
  ): Promise<Page<Registration>> {
    return this.readModel.page(context.actor.reach(...OFFICE_ROLES), Number(cohortId), filter, sort, page);
  }

  @Query(() => Registration, { nullable: true, description: 'One registration, or null when there is none within reach.' })
  registration(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<Registration | null> {
    return this.readModel.oneWithin(context.actor.reach(...TRAINING_READERS), Number(id));
  }

  @Query(() => RegistrationPage, { description: "The viewer's own registrations, the latest class first." })
  async viewerRegistrations(
    @PageArg() page: PageInput, @Ctx() context: RequestContext,
  ): Promise<Page<Registration>> {
    const { teacherId } = context.actor;
    return teacherId === null ? { items: [], totalCount: 0 } : this.readModel.ofTeacher(teacherId, page);
  }

  @Query(() => NominationCandidatePage, { description: "Teachers of the viewer's school, each with whether he can be nominated for the cohort." })
  nominationCandidates(
    @Arg('cohortId', () => ID, { description: 'For which cohort.' }) cohortId: string,
    @PageArg() page: PageInput,
    @Arg('search', () => String, { nullable: true, description: 'Part of the name, its pinyin or initials, or the beginning of the teacher number.' }) search: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Page<NominationCandidate>> {
    return this.readModel.candidates(context.actor.reach('SCHOOL_ADMINISTRATOR', 'AREA_LEAD'), Number(cohortId), search, page, context.locale);
  }

  @FieldResolver(() => Cohort, { description: 'The cohort.' })
  cohort(@Root() registration: Registration, @Ctx() context: RequestContext): Promise<Cohort> {
    return this.cohorts.byId(context, registration.cohortId);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Rank in the waiting list, from 1, while waiting.' })
  position(@Root() registration: Registration, @Ctx() context: RequestContext): Promise<number | null> {
    return this.readModel.position(context, registration);
  }

  @FieldResolver(() => String, { nullable: true, description: "Why it still waits, at which place, and what would bring it in; in the request's language." })
  explanation(@Root() registration: Registration, @Ctx() context: RequestContext): Promise<string | null> {
    return this.readModel.explanation(context, registration);
  }

  @FieldResolver(() => [FormAnswer], { description: "What was answered to the programme's form, in its order." })
  async answers(@Root() registration: Registration, @Ctx() context: RequestContext): Promise<FormAnswer[]> {
    if (registration.storedAnswers === null) return [];
    const { programme } = await this.cohorts.byId(context, registration.cohortId);
    return answersOf(programme.formFields, registration.storedAnswers);
  }

  @FieldResolver(() => [RegistrationApproval], { description: 'What schools and areas said to it, in the order of time.' })
  approvals(@Root() registration: Registration, @Ctx() context: RequestContext): Promise<RegistrationApproval[]> {
    return this.readModel.approvals(context, registration.id);
  }

  @FieldResolver(() => Int, { description: 'How often the teacher was admitted to other cohorts and did not come.' })
  pastNoShows(@Root() registration: Registration, @Ctx() context: RequestContext): Promise<number> {
    return this.readModel.pastNoShows(context, registration.teacher.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it awaits the viewer: his school or his area.' })
  viewerCanApprove(@Root() registration: Registration, @Ctx() context: RequestContext): boolean {
    const { status, step, teacher } = registration;
    return status === 'REQUESTED' && step !== null && stepsOf(context.actor, registration).includes(step) && context.actor.teacherId !== teacher.id;
  }

  @FieldResolver(() => RegistrationAttendance, { nullable: true, description: 'What the register says so far; null for somebody who is not admitted.' })
  attendance(@Root() registration: Registration, @Ctx() context: RequestContext): Promise<RegistrationAttendance | null> {
    return this.readModel.attendanceOf(context, registration);
  }

  @FieldResolver(() => RegistrationCompletion, { nullable: true, description: 'How the cohort ended for him; null until it is closed.' })
  completion(@Root() registration: Registration, @Ctx() context: RequestContext): Promise<RegistrationCompletion | null> {
    return this.readModel.completionOf(context, registration.id);
  }

  @Mutation(() => registrationApplyPayload.type, { description: 'The viewer registers himself for a cohort.' })
  async registrationApply(@Arg('input', () => RegistrationApplyInput, { description: 'For which one.' }) input: RegistrationApplyInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.registrationsService.apply(context.actor, input);
    return registrationApplyPayload.from(outcome.done ? done(toResult({ teacherId: outcome.value.teacherId, registered: outcome.value, refusal: null }, context.locale)) : outcome, context.locale);
  }

  @Mutation(() => registrationNominatePayload.type, { description: 'A school nominates its own teachers, an area those of its schools; each gets an answer of his own.' })
  async registrationNominate(@Arg('input', () => RegistrationListInput, { description: 'Whom.' }) input: RegistrationListInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationNominatePayload.from(each(await this.registrationsService.nominate(context.actor, input), (one) => toResult(one, context.locale)), context.locale);
  }

  @Mutation(() => registrationAddPayload.type, { description: 'The centre adds teachers; each gets an answer of his own.' })
  async registrationAdd(@Arg('input', () => RegistrationListInput, { description: 'Whom.' }) input: RegistrationListInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationAddPayload.from(each(await this.registrationsService.add(context.actor, input), (one) => toResult(one, context.locale)), context.locale);
  }

  @Mutation(() => registrationAdmitPayload.type, { description: 'Admits registrations of a cohort as far as there are seats; the others go to the waiting list, where there is one.' })
  async registrationAdmit(@Arg('input', () => RegistrationAdmitInput, { description: 'Which ones.' }) input: RegistrationAdmitInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationAdmitPayload.from(each(await this.decisions.admit(context.actor, input), (one) => toDecision(one, context.locale)), context.locale);
  }

  @Mutation(() => registrationDeclinePayload.type, { description: 'Declines registrations of a cohort; seats that come free go to the waiting list at once.' })
  async registrationDecline(@Arg('input', () => RegistrationDeclineInput, { description: 'Which ones, and why.' }) input: RegistrationDeclineInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationDeclinePayload.from(each(await this.decisions.decline(context.actor, input), (one) => toDecision(one, context.locale)), context.locale);
  }

  @Mutation(() => registrationApprovePayload.type, { description: 'A school or an area passes on requests that await it.' })
  async registrationApprove(@Arg('input', () => RegistrationAdmitInput, { description: 'Which ones.' }) input: RegistrationAdmitInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationApprovePayload.from(each(await this.approvalsService.approve(context.actor, input), (one) => toDecision(one, context.locale)), context.locale);
  }

  @Mutation(() => registrationRejectPayload.type, { description: 'A school or an area declines requests that await it.' })
  async registrationReject(@Arg('input', () => RegistrationDeclineInput, { description: 'Which ones, and why.' }) input: RegistrationDeclineInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationRejectPayload.from(each(await this.approvalsService.reject(context.actor, input), (one) => toDecision(one, context.locale)), context.locale);
  }

  @Mutation(() => registrationMarkNoShowPayload.type, { description: 'Notes who was admitted and came to no session, or takes the note back.' })
  async registrationMarkNoShow(@Arg('input', () => RegistrationMarkNoShowInput, { description: 'Who.' }) input: RegistrationMarkNoShowInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationMarkNoShowPayload.from(each(await this.decisions.markNoShow(context.actor, input), (one) => toDecision(one, context.locale)), context.locale);
  }

  @Mutation(() => registrationWithdrawPayload.type, { description: 'Takes a registration back: the teacher his own, a school those of its teachers, the centre any.' })
  async registrationWithdraw(@Arg('input', () => RegistrationWithdrawInput, { description: 'Which one.' }) input: RegistrationWithdrawInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationWithdrawPayload.from(await this.read(this.decisions.withdraw(context.actor, input)), context.locale);
  }

  @Mutation(() => registrationWithdrawManyPayload.type, { description: 'Takes registrations of a cohort back: a school those of its teachers, the centre any. Seats that come free go to the waiting list once.' })
  async registrationWithdrawMany(@Arg('input', () => RegistrationDeclineInput, { description: 'Which ones, and why.' }) input: RegistrationDeclineInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationWithdrawManyPayload.from(each(await this.decisions.withdrawMany(context.actor, input), (one) => toDecision(one, context.locale)), context.locale);
  }

  @Mutation(() => registrationReplacePayload.type, { description: 'A teacher takes the seat of another of his school (换人).' })
  async registrationReplace(@Arg('input', () => RegistrationReplaceInput, { description: 'Who and by whom.' }) input: RegistrationReplaceInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationReplacePayload.from(await this.read(this.decisions.replace(context.actor, input)), context.locale);
  }

  private async read<R extends Refusal>(outcome: Promise<Outcome<number, R>>): Promise<Outcome<Registration, R>> {
    const told = await outcome;
    return told.done ? done(await this.readModel.one(told.value) as Registration) : told;
  }
}

function each<T, U, R extends Refusal>(outcome: Outcome<T[], R>, map: (one: T) => U): Outcome<U[], R> {
  return outcome.done ? done(outcome.value.map(map)) : outcome;
}
