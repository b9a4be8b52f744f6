/** In the open a line stands for at least so many teachers: the figures of fewer are those of persons. */
export const LEAST_TEACHERS = 5;

/**
 * Which schools stand in the open under their own name, and which are told as one line. When a school is too small,
 * the next smallest go with it until the line has enough teachers of more than one school: otherwise the county's
 * total less all the others would give the small school away.
 */
export function openLines<S extends { readonly teacherCount: number }>(schools: readonly S[]): { readonly named: readonly S[]; readonly merged: readonly S[] } {
  const merged = new Set<S>();
  let teachers = 0;
  for (const school of [...schools].sort((a, b) => a.teacherCount - b.teacherCount)) {
    const isSafe = merged.size === 0 || (merged.size > 1 && teachers >= LEAST_TEACHERS);
    if (school.teacherCount >= LEAST_TEACHERS && isSafe) break;
    merged.add(school);
    teachers += school.teacherCount;
  }
  return { named: schools.filter((each) => !merged.has(each)), merged: [...merged] };
}
