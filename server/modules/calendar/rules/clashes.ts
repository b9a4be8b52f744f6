export type ClashKind = 'ROOM' | 'LECTURER' | 'TEACHER';

/** A session with what can be in two places at once. */
export interface TimedSession {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly lecturer: string;
  /** The lecturer in the pool; null for a name that is only text. */
  readonly expertId: number | null;
}

/** Places that hold any number of sessions at once, and words for “not known yet”. */
const NO_ROOM = /线上|网络|在线|远程|直播|腾讯会议|钉钉|钉钉直播|平台|各校|各学校|所在学校|本校|影子|待定|online|zoom|tbd|^$/i;
const NO_NAME = /^(待定|另行通知|tbd|—|-|)$/i;

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

export const overlaps = (one: { startsAt: string; endsAt: string }, other: { startsAt: string; endsAt: string }): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt;

export function sameRoom(one: string, other: string): boolean {
  return plain(one) === plain(other) && !NO_ROOM.test(plain(one));
}

/** Two references tell two persons apart, even namesakes; a name that is only text is compared as text. */
export function sameLecturer(one: TimedSession, other: TimedSession): boolean {
  if (one.expertId !== null && other.expertId !== null) return one.expertId === other.expertId;
  return plain(one.lecturer) === plain(other.lecturer) && !NO_NAME.test(plain(one.lecturer));
}

/** Why two sessions cannot both be held as planned, without a look at who attends. */
export function clashesBetween(one: TimedSession, other: TimedSession): ClashKind[] {
  if (!overlaps(one, other)) return [];
  return [...(sameRoom(one.place, other.place) ? ['ROOM' as const] : []), ...(sameLecturer(one, other) ? ['LECTURER' as const] : [])];
}

/** Pairs that overlap in time, each once: sessions come in the order of their start. */
export function overlappingPairs<S extends { startsAt: string; endsAt: string }>(sessions: readonly S[]): [S, S][] {
  const pairs: [S, S][] = [];
  let running: S[] = [];
  for (const session of sessions) {
    running = running.filter((each) => each.endsAt > session.startsAt);
    for (const each of running) pairs.push([each, session]);
    running.push(session);
  }
  return pairs;
}
