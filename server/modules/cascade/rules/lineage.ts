export type StepLevel = 'AREA' | 'SCHOOL';
/** BROKEN: a step that it hangs on was withdrawn. */
export type StepState = 'PLANNED' | 'HELD' | 'WITHDRAWN' | 'BROKEN';

export interface StepFacts {
  readonly id: number;
  /** The step that its giver was present at; null for the source itself. */
  readonly parentId: number | null;
  readonly level: StepLevel;
  /** The school that it was held for; for an area the school that hosts it, if any. */
  readonly schoolId: number | null;
  readonly isWithdrawn: boolean;
  /** Its register is completed and somebody was there. */
  readonly isHeld: boolean;
}

/** How every step stands. A step below a withdrawn one is broken, however deep, unless it was withdrawn itself. */
export function statesOf(steps: readonly StepFacts[]): Map<number, StepState> {
  const byId = new Map(steps.map((each) => [each.id, each]));
  const hangsOnWithdrawn = (step: StepFacts): boolean => {
    for (let above = step.parentId === null ? undefined : byId.get(step.parentId); above; above = above.parentId === null ? undefined : byId.get(above.parentId)) if (above.isWithdrawn) return true;
    return false;
  };
  return new Map(steps.map((step) => [step.id, step.isWithdrawn ? 'WITHDRAWN' : hangsOnWithdrawn(step) ? 'BROKEN' : step.isHeld ? 'HELD' : 'PLANNED']));
}

/** Depth first, each step under the one that it hangs on, siblings by id. */
export function inTreeOrder<T extends Pick<StepFacts, 'id' | 'parentId'>>(steps: readonly T[]): { step: T; depth: number }[] {
  const below = (parentId: number | null, depth: number): { step: T; depth: number }[] =>
    steps.filter((each) => each.parentId === parentId).sort((one, other) => one.id - other.id).flatMap((step) => [{ step, depth }, ...below(step.id, depth + 1)]);
  return below(null, 0);
}

export interface Target {
  readonly schoolId: number;
  readonly areaId: number | null;
}

/** Target schools for which a step was held that still hangs together; a school counts once however many steps it had. */
export function reachedSchools(targets: readonly Target[], steps: readonly StepFacts[]): Set<number> {
  const states = statesOf(steps);
  const wanted = new Set(targets.map((each) => each.schoolId));
  return new Set(steps.flatMap((step) => (step.level === 'SCHOOL' && states.get(step.id) === 'HELD' && step.schoolId !== null && wanted.has(step.schoolId) ? [step.schoolId] : [])));
}

export interface SubjectCoverage {
  readonly subject: string;
  /** Teachers in service of the target schools. */
  readonly teachers: number;
  /** Of them, those who were present at any held step, each once. */
  readonly reached: number;
}

/** By subject, in the order given; people counted once however often they were taught it. */
export function subjectCoverage(subjects: readonly string[], teachers: readonly { readonly id: number; readonly subject: string }[], presentIds: ReadonlySet<number>): SubjectCoverage[] {
  return subjects.map((subject) => {
    const ofSubject = teachers.filter((each) => each.subject === subject);
    return { subject, teachers: ofSubject.length, reached: ofSubject.filter((each) => presentIds.has(each.id)).length };
  });
}

/** A target is overdue from the day after the last one. */
export const isOverdue = ({ isReached, dueOn, today }: { readonly isReached: boolean; readonly dueOn: string; readonly today: string }): boolean => !isReached && today > dueOn;
