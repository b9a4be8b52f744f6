interface Teaching {
  readonly schoolId: number;
  readonly subject: string;
  readonly stage: string;
}
export interface OpenMentor extends Teaching {
  readonly mentorId: number;
  /** Places left. */
  readonly free: number;
}
export interface Unplaced extends Teaching {
  readonly teacherId: number;
}

/** What makes a mentor fit, the best first. Somebody whom nobody fits is placed by hand. */
const FITS: readonly ((one: Teaching, other: Teaching) => boolean)[] = [
  (one, other) => one.subject === other.subject && one.stage === other.stage,
  (one, other) => one.subject === other.subject,
  (one, other) => one.stage === other.stage,
];

/**
 * Places for those who have none: first with a mentor of their subject and stage, then of their subject, then of their
 * stage; never at their own school. Of mentors who fit alike the one with most places left, then in the order given:
 * the same facts give the same list.
 */
export function proposePlaces(mentors: readonly OpenMentor[], people: readonly Unplaced[]): { teacherId: number; mentorId: number }[] {
  const free = new Map(mentors.map(({ mentorId, free: places }) => [mentorId, places]));
  const left = (mentor: OpenMentor): number => free.get(mentor.mentorId) ?? 0;
  const placed = new Map<number, number>();
  for (const fits of FITS) {
    for (const person of people.filter(({ teacherId }) => !placed.has(teacherId))) {
      const [best] = mentors.filter((mentor) => left(mentor) > 0 && mentor.schoolId !== person.schoolId && fits(mentor, person)).sort((one, other) => left(other) - left(one));
      if (!best) continue;
      free.set(best.mentorId, left(best) - 1);
      placed.set(person.teacherId, best.mentorId);
    }
  }
  return people.flatMap(({ teacherId }) => (placed.has(teacherId) ? [{ teacherId, mentorId: placed.get(teacherId) as number }] : []));
}
