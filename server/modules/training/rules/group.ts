/** People who come together: from one school, two to {@link MOST_TOGETHER} of them. */
export const MOST_TOGETHER = 10;

export type GroupRefusal = { readonly code: 'GROUP_SIZE'; readonly most: number } | { readonly code: 'GROUP_OF_SEVERAL_SCHOOLS' };

/** Why these people may not be registered as a group. */
export function refusalToGroup(schoolIds: readonly (number | undefined)[]): GroupRefusal | null {
  if (schoolIds.length < 2 || schoolIds.length > MOST_TOGETHER) return { code: 'GROUP_SIZE', most: MOST_TOGETHER };
  return new Set(schoolIds).size > 1 ? { code: 'GROUP_OF_SEVERAL_SCHOOLS' } : null;
}
