export type MembershipRefusal =
  | { readonly code: 'STUDIO_CLOSED' }
  | { readonly code: 'NUMBERS_UNKNOWN'; readonly numbers: readonly string[] }
  | { readonly code: 'HOST_STAYS' };

export interface StatedMembers {
  readonly isClosed: boolean;
  readonly numbers: readonly string[];
  /** Teachers in service by number; a member who is to leave may have left the county too. */
  readonly knownNumbers: ReadonlySet<string>;
}

/** Why these teachers may not become members, or null. All or none. */
export function refusalToAdd({ isClosed, numbers, knownNumbers }: StatedMembers): Exclude<MembershipRefusal, { code: 'HOST_STAYS' }> | null {
  if (isClosed) return { code: 'STUDIO_CLOSED' };
  const unknown = numbers.filter((number) => !knownNumbers.has(number));
  return unknown.length > 0 ? { code: 'NUMBERS_UNKNOWN', numbers: unknown } : null;
}

/** Why these members may not leave, or null. The host hosts as long as the studio stands. */
export function refusalToRemove({ isClosed, removesHost }: { readonly isClosed: boolean; readonly removesHost: boolean }): Exclude<MembershipRefusal, { code: 'NUMBERS_UNKNOWN' }> | null {
  if (isClosed) return { code: 'STUDIO_CLOSED' };
  return removesHost ? { code: 'HOST_STAYS' } : null;
}
