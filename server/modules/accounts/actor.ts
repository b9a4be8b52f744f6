import type { Author } from '../../platform/transactions/tx.js';

export const ROLES = [
  'ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'SCHOOL_ADMINISTRATOR', 'AREA_LEAD', 'JUDGE', 'STUDIO_HOST', 'TEACHER', 'AUDITOR', 'PROVIDER',
] as const;
export type Role = (typeof ROLES)[number];

/** A role with its scope. Without area, school, studio or provider it holds for the county. */
export interface Grant {
  readonly role: Role;
  readonly areaId: number | null;
  readonly schoolId: number | null;
  readonly studioId: number | null;
  readonly providerId: number | null;
}

/** What an actor reaches through some roles: the county, or these areas and schools, and himself. */
export type Reach =
  | { readonly county: true }
  | { readonly county: false; readonly areaIds: readonly number[]; readonly schoolIds: readonly number[]; readonly teacherId: number | null };

/** Whoever is signed in, with every role he holds. */
export class Actor implements Author {
  constructor(
    readonly accountId: number,
    readonly name: string,
    /** The teacher that this account belongs to, when it belongs to one. */
    readonly teacherId: number | null,
    readonly grants: readonly Grant[],
    readonly sessionId: number | null = null,
  ) {}

  is(...roles: readonly Role[]): boolean {
    return this.grants.some((grant) => roles.includes(grant.role));
  }

  /** Everything that the actor reaches through any of these roles. */
  reach(...roles: readonly Role[]): Reach {
    const held = this.grants.filter((grant) => roles.includes(grant.role));
    const isWide = (grant: Grant): boolean => grant.areaId === null && grant.schoolId === null && grant.role !== 'TEACHER' && grant.role !== 'SCHOOL_ADMINISTRATOR' && grant.role !== 'AREA_LEAD' && grant.role !== 'JUDGE' && grant.role !== 'STUDIO_HOST' && grant.role !== 'PROVIDER';
    if (held.some(isWide)) return { county: true };
    return {
      county: false,
      areaIds: held.flatMap((grant) => grant.areaId ?? []),
      schoolIds: held.flatMap((grant) => grant.schoolId ?? []),
      teacherId: held.some((grant) => grant.role === 'TEACHER') ? this.teacherId : null,
    };
  }

  studioIds(): readonly number[] {
    return this.grants.flatMap((grant) => grant.studioId ?? []);
  }

  providerId(): number | null {
    return this.grants.find((grant) => grant.role === 'PROVIDER')?.providerId ?? null;
  }
}

/** A reach as a condition on columns: `(1 = 1)`, or what of area, school and teacher applies. */
export function reachSql(reach: Reach, columns: { area?: string; school?: string; teacher?: string }): { sql: string; params: readonly number[][] } {
  if (reach.county) return { sql: '(1 = 1)', params: [] };
  const parts: string[] = [];
  const params: number[][] = [];
  const add = (column: string | undefined, ids: readonly number[]): void => {
    if (!column || ids.length === 0) return;
    parts.push(`${column} IN (?)`);
    params.push([...ids]);
  };
  add(columns.area, reach.areaIds);
  add(columns.school, reach.schoolIds);
  add(columns.teacher, reach.teacherId === null ? [] : [reach.teacherId]);
  return parts.length > 0 ? { sql: `(${parts.join(' OR ')})`, params } : { sql: '(1 = 0)', params: [] };
}

/** Whether one thing of an area, school or teacher lies within a reach. */
export function isWithin(reach: Reach, place: { areaId?: number | null; schoolId?: number | null; teacherId?: number | null }): boolean {
  return reach.county
    || (place.areaId != null && reach.areaIds.includes(place.areaId))
    || (place.schoolId != null && reach.schoolIds.includes(place.schoolId))
    || (place.teacherId != null && reach.teacherId === place.teacherId);
}
