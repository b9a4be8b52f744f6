import type { CycleStanding } from '../../credits/index.js';

/** A teacher's year, from what was frozen or from the ledger. Centicredits. */
export interface TeacherYear {
  readonly schoolId: number;
  readonly countedCenticredits: number;
  /** Null: the rules ask nothing of a single year, or he is exempt from it. */
  readonly minimumCenticredits: number | null;
  readonly shortCenticredits: number;
  readonly cycleStanding: CycleStanding;
  readonly categories: readonly { readonly categoryKey: string; readonly countedCenticredits: number }[];
}

export interface SchoolTally {
  teacherCount: number;
  countedCenticredits: number;
  onCourseCount: number;
  cycleMetCount: number;
  /** By category key. */
  categories: Record<string, number>;
}

/** Did he do what the year asks? Where it asks nothing of itself, his cycle has to keep up with its years. */
export const isOnCourse = ({ minimumCenticredits, shortCenticredits, cycleStanding }: Pick<TeacherYear, 'minimumCenticredits' | 'shortCenticredits' | 'cycleStanding'>): boolean =>
  (minimumCenticredits === null ? cycleStanding !== 'BEHIND' : shortCenticredits === 0);

/** Adds teachers to the tallies of their schools. */
export function tally(schools: Map<number, SchoolTally>, teachers: readonly TeacherYear[]): void {
  for (const teacher of teachers) {
    const school = schools.get(teacher.schoolId) ?? { teacherCount: 0, countedCenticredits: 0, onCourseCount: 0, cycleMetCount: 0, categories: {} };
    school.teacherCount += 1;
    school.countedCenticredits += teacher.countedCenticredits;
    school.onCourseCount += isOnCourse(teacher) ? 1 : 0;
    school.cycleMetCount += teacher.cycleStanding === 'MET' ? 1 : 0;
    for (const { categoryKey, countedCenticredits } of teacher.categories) school.categories[categoryKey] = (school.categories[categoryKey] ?? 0) + countedCenticredits;
    schools.set(teacher.schoolId, school);
  }
}

/** Several schools as one line. */
export function addUp(tallies: readonly SchoolTally[]): SchoolTally {
  const sum = (of: (tally: SchoolTally) => number): number => tallies.reduce((all, each) => all + of(each), 0);
  const keys = [...new Set(tallies.flatMap((each) => Object.keys(each.categories)))];
  return {
    teacherCount: sum((each) => each.teacherCount), countedCenticredits: sum((each) => each.countedCenticredits), onCourseCount: sum((each) => each.onCourseCount), cycleMetCount: sum((each) => each.cycleMetCount),
    categories: Object.fromEntries(keys.map((key) => [key, sum((each) => each.categories[key] ?? 0)])),
  };
}
