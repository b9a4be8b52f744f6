import { type AccessTable, fields, reached, role, type Role } from '../accounts/index.js';
import { OFFICE_ROLES } from '../organisations/index.js';

/** Each within his reach; a teacher reaches himself. */
export const TEACHER_READERS: readonly Role[] = [...OFFICE_ROLES, 'TEACHER'];

/** Each within his reach: codes for accounts, and national ids in full. */
export const TEACHER_ADMINISTRATORS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'SCHOOL_ADMINISTRATOR'];

export const teachersPolicy: AccessTable = {
  Query: { teachers: role(...OFFICE_ROLES), teacher: role(...TEACHER_READERS) },
  Mutation: fields(role(...TEACHER_ADMINISTRATORS), 'accountActivationIssue teacherNationalIdReveal'),
  TeacherActivation: fields(reached, 'teacher activation passedOver'),
  Teacher: {
    ...fields(reached, 'id number name sex school title post subject stage hiredOn status'),
    nationalIdMasked: role(...TEACHER_READERS),
    accountStatus: role(...TEACHER_ADMINISTRATORS),
  },
};
