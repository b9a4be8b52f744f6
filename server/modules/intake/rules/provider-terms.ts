export type ProviderRefusal =
  | { readonly code: 'KEY_TAKEN' }
  | { readonly code: 'CATEGORY_UNKNOWN'; readonly categoryKey: string }
  | { readonly code: 'DEFAULT_NOT_ALLOWED' }
  | { readonly code: 'YEARS_REVERSED' };

export interface ProviderTermsFacts {
  readonly keyTaken: boolean;
  /** Of the rule set in force. */
  readonly knownCategoryKeys: readonly string[];
  readonly level: string;
  readonly categoryKey: string;
  readonly levels: readonly string[];
  readonly categoryKeys: readonly string[];
  readonly fromYear: number;
  readonly toYear?: number | null;
}

/** Why a platform may not be kept on these terms, or null; in the order of {@link ProviderRefusal}. */
export function providerRefusal(facts: ProviderTermsFacts): ProviderRefusal | null {
  if (facts.keyTaken) return { code: 'KEY_TAKEN' };
  const unknown = [facts.categoryKey, ...facts.categoryKeys].find((key) => !facts.knownCategoryKeys.includes(key));
  if (unknown !== undefined) return { code: 'CATEGORY_UNKNOWN', categoryKey: unknown };
  if (!facts.levels.includes(facts.level) || !facts.categoryKeys.includes(facts.categoryKey)) return { code: 'DEFAULT_NOT_ALLOWED' };
  return facts.toYear != null && facts.toYear < facts.fromYear ? { code: 'YEARS_REVERSED' } : null;
}
