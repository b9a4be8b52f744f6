import { type AccessTable, type Actor, anyone, fields, isWithin, reached, role, type Role } from '../accounts/index.js';
import { CREDIT_READERS } from '../credits/index.js';
import { isCentre, OFFICE_ROLES } from '../organisations/index.js';

type AccessRule = ReturnType<typeof role>;

/** Whoever may look at cohorts; what they see of the people in them is scoped by school or area. */
export const TRAINING_READERS: readonly Role[] = [...OFFICE_ROLES, 'TEACHER'];
/** Who brings lists of people for a class. */
export const REGISTRATION_IMPORTERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'SCHOOL_ADMINISTRATOR', 'AREA_LEAD'];
/** Who sees completion lists: not schools, before they are frozen and printed. */
export const COMPLETION_READERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR'];

/** May he read the completion list of the whole county? */
export function readsCompletions(actor: Actor): boolean {
  return actor.reach(...COMPLETION_READERS).county;
}

/** Links by which teachers answer are handed out by the centre and by their school. */
export function mayHandOutLinks(actor: Actor, registration: { readonly schoolId: number }): boolean {
  return actor.reach('ADMINISTRATOR', 'COORDINATOR').county || isWithin(actor.reach('SCHOOL_ADMINISTRATOR'), { schoolId: registration.schoolId });
}

const mayReadCompletions: AccessRule = (context) => (context.viewer ? readsCompletions(context.viewer) : false);

/** Who sees attendance over all classes: the county, and schools their own teachers. */
export const OVERVIEW_READERS: readonly Role[] = [...COMPLETION_READERS, 'SCHOOL_ADMINISTRATOR'];

export const trainingPolicy: AccessTable = {
  Query: {
    ...fields(role(...OFFICE_ROLES), 'programmes programme cohorts registrations'),
    ...fields(role(...TRAINING_READERS), 'cohort registration'),
    ...fields(role('TEACHER'), 'openCohorts viewerRegistrations'),
    ...fields(role(...REGISTRATION_IMPORTERS), 'registrationImports registrationImport'),
    nominationCandidates: role('SCHOOL_ADMINISTRATOR', 'AREA_LEAD'),
    creditWays: role(...CREDIT_READERS),
    attendanceOverview: role(...OVERVIEW_READERS),
    // A teacher is answered about himself only.
    attendanceOfTeacher: role(...OVERVIEW_READERS, 'TEACHER'),
    cohortCompletion: mayReadCompletions,
    // A teacher is answered about himself only.
    completionTrace: (context, source) => mayReadCompletions(context, source) || (context.viewer?.is('TEACHER') ?? false),
    registrationByLink: anyone,
  },
  Mutation: {
    ...fields(isCentre, 'programmeCreate programmeEdit programmePublish programmeClose programmeCopy'),
    ...fields(isCentre, 'cohortCreate cohortEdit cohortPlanSessions cohortSessionMove cohortSessionCancel cohortSessionAdd cohortOpen cohortStart cohortSetCapacity cohortAllot cohortEnterAssessments cohortClose cohortReopen'),
    ...fields(isCentre, 'registrationAdd registrationAdmit registrationDecline registrationMarkNoShow'),
    ...fields(anyone, 'registrationConfirmByLink registrationDeclineByLink'),
    ...fields(role(...REGISTRATION_IMPORTERS), 'registrationImportPrepare registrationImportTake registrationImportCancel'),
    registrationApply: role('TEACHER'),
    ...fields(role('SCHOOL_ADMINISTRATOR', 'AREA_LEAD'), 'registrationNominate registrationApprove registrationReject'),
    registrationWithdraw: role('TEACHER', 'SCHOOL_ADMINISTRATOR', 'COORDINATOR', 'ADMINISTRATOR'),
    registrationWithdrawMany: role('SCHOOL_ADMINISTRATOR', 'COORDINATOR', 'ADMINISTRATOR'),
    registrationReplace: role('SCHOOL_ADMINISTRATOR', 'COORDINATOR', 'ADMINISTRATOR'),
  },
  Programme: fields(reached, 'id code title titleEn sponsorLevel mode category organiser minutes year seats assessmentRequired absenceNumerator absenceDenominator topic clashPolicy approvalChain formFields status changedAt totals'),
  FormField: fields(reached, 'key label labelEn kind choices required'),
  ProgrammeTotals: fields(reached, 'cohorts seats taken waiting completed'),
  Cohort: {
    ...fields(reached, 'id code programme title titleEn capacity taken waitingCount startsOn endsOn place placeEn registrationOpensAt registrationClosesAt admission hasWaitingList'),
    ...fields(reached, 'stages subjects titles minYearsTaught maxYearsTaught notTrainedIn refusesFullCycle replacesUntil waitingStopsAt seatsReturnAt offerOrder seatReturns status rollId hostSchool closedAt sessions sessionChanges viewerCanRegister viewerRegistration'),
    ...fields(role(...OFFICE_ROLES), 'requestedCount quotas takeUp'),
    closingJobId: isCentre,
  },
  CreditWays: fields(reached, 'gapCenticredits leftCenticredits endDay ways'),
  CreditWay: fields(reached, 'cohort gainCenticredits closesCenticredits isRegistered waitingListOnly'),
  CohortSession: fields(reached, 'id ordinal topic topicEn lecturer expertId place startsAt endsAt durationMinutes revision'),
  SessionChange: fields(reached, 'id sessionId ordinal topic topicEn kind from to reason byName at'),
  SessionTime: fields(reached, 'startsAt durationMinutes place'),
  CohortQuota: fields(reached, 'id school area subject seats used requested waiting'),
  SeatTakeUp: fields(reached, 'school area subject seats used requested waiting'),
  SeatReturn: fields(reached, 'id round dueAt returnedAt offerOrder capacity taken keptForRequests offered granted offers quotas'),
  SeatOffer: fields(reached, 'ordinal school teacherCount pastAdmitted pastPermille wanted granted explanation'),
  RegistrationPermission: fields(reached, 'allowed code reason waitingListOnly warning'),
  Registration: fields(reached, 'id cohort teacher area path status step groupId answers approvals viewerCanApprove answerLink confirmedAt noShowAt pastNoShows position explanation reason decidedByName decidedAt promotedAt replacedById assessment createdAt attendance completion'),
  LinkedRegistration: fields(anyone, 'teacherName cohortTitle cohortTitleEn startsOn endsOn place placeEn status position confirmedAt refusal'),
  FormAnswer: fields(reached, 'key label labelEn value'),
  RegistrationApproval: fields(reached, 'step isApproved reason byName decidedAt'),
  RegistrationCompletion: fields(reached, 'completed reason reasonText attendedPermille centicredits creditNote frozenAt'),
  RegistrationAttendance: fields(reached, 'requiredMinutes presentMinutes absentMinutes leaveMinutes excusedMinutes sessions handEntered'),
  RegistrationResult: fields(reached, 'teacherId registrationId status position code message'),
  RegistrationDecision: fields(reached, 'registrationId status code message'),
  RegistrationImport: fields(reached, 'id cohort status path fileName createdBy createdAt takenBy takenAt refusal ignoredColumns jobId isStalled counts taken viewerCanTake lines'),
  RegistrationImportStep: fields(reached, 'allowed reason'),
  RegistrationLineCount: fields(reached, 'outcome count'),
  RegistrationImportLine: fields(reached, 'id row name number school outcome column address found code message status'),
  NominationCandidate: fields(reached, 'teacher viewerCanNominate'),
  CompletionLine: fields(reached, 'registrationId teacher requiredMinutes absentMinutes excusedMinutes attendedPermille handEntered assessment completed reason reasonText centicredits creditNote'),
  TeacherAttendance: fields(reached, 'teacher classes sessions plannedMinutes heldMinutes presentMinutes leaveMinutes absentMinutes'),
  ClassAttendance: fields(reached, 'rollId kind title titleEn cohortId sessions plannedMinutes heldMinutes presentMinutes leaveMinutes absentMinutes'),
  CompletionTrace: fields(reached, 'requiredMinutes absentMinutes excusedMinutes plannedMinutes refusedFromMinutes absenceNumerator absenceDenominator passes sessions'),
  CompletionTraceSession: fields(reached, 'sessionId ordinal topic topicEn startsAt durationMinutes counts status presentMinutes absentMinutes leaveMinutes excusedMinutes leaveKind source reason checkedInAt lastSeenAt'),
  CompletionList: fields(reached, 'frozenAt summary lines'),
  CompletionSummary: fields(reached, 'participants completed absentTooLong assessmentFailed assessmentMissing notRecorded centicredits'),
};
