import type { Role } from '../../data/generated/operations.js';

/** They open stages, check and appoint. */
export const DECIDERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR'];
/** They see the whole county's rounds, with names. */
export const COUNTY: readonly Role[] = [...DECIDERS, 'AUDITOR'];
export const NOMINATORS: readonly Role[] = [...DECIDERS, 'SCHOOL_ADMINISTRATOR'];
export const ROUND_READERS: readonly Role[] = [...COUNTY, 'SCHOOL_ADMINISTRATOR'];
export const JUDGES: readonly Role[] = ['JUDGE'];
