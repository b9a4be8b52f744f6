import { Length } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';

import { MutationInput, payloadOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { countyTimeOf } from '../../platform/clock.js';
import type { AnswerRefusal } from './rules/answer-link.js';
import { COHORT_STATUSES, REGISTRATION_STATUSES, type RegistrationStatus } from './rules/vocabulary.js';
import { RegistrationStatusEnum } from './training.enums.js';

@ObjectType('LinkedRegistration', { description: 'A registration as whoever holds its link sees it: enough to answer, and nothing else.' })
export class LinkedRegistrationType {
  @Field(() => String, { description: 'The teacher, masked.' }) teacherName: string;
  @Field(() => String, { description: 'Title of the cohort in Chinese.' }) cohortTitle: string;
  @Field(() => String, { description: 'Title of the cohort in English.' }) cohortTitleEn: string;
  @Field(() => DayScalar, { description: 'First day.' }) startsOn: string;
  @Field(() => DayScalar, { description: 'Last day.' }) endsOn: string;
  @Field(() => String, { description: 'Where, in Chinese.' }) place: string;
  @Field(() => String, { description: 'Where, in English.' }) placeEn: string;
  @Field(() => RegistrationStatusEnum, { description: 'Where the registration is.' }) status: RegistrationStatus;
  @Field(() => Int, { nullable: true, description: 'Rank in the waiting list, while waiting.' }) position: number | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When he said that he comes.' }) confirmedAt: string | null;
  @Field(() => String, { nullable: true, description: "Why it can no longer be answered, in the request's language; null when it can." }) refusal: string | null;
}

@InputType({ description: 'The code of a link: the part of its address after /answer/.' })
export class AnswerLinkInput extends MutationInput {
  @Length(20, 1000)
  @Field(() => String, { description: 'The code.' }) token: string;
}

export const ANSWER_WORDS: { readonly [C in AnswerRefusal['code']]: (refusal: Extract<AnswerRefusal, { code: C }>) => { zh: string; en: string } } = {
  LINK_INVALID: () => ({ zh: '链接无效：可能不完整，或报名已重新办理。请向学校或县师训中心索取新的链接。', en: 'This link is not valid: it is incomplete, or the registration was made anew. Ask your school or the training centre for another.' }),
  LINK_EXPIRED: ({ expiresAt }) => ({ zh: `链接已于 ${countyTimeOf(expiresAt)} 失效。如有变化请联系县师训中心。`, en: `This link ended at ${countyTimeOf(expiresAt)}. Ask the training centre if something has changed.` }),
  COHORT_NOT_CHANGEABLE: ({ status }) => ({ zh: `本班${COHORT_STATUSES[status].zh}，名单不再变动；如不能参加请联系县师训中心。`, en: `The class is ${COHORT_STATUSES[status].en.toLowerCase()} and its list stands; ask the training centre if you cannot come.` }),
  REGISTRATION_NOT_LIVE: ({ status }) => ({ zh: `该报名${REGISTRATION_STATUSES[status].zh}，无需再答复。`, en: `This registration is ${REGISTRATION_STATUSES[status].en.toLowerCase()}; nothing is to be answered.` }),
  NOT_ADMITTED: ({ status }) => ({ zh: `该报名为“${REGISTRATION_STATUSES[status].zh}”，录取后再确认。`, en: `This registration is ${REGISTRATION_STATUSES[status].en.toLowerCase()}; confirm once it is admitted.` }),
};

const result = { field: 'registration', type: () => LinkedRegistrationType, description: 'The registration as it is now.' };
export const registrationConfirmByLinkPayload = payloadOf<AnswerRefusal, LinkedRegistrationType>('RegistrationConfirmByLink', result, ANSWER_WORDS);
export const registrationDeclineByLinkPayload = payloadOf<AnswerRefusal, LinkedRegistrationType>('RegistrationDeclineByLink', result, ANSWER_WORDS);
