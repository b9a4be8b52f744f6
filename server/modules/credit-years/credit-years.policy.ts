import { type AccessTable, fields, reached, type Role, role } from '../accounts/index.js';
import { CREDIT_READERS } from '../credits/index.js';

/** Those who propose to close a year and, never the same person, confirm it. */
export const YEAR_KEEPERS: readonly Role[] = ['CREDIT_OFFICER', 'ADMINISTRATOR'];
/** The desk; teachers see their own year only. */
export const YEAR_READERS: readonly Role[] = CREDIT_READERS.filter((role) => role !== 'TEACHER');

export const creditYearsPolicy: AccessTable = {
  Query: { ...fields(role(...YEAR_READERS), 'creditYears creditYear creditYearSchools creditYearResults'), viewerCreditYears: role('TEACHER') },
  Mutation: fields(role(...YEAR_KEEPERS), 'creditYearPropose creditYearConfirm creditYearDecline'),
  CreditYear: fields(reached, 'cycleYear closedAt teacherCount shortCount countedCenticredits changedCount latest checklist closings viewerCanPropose'),
  CreditYearClosing: fields(reached, 'id kind status checklist proposedBy proposedAt decidedBy decidedAt declineReason jobId teacherCount shortCount countedCenticredits hash closedAt viewerCanConfirm'),
  CreditYearCheck: fields(reached, 'key count blocks schools'),
  CreditYearCheckSchool: fields(reached, 'schoolId name nameEn count'),
  CreditYearSchool: fields(reached, 'schoolId name nameEn teacherCount shortCount countedCenticredits changedCount'),
  CreditYearResult: fields(reached, 'teacherId cycleYear number name schoolName schoolNameEn countedCenticredits minimumCenticredits shortCenticredits cycleCountedCenticredits categories ruleSetName changes'),
  CreditYearCategory: fields(reached, 'category postedCenticredits countedCenticredits'),
  CreditYearChange: fields(reached, 'entryId kind title centicredits postedAt cause'),
};
