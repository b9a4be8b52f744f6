import type { Actor, AccessTable, Role } from '../accounts/index.js';

/** Who keeps registers: the county's, those of his school, those of his studio. */
export const REGISTER_MANAGERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'SCHOOL_ADMINISTRATOR', 'STUDIO_HOST'];
/** Who may look: also those who check it. */
export const REGISTER_READERS: readonly Role[] = [...REGISTER_MANAGERS, 'CREDIT_OFFICER', 'AUDITOR'];

interface RollPlace {
  readonly schoolId: number | null;
  readonly hostTeacherId: number | null;
}

/** May he keep this roll's register? Others do not learn that it exists, unless they may read it. */
export function mayManage(actor: Actor, roll: RollPlace): boolean {
  return isWithinRoles(actor, roll, REGISTER_MANAGERS);
}

export function mayRead(actor: Actor, roll: RollPlace): boolean {
  return isWithinRoles(actor, roll, REGISTER_READERS);
}

function isWithinRoles(actor: Actor, roll: RollPlace, roles: readonly Role[]): boolean {
  const reach = actor.reach(...roles);
  return reach.county || (roll.schoolId !== null && reach.schoolIds.includes(roll.schoolId)) || (roll.hostTeacherId !== null && roll.hostTeacherId === hostOf(actor));
}

/** The teacher whose own studio's rolls the actor keeps. */
export function hostOf(actor: Actor): number | null {
  return actor.is('STUDIO_HOST') ? actor.teacherId : null;
}

export const attendancePolicy: AccessTable = {};
