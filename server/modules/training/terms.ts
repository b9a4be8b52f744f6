import type { ProgrammeTerms, Terms } from './candidates.js';
import { fieldsOf } from './rules/form.js';
import type { CohortTerms } from './rules/registration.js';
import type { ApprovalStep } from './rules/vocabulary.js';

/** A list as it is stored: codes with commas between. */
export function codesOf(list: string): string[] {
  return list === '' ? [] : list.split(',');
}

/** What a cohort and its programme ask of whoever registers. */
export function termsOf(cohort: Terms, programme: Pick<ProgrammeTerms, 'approvalChain' | 'formFields'>): CohortTerms {
  const { status, registrationOpensAt, registrationClosesAt, admission, minYearsTaught, maxYearsTaught } = cohort;
  return {
    status, registrationOpensAt, registrationClosesAt, admission, minYearsTaught, maxYearsTaught, hasWaitingList: Boolean(cohort.hasWaitingList), stages: codesOf(cohort.stages), subjects: codesOf(cohort.subjects),
    titles: codesOf(cohort.titles), approvalChain: codesOf(programme.approvalChain) as ApprovalStep[], formFields: fieldsOf(programme.formFields),
  };
}
