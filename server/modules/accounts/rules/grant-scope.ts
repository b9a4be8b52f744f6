import type { Role } from '../actor.js';

/** Where a role is wanted to hold. */
export interface GrantScope {
  readonly role: Role;
  readonly areaId: number | null;
  readonly schoolId: number | null;
  readonly providerId: number | null;
}

export interface GrantFacts extends GrantScope {
  readonly isOwnAccount: boolean;
  readonly isDisabled: boolean;
  /** Of the area or school named; true when none is named. */
  readonly scopeExists: boolean;
  readonly held: readonly GrantScope[];
}

export type GrantRefusal =
  | { readonly code: 'OWN_ACCOUNT' }
  | { readonly code: 'ACCOUNT_DISABLED' }
  | { readonly code: 'ROLE_GIVEN_ELSEWHERE'; readonly role: Role }
  | { readonly code: 'SCOPE_NEEDED'; readonly role: Role; readonly scope: 'area' | 'school' | 'provider' }
  | { readonly code: 'SCOPE_NOT_ALLOWED'; readonly role: Role }
  | { readonly code: 'SCOPE_UNKNOWN' }
  | { readonly code: 'ALREADY_GRANTED' };

type Scope = 'area' | 'school' | 'provider';

/** The scope that a role must have; the others hold for the county. TEACHER comes with the roster, STUDIO_HOST with the studio. */
const NEEDED: Readonly<Partial<Record<Role, Scope>>> = { SCHOOL_ADMINISTRATOR: 'school', AREA_LEAD: 'area', PROVIDER: 'provider' };
const GIVEN_ELSEWHERE: readonly Role[] = ['TEACHER', 'STUDIO_HOST'];

/** Why this role may not be given to this account, or null. Checks run in the order of {@link GrantRefusal}. */
export function refusalToGrant(facts: GrantFacts): GrantRefusal | null {
  const { role } = facts;
  if (facts.isOwnAccount) return { code: 'OWN_ACCOUNT' };
  if (facts.isDisabled) return { code: 'ACCOUNT_DISABLED' };
  if (GIVEN_ELSEWHERE.includes(role)) return { code: 'ROLE_GIVEN_ELSEWHERE', role };
  const needed = NEEDED[role];
  const given: Readonly<Record<Scope, number | null>> = { area: facts.areaId, school: facts.schoolId, provider: facts.providerId };
  if (needed && given[needed] === null) return { code: 'SCOPE_NEEDED', role, scope: needed };
  if (Object.entries(given).some(([scope, id]) => id !== null && scope !== needed)) return { code: 'SCOPE_NOT_ALLOWED', role };
  if (!facts.scopeExists) return { code: 'SCOPE_UNKNOWN' };
  if (facts.held.some((grant) => grant.role === role && grant.areaId === facts.areaId && grant.schoolId === facts.schoolId && grant.providerId === facts.providerId)) return { code: 'ALREADY_GRANTED' };
  return null;
}
