import { payloadOf } from '../../platform/graphql/payload.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { DecisionResult, ReplacementRefusal } from './registration-decisions.service.js';
import type { RegistrationResult } from './registering.js';
import { Registration, RegistrationDecision, RegistrationResultType } from './registrations.types.js';
import type { NoShowRefusal } from './rules/answer-link.js';
import type { ApproveRefusal } from './rules/approval.js';
import type { GroupRefusal } from './rules/group.js';
import type { AdmitRefusal, ReplaceRefusal, WithdrawRefusal } from './rules/registration-change.js';
import { REGISTRATION_WORDS, wordsOfRefusal } from './rules/registration-words.js';
import type { RegistrationRefusal } from './rules/registration.js';
import { APPROVAL_STEPS, COHORT_STATUSES, REGISTRATION_STATUSES } from './rules/vocabulary.js';
import type { SeatRefusal } from './seating.js';

type GroupNeedsSeats = Extract<SeatRefusal, { code: 'GROUP_NEEDS_SEATS' }>;
type ChangeRefusal = AdmitRefusal | ApproveRefusal | WithdrawRefusal | ReplaceRefusal | NoShowRefusal | GroupNeedsSeats;
const CHANGE_WORDS: { readonly [C in ChangeRefusal['code']]: (refusal: Extract<ChangeRefusal, { code: C }>) => Words & { field?: string } } = {
  COHORT_NOT_CHANGEABLE: ({ status }) => ({ zh: `本班${COHORT_STATUSES[status].zh}，不能再变更学员；确有需要请联系县师训中心。`, en: `The class is ${COHORT_STATUSES[status].en.toLowerCase()} and its participants stand; ask the training centre if something must change.` }),
  REGISTRATION_NOT_LIVE: ({ status }) => ({ zh: `该报名已是“${REGISTRATION_STATUSES[status].zh}”，无需再办理。`, en: `This registration is ${REGISTRATION_STATUSES[status].en.toLowerCase()} already.` }),
  NOT_AWAITING: ({ status }) => ({ zh: `该报名已是“${REGISTRATION_STATUSES[status].zh}”，不能录取。`, en: `This registration is ${REGISTRATION_STATUSES[status].en.toLowerCase()} and cannot be admitted.` }),
  AWAITS_STEP: ({ step }) => ({ zh: `该报名还在等待${APPROVAL_STEPS[step].zh}。`, en: `This registration still awaits approval: ${APPROVAL_STEPS[step].en.toLowerCase()}.` }),
  AWAITS_OTHERS: ({ step }) => ({ zh: step === null ? '该报名已由中心审核。' : `该报名正等待${APPROVAL_STEPS[step].zh}，不由您办理。`, en: step === null ? 'The centre decides on this registration now.' : `This registration awaits others: ${APPROVAL_STEPS[step].en.toLowerCase()}.` }),
  OWN_REGISTRATION: () => ({ zh: '不能审核自己的报名，请由他人办理。', en: 'Nobody decides on his own registration; somebody else has to.' }),
  GROUP_NEEDS_SEATS: ({ people }) => ({ zh: `同组 ${people} 人须一起录取，空余名额不够。`, en: `The ${people} people of the group come together, and there are not seats for all of them.` }),
  REPLACEMENT_ENDED: ({ until }) => ({ zh: `换人已于 ${until} 截止；确有需要请联系县师训中心。`, en: `People could be replaced until ${until}; ask the training centre if it must be.` }),
  NOT_BEGUN: ({ status }) => ({ zh: `本班${COHORT_STATUSES[status].zh}，开班后、结业前才能标记未到。`, en: `The class is ${COHORT_STATUSES[status].en.toLowerCase()}; a no-show is noted while it runs.` }),
  WAS_PRESENT: ({ presentMinutes }) => ({ zh: `该学员已有 ${presentMinutes} 分钟出勤，不是未到。`, en: `This participant was present for ${presentMinutes} minutes and is no no-show.` }),
  TEACHER_HINDERED: () => ({ zh: '该教师已不在岗，或已被同一时间的其他班录取。', en: 'The teacher has left the service, or another class at the same time has admitted him.' }),
  NOT_ADMITTED: ({ status }) => ({ zh: `只有已录取的学员可以换人，该报名为“${REGISTRATION_STATUSES[status].zh}”。`, en: `Only people who are admitted can be replaced; this registration is ${REGISTRATION_STATUSES[status].en.toLowerCase()}.` }),
  OTHER_SCHOOL: () => ({ zh: '换人须在同一所学校内进行。', en: 'The one who takes over must be of the same school.', field: 'input.teacherId' }),
};

function wordsOf(refusal: ChangeRefusal | RegistrationRefusal): Words {
  return refusal.code in CHANGE_WORDS
    ? (CHANGE_WORDS[refusal.code as ChangeRefusal['code']] as (refusal: ChangeRefusal) => Words)(refusal as ChangeRefusal)
    : wordsOfRefusal(refusal as RegistrationRefusal);
}

export function toResult({ teacherId, registered, refusal }: RegistrationResult, locale: Locale): RegistrationResultType {
  return {
    teacherId, registrationId: registered?.registrationId ?? null, status: registered?.status ?? null, position: registered?.position ?? null,
    code: refusal?.code ?? null, message: refusal ? say(wordsOfRefusal(refusal), locale) : null,
  };
}

export function toDecision({ registrationId, status, refusal }: DecisionResult, locale: Locale): RegistrationDecision {
  return { registrationId, status, code: refusal?.code ?? null, message: refusal ? say(wordsOf(refusal), locale) : null };
}

const { COHORT_NOT_CHANGEABLE, REGISTRATION_NOT_LIVE, NOT_ADMITTED, OTHER_SCHOOL, REPLACEMENT_ENDED } = CHANGE_WORDS;
const groupWords = {
  GROUP_SIZE: ({ most }: { most: number }) => ({ zh: `一起参加的须为 2 至 ${most} 人。`, en: `A group has 2 to ${most} people.`, field: 'input.teacherIds' }),
  GROUP_OF_SEVERAL_SCHOOLS: () => ({ zh: '一起参加的须为同一所学校的教师。', en: 'A group is of one school.', field: 'input.teacherIds' }),
};

export const registrationApplyPayload = payloadOf<RegistrationRefusal, RegistrationResultType>('RegistrationApply', { field: 'result', type: () => RegistrationResultType, description: 'The registration.' }, REGISTRATION_WORDS);
export const registrationNominatePayload = payloadOf<GroupRefusal, RegistrationResultType[]>('RegistrationNominate', { field: 'results', type: () => [RegistrationResultType], description: 'What became of each teacher.' }, groupWords);
export const registrationAddPayload = payloadOf<GroupRefusal, RegistrationResultType[]>('RegistrationAdd', { field: 'results', type: () => [RegistrationResultType], description: 'What became of each teacher.' }, groupWords);
export const registrationApprovePayload = payloadOf<never, RegistrationDecision[]>('RegistrationApprove', { field: 'results', type: () => [RegistrationDecision], description: 'What became of each registration.' }, {});
export const registrationMarkNoShowPayload = payloadOf<never, RegistrationDecision[]>('RegistrationMarkNoShow', { field: 'results', type: () => [RegistrationDecision], description: 'What became of each registration.' }, {});
export const registrationRejectPayload = payloadOf<never, RegistrationDecision[]>('RegistrationReject', { field: 'results', type: () => [RegistrationDecision], description: 'What became of each registration.' }, {});
export const registrationAdmitPayload = payloadOf<never, RegistrationDecision[]>('RegistrationAdmit', { field: 'results', type: () => [RegistrationDecision], description: 'What became of each registration.' }, {});
export const registrationDeclinePayload = payloadOf<never, RegistrationDecision[]>('RegistrationDecline', { field: 'results', type: () => [RegistrationDecision], description: 'What became of each registration.' }, {});
export const registrationWithdrawPayload = payloadOf<WithdrawRefusal, Registration>('RegistrationWithdraw', { field: 'registration', type: () => Registration, description: 'The registration.' }, { COHORT_NOT_CHANGEABLE, REGISTRATION_NOT_LIVE });
export const registrationWithdrawManyPayload = payloadOf<never, RegistrationDecision[]>('RegistrationWithdrawMany', { field: 'results', type: () => [RegistrationDecision], description: 'What became of each registration.' }, {});
export const registrationReplacePayload = payloadOf<ReplacementRefusal, Registration>('RegistrationReplace', { field: 'registration', type: () => Registration, description: 'The registration of the teacher who took over.' },
  { COHORT_NOT_CHANGEABLE, REGISTRATION_NOT_LIVE, NOT_ADMITTED, OTHER_SCHOOL, REPLACEMENT_ENDED, ...REGISTRATION_WORDS });
