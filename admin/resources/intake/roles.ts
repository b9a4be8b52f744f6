import type { Role } from '../../data/generated/operations.js';

/** Who sees what platforms send; the server says who may change it. */
export const INTAKE_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR'];
/** Who agrees terms with platforms. */
export const PROVIDER_KEEPERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR'];
