/** Whoever is to have a hand in an appeal. */
export interface PersonFacts {
  readonly accountId: number;
  readonly teacherId: number | null;
  /** Schools that he teaches at or administers. */
  readonly schoolIds: readonly number[];
}

export interface MatterFacts {
  readonly teacherId: number;
  /** Where the applicant was when he filed it, and is now. */
  readonly schoolIds: readonly number[];
  /** Who decided the matter, passed one of its steps or filed what was decided. */
  readonly involvedAccountIds: readonly number[];
}

/** In order of precedence. */
export const CONFLICTS = ['IS_APPLICANT', 'DECIDED_THE_MATTER', 'SAME_SCHOOL'] as const;
export type Conflict = (typeof CONFLICTS)[number];

/** Why this person may not judge the matter, or null when he is impartial. */
export function conflictOf(person: PersonFacts, matter: MatterFacts): Conflict | null {
  if (person.teacherId === matter.teacherId) return 'IS_APPLICANT';
  if (matter.involvedAccountIds.includes(person.accountId)) return 'DECIDED_THE_MATTER';
  if (person.schoolIds.some((id) => matter.schoolIds.includes(id))) return 'SAME_SCHOOL';
  return null;
}

/** The desk only conducts the case: being of the same school does not bar it, having decided the matter does. */
export function barredFromDesk(person: Omit<PersonFacts, 'schoolIds'>, matter: MatterFacts): Exclude<Conflict, 'SAME_SCHOOL'> | null {
  const conflict = conflictOf({ accountId: person.accountId, teacherId: person.teacherId, schoolIds: [] }, matter);
  return conflict === 'SAME_SCHOOL' ? null : conflict;
}
