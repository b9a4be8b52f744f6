import { type AccessTable, type Actor, anyone, fields, reached, role, type Role } from '../accounts/index.js';

/** Who keeps registers: the county's, those of his school, those of his studio. */
export const REGISTER_MANAGERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'SCHOOL_ADMINISTRATOR', 'STUDIO_HOST'];
/** Who may look: also those who check it. */
export const REGISTER_READERS: readonly Role[] = [...REGISTER_MANAGERS, 'CREDIT_OFFICER', 'AUDITOR'];

interface RollPlace {
  readonly schoolId: number | null;
  readonly hostTeacherId: number | null;
}

/** May he keep this roll's register? Others do not learn that it exists, unless they may read it. */
export function mayManage(actor: Actor, roll: RollPlace): boolean {
  return isWithinRoles(actor, roll, REGISTER_MANAGERS);
}

export function mayRead(actor: Actor, roll: RollPlace): boolean {
  return isWithinRoles(actor, roll, REGISTER_READERS);
}

function isWithinRoles(actor: Actor, roll: RollPlace, roles: readonly Role[]): boolean {
  const reach = actor.reach(...roles);
  return reach.county || (roll.schoolId !== null && reach.schoolIds.includes(roll.schoolId)) || (roll.hostTeacherId !== null && hostIds(actor).includes(roll.hostTeacherId));
}

/** The hosts whose rolls the actor keeps: himself, when he hosts a studio. */
export function hostIds(actor: Actor): readonly number[] {
  return actor.is('STUDIO_HOST') && actor.teacherId !== null ? [actor.teacherId] : [];
}

export const attendancePolicy: AccessTable = {
  Query: {
    ...fields(role(...REGISTER_READERS), 'registerSessions registerSession registerRows presenceChanges registerCount registerScans'),
    handShares: role('ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR'),
    ...fields(role(...REGISTER_MANAGERS), 'checkInCode punchSheetCheck'),
  },
  Mutation: {
    ...fields(role(...REGISTER_MANAGERS), 'sessionOpenCheckIn sessionCloseCheckIn presenceSet registerSync registerScanDecide sessionSetTerms sessionCall sessionConfirmCall sessionCountHeads sessionImportPunches'),
    ...fields(role('TEACHER'), 'checkIn checkInSync'),
    checkInHold: anyone,
  },
  Roll: fields(reached, 'id kind title titleEn memberCount closedAt'),
  RegisterSession: fields(reached, `id roll ordinal topic topicEn lecturer place startsAt endsAt durationMinutes day state openedAt closedAt presentCount handCount
    tally terms undecidedScans calls headCounts viewerCanOpen viewerCanClose viewerCanEnter`),
  RegisterPermission: fields(reached, 'allowed reason'),
  RegisterTally: fields(reached, 'present late leftEarly leave absent'),
  RegisterRow: fields(reached, 'teacher membership presence leave changeCount'),
  HandShare: fields(reached, 'id title titleEn rollTitle rollTitleEn sessionId entries presences permille grade lateEntries'),
  GrantedLeave: fields(reached, 'requestId kind minutes grantedBy grantedAt'),
  Presence: fields(reached, 'id status presentMinutes source reason enteredBy checkedInAt lastSeenAt changedAt'),
  PresenceChange: fields(reached, 'id teacherId teacherName fromStatus toStatus fromMinutes toMinutes source reason accountName at'),
  RegisterCount: fields(reached, 'state presentCount handCount memberCount'),
  CheckInCode: fields(reached, 'code url qrSvg pin step nextAt validUntil now'),
  CheckInResult: fields(reached, 'outcome status checkedInAt teacherName rollTitle rollTitleEn topic topicEn place startsAt'),
  PresenceSetResult: fields(reached, 'session changedCount'),
  OfflineScanReply: fields(reached, 'scanId answer problem message sessionId topic topicEn at'),
  RegisterScan: fields(reached, `id teacher typed channel status at clockErrorSeconds answer problem message deviceOwner registered accountName receivedAt
    decision decidedBy decidedAt note`),
  RegisterTerms: fields(reached, 'asksExit graceMinutes earlyMinutes missingExit'),
  SessionCall: fields(reached, 'id calledAt untilAt calledBy expected answered answeredByStaff missing'),
  HeadCount: fields(reached, 'id heads attending note countedBy at'),
  SessionSetTermsResult: fields(reached, 'session recounted'),
  PunchSheetCheck: fields(reached, 'from until punches elsewhere fresh changed same standing people problemCount problems'),
  PunchedPerson: fields(reached, 'teacherId number name firstAt lastAt effect status presentMinutes'),
  PunchProblem: fields(reached, 'address found reason'),
  SessionImportPunchesResult: fields(reached, 'session counted unchanged standing leftOut'),
  SessionCloseResult: fields(reached, 'session markedAbsent'),
};
