import { type AccessTable, fields, reached, role } from '../accounts/index.js';
import { isCentre, isCentreOrAuditor, OFFICE_ROLES } from '../organisations/index.js';

export const planningPolicy: AccessTable = {
  Query: { ...fields(role(...OFFICE_ROLES), 'trainingPlans trainingPlan'), programmeBudget: isCentreOrAuditor },
  Mutation: {
    ...fields(isCentre, 'planCreate planApprove planPublish planReopen planItemAdd planItemEdit planItemRemove planCopyItems planItemOpenProgramme planImport'),
    ...fields(isCentre, 'programmePlanBudget programmeExpenseEnter programmeExpenseStrike'),
  },
  TrainingPlan: fields(reached, 'id year status changedByName changedAt approvedAt approvedByName publishedAt itemCount seats budgetFen items'),
  PlanItem: fields(reached, 'id title sponsorLevel mode minutes seats startsOn endsOn budgetFen responsible stages subjects traineeGroup note done programmes'),
  PlanFigures: fields(reached, 'programmes cohorts seats taken completed spentFen'),
  PlanSheetProblem: fields(reached, 'address column found message'),
  PlanImport: fields(reached, 'rows added changed isApplied problems'),
  ProgrammeBudget: fields(reached, 'lines plannedFen spentFen paidFeesFen planBudgetFen expenses'),
  BudgetLine: fields(reached, 'kind plannedFen spentFen overFen'),
  ProgrammeExpense: fields(reached, 'id kind amountFen spentOn voucher note enteredByName struckAt struckReason'),
};
