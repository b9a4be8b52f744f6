import { type AccessTable, anyone, fields, reached, type Role, role, signedIn } from '../accounts/index.js';

/** Roles that work with schools and teachers, each within its own reach. */
export const OFFICE_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR', 'AREA_LEAD', 'SCHOOL_ADMINISTRATOR'];

/** The centre's own staff: what they plan holds for the whole county. */
export const isCentre: ReturnType<typeof role> = (context) => context.viewer?.reach('ADMINISTRATOR', 'COORDINATOR').county ?? false;
/** The centre, and whoever checks it: they read what is planned and paid. */
export const isCentreOrAuditor: ReturnType<typeof role> = (context) => context.viewer?.reach('ADMINISTRATOR', 'COORDINATOR', 'AUDITOR').county ?? false;

export const organisationsPolicy: AccessTable = {
  Query: { installation: anyone, areas: signedIn, schools: role(...OFFICE_ROLES) },
  AccountGrant: fields(reached, 'area school'),
  Installation: fields(reached, 'centreName centreNameEn'),
  Area: fields(anyone, 'id code name nameEn stage'),
  School: fields(reached, 'id code name nameEn kind remoteness teacherCount area'),
};
