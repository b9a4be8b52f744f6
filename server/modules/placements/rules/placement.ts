export type HostRefusal =
  | { readonly code: 'NOT_SHADOWING' } | { readonly code: 'CLASS_ENDED' } | { readonly code: 'HOST_TWICE' }
  | { readonly code: 'DAY_OUTSIDE'; readonly startsOn: string; readonly endsOn: string } | { readonly code: 'MENTOR_TWICE'; readonly name: string };

interface ClassFacts {
  /** How the programme is held. */
  readonly mode: string;
  readonly isEnded: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Why a class does not take in this school as a host, or null. */
export function refusalOfHost({ mode, isEnded, startsOn, endsOn, isHost, days, mentors }: ClassFacts & { readonly isHost: boolean; readonly days: readonly string[]; readonly mentors: readonly string[] }): HostRefusal | null {
  if (mode !== 'SHADOWING') return { code: 'NOT_SHADOWING' };
  if (isEnded) return { code: 'CLASS_ENDED' };
  if (isHost) return { code: 'HOST_TWICE' };
  if (days.some((day) => day < startsOn || day > endsOn)) return { code: 'DAY_OUTSIDE', startsOn, endsOn };
  const twice = mentors.find((name, at) => mentors.indexOf(name) !== at);
  return twice === undefined ? null : { code: 'MENTOR_TWICE', name: twice };
}

export type PlaceRefusal =
  | { readonly code: 'CLASS_ENDED' } | { readonly code: 'NOT_ADMITTED' } | { readonly code: 'OWN_SCHOOL' } | { readonly code: 'HAS_BEEN_THERE' }
  | { readonly code: 'MENTOR_FULL'; readonly name: string; readonly capacity: number };

/** Why somebody is not placed with a mentor, or not taken from his host when there is none to go to; null when he is. */
export function refusalToPlace({ isEnded, isAdmitted, schoolId, hasPresence, mentor }: {
  readonly isEnded: boolean; readonly isAdmitted: boolean; readonly schoolId: number;
  /** Whether the school that he would leave has confirmed a day of his already: it would count no longer. */
  readonly hasPresence: boolean;
  readonly mentor: { readonly name: string; readonly capacity: number; readonly used: number; readonly schoolId: number } | null;
}): PlaceRefusal | null {
  if (isEnded) return { code: 'CLASS_ENDED' };
  if (!isAdmitted) return { code: 'NOT_ADMITTED' };
  if (mentor?.schoolId === schoolId) return { code: 'OWN_SCHOOL' };
  if (hasPresence) return { code: 'HAS_BEEN_THERE' };
  return mentor && mentor.used >= mentor.capacity ? { code: 'MENTOR_FULL', name: mentor.name, capacity: mentor.capacity } : null;
}
