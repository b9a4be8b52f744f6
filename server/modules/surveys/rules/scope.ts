/** Whom a survey beyond one class asks: conditions add up, an empty one asks nothing. Codes as they are stored. */
export interface Scope {
  readonly areaIds: readonly number[];
  readonly schoolIds: readonly number[];
  readonly stages: readonly string[];
  readonly subjects: readonly string[];
}

export const EVERY_TEACHER: Scope = { areaIds: [], schoolIds: [], stages: [], subjects: [] };
