import { type AccessTable, fields, reached, role, type Role } from '../accounts/index.js';
import { OFFICE_ROLES } from '../organisations/index.js';

/** Each within his reach; a teacher reaches himself. */
export const TEACHER_READERS: readonly Role[] = [...OFFICE_ROLES, 'TEACHER'];

export const teachersPolicy: AccessTable = {
  Query: { teachers: role(...OFFICE_ROLES), teacher: role(...TEACHER_READERS) },
  Teacher: {
    ...fields(reached, 'id number name sex school title post subject stage hiredOn status'),
    nationalIdMasked: role(...TEACHER_READERS),
  },
};
