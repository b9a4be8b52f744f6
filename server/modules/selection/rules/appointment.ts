export type AppointmentRefusal = { code: 'JUDGING_OVER' } | { code: 'NOT_A_JUDGE' } | { code: 'SEES_NAMES' } | { code: 'SITS_ALREADY' } | { code: 'IS_ENTRANT' };

/** Roles that read whose an entry is: with one of them nobody judges blind. */
export const ROLES_THAT_SEE_NAMES: readonly string[] = ['ADMINISTRATOR', 'COORDINATOR', 'AUDITOR'];

/** Why an account may not sit on a round's panels, or null; checks run in the order of {@link AppointmentRefusal}. */
export function refusalToAppoint(facts: { isOver: boolean; roles: readonly string[]; sits: boolean; isEntrant: boolean }): AppointmentRefusal | null {
  if (facts.isOver) return { code: 'JUDGING_OVER' };
  if (!facts.roles.includes('JUDGE')) return { code: 'NOT_A_JUDGE' };
  if (facts.roles.some((each) => ROLES_THAT_SEE_NAMES.includes(each))) return { code: 'SEES_NAMES' };
  if (facts.sits) return { code: 'SITS_ALREADY' };
  return facts.isEntrant ? { code: 'IS_ENTRANT' } : null;
}
