import { type AccessTable, anyone, fields, reached, type Role, role, signedIn } from '../accounts/index.js';

/** Roles that work with schools and teachers, each within its own reach. */
export const OFFICE_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR', 'AREA_LEAD', 'SCHOOL_ADMINISTRATOR'];

export const organisationsPolicy: AccessTable = {
  Query: { installation: anyone, areas: signedIn, schools: role(...OFFICE_ROLES) },
  AccountGrant: fields(reached, 'area school'),
  Installation: fields(reached, 'centreName centreNameEn'),
  Area: fields(reached, 'id code name nameEn stage'),
  School: fields(reached, 'id code name nameEn kind remoteness teacherCount area'),
};
