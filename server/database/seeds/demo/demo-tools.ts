import { Actor, type Grant } from '../../../modules/accounts/index.js';
import type { Platform } from '../../../platform/module.js';
import type { CountyPlan } from '../county/county-plan.js';
import type { TrainingPlan } from '../county/training-plan-types.js';

/** Ids of what earlier seeders wrote, by the natural codes of the plan. */
export class DemoIds {
  readonly areas = new Map<string, number>();
  readonly schools = new Map<string, number>();
  readonly teachers = new Map<string, number>();
  readonly accounts = new Map<string, number>();
  /** Accounts by teacher number. */
  readonly accountOfTeacher = new Map<string, number>();
  readonly programmes = new Map<string, number>();
  readonly cohorts = new Map<string, number>();
  readonly providers = new Map<string, number>();
}

/** What every seeder of the demo county is given. */
export interface DemoTools {
  readonly platform: Platform;
  readonly county: CountyPlan;
  readonly training: TrainingPlan;
  readonly ids: DemoIds;
}

/** Somebody of the demo as he would be signed in. */
export async function actorOf({ platform: { reader }, ids }: DemoTools, login: string): Promise<Actor> {
  const accountId = idOf(ids.accounts, login);
  const account = await reader.row<{ name: string; teacherId: number | null }>('SELECT name, teacherId FROM accounts WHERE id = ?', [accountId]);
  return new Actor(accountId, account?.name ?? '', account?.teacherId ?? null, await reader.rows<Grant>('SELECT role, areaId, schoolId, studioId, providerId FROM grants WHERE accountId = ?', [accountId]));
}

/** The id behind a code that the plan promises. */
export function idOf(ids: ReadonlyMap<string, number>, code: string): number {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`the demo plan names ${code}, which no seeder wrote`);
  return id;
}
