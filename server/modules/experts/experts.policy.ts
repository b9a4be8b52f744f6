import { type AccessTable, fields, reached } from '../accounts/index.js';
import { isCentre, isCentreOrAuditor } from '../organisations/index.js';

export const expertsPolicy: AccessTable = {
  Query: fields(isCentreOrAuditor, 'experts expert expertSessions expertInvitations expertFees'),
  Mutation: {
    ...fields(isCentre, 'expertAdd expertEdit expertRetire expertRestore expertMobileReveal sessionNameLecturer'),
    ...fields(isCentre, 'expertInvite expertInvitationAnswer expertInvitationWithdraw'),
    ...fields(isCentre, 'expertRate expertFeeEnter expertFeePay expertFeeReopen'),
  },
  Expert: fields(reached, 'id name title organisation origin teacherId subjects stages topics feeFen mobileMasked note status years rating participantRating classRatings changedAt'),
  ExpertYear: fields(reached, 'year sessions minutes feeFen unpaidFen'),
  ExpertClassRating: fields(reached, 'id classTitle classTitleEn year answers averageHundredths'),
  ExpertRatingSummary: fields(reached, 'count averageHundredths'),
  ExpertSession: fields(reached, 'id expert rollKind rollTitle rollTitleEn topic topicEn place startsAt endsAt durationMinutes isOver fee rating viewerScore'),
  ExpertFee: fields(reached, 'id amountFen status paidOn voucher note'),
  ExpertFeePage: fields(reached, 'items totalCount totals'),
  ExpertFeeTotals: fields(reached, 'amountFen paidFen unpaidFen missing'),
  ExpertInvitation: fields(reached, 'id expert session status note invitedAt invitedByName answeredAt answer'),
};
