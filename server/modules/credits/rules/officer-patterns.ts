/** How many claims of a school one officer recognised. */
export interface PairCount { readonly officerId: number; readonly schoolId: number; readonly count: number }
export interface UnusualPair extends PairCount {
  /** All that was recognised of the school. */
  readonly schoolCount: number;
  /** Of the school, and of the whole county, in permille. */
  readonly sharePermille: number;
  readonly countyPermille: number;
}

const LEAST_OF_SCHOOL = 20;
const LEAST_SHARE = 800;
const LEAST_ABOVE_COUNTY = 300;

/**
 * Officers who recognised a strikingly large part of one school: at least 20 claims of it, four fifths of the
 * school's, and 30 points above their part of the county. An officer who does nearly all the county's work is not
 * striking anywhere. The widest gap first. It says where to look, and proves nothing.
 */
export function unusualPairs(pairs: readonly PairCount[]): UnusualPair[] {
  const sum = (list: readonly PairCount[]): number => list.reduce((total, { count }) => total + count, 0);
  const all = sum(pairs);
  return pairs.map((pair): UnusualPair => {
    const schoolCount = sum(pairs.filter(({ schoolId }) => schoolId === pair.schoolId));
    return { ...pair, schoolCount, sharePermille: Math.round((pair.count * 1000) / schoolCount), countyPermille: Math.round((sum(pairs.filter(({ officerId }) => officerId === pair.officerId)) * 1000) / all) };
  }).filter(({ count, sharePermille, countyPermille }) => count >= LEAST_OF_SCHOOL && sharePermille >= LEAST_SHARE && sharePermille - countyPermille >= LEAST_ABOVE_COUNTY)
    .sort((one, other) => (other.sharePermille - other.countyPermille) - (one.sharePermille - one.countyPermille) || other.count - one.count);
}

/** One call in which an officer passed claims. */
export interface Call { readonly at: string; readonly claims: number }
export interface Speed { readonly singleCount: number; readonly bulkCount: number; readonly mostSinglesInAMinute: number }

/**
 * How fast somebody decided one by one. When a claim was opened is not known, so this is not the time of reading;
 * calls of several claims are counted apart, since they were chosen together. Instants are UTC text.
 */
export function speedOf(calls: readonly Call[]): Speed {
  const minutes = new Map<string, number>();
  for (const { at, claims } of calls) if (claims === 1) minutes.set(at.slice(0, 16), (minutes.get(at.slice(0, 16)) ?? 0) + 1);
  const singleCount = [...minutes.values()].reduce((sum, count) => sum + count, 0);
  return { singleCount, bulkCount: calls.reduce((sum, { claims }) => sum + (claims > 1 ? claims : 0), 0), mostSinglesInAMinute: Math.max(0, ...minutes.values()) };
}
