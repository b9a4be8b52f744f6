import type { ExpertStatus } from './vocabulary.js';

/** In order of precedence. */
export type PoolRefusal =
  | { readonly code: 'UNKNOWN_TEACHER' }
  | { readonly code: 'TEACHER_IN_POOL'; readonly name: string }
  | { readonly code: 'EXPERT_KNOWN'; readonly name: string; readonly organisation: string }
  | { readonly code: 'MOBILE_UNREADABLE' };

export interface PoolFacts {
  /** The teacher that he is said to be: null when none is named. */
  readonly teacher: { readonly isKnown: boolean; readonly holder: string | null } | null;
  /** Somebody else of the same name and organisation. */
  readonly namesake: { readonly name: string; readonly organisation: string } | null;
  readonly mobile: string | null;
}

/** Why somebody may not enter the pool like this. One person stands in it once, so that load and fees are not split. */
export function refusalOfEntry({ teacher, namesake, mobile }: PoolFacts): PoolRefusal | null {
  if (teacher && !teacher.isKnown) return { code: 'UNKNOWN_TEACHER' };
  if (teacher?.holder) return { code: 'TEACHER_IN_POOL', name: teacher.holder };
  if (namesake) return { code: 'EXPERT_KNOWN', ...namesake };
  return mobile !== null && !/^(1\d{10}|0\d{2,3}-?\d{7,8})$/.test(mobile) ? { code: 'MOBILE_UNREADABLE' } : null;
}

export type StandingRefusal = { readonly code: 'STANDS_ALREADY'; readonly status: ExpertStatus } | { readonly code: 'HAS_SESSIONS_AHEAD'; readonly sessions: number };

/** Why he may not leave the pool, or come back. Whoever still has sessions ahead is asked about them first. */
export function refusalOfStanding(facts: { status: ExpertStatus; wanted: ExpertStatus; sessionsAhead: number }): StandingRefusal | null {
  if (facts.status === facts.wanted) return { code: 'STANDS_ALREADY', status: facts.status };
  return facts.wanted === 'RETIRED' && facts.sessionsAhead > 0 ? { code: 'HAS_SESSIONS_AHEAD', sessions: facts.sessionsAhead } : null;
}

/** Topics as tags: trimmed, each once, without the comma that separates them in the row. */
export function tagsOf(topics: readonly string[]): string[] {
  return [...new Set(topics.map((each) => each.normalize('NFKC').replace(/[,，、\s]+/g, ' ').trim()).filter(Boolean))];
}

/** A mobile or a line with area code with its middle masked: 138****1234. */
export function maskedMobile(mobile: string): string {
  return mobile.length < 8 ? '*'.repeat(mobile.length) : `${mobile.slice(0, 3)}${'*'.repeat(mobile.length - 7)}${mobile.slice(-4)}`;
}
