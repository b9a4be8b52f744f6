import type { Role } from '../../data/generated/operations.js';

/** Who hands out codes and reads national ids in full, each within his reach. */
export const TEACHER_ADMINISTRATORS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'SCHOOL_ADMINISTRATOR'];

/** Roles that are given by hand, and the scope that each needs. The others come with the roster and with studios. */
export const GIVEN_BY_HAND = {
  ADMINISTRATOR: null, COORDINATOR: null, CREDIT_OFFICER: null, SCHOOL_ADMINISTRATOR: 'school', AREA_LEAD: 'area', JUDGE: null, AUDITOR: null, PROVIDER: 'provider',
} as const satisfies Partial<Record<Role, 'school' | 'area' | 'provider' | null>>;

export type GivenRole = keyof typeof GIVEN_BY_HAND;
