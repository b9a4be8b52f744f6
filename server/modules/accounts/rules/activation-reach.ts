import type { Role } from '../actor.js';

/**
 * Whoever resets an account could sign in as its holder, so nobody resets one that may do more than
 * he may hand out himself: a school only plain teachers, a coordinator nobody of the centre.
 */
const MAY_RESET: readonly (readonly [Role, readonly Role[]])[] = [
  ['SCHOOL_ADMINISTRATOR', ['TEACHER']],
  ['COORDINATOR', ['TEACHER', 'SCHOOL_ADMINISTRATOR', 'AREA_LEAD', 'STUDIO_HOST']],
];

export function mayReset(issuer: readonly Role[], holder: readonly Role[]): boolean {
  if (issuer.includes('ADMINISTRATOR')) return true;
  return MAY_RESET.some(([role, allowed]) => issuer.includes(role) && holder.every((each) => allowed.includes(each)));
}
