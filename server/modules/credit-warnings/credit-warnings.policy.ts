import { type AccessTable, fields, reached, role } from '../accounts/index.js';
import { WARNING_READERS } from './credit-warnings.read-model.js';

export const creditWarningsPolicy: AccessTable = {
  Query: { ...fields(role(...WARNING_READERS), 'creditWarnings creditWarningSchools'), creditWarningRun: role(...WARNING_READERS, 'TEACHER'), viewerCreditWarning: role('TEACHER') },
  Mutation: { creditWarningsCompute: role('ADMINISTRATOR', 'CREDIT_OFFICER') },
  CreditWarningRun: fields(reached, 'day computedAt teacherCount'),
  CreditWarning: fields(reached, 'id teacher level gapCenticredits endDay sentence missing'),
  CreditWarningSchool: fields(reached, 'school missedCount urgentCount behindCount'),
};
