import { type AccessTable, fields, reached, type Role, role, signedIn } from '../accounts/index.js';

/** Who conducts appeals for the county. */
export const APPEAL_DESK: readonly Role[] = ['ADMINISTRATOR', 'CREDIT_OFFICER'];
/** Who sees every appeal; a member of a panel sees those he judges, a teacher his own. */
export const APPEAL_READERS: readonly Role[] = [...APPEAL_DESK, 'COORDINATOR', 'AUDITOR'];

const desk = role(...APPEAL_DESK);

export const appealsPolicy: AccessTable = {
  Query: {
    ...fields(signedIn, 'creditAppeals creditAppeal'),
    ...fields(role('TEACHER'), 'viewerCreditAppeals viewerAppealableDecisions'),
    creditAppealCandidates: desk,
  },
  Mutation: {
    ...fields(role('TEACHER'), 'creditAppealFile creditAppealWithdraw'),
    ...fields(desk, 'creditAppealAdmit creditAppealDismiss creditAppealNamePanel creditAppealCarryOut'),
    // Whoever sits on the panel, whatever his role; the service looks.
    ...fields(signedIn, 'creditAppealVote creditAppealClose'),
  },
  CreditAppeal: fields(reached, 'id number teacher kind title decision decidedDay decidedByName stakeCenticredits grounds files filedAt decideByDay daysLeft status panelSize voteCount panel outcomeReason grantVotes closedAt carryOut effectCenticredits effectNote cohortId claimId steps viewerMay viewerBarred'),
  CreditAppealFile: fields(reached, 'id name'),
  CreditAppealMember: fields(reached, 'accountId name isHead hasVoted vote reason'),
  CreditAppealStepTaken: fields(reached, 'action note byName at'),
  CreditAppealCandidate: fields(reached, 'accountId name roles school may'),
  CreditAppealPermission: fields(reached, 'allowed reason'),
  AppealableDecision: fields(reached, 'key kind title decision decidedDay decidedByName lastDay daysLeft stakeCenticredits'),
};
