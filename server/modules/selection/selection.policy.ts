import { forbidden } from '../../platform/errors.js';
import { type AccessTable, type Actor, anyone, fields, reached, type Role, role, signedIn } from '../accounts/index.js';
import { TEACHER_READERS } from '../teachers/index.js';

/** They open stages, check, appoint judges and decide objections. */
export const DECIDERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR'];
/** They see whose an entry is all through the round, and so may not judge it. */
export const COUNTY_READERS: readonly Role[] = [...DECIDERS, 'AUDITOR'];
/** Each within his reach: the county, his school's entries, his own. A judge reaches none. */
export const ENTRY_READERS: readonly Role[] = [...COUNTY_READERS, 'SCHOOL_ADMINISTRATOR', 'TEACHER'];
export const NOMINATORS: readonly Role[] = [...DECIDERS, 'SCHOOL_ADMINISTRATOR'];

/** A round is the county's: a decider with a narrower scope decides nothing in it. */
export function requireDecider(actor: Actor): void {
  if (!actor.reach(...DECIDERS).county) throw forbidden();
}

const decider = role(...DECIDERS);
const county = role(...COUNTY_READERS);
const judge = role('JUDGE');

export const selectionPolicy: AccessTable = {
  Query: {
    ...fields(signedIn, 'selectionPipelines selectionRounds selectionRound honourKinds'),
    ...fields(role(...COUNTY_READERS, 'SCHOOL_ADMINISTRATOR'), 'selectionQuotas selectionCandidates'),
    ...fields(role(...ENTRY_READERS), 'selectionEntries selectionEntry'),
    honours: role(...TEACHER_READERS),
    ...fields(county, 'selectionPanels selectionDraws selectionRecusals selectionResult selectionObjections'),
    selectionJudgeCandidates: decider,
    ...fields(judge, 'judgingDesks judgingPapers judgingPaper'),
    ...fields(anyone, 'publicNotices publicNotice publicObjection'),
  },
  Mutation: {
    ...fields(decider, `selectionPipelineCreate selectionRoundCreate selectionRoundAmend selectionRoundOpenStage selectionQuotaSet
      selectionEntryQualify selectionEntryReturn selectionEntryReject selectionPanelCreate selectionPanelAmend selectionJudgeAppoint selectionJudgeDismiss
      selectionJudgeBar selectionDrawHold selectionObjectionDecide selectionObjectionReveal honourRecord honourRevoke`),
    ...fields(role(...NOMINATORS), 'selectionEntryNominate selectionEntryMend selectionEntryWithdraw'),
    ...fields(judge, 'judgingDraftSave judgingPaperSubmit judgingPaperRecuse'),
    publicObjectionFile: anyone,
  },
  Teacher: { honours: reached },
  SelectionWords: fields(reached, 'zh en'),
  SelectionPipeline: fields(reached, 'id code title titleEn honourCode honourLevel honourTitle honourTitleEn honourYears'),
  SelectionStage: fields(reached, 'key kind title deadline state'),
  SelectionEligibility: fields(reached, 'titles posts subjects stages minServiceYears honourBar'),
  SelectionHonourBar: fields(reached, 'codes years'),
  SelectionQuotaRule: fields(reached, 'perSchool teachersPerSeat mostPerSchool'),
  SelectionCriterion: fields(reached, 'key title guidance maxPoints'),
  SelectionTieBreak: fields(reached, 'kind criterion'),
  SelectionJudging: fields(reached, 'judgesPerEntry drop tieBreak'),
  SelectionSubjectSeats: fields(reached, 'subject most'),
  SelectionAward: fields(reached, 'total permille minimumMilliPoints perSubject'),
  SelectionNoticeRule: fields(reached, 'days namesMasked'),
  SelectionRules: fields(reached, 'stages eligibility quota rubric fullPoints judging award notice'),
  SelectionRound: {
    ...fields(reached, 'id pipeline year title titleEn status version rules seedHash openedAt concludedAt noticeStartsOn noticeEndsOn nominate'),
    ...fields(county, 'counts nextStage seed'),
  },
  SelectionMay: fields(reached, 'allowed reason'),
  SelectionCounts: fields(reached, 'seats seatsUsed nominated returned qualified rejected withdrawn awarded papers papersSubmitted judges objectionsOpen'),
  SelectionNextStage: fields(reached, 'status allowed reason'),
  SelectionQuota: fields(reached, 'id school seats used left overridden'),
  SelectionCandidate: fields(reached, 'teacher eligible reasons'),
  SelectionReason: fields(reached, 'code message'),
  SelectionEntry: {
    ...fields(reached, `id roundId teacher school subject stage work workEn statement evidence status reason totalMilliPoints place decidedBy verdict sheets nominatedAt checkedAt`),
    blindCode: county,
  },
  SelectionEvidence: fields(reached, 'id name sizeBytes url'),
  SelectionSheet: { ...fields(reached, 'ordinal totalPoints counted points comment'), judgeName: county },
  SelectionPoints: fields(reached, 'criterion points'),
  SelectionPanel: fields(reached, 'id title titleEn subjects judges'),
  SelectionJudge: fields(reached, 'id accountId name teacherNumber school dismissed papers submitted meanMilliPoints leastPoints mostPoints'),
  SelectionJudgeCandidate: fields(reached, 'accountId name teacherNumber school subject may'),
  SelectionRecusal: fields(reached, 'id judgeName school blindCode reason declaredBy createdAt'),
  SelectionDraw: fields(reached, 'id ordinal lots pairs outcomeHash drawnAt replay'),
  SelectionReplay: fields(reached, 'seedMatches outcomeMatches'),
  SelectionResult: fields(reached, 'complete seats isTiedAtLine lines'),
  SelectionResultLine: fields(reached, 'entry place totalMilliPoints spreadPoints verdict decidedBy'),
  SelectionDecidedBy: fields(reached, 'kind criterion'),
  JudgingDesk: fields(reached, 'round papers submitted'),
  JudgingPaper: fields(reached, 'id roundId ordinal blindCode subject stage work statement evidence status points comment draftRevision totalPoints submittedAt'),
  JudgingEvidence: fields(reached, 'ordinal kind sizeBytes url'),
  PublicNotice: fields(reached, 'roundId title titleEn honourTitle honourTitleEn year startsOn endsOn takesObjections concluded lines'),
  PublicNoticeLine: fields(reached, 'entryId ordinal name school schoolEn subject stage work struck'),
  PublicObjection: fields(reached, 'receipt status decision createdAt decidedAt'),
  SelectionObjection: fields(reached, 'id receipt entry text status decision createdAt decidedAt'),
  ObjectionSender: fields(reached, 'name contact'),
  Honour: fields(reached, 'id teacher code level title titleEn grade grantedOn year round documentNumber expiresOn revokedOn revokedReason inForce'),
  HonourKind: fields(reached, 'code level title titleEn'),
  HonourRound: fields(reached, 'id title titleEn'),
};
